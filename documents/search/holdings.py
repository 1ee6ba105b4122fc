"""All public documents in a small compass: which of them have which type, issuer, field and year.

A set of documents is one whole number with a bit for each, so that a filter is an `&` and a count
is a count of bits: microseconds where a database would read every row for every facet.

It is put together from shelves of 1,024 documents (`reading`), of which only those are read again
that were written to: their versions say so in one query. Where the marks of `core.pagecache` say
that nothing was written at all, not even the versions are asked for.
"""

from __future__ import annotations

import logging
from array import array
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cached_property
from itertools import compress, islice
from typing import NamedTuple

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection, connections
from django.utils import timezone

from core.pagecache.freshness import ensure_mark
from documents.models.shelves import NAMES, SHELF_BITS, SHELF_SIZE
from documents.numbers import Query
from documents.status import Status

from .course import CODES, DAYS_KEPT
from .names import Names, read_names
from .numbers import Row, fitting
from .reading import read_shelves, read_texts, versions
from .shelves import DAY_SHIFT, NONE, PLACE, Sets, Shelf
from .texts import Texts
from .triggers import TABLES

logger = logging.getLogger(__name__)

#: The digit of a document that is in a set, as a byte.
ONE = ord("1")
_BITS = bytes.maketrans(b"01", b"\0\1")
_POSITION = (1 << DAY_SHIFT) - 1
#: For each status, bytes of statuses to digits that say which are of it.
_DIGITS = {
    status: bytes(ONE if byte == code else ord("0") for byte in range(256))
    for status, code in CODES.items()
}


class Holdings:
    """The public documents as of one moment; never changed, so that any thread may read it.

    The position of a document is that of its shelf times 1,024 and its place there; bit 0 of a
    set is position 0. `after` is what was kept before, of which is taken what stayed.
    """

    def __init__(
        self, names: Names, shelves: Mapping[int, Shelf], after: Holdings | None = None
    ) -> None:
        self.names = names
        self.shelves = [shelves[number] for number in sorted(shelves)]
        self.types, self.issuers, self.fields = names.types, names.issuers, names.fields
        self._slots = {shelf.number: slot for slot, shelf in enumerate(self.shelves)}
        self._order, self._newest = _ordered(self.shelves, after)
        self.all = _joined(shelf.public for shelf in self.shelves)
        self.of_type = _sets([shelf.of_type for shelf in self.shelves])
        self.of_issuer = _sets([shelf.of_issuer for shelf in self.shelves])
        self.of_year = _sets([shelf.of_year for shelf in self.shelves])
        self.of_field: dict[int, int] = {}
        for field, held in _sets([shelf.of_field for shelf in self.shelves]).items():
            for above in names.line(field):
                self.of_field[above] = self.of_field.get(above, 0) | held
        self._days: dict[date, Mapping[Status, int]] = {}

    def is_of(self, now: datetime) -> bool:
        """Whether the same documents are public at a moment, when none was written."""
        return self._since <= now and (self._until is None or now < self._until)

    @cached_property
    def _since(self) -> datetime:
        return max((s.since for s in self.shelves), default=datetime.min.replace(tzinfo=UTC))

    @cached_property
    def _until(self) -> datetime | None:
        return min((s.until for s in self.shelves if s.until), default=None)

    @property
    def _width(self) -> int:
        return len(self.shelves) * SHELF_SIZE

    def with_keys(self, keys: Iterable[int]) -> int:
        """The set of those among these keys that are public."""
        positions = (
            self._slots.get(key >> SHELF_BITS, -1) << SHELF_BITS | key & PLACE for key in keys
        )
        return self.all & self._set(position for position in positions if position >= 0)

    def with_words(self, words: Sequence[str], year: int | None) -> int:
        """The set of those whose number, type, trích yếu and issuer hold all the words.

        A year among the words may as well be that of the day of issue.
        """
        found: list[int] = []
        for slot, (shelf, texts) in enumerate(zip(self.shelves, self._texts(), strict=True)):
            of_year = frozenset(_places(shelf.of_year.get(year or 0, NONE)))
            first = slot << SHELF_BITS
            found += [first + place for place in texts.holding(words, str(year), of_year)]
        return self._set(found)

    def with_number(self, query: Query) -> int:
        """The set of those that have everything that was typed of the number."""
        if not query.is_number or query.counter is None:
            return 0
        rows = [
            Row(shelf.number << SHELF_BITS | place, texts.numbers[place], self._code(texts, place))
            for shelf, texts in zip(self.shelves, self._texts(), strict=True)
            for place in texts.with_counter(query.counter)
        ]
        return self.with_keys(row.key for row in fitting(query, rows))

    def _code(self, texts: Texts, place: int) -> str:
        return self.names.codes.get(texts.issuers[place], "")

    def _texts(self) -> list[Texts]:
        without = [shelf for shelf in self.shelves if shelf.texts is None]
        if without:
            read_texts(without)
        return [shelf.texts for shelf in self.shelves if shelf.texts is not None]

    def _set(self, positions: Iterable[int]) -> int:
        flags = bytearray(b"0") * self._width
        for position in positions:
            flags[position] = ONE
        flags.reverse()
        return int(flags or b"0", 2)

    def of_status(self, day: date) -> Mapping[Status, int]:
        """The set of each status on a day."""
        known = self._days.get(day)
        if known is None:
            while len(self._days) >= DAYS_KEPT:
                self._days.pop(next(iter(self._days)), None)
            codes = b"".join(shelf.course.on(day) for shelf in self.shelves)[::-1]
            sets = {s: int(codes.translate(digits) or b"0", 2) for s, digits in _DIGITS.items()}
            known = self._days[day] = {status: held for status, held in sets.items() if held}
        return known

    def status_of(self, key: int, day: date) -> Status | None:
        """The status of one document on a day."""
        shelf = self.shelves[self._slots[key >> SHELF_BITS]]
        code = shelf.course.on(day)[key & PLACE]
        return next((status for status, each in CODES.items() if each == code), None)

    def listed(self, found: int, start: int = 0, stop: int | None = None) -> list[int]:
        """The keys of a set from one place to another, the newest first."""
        bits = format(found, "b").encode()[::-1].translate(_BITS).ljust(self._width, b"\0")
        chosen = compress(self._newest, map(bits.__getitem__, self._newest))
        return [
            self.shelves[position >> SHELF_BITS].number << SHELF_BITS | position & PLACE
            for position in islice(chosen, start, stop)
        ]


