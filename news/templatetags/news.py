"""Blocks of news on pages of other parts."""

from typing import Any

from django import template

from news.around import newest

register = template.Library()


@register.inclusion_tag("tags/latest_news.html")
def latest_news(count: int = 6) -> dict[str, Any]:
    """“Tin mới”: the newest articles, as many as `news.around` keeps at most."""
    return {"articles": newest()[:count]}
