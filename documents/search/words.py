"""The documents that hold the words of a search, in their own record or in their files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import BigIntegerField, Q, Value

from core.vietnamese.folding import fold
from documents.models import Document, FilePage
from documents.numbers import Query

#: Every further word costs a look at all texts and hardly ever changes what is found.
MOST_WORDS = 12
_AROUND = "\"'“”‘’«».,;:!?()[]{}*/–-"


@dataclass(frozen=True, order=True)
class Place:
    """Where in the files of a document the words stand."""

    file: int
    page: int


def words_of(text: str) -> list[str]:
    """The folded words, each once, without the marks that people put around them."""
    words = (word.strip(_AROUND) for word in fold(text).split())
    return list(dict.fromkeys(word for word in words if word))[:MOST_WORDS]


def holding(words: Sequence[str], year: int | None = None) -> dict[int, Place | None]:
    """The keys of the documents that hold all the words, and where in their files, in one query.

    A record holds them in number, type, trích yếu and issuer together, and a year among them
    may as well be that of the day of issue; of the files, one page has to hold them all.
    """
    nowhere = Value(0, BigIntegerField())
    records = Document.objects.order_by().annotate(file=nowhere, page=nowhere)
    pages = FilePage.objects.order_by()
    for word in words:
        holds = Q(search_folded__contains=word)
        if year is not None and word == str(year):
            holds |= Q(issued_on__year=year)
        records = records.filter(holds)
        pages = pages.filter(text_folded__contains=word)
    found: dict[int, Place | None] = {}
    rows = records.values_list("pk", "file", "page").union(
        pages.values_list("file__document_id", "file_id", "number"), all=True
    )
    for document, file, page in rows:
        place = Place(file, page) if file else None
        if document not in found or (place and (found[document] or place) >= place):
            found[document] = place
    return found


def year_typed(query: Query) -> int | None:
    """The year that was typed beside other words."""
    return query.year if not query.is_number else None
