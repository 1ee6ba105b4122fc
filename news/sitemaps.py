"""What search engines should know of the news (sitemaps.org protocol 0.9)."""

from datetime import datetime
from typing import Any

from core.sitemaps import AbsoluteSitemap

from .models import Article, Category


class ArticleSitemap(AbsoluteSitemap):
    """All public articles."""

    def items(self) -> Any:
        """Newest first, without their texts."""
        return Article.objects.published().for_list().newest_first()

    def lastmod(self, item: Article) -> datetime | None:
        """When readers were last given something new."""
        return item.shown_revision or item.published_at


class CategorySitemap(AbsoluteSitemap):
    """The lists."""

    def items(self) -> Any:
        """All categories."""
        return Category.objects.all()
