"""Who is counted, once a day, and that the four numbers fit one another."""

from __future__ import annotations

import threading
import time
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection

from analytics import keys, storage
from analytics.counting import Visits
from analytics.models import Batch, Day, Network, Online, Salt, Subject, Tally, Visitor
from analytics.numbers import Numbers, in_order, read
from core.background import Background
from tests.analytics.browsers import browsers
from tests.analytics.hitting import CHROME, GOOGLE, hit

pytestmark = pytest.mark.django_db

#: A Tuesday, 15:00 in Việt Nam.
START = datetime(2026, 11, 24, 8, tzinfo=UTC).timestamp()
TUESDAY = date(2026, 11, 24)


class Clock:
    """Stands until it is moved."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def visits(clock: Clock) -> Visits:
    return worker(clock)


def worker(clock: Clock, **more: Any) -> Visits:
    """A worker without a thread: the test writes."""
    made = Visits(clock, **more)
    made.start = lambda: None  # type: ignore[method-assign]
    made.flush()
    return made


def shown(clock: Clock) -> tuple[int, int, int, int]:
    numbers = read(clock())
    return numbers.online, numbers.today, numbers.week, numbers.total


def tallied(subject: str) -> dict[str, int]:
    return dict(Tally.objects.filter(subject=subject).values_list("name", "number"))


def test_one_reader_is_one_visitor_however_often(visits: Visits, clock: Clock) -> None:
    for _ in range(1000):
        hit(visits)
    visits.flush()
    for minute in range(20):
        clock.now = START + 60 * minute
        hit(visits, path="/tin-tuc/")
        visits.flush()
    assert shown(clock) == (1, 1, 1, 1)
    day = Day.objects.get()
    assert (day.day, day.visitors, day.views) == (TUESDAY, 1, 1020)
    assert tallied(Subject.PAGE) == {"/": 1000, "/tin-tuc/": 20}
    assert tallied(Subject.HOUR) == {"15": 1020}
    assert tallied(Subject.NEW) == {"15": 1}


def test_workers_share_visitors(clock: Clock) -> None:
    workers = [worker(clock) for _ in range(4)]
    for each in workers:
        for number in range(30):
            hit(each, number)
    for each in workers:
        each.flush()
    assert shown(clock) == (30, 30, 30, 30)
    assert Visitor.objects.count() == 30


def test_who_is_new_shows_himself_before_anything_is_written(visits: Visits, clock: Clock) -> None:
    for number in range(3):
        hit(visits, number)
    visits.flush()
    hit(visits, 3)
    assert visits.numbers().count(b"<dd>4</dd>") == 4
    hit(visits, 3)
    assert visits.numbers().count(b"<dd>4</dd>") == 4
    hit(visits, 1)
    assert visits.numbers().count(b"<dd>3</dd>") == 4
    visits.flush()
    hit(visits, 1)
    assert visits.numbers().count(b"<dd>4</dd>") == 4


def test_the_first_of_all_sees_one_everywhere(visits: Visits) -> None:
    assert visits.numbers().count(b"<dd>1</dd>") == 4
    hit(visits)
    assert visits.numbers().count(b"<dd>1</dd>") == 4


def test_one_reader_of_two_workers_is_shown_once(clock: Clock) -> None:
    first, second = worker(clock), worker(clock)
    hit(first)
    first.flush()
    second.flush()
    hit(second)
    assert second.numbers().count(b"<dd>1</dd>") == 4
    clock.now += 3600
    second.flush()
    hit(second)
    assert second.numbers().count(b"<dd>1</dd>") == 4
    second.flush()
    # Stored by the other meanwhile, and not yet known as being there.
    hit(first, 2)
    hit(second, 2)
    first.flush()
    second.flush()
    hit(second, 2)
    assert second.numbers().count(b"<dd>2</dd>") == 4


def test_online_is_five_minutes_to_the_second(visits: Visits, clock: Clock) -> None:
    clock.now = START + 50
    hit(visits)
    visits.flush()
    clock.now = START + 50 + 299
    assert shown(clock) == (1, 1, 1, 1)
    clock.now += 1
    assert shown(clock) == (0, 1, 1, 1)


def test_a_day_that_was_closed_is_not_counted_again(visits: Visits, clock: Clock) -> None:
    for number in range(5):
        hit(visits, number)
    visits.flush()
    clock.now = START + 5 * 24 * 3600
    visits.flush()
    clock.now = START
    for each in (visits, worker(clock)):
        each.flush()
        for number in range(5):
            hit(each, number)
        each.flush()
    assert Day.objects.get(day=TUESDAY).visitors == 5
    assert Day.objects.get(day=TUESDAY).views == 15


def test_who_comes_back_is_online_again(visits: Visits, clock: Clock) -> None:
    hit(visits)
    hit(visits, 2)
    visits.flush()
    clock.now += 600
    visits.flush()
    assert shown(clock) == (0, 2, 2, 2)
    hit(visits)
    assert visits.numbers().count(b"<dd>1</dd>") == 1
    visits.flush()
    assert shown(clock) == (1, 2, 2, 2)


def test_the_first_page_of_a_worker_waits_a_moment_for_the_numbers(
    visits: Visits, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("analytics.counting.FIRST_WAIT", 10)
    made = Visits(clock)

    def reads() -> None:
        time.sleep(0.05)
        made._numbers, made._blocks = visits._numbers, visits._blocks
        made._read_at = visits._read_at
        made._first.set()

    made._thread = Background("reads", reads)
    assert made.numbers() == b""
    assert made._thread.ensure()
    assert made.numbers().count(b"<dd>") == 4


def test_unread_numbers_are_left_out(visits: Visits, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = Visits()
    assert fresh.numbers() == b""
    monkeypatch.setattr("analytics.counting.PATIENCE", -1)
    assert visits.numbers() == b""


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


def test_midnight_monday_and_a_clock_set_back(visits: Visits, clock: Clock) -> None:
    hit(visits)
    clock.now = datetime(2026, 11, 24, 16, 59, 59, tzinfo=UTC).timestamp()
    hit(visits, 2)
    visits.flush()
    assert shown(clock) == (1, 2, 2, 2)
    clock.now += 1
    # Nothing is read anew yet, and the day is a new one all the same.
    hit(visits, 2)
    assert visits.numbers().count(b"<dd>1</dd>") == 2
    assert visits.numbers().count(b"<dd>3</dd>") == 0
    visits.flush()
    assert shown(clock) == (1, 1, 3, 3)
    clock.now -= 60
    hit(visits, 2)
    visits.flush()
    assert shown(clock)[1:] == (2, 2 + 1 - 1, 3)
    clock.now = datetime(2026, 11, 29, 17, tzinfo=UTC).timestamp()
    visits.flush()
    assert shown(clock) == (0, 0, 0, 3)
    hit(visits)
    visits.flush()
    assert shown(clock) == (1, 1, 1, 4)


def test_salts_and_keys_go_48_hours_after_the_day(visits: Visits, clock: Clock) -> None:
    hit(visits)
    visits.flush()
    assert {salt.day for salt in Salt.objects.all()} == {TUESDAY, TUESDAY + timedelta(days=1)}
    end_of_day = datetime(2026, 11, 24, 17, tzinfo=UTC).timestamp()
    clock.now = end_of_day + 48 * 3600 - 2000
    visits.flush()
    assert Salt.objects.filter(day=TUESDAY).exists()
    clock.now = end_of_day + 48 * 3600 + 1
    visits.flush()
    assert bytes(Salt.objects.get(day=TUESDAY).value) == b""
    for model in (Visitor, Online, Network, Batch):
        assert not model.objects.exists()
    assert Day.objects.get().visitors == 1


def test_before_the_salt_is_there_visitors_wait(clock: Clock) -> None:
    made = Visits(clock)
    made.start = lambda: None  # type: ignore[method-assign]
    for number in range(5):
        hit(made, number)
        hit(made, number)
    made.flush()
    assert shown(clock) == (5, 5, 5, 5)


def test_the_database_goes_away_and_nothing_is_lost_or_doubled(
    visits: Visits, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    hit(visits)

    def broken(batch: Any) -> None:
        raise DatabaseError("gone")

    with monkeypatch.context() as patch:
        patch.setattr(storage, "write", broken)
        patch.setattr(connection, "close", lambda: None)
        for number in range(10):
            hit(visits, number)
            assert not visits.flushed()
    visits.flush()
    assert shown(clock) == (10, 10, 10, 10)
    assert Day.objects.get().views == 11


def test_a_commit_that_was_not_heard_of_is_not_written_twice(
    visits: Visits, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    hit(visits)
    write = storage.write

    def deaf(batch: Any) -> None:
        write(batch)
        raise DatabaseError("connection lost after COMMIT")

    with monkeypatch.context() as patch:
        patch.setattr(storage, "write", deaf)
        patch.setattr(connection, "close", lambda: None)
        assert not visits.flushed()
    visits.flush()
    assert (Day.objects.get().views, Day.objects.get().visitors) == (1, 1)
    assert tallied(Subject.PAGE) == {"/": 1}


def test_memory_is_bounded_and_the_count_stays_exact(clock: Clock) -> None:
    small = worker(clock, most_keys=10)
    for _ in range(3):
        for number in range(40):
            hit(small, number)
        small.flush()
        clock.now += 60
    assert small.memory.known() == 10
    assert shown(clock)[1:] == (40, 40, 40)


def test_threads_of_a_worker(visits: Visits, clock: Clock) -> None:
    def load(first: int) -> None:
        for number in range(first, first + 400):
            hit(visits, number % 500)

    threads = [threading.Thread(target=load, args=(100 * n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    visits.flush()
    assert shown(clock) == (500, 500, 500, 500)
    assert Day.objects.get().views == 3200


def test_hits_of_the_door_are_counted_once(visits: Visits) -> None:
    class Door:
        hits, misses = 7, 2

    door = visits.door = Door()
    visits.flush()
    visits.flush()
    door.hits = 9
    visits.flush()
    day = Day.objects.get()
    assert (day.hits, day.misses) == (9, 2)


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ((0, 0, 0, 0), (1, 1, 1, 1)),
        ((9, 5, 4, -3), (5, 5, 5, 5)),
        ((1, 2, 3, 4), (1, 2, 3, 4)),
        ((3, -7, 9, 8), (1, 1, 9, 9)),
    ],
)
def test_they_always_fit(numbers: Any, expected: Any) -> None:
    assert in_order(TUESDAY, *numbers) == Numbers(TUESDAY, *expected)


def test_a_salt_is_made_once(clock: Clock) -> None:
    assert keys.salts_of(TUESDAY) == keys.salts_of(TUESDAY)
    assert len(keys.salts_of(TUESDAY)[TUESDAY]) == 16
    made = keys.salts_of(TUESDAY)
    assert keys.key_of(b"x", made[TUESDAY]) != keys.key_of(b"x", made[TUESDAY + timedelta(days=1)])


def test_pages_show_the_numbers_or_the_place_for_them(
    rf: Any, settings: Any, monkeypatch: pytest.MonkeyPatch, visits: Visits
) -> None:
    from django.template import engines

    from analytics.templatetags import visits as tags

    monkeypatch.setattr(tags, "visits", visits)
    template = engines["django"].from_string("{% load visits %}{% visits_block %}")
    made, kept = rf.get("/"), rf.get("/")
    kept.META["portal.kept"] = True
    hit(visits)
    text = template.render({}, made)
    assert text.count("<dd>1</dd>") == 4
    assert template.render({}, kept).strip().encode() == Visits.hole
    settings.COUNT_VISITS = False
    assert template.render({}, made).strip() == template.render({}, kept).strip() == ""


@pytest.mark.django_db(transaction=True)
def test_the_door_counts_and_fills_in_numbers(settings: Any, visits: Visits, clock: Clock) -> None:
    import gzip

    from core.pagecache.door import Door

    settings.PAGE_CACHE = True

    def portal(environ: Any, start_response: Any) -> list[bytes]:
        start_response("200 OK", [("Content-Type", "text/html")])
        return [b"<p>" + Visits.hole + b"</p>"]

    door = Door(portal, visits)
    door.watch.ensure = lambda: None  # type: ignore[method-assign]
    visits.door = door
    for number in (1, 2, 2):
        asked = {"wsgi.url_scheme": "http", "HTTP_HOST": "localhost"}
        from tests.analytics.hitting import environ

        body = b"".join(door(environ(number, **asked), lambda *_: None))
    text = (gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body).decode()
    assert "<dt>Hôm nay</dt><dd>1</dd>" in text
    visits.flush()
    assert shown(clock) == (2, 2, 2, 2)
    day = Day.objects.get()
    assert (day.views, day.hits, day.misses) == (3, 2, 1)
