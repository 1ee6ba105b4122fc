"""The four numbers: read together in one statement, so that they always fit one another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import connection
from django.template.loader import render_to_string
from django.utils import timezone

from core.vietnamese.dates import week_start

from .keys import as_key
from .memory import ONLINE_SECONDS, Arrival
from .shared import shared

#: Keys that a worker remembers as being online.
MOST_ONLINE = 4000


@dataclass(frozen=True)
class Numbers:
    """Đang online ≤ Hôm nay ≤ Trong tuần ≤ Tất cả, on a day."""

    day: date
    online: int
    today: int
    week: int
    total: int

    def on(self, day: date) -> Numbers:
        """What is known of them on a later day, before they are read anew."""
        if day <= self.day:
            return self
        is_same_week = week_start(day) == week_start(self.day)
        return Numbers(day, 0, 0, self.week if is_same_week else 0, self.total)

    def with_reader(self, arrival: Arrival) -> Numbers:
        """With the one who looks, where he is not in them yet."""
        new = int(arrival.is_new)
        return in_order(
            self.day,
            self.online + int(arrival.is_back),
            self.today + new,
            self.week + new,
            self.total + new,
        )


def in_order(day: date, online: int, today: int, week: int, total: int) -> Numbers:
    """Each at least the one before it, whatever corrections say; whoever looks is there.

    A correction may take away more than was counted: then the smaller number rules.
    """
    today = max(today, 1)
    week = max(week, today)
    return Numbers(day, max(min(online, today), 1), today, week, max(total, week))


def midnight_of(day: date) -> float:
    """The beginning of a day in Việt Nam."""
    return timezone.make_aware(datetime.combine(day, datetime.min.time())).timestamp()


def _moment(moment: float) -> datetime:
    return datetime.fromtimestamp(moment, tz=timezone.get_default_timezone())


def day_of(moment: float) -> date:
    """The day in Việt Nam."""
    return _moment(moment).date()


_SQL = """
SELECT
  (SELECT COUNT(*) FROM analytics_online WHERE second > %s AND second <= %s),
  (SELECT COALESCE(SUM(visitors), 0) FROM analytics_day WHERE day = %s),
  (SELECT COALESCE(SUM(amount), 0) FROM analytics_entry WHERE kind = 'correction' AND day = %s),
  (SELECT COALESCE(SUM(visitors), 0) FROM analytics_day WHERE day BETWEEN %s AND %s),
  (SELECT COALESCE(SUM(amount), 0) FROM analytics_entry
   WHERE kind = 'correction' AND day BETWEEN %s AND %s),
  (SELECT COALESCE(SUM(visitors), 0) FROM analytics_day),
  (SELECT COALESCE(SUM(amount), 0) FROM analytics_entry)
"""


def read(moment: float) -> Numbers:
    """The numbers of a moment, from one state of the database."""
    return look(moment)[0]


def look(moment: float) -> tuple[Numbers, frozenset[int]]:
    """The numbers of a moment, and the keys of those online, of very many those seen last."""
    day = day_of(moment)
    today, monday = map(connection.ops.adapt_datefield_value, (day, week_start(day)))
    since, until = _window(moment)
    values = [since, until, today, today, *[monday, today] * 2]
    with connection.cursor() as cursor:
        cursor.execute(_SQL, values)
        online, *sums = map(int, cursor.fetchone())
    numbers = Numbers(day, online, sums[0] + sums[1], sums[2] + sums[3], sums[4] + sums[5])
    redis = shared()
    found = redis.online(day, since, until, MOST_ONLINE) if redis else None
    if found is None:
        return numbers, _online_keys(since, until)
    return replace(numbers, online=found[0]), frozenset(map(as_key, found[1]))


def _window(moment: float) -> tuple[int, int]:
    """After and until which second someone is there; clocks of machines differ a little."""
    midnight = int(midnight_of(day_of(moment)))
    return max(int(moment) - ONLINE_SECONDS, midnight - 1), int(moment) + 5


def _online_keys(since: int, until: int) -> frozenset[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT key FROM analytics_online WHERE second > %s AND second <= %s"
            " ORDER BY second DESC LIMIT %s",
            [since, until, MOST_ONLINE],
        )
        return frozenset(as_key(key) for (key,) in cursor.fetchall())


def rendered(numbers: Numbers) -> bytes:
    """The block as HTML."""
    return render_to_string("tags/visits_numbers.html", {"numbers": numbers}).encode()
