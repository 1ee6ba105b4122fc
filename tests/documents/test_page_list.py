"""The list at /van-ban/: filters, counts, pages, bad input."""

import random
from datetime import date, timedelta
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone
from time_machine import Traveller

from core.publishing.states import State
from documents.models import Document, DocumentFile, FieldOfWork, FilePage, Relation
from documents.search.filters import LONGEST_SEARCH, STATUS_SLUGS
from documents.search.holdings import holdings
from documents.services import courses_of
from documents.status import Status
from tests import factories
from tests.factories import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def soup(client: Client, query: str = "", status: int = 200) -> BeautifulSoup:
    answer = client.get(f"/van-ban/{query}")
    assert answer.status_code == status
    return BeautifulSoup(answer.content, "html.parser")


def numbers(client: Client, query: str = "") -> list[str]:
    return [a.get_text() for a in soup(client, query).select(".registry tbody th a")]


def options(client: Client, field: str, query: str = "") -> list[str]:
    return [o.get_text() for o in soup(client, query).select(f"select[name={field}] option")][1:]


def state_decision(**values):
    kind = factories.document_type(name="quyết định", abbreviation="QĐ", family="state")
    return factories.document(**{"type": kind} | values)


def stored_file(document: Document, text: str = "") -> DocumentFile:
    file = DocumentFile.objects.create(
        document=document, file="van-ban/x.pdf", name="quet.pdf", media_type="application/pdf",
        size=2048, sha256=f"{document.pk:064d}", pages=2, text_state="done" if text else "empty",
    )  # fmt: skip
    if text:
        FilePage.objects.create(file=file, number=2, text=text)
    return file


def test_an_empty_registry(client: Client) -> None:
    page = soup(client)
    assert "Chưa có văn bản nào." in page.get_text()
    assert not page.select("table")


def test_the_table(client: Client) -> None:
    made = factories.document(number="35-CT/TW", summary="Về đại hội đảng bộ.")
    page = soup(client)
    table = page.select_one("table.registry")
    assert table is not None
    assert table.caption is not None
    assert [th.get_text() for th in table.select("thead th[scope=col]")] == [
        *("Số ký hiệu", "Ngày ban hành", "Trích yếu", "Loại", "Hiệu lực", "Tệp")
    ]
    row = table.select_one("tbody tr")
    assert row is not None
    link = row.select_one("th[scope=row] a")
    assert link is not None
    assert link["href"] == made.get_absolute_url()
    text = row.get_text(" ", strip=True)
    for words in ["35-CT/TW", "14/06/2024", "Về đại hội đảng bộ.", "Chỉ thị", "Còn hiệu lực"]:
        assert words in text
    assert "Có 1 văn bản." in page.get_text()


def test_only_public_documents(client: Client, now: Traveller) -> None:
    shown = factories.document()
    factories.document(state=State.DRAFT)
    later = factories.document(published_at=NOW + timedelta(hours=1))
    assert numbers(client) == [shown.number]
    now.move_to(NOW + timedelta(hours=2))
    assert set(numbers(client)) == {shown.number, later.number}


def test_twenty_a_page_the_newest_first(client: Client) -> None:
    made = [factories.document(issued_on=date(2024, 1, 1) + timedelta(days=n)) for n in range(45)]
    listed = [n for trang in (1, 2, 3) for n in numbers(client, f"?trang={trang}")]
    assert listed == [document.number for document in reversed(made)]
    assert len(numbers(client)) == 20
    page = soup(client, "?nam=2024&trang=2&utm=x")
    assert "Trang 2/3, 45 văn bản" in page.get_text()
    links = [str(a["href"]) for a in page.select(".pages a")]
    assert "/van-ban/?nam=2024&trang=3" in links
    canonical = page.select_one("link[rel=canonical]")
    assert canonical is not None
    assert canonical["href"] == "https://portal.example/van-ban/?nam=2024&trang=2"


@pytest.mark.parametrize("number", ["abc", "0", "-1", "999999999999999999999", "²", "1.5"])
def test_a_page_that_does_not_exist(client: Client, number: str) -> None:
    factories.document()
    assert len(numbers(client, f"?trang={number}")) == 1


