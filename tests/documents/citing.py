"""Documents that texts cite, and the links on the pages of those texts."""

from __future__ import annotations

from datetime import date
from typing import Any

from bs4 import BeautifulSoup
from django.test import Client

from documents.models import Document
from news.models import Article
from tests.factories import document, document_type

SENTENCE = "Chỉ thị 35-CT/TW, ngày 14/6/2024 và Kết luận số 118-KL/TW"


def page(client: Client, shown: Any) -> BeautifulSoup:
    response = client.get(shown.get_absolute_url())
    assert response.status_code == 200
    return BeautifulSoup(response.content.decode(), "html.parser")


def links(client: Client, shown: Article) -> dict[str, Any]:
    """The links in the sapo and the text, by what they are on."""
    found = page(client, shown).select(".sapo a, .prose a")
    return {link.get_text(): link["href"] for link in found}


def conclusion() -> Document:
    kind = document_type(name="kết luận", abbreviation="KL")
    return document(number="118-KL/TW", type=kind, issued_on=date(2025, 1, 18))


def directive(year: int = 2024) -> Document:
    return document(number="35-CT/TW", issued_on=date(year, 6, 14))
