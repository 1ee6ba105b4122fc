"""Who is counted, once a day, and that the four numbers fit one another."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Any

import pytest

from analytics.counting import Visits
from analytics.models import Day, Subject, Visitor
from analytics.numbers import Numbers, in_order, look
from core.background import Background
from tests.analytics.hitting import hit
from tests.analytics.workers import START, TUESDAY, Clock, shown, tallied, worker

pytestmark = pytest.mark.django_db


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
        made._read_at, made._shown_until = visits._read_at, visits._shown_until
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


def test_who_asks_again_while_numbers_are_read_is_in_them_once(
    visits: Visits, monkeypatch: pytest.MonkeyPatch
) -> None:
    hit(visits)
    assert visits.numbers().count(b"<dd>1</dd>") == 4

    def look_late(now: float) -> Any:
        hit(visits)
        return look(now)

    with monkeypatch.context() as patch:
        patch.setattr("analytics.counting.look", look_late)
        visits.flush()
    hit(visits)
    assert visits.numbers().count(b"<dd>1</dd>") == 4
    visits.flush()
    assert Day.objects.get().views == 3
