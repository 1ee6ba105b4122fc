"""The block “Thống kê truy cập”."""

from __future__ import annotations

from django import template
from django.conf import settings
from django.template.context import RequestContext
from django.utils.safestring import SafeString, mark_safe

from analytics.counting import Visits, visits

register = template.Library()


@register.simple_tag(takes_context=True)
def visits_block(context: RequestContext) -> SafeString:
    """The numbers of now; of a page that is kept, the place where the door puts them."""
    request = context.get("request")
    if not settings.COUNT_VISITS:
        block = ""
    elif request is not None and request.META.get("portal.kept"):
        block = Visits.hole.decode()
    else:
        block = visits.block().decode()
    # Made by our own template, or the mark itself.
    return mark_safe(block)  # noqa: S308