def test_every_filter(client: Client) -> None:
    land = FieldOfWork.objects.create(name="Đất đai")
    prices = FieldOfWork.objects.create(name="Giá đất", parent=land)
    ward = factories.issuer(name="Ủy ban nhân dân phường Sen", code="UBND", is_party=False)
    central = factories.issuer()
    other = factories.document(issued_on=date(2023, 5, 1), issuer=central)
    made = state_decision(number="12/QĐ-UBND", issuer=ward, issued_on=date(2025, 3, 4))
    made.fields.add(prices)
    joint = state_decision(number="13/QĐ-BTC", issuer=central, issued_on=date(2022, 3, 4))
    joint.co_issuers.add(ward)
    assert numbers(client, f"?loai={other.type.slug}") == [other.number]
    assert numbers(client, f"?coquan={ward.slug}") == ["12/QĐ-UBND", "13/QĐ-BTC"]
    assert numbers(client, "?linhvuc=dat-dai") == ["12/QĐ-UBND"]
    assert numbers(client, "?linhvuc=gia-dat&nam=2025") == ["12/QĐ-UBND"]
    assert numbers(client, "?nam=2023") == [other.number]
    assert numbers(client, "?nam=2023&linhvuc=dat-dai") == []
    assert options(client, "linhvuc") == ["Đất đai (1)", "\u2003Giá đất (1)"]


def test_each_facet_ignores_itself(client: Client) -> None:
    state_decision(number="1/QĐ-UBND", issued_on=date(2024, 1, 1))
    state_decision(number="2/QĐ-UBND", issued_on=date(2025, 1, 1))
    factories.document(number="3-CT/TW", issued_on=date(2025, 1, 1))
    assert options(client, "nam") == ["2025 (2)", "2024 (1)"]
    assert options(client, "nam", "?nam=2024") == ["2025 (2)", "2024 (1)"]
    assert options(client, "loai", "?nam=2024") == ["Quyết định (1)"]
    assert options(client, "nam", "?nam=2024&loai=chi-thi-cua-dang") == ["2025 (1)", "2024 (0)"]


def test_status_on_a_day(client: Client) -> None:
    old = factories.document(number="47-CT/TW", issued_on=date(2011, 11, 1))
    new = factories.document(number="37-CT/TW", issued_on=date(2021, 10, 25))
    Relation.objects.create(source=new, kind="replaces", target=old)
    assert numbers(client, "?tinhtrang=con-hieu-luc") == ["37-CT/TW"]
    assert numbers(client, "?tinhtrang=het-hieu-luc-toan-bo") == ["47-CT/TW"]
    assert numbers(client, "?tinhtrang=con-hieu-luc&ngay=2021-10-24") == ["47-CT/TW"]
    assert numbers(client, "?tinhtrang=chua-co-hieu-luc&ngay=24/10/2021") == ["37-CT/TW"]
    page = soup(client, "?ngay=24/10/2021")
    assert "tính vào ngày 24/10/2021" in page.get_text()
    box = page.select_one("input[name=ngay]")
    assert box is not None
    assert (box["type"], box["value"]) == ("date", "2021-10-24")


def test_the_status_flips_at_midnight_in_viet_nam(client: Client, now: Traveller) -> None:
    factories.document(expires_on=date(2026, 11, 25))
    now.move_to(NOW.replace(hour=16, minute=59, second=59))
    assert len(numbers(client, "?tinhtrang=con-hieu-luc")) == 1
    now.move_to(NOW.replace(hour=17))
    assert len(numbers(client, "?tinhtrang=het-hieu-luc-toan-bo")) == 1


def test_the_list_agrees_with_the_events(client: Client) -> None:
    """200 random pairs of document and day: it is in the list of just that status."""
    chance = random.Random(3)  # noqa: S311 (nothing secret)
    days = [date(2020, 1, 1) + timedelta(days=n) for n in range(0, 2000, 50)]
    made = []
    for _ in range(20):
        issued = chance.choice(days)
        ends = chance.choice([None, issued + timedelta(days=chance.randrange(-90, 900))])
        made.append(factories.document(issued_on=issued, expires_on=ends))
    for _ in range(40):
        kind = chance.choice(["amends", "replaces", "repeals", "suspends", "based_on"])
        source, target = chance.sample(made, 2)
        if not Relation.objects.filter(source=source, kind=kind, target=target).exists():
            on = chance.choice([None, chance.choice(days)])
            Relation.objects.create(source=source, kind=kind, target=target, on=on)
    courses = courses_of([document.pk for document in made])
    for day in chance.sample(days, 10):
        listed = {
            number: status
            for status, slug in STATUS_SLUGS.items()
            for number in numbers(client, f"?ngay={day}&tinhtrang={slug}")
        }
        for document in made:
            [expected] = [s for s, start, end in courses[document.pk] if start <= day < end]
            assert listed[document.number] == Status(expected)


