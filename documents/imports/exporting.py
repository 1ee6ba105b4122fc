"""Documents as a list that can be imported again: Excel and CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from tempfile import TemporaryFile
from typing import IO, Any

from django.db.models import QuerySet
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from documents.exports import plain
from documents.models import Document
from documents.models.taxonomy import ScopeKind

from .columns import COLUMNS

BATCH = 500


def row_of(document: Document) -> list[str | date | None]:
    """What stands in the columns; what an import of it finds unchanged."""
    kind = document.type
    term = document.term if kind.scope == ScopeKind.TERM else None
    return [
        document.number,
        kind.capitalized,
        kind.get_family_display(),
        document.issuer.name,
        "; ".join(issuer.name for issuer in document.co_issuers.all()),
        term.name if term else "",
        document.issued_on,
        document.effective_on,
        document.expires_on,
        document.expiry_reason,
        "có" if document.shortened_procedure else "",
        document.summary,
        document.signer.name if document.signer else "",
        document.signer_title,
        "; ".join(field.name for field in document.fields.all()),
        document.get_confidentiality_display(),
        document.get_state_display(),
        "; ".join(file.name for file in document.files.all()),
    ]


def rows_of(documents: QuerySet[Document]) -> Iterator[list[str | date | None]]:
    """The rows of many, read a batch at a time."""
    rows = documents.select_related("type", "issuer", "term", "signer")
    rows = rows.prefetch_related("co_issuers", "fields", "files")
    for document in rows.iterator(chunk_size=BATCH):
        yield row_of(document)


def workbook(rows: Iterator[list[str | date | None]]) -> IO[bytes]:
    """The list as a workbook with real dates; text that begins with `=` stays text."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Văn bản")
    for place, column in enumerate(COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(place)].width = column.width
    sheet.freeze_panes = "B2"
    sheet.append([_cell(sheet, column.heading, bold=True) for column in COLUMNS])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    file = TemporaryFile()  # noqa: SIM115 - whoever asked for it closes it
    book.save(file)
    file.seek(0)
    return file


def _cell(sheet: Any, value: str | date | None, *, bold: bool = False) -> WriteOnlyCell | None:
    if value is None or value == "":
        return None
    cell = WriteOnlyCell(sheet, value)
    if isinstance(value, date):
        cell.number_format = "DD/MM/YYYY"
    else:
        cell.data_type = "s"
    if bold:
        cell.font = Font(bold=True)
    return cell


class _Echo:
    """A file for the CSV writer that hands back each line."""

    def write(self, line: str) -> str:
        return line


def csv_lines(rows: Iterator[list[str | date | None]]) -> Iterator[str]:
    """The lines of a CSV file, the first behind the mark by which Excel knows UTF-8."""
    writer = csv.writer(_Echo())
    yield "\ufeff" + str(writer.writerow([column.heading for column in COLUMNS]))
    for row in rows:
        yield str(writer.writerow([_printed(value) for value in row]))


def _printed(value: str | date | None) -> str:
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else plain(value or "")
