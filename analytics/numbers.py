"""The four numbers: read together in one statement, so that they always fit one another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection
from django.template.loader import render_to_string
from django.utils import timezone

from core.vietnamese.dates import week_start

from .memory import ONLINE_MINUTES, Arrival


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


def minute_of(moment: float) -> int:
    """The minute since 1970."""
    return int(moment // 60)


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
  (SELECT COUNT(*) FROM analytics_online WHERE minute > %s AND minute >= %s AND minute <= %s),
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
    day, minute = day_of(moment), minute_of(moment)
    today, monday = map(connection.ops.adapt_datefield_value, (day, week_start(day)))
    since = minute_of(midnight_of(day))
    values = [minute - ONLINE_MINUTES, since, minute + 1, today, today, *[monday, today] * 2]
    with connection.cursor() as cursor:
        cursor.execute(_SQL, values)
        online, *sums = map(int, cursor.fetchone())
    return Numbers(day, online, sums[0] + sums[1], sums[2] + sums[3], sums[4] + sums[5])


def rendered(numbers: Numbers) -> bytes:
    """The block as HTML."""
    return render_to_string("tags/visits_numbers.html", {"numbers": numbers}).encode()
