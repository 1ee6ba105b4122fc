"""`{% keep %}`: a part of a page, rendered once for all pages that show it."""

from __future__ import annotations

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context
from django.urls import get_script_prefix

from core.pagecache.keeping import kept_result

register = template.Library()


class KeepNode(template.Node):
    """Its contents are kept as finished HTML, under its names, like a page."""

    def __init__(self, nodelist: NodeList, names: list[FilterExpression]) -> None:
        self.nodelist, self.names = nodelist, names

    def render(self, context: Context) -> str:
        """The part as it was made since the last change, or as it is now."""
        name = ("part", get_script_prefix(), *(each.resolve(context) for each in self.names))
        return kept_result(name, lambda: self.nodelist.render(context))


@register.tag
def keep(parser: Parser, token: Token) -> KeepNode:
    """`{% keep "name" value … %}` to `{% endkeep %}`: kept until anything changes.

    The first word names the part; after it stands everything by which it differs between pages.
    Nothing inside may be of one reader, say what it set to what comes behind, or be a block
    that other templates fill. Raises TemplateSyntaxError for a part without a name.
    """
    names = [parser.compile_filter(word) for word in token.split_contents()[1:]]
    if not names:
        raise template.TemplateSyntaxError("keep needs a name")
    nodelist = parser.parse(("endkeep",))
    parser.delete_first_token()
    return KeepNode(nodelist, names)


@register.filter
def keys(rows: object) -> tuple[object, ...]:
    """The keys of rows, which name a part that shows them."""
    return tuple(row.pk for row in rows)  # type: ignore[attr-defined]
