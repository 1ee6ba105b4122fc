"""Atom feeds (RFC 4287) of all news and of each category."""

from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from core.requests import moved_to
from core.site import absolute, host

from .menu import category_at
from .models import Article, Category

ENTRIES = 30


class LatestFeed(Feed):
    """/rss/: the newest articles."""

    feed_type = Atom1Feed
    language = "vi"

    def title(self, category: Category | None) -> str:
        """What a feed reader calls it."""
        return category.name if category else "Tin tức"

    def subtitle(self, category: Category | None) -> str:
        """What stands below the title."""
        return category.description if category else ""

    def link(self, category: Category | None) -> str:
        """The page that the feed follows."""
        return absolute(category.get_absolute_url() if category else reverse("news:latest"))

    def feed_url(self, category: Category | None) -> str:
        """Its own address."""
        return absolute(
            reverse("news:category-feed", args=[category.slug])
            if category
            else reverse("news:feed")
        )

    feed_guid = feed_url

    def items(self, category: Category | None) -> Any:
        """The newest public articles."""
        rows = Article.objects.published().for_list().newest_first()
        return (rows.filter(category=category) if category else rows)[:ENTRIES]

    def item_title(self, item: Article) -> str:
        """The title as text; Atom1Feed escapes it."""
        return item.title

    def item_description(self, item: Article) -> str:
        """The sapo."""
        return item.sapo

    def item_link(self, item: Article) -> str:
        """The canonical address."""
        return absolute(item.get_absolute_url())

    def item_guid(self, item: Article) -> str:
        """A name that stays when the address changes (RFC 4151, as RFC 4287 4.2.6 asks)."""
        return f"tag:{host()},{item.created_at:%Y-%m-%d}:bai-{item.pk}"

    def author_name(self, category: Category | None) -> str:
        """Who speaks where an entry names nobody (RFC 4287 4.1.1 asks for an author)."""
        return host()

    def item_author_name(self, item: Article) -> str | None:
        """The byline."""
        return item.byline or None

    def item_pubdate(self, item: Article) -> datetime | None:
        """When it was published."""
        return item.published_at

    def item_updateddate(self, item: Article) -> datetime | None:
        """When it was last materially changed."""
        return item.shown_revision or item.published_at

    def item_categories(self, item: Article) -> list[str]:
        """The name of its category."""
        return [item.category.name]


class CategoryFeed(LatestFeed):
    """/rss/<category>/: the newest articles of one category."""

    def get_object(self, request: HttpRequest, category: Category) -> Category:
        """What category_feed found."""
        return category


def category_feed(request: HttpRequest, category: str) -> HttpResponse:
    """The feed of a category; a former address answers 301.

    Raises Http404 when no category has or had the slug.
    """
    found = category_at(request, category)
    if found.slug != category:
        return moved_to(request, reverse("news:category-feed", args=[found.slug]))
    return CategoryFeed()(request, found)
