"""The types of documents with their abbreviations, by family.

State administrative documents after Nghị định 30/2020/NĐ-CP, Phụ lục III; legal normative
documents after Luật 64/2025/QH15; party documents after the party's rules on the form of papers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from documents.numbers.number import Family


@dataclass(frozen=True)
class DocumentType:
    """A type of document.

    `name` is in lower case with its accents; `abbreviation` is empty where numbers do not show
    the type (laws, official letters of the state). `organ` is the one body that issues the type,
    `with_year` says that its number always holds the year.
    """

    abbreviation: str
    name: str
    families: frozenset[Family]
    other_names: tuple[str, ...] = ()
    organ: str | None = None
    with_year: bool = False


_STATE = frozenset({Family.STATE})
_LETTER = frozenset({Family.LETTER})
_LEGAL = frozenset({Family.LEGAL})
_PARTY = frozenset({Family.PARTY, Family.CONGRESS})
_STATE_AND_PARTY = _STATE | _PARTY
_EVERYWHERE = _STATE | _LEGAL | _PARTY


def _types(families: frozenset[Family], lines: str) -> Iterable[DocumentType]:
    for line in lines.strip().splitlines():
        abbreviation, name, *others = (part.strip() for part in line.split("|"))
        yield DocumentType(abbreviation, name, families, tuple(others))


# The first of two that are written alike is the likelier one.
TYPES: tuple[DocumentType, ...] = (
    *_types(
        _EVERYWHERE,
        """
        NQ  | nghị quyết
        QĐ  | quyết định
        CT  | chỉ thị
        """,
    ),
    *_types(
        _STATE_AND_PARTY,
        """
        QC  | quy chế
        TB  | thông báo
        HD  | hướng dẫn
        CTr | chương trình | chương trình hành động
        KH  | kế hoạch
        ĐA  | đề án
        BC  | báo cáo
        TTr | tờ trình
        """,
    ),
    *_types(
        _PARTY,
        """
        QĐ  | quy định
        KL  | kết luận
        CV  | công văn
        TT  | thông tri
        """,
    ),
    *_types(
        _STATE,
        """
        QyĐ | quy định
        TC  | thông cáo
        PA  | phương án
        DA  | dự án
        BB  | biên bản
        HĐ  | hợp đồng
        CĐ  | công điện
        BGN | bản ghi nhớ
        BTT | bản thỏa thuận
        GM  | giấy mời
        L   | lệnh
        """,
    ),
    DocumentType("", "công văn", _LETTER),
    DocumentType("NĐ", "nghị định", _LEGAL, organ="CP", with_year=True),
    DocumentType("TT", "thông tư", _LEGAL, with_year=True),
    DocumentType("TTLT", "thông tư liên tịch", _LEGAL, with_year=True),
    DocumentType("PL", "pháp lệnh", _LEGAL, with_year=True),
    DocumentType("VBHN", "văn bản hợp nhất", _LEGAL),
    DocumentType("", "luật", _LEGAL, ("bộ luật",), with_year=True),
    DocumentType("", "nghị quyết", _LEGAL, with_year=True),
    DocumentType("", "pháp lệnh", _LEGAL, with_year=True),
)
