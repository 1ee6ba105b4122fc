"""The statuses of the documents of one shelf on any day, in a few bytes each."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable
from datetime import date

from documents.models.shelves import SHELF_SIZE
from documents.status import Status

#: Days whose statuses are remembered; readers ask for today, and now and then for another day.
DAYS_KEPT = 8
#: The byte that stands for each status; 0 stands for none.
CODES = {status: code for code, status in enumerate(Status, 1)}

#: Place on the shelf, status, first day, first day after it.
Span = tuple[int, str, date, date]


class Course:
    """Every change of a status on the shelf, the earliest first."""

    def __init__(self, spans: Iterable[Span]) -> None:
        """`spans` come document by document, each document's in the order of days."""
        turns = sorted(_turns(spans))
        self._days = array("l", [day for day, _, _, _ in turns])
        self._places = array("H", [place for _, _, place, _ in turns])
        self._codes = bytes(code for _, _, _, code in turns)
        # Most documents begin with one status on the first of all days.
        self._begins = bisect_right(self._days, date.min.toordinal())
        self._first = bytearray(SHELF_SIZE)
        for place, code in zip(self._places, self._codes[: self._begins], strict=False):
            self._first[place] = code
        self._known: dict[date, bytes] = {}

    def on(self, day: date) -> bytes:
        """The byte of the status of each place on a day."""
        known = self._known.get(day)
        if known is None:
            while len(self._known) >= DAYS_KEPT:
                self._known.pop(next(iter(self._known)), None)
            known = self._known[day] = self._on(day)
        return known

    def _on(self, day: date) -> bytes:
        begin, end = self._begins, bisect_right(self._days, day.toordinal())
        codes = bytearray(self._first)
        for place, code in zip(self._places[begin:end], self._codes[begin:end], strict=True):
            codes[place] = code
        return bytes(codes)


def _turns(spans: Iterable[Span]) -> Iterable[tuple[int, bool, int, int]]:
    """Day, whether a status begins (an end goes before a beginning), place, code."""
    ending, last = 0, -1
    open_end = date.max.toordinal()
    for place, status, start, end in spans:
        first = start.toordinal()
        if ending < open_end and (place, first) != (last, ending) and last >= 0:
            yield ending, False, last, 0
        yield first, True, place, CODES[Status(status)]
        ending, last = end.toordinal(), place
    if last >= 0 and ending < open_end:
        yield ending, False, last, 0
