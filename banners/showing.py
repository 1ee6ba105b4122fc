"""What a page shows in its places; all places are read by one query, and kept like a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.http import HttpRequest
from django.utils import timezone

from core.pagecache.keeping import kept_result
from core.requests import remembered

from .models import PictureLink
from .places import PLACES, Place
from .rotation import chosen, draw, turn_of


@dataclass
class Page:
    """The pictures that may show now, by place, and those that the page printed so far."""

    now: datetime
    by_place: dict[str, list[PictureLink]]
    printed: list[tuple[str, int]] = field(default_factory=list)


def page_of(request: HttpRequest) -> Page:
    """The places of the page that the request asks for."""
    return remembered(request, "links.page", _page_now)


def _page_now() -> Page:
    now = timezone.now()
    showing = kept_result("links.showing", lambda: page_at(now).by_place)
    return Page(now, showing)


def page_at(now: datetime) -> Page:
    """The places at a moment."""
    return Page(now, grouped(PictureLink.objects.showing(now)))


def grouped(links: Iterable[PictureLink]) -> dict[str, list[PictureLink]]:
    """The pictures by place, in the order in which they stand there."""
    found: dict[str, list[PictureLink]] = {}
    for link in links:
        found.setdefault(link.place, []).append(link)
    return found


def selected(page: Page, place: Place, path: str) -> list[PictureLink]:
    """What the place shows on a path."""
    links = page.by_place.get(place.key, [])
    u = draw(place.key, path, turn_of(page.now))
    return [links[index] for index in chosen(links, place.at_once, u)]


def printed_in(request: HttpRequest, key: str) -> list[PictureLink]:
    """What a place shows on the page of the request; noted as printed there.

    Raises KeyError for a place that there is not.
    """
    page = page_of(request)
    links = selected(page, PLACES[key], request.path)
    page.printed += [(key, link.pk) for link in links]
    return links


def said_of(request: HttpRequest) -> str:
    """What was printed, for the header that `counting` reads: `cot-ben:3 cot-ben:7`."""
    page: Page | None = request.__dict__.get("_remembered", {}).get("links.page")
    printed = page.printed if page else []
    return " ".join(f"{key}:{pk}" for key, pk in dict.fromkeys(printed))
