"""The main menu: home, the news with its categories, and the apps' own lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.http import HttpRequest
from django.urls import reverse

from news.menu import categories


@dataclass(frozen=True)
class Entry:
    """A link of the menu, perhaps with links below it."""

    name: str
    address: str
    is_here: bool
    children: Sequence[Entry] = field(default_factory=list)

    @property
    def holds_here(self) -> bool:
        """Whether the present page is below this entry."""
        return any(child.is_here for child in self.children)


def entries(request: HttpRequest) -> list[Entry]:
    """The menu as of this request."""

    def entry(name: str, address: str, children: Sequence[Entry] = ()) -> Entry:
        return Entry(name, address, request.path == address, children)

    news = [entry(category.name, category.get_absolute_url()) for category in categories(request)]
    return [
        entry("Trang chủ", reverse("portal:home")),
        entry("Tin tức", reverse("news:latest"), news),
    ]
