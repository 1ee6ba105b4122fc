"""Counts at the door of the portal, where kept pages pass too, and knows the numbers of now.

A request costs a hash, a look at a set and a few sums in memory. A thread writes every two
seconds, at two hundred new keys and when the worker ends, and reads the numbers that pages show.
"""

from __future__ import annotations

import atexit
import logging
import os
import threading
import time
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Protocol

from django.db import DatabaseError, InterfaceError, connection

from core.background import Background
from core.robots import is_robot_agent

from . import keys, storage
from .hits import Reader, Sight, is_page, reader_and_view, sight_of
from .memory import BACK, MOST_KEYS, MOST_WAITING, NEW, THERE, Arrival, Memory
from .numbers import Numbers, day_of, look, midnight_of, rendered
from .reports import most_read

logger = logging.getLogger(__name__)

INTERVAL = 2.0
MOST_NEW = 200
#: Numbers that could not be read anew for so many seconds are shown no more.
PATIENCE = 30.0
#: How many paths are kept ready; some may be of articles that are withdrawn.
MOST_READ = 40
#: Where the addresses of articles begin.
ARTICLES = "/tin-tuc/"
_RANKED_EVERY = 60
_HOUR = 3600
#: Seconds that the first page of a worker waits for the first numbers.
FIRST_WAIT = 0.2


class Door(Protocol):
    """What counts the pages it had and those it had not (core.pagecache.door)."""

    hits: int
    misses: int


