"""Each picture is shown as often as its weight says, exactly as many as fit."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banners import rotation
from banners.rotation import TURN, chosen, draw, next_turn, shares, turn_of
from core.pagecache.moments import next_moment
from tests.banners.made import link, links
from tests.factories import NOW

DRAWS = 100_000


@dataclass
class Row:
    weight: int


def drawn(weights: list[int], at_once: int, numbers: list[float]) -> list[float]:
    """How large a part of the draws each was chosen in."""
    rows = [Row(weight) for weight in weights]
    counted = Counter(index for u in numbers for index in chosen(rows, at_once, u))
    return [counted[index] / len(numbers) for index in range(len(rows))]


@pytest.mark.parametrize(
    ("weights", "at_once"),
    [([1, 2, 3, 4], 1), ([5, 1], 1), ([1] * 9, 7), ([1, 1, 2, 2, 3, 5, 8, 1], 3), ([1, 99], 1)],
)
def test_a_hundred_thousand_draws_are_within_one_percent(weights: list[int], at_once: int) -> None:
    first = turn_of(NOW)
    numbers = [draw("cot-ben", "/tin-tuc/", first + turn) for turn in range(DRAWS)]
    found = drawn(weights, at_once, numbers)
    total = sum(weights)
    for part, weight, share in zip(found, weights, shares(weights, at_once), strict=True):
        assert part == pytest.approx(share, rel=0.01)
        if share < 1 and max(weights) * at_once < total:
            assert part == pytest.approx(weight * at_once / total, rel=0.01)


def test_a_hundred_thousand_pages_of_one_turn_differ() -> None:
    numbers = [draw("cot-ben", f"/tin-tuc/bai-{n}/", turn_of(NOW)) for n in range(DRAWS)]
    for part, share in zip(drawn([1, 2, 3, 4], 1, numbers), (0.1, 0.2, 0.3, 0.4), strict=True):
        assert abs(part - share) < 0.01


def test_one_day_of_the_home_page_is_fair_already() -> None:
    numbers = [draw("cuoi-bai", "/", turn_of(NOW) + turn) for turn in range(24 * 3600 // TURN)]
    for part, share in zip(drawn([1, 2, 3, 4], 1, numbers), (0.1, 0.2, 0.3, 0.4), strict=True):
        assert abs(part - share) < 0.02


def test_what_is_heavier_than_always_is_shown_always() -> None:
    assert shares([10, 1, 1], 2) == [1.0, 0.5, 0.5]
    assert shares([100, 50, 1, 1], 3) == [1.0, 1.0, 0.5, 0.5]
    assert shares([3, 3], 7) == [1.0, 1.0]


@given(
    st.lists(st.integers(1, 1000), max_size=30),
    st.integers(1, 8),
    st.floats(0, 1, exclude_max=True),
)
def test_always_as_many_as_fit_each_once_in_their_order(
    weights: list[int], at_once: int, u: float
) -> None:
    found = chosen([Row(weight) for weight in weights], at_once, u)
    assert len(found) == min(at_once, len(weights))
    assert found == sorted(set(found))
    assert sum(shares(weights, at_once)) == pytest.approx(len(found))


def test_a_turn_is_a_stretch_of_the_clock() -> None:
    start = datetime(2026, 11, 24, 8, tzinfo=UTC)
    assert turn_of(start) == turn_of(start + timedelta(seconds=TURN - 1))
    assert turn_of(start) + 1 == turn_of(start + timedelta(seconds=TURN))


@pytest.mark.django_db
def test_kept_pages_end_with_a_turn_only_where_pictures_take_turns() -> None:
    links(7)
    link(place="cuoi-bai")
    assert next_turn(NOW) is None
    assert next_moment(NOW) == datetime(2026, 11, 24, 17, tzinfo=UTC)
    link(ends_at=NOW + timedelta(hours=3))
    assert next_turn(NOW) == NOW + timedelta(seconds=TURN)
    assert next_moment(NOW) == NOW + timedelta(seconds=TURN)
    assert next_turn(NOW + timedelta(hours=3)) is None


def test_the_last_one_is_not_lost_to_rounding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rotation, "shares", lambda weights, at_once: [0.5, 0.5, 0.5, 0.4999])
    assert chosen([Row(1)] * 4, 2, 0.99995) == [1, 3]
