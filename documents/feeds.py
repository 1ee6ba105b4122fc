"""The Atom feed (RFC 4287) of the registry, and of every filter of its list."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.contrib.syndication.views import Feed
from django.core.exceptions import BadRequest
from django.http import HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from core.site import absolute, host

from .models import Document
from .search.listing import Listing

ENTRIES = 30


class DocumentFeed(Feed):
    """/van-ban/rss/: the newest documents of a filter."""

    feed_type = Atom1Feed
    language = "vi"
    subtitle = "Văn bản mới nhất, theo ngày ban hành"

    def get_object(self, request: HttpRequest) -> Listing:
        """What the filter leaves. Raises BadRequest when it cannot be understood."""
        listing = Listing(request.GET)
        if listing.form.errors:
            raise BadRequest("The filter of the feed is not understood")
        return listing

    def title(self, listing: Listing) -> str:
        """What a feed reader calls it."""
        parts = [part.value for part in listing.chosen("")]
        return f"Văn bản: {', '.join(parts)}" if parts else "Văn bản"

    def link(self, listing: Listing) -> str:
        """The list that the feed follows."""
        return absolute(_with_filter("documents:list", listing))

    def feed_url(self, listing: Listing) -> str:
        """Its own address."""
        return absolute(_with_filter("documents:feed", listing))

    feed_guid = feed_url

    def items(self, listing: Listing) -> Any:
        """The newest public documents of the filter."""
        return listing.rows(0, ENTRIES)

    def item_title(self, item: Document) -> str:
        """Type, number and day, as text; Atom1Feed escapes it."""
        return item.citation

    def item_description(self, item: Document) -> str:
        """The trích yếu."""
        return item.summary

    def item_link(self, item: Document) -> str:
        """The permanent address."""
        return absolute(item.get_absolute_url())

    def item_guid(self, item: Document) -> str:
        """A name that stays when the address changes (RFC 4151, as RFC 4287 4.2.6 asks)."""
        return f"tag:{host()},{item.created_at:%Y-%m-%d}:van-ban-{item.pk}"

    def author_name(self, listing: Listing) -> str:
        """Who speaks where an entry names nobody (RFC 4287 4.1.1 asks for an author)."""
        return host()

    def item_author_name(self, item: Document) -> str:
        """The issuing body."""
        return item.issuer.name

    def item_pubdate(self, item: Document) -> datetime | None:
        """When it was published here."""
        return item.published_at

    def item_updateddate(self, item: Document) -> datetime | None:
        """When it was last materially changed."""
        return item.revised_at or item.published_at

    def item_categories(self, item: Document) -> list[str]:
        """The name of its type."""
        return [item.type.capitalized]


def _with_filter(name: str, listing: Listing) -> str:
    query = urlencode(listing.form.kept)
    return f"{reverse(name)}?{query}" if query else reverse(name)
