"""Bars of a number over the days, as SVG that the server draws; the table beside it says all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 720, 96


@dataclass(frozen=True)
class Bar:
    """A bar, in units of the drawing; texts, since numbers in templates take a comma."""

    x: str
    y: str
    width: str
    height: str
    title: str


@dataclass(frozen=True)
class Chart:
    """What the template prints."""

    name: str
    highest: int
    bars: list[Bar]
    width: int = WIDTH
    height: int = HEIGHT


def chart(name: str, values: Sequence[tuple[str, int]]) -> Chart:
    """The bars of named values; the highest one fills the height."""
    highest = max((value for _, value in values), default=0)
    step = WIDTH / max(len(values), 1)
    bars = []
    for number, (title, value) in enumerate(values):
        # Something is seen of every number but zero.
        height = max(HEIGHT * value / highest, 1.0) if value else 0.0
        bars.append(
            Bar(
                f"{number * step:.1f}",
                f"{HEIGHT - height:.1f}",
                f"{max(step - 2, step * 0.6):.1f}",
                f"{height:.1f}",
                f"{title}: {value:,}".replace(",", "."),
            )
        )
    return Chart(name, highest, bars)
