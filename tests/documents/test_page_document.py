"""The page of one document: its record, status, relations, files, address, data for machines."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from core.publishing.states import State
from documents.models import (
    Document,
    DocumentFile,
    FieldOfWork,
    FilePage,
    Relation,
    Signer,
    StatusEvent,
)
from tests import factories
from tests.factories import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def soup(client: Client, document: Document, query: str = "", status: int = 200) -> BeautifulSoup:
    answer = client.get(document.get_absolute_url() + query)
    assert answer.status_code == status
    return BeautifulSoup(answer.content, "html.parser")


def words(page: BeautifulSoup, selector: str) -> str:
    found = page.select_one(selector)
    assert found is not None, selector
    return found.get_text(" ", strip=True)


def machines(client: Client, document: Document) -> dict[str, Any]:
    block = soup(client, document).select_one('script[type="application/ld+json"]')
    assert block is not None
    data: dict[str, Any] = json.loads(block.get_text())
    return data


def test_all_fields(client: Client) -> None:
    made = factories.document(
        number="37-QĐ/TW",
        type=factories.document_type(name="quy định", abbreviation="QĐ"),
        issuer=factories.issuer(name="Ban Chấp hành Trung ương"),
        issued_on=date(2021, 10, 25),
        effective_on=date(2021, 11, 1),
        expires_on=date(2027, 1, 1),
        expiry_reason="hết thời gian thực hiện",
        summary="Về những điều <không> được làm.",
        signer=Signer.objects.create(name="Trần Văn Mẫu", title="Chánh Văn phòng"),
    )
    made.fields.add(FieldOfWork.objects.create(name="Xây dựng Đảng"))
    made.co_issuers.add(factories.issuer(name="Bộ Chính trị"))
    page = soup(client, made)
    assert page.h1 is not None
    heading = page.h1.get_text(" ", strip=True)
    assert heading == "Quy định 37-QĐ/TW Về những điều <không> được làm."
    facts = {
        div.dt.get_text(): div.dd.get_text(" ", strip=True)
        for div in page.select(".facts div")
        if div.dt and div.dd
    }
    assert facts == {
        "Số ký hiệu": "37-QĐ/TW",
        "Loại văn bản": "Quy định",
        "Cơ quan ban hành": "Ban Chấp hành Trung ương , Bộ Chính trị",
        "Nhiệm kỳ": "khóa 2021",
        "Người ký": "Trần Văn Mẫu, Chánh Văn phòng",
        "Ngày ban hành": "25/10/2021",
        "Ngày có hiệu lực": "01/11/2021",
        "Hết hiệu lực từ": "01/01/2027 : hết thời gian thực hiện",
        "Lĩnh vực": "Xây dựng Đảng",
        "Đăng trên cổng": "25/10/2026",
    }
    assert "Còn hiệu lực vào hôm nay, 24/11/2026; thay đổi từ 01/01/2027" in words(
        page, ".document-status"
    )
    for link in page.select(".facts a"):
        assert client.get(str(link["href"])).status_code == 200
    titles = [a.get_text() for a in page.select(".breadcrumb a")]
    assert titles == ["Trang chủ", "Văn bản", "Quy định"]
    canonical = page.select_one("link[rel=canonical]")
    assert canonical is not None
    assert canonical["href"] == f"https://portal.example{made.get_absolute_url()}"


def test_status_with_its_course_and_on_another_day(client: Client) -> None:
    old = factories.document(number="47-CT/TW", issued_on=date(2011, 11, 1))
    new = factories.document(number="37-CT/TW", issued_on=date(2021, 10, 25))
    Relation.objects.create(source=new, kind="replaces", target=old, note="toàn bộ")
    page = soup(client, old)
    steps = [li.get_text(" ", strip=True) for li in page.select(".timeline li")]
    assert steps == [
        "01/11/2011 Có hiệu lực",
        "25/10/2021 Bị thay thế: Chỉ thị 37-CT/TW ngày 25/10/2021 – toàn bộ",
    ]
    assert "Hết hiệu lực toàn bộ" in words(page, ".document-status")
    for typed in ("2021-10-24", "24/10/2021"):
        then = words(soup(client, old, f"?ngay={typed}"), "#hieu-luc ~ .notice")
        assert then == "Vào ngày 24/10/2021: Còn hiệu lực ."


@pytest.mark.parametrize("typed", ["31/02/2025", "abc", "0000-00-00", "9999-12-31"])
def test_a_day_that_is_none(client: Client, typed: str) -> None:
    page = soup(client, factories.document(), f"?ngay={typed}", status=400)
    error = page.select_one("#id_ngay_loi")
    assert error is not None
    assert "ày" in error.get_text()


def test_relations_of_both_directions(client: Client) -> None:
    base = factories.document(number="1-CT/TW", issued_on=date(2020, 1, 1))
    own = factories.document(number="2-CT/TW", issued_on=date(2021, 1, 1))
    later = factories.document(number="3-CT/TW", issued_on=date(2022, 1, 1))
    Relation.objects.create(source=own, kind="based_on", target=base)
    Relation.objects.create(source=own, kind="replaces", target_text="Chỉ thị 9-CT/TW năm 1999")
    Relation.objects.create(source=later, kind="amends", target=own, on=date(2022, 3, 1))
    groups = {
        div.dt.get_text(): [dd.get_text(" ", strip=True) for dd in div.select("dd")]
        for div in soup(client, own).select(".relations div")
        if div.dt
    }
    assert groups == {
        "Căn cứ": [f"Chỉ thị 1-CT/TW ngày 01/01/2020 {base.summary}"],
        "Thay thế": ["Chỉ thị 9-CT/TW năm 1999"],
        "Được sửa đổi, bổ sung bởi": [
            f"Chỉ thị 3-CT/TW ngày 01/01/2022 , từ 01/03/2022 {later.summary}"
        ],
    }


@pytest.mark.parametrize("level", ["normal", "secret"])
def test_nobody_is_told_of_what_is_not_public(client: Client, level: str) -> None:
    hidden = factories.document(
        number="99-CT/TW", state=State.DRAFT, confidentiality=level, summary="Chuyện kín."
    )
    shown = factories.document(number="2-CT/TW", issued_on=date(2021, 1, 1))
    Relation.objects.create(source=shown, kind="based_on", target=hidden)
    Relation.objects.create(
        source=hidden, kind="repeals", target=shown, on=date(2025, 1, 1), note="Lý do kín."
    )
    content = client.get(shown.get_absolute_url()).content.decode()
    for secret in ["99-CT/TW", "Chuyện kín", "Lý do kín", hidden.slug]:
        assert secret not in content
    # That it ended is public all the same where a secret paper ended it.
    assert ("Bị bãi bỏ" in content) == (level == "secret")


def test_files(client: Client) -> None:
    made = factories.document(number="2-CT/TW")
    pdf = DocumentFile.objects.create(
        document=made, file="x.pdf", name="ban-goc.pdf", title="Bản gốc có dấu",
        media_type="application/pdf", size=1_500_000, sha256="a" * 64, pages=25, text_state="done",
    )  # fmt: skip
    DocumentFile.objects.create(
        document=made, file="y.pdf", name="quet.pdf", media_type="application/pdf", size=10,
        sha256="b" * 64, pages=1, text_state="empty", order=1,
    )  # fmt: skip
    for number in range(1, 26):
        FilePage.objects.create(file=pdf, number=number, text=f"Chữ của <trang> {number}.")
    page = soup(client, made)
    first, second = (li.get_text(" ", strip=True) for li in page.select(".files > li"))
    for said in ["Bản gốc có dấu", "PDF", "25 trang", "a" * 64, "1,4 MB", "Chữ của <trang> 20."]:
        assert said in first
    assert "Chữ của <trang> 21." not in first
    assert "Còn 5 trang nữa trong tệp." in first
    assert "Bản quét, không có chữ" in second


def test_a_document_of_ten_thousand_pages_stays_light(client: Client) -> None:
    made = factories.document()
    file = DocumentFile.objects.create(
        document=made, file="x.pdf", name="x.pdf", media_type="application/pdf", size=1,
        sha256="a" * 64, pages=10_000, text_state="done",
    )  # fmt: skip
    FilePage.objects.bulk_create(
        FilePage(file=file, number=number, text="Chữ " * 20_000) for number in range(1, 30)
    )
    assert len(client.get(made.get_absolute_url()).content) < 400_000


def test_the_address_lasts(client: Client) -> None:
    made = factories.document(number="2-CT/TW")
    former = made.get_absolute_url()
    made.slug = "dia-chi-moi"
    made.save()
    answer = client.get(f"{former}?ngay=2025-01-01")
    assert answer.status_code == 301
    assert answer["Location"] == "/van-ban/dia-chi-moi/?ngay=2025-01-01"
    for unknown in ["khong-co", "dia-chi", "chi-thi-2-ct-tw"]:
        assert client.get(f"/van-ban/{unknown}/").status_code == 404
    assert client.get("/van-ban/2-CT/TW/").status_code == 404


def test_drafts_and_later_ones_are_not_there(client: Client) -> None:
    draft = factories.document(state=State.DRAFT)
    later = factories.document(published_at=NOW + timedelta(minutes=1))
    for document in (draft, later):
        assert client.get(document.get_absolute_url()).status_code == 404


def test_a_removed_document_says_why(client: Client) -> None:
    made = factories.document(number="2-CT/TW", summary="Điều không còn được đăng.")
    former = made.get_absolute_url()
    made.slug = "khac"
    made.save()
    made.state = State.DRAFT
    made.removal_reason = "Đăng nhầm <bản> dự thảo."
    made.save()
    for path in (former, made.get_absolute_url()):
        answer = client.get(path)
        assert answer.status_code == 410
        text = BeautifulSoup(answer.content, "html.parser").get_text(" ", strip=True)
        assert "Chỉ thị 2-CT/TW đã được gỡ bỏ" in text
        assert "Đăng nhầm <bản> dự thảo." in text
        assert made.summary not in text
    never = factories.document(state=State.DRAFT, removal_reason="Chưa từng đăng.")
    assert client.get(never.get_absolute_url()).status_code == 404


def test_data_for_machines(client: Client) -> None:
    old = factories.document(number="47-CT/TW", issued_on=date(2011, 11, 1))
    new = factories.document(
        number="37-CT/TW", issued_on=date(2021, 10, 25), summary="Bài </script><b>"
    )
    Relation.objects.create(source=new, kind="replaces", target=old)
    data = machines(client, new)
    assert data["@type"] == "Legislation"
    assert data["legislationIdentifier"] == "37-CT/TW"
    assert data["legislationType"] == "Chỉ thị"
    assert data["legislationDate"] == "2021-10-25"
    assert data["legislationLegalForce"] == "https://schema.org/InForce"
    assert data["inLanguage"] == "vi"
    assert data["legislationPassedBy"][0]["name"] == new.issuer.name
    assert data["legislationRepeals"][0]["@id"] == f"https://portal.example{old.get_absolute_url()}"
    assert machines(client, old)["legislationLegalForce"] == "https://schema.org/NotInForce"
    amended = factories.document(number="9-CT/TW", issued_on=date(2011, 11, 1))
    Relation.objects.create(source=new, kind="amends", target=amended)
    assert machines(client, amended)["legislationLegalForce"].endswith("/PartiallyInForce")


def test_a_normative_text_without_its_day_waits(client: Client) -> None:
    kind = factories.document_type(name="nghị định", abbreviation="NĐ", family="legal")
    made = factories.document(number="30/2020/NĐ-CP", type=kind)
    page = soup(client, made)
    assert "Chưa có hiệu lực" in words(page, ".document-status")
    assert "Chưa ghi ngày có hiệu lực." in page.get_text()


def test_a_suspension_and_its_end(client: Client) -> None:
    made = factories.document(issued_on=date(2020, 1, 1))
    StatusEvent.objects.create(document=made, kind="suspended", on=date(2022, 1, 1), note="Chờ.")
    StatusEvent.objects.create(document=made, kind="resumed", on=date(2023, 1, 1))
    page = soup(client, made, "?ngay=2022-06-01")
    assert "Ngưng hiệu lực" in words(page, "#hieu-luc ~ .notice")
    assert "Còn hiệu lực" in words(page, ".document-status")


def test_machines_are_told_when_it_was_in_force(client: Client) -> None:
    """Days are those of Việt Nam; the last day with force is that before the end."""
    midnight = datetime(2026, 10, 31, 17, 30, tzinfo=UTC)
    plain = factories.document(issued_on=date(2021, 10, 25), published_at=midnight)
    assert machines(client, plain)["datePublished"] == "2026-11-01"
    assert machines(client, plain)["temporalCoverage"] == "2021-10-25/.."
    other = factories.document(issued_on=date(2025, 7, 1))
    Relation.objects.create(source=other, kind="replaces", target=plain)
    assert machines(client, plain)["temporalCoverage"] == "2021-10-25/2025-06-30"
    wrong = factories.document(issued_on=date(2021, 10, 25), expires_on=date(2021, 10, 1))
    assert "temporalCoverage" not in machines(client, wrong)


def test_machines_tell_the_party_from_the_state(client: Client) -> None:
    party = machines(client, factories.document())
    assert party["legislationPassedBy"][0]["@type"] == "Organization"
    ward = factories.issuer(name="Ủy ban nhân dân phường Hoa Sen", code="UBND", is_party=False)
    kind = factories.document_type(name="quyết định", family="state", abbreviation="QĐ")
    state = machines(client, factories.document(number="1/QĐ-UBND", issuer=ward, type=kind))
    assert state["legislationPassedBy"][0]["@type"] == "GovernmentOrganization"
