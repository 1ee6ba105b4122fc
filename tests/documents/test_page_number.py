"""The page of a number: to the one document, or the ones to choose from, never a wrong one."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from core.publishing.states import State
from documents.models import Document, Issuer
from tests import factories
from tests.factories import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def ask(client: Client, typed: str, status: int) -> BeautifulSoup:
    answer = client.get("/van-ban/so/", {"so": typed})
    assert answer.status_code == status
    return BeautifulSoup(answer.content, "html.parser")


def goes_to(client: Client, typed: str) -> str:
    answer = client.get("/van-ban/so/", {"so": typed})
    assert answer.status_code == 302
    return str(answer["Location"])


def of_ward(name: str, number: str, **values) -> Document:
    ward = Issuer.objects.filter(name=name).first() or factories.issuer(
        name=name, code="UBND", level="commune", is_party=False
    )
    kind = values.pop("type", None) or factories.document_type(
        name="quyết định", abbreviation="QĐ", family="state"
    )
    return factories.document(**{"number": number, "issuer": ward, "type": kind} | values)


@pytest.mark.parametrize("typed", ["35 ct tw", "35-CT/TW", "Chỉ thị số 35–CT/TW", "CT 35 TW"])
def test_two_terms(client: Client, typed: str) -> None:
    old = factories.document(
        number="35-CT/TW", issued_on=date(2019, 5, 30), summary="Về đại hội khóa trước."
    )
    new = factories.document(
        number="35-CT/TW", issued_on=date(2024, 6, 14), summary="Về đại hội khóa sau."
    )
    page = ask(client, typed, 200)
    rows = page.select(".choices > li")
    assert [row.a["href"] for row in rows if row.a] == [
        new.get_absolute_url(),
        old.get_absolute_url(),
    ]
    assert "đánh lại từ đầu ở mỗi nhiệm kỳ" in page.get_text()
    for words in ["30/05/2019", "Về đại hội khóa trước.", old.issuer.name, "Còn hiệu lực"]:
        assert words in rows[1].get_text()
    assert old.term is not None
    assert f"nhiệm kỳ {old.term.name}" in rows[1].get_text()


def test_one_document_is_gone_to(client: Client) -> None:
    made = factories.document(number="35-CT/TW")
    factories.document(number="135-CT/TW")
    for typed in ["35-CT/TW", "35 ct tw", "chỉ thị 35-ct/tw"]:
        assert goes_to(client, typed) == made.get_absolute_url()


def test_a_part_of_a_number_is_asked_about(client: Client) -> None:
    made = factories.document(number="35-CT/TW")
    for typed in ["35", "chỉ thị 35", "35 tw"]:
        page = ask(client, typed, 200)
        assert [a["href"] for a in page.select(".choices a")] == [made.get_absolute_url()]


def test_every_commune_has_its_own(client: Client) -> None:
    of_ward("Ủy ban nhân dân phường Sen", "01/QĐ-UBND")
    of_ward("Ủy ban nhân dân phường Cúc", "01/QĐ-UBND")
    page = ask(client, "01/QĐ-UBND", 200)
    assert len(page.select(".choices > li")) == 2
    assert "Mỗi cơ quan đánh số riêng" in page.get_text()


def test_the_same_number_in_two_years(client: Client) -> None:
    for year in (2024, 2025):
        of_ward("Ủy ban nhân dân phường Sen", "01/QĐ-UBND", issued_on=date(year, 1, 5))
    assert "đánh lại từ đầu mỗi năm" in ask(client, "01/QĐ-UBND", 200).get_text()


def test_marks_and_years_are_never_filled_in(client: Client) -> None:
    guide = factories.document_type(name="hướng dẫn", abbreviation="HD", family="state")
    contract = factories.document_type(name="hợp đồng", abbreviation="HĐ", family="state")
    made = of_ward("Ủy ban nhân dân phường Sen", "12/HD-UBND", type=guide)
    ask(client, "12/HĐ-UBND", 404)
    assert goes_to(client, "12/hd-ubnd") == made.get_absolute_url()
    other = of_ward("Ủy ban nhân dân phường Sen", "12/HĐ-UBND", type=contract)
    assert goes_to(client, "12/HĐ-UBND") == other.get_absolute_url()
    assert len(ask(client, "12/hd-ubnd", 200).select(".choices > li")) == 2
    legal = factories.document_type(name="quyết định", abbreviation="QĐ", family="legal")
    of_ward("Ủy ban nhân dân phường Sen", "36/2026/QĐ-UBND", type=legal)
    ask(client, "36/QĐ-UBND", 404)


def test_what_is_not_public_is_not_there(client: Client) -> None:
    factories.document(number="35-CT/TW", state=State.DRAFT)
    factories.document(
        number="35-CT/TW", issued_on=date(2019, 5, 30), published_at=NOW + timedelta(days=1)
    )
    page = ask(client, "35-CT/TW", 404)
    assert page.h1 is not None
    assert page.h1.get_text() == "Không có văn bản số “35-CT/TW”"
    assert page.select_one("form input[name=so]")
    shown = factories.document(number="35-CT/TW", issued_on=date(2011, 5, 30))
    assert goes_to(client, "35-CT/TW") == shown.get_absolute_url()


@pytest.mark.parametrize("typed", ["an dương", "25/7/2026", "2021-2025", "/-/", "9" * 300])
def test_what_is_no_number(client: Client, typed: str) -> None:
    factories.document(number="25-CT/TW")
    assert "không phải là một số ký hiệu" in ask(client, typed, 404).get_text()


def test_nothing_asked(client: Client) -> None:
    assert client.get("/van-ban/so/").status_code == 200
    assert client.get("/van-ban/so/?so=++").status_code == 200


@pytest.mark.parametrize("unit", ["35 ", "a", "1/", "ct tw ", "<b>"])
def test_ten_thousand_characters(client: Client, unit: str) -> None:
    factories.document(number="36-CT/TW")
    answer = client.get("/van-ban/so/", {"so": (unit * 10_000)[:10_000]})
    assert answer.status_code in {200, 404}
    assert b"<b><b>" not in answer.content
    assert len(answer.content) < 12_000
