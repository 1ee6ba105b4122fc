"""The list for other programs: CSV, XLSX, Atom; and where documents stand on other pages."""

import csv
from datetime import date, datetime
from io import BytesIO, StringIO
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from openpyxl import load_workbook

from core.publishing.states import State
from documents import exports
from documents.models import Document
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

ATOM = "{http://www.w3.org/2005/Atom}"
SITE = "https://portal.example"


def csv_rows(client: Client, query: str = "") -> list[list[str]]:
    answer = client.get(f"/van-ban/xuat.csv{query}")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="van-ban.csv"'
    sent = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    assert sent.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(StringIO(sent.decode("utf-8-sig"), newline="")))


def xlsx_rows(client: Client, query: str = "") -> list[tuple[object, ...]]:
    answer = client.get(f"/van-ban/xuat.xlsx{query}")
    assert answer.status_code == 200
    sent = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    sheet = load_workbook(BytesIO(sent)).active
    return list(sheet.iter_rows(values_only=True))


def made() -> Document:
    return factories.document(
        number="35-CT/TW",
        summary='Về "đại hội", các cấp;\ntiến tới đại hội XIV.',
        issued_on=date(2024, 6, 14),
        expires_on=date(2025, 1, 1),
    )


def test_csv(client: Client) -> None:
    document = made()
    factories.document(state=State.DRAFT)
    rows = csv_rows(client)
    assert rows[0] == list(exports.COLUMNS)
    assert rows[1:] == [
        [
            *("35-CT/TW", "Chỉ thị", document.issuer.name, "14/06/2024", document.summary),
            *("14/06/2024", "01/01/2025", "Hết hiệu lực toàn bộ"),
            f"{SITE}{document.get_absolute_url()}",
        ]
    ]


def test_xlsx_has_real_dates(client: Client) -> None:
    document = made()
    _, row = xlsx_rows(client)
    assert row[:5] == (
        *("35-CT/TW", "Chỉ thị", document.issuer.name),
        datetime(2024, 6, 14),  # noqa: DTZ001 (Excel knows no zones)
        document.summary,
    )


@pytest.mark.parametrize("evil", ['=HYPERLINK("x")', "+1+1", "-2+3", "@SUM(A1)"])
def test_no_cell_is_a_formula(client: Client, evil: str) -> None:
    factories.document(summary=evil)
    assert csv_rows(client)[1][4] == f"'{evil}"
    answer = client.get("/van-ban/xuat.xlsx")
    sent = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    cell = load_workbook(BytesIO(sent)).active["E2"]
    assert (cell.data_type, cell.value) == ("s", evil)


def test_the_same_filter(client: Client) -> None:
    one = factories.document(number="1-CT/TW", issued_on=date(2023, 1, 1))
    two = factories.document(number="2-CT/TW", issued_on=date(2024, 1, 1))
    assert [row[0] for row in csv_rows(client, "?nam=2023")[1:]] == [one.number]
    assert [row[0] for row in xlsx_rows(client, "?nam=2024")[1:]] == [two.number]
    before = csv_rows(client, "?ngay=31/12/2022&nam=2023")
    assert before[1][7] == "Chưa có hiệu lực"


def test_all_rows_of_many(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "BATCH", 7)
    monkeypatch.setattr(exports, "MOST_IN_WORKBOOK", 10)
    documents = [factories.document() for _ in range(25)]
    assert len(csv_rows(client)) == 26
    rows = xlsx_rows(client)
    newest = [document.number for document in reversed(documents)]
    assert [row[0] for row in rows[1:11]] == newest[:10]
    assert rows[11][0] == "Chỉ có 10 văn bản mới nhất trong 25; hãy tải tệp CSV để có tất cả."
    assert "Chỉ có 10 văn bản mới nhất" in client.get("/van-ban/").content.decode()


def test_the_feed(client: Client) -> None:
    document = factories.document(number="1-CT/TW", summary="Giá <b>lúa</b> & gạo")
    other = factories.document(number="2-CT/TW", issued_on=date(2023, 1, 1))
    answer = client.get("/van-ban/rss/?nam=2024")
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(answer.content)
    [entry] = feed.findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "Chỉ thị 1-CT/TW ngày 14/06/2024"
    assert entry.findtext(f"{ATOM}summary") == "Giá <b>lúa</b> & gạo"
    link = entry.find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == f"{SITE}{document.get_absolute_url()}"
    own = feed.find(f"{ATOM}link[@rel='self']")
    assert own is not None
    assert own.get("href") == f"{SITE}/van-ban/rss/?nam=2024"
    assert feed.findtext(f"{ATOM}title") == "Văn bản: 2024"
    everything = ElementTree.fromstring(client.get("/van-ban/rss/").content)
    assert len(everything.findall(f"{ATOM}entry")) == 2
    assert other.get_absolute_url() in client.get("/van-ban/rss/").content.decode()


def test_home_and_side_column(client: Client) -> None:
    news = factories.category()
    assert not BeautifulSoup(client.get("/").content, "html.parser").select("#he-thong-van-ban")
    documents = [factories.document() for _ in range(8)]
    factories.document(state=State.DRAFT)
    for path, most in (
        ("/", 6),
        (news.get_absolute_url(), 4),
        (documents[0].get_absolute_url(), 6),
    ):
        page = BeautifulSoup(client.get(path).content, "html.parser")
        block = page.select_one("section[aria-labelledby=he-thong-van-ban]")
        assert block is not None
        links = [a["href"] for a in block.select(".lines a")]
        assert links == [d.get_absolute_url() for d in reversed(documents)][:most]
        assert documents[-1].summary in block.get_text()
        assert "14/06/2024" in block.get_text()


def test_the_menu_and_the_sitemap(client: Client) -> None:
    document = factories.document()
    page = BeautifulSoup(client.get(document.get_absolute_url()).content, "html.parser")
    entry = page.select_one(".menu a[href='/van-ban/']")
    assert entry is not None
    assert entry["class"] == ["holds-here"]
    assert (
        f"{SITE}{document.get_absolute_url()}"
        in client.get("/sitemap-van-ban.xml").content.decode()
    )
    assert f"{SITE}/sitemap-van-ban.xml" in client.get("/sitemap.xml").content.decode()
