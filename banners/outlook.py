"""What stands in each place over the coming weeks: too much, nothing, or what fits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from core.publishing.states import State

from .models import PictureLink
from .places import PLACES, Place
from .showing import grouped

#: How far ahead the officer is told of clashes and gaps.
AHEAD = timedelta(days=90)


@dataclass(frozen=True)
class Stretch:
    """A time during which a place has the same number of pictures."""

    place: Place
    start: datetime
    end: datetime
    number: int

    @property
    def is_crowded(self) -> bool:
        """Whether pictures have to take turns."""
        return self.number > self.place.at_once

    @property
    def is_empty(self) -> bool:
        """Whether the place shows nothing."""
        return self.number == 0


def outlook(start: datetime) -> list[Stretch]:
    """The stretches of every place from a moment on in which something is amiss."""
    end = start + AHEAD
    links = grouped(booked(start, end))
    return [
        stretch
        for place in PLACES.values()
        for stretch in stretches(place, links.get(place.key, []), start, end)
        if stretch.is_crowded or stretch.is_empty
    ]


def booked(start: datetime, end: datetime) -> Iterable[PictureLink]:
    """What is shown at some time between two moments."""
    rows = PictureLink.objects.filter(state=State.PUBLISHED, published_at__lt=end)
    return rows.exclude(ends_at__lte=start)


def stretches(
    place: Place, links: Sequence[PictureLink], start: datetime, end: datetime
) -> list[Stretch]:
    """What the place holds between two moments, cut where the number changes."""
    ends = {moment for link in links for moment in (link.published_at, link.ends_at) if moment}
    cuts = [start, *sorted(moment for moment in ends if start < moment < end), end]
    found: list[Stretch] = []
    for first, last in pairwise(cuts):
        number = sum(link.is_public(first) for link in links)
        if found and found[-1].number == number:
            found[-1] = Stretch(place, found[-1].start, last, number)
        else:
            found.append(Stretch(place, first, last, number))
    return found


def crowded_with(link: PictureLink, now: datetime) -> Stretch | None:
    """The first time ahead at which the picture has to share its place; None when there is none."""
    if link.state != State.PUBLISHED or link.published_at is None or link.has_ended(now):
        return None
    start = max(now, link.published_at)
    end = link.ends_at or start + AHEAD
    beside = [each for each in booked(start, end) if each.place == link.place]
    found = stretches(link.where, beside, start, end)
    return next((stretch for stretch in found if stretch.is_crowded), None)
