"""Readers that ask as fast as they are answered, each over one connection that stays open."""

from __future__ import annotations

import gzip
import multiprocessing
import socket
import time
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

_AGENT = (
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/130.0.0.0 Mobile Safari/537.36"
)

#: What readers are told, without a lock: they would wait for one another.
_READ_ON, _WAIT, _COME_BACK = range(3)

#: Longest time, in seconds, until readers are under way on a machine that is busy.
_PATIENCE = 120.0


@dataclass(frozen=True)
class Sample:
    """An answer: when it was asked for and had, by the clock all processes share."""

    path: str
    asked: float
    had: float
    status: int
    body: bytes


class Connection:
    """One reader's connection; opened anew when the server closes it."""

    def __init__(self, port: int, agent: str = _AGENT) -> None:
        self.port, self.agent = port, agent
        self._file: Any = None
        self._socket: socket.socket | None = None

    def get(self, path: str) -> tuple[int, bytes]:
        """Status and body as sent. Raises OSError when the server cannot be reached."""
        for attempt in (1, 2):
            try:
                return self._get(path)
            except OSError:
                self.close()
                if attempt == 2:
                    raise
        raise AssertionError

    def close(self) -> None:
        """Close it."""
        if self._socket is not None:
            self._file.close()
            self._socket.close()
            self._socket = None

    def _get(self, path: str) -> tuple[int, bytes]:
        if self._socket is None:
            self._socket = socket.create_connection(("127.0.0.1", self.port), 60)
            self._file = self._socket.makefile("rb")
        lines = (
            f"GET {path} HTTP/1.1",
            f"Host: localhost:{self.port}",
            f"User-Agent: {self.agent}",
        )
        self._socket.sendall(
            "\r\n".join((*lines, "Accept-Encoding: gzip", "Accept-Language: vi", "", "")).encode()
        )
        first = self._file.readline()
        if not first:
            raise ConnectionResetError("Closed between two requests")
        status = int(first.split()[1])
        length = 0
        while (line := self._file.readline()) not in {b"\r\n", b""}:
            if line[:15].lower() == b"content-length:":
                length = int(line[15:])
        return status, self._file.read(length)


def text_of(body: bytes) -> str:
    """A body as text."""
    return (gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body).decode()


@dataclass(frozen=True)
class Speed:
    """What a load got: answers, how long each took, errors, and bodies where they were kept."""

    answers: int
    seconds: float
    errors: int
    samples: list[Sample]
    #: Seconds from asking to having, in rising order.
    took: list[float]

    @property
    def rate(self) -> float:
        """Answers a second."""
        return self.answers / self.seconds

    def within(self, part: float) -> float:
        """Milliseconds within which so great a part of the answers came."""
        return 1000 * self.took[min(int(len(self.took) * part), len(self.took) - 1)]


class Load:
    """So many readers, in processes of their own, that go through the paths in turn."""

    def __init__(
        self, port: int, paths: Sequence[str], clients: int, *, keep: bool = False
    ) -> None:
        context = multiprocessing.get_context("spawn")
        self._order: Any = context.RawValue("b", _READ_ON)
        self._results: Any = context.Queue()
        # Each process counts in a place of its own, so that none waits for another.
        self._counts: Any = context.RawArray("q", clients)
        self._processes = [
            context.Process(
                target=_read,
                args=(port, list(paths), number, keep, self._order, self._results, self._counts),
            )
            for number in range(clients)
        ]

    def start(self) -> None:
        """Send them off; returns when each has had its first answer.

        Raises TimeoutError when one gets none.
        """
        for process in self._processes:
            process.start()
        deadline = time.monotonic() + _PATIENCE
        while not all(self._counts):
            if time.monotonic() > deadline:
                raise TimeoutError("A reader got no answer")
            time.sleep(0.05)

    def answered(self) -> int:
        """How many answers all of them have had so far."""
        return sum(self._counts)

    def pause(self) -> None:
        """Have them wait; they are still there, with their connections."""
        self._order.value = _WAIT

    def resume(self) -> None:
        """Have them go on."""
        self._order.value = _READ_ON

    def stop(self) -> Speed:
        """Call them back; what they saw."""
        self._order.value = _COME_BACK
        results = [self._results.get(timeout=120) for _ in self._processes]
        for process in self._processes:
            process.join()
        return Speed(
            sum(result[0] for result in results),
            max(result[1] for result in results),
            sum(result[2] for result in results),
            [sample for result in results for sample in result[3]],
            sorted(took for result in results for took in result[4]),
        )

    def run(self, seconds: float) -> Speed:
        """A load of so many seconds."""
        self.start()
        time.sleep(seconds)
        return self.stop()


def _read(
    port: int, paths: list[str], number: int, keep: bool, order: Any, results: Any, counts: Any
) -> None:
    connection = Connection(port)
    count = errors = 0
    samples: list[Sample] = []
    took = array("d")
    began = time.monotonic()
    while order.value != _COME_BACK:
        if order.value == _WAIT:
            time.sleep(0.01)
            continue
        path = paths[(count + number * 7) % len(paths)]
        asked = time.monotonic()
        try:
            status, body = connection.get(path)
        except OSError:
            status, body = 0, b""
        had = time.monotonic()
        took.append(had - asked)
        errors += status not in {200, 404}
        count += 1
        counts[number] = count
        if keep:
            samples.append(Sample(path, asked, had, status, body))
    results.put((count, time.monotonic() - began, errors, samples, took))
