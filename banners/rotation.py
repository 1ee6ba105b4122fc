"""Which pictures of a place a page shows, when the place has more than it can show.

The choice is a function of the place, the page's path and the turn, a stretch of `TURN` seconds:
so a kept page holds for a turn, every worker makes the same one, and nothing is stored. Of one
turn the pages differ, and of one page the turns.

A turn and a path make a number u between 0 and 1. Each picture gets a stretch of a line, as long
as its share of the showings; u, u + 1, u + 2 and so on fall each into one stretch (systematic
sampling), so that exactly as many are chosen as fit, each as often as its share says. From one
turn to the next u moves by the golden ratio, which fills the line evenly: shares are kept far
more exactly than by chance, also by a page of which few turns are seen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Protocol

from .places import PLACES, Place

#: Seconds for which a page shows the same pictures.
TURN = 600
_GOLDEN = 0.6180339887498949


class Weighted(Protocol):
    """What can be chosen."""

    weight: int


def shares(weights: Sequence[int], at_once: int) -> list[float]:
    """How often each is shown, from 0 to 1, when so many are shown at once.

    In proportion to the weights; what would be shown more often than always is shown always, and
    the others share what is left.
    """
    if len(weights) <= at_once:
        return [1.0] * len(weights)
    found = [0.0] * len(weights)
    open_, left = list(range(len(weights))), at_once
    while True:
        total = sum(weights[index] for index in open_)
        full = [index for index in open_ if weights[index] * left >= total]
        if not full:
            break
        for index in full:
            found[index] = 1.0
        open_ = [index for index in open_ if index not in full]
        left -= len(full)
    for index in open_:
        found[index] = weights[index] * left / total
    return found


def turn_of(now: datetime) -> int:
    """The number of the turn that a moment falls into."""
    return int(now.timestamp() // TURN)


def draw(place: str, path: str, turn: int) -> float:
    """The u of a page in a turn."""
    digest = blake2b(f"{place}\n{path}".encode("utf-8", "replace"), digest_size=8).digest()
    return (int.from_bytes(digest) / 2**64 + turn * _GOLDEN) % 1.0


def chosen(rows: Sequence[Weighted], at_once: int, u: float) -> list[int]:
    """The indices of those that are shown, `at_once` of them or all there are."""
    if len(rows) <= at_once:
        return list(range(len(rows)))
    found: list[int] = []
    reached, mark = 0.0, u
    for index, share in enumerate(shares([row.weight for row in rows], at_once)):
        reached += share
        if mark < reached and len(found) < at_once:
            found.append(index)
            mark += 1
    # Shares add up to `at_once` but for the last bits: none may be missing for that.
    left = [index for index in range(len(rows)) if index not in found]
    return sorted(found + left[len(left) - (at_once - len(found)) :])


def next_turn(now: datetime) -> datetime | None:
    """When pages look different because turns change; None where every place has room for all."""
    from .models import PictureLink

    counted = Counter(PictureLink.objects.showing(now).values_list("place", flat=True))
    if any(_is_crowded(PLACES[key], number) for key, number in counted.items() if key in PLACES):
        return datetime.fromtimestamp((turn_of(now) + 1) * TURN, UTC)
    return None


def _is_crowded(place: Place, number: int) -> bool:
    return number > place.at_once
