"""From the parts of a candidate to a number: which part is the type, which the body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from documents.numbers.letters import true_stroke
from documents.numbers.number import Family, Number
from documents.numbers.shapes import Part
from documents.numbers.types import DocumentType
from documents.numbers.vocabulary import Vocabulary

# A year as a counter is believed only where a slash or a dash follows it.
_YEARS = range(1900, 2100)


@dataclass(frozen=True)
class Head:
    """The digits of a candidate, and what stands before them."""

    counter: int
    year: int | None
    types: tuple[DocumentType, ...]
    signed: bool
    calendar: bool

    @property
    def could_be_a_year(self) -> bool:
        """Whether the digits alone read as a year."""
        return self.counter in _YEARS and not self.signed


@dataclass(frozen=True)
class Symbol:
    """A number read from its symbol, where it ends, and the types its letters can mean."""

    number: Number
    end: int
    abbreviations: tuple[str, ...] = ()


def read_symbol(head: Head, parts: Sequence[Part], vocabulary: Vocabulary) -> Symbol | None:
    """The number that a head and its parts make, or None. Nothing is guessed."""
    if head.counter == 0:
        return None
    parts = _mended(parts, vocabulary)
    abbreviations = vocabulary.abbreviations(parts[0].code)
    if abbreviations:
        return _typed(head, parts, abbreviations, vocabulary)
    if parts[0].mark != "/":
        return None
    return _law(head, parts[0], vocabulary) or _letter(head, parts, vocabulary)


def _mended(parts: Sequence[Part], vocabulary: Vocabulary) -> list[Part]:
    """The parts with codes joined that a line break cut: `UB` and `ND` on the next line."""
    whole: list[Part] = []
    for part in parts:
        if whole and part.mark == " " and part.broken:
            code = whole[-1].code + part.code
            known = vocabulary.organ(code) or vocabulary.abbreviations(code)
            if known:
                whole[-1] = replace(whole[-1], code=code, end=part.end)
                continue
        whole.append(part)
    return whole


def _chosen(abbreviations: Sequence[str], types: Sequence[DocumentType]) -> str:
    """The abbreviation that the types in words decide for, else the likeliest."""
    named = {kind.abbreviation for kind in types}
    return next((code for code in abbreviations if code in named), abbreviations[0])


def _typed(
    head: Head, parts: Sequence[Part], abbreviations: Sequence[str], vocabulary: Vocabulary
) -> Symbol | None:
    kind = parts[0]
    if kind.mark in ("", " ") and not _may_be_blank(head, kind, parts[1:2], abbreviations):
        return None
    organ = _organ(parts[1:], not kind.tight, vocabulary)
    if organ is None:
        return _without_organ(head, parts, abbreviations, vocabulary)
    code, end, known = organ
    marks = kind.mark, parts[1].mark
    if not known and not (kind.code[0].isupper() and _tells_family(marks)):
        return None
    abbreviation = _chosen(abbreviations, head.types)
    family = family_of(code, abbreviation, head.year, marks, vocabulary)
    number = Number(head.counter, head.year, abbreviation, code, family)
    written = "".join(part.code for part in parts if part.end <= end)
    return Symbol(number, end, tuple(abbreviations) if _bare(written) else (abbreviation,))


def _tells_family(marks: tuple[str, str]) -> bool:
    """Whether dash and slash alone say if a number is the state's or the party's."""
    return marks[0] == "/" or marks == ("-", "/")


def _may_be_blank(
    head: Head, kind: Part, organ: Sequence[Part], abbreviations: Sequence[str]
) -> bool:
    """Whether a type may follow digits without a mark: `35 CT/TW`, `35CT/TW`, `35 CT TW`."""
    if not organ or head.calendar or head.could_be_a_year:
        return False
    if organ[0].mark == " " and not is_capital(kind.code, abbreviations):
        return False
    return not head.year or head.signed or bool(head.types)


def _organ(
    parts: Sequence[Part], loose: bool, vocabulary: Vocabulary, unit: bool = False
) -> tuple[str, int, bool] | None:
    """The code of the body, where it ends, and whether it is known.

    `loose`: blanks stand in the number before the body, so they may stand in it. `unit`: a unit
    of the body must follow, as in an official letter.
    """
    if not parts:
        return None
    first = parts[0]
    code = vocabulary.organ_code(first.code)
    known = code is not None
    if first.mark == " " and not (code and is_capital(first.code, (code,))):
        return None
    if code is None:
        if not _is_code(first.code):
            return None
        code = true_stroke(first.code)
    end = first.end
    for part in parts[1:]:
        owed = unit and end == first.end and not part.broken
        if not _continues(part, loose or not first.tight, owed, first.code.islower(), vocabulary):
            break
        code += "-" + (vocabulary.organ_code(part.code) or true_stroke(_raised(part.code)))
        end = part.end
    return code, end, known


def _continues(part: Part, loose: bool, owed: bool, lower: bool, vocabulary: Vocabulary) -> bool:
    """Whether a part after a dash belongs to the body: its unit, or a second body."""
    if part.mark != "-":
        return False
    if part.tight or owed:
        return _is_code(part.code) or (lower and part.code.islower())
    return loose and vocabulary.organ(part.code) is not None and part.code.isupper()


def _without_organ(
    head: Head, parts: Sequence[Part], abbreviations: Sequence[str], vocabulary: Vocabulary
) -> Symbol | None:
    """`159-TB`, `30/2020/NĐ`: believed only when written as printed."""
    kind = parts[0]
    following = parts[1] if len(parts) > 1 else None
    if not kind.tight or (following and following.mark in ("-", "/") and following.tight):
        return None
    if len(kind.code) < 2 or not is_capital(kind.code, abbreviations):
        return None
    family = Family.PARTY if kind.mark == "-" else Family.STATE
    if head.year:
        family = Family.LEGAL
    number = Number(head.counter, head.year, _chosen(abbreviations, head.types), None, family)
    return Symbol(number, kind.end, tuple(abbreviations))


def _law(head: Head, part: Part, vocabulary: Vocabulary) -> Symbol | None:
    """`64/2025/QH15`: the body with its term, no type."""
    organ = vocabulary.organ(part.code)
    if organ is None or not organ.numbered or not head.year:
        return None
    code = vocabulary.organ_code(part.code)
    return Symbol(Number(head.counter, head.year, None, code, Family.LEGAL), part.end)


def _letter(head: Head, parts: Sequence[Part], vocabulary: Vocabulary) -> Symbol | None:
    """`6204/SNV-CCHC&PC`: body and unit; an unknown body needs `công văn` or `số` before it."""
    if head.year or len(parts) < 2:
        return None
    organ = vocabulary.organ(parts[0].code)
    announced = head.signed or any(Family.LETTER in kind.families for kind in head.types)
    if organ is None and not announced:
        return None
    if organ is not None and (organ.party or organ.numbered):
        return None
    read = _organ(parts, not parts[0].tight, vocabulary, unit=True)
    if read is None or "-" not in read[0]:
        return None
    return Symbol(Number(head.counter, None, None, read[0], Family.LETTER), read[1])


def family_of(
    code: str,
    abbreviation: str | None,
    year: int | None,
    marks: tuple[str, str],
    vocabulary: Vocabulary,
) -> Family:
    """The family by the body, and by dash and slash where the body is unknown."""
    organ = vocabulary.organ(code.split("-")[0])
    party = organ.party if organ else marks == ("-", "/") and not year
    if party:
        return Family.CONGRESS if organ and organ.code == "ĐH" else Family.PARTY
    kinds = vocabulary.types_with(abbreviation or "", None)
    legal = all(kind.families == {Family.LEGAL} for kind in kinds)
    return Family.LEGAL if year or (legal and not any(k.with_year for k in kinds)) else Family.STATE


def is_capital(written: str, codes: Sequence[str]) -> bool:
    """Whether a code is written as printed, or all in capitals."""
    return written.isupper() or true_stroke(written) in codes


def _is_code(written: str) -> bool:
    """Whether unknown letters look like a code: `CCHC&PC`, `NgV`, `ĐTh`, not a word."""
    capitals = sum(char.isupper() for char in written)
    small = sum(char.islower() for char in written)
    return capitals >= 2 and small <= 2 and written[0].isupper()


def _raised(written: str) -> str:
    return written.upper() if written.islower() else written


def _bare(written: str) -> bool:
    return not any(char in "ĐđÐð" for char in written)
