"""The pages of the registry by which its speed is measured."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse

from documents.models import Document, DocumentType, FieldOfWork, Issuer


def pages() -> list[tuple[str, str, str]]:
    """Kind, name and address: the list with each filter at its busiest value and with all.

    After them the page of a number and that of a document.
    """
    filters: dict[str, dict[str, Any]] = {
        "không lọc": {},
        "trang sâu": {"trang": 9_999_999},
        "loại": {"loai": _busiest(DocumentType)},
        "cơ quan": {"coquan": _busiest(Issuer)},
        "lĩnh vực": {"linhvuc": _busiest(FieldOfWork)},
        "năm": {"nam": _year()},
        "tình trạng": {"tinhtrang": "het-hieu-luc-toan-bo"},
        "ngày": {"ngay": "2025-06-30"},
        "tình trạng vào ngày": {"tinhtrang": "con-hieu-luc", "ngay": "2025-06-30"},
        "số ký hiệu": {"q": "35 ct tw"},
        "từ khóa": {"q": "an toàn giao thông"},
    }
    all_of_them = ("loại", "cơ quan", "lĩnh vực", "năm", "tình trạng vào ngày", "từ khóa")
    filters["tất cả"] = {name: v for key in all_of_them for name, v in filters[key].items()}
    found = [
        ("registry", name, _address("documents:list", asked)) for name, asked in filters.items()
    ]
    found.append(("document", "trang chọn số", _address("documents:number", {"so": "35-CT/TW"})))
    newest = Document.objects.published().newest_first().first()
    if newest is not None:
        found.append(("document", "một văn bản", newest.get_absolute_url()))
    return found


def _address(name: str, asked: dict[str, Any]) -> str:
    return f"{reverse(name)}?{urlencode(asked)}" if asked else reverse(name)


def _busiest(model: Any) -> str:
    rows = model.objects.annotate(held=Count("documents")).order_by("-held", "pk")
    return rows.values_list("slug", flat=True).first() or ""


def _year() -> int:
    newest = Document.objects.published().newest_first().first()
    return newest.issued_on.year if newest else 2025
