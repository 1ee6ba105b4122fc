"""Which held document the words of a text mean: decided by what the words say, never guessed.

Citations in public texts and relations that wait for their target are decided here alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from core.vietnamese.folding import fold, squeeze

from .citations.surroundings import LONGEST, name_a_place, names, term_behind, words_around
from .models import Document, Issuer, IssuerLevel
from .numbers import STANDARD, Found

_TERM = re.compile(r"\bkh(?:óa|oá) ([IVX]{1,6})\b", re.IGNORECASE)
_ALIKE = {kind.name: (kind.name, *kind.other_names) for kind in STANDARD.types}


@dataclass(frozen=True)
class Reference:
    """What is known of a document that a text names.

    `names` are the types that the number can have, `words` name its body, `term` is that of the
    body in Roman digits, `dated` the day printed beside the number, `written_on` that of the
    text. `issuers` are the keys of bodies that a local number without a day can be of.
    """

    names: tuple[str, ...] = ()
    words: str = ""
    term: str = ""
    dated: date | None = None
    written_on: date | None = None
    issuers: frozenset[int] = frozenset()


def reference_of(found: Found, text: str, source: Document) -> Reference:
    """What a number in the words of a document says: where they name no body, it is one of its
    own body, or of those before and after that one.
    """
    words = words_around(text, found, source.issuer.name)
    is_own = words == squeeze(source.issuer.name)[:LONGEST]
    return Reference(
        names=found.names,
        # A day beside the number may still mean the paper of another body
        words="" if is_own else words,
        term=term_behind(text, found),
        dated=found.day,
        written_on=source.issued_on,
        issuers=frozenset(_family_of(source.issuer) if is_own else ()),
    )


def meant_by(reference: Reference, held: Sequence[Document]) -> tuple[Document, ...]:
    """Those among the documents with the number that are meant: one, or several to choose from.

    Numbers of local bodies that nothing in the text decides are offered only where there are
    several: the choice page must not stand for a decision that nobody made.
    """
    issuers = {d.issuer_id: d.issuer.name for d in held} if reference.words else {}
    named = {key for key, name in issuers.items() if names(reference.words, name)}
    bodies = named | (reference.issuers & {d.issuer_id for d in held})
    if name_a_place(reference.words):
        # It says whose paper it is: not that of another place, not even of the same day
        held = [d for d in held if d.issuer_id in bodies or _is_central(d)]
    if reference.dated is None:
        held = [d for d in held if _is_of_term(d, reference.term)]
    fitting = [d for d in held if fits(replace(reference, issuers=frozenset(bodies)), d)]
    if fitting:
        return tuple(fitting)
    everywhere = frozenset(d.issuer_id for d in held)
    possible = [d for d in held if fits(replace(reference, issuers=everywhere), d)]
    undecided = len(possible) > 1 and not bodies
    return tuple(possible) if undecided else ()


def only_meant(reference: Reference, held: Iterable[Document]) -> Document | None:
    """The document that is meant, when just one can be."""
    meant = meant_by(reference, list(held))
    return meant[0] if len(meant) == 1 else None


def fits(reference: Reference, document: Document) -> bool:
    """Whether a document with the number of the reference can be the one that is meant.

    A day beside the number must be the day of issue. Without a day, nothing younger than the
    text is meant, and every commune has its own `01/QĐ-UBND`: a number of a local body means
    its document only where the text names the body or comes from it.
    """
    if reference.names and fold(document.type.name) not in _folded(reference.names):
        return False
    if reference.dated is not None:
        return document.issued_on == reference.dated
    if reference.written_on is not None and document.issued_on > reference.written_on:
        return False
    return _is_central(document) or document.issuer_id in reference.issuers


def _folded(types: Iterable[str]) -> set[str]:
    """The names of types with the other names that each of them has."""
    return {fold(alike) for name in types for alike in _ALIKE.get(name, (name,))}


def _is_of_term(document: Document, term: str) -> bool:
    """Whether it can be of a term: one that says its number is of no other."""
    own = _TERM.search(document.term.name) if term and document.term else None
    return own is None or own[1].upper() == term


def _is_central(document: Document) -> bool:
    return document.issuer.level == IssuerLevel.CENTRAL


def _family_of(issuer: Issuer) -> set[int]:
    """The body with those before and after it: they go on with each other's papers."""
    return {
        issuer.pk,
        *issuer.predecessors.values_list("pk", flat=True),
        *issuer.successors.values_list("pk", flat=True),
    }
