"""Blocks of news on pages of other parts."""

from typing import Any

from django import template

from news.models import Article

register = template.Library()


@register.inclusion_tag("tags/latest_news.html")
def latest_news(count: int = 6) -> dict[str, Any]:
    """“Tin mới”: the newest articles."""
    return {"articles": Article.objects.published().for_list().newest_first()[:count]}
