"""What search engines should know of the registry (sitemaps.org protocol 0.9)."""

from datetime import datetime
from typing import Any

from core.sitemaps import AbsoluteSitemap

from .models import Document


class DocumentSitemap(AbsoluteSitemap):
    """All public documents."""

    def items(self) -> Any:
        """Newest first, with no more than their addresses need."""
        return (
            Document.objects.published().newest_first().only("slug", "revised_at", "published_at")
        )

    def lastmod(self, item: Document) -> datetime | None:
        """When readers were last given something new."""
        return item.revised_at or item.published_at
