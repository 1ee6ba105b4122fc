"""What is written, once and exactly, and what is forgotten."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection

from analytics import keys, storage
from analytics.counting import Visits
from analytics.models import Batch, Day, Network, Online, Salt, Subject, Visitor
from tests.analytics.hitting import hit
from tests.analytics.workers import TUESDAY, Clock, shown, tallied, worker

pytestmark = pytest.mark.django_db


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


def test_a_salt_is_made_once(clock: Clock) -> None:
    assert keys.salts_of(TUESDAY) == keys.salts_of(TUESDAY)
    assert len(keys.salts_of(TUESDAY)[TUESDAY]) == 16
    made = keys.salts_of(TUESDAY)
    assert keys.key_of(b"x", made[TUESDAY]) != keys.key_of(b"x", made[TUESDAY + timedelta(days=1)])
