"""The places of the layout that hold pictures; the templates name them by key."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """A place: how many pictures it shows at once, and which pictures fit it.

    `width` and `height` are the recommended size in px. Narrower pictures than `least_width`
    would be blurred, higher ones than `tallest` times their width would push the page away.
    """

    key: str
    name: str
    at_once: int
    width: int
    height: int
    least_width: int
    tallest: float
    takes_paid: bool = True
    when_empty: str = "Không có ảnh nào."


HEADER = Place(
    "dau-trang",
    "Ảnh đầu trang theo mùa",
    at_once=1,
    width=1920,
    height=320,
    least_width=960,
    tallest=0.5,
    takes_paid=False,
    when_empty="Hiện ảnh đầu trang của cơ quan.",
)
SIDE = Place("cot-ben", "Cột bên", 7, width=672, height=240, least_width=320, tallest=1.5)
BELOW_ARTICLE = Place("cuoi-bai", "Cuối bài viết", 1, 1472, 360, least_width=640, tallest=1.0)

#: Sizes of advertisements by trade. The name of a stored picture says its size, and lists such as
#: EasyList have rules against names that end in one of these.
HIDDEN_SIZES = frozenset(
    {
        *((320, 50), (320, 100), (320, 480), (336, 280), (468, 60), (580, 400), (690, 110)),
        *((728, 90), (750, 100), (750, 200), (750, 300), (800, 105), (930, 180), (950, 90)),
        *((960, 90), (970, 66), (970, 90), (970, 250), (980, 90), (980, 120), (990, 100)),
    }
)

PLACES = {place.key: place for place in (HEADER, SIDE, BELOW_ARTICLE)}


def name_of(key: str) -> str:
    """The name of a place; the key of one that the layout has no more."""
    return PLACES[key].name if key in PLACES else key


CHOICES = [(place.key, place.name) for place in PLACES.values()]
