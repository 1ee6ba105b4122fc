"""How long the portal waits for PostgreSQL: as long as the server lives, and no longer.

A server that is gone refuses connections, which is known at once. One that hangs, or a network
that swallows everything, says nothing, and libpq would wait for ever; each page that is not kept
would then hold a thread of the server until none is left for those that are. So every wait is the
portal's own (psycopg's wait callback): when nothing came for a while, a new connection is asked
for the shortest thing that PostgreSQL answers. If it does answer, the statement may take its time.
"""

from __future__ import annotations

import select
import socket
import struct
import threading
import time
from collections.abc import Callable
from typing import Any, TypeVar

from psycopg2 import OperationalError, extensions

T = TypeVar("T")

#: Longest time, in seconds, until a connection stands.
CONNECT_PATIENCE = 3.0
#: Seconds without a word after which the server is asked whether it lives, and until it says so.
PATIENCE = 1.0
#: Seconds in which a silent server is not asked again; everybody is told so at once.
RETRY = 1.0
#: `psycopg2.extensions` has no name for the state of a connection that does not stand yet.
_CONNECTING = 20
#: SSLRequest, which is answered with a single letter before anyone has to log in.
_SHORTEST_QUESTION = struct.pack("!II", 8, 80877103)


_lock = threading.Lock()
#: Until when nobody tries to connect; 0 while the server answers.
_silent_until = [0.0]


class SilentError(OperationalError):
    """The server did not answer in time."""


def wait(connection: Any) -> None:
    """Psycopg's wait callback: until the statement is done or the connection stands.

    Raises SilentError, after which psycopg closes the connection.
    """
    is_connecting = connection.status == _CONNECTING
    deadline = time.monotonic() + CONNECT_PATIENCE
    while (state := connection.poll()) != extensions.POLL_OK:
        event = select.POLLIN if state == extensions.POLL_READ else select.POLLOUT
        if _has_come(connection.fileno(), event):
            continue
        if is_connecting:
            is_silent = time.monotonic() > deadline
        else:
            is_silent = not _lives(connection.info.host, connection.info.port)
        if is_silent:
            _silent_until[0] = time.monotonic() + RETRY
            raise SilentError("The database does not answer")


def _has_come(fd: int, event: int) -> bool:
    poll = select.poll()
    poll.register(fd, event)
    return bool(poll.poll(PATIENCE * 1000))


def _lives(host: str, port: int) -> bool:
    """Whether a server answers there; `host` may be a folder, that of its socket file."""
    try:
        with _reached(host, port) as line:
            line.settimeout(PATIENCE)
            line.sendall(_SHORTEST_QUESTION)
            return bool(line.recv(1))
    except OSError:
        return False


def _reached(host: str, port: int) -> socket.socket:
    if not host.startswith("/"):
        return socket.create_connection((host, port), PATIENCE)
    line = socket.socket(socket.AF_UNIX)
    line.settimeout(PATIENCE)
    try:
        line.connect(f"{host}/.s.PGSQL.{port}")
    except OSError:
        line.close()
        raise
    return line


def attempt(connect: Callable[[], T]) -> T:
    """What `connect` gives.

    While the server is silent one thread of the process tries, every `RETRY` seconds; to all
    others SilentError is raised at once, so that they are free for pages that are kept.
    """
    with _lock:
        if time.monotonic() < _silent_until[0]:
            raise SilentError("The database did not answer a moment ago")
        if _silent_until[0]:
            _silent_until[0] = time.monotonic() + CONNECT_PATIENCE + PATIENCE
    try:
        made = connect()
    except SilentError:
        raise
    except OperationalError:
        # It answers, though not as one would like, or its machine refuses for it.
        _silent_until[0] = 0.0
        raise
    _silent_until[0] = 0.0
    return made


extensions.set_wait_callback(wait)
