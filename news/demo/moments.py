"""When the demo articles were published: working hours, newest first, always the same."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")

# The fictional district ended on 30/6/2025; the fictional ward followed on 01/07/2025.
DISTRICT_FIRST = datetime(2025, 3, 3, 8, 0, tzinfo=ZONE)
DISTRICT_LAST = datetime(2025, 6, 30, 16, 0, tzinfo=ZONE)
WARD_FIRST = datetime(2025, 7, 1, 16, 30, tzinfo=ZONE)
DISTRICT_SHARE = 0.15

EARLIEST = timedelta(days=608)
NEWEST_AGE = timedelta(hours=2)

MORNING, NOON = time(7, 30), time(11, 30)
AFTERNOON, EVENING = time(13, 30), time(17, 0)


def publish_moments(now: datetime, count: int) -> list[datetime]:
    """`count` moments before the aware `now`, newest first, each earlier than the one before.

    They reach back about 20 months; 15 % lie in the time of the former district, unless
    `now` itself is so early that the ward does not exist yet.
    Raises ValueError for a naive `now` and for more moments than the time has seconds.
    """
    if now.tzinfo is None:
        raise ValueError("now must be aware")
    last = now.astimezone(ZONE) - NEWEST_AGE
    if last <= WARD_FIRST:
        return list(_spread(last - EARLIEST, last, count))
    of_district = round(count * DISTRICT_SHARE)
    ward = _spread(WARD_FIRST, last, count - of_district)
    return [*ward, *_spread(DISTRICT_FIRST, DISTRICT_LAST, of_district)]


def _spread(first: datetime, last: datetime, count: int) -> Iterator[datetime]:
    """Moments from `last` back to `first`, about evenly over the working time between."""
    start = first.date()
    low, high = _position(start, first), _position(start, last)
    step = (high - low) / max(1, count - 1)
    if count > 1 and step < 5:
        raise ValueError(f"no room for {count} moments between {first} and {last}")
    unit = 60 if step >= 300 else 1
    for place in range(count):
        shift = 0.0 if place in (0, count - 1) else _shift(place)
        seconds = int(high - step * (place + shift))
        yield _moment(start, max(low, seconds - seconds % unit))


def _shift(place: int) -> float:
    """A share of a step, 0 to 0.8, that looks like chance and is always the same."""
    return zlib.crc32(str(place).encode()) % 800 / 1000


def _seconds(start: time, end: time) -> int:
    return (end.hour - start.hour) * 3600 + (end.minute - start.minute) * 60


_BEFORE_NOON = _seconds(MORNING, NOON)
_DAY = _BEFORE_NOON + _seconds(AFTERNOON, EVENING)


def _position(start: date, moment: datetime) -> int:
    """Working seconds from the morning of `start` to `moment`."""
    weeks, rest = divmod((moment.date() - start).days, 7)
    days = weeks * 5 + sum((start.weekday() + i) % 7 < 5 for i in range(rest))
    if moment.weekday() >= 5:
        return days * _DAY
    since = _seconds(time(0), moment.time()) + moment.second
    before = min(max(since - _seconds(time(0), MORNING), 0), _BEFORE_NOON)
    after = min(max(since - _seconds(time(0), AFTERNOON), 0), _DAY - _BEFORE_NOON)
    return days * _DAY + before + after


def _moment(start: date, position: int) -> datetime:
    """The moment at which `position` seconds are worked since the morning of `start`.

    A full half-day ends at its own end, not at the next opening, which may lie in the future.
    """
    days, seconds = divmod(max(0, position - 1), _DAY)
    seconds += min(position, 1)
    weeks, rest = divmod(days, 5)
    day = start + timedelta(days=7 * weeks)
    while day.weekday() >= 5:
        day += timedelta(days=1)
    for _ in range(rest):
        day += timedelta(days=3 if day.weekday() == 4 else 1)
    opening = MORNING if seconds <= _BEFORE_NOON else AFTERNOON
    passed = seconds if seconds <= _BEFORE_NOON else seconds - _BEFORE_NOON
    return datetime.combine(day, opening, ZONE) + timedelta(seconds=passed)
