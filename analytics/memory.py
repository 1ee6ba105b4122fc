"""What a worker remembers: which keys it has seen today, and numbers not written yet."""

from __future__ import annotations

import secrets
import threading
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from .hits import Sight, View, told_by
from .models import Subject

#: Sorted arrays among which the keys are spread, so that a new one moves few others.
_PARTS = 1024
_SHIFT = 54
#: A million keys of eight bytes, and what arrays keep free.
MOST_KEYS = 1_000_000
#: While the database is away; a key beyond it is not remembered either, so the next view tries.
MOST_WAITING = 50_000
#: Different pages, hosts and words that are not written yet.
MOST_NAMES = 20_000
#: Different views that wait to be told of.
MOST_VIEWS = 2000
#: Seconds within which someone is there.
ONLINE_SECONDS = 300

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
BACK = Arrival(is_new=False, is_back=True)
NEW = Arrival(is_new=True, is_back=True)


@dataclass
class Batch:
    """Numbers that are written together, or not at all."""

    #: Of a day and a key, the hour and the key of the network.
    visitors: dict[tuple[date, int], tuple[int, int]] = field(default_factory=dict)
    #: Of a day and a key, the second since 1970.
    online: dict[tuple[date, int], int] = field(default_factory=dict)
    arrivals: dict[tuple[date, int], Arrival] = field(default_factory=dict)
    #: Of a day, by the names of the columns of `Day`.
    days: Counter[tuple[date, str]] = field(default_factory=Counter)
    tallies: Counter[TallyKey] = field(default_factory=Counter)
    #: Of a day, an hour and a view; told of by `tell` before the batch is written.
    views: Counter[tuple[date, int, View]] = field(default_factory=Counter)
    token: int = field(default_factory=lambda: secrets.randbits(62))

    def __bool__(self) -> bool:
        return bool(self.visitors or self.online or self.days or self.tallies or self.views)

    def view(self, day: date, hour: int, view: View, times: int = 1) -> None:
        """Count a view."""
        self.views[day, hour, view] += times
        if len(self.views) >= MOST_VIEWS:
            self.tell()

    def tell(self) -> None:
        """Count what the views tell of."""
        views, self.views = self.views, Counter()
        for (day, hour, view), number in views.items():
            self.days[day, "views"] += number
            for subject, name in (*told_by(view), (Subject.HOUR, f"{hour:02}")):
                self._tally((day, subject, name), number)

    def _tally(self, key: TallyKey, number: int) -> None:
        """The bound holds while the database is away."""
        if key in self.tallies or len(self.tallies) < MOST_NAMES:
            self.tallies[key] += number


@dataclass(slots=True)
class _Met:
    """What is known of those who ask for the same again before numbers are written anew."""

    day: date
    hour: int
    view: View
    arrival: Arrival
    #: Views not counted in the batch yet.
    times: int = 0


class Memory:
    """The keys of a day, and the batch that grows. One lock for all threads of the worker."""

    def __init__(self, most_keys: int = MOST_KEYS) -> None:
        self.lock = threading.Lock()
        self.batch = Batch()
        #: Taken to be written; its visitors are in nobody's numbers before `settled`.
        self.writing: Batch | None = None
        #: The row of the last visitor of the day that this worker has learnt of.
        self.last = 0
        self._most_keys = most_keys
        self._day: date | None = None
        self._known = KnownKeys(most_keys)
        self._online: frozenset[int] = frozenset()
        self._met: dict[Sight, _Met] = {}

    # Each of the following three is called under the lock.

    def again(self, sight: Sight) -> Arrival | None:
        """Count the view of a reader who has asked for the same of late; None for others."""
        met = self._met.get(sight)
        if met is None:
            return None
        met.times += 1
        return met.arrival

    def meet(self, sight: Sight, day: date, hour: int, view: View, arrival: Arrival) -> None:
        """Count a view, and know the reader if the same is asked for again."""
        self.batch.view(day, hour, view)
        if len(self._met) >= MOST_VIEWS:
            self._fold()
        # Another thread may have met the reader meanwhile, and counts with what it has put there.
        self._met.setdefault(sight, _Met(day, hour, view, arrival)).arrival = arrival

    def _fold(self) -> None:
        """Count in the batch whoever came again; what was known of them may be so no longer."""
        for met in self._met.values():
            if met.times:
                self.batch.view(met.day, met.hour, met.view, met.times)
        self._met.clear()

    def _turn_to(self, day: date) -> None:
        if day != self._day:
            self._day, self._known, self.last = day, KnownKeys(self._most_keys), 0

    def come(self, day: date, second: int, key: int, network: int, hour: int) -> Arrival:
        """Note that a key came; called under the lock."""
        self._turn_to(day)
        batch, at = self.batch, (day, key)
        if key not in self._known and len(batch.visitors) < MOST_WAITING:
            self._known.add(key)
            if not self._is_waiting(at):
                batch.visitors[at] = (hour, network)
                batch.arrivals[at] = NEW
        if len(batch.online) < MOST_WAITING:
            batch.online[at] = second
        return self._arrival(at)

    def _is_waiting(self, at: tuple[date, int]) -> bool:
        """Whether a key that found no room in the set is being written."""
        return at in self.batch.visitors or (
            self.writing is not None and at in self.writing.visitors
        )

    def _arrival(self, at: tuple[date, int]) -> Arrival:
        found = self.batch.arrivals.get(at)
        if found is None and self.writing is not None:
            found = self.writing.arrivals.get(at)
        if found is not None:
            return found
        return THERE if at[1] in self._online else BACK

    def last_of(self, day: date) -> int:
        """The row after which a day's visitors are not known."""
        return self.last if day == self._day else 0

    def learn(self, day: date, rows: Sequence[tuple[int, int]], online: frozenset[int]) -> None:
        """Take in what the numbers that are shown from now on hold; called under the lock."""
        self._turn_to(day)
        self._fold()
        for number, key in rows:
            self._known.add(key)
            self.last = max(self.last, number)
            # Another worker was first to store it.
            self.batch.arrivals.pop((day, key), None)
        self._online = online
        self.writing = None

    def taken(self) -> Batch:
        """The batch to write: the one that was not written last time, or else what has grown."""
        with self.lock:
            self._fold()
            if self.writing is None:
                self.writing, self.batch = self.batch, Batch()
            batch = self.writing
        batch.tell()
        return batch

    def known(self) -> int:
        """How many keys of the day are remembered."""
        return len(self._known)
