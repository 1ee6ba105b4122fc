"""JSON-LD of the portal's pages (schema.org)."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from core.site import absolute
from core.vietnamese.dates import local_day
from news.models import Article

from . import bodies
from .models import Body


def picture_address(name: str) -> str:
    """The absolute address of a stored picture."""
    return absolute(f"{settings.MEDIA_URL}{name}")


def government_organization(body: Body | None) -> dict[str, Any]:
    """The body as schema.org GovernmentOrganization; only what is recorded of it."""
    if body is None:
        return {"@type": "GovernmentOrganization", "url": absolute("/")}
    data = {
        "@type": "GovernmentOrganization",
        "name": body.name,
        "url": absolute("/"),
        "address": body.address,
        "telephone": body.phone,
        "email": body.email,
        "logo": picture_address(str(body.logo)) if body.logo else "",
        "foundingDate": body.valid_from.isoformat() if body.valid_from else "",
        "dissolutionDate": body.valid_until.isoformat() if body.valid_until else "",
        "parentOrganization": {"@type": "GovernmentOrganization", "name": body.parent.name}
        if body.parent
        else None,
    }
    return {key: value for key, value in data.items() if value}


def news_article(request: HttpRequest, article: Article) -> dict[str, Any]:
    """The article as schema.org NewsArticle, published by the body of its day."""
    published = timezone.localtime(article.published_at) if article.published_at else None
    body = bodies.body_on(request, local_day(published)) if published else None
    publisher = government_organization(body or bodies.current_body(request))
    data = {
        "@type": "NewsArticle",
        "headline": article.title,
        "description": article.summary(),
        "url": absolute(article.get_absolute_url()),
        "mainEntityOfPage": absolute(article.get_absolute_url()),
        "articleSection": article.category.name,
        "inLanguage": "vi",
        "datePublished": published.isoformat() if published else "",
        "dateModified": timezone.localtime(article.shown_revision or published).isoformat()
        if published
        else "",
        "image": [picture_address(article.cover)] if article.cover else [],
        "author": {"@type": "Person", "name": article.byline} if article.byline else publisher,
        "publisher": publisher,
    }
    return {key: value for key, value in data.items() if value}
