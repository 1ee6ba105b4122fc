"""What numbers are made of: types and bodies, looked up by every way of writing them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeVar

from documents.numbers.letters import flat, flat_word, spells, true_stroke
from documents.numbers.number import Family
from documents.numbers.organs import ORGANS, Organ
from documents.numbers.types import TYPES, DocumentType

__all__ = ["STANDARD", "DocumentType", "Organ", "Vocabulary"]

_Named = TypeVar("_Named")
#: The most words that a name of a type or a body has, more or less than what is listed.
_LONGEST_NAME = 10
_AROUND_NAMES = " ,.;:!?()[]<>\"'“”‘’«»`*_-–…"


class Vocabulary:
    """Document types and bodies. Built once and shared: look-ups take the same time at any size."""

    def __init__(self, types: Iterable[DocumentType], organs: Iterable[Organ]) -> None:
        self.types = tuple(types)
        self.organs = tuple(organs)
        self._by_abbreviation: dict[str, list[DocumentType]] = defaultdict(list)
        self._abbreviations: dict[str, list[str]] = defaultdict(list)
        self._codes: dict[str, list[Organ]] = defaultdict(list)
        self._variants: dict[str, Organ] = {}
        self._type_names: dict[str, list[DocumentType]] = defaultdict(list)
        self._organ_names: dict[str, list[Organ]] = defaultdict(list)
        for kind in self.types:
            self._add_type(kind)
        for organ in self.organs:
            self._add_organ(organ)

    def extended(
        self, types: Iterable[DocumentType] = (), organs: Iterable[Organ] = ()
    ) -> Vocabulary:
        """A new vocabulary that knows these types and bodies too; this one stays as it is."""
        return Vocabulary((*self.types, *types), (*self.organs, *organs))

    def _add_type(self, kind: DocumentType) -> None:
        self._by_abbreviation[kind.abbreviation].append(kind)
        same = self._abbreviations[flat(kind.abbreviation)] if kind.abbreviation else []
        if kind.abbreviation not in same:
            same.append(kind.abbreviation)
        for name in (kind.name, *kind.other_names):
            self._type_names[flat(name)].append(kind)

    def _add_organ(self, organ: Organ) -> None:
        self._codes[flat(organ.code)].append(organ)
        for variant in organ.variants:
            self._variants[variant.lower()] = organ
        for name in organ.names:
            self._organ_names[flat(name)].append(organ)

    def abbreviations(self, written: str) -> tuple[str, ...]:
        """The types that these letters are a way of writing, the likeliest first.

        `qd` gives `QĐ`; `hd` gives `HD` and `HĐ`, for without marks they look the same.
        """
        alike = self._abbreviations.get(flat_word(written))
        if not alike:
            return ()
        found = [code for code in alike if spells(written, code)]
        if len(found) == 1:
            return (found[0],)
        exact = true_stroke(written).upper()
        return tuple(sorted(found, key=lambda code: code.upper() != exact))

    def organ(self, written: str) -> Organ | None:
        """The body that these letters are the code of, in any case, with marks or without."""
        variant = self._variants.get(written.lower())
        if variant:
            return variant
        code = written.rstrip("0123456789")
        for organ in self._codes.get(flat_word(code), ()):
            if organ.numbered == (code != written) and spells(code, organ.code):
                return organ
        # A code may end with a number of its own
        same = self._codes.get(flat_word(written), ())
        return next((o for o in same if o.code == written and not o.numbered), None)

    def organ_code(self, written: str) -> str | None:
        """The code as it is printed: `QH15` for `qh15`, `BTC` for `btc`; None when unknown."""
        organ = self.organ(written)
        if organ is None:
            return None
        return organ.code + written[len(organ.code) :] if organ.numbered else organ.code

    def glued(self, written: str) -> tuple[tuple[str, ...], str | None]:
        """The types and the body of `cttw` or `ctrtu`, the longest type first: CTr before CT."""
        for length in range(min(4, len(written) - 2), 0, -1):
            types = self.abbreviations(written[:length])
            code = self.organ_code(written[length:])
            if types and code:
                return types, code
        return (), None

    def types_with(self, abbreviation: str, family: Family | None) -> tuple[DocumentType, ...]:
        """The types of an abbreviation, those of the family if it has any; `""`: shown by none."""
        found = tuple(self._by_abbreviation.get(abbreviation, ()))
        fitting = tuple(kind for kind in found if family in kind.families)
        return fitting or found

    def types_at_end(self, words: Sequence[str]) -> tuple[tuple[DocumentType, ...], int]:
        """The types that the last of these flat words name, and how many words that takes."""
        for count in range(min(4, len(words)), 0, -1):
            found = self._type_names.get(_name(words[-count:]))
            if found:
                return tuple(found), count
        return (), 0

    def types_at_start(self, words: Sequence[str]) -> tuple[tuple[DocumentType, ...], int]:
        """The types that the first of these flat words name, and how many words that takes."""
        for count in range(min(4, len(words)), 0, -1):
            found = self._type_names.get(_name(words[:count]))
            if found:
                return tuple(found), count
        return (), 0

    def organs_at_start(self, words: Sequence[str]) -> tuple[tuple[Organ, ...], int]:
        """The bodies that the first of these flat words name, and how many words that takes."""
        for count in range(min(_LONGEST_NAME, len(words)), 0, -1):
            found = self._organ_names.get(_name(words[:count]))
            if found:
                return tuple(found), count
        return (), 0

    def organs_at_end(self, words: Sequence[str]) -> tuple[tuple[Organ, ...], int]:
        """The bodies that the last of these flat words name, and how many words that takes."""
        for count in range(min(_LONGEST_NAME, len(words)), 0, -1):
            found = self._organ_names.get(_name(words[-count:]))
            if found:
                return tuple(found), count
        return (), 0


def _name(words: Sequence[str]) -> str:
    return " ".join(words).strip(_AROUND_NAMES)


#: What every place of the country uses; a registry adds its own types and bodies to it.
STANDARD = Vocabulary(TYPES, ORGANS)