class Visits:
    """What the door calls; one a worker."""

    hole = b"<!--truy-cap-->"

    def __init__(
        self, clock: Callable[[], float] = time.time, *, most_keys: int = MOST_KEYS
    ) -> None:
        self.door: Door | None = None
        #: Paths of the articles that were read most in seven days, the most read first.
        self.most_read: list[str] = []
        self.memory = Memory(most_keys)
        self._clock = clock
        self._here = threading.local()
        self._today: tuple[float, float, date] = (0.0, 0.0, date.min)
        self._salts: dict[date, bytes] = {}
        self._unsalted: list[tuple[float, Reader]] = []
        self._numbers: Numbers | None = None
        self._blocks: dict[Arrival, bytes] = {}
        #: The midnight from which on the numbers are those of yesterday.
        self._shown_until = 0.0
        self._read_at = self._prune_at = self._ranked_at = 0.0
        self._counted_of_door = (0, 0)
        self._writing = threading.Lock()
        self._wake, self._first = threading.Event(), threading.Event()
        self._thread = Background("visits", self._run)
        self._is_registered = False

    # On the path of a request

    def seen(self, environ: Mapping[str, Any], status: int, content_type: str) -> None:
        """Count an answer, when it is a page that was asked for."""
        self._here.arrival = THERE
        if status != 200 or not is_page(environ, content_type):
            return
        self.start()
        now = self._clock()
        sight = sight_of(environ, now)
        with self.memory.lock:
            arrival = self.memory.again(sight)
        self._here.arrival = self._first_sight(sight, now) if arrival is None else arrival

    def _first_sight(self, sight: Sight, now: float) -> Arrival:
        """Count a view of which nothing is known yet."""
        reader, view = reader_and_view(sight)
        day, hour = self._day_and_hour(now)
        if is_robot_agent(reader[1]):
            with self.memory.lock:
                self.memory.batch.days[day, "robots"] += 1
            return THERE
        with self.memory.lock:
            arrival = self._come(now, day, hour, reader)
            self.memory.meet(sight, day, hour, view, arrival)
            is_full = len(self.memory.batch.visitors) >= MOST_NEW
        if is_full:
            self._wake.set()
        return arrival

    def _come(self, now: float, day: date, hour: int, reader: Reader) -> Arrival:
        """Note a visitor; before the salt of the day is there, what its key is made of waits."""
        salt = self._salts.get(day)
        if salt == b"":
            # The clock is far back, in a day that was closed.
            return THERE
        if salt is None:
            if len(self._unsalted) < MOST_WAITING:
                self._unsalted.append((now, reader))
            self._wake.set()
            return NEW
        key, network = keys.keys_of(reader, salt)
        return self.memory.come(day, int(now), key, network, hour)

    def _day_and_hour(self, now: float) -> tuple[date, int]:
        start, end, day = self._today
        if not start <= now < end:
            day = day_of(now)
            start = midnight_of(day)
            # No clock of Việt Nam has been set forward or back since 1975.
            self._today = (start, start + 24 * _HOUR, day)
        return day, int((now - start) // _HOUR)

    def numbers(self) -> bytes:
        """The block with the reader whose page was `seen` last in this thread; b"" if unknown."""
        arrival = getattr(self._here, "arrival", THERE)
        self._here.arrival = THERE
        return self.block(arrival)

    def block(self, arrival: Arrival = THERE) -> bytes:
        """The block; a page that no door fills in is counted only after it is made."""
        if not self._first.is_set() and self._thread.is_started:
            self._first.wait(FIRST_WAIT)
        shown = self._numbers
        if shown is None or time.monotonic() - self._read_at > PATIENCE:
            return b""
        if self._clock() >= self._shown_until:
            day, _ = self._day_and_hour(self._clock())
            return rendered(shown.on(day).with_reader(arrival))
        return self._blocks[arrival]

    # The thread

    def start(self) -> None:
        """Have the thread run."""
        if self._thread.ensure() and not self._is_registered:
            self._is_registered = True
            atexit.register(self._end)
            os.register_at_fork(after_in_child=self._begin_anew)

    def _begin_anew(self) -> None:
        """In a child process: what the parent gathered is the parent's to write."""
        self.memory = Memory()
        self._unsalted = []
        self._writing = threading.Lock()
        self._wake, self._first = threading.Event(), threading.Event()
        if self.door is not None:
            self._counted_of_door = (self.door.hits, self.door.misses)

    def _run(self) -> None:
        while True:
            if not self.flushed():
                time.sleep(INTERVAL)
            self._wake.wait(INTERVAL)
            self._wake.clear()

    def _end(self) -> None:
        self.flushed()
        connection.close()

    def flushed(self) -> bool:
        """Write and read; whether that could be done. What could not be written is kept."""
        try:
            self.flush()
        except (DatabaseError, InterfaceError) as error:
            logger.warning("Visits wait for the database: %s", type(error).__name__)
        except Exception:
            logger.exception("Visits were not written; they are tried again")
        else:
            return True
        # A connection that failed is not used again; and no page waits for one.
        connection.close()
        self._first.set()
        return False

    def flush(self) -> None:
        """Write what was gathered, then read the numbers. Raises DatabaseError."""
        with self._writing:
            now = self._clock()
            day = day_of(now)
            if day not in self._salts or now > self._prune_at:
                self._salts = keys.salts_of(day)
            with self.memory.lock:
                self._add_salt()
                self._add_door(day)
            # What failed last time goes first, and what has come since right behind it.
            for _ in range(1 + (self.memory.writing is not None)):
                if batch := self.memory.taken():
                    storage.write(batch)
                self._look(now, day)
            if not 0 <= now - self._ranked_at < _RANKED_EVERY:
                self._ranked_at = now
                self.most_read = most_read(day, limit=MOST_READ, prefix=ARTICLES)
            if now > self._prune_at or now < self._prune_at - 2 * _HOUR:
                self._prune_at = now + _HOUR / 4
                storage.prune(day, now)

    def _look(self, now: float, day: date) -> None:
        """Read the numbers, and whom they hold: asked for afterwards, none of them is left out."""
        numbers, online = look(now)
        blocks = {each: rendered(numbers.with_reader(each)) for each in (THERE, BACK, NEW)}
        rows = storage.stored_since(day, self.memory.last_of(day))
        with self.memory.lock:
            self.memory.learn(day, rows, online)
            self._numbers, self._blocks, self._read_at = numbers, blocks, time.monotonic()
            self._shown_until = midnight_of(numbers.day) + 24 * _HOUR
        self._first.set()

    def _add_salt(self) -> None:
        """Make the keys of those who came before the salt."""
        waiting, self._unsalted = self._unsalted, []
        for now, reader in waiting:
            day, hour = self._day_and_hour(now)
            if day in self._salts:
                self._come(now, day, hour, reader)

    def _add_door(self, day: date) -> None:
        if self.door is None:
            return
        hits, misses = self.door.hits, self.door.misses
        before = self._counted_of_door
        for name, number in (("hits", hits - before[0]), ("misses", misses - before[1])):
            if number:
                self.memory.batch.days[day, name] += number
        self._counted_of_door = (hits, misses)


#: The worker's own.
visits = Visits()
