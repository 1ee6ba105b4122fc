"""Excel lists and ZIP files for tests of the import."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook

from tests import factories

HEADINGS = (
    *("STT", "Số ký hiệu", "Loại văn bản", "Cơ quan ban hành", "Ngày ban hành"),
    *("Ngày có hiệu lực", "Trích yếu", "Người ký", "Chức danh", "Lĩnh vực", "Độ mật", "Trạng thái"),
)
ISSUER = "Ủy ban nhân dân phường Hoa Sen"


def registry() -> None:
    """What every list here names: bodies, types, a term, a field."""
    from documents.models import FieldOfWork

    factories.issuer(name=ISSUER, code="UBND", level="commune", is_party=False)
    party = factories.issuer(name="Trung ương Đảng", code="TW")
    factories.term(party, 2021)
    factories.document_type(name="quyết định", family="state", abbreviation="QĐ")
    factories.document_type(name="quyết định", family="legal", abbreviation="QĐ")
    factories.document_type(name="chỉ thị", family="party", abbreviation="CT")
    factories.document_type(name="chỉ thị", family="state", abbreviation="CT")
    FieldOfWork.objects.create(name="Đất đai")
    FieldOfWork.objects.create(name="Xây dựng, đô thị")


def row(counter: int, **values: Any) -> dict[str, Any]:
    """A good row of the list."""
    return {
        "STT": counter,
        "Số ký hiệu": f"{counter:02d}/QĐ-UBND",
        "Loại văn bản": "Quyết định",
        "Cơ quan ban hành": ISSUER,
        "Ngày ban hành": date(2025, 8, 1),
        "Trích yếu": f"Về việc số {counter}.",
        "Người ký": "Nguyễn Văn Mẫu",
        "Chức danh": "Chủ tịch",
        "Lĩnh vực": "Đất đai",
    } | values


def workbook(
    rows: Iterable[dict[str, Any]],
    headings: Sequence[str] = HEADINGS,
    above: Sequence[Sequence[Any]] = (),
    merged: Sequence[str] = (),
) -> BytesIO:
    """A list with these rows; `above` stand lines before the heading."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for line in above:
        sheet.append(list(line))
    sheet.append(list(headings))
    for values in rows:
        sheet.append([values.get(heading) for heading in headings])
    for area in merged:
        sheet.merge_cells(area)
    return _saved(book)


def _saved(book: Workbook) -> BytesIO:
    file = BytesIO()
    book.save(file)
    file.seek(0)
    file.name = "danh-sach.xlsx"
    return file


def zipped(files: dict[str, bytes]) -> BytesIO:
    """A ZIP of these files."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    file.seek(0)
    file.name = "tep.zip"
    return file


def pdf(text: str = "x") -> bytes:
    """A small PDF, different for each text."""
    return f"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n%{text}\n%%EOF\n".encode()
