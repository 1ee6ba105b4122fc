"""The list as a table for other programs: CSV and XLSX."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from tempfile import TemporaryFile
from typing import Any
from urllib.parse import urlencode

from django.http import FileResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import reverse
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from core.site import absolute
from core.vietnamese.dates import short_date

from .search.listing import Listing

COLUMNS = (
    *("Số ký hiệu", "Loại văn bản", "Cơ quan ban hành", "Ngày ban hành", "Trích yếu"),
    *("Ngày có hiệu lực", "Ngày hết hiệu lực", "Tình trạng", "Địa chỉ"),
)
WIDTHS = (22, 18, 34, 14, 70, 16, 17, 24, 50)
BATCH = 500
#: A workbook is made as a whole before its first byte is sent.
MOST_IN_WORKBOOK = 10_000
#: A cell that begins with one of these is a formula to spreadsheet programs.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def addresses(listing: Listing) -> dict[str, str]:
    """Where the same filter is had as CSV, XLSX and feed."""
    query = urlencode(listing.form.kept)
    return {
        name: f"{reverse(f'documents:{name}')}?{query}" if query else reverse(f"documents:{name}")
        for name in ("csv", "xlsx", "feed")
    }


def row_of(document: Any) -> list[str | date | None]:
    """What stands in the line of a document."""
    return [
        document.number,
        document.type.capitalized,
        document.issuer.name,
        document.issued_on,
        document.summary,
        document.takes_effect_on,
        document.expires_on,
        document.status.label,
        absolute(document.get_absolute_url()),
    ]


def plain(text: str) -> str:
    """Text that no spreadsheet program takes for a formula; `35-CT/TW` stays as it is."""
    return f"'{text}" if text.startswith(_FORMULA) else text


class _Echo:
    """A file for the CSV writer that hands back each line."""

    def write(self, line: str) -> str:
        return line


def csv_lines(listing: Listing) -> Iterator[str]:
    """The lines of the file, the first behind the mark by which Excel knows UTF-8."""
    writer = csv.writer(_Echo())
    yield "\ufeff" + str(writer.writerow(COLUMNS))
    for batch in listing.batches(BATCH):
        for document in batch:
            yield str(writer.writerow([_printed(value) for value in row_of(document)]))


def _printed(value: str | date | None) -> str:
    if isinstance(value, date):
        return short_date(value)
    return plain(value or "")


def csv_answer(listing: Listing) -> HttpResponseBase:
    """All documents of the filter, sent while they are read."""
    answer = StreamingHttpResponse(csv_lines(listing), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="van-ban.csv"'
    return answer


def xlsx_answer(listing: Listing) -> HttpResponseBase:
    """The newest documents of the filter as a workbook with real dates."""
    file = TemporaryFile()  # noqa: SIM115 (the response closes it)
    _workbook(listing).save(file)
    file.seek(0)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return FileResponse(file, as_attachment=True, filename="van-ban.xlsx", content_type=kind)


def _workbook(listing: Listing) -> Workbook:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Văn bản")
    for place, width in enumerate(WIDTHS):
        sheet.column_dimensions["ABCDEFGHI"[place]].width = width
    sheet.freeze_panes = "A2"
    sheet.append([_cell(sheet, name, bold=True) for name in COLUMNS])
    written = 0
    for batch in listing.batches(BATCH):
        for document in batch[: MOST_IN_WORKBOOK - written]:
            sheet.append([_cell(sheet, value) for value in row_of(document)])
        written += len(batch)
        if written >= MOST_IN_WORKBOOK:
            break
    if sentence := left_out(listing):
        sheet.append([_cell(sheet, sentence)])
    return book


def left_out(listing: Listing) -> str:
    """What a workbook does not hold, in a sentence; empty when it holds all."""
    if listing.count <= MOST_IN_WORKBOOK:
        return ""
    total = f"{listing.count:,}".replace(",", ".")
    most = f"{MOST_IN_WORKBOOK:,}".replace(",", ".")
    return f"Chỉ có {most} văn bản mới nhất trong {total}; hãy tải tệp CSV để có tất cả."


def _cell(sheet: Any, value: str | date | None, *, bold: bool = False) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value)
    if isinstance(value, date):
        cell.number_format = "DD/MM/YYYY"
    elif isinstance(value, str):
        # Text that begins with "=" is text.
        cell.data_type = "s"
    if bold:
        cell.font = Font(bold=True)
    return cell
