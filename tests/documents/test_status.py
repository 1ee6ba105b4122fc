"""The rules of status: a pure function of dated events and a day."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.status import Event, EventKind, Status, first_day, periods, status_on

D1, D2, D3, D4 = (date(2025, month, 1) for month in (1, 4, 7, 10))
DAY = timedelta(days=1)
E = EventKind


def course(*events: tuple[date, EventKind]) -> list[tuple[Status, date | None]]:
    return [(p.status, p.start) for p in periods(Event(*event) for event in events)]


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        pytest.param([], [(Status.PENDING, None)], id="nothing known"),
        pytest.param(
            [(D1, E.EFFECTIVE)],
            [(Status.PENDING, None), (Status.IN_FORCE, D1)],
            id="takes effect",
        ),
        pytest.param(
            [(D1, E.EFFECTIVE), (D2, E.EXPIRED)],
            [(Status.PENDING, None), (Status.IN_FORCE, D1), (Status.ENDED, D2)],
            id="expires",
        ),
        pytest.param(
            [(D1, E.EFFECTIVE), (D2, E.AMENDED), (D3, E.PARTLY_ENDED), (D4, E.REPEALED)],
            [
                (Status.PENDING, None),
                (Status.IN_FORCE, D1),
                (Status.PARTLY, D2),
                (Status.ENDED, D4),
            ],
            id="amended, partly repealed, repealed",
        ),
        pytest.param(
            [(D1, E.EFFECTIVE), (D2, E.SUSPENDED), (D3, E.RESUMED)],
            [
                (Status.PENDING, None),
                (Status.IN_FORCE, D1),
                (Status.SUSPENDED, D2),
                (Status.IN_FORCE, D3),
            ],
            id="suspended, then resumed",
        ),
        pytest.param(
            [(D1, E.EFFECTIVE), (D1, E.AMENDED), (D2, E.SUSPENDED), (D3, E.RESUMED)],
            [
                (Status.PENDING, None),
                (Status.PARTLY, D1),
                (Status.SUSPENDED, D2),
                (Status.PARTLY, D3),
            ],
            id="in force in part again after a suspension",
        ),
        pytest.param(
            [(D1, E.EFFECTIVE), (D2, E.SUSPENDED), (D2, E.RESUMED)],
            [(Status.PENDING, None), (Status.IN_FORCE, D1)],
            id="suspended and resumed on one day",
        ),
        pytest.param(
            [(D1, E.SUSPENDED), (D2, E.EFFECTIVE)],
            [(Status.PENDING, None), (Status.SUSPENDED, D2)],
            id="suspended before it took effect",
        ),
        pytest.param(
            [(D1, E.EFFECTIVE), (D2, E.SUSPENDED), (D3, E.REPEALED), (D4, E.RESUMED)],
            [
                (Status.PENDING, None),
                (Status.IN_FORCE, D1),
                (Status.SUSPENDED, D2),
                (Status.ENDED, D3),
            ],
            id="the end is for good",
        ),
        pytest.param(
            [(D1, E.REPLACED), (D2, E.EFFECTIVE)],
            [(Status.PENDING, None), (Status.ENDED, D1)],
            id="replaced before it took effect",
        ),
        pytest.param(
            [(D1, E.EXPIRED), (D3, E.EFFECTIVE)],
            [(Status.PENDING, None), (Status.ENDED, D1)],
            id="expiry before effect",
        ),
        pytest.param(
            [(D1, E.EXPIRED)], [(Status.PENDING, None), (Status.ENDED, D1)], id="only an expiry"
        ),
        pytest.param(
            [(D1, E.EFFECTIVE), (D2, E.UNSUITABLE), (D3, E.EXPIRED)],
            [
                (Status.PENDING, None),
                (Status.IN_FORCE, D1),
                (Status.UNSUITABLE, D2),
                (Status.ENDED, D3),
            ],
            id="judged unsuitable, then expired",
        ),
    ],
)
def test_course(events: list[tuple[date, EventKind]], expected: list[object]) -> None:
    assert course(*events) == expected
    assert course(*reversed(events)) == expected


def test_the_day_of_expiry_is_the_first_without_force() -> None:
    events = [Event(D1, E.EFFECTIVE), Event(D2, E.EXPIRED)]
    assert status_on(events, D2 - DAY) == Status.IN_FORCE
    assert status_on(events, D2) == Status.ENDED


def test_the_day_of_effect_is_the_first_in_force() -> None:
    events = [Event(D1, E.EFFECTIVE)]
    assert status_on(events, D1 - DAY) == Status.PENDING
    assert status_on(events, D1) == Status.IN_FORCE


def test_first_day() -> None:
    assert first_day(None, D1, normative=False) == D1
    assert first_day(D2, D1, normative=False) == D2
    assert first_day(D2, D1, normative=True) == D2
    assert first_day(None, D1, normative=True) is None


DAYS = st.dates(date(2024, 1, 1), date(2024, 1, 31))


@given(st.lists(st.builds(Event, DAYS, st.sampled_from(EventKind)), max_size=8), DAYS)
def test_periods_say_of_every_day_what_status_on_says(events: list[Event], day: date) -> None:
    made = periods(events)
    assert made[0].start is None
    assert made[-1].end is None
    for earlier, later in pairwise(made):
        assert earlier.end == later.start
        assert earlier.status != later.status
    (period,) = (
        p for p in made if (p.start is None or p.start <= day) and (p.end is None or day < p.end)
    )
    assert period.status == status_on(events, day)
