"""What every page shows of the portal itself: the body, the menu, data for machines."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import template
from django.http import HttpRequest
from django.template.context import RequestContext
from django.template.loader import render_to_string
from django.urls import get_script_prefix
from django.utils import timezone

from analytics.counting import visits
from core.pagecache.keeping import kept_result
from core.pagination import NumberedPage
from core.site import absolute
from core.vietnamese.dates import local_day
from news.models import Article

from .. import bodies, structured
from .. import menu as menus
from ..models import Body

register = template.Library()


@register.simple_tag(takes_context=True)
def current_body(context: RequestContext) -> Body | None:
    """The body of today."""
    return bodies.current_body(context["request"])


@register.simple_tag(takes_context=True)
def body_on(context: RequestContext, moment: date | datetime | None) -> Body | None:
    """The body of a day; that of today for content without a date."""
    request: HttpRequest = context["request"]
    if moment is None:
        return bodies.current_body(request)
    return bodies.body_on(request, local_day(moment))


@register.simple_tag(takes_context=True)
def portal_name(context: RequestContext) -> str:
    """The name of the portal."""
    return bodies.portal_name(context["request"])


@register.simple_tag(takes_context=True)
def menu(context: RequestContext) -> str:
    """The main menu, with the place of the present page marked."""
    request: HttpRequest = context["request"]
    name = ("menu", get_script_prefix(), menus.places(request))
    return kept_result(
        name, lambda: render_to_string("tags/menu.html", {"entries": menus.entries(request)})
    )


@register.simple_tag
def most_read_articles(count: int) -> list[Article]:
    """“Tin đọc nhiều”: the public articles among the pages that were read most."""
    # Of `/tin-tuc/<category>/<slug>/` the slug; lists and months have other forms.
    parts = [path.strip("/").split("/") for path in visits.most_read]
    slugs = [part[2] for part in parts if len(part) == 3]
    if not slugs:
        return []
    found = {a.slug: a for a in Article.objects.published().for_list().filter(slug__in=slugs)}
    return [found[slug] for slug in slugs if slug in found][:count]


@register.simple_tag(takes_context=True)
def article_data(context: RequestContext, article: Article) -> dict[str, Any]:
    """The article for machines (schema.org NewsArticle)."""
    return structured.news_article(context["request"], article)


@register.simple_tag(takes_context=True)
def body_data(context: RequestContext) -> dict[str, Any]:
    """The body of today for machines (schema.org GovernmentOrganization)."""
    return structured.government_organization(bodies.current_body(context["request"]))


@register.simple_tag
def today() -> date:
    """The date by the portal's clock."""
    return timezone.localdate()


@register.simple_tag
def page_address(page: NumberedPage) -> str:
    """The canonical address of one page of a list."""
    return absolute(page.address(page.number))


@register.simple_tag
def picture_address(name: str) -> str:
    """The absolute address of a stored picture."""
    return structured.picture_address(name)


@register.simple_tag
def address_of(path: str) -> str:
    """The absolute address of a path."""
    return absolute(path)
