"""Stored rich text in the form readers get: made once, when it is saved."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import unquote

from django.conf import settings
from django.db import models
from django.utils.safestring import SafeString

from core.images.markup import srcset_of, webp_srcset_of
from core.images.names import size_of
from core.richtext.cleaning import clean
from core.richtext.tree import Node, tree_of

#: From this width of the window on, in px, the text stands in a column of its own.
_COLUMN_FROM = 960
#: Width of that column, in px.
_COLUMN = 720


def render(html: str) -> SafeString:
    """The text with lazy pictures in several widths, tables that scroll, headings in order.

    What is not clean yet is cleaned first; raises RichTextError as `clean` does.
    """
    root = tree_of(clean(html))
    _headings(root)
    for image in root.all("img"):
        _picture(image)
    _tables(root, set())
    return SafeString(root.inner_html())


def _headings(root: Node) -> None:
    """No h3 before the first h2: the page's h1 stands above."""
    for heading in root.all("h2", "h3"):
        if heading.tag == "h2":
            return
        heading.tag = "h2"


def _picture(image: Node) -> None:
    attributes = image.attributes
    source = unquote(attributes["src"].partition("?")[0])
    name = source.removeprefix(settings.MEDIA_URL)
    size = size_of(name)
    if size and not (attributes.get("width") and attributes.get("height")):
        attributes["width"], attributes["height"] = map(str, size)
    if srcset := srcset_of(name):
        width = min(int(attributes["width"]), _COLUMN)
        attributes["srcset"] = srcset
        attributes["sizes"] = f"(min-width: {_COLUMN_FROM}px) {width}px, 100vw"
    attributes |= {"loading": "lazy", "decoding": "async"}
    if webp := webp_srcset_of(name):
        _offer_first(image, {"type": "image/webp", "srcset": webp, "sizes": attributes["sizes"]})


def _offer_first(image: Node, source: dict[str, str]) -> None:
    """Put a picture of another kind before an image, for browsers that take it."""
    inside: list[Node | str] = [Node("source", source), Node("img", image.attributes)]
    image.tag, image.attributes, image.children = "picture", {}, inside


def _tables(node: Node, names: set[str]) -> None:
    """Put every outermost table in a box of its own, which a phone can scroll."""
    for at, child in enumerate(node.children):
        if not isinstance(child, Node):
            continue
        if child.tag == "table":
            _header_cells(child)
            node.children[at] = _scrolling(child, names)
        else:
            _tables(child, names)


def _scrolling(table: Node, names: set[str]) -> Node:
    attributes = {
        "class": "table-scroll",
        "tabindex": "0",
        "role": "region",
        "aria-label": _name_of(table, names),
    }
    return Node("div", attributes, [table])


def _name_of(table: Node, taken: set[str]) -> str:
    """A name for readers of the screen, which no other table of the text has."""
    captions = [
        child for child in table.children if isinstance(child, Node) and child.tag == "caption"
    ]
    base = " ".join(captions[0].text().split()) if captions else "Bảng"
    name = base
    # Never more tries than tables: each number is taken by one of them.
    number = 1
    while name in taken:
        number += 1
        name = f"{base} {number}"
    taken.add(name)
    return name


def _header_cells(table: Node) -> None:
    """Say for each header cell whether it heads its row or its column."""
    for part in table.all("thead", "tbody"):
        for row in part.children:
            if isinstance(row, Node) and row.tag == "tr":
                _header_cells_of(row, in_head=part.tag == "thead")


def _header_cells_of(row: Node, *, in_head: bool) -> None:
    cells = [cell for cell in row.children if isinstance(cell, Node)]
    has_data = any(cell.tag == "td" for cell in cells)
    for at, cell in enumerate(cells):
        if cell.tag != "th":
            continue
        if not cell.text().strip() and not cell.all("img"):
            cell.tag = "td"
            cell.attributes.pop("scope", None)
        else:
            heads_row = at == 0 and has_data and not in_head
            cell.attributes.setdefault("scope", "row" if heads_row else "col")


class RenderedField(models.TextField):
    """The rendered form of another field, written whenever the record is saved.

    `save(update_fields=…)`, `update()` and `bulk_update()` must name both fields.
    """

    def __init__(self, source: str, **kwargs: Any) -> None:
        self.source = source
        super().__init__(**{"editable": False, "default": "", **kwargs})

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """What a migration writes to make the field again."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "source": self.source}

    def from_db_value(self, value: str | None, *_args: Any) -> str | None:
        """Templates print it as the HTML it is."""
        return value if value is None else SafeString(value)

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """Render the source; in `save()` and `bulk_create()` alike."""
        value = render(getattr(model_instance, self.source) or "")
        setattr(model_instance, self.attname, value)
        return value
