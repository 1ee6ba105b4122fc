"""Who is a visitor, whatever is sent, and what is told of a view."""

from __future__ import annotations

from typing import Any

import pytest

from analytics.counting import Visits
from analytics.models import Day, Subject, Tally, Visitor
from tests.analytics.browsers import browsers
from tests.analytics.hitting import CHROME, GOOGLE, hit
from tests.analytics.workers import Clock, shown, tallied, worker

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("environ", "status", "kind"),
    [
        ({"REQUEST_METHOD": "HEAD"}, 200, "text/html"),
        ({"REQUEST_METHOD": "POST"}, 200, "text/html"),
        ({}, 404, "text/html"),
        ({}, 301, "text/html"),
        ({}, 500, "text/html"),
        ({}, 200, "application/rss+xml"),
        ({}, 200, ""),
        ({"HTTP_SEC_PURPOSE": "prefetch;prerender"}, 200, "text/html"),
        ({"HTTP_PURPOSE": "prefetch"}, 200, "text/html"),
        ({"HTTP_X_MOZ": "prefetch"}, 200, "text/html"),
        ({"PATH_INFO": "/quan-tri/"}, 200, "text/html"),
        ({"HTTP_COOKIE": "khong_tinh=1"}, 200, "text/html"),
    ],
)
def test_who_is_not_counted(visits: Visits, environ: Any, status: int, kind: str) -> None:
    from tests.analytics.hitting import environ as asked

    visits.seen(asked(1, **environ), status, kind)
    visits.flush()
    assert not Day.objects.exists()
    assert not Visitor.objects.exists()


def test_robots_apart(visits: Visits, clock: Clock) -> None:
    for agent in (GOOGLE, "", "curl/8", "Mozilla/5.0"):
        hit(visits, HTTP_USER_AGENT=agent)
    visits.flush()
    day = Day.objects.get()
    assert (day.robots, day.views, day.visitors) == (4, 0, 0)
    assert not Tally.objects.exists()


def test_browsers_of_people_are_visitors_each(visits: Visits, settings: Any) -> None:
    settings.VISITS_NETWORK_CAP = 10_000
    people = browsers()
    for agent in people:
        hit(visits, HTTP_USER_AGENT=agent)
    visits.flush()
    assert Day.objects.get().visitors == len(people)
    assert set(tallied(Subject.DEVICE)) == {"Máy tính", "Điện thoại", "Máy tính bảng"}


def test_forged_hops_are_one_visitor(visits: Visits, clock: Clock) -> None:
    for number in range(10_000):
        hop = f"1.{number // 250}.{number % 250}.1"
        hit(visits, HTTP_X_FORWARDED_FOR=hop, HTTP_FORWARDED=f"for={hop}", HTTP_X_REAL_IP=hop)
    visits.flush()
    assert shown(clock)[1] == 1


def test_behind_a_trusted_proxy_the_last_hop_counts(
    visits: Visits, settings: Any, clock: Clock
) -> None:
    settings.TRUSTED_PROXIES = ["10.0.0.0/8"]
    for number in range(40):
        hit(visits, 0, HTTP_X_FORWARDED_FOR=f"198.51.{number}.1, 203.0.113.{number % 2}")
    visits.flush()
    assert shown(clock)[1] == 2


def test_a_rotating_ipv6_host_is_one_visitor(visits: Visits, clock: Clock) -> None:
    for number in range(500):
        hit(visits, REMOTE_ADDR=f"2001:db8:1:2::{number:x}")
    hit(visits, REMOTE_ADDR="2001:db8:1:3::1")
    hit(visits, REMOTE_ADDR="::ffff:198.51.100.1")
    hit(visits, REMOTE_ADDR="198.51.100.1")
    visits.flush()
    assert shown(clock)[1] == 3


@pytest.mark.parametrize(
    "more",
    [
        {"HTTP_USER_AGENT": f"{CHROME} {'x' * 10_240}"},
        {"HTTP_USER_AGENT": f"{CHROME} \xff\xfe\x80"},
        {"HTTP_USER_AGENT": f"{CHROME} \udcff"},
        {"REMOTE_ADDR": ""},
        {"REMOTE_ADDR": "unix:"},
        {"HTTP_ACCEPT_LANGUAGE": "\0" * 5000},
        {"HTTP_REFERER": "http://[::1"},
        {"HTTP_REFERER": "\xff" * 9000},
        {"PATH_INFO": "/\xe1\xba/"},
        {"PATH_INFO": "/tim-kiem/", "QUERY_STRING": "q=%FF%FE&q=%00"},
        {"PATH_INFO": "/tim-kiem/", "QUERY_STRING": "&".join("q=%zz" for _ in range(3000))},
    ],
)
def test_nothing_that_is_sent_breaks_the_count(visits: Visits, more: dict[str, Any]) -> None:
    hit(visits, **more)
    visits.flush()
    assert Day.objects.get().visitors == 1


def test_what_is_told_of_a_view(visits: Visits) -> None:
    from_zalo = {"HTTP_REFERER": "https://www.zalo.me/s/abc?x=1"}
    hit(visits, 1, **from_zalo)
    hit(visits, 2, HTTP_REFERER="https://portal.example/tin-tuc/")
    hit(visits, 3, HTTP_REFERER="http://203.0.113.9/")
    for query in ("q=Quy+ho%E1%BA%A1ch", "q=quy%20%20ho%E1%BA%A1ch&x=1", "q=0912+345+678", "q=a@b"):
        hit(visits, 4, "/tim-kiem/", QUERY_STRING=query)
    visits.flush()
    assert tallied(Subject.SOURCE) == {"zalo.me": 1}
    assert tallied(Subject.SEARCH) == {"quy hoạch": 2}


def test_beyond_the_cap_of_a_network_is_shown_apart(
    visits: Visits, clock: Clock, settings: Any
) -> None:
    settings.VISITS_NETWORK_CAP = 50
    second = worker(clock)
    for number in range(120):
        hit((visits, second)[number % 2], HTTP_USER_AGENT=f"{CHROME} v{number}")
    visits.flush()
    second.flush()
    hit(visits, 999)
    visits.flush()
    day = Day.objects.get()
    assert (day.visitors, day.capped) == (51, 70)
    assert Visitor.objects.count() == 51
    assert shown(clock) == (51, 51, 51, 51)
    clock.now += 3600
    hit(visits, HTTP_USER_AGENT=f"{CHROME} next hour")
    visits.flush()
    assert Day.objects.get().visitors == 52
