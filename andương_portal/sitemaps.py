"""The pages that are not content of an app."""

from typing import Any

from django.urls import reverse

from core.sitemaps import AbsoluteSitemap


class PageSitemap(AbsoluteSitemap):
    """Home and the list of all news."""

    def items(self) -> Any:
        """Names of addresses."""
        return ["portal:home", "news:latest"]

    def location(self, item: str) -> str:
        """The path."""
        return reverse(item)
