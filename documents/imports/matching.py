"""Which file of the ZIP belongs to which row: by the column of files, else by its number."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from core.vietnamese.folding import fold
from documents.models import FileKind

from .bundle import Member
from .resource import Line

#: Pieces between dashes that a number has at most: `1234/2025/NQ-UBTVQH15`, `6204/SNV-CCHC&PC`.
_MOST_PIECES = 8
_PIECES = re.compile(r"[a-z]+[0-9]+|[0-9]+|[a-z]+")
_DAY = re.compile(r"(?<!\d)(\d{1,2})[-_. ](\d{1,2})[-_. ](\d{4})(?!\d)")
_WORD = (".doc", ".docx")
NO_ROW = "Không có số ký hiệu của dòng nào trong tên tệp."


@dataclass
class Match:
    """A file of the ZIP with its row, or with a sentence why it has none."""

    member: Member
    line: Line | None = None
    sentence: str = ""

    @property
    def kind(self) -> FileKind:
        """What it is of its document, by its name."""
        stem = fold(self.member.stem)
        if "phu luc" in stem.replace("-", " ").replace("_", " "):
            return FileKind.ANNEX
        suffix = PurePosixPath(self.member.name).suffix.lower()
        if suffix == ".xlsx":
            return FileKind.ANNEX
        return FileKind.WORD if suffix in _WORD else FileKind.ORIGINAL


def match(members: Iterable[Member], lines: Iterable[Line]) -> list[Match]:
    """Every file with its row. One that fits several rows is given to none of them."""
    by_name: dict[str, list[Line]] = defaultdict(list)
    by_number: dict[tuple[str, ...], list[Line]] = defaultdict(list)
    wrong: dict[tuple[str, ...], list[Line]] = defaultdict(list)
    for line in lines:
        if line.document is None:
            wrong[_pieces(line.number)].append(line)
            continue
        for name in line.named_files:
            by_name[fold(PurePosixPath(name).name)].append(line)
        by_number[_pieces(line.document.number_key)].append(line)
    found = [_match(member, by_name, by_number) for member in members]
    for file in found:
        if file.sentence == NO_ROW and (of_wrong := _numbered(file.member.stem, wrong)):
            file.sentence = f"Là tệp của dòng {of_wrong[0].row}, dòng này còn sai."
    return found


def _match(
    member: Member,
    by_name: dict[str, list[Line]],
    by_number: dict[tuple[str, ...], list[Line]],
) -> Match:
    if member.refusal:
        return Match(member, None, member.refusal)
    found = by_name.get(fold(member.name)) or by_name.get(fold(member.stem)) or []
    if not found:
        found = _told_apart(member.stem, _numbered(member.stem, by_number))
    if len(found) == 1:
        return Match(member, found[0])
    if not found:
        return Match(member, None, NO_ROW)
    rows = ", ".join(str(line.row) for line in found[:10])
    return Match(member, None, f"Hợp với nhiều dòng ({rows}); hãy ghi tên tệp vào cột “Tệp”.")


def _pieces(text: str) -> tuple[str, ...]:
    """`35-CT_TW` and `35-ct/tw` as `35 ct tw`; counters without leading zeros."""
    return tuple(piece.lstrip("0") or "0" for piece in _PIECES.findall(fold(text)))


def _numbered(stem: str, by_number: dict[tuple[str, ...], list[Line]]) -> list[Line]:
    """The rows whose number stands in the name; of numbers within each other the longest."""
    pieces = _pieces(stem)
    for length in range(min(_MOST_PIECES, len(pieces)), 1, -1):
        found: list[Line] = []
        for start in range(len(pieces) - length + 1):
            found += by_number.get(pieces[start : start + length], [])
        if found:
            return found
    return []


def _told_apart(stem: str, lines: list[Line]) -> list[Line]:
    """Of several with one number those of the day or the year in the name, where it has one."""
    if len(lines) < 2:
        return lines
    if found := _DAY.search(fold(stem)):
        day = tuple(int(part) for part in reversed(found.groups()))
        dated = [line for line in lines if _day(line) == day]
        if dated:
            return dated
    years = set(_pieces(stem))
    return [line for line in lines if str(_day(line)[0]) in years] or lines


def _day(line: Line) -> tuple[int, int, int]:
    assert line.document is not None  # noqa: S101 - rows without one are left out above
    day = line.document.issued_on
    return day.year, day.month, day.day
