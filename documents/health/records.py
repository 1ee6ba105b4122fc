"""What is looked at document by document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from documents import warnings
from documents.models import Document, DocumentFile, StatusPeriod, TextState
from documents.services import courses_of
from documents.status import Status

from .findings import Finding

#: Documents that are read at once.
BATCH = 500


def batches(after: int = 0, most: int | None = None) -> Iterator[list[Document]]:
    """The documents behind a key, so many at a time and `most` in all."""
    last, left = after, most
    while left is None or left > 0:
        size = BATCH if left is None else min(BATCH, left)
        rows = Document.objects.select_related("type", "issuer", "term").defer("search_folded")
        batch = list(rows.filter(pk__gt=last).order_by("pk")[:size])
        if not batch:
            return
        yield batch
        last = batch[-1].pk
        left = None if left is None else left - len(batch)


def of_days(documents: Sequence[Document]) -> Iterator[Finding]:
    """Days out of order, and bodies that did not exist on the day of issue."""
    for document in documents:
        if said := warnings.of_record(document):
            of_number = set(warnings.of_number(document))
            for sentence in said:
                if sentence not in of_number:
                    yield _finding(document, sentence)


def of_numbers(documents: Sequence[Document]) -> Iterator[Finding]:
    """Numbers that say another type or body than the record."""
    for document in documents:
        for sentence in warnings.of_number(document):
            yield _finding(document, sentence)


def of_statuses(documents: Sequence[Document]) -> Iterator[Finding]:
    """Stored statuses that are not what follows from the events."""
    known = {document.pk: document for document in documents}
    stored: dict[int, list[tuple[str, date, date]]] = defaultdict(list)
    rows = StatusPeriod.objects.filter(document__in=list(known)).order_by("document", "start")
    for key, status, start, end in rows.values_list("document_id", "status", "start", "end"):
        stored[key].append((status, start, end))
    for key, course in courses_of(known).items():
        if course != stored[key]:
            yield _finding(known[key], f"Tình trạng đang lưu khác với diễn biến: {_shown(course)}.")


def _shown(course: Sequence[tuple[str, date, date]]) -> str:
    first = Status(course[0][0]).label
    rest = [f"{Status(status).label} từ {start:%d/%m/%Y}" for status, start, _ in course[1:]]
    return ", ".join([first, *rest])


def _finding(document: Document, sentence: str) -> Finding:
    return Finding.at(document, f"{document.citation}: {sentence}")


def of_texts() -> Iterator[Finding]:
    """Files of which nothing can be searched."""
    rows = DocumentFile.objects.exclude(text_state=TextState.DONE)
    rows = rows.select_related("document__type").order_by("pk")
    for file in rows.iterator(chunk_size=BATCH):
        note = file.text_note or TextState(file.text_state).label
        yield _finding(file.document, f"{file.name} – {note.rstrip('.')}.")


def of_files() -> Iterator[Finding]:
    """Files that are not on the disk any more as they were stored."""
    from documents.files.services import verify

    rows = DocumentFile.objects.select_related("document__type").order_by("pk")
    for file in rows.iterator(chunk_size=BATCH):
        if not verify(file):
            sentence = f"{file.name} – tệp trên đĩa đã mất hoặc khác mã SHA-256 đã ghi."
            yield _finding(file.document, sentence)
