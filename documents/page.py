"""What the page of one document shows beside its record: status, relations, files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django import forms
from django.utils import timezone

from .models import Document, DocumentFile, FilePage, Relation, RelationKind, TextState
from .models.documents import today
from .search.filters import DayField, mark_errors
from .services import Happening, happenings_of
from .status import Event, EventKind, Period, Status, periods, status_on

#: Pages of a file whose text stands in the page; the rest is in the file itself.
MOST_PAGES = 20
#: Letters of all files together: a page that is read is no archive.
MOST_LETTERS = 150_000
PDF = "application/pdf"


class DayForm(forms.Form):
    """On which day the status is asked for."""

    ngay = DayField(label="Xem tình trạng vào ngày")

    def __init__(self, typed: str) -> None:
        super().__init__({"ngay": typed})
        mark_errors(self)

    @property
    def day(self) -> date | None:
        """The day that was asked for."""
        day: date | None = getattr(self, "cleaned_data", {}).get("ngay")
        return day


@dataclass(frozen=True)
class Related:
    """A document that stands in a relation, named by its words where it is not held."""

    words: str
    document: Document | None
    on: date | None
    note: str
    partly: bool


@dataclass(frozen=True)
class Group:
    """All of one relation: `Thay thế`, `Bị thay thế bởi`."""

    name: str
    rows: Sequence[Related]


@dataclass(frozen=True)
class Step:
    """Something that happened to the force of the document; its cause only when it is public."""

    on: date
    kind: EventKind
    note: str
    cause: Document | None


@dataclass(frozen=True)
class Text:
    """The text of a file, as far as the page shows it."""

    pages: Sequence[FilePage]
    left_out: int


class DocumentPage:
    """One document with all that belongs to it; six queries."""

    def __init__(
        self, document: Document, typed_day: str = "", *, is_preview: bool = False
    ) -> None:
        self.document = document
        self.form = DayForm(typed_day)
        self.now = timezone.now()
        happenings = happenings_of([document.pk])[document.pk]
        self._events = [Event(happening.on, happening.kind) for happening in happenings]
        self.status = status_on(self._events, today())
        self.steps = [self._step(happening) for happening in happenings]
        self.periods: list[Period] = periods(self._events)
        self.fields = list(document.fields.all())
        self.co_issuers = list(document.co_issuers.all())
        self.groups = [*self._own(), *self._reverse()]
        self.files = _files(document, is_preview)

    @property
    def day(self) -> date | None:
        """The other day that was asked for."""
        return self.form.day

    @property
    def status_then(self) -> Status | None:
        """The status on that day."""
        return status_on(self._events, self.day) if self.day else None

    @property
    def today(self) -> date:
        """The day of the status at the top."""
        return today()

    @property
    def status_until(self) -> date | None:
        """The next day on which the status changes by what is known now."""
        return next((p.start for p in self.periods if p.start and p.start > today()), None)

    def _step(self, happening: Happening) -> Step:
        relation = happening.relation
        if relation is None:
            return Step(happening.on, happening.kind, happening.note, None)
        source = relation.source
        # A secret paper may end a public one; which it was, nobody is told.
        if not source.is_public(self.now):
            return Step(happening.on, happening.kind, "", None)
        return Step(happening.on, happening.kind, happening.note, source)

    def _own(self) -> list[Group]:
        rows = self.document.relations.select_related("target__type")
        found = defaultdict(list)
        for relation in rows:
            target = relation.target
            if target is None or target.is_public(self.now):
                found[RelationKind(relation.kind).label].append(_related(relation, target))
        return _groups(found, [kind.label for kind in RelationKind])

    def _reverse(self) -> list[Group]:
        rows = self.document.reverse_relations.select_related("source__type")
        found = defaultdict(list)
        for relation in rows:
            if relation.source.is_public(self.now):
                name = RelationKind(relation.kind).reverse_label
                found[name].append(_related(relation, relation.source))
        return _groups(found, [kind.reverse_label for kind in RelationKind])


def _related(relation: Relation, document: Document | None) -> Related:
    return Related(
        words=document.citation if document else relation.target_text,
        document=document,
        on=relation.on,
        note=relation.note,
        partly=relation.partly,
    )


def _groups(found: dict[str, list[Related]], names: Iterable[str]) -> list[Group]:
    return [Group(name, found[name]) for name in dict.fromkeys(names) if name in found]


def _files(document: Document, is_preview: bool) -> list[DocumentFile]:
    """The files in their order, each with its text as far as the page shows it.

    The public address of a file leads nowhere while its document is not public.
    """
    files = list(document.files.all())
    if any(file.text_state == TextState.DONE for file in files):
        shown = FilePage.objects.filter(file__in=files, number__lte=MOST_PAGES)
        pages: dict[int, list[FilePage]] = defaultdict(list)
        letters = 0
        for page in shown.defer("text_folded").order_by("file__order", "file", "number"):
            letters += len(page.text)
            if letters <= MOST_LETTERS:
                pages[page.file_id].append(page)
        for file in files:
            total = file.pages or len(pages[file.pk])
            text = Text(pages[file.pk], max(0, total - len(pages[file.pk])))
            file.shown_text = text  # type: ignore[attr-defined]
    for file in files:
        file.is_pdf = file.media_type == PDF  # type: ignore[attr-defined]
        shown_at = file.staff_url if is_preview else file.get_absolute_url()
        file.address = shown_at  # type: ignore[attr-defined]
    return files
