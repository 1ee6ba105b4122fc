"""Numbers that a text gives in words: `Nghị quyết 45 của Bộ Chính trị`, `Nghị định 30/2020`."""

from __future__ import annotations

from documents.numbers.context import After, Before
from documents.numbers.number import Family, Number
from documents.numbers.organs import Organ
from documents.numbers.types import DocumentType

# With these names a bare number counts things, not papers: "dự án 12 của Sở Xây dựng".
_COUNTED = frozenset({"dự án", "đề án", "chương trình", "phương án"})
_YEARS = range(1900, 2100)


def read_words(
    counter: int, year: int | None, ahead: Before, behind: After, text_organ: Organ | None
) -> Number | None:
    """The number after a type in words, or None when it counts something else.

    Resolved only where body and type decide the whole number; else it comes without a body.
    """
    if not _is_cited(counter, year, ahead, behind, text_organ):
        return None
    kind = ahead.types[0]
    if kind.organ and year:
        return Number(counter, year, kind.abbreviation, kind.organ, Family.LEGAL)
    number = _with_organ(counter, year, ahead.types, behind.organ or text_organ)
    return number or Number(counter, year, None, None, None, kind.name)


def _is_cited(
    counter: int, year: int | None, ahead: Before, behind: After, text_organ: Organ | None
) -> bool:
    kind = ahead.types[0]
    if counter == 0 or (counter in _YEARS and not ahead.sign):
        return False
    if year and not (kind.with_year or ahead.sign):
        # "Báo cáo 12/2025" is the report of December
        return False
    if ahead.sign or (year and kind.with_year):
        return True
    told = behind.organ or text_organ or behind.day
    return bool(told) and kind.name not in _COUNTED


def _with_organ(
    counter: int, year: int | None, types: tuple[DocumentType, ...], organ: Organ | None
) -> Number | None:
    if organ is None or organ.numbered:
        return None
    kind, family = _fitting(types, year, organ)
    if kind is None or not kind.abbreviation:
        return None
    return Number(counter, year, kind.abbreviation, organ.code, family)


def _fitting(
    types: tuple[DocumentType, ...], year: int | None, organ: Organ
) -> tuple[DocumentType | None, Family]:
    """The type of the body's family: `quy định` is QĐ in the party and QyĐ in the state."""
    if organ.party:
        family = Family.CONGRESS if organ.code == "ĐH" else Family.PARTY
    else:
        family = Family.LEGAL if year else Family.STATE
    return next((kind for kind in types if family in kind.families), None), family
