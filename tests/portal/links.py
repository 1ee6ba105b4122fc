"""A line between the portal and a server that can be cut in two ways."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading


class Link:
    """Passes on what comes to a port of its own; see `cut` and `hang`."""

    def __init__(self, host: str, port: int) -> None:
        self.target = (host, port)
        self._passing = threading.Event()
        self._ends: set[socket.socket] = set()
        self._listener = self._listening(0)
        self.port = int(self._listener.getsockname()[1])
        self._open()

    def cut(self) -> None:
        """Break every connection, and refuse new ones."""
        self._passing.clear()
        # The thread that waits there holds the port until it is woken.
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for end in list(self._ends):
            _reset(end)

    def hang(self) -> None:
        """Accept connections and keep those there are, but let nothing through."""
        self._passing.clear()

    def mend(self) -> None:
        """Pass everything on again, what waited first."""
        if self._listener.fileno() < 0:
            self._listener = self._listening(self.port)
        self._open()

    def close(self) -> None:
        """Cut it for good."""
        self.cut()
        # What waits to be passed on finds its connection broken.
        self._passing.set()

    def _open(self) -> None:
        self._passing.set()
        threading.Thread(target=self._accept, args=(self._listener,), daemon=True).start()

    def _listening(self, port: int) -> socket.socket:
        made = socket.socket()
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(("127.0.0.1", port))
        made.listen(128)
        return made

    def _accept(self, listener: socket.socket) -> None:
        while self._passing.is_set() and listener is self._listener:
            try:
                near, _ = listener.accept()
            except OSError:
                return
            try:
                far = socket.create_connection(self.target)
            except OSError:
                near.close()
                continue
            self._ends |= {near, far}
            for source, sink in ((near, far), (far, near)):
                threading.Thread(target=self._pass, args=(source, sink), daemon=True).start()

    def _pass(self, source: socket.socket, sink: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                self._passing.wait()
                sink.sendall(data)
        _reset(source)
        _reset(sink)
        self._ends.discard(source)
        source.close()


def _reset(end: socket.socket) -> None:
    """End a connection at once; whoever reads from it in another thread is woken."""
    with contextlib.suppress(OSError):
        end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        end.shutdown(socket.SHUT_RDWR)
