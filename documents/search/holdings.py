"""All public documents in a small compass: which of them have which type, issuer, field and year.

A set of documents is one whole number with a bit for each, the newest first, so that a filter
is an `&` and a count is a count of bits: microseconds where a database would read every row for
every facet. It is read from the database in four queries, and kept for as long as the marks of
`core.pagecache` say that none of these tables was written to; without them it is read for every
request.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from itertools import compress, islice
from typing import Any

from django.conf import settings
from django.db.models import BigIntegerField, Case, CharField, F, QuerySet, Value, When
from django.db.models.functions import Cast
from django.utils import timezone

from core.pagecache.freshness import ensure_mark
from core.publishing.states import State
from core.vietnamese.ordering import sort_key
from documents.models import Document, DocumentType, FieldOfWork, Issuer, StatusPeriod
from documents.status import Status

from .texts import Texts, read_texts

#: What is read, and nothing else: an article or the text of a file changes nothing here.
TABLES = tuple(
    model._meta.db_table
    for model in (
        *(Document, Document.fields.through, Document.co_issuers.through, StatusPeriod),
        *(DocumentType, Issuer, FieldOfWork),
    )
)
#: Days whose statuses are remembered; readers ask for today, and now and then for another day.
DAYS_KEPT = 8
#: What tells two types of one name apart.
_FAMILIES = {
    "state": "(hành chính)",
    "letter": "(công văn)",
    "legal": "(quy phạm pháp luật)",
    "party": "(của Đảng)",
    "congress": "(của đại hội Đảng)",
}
#: The digit of a document that is in a set, as a byte.
ONE = ord("1")
_BITS = bytes.maketrans(b"01", b"\0\1")


@dataclass(frozen=True)
class Named:
    """A type, an issuer or a field as filters name it."""

    key: int
    slug: str
    name: str
    parent: int | None = None
    #: The letters by which an issuer stands in numbers.
    code: str = ""


@dataclass
class Holdings:
    """The public documents as of one moment; `keys` are the newest first."""

    mark: str
    #: When it was read. Where the clock is set back, it may hold what is not public yet.
    since: datetime
    #: When the next document becomes public by the clock; None when none waits.
    until: datetime | None
    keys: Sequence[int]
    types: Mapping[str, Named]
    issuers: Mapping[str, Named]
    fields: Mapping[str, Named]
    of_type: Mapping[int, int]
    of_issuer: dict[int, int]
    of_year: Mapping[int, int]
    of_field: dict[int, int]
    places: Mapping[int, int]
    _days: dict[date, Mapping[str, int]] = field(default_factory=dict)

    def is_of(self, now: datetime) -> bool:
        """Whether the same documents are public at a moment, when none was written."""
        return self.since <= now and (self.until is None or now < self.until)

    @property
    def all(self) -> int:
        """The set of all."""
        return (1 << len(self.keys)) - 1

    def with_keys(self, keys: Iterable[int]) -> int:
        """The set of those among these keys that are public."""
        return self._set(self.places[key] for key in keys if key in self.places)

    def with_words(self, words: Iterable[str], year: int | None) -> int:
        """The set of those whose number, type, trích yếu and issuer hold all the words.

        A year among the words may as well be that of the day of issue.
        """
        of_year = frozenset(self._places_in(self.of_year.get(year, 0))) if year else frozenset()
        return self._set(self.texts.holding(words, {str(year): of_year}))

    @cached_property
    def texts(self) -> Texts:
        """The words and numbers of all."""
        return read_texts(self.places, {each.key: each.code for each in self.issuers.values()})

    def _set(self, places: Iterable[int]) -> int:
        flags = bytearray(b"0") * len(self.keys)
        for place in places:
            flags[place] = ONE
        return int(flags or b"0", 2)

    def _places_in(self, found: int) -> list[int]:
        return [self.places[key] for key in self.listed(found)]

    def of_status(self, day: date) -> Mapping[str, int]:
        """The set of each status on a day."""
        if day not in self._days:
            while len(self._days) >= DAYS_KEPT:
                self._days.pop(next(iter(self._days)), None)
            self._days[day] = self._read_day(day)
        return self._days[day]

    def listed(self, found: int, start: int = 0, stop: int | None = None) -> list[int]:
        """The keys of a set from one place to another, the newest first."""
        bits = format(found, "b").zfill(len(self.keys)).encode().translate(_BITS)
        return list(islice(compress(self.keys, bits), start, stop))

    def status_of(self, key: int, day: date) -> Status | None:
        """The status of one document on a day."""
        bit = 1 << (len(self.keys) - 1 - self.places[key])
        found = (Status(name) for name, held in self.of_status(day).items() if held & bit)
        return next(found, None)

    def _read_day(self, day: date) -> Mapping[str, int]:
        rows = StatusPeriod.objects.filter(start__lte=day, end__gt=day)
        names = dict(rows.values_list("document_id", "status"))
        return _sets(names.get(key) for key in self.keys)


_kept: dict[str, Holdings] = {}


def holdings() -> Holdings:
    """The public documents of now."""
    mark = ensure_mark(*TABLES) if settings.PAGE_CACHE else ""
    now = timezone.now()
    held = _kept.get("now")
    if held and mark and held.mark == mark and held.is_of(now):
        return held
    held = _read(mark, now)
    # Without a mark nothing says when it is old.
    _kept.clear()
    if mark:
        _kept["now"] = held
    return held


def _read(mark: str, now: datetime) -> Holdings:
    types, issuers, fields = _names()
    # A moment is read for what waits for it only, for reading them all takes long.
    waits_for = Case(When(published_at__gt=now, then="published_at"))
    columns = ("pk", "type_id", "issuer_id", "issued_on", "waits_for")
    stored = Document.objects.filter(state=State.PUBLISHED).annotate(waits_for=waits_for)
    rows = list(stored.newest_first().values_list(*columns))
    public = [row for row in rows if row[4] is None]
    keys = [row[0] for row in public]
    held = Holdings(
        mark=mark,
        since=now,
        until=min((row[4] for row in rows if row[4] is not None), default=None),
        keys=keys,
        types=types,
        issuers=issuers,
        fields=fields,
        of_type=_sets(row[1] for row in public),
        of_issuer=_sets(row[2] for row in public),
        of_year=_sets(row[3].year for row in public),
        of_field={},
        places=dict(zip(keys, range(len(keys)), strict=True)),
    )
    _read_several(held)
    return held


def _read_several(held: Holdings) -> None:
    """Add that of which a document has several: fields of work, and bodies that issued it too."""
    pairs = Document.fields.through.objects.values_list(
        Value(0), "document_id", "fieldofwork_id"
    ).union(
        Document.co_issuers.through.objects.values_list(Value(1), "document_id", "issuer_id"),
        all=True,
    )
    flags: tuple[dict[int, bytearray], ...] = ({}, {})
    for table, key, name in pairs:
        place = held.places.get(key)
        if place is not None:
            if name not in flags[table]:
                flags[table][name] = bytearray(b"0") * len(held.keys)
            flags[table][name][place] = ONE
    parents = {each.key: each.parent for each in held.fields.values()}
    for name, flag in flags[0].items():
        for above in _line(name, parents):
            held.of_field[above] = held.of_field.get(above, 0) | int(flag, 2)
    for name, flag in flags[1].items():
        held.of_issuer[name] = held.of_issuer.get(name, 0) | int(flag, 2)


def _names() -> list[dict[str, Named]]:
    """Types, issuers and fields by slug, each in its order, in one query."""
    nobody = Cast(Value(None), BigIntegerField())
    nothing = Cast(Value(""), CharField())
    rows = [
        *_named(DocumentType.objects.all(), 0, parent=nobody, family=F("family")).union(
            _named(Issuer.objects.all(), 1, parent=nobody, family=F("code")),
            _named(FieldOfWork.objects.all(), 2, parent=F("parent_id"), family=nothing),
            all=True,
        )
    ]
    names: list[dict[str, Named]] = [{}, {}, {}]
    twice = Counter(row["name"] for row in rows if row["table"] == 0)
    for row in sorted(rows, key=lambda row: (row["order"], sort_key(row["name"]))):
        name = row["name"]
        if row["table"] == 0:
            name = name[:1].upper() + name[1:]
            if twice[row["name"]] > 1:
                name = f"{name} {_FAMILIES[row['kin']]}".strip()
        named = Named(row["pk"], row["slug"], name, row["above"], row["kin"])
        names[row["table"]][row["slug"]] = named
    return names


def _named(rows: QuerySet[Any], table: int, **columns: Any) -> QuerySet[Any]:
    return (
        rows.order_by()
        .annotate(table=Value(table), above=columns["parent"], kin=columns["family"])
        .values("table", "pk", "slug", "name", "order", "above", "kin")
    )


def _sets(column: Iterable[Hashable]) -> dict[Any, int]:
    """The set of each value in a column, in which a document has one value or none."""
    values = list(column)
    flags: dict[Hashable, bytearray] = defaultdict(lambda: bytearray(b"0") * len(values))
    for place, value in enumerate(values):
        flags[value][place] = ONE
    flags.pop(None, None)
    return {value: int(held, 2) for value, held in flags.items()}


def _line(name: int, parents: Mapping[int, int | None]) -> Iterator[int]:
    """A field and those above it; ends even where stored parents go in a circle."""
    seen: set[int] = set()
    here: int | None = name
    while here is not None and here not in seen:
        yield here
        seen.add(here)
        here = parents.get(here)
