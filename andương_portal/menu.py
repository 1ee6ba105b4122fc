"""The main menu: home, the news with its categories, and the apps' own lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.http import HttpRequest
from django.urls import get_script_prefix, reverse

from core.pagecache.keeping import kept_result
from news.menu import categories


@dataclass(frozen=True)
class Entry:
    """A link of the menu, perhaps with links below it."""

    name: str
    address: str
    is_here: bool
    holds_here: bool
    children: Sequence[Entry] = field(default_factory=list)


def places(request: HttpRequest) -> tuple[object, ...]:
    """By what the menu differs between pages: those of its addresses that hold the page."""
    path, prefix = request.path, get_script_prefix()
    addresses = kept_result(("menu", prefix), lambda: _addresses(entries(request)))
    return (path in addresses, *(each for each in addresses if path.startswith(each)))


def _addresses(found: Sequence[Entry]) -> list[str]:
    return [address for one in found for address in (one.address, *_addresses(one.children))]


def entries(request: HttpRequest) -> list[Entry]:
    """The menu as of this request."""
    home = reverse("portal:home")

    def entry(name: str, address: str, children: Sequence[Entry] = ()) -> Entry:
        is_here = request.path == address
        # Every address begins as home's does, but home holds none of them.
        below = address != home and request.path.startswith(address)
        return Entry(name, address, is_here, below and not is_here, children)

    news = [entry(category.name, category.get_absolute_url()) for category in categories(request)]
    return [
        entry("Trang chủ", home),
        entry("Tin tức", reverse("news:latest"), news),
        entry("Văn bản", reverse("documents:list")),
        entry("Thư viện ảnh", reverse("gallery:albums")),
    ]
