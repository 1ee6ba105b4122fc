"""One answer to a filter: the documents, what a number can mean, what else there would be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.core.paginator import Page
from django.db.models import Prefetch
from django.http import HttpRequest, QueryDict

from core.pagination import PARAMETER, NumberedPage, NumberedPaginator
from documents.models import Document, DocumentFile
from documents.numbers import Query, read_query
from documents.status import Status

from .facets import Chosen, chosen_parts, narrowed, set_choices
from .filters import FilterForm
from .holdings import Holdings, holdings
from .numbers import reason
from .words import Place, in_files, words_of, year_typed

PER_PAGE = 20
#: Documents that are offered above the list when a number was typed.
MOST_OFFERED = 6


class Listing:
    """The public documents that a filter leaves, the newest first.

    With a filter that is not understood it holds none, and `form.errors` says why.
    """

    def __init__(self, sent: QueryDict) -> None:
        self.held: Holdings = holdings()
        self.form = FilterForm(sent, self.held)
        self.day: date = self.form.day
        self.query: Query = read_query(self.form.asked("q") or "")
        self.places: Mapping[int, Place] = {}
        #: What has the typed number, the newest first; empty where no number was typed.
        self.numbered: Sequence[int] = ()
        #: The same as documents once a page was read, when they are few.
        self.offered: Sequence[Document] = ()
        found = self._searched()
        set_choices(self.form, found)
        self.found = 0 if self.form.errors else narrowed(self.form, found)

    def _searched(self) -> int:
        """The documents that the search leaves, before the facets."""
        text = self.form.asked("q")
        if not text:
            return self.held.all
        by_number = self._with_number()
        words = words_of(" ".join(self.query.rest) if by_number else text)
        if not words:
            return by_number
        self.places = in_files(words)
        found = self.held.with_words(words, year_typed(self.query))
        found |= self.held.with_keys(self.places)
        return found & by_number if by_number else found

    def _with_number(self) -> int:
        found = self.held.with_number(self.query)
        if found:
            self.numbered = self.held.listed(found, stop=MOST_OFFERED + 1)
        return found

    @property
    def count(self) -> int:
        """How many there are."""
        return self.found.bit_count()

    @property
    def is_filtered(self) -> bool:
        """Whether anything was asked for."""
        return bool(self.form.kept)

    @property
    def narrows(self) -> bool:
        """Whether more than a search was asked for."""
        return any(name != "q" for name in self.form.kept)

    def chosen(self, path: str) -> list[Chosen]:
        """The parts of the filter, each with the list without it."""
        return chosen_parts(self.form, path)

    def page(self, request: HttpRequest) -> NumberedPage:
        """The page that `?trang=` asks for."""
        paginator = _Paginator(self, request.path)
        page: Any = paginator.get_page(request.GET.get(PARAMETER))
        return page

    def rows(self, start: int, stop: int) -> list[Document]:
        """The documents from one place to another; on the way those with the typed number."""
        listed = self.held.listed(self.found, start, stop)
        offered = self.numbered if len(self.numbered) <= MOST_OFFERED else ()
        read = {document.pk: document for document in self.documents([*offered, *listed])}
        self.offered = [read[key] for key in offered if key in read]
        return [read[key] for key in listed if key in read]

    def documents(self, keys: Sequence[int]) -> list[Document]:
        """The documents with these keys, in this order, with what a line prints."""
        files = DocumentFile.objects.order_by("order", "pk")
        held = Document.objects.for_list().select_related("type", "issuer", "term")
        rows = held.prefetch_related(Prefetch("files", files)).in_bulk(keys)
        found = [rows[key] for key in keys if key in rows]
        for document in found:
            self._describe(document)
        return found

    def _describe(self, document: Any) -> None:
        document.status = self.held.status_of(document.pk, self.day) or Status.PENDING
        place = self.places.get(document.pk)
        files = {file.pk: file for file in document.files.all()} if place else {}
        document.found_in = files.get(place.file) if place else None
        document.found_on = place.page if place else None

    def batches(self, size: int) -> Iterator[list[Document]]:
        """All documents, so many at a time, for exports."""
        keys = self.held.listed(self.found)
        for start in range(0, len(keys), size):
            yield self.documents(keys[start : start + size])

    @property
    def has_many_numbered(self) -> bool:
        """Whether more documents than can be offered have the typed number."""
        return len(self.numbered) > MOST_OFFERED

    @property
    def why_several(self) -> str:
        """Why several documents have the typed number."""
        return reason(self.offered)


class _Paginator(NumberedPaginator):
    """Pages of a set, whose length is known."""

    def __init__(self, listing: Listing, path: str) -> None:
        self.listing = listing
        self.path, self.kept = path, listing.form.kept
        super(NumberedPaginator, self).__init__((), PER_PAGE)

    @property
    def count(self) -> int:
        """How many there are."""
        return self.listing.count

    def page(self, number: int | str) -> NumberedPage:
        """One page. Raises InvalidPage as Django's paginator does."""
        number = self.validate_number(number)
        start = (number - 1) * self.per_page
        rows: Any = self.listing.rows(start, start + self.per_page)
        made: Page = NumberedPage(rows, number, self)
        return made  # type: ignore[return-value]