def test_keywords_in_any_spelling(client: Client) -> None:
    factories.document(number="1-CT/TW", summary="Quản lý đất đai ở phường Đồ Sơn.")
    factories.document(number="2-CT/TW", summary="Tuyển quân năm sau.")
    for typed in ["do son", "ĐỒ SƠN", "đất đồ sơn", "“đất đai”", "dat  dai"]:
        assert numbers(client, f"?{urlencode({'q': typed})}") == ["1-CT/TW"]
    assert numbers(client, "?q=dat+tuyen") == []
    assert numbers(client, "?q=tuyen+quan+2024") == ["2-CT/TW"]
    assert numbers(client, "?q=tuyen+quan+2023") == []


@pytest.mark.parametrize(
    "typed", ["%", "_", "\\", "'", '"', "* AND", "NEAR(", "<script>", "\u200b"]
)
def test_marks_are_text(client: Client, typed: str) -> None:
    factories.document(summary="Không có dấu nào")
    page = soup(client, f"?{urlencode({'q': typed})}")
    assert not page.select("main script")


def test_words_in_a_file(client: Client) -> None:
    made = factories.document(number="7-CT/TW")
    stored_file(made, "Giao phòng Kinh tế lập dự toán kinh phí.")
    draft = factories.document(state=State.DRAFT)
    stored_file(draft, "Lập dự toán mật.")
    page = soup(client, "?q=du+toan")
    assert [a.get_text() for a in page.select("tbody th a")] == ["7-CT/TW"]
    assert "Có trong tệp “quet.pdf”, trang 2" in page.get_text()


def directives() -> tuple[Document, Document]:
    """The directive 35 of two terms."""
    return (
        factories.document(number="35-CT/TW", issued_on=date(2019, 5, 30)),
        factories.document(number="35-CT/TW", issued_on=date(2024, 6, 14)),
    )


@pytest.mark.parametrize("typed", ["35 ct tw", "35-ct/tw", "Chỉ thị 35", "ct35", "35–CT/TW"])
def test_a_number_of_two_documents(client: Client, typed: str) -> None:
    old, new = directives()
    factories.document(number="135-CT/TW")
    page = soup(client, f"?{urlencode({'q': typed})}")
    offered = page.select_one(".offered")
    assert offered is not None
    assert [a["href"] for a in offered.select("li > a")] == [
        new.get_absolute_url(),
        old.get_absolute_url(),
    ]
    assert "đánh lại từ đầu ở mỗi nhiệm kỳ" in offered.get_text()
    assert [a.get_text() for a in page.select("tbody th a")] == ["35-CT/TW"] * 2


def test_a_number_with_words_beside_it(client: Client) -> None:
    factories.document(number="12-CT/TW", summary="Trồng cây xanh.", issued_on=date(2019, 5, 30))
    factories.document(number="12-CT/TW", summary="Thu gom rác.", issued_on=date(2024, 5, 30))
    assert len(numbers(client, "?q=12+ct+tw+cay")) == 1


def test_marks_tell_types_apart(client: Client) -> None:
    contract = factories.document_type(name="hợp đồng", abbreviation="HĐ", family="state")
    guide = factories.document_type(name="hướng dẫn", abbreviation="HD", family="state")
    factories.document(number="12/HĐ-UBND", type=contract)
    factories.document(number="12/HD-UBND", type=guide)
    assert numbers(client, f"?{urlencode({'q': '12/HĐ-UBND'})}") == ["12/HĐ-UBND"]
    assert sorted(numbers(client, "?q=12/hd-ubnd")) == ["12/HD-UBND", "12/HĐ-UBND"]


