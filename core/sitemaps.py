"""Sitemaps whose addresses begin with SITE_URL (sitemaps.org protocol 0.9)."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap


class AbsoluteSitemap(Sitemap):
    """Django's sitemap, but the request's Host has no say in it."""

    limit = 5000

    def get_protocol(self, protocol: str | None = None) -> str:
        """Http or https, by the setting."""
        return urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site: Any = None) -> str:
        """The host of the setting."""
        return urlsplit(settings.SITE_URL).netloc
