"""The documents that hold the words of a search, in their own record or in their files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from core.vietnamese.folding import fold
from documents.models import FilePage
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


def in_files(words: Iterable[str]) -> dict[int, Place]:
    """The documents with a page of a file that holds all the words, and the first such page."""
    rows = FilePage.objects.order_by()
    # The longest word is the rarest: most pages are done with after one look.
    for word in sorted(words, key=len, reverse=True):
        rows = rows.filter(text_folded__contains=word)
    found: dict[int, Place] = {}
    for document, file, page in rows.values_list("file__document_id", "file_id", "number"):
        place = Place(file, page)
        found[document] = min(place, found.get(document, place))
    return found


def year_typed(query: Query) -> int | None:
    """The year that was typed beside other words."""
    return query.year if not query.is_number else None
