"""Thousands of minutes over midnights, Mondays, New Year and clocks set back: the order holds."""

from __future__ import annotations

import os
import random
import re
from datetime import UTC, date, datetime

import pytest

from analytics.counting import Visits
from analytics.models import Day, Visitor
from analytics.numbers import day_of
from tests.analytics.hitting import hit

pytestmark = pytest.mark.django_db

#: Minutes of readers that come and go; VISITS_MINUTES=100000 makes a long trial of it.
MINUTES = int(os.environ.get("VISITS_MINUTES", "4000"))
READERS = 40


def shown(visits: Visits) -> list[int]:
    found = re.findall(r"<dd>([\d.]+)</dd>", visits.numbers().decode())
    return [int(number.replace(".", "")) for number in found]


@pytest.mark.parametrize("set_back", [False, True])
def test_online_today_week_total(set_back: bool) -> None:
    chance = random.Random(2026)  # noqa: S311 (no secret)
    now = datetime(2026, 12, 27, 15, tzinfo=UTC).timestamp()
    workers = [Visits(lambda: now) for _ in range(2)]
    for each in workers:
        each.start = lambda: None  # type: ignore[method-assign]
        each.flush()
    came: set[tuple[date, int]] = set()
    for _ in range(MINUTES // 20):
        now += chance.choice([1, 20, 60, 61, 600, 1800, 5400])
        if set_back and chance.random() < 0.02:
            now -= chance.choice([30, 3600, 7200, 90_000])
        for _ in range(chance.randrange(4)):
            visits, reader = chance.choice(workers), chance.randrange(READERS)
            hit(visits, reader)
            came.add((day_of(now), reader))
            online, today, week, total = shown(visits)
            assert 1 <= online <= today <= week <= total
            assert today <= sum(day == day_of(now) for day, _ in came) + 1
        for each in workers:
            if chance.random() < 0.7:
                each.flush()
                assert not (numbers := shown(each)) or numbers == sorted(numbers)
    for each in workers:
        each.flush()
    counted = dict(Day.objects.values_list("day", "visitors"))
    for day in counted:
        true = sum(each == day for each, _ in came)
        # A clock set back into a day that was closed finds it closed.
        assert counted[day] <= true if set_back else counted[day] == true
    for row in Visitor.objects.values_list("day", flat=True).distinct():
        assert Visitor.objects.filter(day=row).count() == counted[row]
