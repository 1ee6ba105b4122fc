"""Workers that count, by a clock of the test."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from analytics.counting import Visits
from analytics.models import Tally
from analytics.numbers import read

#: A Tuesday, 15:00 in Việt Nam.
START = datetime(2026, 11, 24, 8, tzinfo=UTC).timestamp()
TUESDAY = date(2026, 11, 24)


class Clock:
    """Stands until it is moved."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> float:
        return self.now


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
