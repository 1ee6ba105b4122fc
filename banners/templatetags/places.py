"""`{% place %}`: the pictures of a place, for every template."""

from django import template
from django.template.context import RequestContext
from django.template.loader import render_to_string
from django.urls import get_script_prefix
from django.utils.safestring import SafeString

from banners.models import PictureLink
from banners.places import HEADER
from banners.showing import printed_in
from core.pagecache.keeping import kept_result

register = template.Library()


@register.simple_tag(takes_context=True)
def place(context: RequestContext, key: str) -> SafeString:
    """The pictures of a place; nothing when it is empty, so that `as` can be asked."""
    links = printed_in(context["request"], key)
    if not links:
        return SafeString("")
    name = ("place", get_script_prefix(), key, *(link.pk for link in links))
    values = {"links": links, "key": key}
    return kept_result(name, lambda: render_to_string("tags/banners_place.html", values))


@register.simple_tag(takes_context=True)
def season_picture(context: RequestContext) -> PictureLink | None:
    """The picture that stands over the body's own at the head of the page."""
    return next(iter(printed_in(context["request"], HEADER.key)), None)
