"""Shelves and what stands on them, read from the database: a query a table for all of them.

A shelf is read when it was written to, and when the clock makes one of its documents public:
nothing on the others is looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from itertools import groupby

from django.db.models import Case, Q, Sum, Value, When

from core.publishing.states import State
from documents.models import Document, ShelfChange, StatusPeriod
from documents.models.shelves import SHELF_BITS

from .course import Course, Span
from .shelves import DAY_SHIFT, PLACE, WIDTH, Shelf
from .texts import Texts
from .triggers import MODULUS

#: With more runs of neighbouring shelves, what lies between them is read and left.
MOST_RUNS = 50
#: Rows that are held at once while all are read.
CHUNK = 5_000


def versions() -> dict[int, int]:
    """The version of each shelf that was ever written to.

    It is read before the shelf: what is written in between makes that old at the next look.
    """
    rows = ShelfChange.objects.order_by().values_list("shelf").annotate(Sum("token"))
    return {shelf: int(total) % MODULUS for shelf, total in rows}


def read_shelves(
    numbers: Collection[int] | None, seen: Mapping[int, int], now: datetime
) -> dict[int, Shelf]:
    """These shelves as they are, all without numbers; `seen` are their versions."""
    reading = _Reading(numbers)
    reading.lay_documents(now)
    reading.lay_several()
    reading.lay_statuses()
    return {
        number: shelf.sorted(number, seen.get(number, 0), now)
        for number, shelf in reading.shelves.items()
    }


def read_texts(shelves: Iterable[Shelf]) -> None:
    """Give these shelves their texts, in one query.

    All rows are read, as they lie: looking for the public ones takes longer than passing over
    the others. They may be newer than the shelf, which is replaced then anyway.
    """
    made = {shelf.number: (shelf, Texts()) for shelf in shelves}
    columns = ("pk", "number", "counter", "issuer_id", "search_folded")
    rows = Document.objects.filter(on_shelves("pk", made)).order_by().values_list(*columns)
    for key, number, counter, issuer, folded in rows.iterator(chunk_size=CHUNK):
        shelf, texts = made.get(key >> SHELF_BITS, (None, None))
        place = key & PLACE
        if shelf is None or texts is None or not shelf.holds(place):
            continue
        texts.folded[place], texts.numbers[place] = folded, number
        texts.counters[place], texts.issuers[place] = counter, issuer
    for shelf, texts in made.values():
        shelf.texts = texts


def on_shelves(column: str, numbers: Collection[int] | None) -> Q:
    """What lies on these shelves, and perhaps on others between them; all without numbers."""
    if numbers is None:
        return Q()
    runs = list(_runs(sorted(numbers)))
    if len(runs) > MOST_RUNS:
        runs = [(runs[0][0], runs[-1][1])]
    found = Q(pk__in=())
    for first, last in runs:
        keys = {f"{column}__gte": first << SHELF_BITS, f"{column}__lt": (last + 1) << SHELF_BITS}
        found |= Q(**keys)
    return found


def _runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Neighbouring numbers as first and last."""
    for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        members = [number for _, number in run]
        yield members[0], members[-1]


class _Unsorted:
    """A shelf while it is read."""

    def __init__(self) -> None:
        self.until: datetime | None = None
        self.public = 0
        #: By type, issuer, year and field.
        self.columns: tuple[dict[int, int], ...] = tuple(defaultdict(int) for _ in range(4))
        self.issued: list[int] = []
        self.spans: list[Span] = []

    def wait_for(self, moment: datetime) -> None:
        self.until = min(moment, self.until or moment)

    def lay(self, place: int, kind: int, issuer: int, issued_on: date) -> None:
        bit = 1 << place
        of_type, of_issuer, of_year, _ = self.columns
        self.public |= bit
        of_type[kind] |= bit
        of_issuer[issuer] |= bit
        of_year[issued_on.year] |= bit
        self.issued.append(issued_on.toordinal() << DAY_SHIFT | place)

    def sorted(self, number: int, version: int, now: datetime) -> Shelf:
        of_type, of_issuer, of_year, of_field = (
            {value: held.to_bytes(WIDTH, "little") for value, held in column.items()}
            for column in self.columns
        )
        return Shelf(
            number=number,
            version=version,
            since=now,
            until=self.until,
            public=self.public.to_bytes(WIDTH, "little"),
            of_type=of_type,
            of_issuer=of_issuer,
            of_year=of_year,
            of_field=of_field,
            issued=tuple(self.issued),
            course=Course(self.spans),
        )


class _Reading:
    """All that is read in one go; without numbers a shelf is put up for whatever comes."""

    def __init__(self, numbers: Collection[int] | None) -> None:
        self.numbers = numbers
        self.shelves = {number: _Unsorted() for number in numbers or ()}

    def shelf_of(self, key: int) -> _Unsorted | None:
        number = key >> SHELF_BITS
        shelf = self.shelves.get(number)
        if shelf is None and self.numbers is None:
            shelf = self.shelves[number] = _Unsorted()
        return shelf

    def lay_documents(self, now: datetime) -> None:
        # A moment is read for what waits for it only, for reading them all takes long.
        waits_for = Case(When(published_at__gt=now, then="published_at"))
        stored = Document.objects.filter(on_shelves("pk", self.numbers), state=State.PUBLISHED)
        rows = stored.order_by().values_list("pk", "type_id", "issuer_id", "issued_on", waits_for)
        for key, kind, issuer, issued_on, moment in rows.iterator(chunk_size=CHUNK):
            shelf = self.shelf_of(key)
            if shelf is None:
                continue
            if moment is not None:
                shelf.wait_for(moment)
            else:
                shelf.lay(key & PLACE, kind, issuer, issued_on)

    def lay_several(self) -> None:
        """Add that of which a document has several: fields, and bodies that issued it too."""
        of_documents = on_shelves("document_id", self.numbers)
        fields = Document.fields.through.objects.filter(of_documents)
        issuers = Document.co_issuers.through.objects.filter(of_documents)
        of_fields = fields.values_list(Value(3), "document_id", "fieldofwork_id")
        of_issuers = issuers.values_list(Value(1), "document_id", "issuer_id")
        rows = of_fields.union(of_issuers, all=True)
        for column, key, name in rows.iterator(chunk_size=CHUNK):
            shelf, bit = self.shelf_of(key), 1 << (key & PLACE)
            if shelf is not None and shelf.public & bit:
                shelf.columns[column][name] |= bit

    def lay_statuses(self) -> None:
        periods = StatusPeriod.objects.filter(on_shelves("document_id", self.numbers))
        ordered = periods.order_by("document_id", "start")
        rows = ordered.values_list("document_id", "status", "start", "end")
        for key, status, start, end in rows.iterator(chunk_size=CHUNK):
            shelf, place = self.shelf_of(key), key & PLACE
            if shelf is not None and shelf.public >> place & 1:
                shelf.spans.append((place, status, start, end))
