"""Numbered links below a list."""

from typing import Any

from django import template

from core.pagination import NumberedPage

register = template.Library()


@register.inclusion_tag("tags/pagination.html")
def pagination(
    page: NumberedPage, label: str, anchor: str = "", noun: str = "tin"
) -> dict[str, Any]:
    """Links to the pages of a list; nothing when there is only one.

    `label` names the list for those who hear the page; `anchor` is the id to land at,
    `noun` what the list is one of.
    """
    suffix = f"#{anchor}" if anchor else ""

    def address(number: int) -> str:
        return page.address(number) + suffix

    links = [
        {
            "text": n,
            "address": address(n) if isinstance(n, int) else "",
            "current": n == page.number,
        }
        for n in page.numbers()
    ]
    return {
        "page": page,
        "label": label,
        "noun": noun,
        "links": links,
        "previous": address(page.number - 1) if page.has_previous() else "",
        "next": address(page.number + 1) if page.has_next() else "",
    }
