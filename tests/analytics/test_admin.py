"""The dashboard and the ledger."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.db.models import ProtectedError
from django.test import Client

from analytics import reports
from analytics.models import Day, Entry, Network, Subject, Tally, Visitor
from analytics.numbers import read
from tests import factories
from tests.english import english_on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

TODAY = date(2026, 11, 24)
DASHBOARD = "/quan-tri/analytics/day/"
LEDGER = "/quan-tri/analytics/entry/"
MOMENT = factories.NOW.timestamp()


def counted(days_ago: int = 0, **numbers: int) -> Day:
    day = TODAY - timedelta(days=days_ago)
    return Day.objects.create(day=day, **{"visitors": 10, "views": 30} | numbers)


def tally(subject: str, name: str, number: int, days_ago: int = 0) -> None:
    day = TODAY - timedelta(days=days_ago)
    Tally.objects.create(subject=subject, day=day, name=name, number=number)


def enter(client: Client, **values: Any) -> Any:
    defaults = {"kind": "correction", "day": "24/11/2026", "amount": "-4", "note": "Đếm thử"}
    return client.post(f"{LEDGER}add/", defaults | values)


def test_numbers_of_days_hours_and_names(officer: Client) -> None:
    counted(robots=10, hits=90, misses=10, capped=3)
    counted(days_ago=40, visitors=500)
    tally(Subject.PAGE, "/tin-tuc/tin/bai/", 21)
    tally(Subject.SOURCE, "zalo.me", 5, days_ago=3)
    tally(Subject.SEARCH, "quy hoạch", 4)
    tally(Subject.HOUR, "09", 12)
    text = officer.get(DASHBOARD).content.decode()
    for shown in (
        '<a href="/tin-tuc/tin/bai/">',
        "zalo.me",
        "quy hoạch",
        "25,0% mọi lượt",
        "90,0% có sẵn",
        "<title>24/11/2026: 10</title>",
        "<title>09 giờ: 12</title>",
    ):
        assert shown in text
    assert "<strong>10</strong> lượt khách" in text
    year = officer.get(DASHBOARD, {"ngay": "366"}).content.decode()
    assert "<strong>510</strong> lượt khách" in year
    assert english_on(year) == []


@pytest.mark.parametrize("wrong", ["x", "31", "-1", "366 ", "\u0663", "7&ngay=0"])
def test_a_wrong_period_is_said(officer: Client, wrong: str) -> None:
    response = officer.get(DASHBOARD, {"ngay": wrong})
    assert response.status_code in {200, 400}
    assert "<strong" in response.content.decode()


def test_nothing_counted_yet(officer: Client) -> None:
    assert "Chưa có." in officer.get(DASHBOARD).content.decode()


def test_the_cost_does_not_grow(officer: Client, django_assert_max_num_queries: Any) -> None:
    for days_ago in range(60):
        counted(days_ago)
        for number in range(10):
            tally(Subject.PAGE, f"/tin-tuc/{number}/", number + 1, days_ago)
    with django_assert_max_num_queries(20):
        officer.get(DASHBOARD)


def test_csv(officer: Client) -> None:
    counted(visitors=7, views=9)
    response = officer.get(f"{DASHBOARD}truy-cap.csv")
    lines = b"".join(response).decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Ngày,Khách,")
    assert lines[-1] == "24/11/2026,7,0,0,9,0,0,0"
    assert len(lines) == 367


def test_a_proxy_that_hides_readers_is_said(officer: Client) -> None:
    for key in range(40):
        Visitor.objects.create(day=TODAY, key=key)
    Network.objects.create(day=TODAY, hour=9, key=1, visitors=15)
    Network.objects.create(day=TODAY, hour=10, key=1, visitors=3)
    assert "TRUSTED_PROXIES" not in officer.get(DASHBOARD).content.decode()
    Network.objects.filter(hour=10).update(visitors=6)
    assert "TRUSTED_PROXIES" in officer.get(DASHBOARD).content.decode()


def test_only_staff_with_the_right(client: Client) -> None:
    user = get_user_model().objects.create_user("bien-tap", is_staff=True)
    client.force_login(user)
    for path in (DASHBOARD, f"{DASHBOARD}truy-cap.csv", LEDGER, f"{LEDGER}add/"):
        assert client.get(path).status_code == 403
    user.user_permissions.add(Permission.objects.get(codename="view_day"))
    assert client.get(DASHBOARD).status_code == 200
    assert client.get(LEDGER).status_code == 403


def test_an_entry_is_signed_and_moves_the_numbers(officer: Client) -> None:
    counted(visitors=10)
    assert enter(officer).status_code == 302
    opening = {"kind": "opening", "day": "01/07/2025", "amount": "250000", "note": "Cổng cũ"}
    assert enter(officer, **opening).status_code == 302
    entry = Entry.objects.get(kind="correction")
    assert (str(entry.author), entry.amount, entry.day) == ("quantri", -4, TODAY)
    numbers = read(MOMENT)
    assert (numbers.today, numbers.week, numbers.total) == (6, 6, 250_006)
    text = officer.get(LEDGER).content.decode()
    assert "250.000" in text
    assert "-4" in text
    assert english_on(text) == []
    assert "250.000 lượt khách" in officer.get("/thong-ke-truy-cap/").content.decode()


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"day": "25/11/2026"}, "Ngày này chưa tới."),
        ({"amount": "0"}, "Số khách phải khác 0."),
        ({"amount": "9" * 30}, ""),
        ({"amount": "-2000000000"}, "Số khách phải từ"),
        ({"kind": "opening", "amount": "-5"}, "không thể âm"),
        ({"note": ""}, ""),
        ({"day": "x"}, ""),
        ({"kind": "khac"}, ""),
    ],
)
def test_wrong_entries_are_said(officer: Client, values: Any, sentence: str) -> None:
    response = enter(officer, **values)
    text = response.content.decode()
    assert response.status_code == 200
    assert "errorlist" in text
    assert sentence in text
    assert english_on(text) == []
    assert not Entry.objects.exists()


def test_the_ledger_is_only_added_to(officer: Client) -> None:
    enter(officer)
    entry = Entry.objects.get()
    page = officer.get(f"{LEDGER}{entry.pk}/change/").content.decode()
    assert "quantri" in page
    assert 'name="amount"' not in page
    assert officer.post(f"{LEDGER}{entry.pk}/change/", {"amount": "1"}).status_code == 403
    assert officer.post(f"{LEDGER}{entry.pk}/delete/", {"post": "yes"}).status_code == 403
    selected = {"action": "delete_selected", "_selected_action": entry.pk, "post": "yes"}
    officer.post(LEDGER, selected)
    with pytest.raises(PermissionDenied):
        entry.save()
    with pytest.raises(PermissionDenied):
        entry.delete()
    with pytest.raises(ProtectedError):
        entry.author.delete()
    assert Entry.objects.get().amount == -4


def test_days_are_nobodys_to_write(officer: Client) -> None:
    counted()
    for path in ("add/", "2026-11-24/change/", "2026-11-24/delete/"):
        assert officer.get(DASHBOARD + path).status_code == 404
    assert officer.post(DASHBOARD, {"action": "delete_selected"}).status_code == 200
    assert Day.objects.count() == 1


def test_most_read(django_assert_num_queries: Any) -> None:
    tally(Subject.PAGE, "/tin-tuc/a/hai/", 5)
    tally(Subject.PAGE, "/tin-tuc/a/mot/", 3)
    tally(Subject.PAGE, "/tin-tuc/a/mot/", 4, days_ago=6)
    tally(Subject.PAGE, "/tin-tuc/a/cu/", 90, days_ago=7)
    tally(Subject.PAGE, "/", 900)
    with django_assert_num_queries(1):
        found = reports.most_read(TODAY, limit=3, prefix="/tin-tuc/")
    assert found == ["/tin-tuc/a/mot/", "/tin-tuc/a/hai/"]


def test_how_it_is_counted_is_public(client: Client) -> None:
    text = client.get("/thong-ke-truy-cap/").content.decode()
    assert "48 giờ" in text
    assert "Số chuyển từ cổng cũ" not in text
    assert english_on(text) == []


def test_staff_carry_a_mark_and_readers_nothing(officer: Client) -> None:
    assert not Client().get("/").cookies
    assert not Client().get("/quan-tri/login/").cookies.get("khong_tinh")
    mark = officer.get("/quan-tri/").cookies["khong_tinh"]
    assert (mark.value, mark["path"], mark["httponly"], mark["samesite"]) == ("1", "/", True, "Lax")
    assert not officer.get("/quan-tri/").cookies.get("khong_tinh")
