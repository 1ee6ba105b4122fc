"""What the pages of the registry cost: queries, the same however much there is."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from documents.models import Document, DocumentFile, FieldOfWork, FilePage, Relation
from documents.search import holdings
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

#: With nothing kept from earlier requests.
MOST = 12
FILTERS = [
    "",
    "?trang=2",
    "?loai=chi-thi-cua-dang",
    "?linhvuc=dat-dai&coquan=trung-uong&nam=2024",
    "?tinhtrang=con-hieu-luc&ngay=2025-06-30",
    "?q=viec",
    "?q=du+toan&ngay=2025-06-30&loai=chi-thi-cua-dang",
    "?q=35+ct+tw",
    "?q=35+ct+tw+viec&linhvuc=gia-dat&tinhtrang=con-hieu-luc&ngay=30/06/2025&nam=2024&trang=2",
    "?ngay=31/02/2025",
]


def fill(number: int) -> Document:
    """A registry with so many documents, each with a file, a relation, fields."""
    land, _ = FieldOfWork.objects.get_or_create(name="Đất đai")
    prices, _ = FieldOfWork.objects.get_or_create(name="Giá đất", defaults={"parent": land})
    if not Document.objects.exists():
        factories.issuer(name="Trung ương")
    made: list[Document] = []
    for place in range(number):
        count = Document.objects.count()
        document = factories.document(number=f"{35 + count}-CT/TW", issued_on=date(2024, 1, 1))
        document.fields.add(land, prices)
        file = DocumentFile.objects.create(
            document=document, file="x.pdf", name="x.pdf", media_type="application/pdf",
            size=1, sha256=f"{document.pk:064d}", text_state="done",
        )  # fmt: skip
        FilePage.objects.create(file=file, number=1, text=f"Dự toán {place}")
        if made:
            Relation.objects.create(source=document, kind="amends", target=made[0])
            Relation.objects.create(source=made[0], kind="based_on", target=document)
        made.append(document)
    return made[0]


def queries(client: Client, path: str) -> int:
    """Those of the first page that a process makes, which reads the whole registry."""
    holdings._kept.clear()
    return more_queries(client, path)


def more_queries(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    return len(asked)


def test_the_list_with_any_filter(client: Client) -> None:
    fill(3)
    few = {query: queries(client, f"/van-ban/{query}") for query in FILTERS}
    assert max(few.values()) <= MOST, few
    fill(40)
    assert {query: queries(client, f"/van-ban/{query}") for query in FILTERS} == few


def test_other_pages(client: Client) -> None:
    first = fill(3)
    paths = [
        first.get_absolute_url(),
        f"{first.get_absolute_url()}?ngay=2025-06-30",
        "/van-ban/so/?so=35-CT/TW",
        "/van-ban/so/?so=35",
        "/van-ban/rss/",
        "/",
        "/sitemap-van-ban.xml",
    ]
    few = {path: queries(client, path) for path in paths}
    assert few[first.get_absolute_url()] <= 16
    fill(20)
    assert {path: queries(client, path) for path in paths} == few


def test_what_is_kept_costs_no_query(client: Client, settings) -> None:
    from core.pagecache.freshness import renew_mark

    settings.PAGE_CACHE = True
    fill(3)
    renew_mark()
    queries(client, "/van-ban/")
    # The versions are asked for all the same, for a test is within a transaction.
    assert more_queries(client, "/van-ban/") == 3


def test_a_search_reads_no_more_pages_than_it_needs(client: Client) -> None:
    fill(25)
    answer = client.get("/van-ban/?q=du+toan")
    assert len(answer.context["page"].object_list) == 20
    assert answer.context["page"].paginator.count == 25
