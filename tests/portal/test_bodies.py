"""The portal shows the body of today, an article the body of its day."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client
from time_machine import Traveller

from andương_portal.models import Body, Level
from tests.factories import article

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def body(name: str, **values: object) -> Body:
    return Body.objects.create(name=name, level=Level.COMMUNE, **values)


@pytest.fixture
def ward() -> Body:
    city = body("Thành phố Biển Bạc", runs_portal=False)
    ward = body(
        "Phường Hoa Sen",
        parent=city,
        valid_from=date(2025, 7, 1),
        phone="0225 000 0000",
        email="so@hoasen.example",
        address="Số 1 đường Hồ Sen",
        responsible="Chủ tịch Ủy ban nhân dân phường",
    )
    body(
        "Quận Hoa Sen",
        valid_from=date(2025, 1, 1),
        valid_until=date(2025, 6, 30),
        successor=ward,
    )
    return ward


def soup(client: Client, path: str = "/") -> BeautifulSoup:
    return BeautifulSoup(client.get(path).content, "html.parser")


def words(client: Client, selector: str, path: str = "/") -> str:
    found = soup(client, path).select_one(selector)
    assert found is not None
    return found.get_text(strip=True)


def test_today(client: Client, ward: Body) -> None:
    page = soup(client)
    header, footer = page.select_one(".masthead"), page.select_one(".footer")
    assert header is not None
    assert footer is not None
    assert ward.name in header.get_text()
    for words in (ward.name, ward.phone, ward.email, ward.address, ward.responsible):
        assert words in footer.get_text()
    assert page.title is not None
    assert page.title.get_text() == f"Cổng thông tin điện tử {ward.name}"
    assert "Quận Hoa Sen" not in page.get_text()


def test_the_name_changes_at_midnight(client: Client, ward: Body, now: Traveller) -> None:
    now.move_to(datetime(2025, 6, 30, 23, 59, 59, tzinfo=VIETNAM))
    assert "Quận Hoa Sen" in words(client, ".masthead")
    now.move_to(datetime(2025, 7, 1, tzinfo=VIETNAM))
    assert "Phường Hoa Sen" in words(client, ".masthead")


def test_an_article_shows_the_body_of_its_day(client: Client, ward: Body) -> None:
    last = datetime(2025, 6, 30, 23, 59, tzinfo=VIETNAM)
    old, new = article(published_at=last), article(published_at=last + timedelta(minutes=1))
    assert words(client, ".body-then", old.get_absolute_url()) == (
        "Quận Hoa Sen (đến hết ngày 30/06/2025). Cơ quan kế thừa: Phường Hoa Sen"
    )
    assert words(client, ".body-then", new.get_absolute_url()) == "Phường Hoa Sen"


def test_before_any_body(client: Client, ward: Body) -> None:
    made = article(published_at=datetime(2019, 1, 1, tzinfo=VIETNAM))
    assert soup(client, made.get_absolute_url()).select_one(".body-then") is None


def test_without_any_body(client: Client) -> None:
    assert words(client, "title") == "Cổng thông tin điện tử"
    assert client.get("/khong-co/").status_code == 404


def test_between_two_bodies_the_last_one_stays(client: Client, ward: Body, now: Traveller) -> None:
    ward.valid_until = date(2026, 11, 1)
    ward.save()
    assert "Phường Hoa Sen" in words(client, ".masthead")


@pytest.mark.parametrize(
    ("start", "end", "fits"),
    [
        (None, date(2024, 12, 31), True),
        (None, date(2025, 1, 1), False),
        (date(2025, 6, 30), date(2025, 6, 30), False),
        (date(2026, 1, 1), None, False),
        (None, None, False),
    ],
)
def test_owners_may_not_overlap(
    ward: Body, start: date | None, end: date | None, fits: bool
) -> None:
    other = Body(name="Khác", level=Level.COMMUNE, valid_from=start, valid_until=end)
    if fits:
        other.full_clean()
    else:
        with pytest.raises(ValidationError) as caught:
            other.full_clean()
        assert list(caught.value.message_dict) == ["valid_from"]
    other.runs_portal = False
    other.full_clean()


def test_an_end_before_the_start() -> None:
    other = Body(
        name="Khác", level=Level.UNIT, valid_from=date(2026, 2, 1), valid_until=date(2026, 1, 1)
    )
    with pytest.raises(ValidationError, match="Ngày kết thúc đứng trước"):
        other.full_clean()


def test_no_circle_of_successors(ward: Body) -> None:
    old = Body.objects.get(name="Quận Hoa Sen")
    ward.successor = old
    with pytest.raises(ValidationError) as caught:
        ward.full_clean()
    assert list(caught.value.message_dict) == ["successor"]


def test_the_admin_shows_the_name_and_takes_dates_by_day(officer: Client, ward: Body) -> None:
    assert ward.name in officer.get("/quan-tri/").content.decode()
    old = Body.objects.get(name="Quận Hoa Sen")
    address = f"/quan-tri/portal/body/{old.pk}/change/"
    data = {"name": old.name, "level": old.level, "runs_portal": "on", "successor": ward.pk}
    officer.post(address, data | {"valid_from": "05/02/2025", "valid_until": "30/6/2025"})
    old.refresh_from_db()
    assert (old.valid_from, old.valid_until) == (date(2025, 2, 5), date(2025, 6, 30))
    answer = officer.post(address, data | {"valid_from": "31/02/2025"})
    assert list(answer.context["adminform"].form.errors) == ["valid_from"]


def test_on_its_last_day_a_body_has_not_ended(client: Client, ward: Body, now: Traveller) -> None:
    made = article(published_at=datetime(2025, 6, 1, tzinfo=VIETNAM))
    now.move_to(datetime(2025, 6, 30, 23, 59, tzinfo=VIETNAM))
    assert words(client, ".body-then", made.get_absolute_url()) == "Quận Hoa Sen"


def test_no_circle_of_parents(ward: Body) -> None:
    city = Body.objects.get(name="Thành phố Biển Bạc")
    city.parent = ward
    with pytest.raises(ValidationError) as caught:
        city.full_clean()
    assert list(caught.value.message_dict) == ["parent"]


def test_the_menu_marks_the_way_to_an_article(client: Client) -> None:
    made = article()
    page = soup(client, made.get_absolute_url())
    assert [a["href"] for a in page.select(".menu a.holds-here")] == [
        "/tin-tuc/",
        made.category.get_absolute_url(),
    ]
    assert [a["href"] for a in page.select(".menu a[aria-current]")] == []
