"""Which public document a citation means: asked of the registry whenever a page is made.

Nothing of it is stored, so that a citation becomes a link by itself when its document arrives,
and plain text again when it is withdrawn.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse

from documents.models import Citation, Document
from documents.references import Reference, meant_by

#: Held documents with the numbers of one page; a number that many bodies share may have many.
MOST_CANDIDATES = 2_000


@dataclass(frozen=True)
class Meaning:
    """A citation with the documents that it can mean: none, one, or several to choose from."""

    citation: Citation
    documents: tuple[Document, ...] = ()

    @property
    def document(self) -> Document | None:
        """The document that is meant, when just one can be."""
        return self.documents[0] if len(self.documents) == 1 else None

    @property
    def is_ambiguous(self) -> bool:
        """Whether a reader has to choose."""
        return len(self.documents) > 1

    @property
    def href(self) -> str:
        """The document, the page to choose on, or nothing."""
        if self.document is not None:
            return self.document.get_absolute_url()
        return number_page(self.citation.printed) if self.is_ambiguous else ""

    @property
    def title(self) -> str:
        """What the link says when it is pointed at."""
        if self.document is not None:
            return self.document.citation
        return f"Có {len(self.documents)} văn bản cùng số ký hiệu này"


def number_page(printed: str) -> str:
    """The page that lists the documents with a number."""
    return f"{reverse('documents:number')}?{urlencode({'so': printed})}"


def meanings_of(citations: Iterable[Citation]) -> list[Meaning]:
    """What these citations mean now, in one query; none for an empty list."""
    citations = list(citations)
    held: dict[str, list[Document]] = defaultdict(list)
    for document in _held(citations) if citations else ():
        held[document.number_key].append(document)
    known: dict[tuple[object, ...], tuple[Document, ...]] = {}
    return [Meaning(c, _documents(c, held.get(c.number_key, []), known)) for c in citations]


def _held(citations: list[Citation]) -> list[Document]:
    """The public documents that have one of the numbers.

    Where too many have one, only those of the days beside the numbers: among a part of all
    candidates the only one that fits need not be the one that is meant.
    """
    dated = [citation for citation in citations if citation.dated is not None]
    of_the_day = Q(
        number_key__in={citation.number_key for citation in dated},
        issued_on__in={citation.dated for citation in dated},
    )
    others = {citation.number_key for citation in citations if citation.dated is None}
    public = Document.objects.published().for_list().select_related("type", "issuer", "term")
    rows = public.order_by("-issued_on", "-pk")
    for wanted in (of_the_day | Q(number_key__in=others), of_the_day):
        found = list(rows.filter(wanted)[: MOST_CANDIDATES + 1])
        if len(found) <= MOST_CANDIDATES:
            return found
    return []


def _documents(
    citation: Citation,
    held: list[Document],
    known: dict[tuple[object, ...], tuple[Document, ...]],
) -> tuple[Document, ...]:
    """Those among the held documents with the number that can be meant."""
    if not held:
        return ()
    asked = (
        *(citation.number_key, citation.names, citation.words, citation.term),
        *(citation.dated, citation.written_on, citation.owner, citation.owner_id),
    )
    if asked not in known:
        others = [d for d in held if not _is_itself(citation, d)]
        known[asked] = meant_by(_reference(citation), others)
    return known[asked]


def _is_itself(citation: Citation, document: Document) -> bool:
    return citation.owner_id == document.pk and citation.owner == Document._meta.label_lower


def _reference(citation: Citation) -> Reference:
    return Reference(
        names=tuple(name for name in citation.names.split("|") if name),
        words=citation.words,
        term=citation.term,
        dated=citation.dated,
        written_on=citation.written_on,
    )
