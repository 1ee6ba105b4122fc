"""Which held document the words of a text mean: decided by what the words say, never guessed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from core.vietnamese.folding import fold

from .models import Document, Issuer, IssuerLevel
from .numbers import Found


@dataclass(frozen=True)
class Reference:
    """What is known of a document that a text names.

    `dated` is the day printed beside the number, `written_on` the day of the text, `words` the
    folded words around it, `issuers` the keys of the bodies that a local number without a day
    can be of.
    """

    key: str
    names: tuple[str, ...] = ()
    dated: date | None = None
    written_on: date | None = None
    words: str = ""
    issuers: frozenset[int] = frozenset()


def reference_of(
    found: Found, text: str, written_on: date | None, issuers: Iterable[int] = ()
) -> Reference:
    """What a number found in a text says of its document."""
    return Reference(
        key=found.number.key,
        names=(found.word,) if found.word else (),
        dated=found.day,
        written_on=written_on,
        words=fold(text),
        issuers=frozenset(issuers),
    )


def fits(reference: Reference, document: Document) -> bool:
    """Whether a document with the number of the reference can be the one that is meant.

    A day beside the number must be the day of issue. Without a day, nothing younger than the
    text is meant, and every commune has its own `01/QĐ-UBND`: a number of a local body means
    its document only where the text names the body or comes from it.
    """
    if reference.names and fold(document.type.name) not in {fold(n) for n in reference.names}:
        return False
    if reference.dated is not None:
        return document.issued_on == reference.dated
    if reference.written_on is not None and document.issued_on > reference.written_on:
        return False
    return (
        document.issuer.level == IssuerLevel.CENTRAL
        or document.issuer_id in reference.issuers
        or document.issuer.name_folded in reference.words
    )


def only_fitting(reference: Reference, candidates: Iterable[Document]) -> Document | None:
    """The document that is meant, when just one can be."""
    fitting = [document for document in candidates if fits(reference, document)]
    return fitting[0] if len(fitting) == 1 else None


def family_of(issuer: Issuer) -> set[int]:
    """The body with those before and after it: they go on with each other's papers."""
    return {
        issuer.pk,
        *issuer.predecessors.values_list("pk", flat=True),
        *issuer.successors.values_list("pk", flat=True),
    }
