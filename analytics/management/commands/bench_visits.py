"""What counting costs a request, and what a worker remembers of a million readers."""

from __future__ import annotations

import gc
import time
import tracemalloc
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from ...counting import Visits
from ...memory import BACK, NEW, THERE, Memory
from ...numbers import Numbers, day_of, rendered

_AGENT = (
    "Mozilla/5.0 (Linux; Android 13; SM-A{number}) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/{version}.0.0.0 Mobile Safari/537.36"
)
#: In microseconds and megabytes: at most so much is allowed.
MOST_MEDIAN, MOST_P99, MOST_MEMORY = 20.0, 200.0, 10.0


class Command(BaseCommand):
    """Prints a line a figure; fails when one is above what it may be."""

    help = "Measure the counting of visits: time of a request, queries, memory."

    def add_arguments(self, parser: CommandParser) -> None:
        """How much."""
        parser.add_argument("--views", type=int, default=200_000)
        parser.add_argument("--keys", type=int, default=1_000_000)
        parser.add_argument("--send", type=int, help="count so many views as a worker and end")
        parser.add_argument("--first", type=int, default=0, help="the first reader of --send")
        parser.add_argument("--readers", type=int, default=1000, help="how many send")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run it. Raises CommandError when a figure is missed."""
        if options["send"] is not None:
            self.send(options["send"], options["first"], options["readers"])
            return
        median, p99 = self.time_of_views(options["views"])
        memory = self.memory_of(options["keys"])
        missed = [
            name
            for name, figure, most in (
                ("median", median, MOST_MEDIAN),
                ("p99", p99, MOST_P99),
                ("memory", memory, MOST_MEMORY),
            )
            if figure > most
        ]
        if missed:
            raise CommandError(f"Too much: {', '.join(missed)}")

    def send(self, views: int, first: int, readers: int) -> None:
        """As a worker does, with its thread; what is left is written when the process ends."""
        visits = Visits()
        for number in range(views):
            reader = first + number % readers
            visits.seen(_environ(2 * reader), 200, "text/html; charset=utf-8")
            visits.numbers()
            if number == views // 2:
                self.stdout.write("half")
                self.stdout.flush()

    def time_of_views(self, views: int) -> tuple[float, float]:
        """Of `seen` and `numbers` with many browsers, half of the views by someone new."""
        visits = _without_thread()
        times = []
        before = len(connection.queries_log)
        connection.force_debug_cursor = True
        for number in range(views):
            environ = _environ(number)
            start = time.perf_counter()
            visits.seen(environ, 200, "text/html; charset=utf-8")
            visits.numbers()
            times.append(time.perf_counter() - start)
            if number % 400 == 0:
                # What the thread does every two hundred new readers, without the database.
                visits.memory.taken()
                visits.memory.learn(day_of(time.time()), [], frozenset())
        queries = len(connection.queries_log) - before
        connection.force_debug_cursor = False
        times.sort()
        median, p99 = (times[int(len(times) * part)] * 1e6 for part in (0.5, 0.99))
        self.line("a view counted, numbers filled in", f"p50 {median:.1f} µs, p99 {p99:.1f} µs")
        self.line("queries on the path of a view", str(queries))
        return median, p99

    def memory_of(self, keys: int) -> float:
        """Of a memory that has seen so many keys on a day."""
        gc.collect()
        tracemalloc.start()
        memory, day = Memory(), day_of(time.time())
        for number in range(keys):
            key = number * 0x9E3779B97F4A7C15 % (1 << 64)
            memory.come(day, number // 12, key, 1, 0)
            if number % 200 == 0:
                memory.taken()
                memory.learn(day, [], frozenset())
        megabytes = tracemalloc.get_traced_memory()[0] / 1e6
        tracemalloc.stop()
        self.line(f"memory at {memory.known():,} keys", f"{megabytes:.1f} MB")
        return megabytes

    def line(self, name: str, figure: str) -> None:
        """A figure."""
        self.stdout.write(f"{name:42} {figure}")


def _without_thread() -> Visits:
    visits = Visits()
    visits.start = lambda: None  # type: ignore[method-assign]
    day = day_of(time.time())
    # A salt and numbers as the thread would read them.
    visits._salts[day] = bytes(16)
    numbers = Numbers(day, 3, 500, 2000, 100_000)
    visits._blocks = {each: rendered(numbers.with_reader(each)) for each in (THERE, BACK, NEW)}
    visits._numbers, visits._read_at = numbers, time.monotonic() + 3600
    visits._shown_until = time.time() + 3600
    return visits


def _environ(number: int) -> dict[str, Any]:
    reader = number // 2
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": f"/tin-tuc/tin/bai-{number % 500}/",
        "QUERY_STRING": "",
        "REMOTE_ADDR": f"10.{reader // 65536 % 256}.{reader // 256 % 256}.{reader % 256}",
        "HTTP_HOST": "localhost",
        "HTTP_REFERER": "https://www.google.com/",
        "HTTP_ACCEPT_LANGUAGE": "vi-VN,vi;q=0.9",
        "HTTP_USER_AGENT": _AGENT.format(number=reader % 300, version=100 + reader % 30),
    }