def _ordered(shelves: Sequence[Shelf], after: Holdings | None) -> tuple[list[int], array[int]]:
    """Day of issue and position of all, the oldest first, and the positions, the newest first.

    Where shelves stayed where they were, only what came and went is put into the former order.
    """
    former = after.shelves if after else []
    if after is None or [s.number for s in former] != [s.number for s in shelves[: len(former)]]:
        former = []
    came: set[int] = set()
    gone: set[int] = set()
    for slot, shelf in enumerate(shelves):
        was = former[slot] if slot < len(former) else None
        if shelf is not was:
            first = slot << SHELF_BITS
            now = {value + first for value in shelf.issued}
            before = {value + first for value in was.issued} if was else set()
            came |= now - before
            gone |= before - now
    if after is not None and former and not came and not gone:
        return after._order, after._newest
    stayed = [value for value in after._order if value not in gone] if after and former else []
    order = sorted([*stayed, *came])
    return order, array("L", [value & _POSITION for value in reversed(order)])


def _joined(sets: Iterable[bytes]) -> int:
    return int.from_bytes(b"".join(sets), "little")


def _sets(columns: Sequence[Sets]) -> dict[int, int]:
    """The set of each value, from those of all shelves."""
    values = {value for column in columns for value in column}
    return {value: _joined([column.get(value, NONE) for column in columns]) for value in values}


def _places(held: bytes) -> Iterable[int]:
    """The places of a set of one shelf."""
    if held == NONE:
        return ()
    digits = format(int.from_bytes(held, "little"), "b")[::-1]
    return [place for place, digit in enumerate(digits) if digit == "1"]


class _Kept(NamedTuple):
    """What the process holds, and the mark under which it need not ask; empty when it must."""

    mark: str
    held: Holdings


_kept: dict[str, _Kept] = {}


def holdings() -> Holdings:
    """The public documents of now."""
    # Within a transaction nothing marks what it has written itself.
    is_told = settings.PAGE_CACHE and not connection.in_atomic_block
    mark = ensure_mark(*TABLES) if is_told else ""
    now = timezone.now()
    kept = _kept.get("now")
    if kept and mark and kept.mark == mark and kept.held.is_of(now):
        return kept.held
    held = _renewed(kept.held if kept else None, now)
    _kept["now"] = _Kept(mark, held)
    return held


def _renewed(before: Holdings | None, now: datetime) -> Holdings:
    """What was held before, with what was written since."""
    seen = versions()
    version = seen.pop(NAMES, 0)
    if before is None:
        return Holdings(read_names(version), read_shelves(None, seen, now))
    names = before.names if before.names.version == version else read_names(version)
    shelves = {shelf.number: shelf for shelf in before.shelves}
    old = {
        number
        for number in {*seen, *shelves}
        if number not in shelves
        or shelves[number].version != seen.get(number, 0)
        or not shelves[number].is_of(now)
    }
    if not old and names is before.names:
        return before
    shelves |= read_shelves(old, seen, now) if old else {}
    return Holdings(names, shelves, before)


def warm() -> None:
    """Read everything before the first reader asks; a database that fails is left to readers."""
    try:
        holdings()._texts()
    except (DatabaseError, InterfaceError):
        logger.warning("The registry could not be read in advance")
    finally:
        connections.close_all()
