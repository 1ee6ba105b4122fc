"""The pages that are not content of an app."""

from typing import Any

from django.urls import reverse

from core.sitemaps import AbsoluteSitemap


class PageSitemap(AbsoluteSitemap):
    """Home and the lists of all there is of a kind."""

    def items(self) -> Any:
        """Names of addresses."""
        return ["portal:home", "news:latest", "documents:list", "gallery:albums"]

    def location(self, item: str) -> str:
        """The path."""
        return reverse(item)
