"""What search engines should know of the photo library."""

from datetime import datetime
from typing import Any

from core.sitemaps import AbsoluteSitemap

from .models import Album


class AlbumSitemap(AbsoluteSitemap):
    """All public albums."""

    def items(self) -> Any:
        """Newest first."""
        return Album.objects.published().newest_first()

    def lastmod(self, item: Album) -> datetime | None:
        """When readers were last given something new."""
        return item.published_at