def test_the_parts_of_the_filter_can_be_taken_off(client: Client) -> None:
    made = factories.document(issued_on=date(2024, 6, 14))
    page = soup(client, f"?q=viec&loai={made.type.slug}&nam=2024&ngay=2025-06-30")
    parts = page.select(".chosen a")
    assert [a.get_text(" ", strip=True).split(" ×")[0] for a in parts] == [
        "Số ký hiệu hoặc từ khóa: viec",
        "Loại văn bản: Chỉ thị",
        "Năm ban hành: 2024",
        "Tình trạng vào ngày: 30/06/2025",
        "Bỏ tất cả",
    ]
    assert parts[0]["href"] == f"/van-ban/?loai={made.type.slug}&nam=2024&ngay=2025-06-30"
    links = [str(a["href"]) for a in page.select(".feed a")]
    kept = f"q=viec&loai={made.type.slug}&nam=2024&ngay=2025-06-30"
    assert links == [f"/van-ban/{name}?{kept}" for name in ("xuat.csv", "xuat.xlsx", "rss/")]


@pytest.mark.parametrize(
    ("query", "field", "sentence"),
    [
        ("ngay=31/02/2025", "ngay", "“31/02/2025” không phải là một ngày có thật."),
        ("ngay=2025-13-01", "ngay", "không phải là một ngày có thật"),
        ("ngay=0001-01-01", "ngay", "từ 03/02/1930"),
        ("ngay=9999-12-31", "ngay", "từ 03/02/1930"),
        ("nam=abc", "nam", "“abc” không có trong danh sách"),
        ("nam=1800", "nam", "“1800” không có trong danh sách"),
        ("loai=khong-co", "loai", "không có trong danh sách"),
        ("coquan=%3Cb%3E", "coquan", "<b>"),
        ("linhvuc=1%27+OR+1=1", "linhvuc", "không có trong danh sách"),
        ("tinhtrang=in_force", "tinhtrang", "không có trong danh sách"),
        (f"q={'a' * 10_000}", "q", f"nhiều nhất {LONGEST_SEARCH} ký tự"),
    ],
)
def test_bad_values_are_named_at_their_field(
    client: Client, query: str, field: str, sentence: str
) -> None:
    factories.document()
    page = soup(client, f"?{query}", status=400)
    error = page.select_one(f"#id_{field}_loi")
    assert error is not None
    assert sentence in error.get_text()
    box = page.select_one(f"[name={field}]")
    assert box is not None
    assert box["aria-describedby"] == error["id"]
    for path in ("xuat.csv", "xuat.xlsx", "rss/"):
        assert client.get(f"/van-ban/{path}?{query}").status_code == 400


def test_a_nul_is_refused(client: Client) -> None:
    assert client.get("/van-ban/?q=a%00b").status_code == 400


def test_what_is_kept_is_new_after_a_write(client: Client, settings, tmp_path) -> None:
    from core.pagecache.freshness import ensure_mark, renew_mark

    settings.PAGE_CACHE = True
    ensure_mark()
    first = factories.document()
    renew_mark()
    assert numbers(client) == [first.number]
    second = factories.document(published_at=timezone.now() + timedelta(minutes=5))
    renew_mark()
    assert numbers(client) == [first.number]
    Document.objects.filter(pk=second.pk).update(published_at=timezone.now())
    renew_mark()
    assert len(numbers(client)) == 2


@pytest.mark.django_db(transaction=True)
def test_only_a_write_to_the_registry_makes_it_read_anew(client: Client, settings) -> None:
    settings.PAGE_CACHE = True
    factories.document()
    kept = holdings()
    factories.article()
    assert holdings() is kept
    factories.document()
    assert holdings().all.bit_count() == 2


def test_what_is_kept_follows_the_clock(client: Client, settings, now: Traveller) -> None:
    from core.pagecache.freshness import renew_mark

    settings.PAGE_CACHE = True
    factories.document(published_at=NOW + timedelta(minutes=5), expires_on=date(2026, 11, 25))
    renew_mark()
    assert numbers(client) == []
    now.move_to(NOW + timedelta(minutes=6))
    assert len(numbers(client, "?tinhtrang=con-hieu-luc")) == 1
    now.move_to(NOW + timedelta(days=1))
    assert len(numbers(client, "?tinhtrang=het-hieu-luc-toan-bo")) == 1
    # A clock that went wrong for a while
    now.move_to(NOW)
    assert numbers(client) == []
