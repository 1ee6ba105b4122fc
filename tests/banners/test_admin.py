"""Booking pictures, seeing what shows when, and the report."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.test import Client

from banners.models import Kind, PictureLink, Tally
from core.publishing.states import State
from tests import images
from tests.banners.made import link, links, stored
from tests.english import english_on
from tests.factories import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

TODAY = date(2026, 11, 24)
LIST = "/quan-tri/links/picturelink/"
PLACES, REPORT, CSV = f"{LIST}vi-tri/", f"{LIST}bao-cao/", f"{LIST}bao-cao.csv"
FORM = {
    "name": "Chuyển đổi số",
    "place": "cot-ben",
    "kind": "notice",
    "alt": "Mở trang chuyển đổi số",
    "target": "https://noi.example",
    "state": "published",
    "published_at_0": "25/11/2026",
    "published_at_1": "08:00",
    "ends_at_0": "24/12/2026",
    "ends_at_1": "00:00",
    "order": "0",
    "weight": "1",
}


def picture() -> Any:
    return images.upload(images.jpeg(672, 240))


def errors(answer: Any) -> dict[str, list[str]]:
    return dict(answer.context["adminform"].form.errors)


def tally(made: PictureLink, shown: int, opened: int, day: date = TODAY) -> None:
    Tally.objects.create(day=day, place=made.place, link=made, shown=shown, opened=opened)


# The main job


def test_an_officer_books_a_picture_and_sees_its_numbers(
    officer: Client, now: time_machine.Traveller
) -> None:
    answer = officer.post(f"{LIST}add/", FORM | {"picture": picture()})
    assert answer.status_code == 302, errors(answer)
    made = PictureLink.objects.get()
    assert made.target == "https://noi.example/"
    address = made.get_absolute_url()
    for moment, is_there in [
        (NOW, False),
        (NOW + timedelta(hours=17), True),
        (NOW + timedelta(days=29, hours=8, minutes=59), True),
        (NOW + timedelta(days=29, hours=9), False),
    ]:
        now.move_to(moment)
        assert (address in Client().get("/").content.decode()) == is_there, moment
    tally(made, 1234, 56)
    officer.force_login(get_user_model().objects.get())
    page = officer.get(f"{REPORT}?tu=2026-11-24&den=2026-12-23").content.decode()
    assert "Chuyển đổi số" in page
    assert "1.234" in page
    assert "4,54" in page


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"target": "javascript:alert(1)"}, "target"),
        ({"target": "//evil"}, "target"),
        ({"target": "http://user:pw@host"}, "target"),
        ({"target": "https://noi.example/" + "a" * 600}, "target"),
        ({"ends_at_0": "24/11/2026"}, "ends_at"),
        ({"ends_at_0": "31/02/2027"}, "ends_at"),
        ({"published_at_0": "x"}, "published_at"),
        ({"alt": ""}, "alt"),
        ({"weight": "0"}, "weight"),
        ({"weight": "-1"}, "weight"),
        ({"weight": "99999999999"}, "weight"),
        ({"place": "x"}, "place"),
        ({"kind": "x"}, "kind"),
    ],
)
def test_what_the_form_refuses(officer: Client, values: dict[str, str], field: str) -> None:
    answer = officer.post(f"{LIST}add/", FORM | {"picture": picture()} | values)
    assert answer.status_code == 200
    assert list(errors(answer)) == [field]
    assert english_on(answer.content.decode()) == []
    assert not PictureLink.objects.exists()


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"hello", images.svg(), images.html(), images.png_bomb(), images.heic_header()),
        *(images.jpeg(672, 240)[:900], images.jpeg(100, 50)),
    ],
)
def test_what_is_no_picture_or_too_small(officer: Client, content: bytes) -> None:
    file = images.upload(content, "ảnh‮gpj.exe")
    answer = officer.post(f"{LIST}add/", FORM | {"picture": file})
    assert list(errors(answer)) == ["picture"]
    assert english_on(answer.content.decode()) == []


def test_more_than_fit_is_said(officer: Client) -> None:
    links(7)
    answer = officer.post(f"{LIST}add/", FORM | {"picture": picture()}, follow=True)
    page = answer.content.decode()
    assert "8 ảnh cho 7 chỗ" in page
    assert "Thứ Tư, 25/11/2026 08:00" in page


def test_what_fits_after_an_end_is_not_said(officer: Client) -> None:
    links(6)
    link(ends_at=NOW + timedelta(hours=2))
    answer = officer.post(f"{LIST}add/", FORM | {"picture": picture()}, follow=True)
    assert "ảnh cho 7 chỗ" not in answer.content.decode()


# Warnings


def test_an_end_is_announced_seven_days_before(officer: Client) -> None:
    link(name="Còn bảy ngày", ends_at=NOW + timedelta(days=7))
    link(name="Còn tám ngày", ends_at=NOW + timedelta(days=7, seconds=1))
    link(name="Đã hết", ends_at=NOW)
    link(name="Bản nháp", state=State.DRAFT, ends_at=NOW + timedelta(days=1))
    for path in (LIST, REPORT):
        page = officer.get(path).content.decode()
        warning = "“Còn bảy ngày” (Cột bên) thôi hiện lúc Thứ Ba, 01/12/2026 15:00."
        assert warning in page
        assert page.count("thôi hiện lúc") == 1


def test_where_each_stands(officer: Client) -> None:
    link(name="A", ends_at=NOW + timedelta(days=1))
    link(name="B")
    link(name="C", published_at=NOW + timedelta(days=1))
    link(name="D", ends_at=NOW)
    link(name="E", state=State.DRAFT)
    for choice, names in {
        "dang-hien": "AB",
        "sap-het": "A",
        "cho": "C",
        "het": "D",
        "khong-co": "ABCDE",
    }.items():
        answer = officer.get(f"{LIST}?tinh_trang={choice}")
        found = sorted(made.name for made in answer.context["cl"].result_list)
        assert "".join(found) == names
    page = officer.get(LIST).content.decode()
    for words in ("Sắp hết hạn", "Đang hiện", "Hẹn giờ", "Đã hết hạn", "Bản nháp"):
        assert f'<td class="field-standing">{words}</td>' in page


# The places


def test_every_place_at_a_chosen_moment(officer: Client) -> None:
    link(name="Của hôm nay", ends_at=NOW + timedelta(hours=1))
    link(name="Của tuần sau", published_at=NOW + timedelta(days=7))
    today = officer.get(PLACES).content.decode()
    later = officer.get(f"{PLACES}?ngay=2026-12-02&gio=09:30").content.decode()
    assert "Của hôm nay" in today
    assert "Của tuần sau" not in today
    assert "Của tuần sau" in later
    assert "Của hôm nay" not in later
    assert "Thứ Tư, 02/12/2026 09:30" in later
    for page in (today, later):
        for name in ("Ảnh đầu trang theo mùa", "Cột bên", "Cuối bài viết"):
            assert name in page


def test_clashes_and_empty_places_are_listed(officer: Client) -> None:
    links(7)
    link(published_at=NOW + timedelta(days=2), ends_at=NOW + timedelta(days=4))
    link(place="cuoi-bai", ends_at=NOW + timedelta(days=1))
    rows = [
        (stretch.place.key, stretch.number, (stretch.start - NOW).days, (stretch.end - NOW).days)
        for stretch in officer.get(PLACES).context["outlook"]
    ]
    assert rows == [("dau-trang", 0, 0, 90), ("cot-ben", 8, 2, 4), ("cuoi-bai", 0, 1, 90)]
    page = officer.get(PLACES).content.decode()
    assert "8 ảnh cho 7 chỗ" in page
    assert "Trống" in page


def test_shares_are_told(officer: Client) -> None:
    link(place="cuoi-bai", weight=3)
    link(place="cuoi-bai", weight=1)
    page = officer.get(PLACES).content.decode()
    assert "<td>75%</td>" in page
    assert "<td>25%</td>" in page


@pytest.mark.parametrize(
    "query",
    [
        "ngay=31/02/2026",
        "ngay=x",
        "ngay=2026-11-24&gio=25:00",
        "ngay=0001-01-01",
        "ngay=9999-12-31",
    ],
)
def test_wrong_moments(officer: Client, query: str) -> None:
    link()
    answer = officer.get(f"{PLACES}?{query}")
    assert answer.status_code == 400
    assert "errorlist" in answer.content.decode()
    assert english_on(answer.content.decode()) == []


# The report


def test_by_day_place_and_picture(officer: Client) -> None:
    side, below = link(name="Bên"), link(name="Dưới", place="cuoi-bai", kind=Kind.PAID)
    tally(side, 100, 10)
    tally(side, 50, 0, date(2026, 11, 1))
    tally(below, 30, 3)
    tally(side, 7000, 0, date(2026, 10, 1))
    answer = officer.get(REPORT)
    assert (answer.context["shown"], answer.context["opened"]) == (180, 13)
    found = [(line.link.name, line.shown, line.opened) for line in answer.context["totals"]]
    assert found == [("Bên", 150, 10), ("Dưới", 30, 3)]
    assert len(answer.context["charts"][0].bars) == 30
    assert "24/11/2026: 130" in answer.content.decode()
    only = officer.get(f"{REPORT}?tu=2026-11-01&den=2026-11-01&vi_tri=cot-ben&anh={side.pk}")
    assert only.context["shown"] == 50
    assert officer.get(f"{REPORT}?vi_tri=cuoi-bai").context["shown"] == 30


def test_as_csv(officer: Client) -> None:
    made = link(name='=1+1; "dấu", phẩy')
    tally(made, 1234, 5)
    answer = officer.get(f"{CSV}?tu=2026-11-01&den=2026-11-30")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert 'filename="anh-lien-ket-2026-11-01-2026-11-30.csv"' in answer["Content-Disposition"]
    text = b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text[1:])))
    made_name = f"'{made.name}"
    assert rows == [
        ["Ngày", "Vị trí", "Mã ảnh", "Tên ảnh", "Loại", "Số lần hiện", "Số lần mở"],
        ["24/11/2026", "Cột bên", str(made.pk), made_name, "Thông tin công", "1234", "5"],
    ]


@pytest.mark.parametrize(
    "query",
    [
        "tu=2026-12-01&den=2026-11-01",
        "tu=2020-01-01&den=2026-11-01",
        "tu=x&den=y",
        "tu=2026-11-01&den=2026-11-02&vi_tri=x",
        "tu=2026-11-01&den=2026-11-02&anh=99999999999999999999999",
        "tu=2026-11-01&den=2026-11-02&anh=x",
    ],
)
def test_wrong_questions(officer: Client, query: str) -> None:
    for path in (REPORT, CSV):
        answer = officer.get(f"{path}?{query}")
        assert answer.status_code == 400
        assert "errorlist" in answer.content.decode()
        assert english_on(answer.content.decode()) == []


def test_a_report_of_nothing(officer: Client) -> None:
    page = officer.get(REPORT).content.decode()
    assert "chưa có ảnh nào hiện" in page
    assert english_on(page) == []


def test_a_long_report_is_cut_and_its_table_is_not(officer: Client) -> None:
    made = link()
    days = [date(2025, 12, 1) + timedelta(days=number) for number in range(320)]
    Tally.objects.bulk_create(Tally(day=day, place="cot-ben", link=made, shown=2) for day in days)
    query = "?tu=2025-12-01&den=2026-11-24"
    answer = officer.get(REPORT + query)
    assert answer.context["shown"] == 640
    assert "dừng ở 300 dòng" in answer.content.decode()
    text = b"".join(officer.get(CSV + query).streaming_content).decode()  # type: ignore[attr-defined]
    assert text.count("\n") == 321


def test_the_report_costs_the_same_however_much_there_is(
    officer: Client, django_assert_max_num_queries: Any
) -> None:
    for made in links(20):
        tally(made, 5, 1)
    with django_assert_max_num_queries(12):
        officer.get(REPORT)


# Rights


@pytest.mark.parametrize("path", [LIST, PLACES, REPORT, CSV])
def test_for_those_who_may(client: Client, path: str) -> None:
    assert client.get(path).status_code == 302
    user = get_user_model().objects.create_user("canbo", password="x", is_staff=True)
    client.force_login(user)
    assert client.get(path).status_code == 403
    user.user_permissions.add(Permission.objects.get(codename="view_picturelink"))
    assert client.get(path).status_code == 200


def test_what_was_shown_is_not_deleted(officer: Client) -> None:
    shown, fresh = link(), link()
    tally(shown, 1, 0)
    answer = officer.post(f"{LIST}{shown.pk}/delete/", {"post": "yes"})
    assert answer.status_code == 403
    officer.post(LIST, {"action": "delete_selected", "_selected_action": [shown.pk], "post": "y"})
    assert PictureLink.objects.filter(pk=shown.pk).exists()
    assert officer.post(f"{LIST}{fresh.pk}/delete/", {"post": "yes"}).status_code == 302
    assert not PictureLink.objects.filter(pk=fresh.pk).exists()


def test_no_english(officer: Client) -> None:
    made = link(place="dau-trang", picture=stored(1920, 320), ends_at=NOW + timedelta(days=3))
    tally(link(kind=Kind.PAID, place="cuoi-bai"), 10, 1)
    fresh = link()
    for path in (
        *("/quan-tri/", LIST, f"{LIST}add/", f"{LIST}?tinh_trang=cho", PLACES, REPORT),
        *(f"{LIST}{made.pk}/{page}/" for page in ("change", "history")),
        f"{LIST}{fresh.pk}/delete/",
    ):
        assert english_on(officer.get(path).content.decode()) == [], path
