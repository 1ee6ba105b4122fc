"""What a worker remembers: which keys it has seen today, and numbers not written yet."""

from __future__ import annotations

import secrets
import threading
from array import array
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from datetime import date

#: Sorted arrays among which the keys are spread, so that a new one moves few others.
_PARTS = 1024
_SHIFT = 54
#: A million keys of eight bytes, and what arrays keep free.
MOST_KEYS = 1_000_000
#: Keys whose last minute is remembered; who is forgotten is written once more, to no harm.
MOST_RECENT = 8192
#: While the database is away; a key beyond it is not remembered either, so the next view tries.
MOST_WAITING = 50_000
#: Different pages, hosts and words that are not written yet.
MOST_NAMES = 20_000
#: Minutes within which someone is there.
ONLINE_MINUTES = 5

#: Day, subject, name; subjects are those of `Subject`.
TallyKey = tuple[date, str, str]


class KnownKeys:
    """A set of keys of 64 bits in some eight bytes each; beyond `most` it takes no more."""

    def __init__(self, most: int = MOST_KEYS) -> None:
        self._most, self._size = most, 0
        self._parts = [array("Q") for _ in range(_PARTS)]

    def __len__(self) -> int:
        return self._size

    def __contains__(self, key: int) -> bool:
        part = self._parts[key >> _SHIFT]
        place = bisect_left(part, key)
        return place < len(part) and part[place] == key

    def add(self, key: int) -> None:
        """Remember a key as long as there is room."""
        part = self._parts[key >> _SHIFT]
        place = bisect_left(part, key)
        if self._size < self._most and not (place < len(part) and part[place] == key):
            part.insert(place, key)
            self._size += 1


@dataclass(frozen=True)
class Arrival:
    """Whether a reader is not yet in the numbers: in those of the day, in those of now."""

    is_new: bool
    is_back: bool


THERE = Arrival(is_new=False, is_back=False)


@dataclass
class Batch:
    """Numbers that are written together, or not at all."""

    #: Of a day and a key, the hour and the key of the network.
    visitors: dict[tuple[date, int], tuple[int, int]] = field(default_factory=dict)
    #: Of a day and a key, the minute since 1970.
    online: dict[tuple[date, int], int] = field(default_factory=dict)
    arrivals: dict[tuple[date, int], Arrival] = field(default_factory=dict)
    #: Of a day, by the names of the columns of `Day`.
    days: Counter[tuple[date, str]] = field(default_factory=Counter)
    tallies: Counter[TallyKey] = field(default_factory=Counter)
    token: int = field(default_factory=lambda: secrets.randbits(62))

    def __bool__(self) -> bool:
        return bool(self.visitors or self.online or self.days or self.tallies)

    def tally(self, day: date, subject: str, name: str) -> None:
        """Count a name; the bound holds while the database is away."""
        key = (day, subject, name)
        if key in self.tallies or len(self.tallies) < MOST_NAMES:
            self.tallies[key] += 1


class Memory:
    """The keys of a day, and the batch that grows. One lock for all threads of the worker."""

    def __init__(self, most_keys: int = MOST_KEYS) -> None:
        self.lock = threading.Lock()
        self.batch = Batch()
        #: Taken to be written; its visitors are in nobody's numbers before `settled`.
        self.writing: Batch | None = None
        self._most_keys = most_keys
        self._day: date | None = None
        self._known = KnownKeys(most_keys)
        self._minutes: dict[int, int] = {}

    def come(self, day: date, minute: int, key: int, network: int, hour: int) -> Arrival:
        """Note that a key came; called under the lock."""
        if day != self._day:
            self._day, self._known, self._minutes = day, KnownKeys(self._most_keys), {}
        last = self._minutes.get(key)
        if last != minute:
            self._note(day, minute, key, network, hour, last)
        return self._arrival(day, key)

    def _note(
        self, day: date, minute: int, key: int, network: int, hour: int, last: int | None
    ) -> None:
        batch = self.batch
        if len(batch.visitors) + len(batch.online) >= MOST_WAITING:
            return
        is_new = key not in self._known
        if is_new:
            self._known.add(key)
            batch.visitors[day, key] = (hour, network)
        if len(self._minutes) >= MOST_RECENT:
            self._forget(minute)
        self._minutes[key] = minute
        batch.online[day, key] = minute
        is_back = last is None or not minute - ONLINE_MINUTES < last <= minute
        if is_new or is_back:
            batch.arrivals[day, key] = Arrival(is_new, is_back)

    def _arrival(self, day: date, key: int) -> Arrival:
        found = self.batch.arrivals.get((day, key))
        if found is None and self.writing is not None:
            found = self.writing.arrivals.get((day, key))
        return found or THERE

    def _forget(self, minute: int) -> None:
        self._minutes = {key: at for key, at in self._minutes.items() if at == minute}
        if len(self._minutes) >= MOST_RECENT // 2:
            self._minutes = {}

    def taken(self) -> Batch:
        """The batch to write: the one that was not written last time, or else what has grown."""
        with self.lock:
            if self.writing is None:
                self.writing, self.batch = self.batch, Batch()
            return self.writing

    def settled(self) -> None:
        """What was taken is written, and the numbers that are shown have it."""
        with self.lock:
            self.writing = None

    def known(self) -> int:
        """How many keys of the day are remembered."""
        return len(self._known)
