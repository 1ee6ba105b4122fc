"""Blocks of news on pages of other parts."""

from typing import Any

from django import template

from news.models import Article

register = template.Library()


@register.inclusion_tag("tags/latest_news.html")
def latest_news(count: int = 6, leave_out: Article | None = None) -> dict[str, Any]:
    """“Tin mới”: the newest articles, without the one that the page shows."""
    public = Article.objects.published().for_list().newest_first()
    rows = public[: count + 1]
    others = [article for article in rows if leave_out is None or article.pk != leave_out.pk]
    return {"articles": others[:count]}
