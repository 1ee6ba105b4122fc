"""The rows of a workbook: the heading found wherever it is, merged cells filled."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import IO, Any

from django.core.exceptions import ValidationError
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from documents.files.checks import UNKNOWN, XLSX, check

from .columns import HEADINGS, REQUIRED, field_of
from .values import is_blank

MEGABYTE = 1024 * 1024
#: Unpacked; a list of 20,000 rows has about 30.
MOST_BYTES = 150 * MEGABYTE
MOST_ROWS = 20_000
MOST_COLUMNS = 100
MOST_SHEETS = 20
MOST_MERGED = 20_000
#: Rows in which the heading is looked for; titles and names of offices stand above it.
HEADING_WITHIN = 10
#: Known headings by which a row is recognised as the heading.
KNOWN_AT_LEAST = 3
NO_LIST = (
    "Danh sách phải là tệp Excel (.xlsx); tệp đời cũ .xls thì mở bằng Excel rồi lưu thành .xlsx."
)
BROKEN = "Không đọc được tệp Excel này; hãy mở bằng Excel, lưu lại thành .xlsx rồi thử lại."
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s+ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')


@dataclass
class Sheet:
    """The list: cells by field, each row with its number in Excel."""

    fields: list[str]
    rows: list[tuple[int, dict[str, Any]]] = field(default_factory=list)
    #: Headings that mean nothing here.
    ignored: list[str] = field(default_factory=list)


def read_sheet(file: IO[bytes]) -> Sheet:
    """The list in a workbook.

    Raises ValidationError with a sentence when there is none, or a column is missing.
    """
    _check(file)
    try:
        with warnings.catch_warnings():
            # Excel's own extensions that openpyxl does not know are none of ours.
            warnings.simplefilter("ignore")
            return _read(file)
    except ValidationError:
        raise
    except Exception as error:
        # What a hostile or broken workbook can make its reader raise is not to be listed.
        raise ValidationError(BROKEN) from error


def _check(file: IO[bytes]) -> None:
    try:
        is_list = check(file).media_type == XLSX
    except ValidationError as error:
        # A password or macros are told of; that it may be a PDF is beside the point here.
        raise ValidationError(NO_LIST if UNKNOWN in error.messages else error.messages) from error
    if not is_list:
        raise ValidationError(NO_LIST)
    with zipfile.ZipFile(file) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > MOST_BYTES:
            raise ValidationError("Danh sách quá lớn; hãy chia thành nhiều tệp.")
    file.seek(0)


def _read(file: IO[bytes]) -> Sheet:
    book = load_workbook(file, read_only=True, data_only=True)
    try:
        for sheet in book.worksheets[:MOST_SHEETS]:
            sheet.reset_dimensions()
            if (heading := _heading(sheet)) is not None:
                return _rows_below(sheet, *heading, _merged(file, sheet))
    finally:
        book.close()
    names = ", ".join(f"“{column.heading}”" for column in REQUIRED)
    raise ValidationError(
        f"Không thấy dòng tiêu đề trong {HEADING_WITHIN} dòng đầu. Cần có các cột {names}."
    )


def _heading(sheet: Any) -> tuple[int, list[Any]] | None:
    """The row of the heading and its cells, in a sheet that has one."""
    rows = sheet.iter_rows(max_row=HEADING_WITHIN, max_col=MOST_COLUMNS, values_only=True)
    for number, cells in enumerate(rows, 1):
        known = {field_of(cell) for cell in cells if isinstance(cell, str)} - {None}
        if len(known) >= KNOWN_AT_LEAST:
            return number, list(cells)
    return None


def _rows_below(
    sheet: Any, heading: int, cells: list[Any], merged: list[tuple[int, int, int, int]]
) -> Sheet:
    places, ignored = _places(cells)
    found = Sheet(list(places), ignored=ignored)
    filled = _Filling(merged, heading)
    rows = sheet.iter_rows(min_row=heading + 1, max_col=MOST_COLUMNS, values_only=True)
    for number, values in enumerate(rows, heading + 1):
        row = {
            name: filled.cell(number, place, values[place] if place < len(values) else None)
            for name, place in places.items()
        }
        if all(map(is_blank, row.values())):
            continue
        if len(found.rows) == MOST_ROWS:
            raise ValidationError(f"Danh sách có quá {MOST_ROWS} dòng; hãy chia thành nhiều tệp.")
        found.rows.append((number, row))
    if not found.rows:
        raise ValidationError("Danh sách chưa có dòng nào dưới dòng tiêu đề.")
    return found


def _places(cells: list[Any]) -> tuple[dict[str, int], list[str]]:
    """Where each known column stands. Raises ValidationError for missing and double ones."""
    places: dict[str, int] = {}
    ignored = []
    for place, cell in enumerate(cells):
        if not isinstance(cell, str) or is_blank(cell):
            continue
        name = field_of(cell)
        if name is None:
            ignored.append(cell[:60])
        elif name in places:
            raise ValidationError(f"Có hai cột “{HEADINGS[name]}”; hãy bỏ bớt một cột.")
        else:
            places[name] = place
    missing = [f"“{column.heading}”" for column in REQUIRED if column.field not in places]
    if missing:
        raise ValidationError(f"Thiếu cột {', '.join(missing)}.")
    return places, ignored


class _Filling:
    """Gives every cell of a merged range what stands in its first one."""

    def __init__(self, merged: list[tuple[int, int, int, int]], heading: int) -> None:
        self._starting: dict[int, list[tuple[int, int, int]]] = {}
        for left, top, right, bottom in merged:
            if bottom > heading:
                self._starting.setdefault(top, []).append((left - 1, right - 1, bottom))
        self._row = 0
        self._open: list[list[Any]] = []

    def cell(self, row: int, place: int, value: Any) -> Any:
        """What the cell holds; rows are asked in their order."""
        if row != self._row:
            self._row = row
            self._open = [span for span in self._open if span[2] >= row]
            self._open += [[*span, None] for span in self._starting.pop(row, ())]
        for span in self._open:
            if span[0] <= place <= span[1]:
                if is_blank(value):
                    return span[3]
                span[3] = value
        return value


def _merged(file: IO[bytes], sheet: Any) -> list[tuple[int, int, int, int]]:
    """The merged ranges, which the reader that saves memory passes over."""
    ranges = islice(_merged_in(file, sheet._worksheet_path), MOST_MERGED)
    return [range_boundaries(text) for text in ranges]


def _merged_in(file: IO[bytes], path: str) -> Iterator[str]:
    with zipfile.ZipFile(file) as archive, archive.open(path) as part:
        kept = b""
        while chunk := part.read(MEGABYTE):
            text = kept + chunk
            last = 0
            for found in _MERGED.finditer(text):
                last = found.end()
                yield found[1].decode()
            kept = text[max(last, len(text) - 100) :]
