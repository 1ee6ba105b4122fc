"""A small tree of HTML for tidying: every change makes a new list, so that it stays linear.

(BeautifulSoup looks for each node among its neighbours when it moves one: 20,000 empty
paragraphs took it ten seconds.)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

from core.richtext.allowlist import VOID


@dataclass(slots=True)
class Node:
    """An element, its attributes and what is inside: elements and plain texts."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)

    def elements(self) -> Iterator[Node]:
        """Every element inside, in the order of the text."""
        for child in self.children:
            if isinstance(child, Node):
                yield child
                yield from child.elements()

    def all(self, *tags: str) -> list[Node]:
        """Every element inside that has one of the tags."""
        return [element for element in self.elements() if element.tag in tags]

    def text(self) -> str:
        """The text inside, without tags."""
        return "".join(
            child.text() if isinstance(child, Node) else child for child in self.children
        )

    def inner_html(self) -> str:
        """What is inside as HTML."""
        parts: list[str] = []
        self._write(parts)
        return "".join(parts)

    def _write(self, parts: list[str]) -> None:
        for child in self.children:
            if isinstance(child, str):
                parts.append(escape(child, quote=False))
                continue
            attributes = "".join(
                f' {name}="{escape(value)}"' for name, value in child.attributes.items()
            )
            parts.append(f"<{child.tag}{attributes}>")
            if child.tag not in VOID:
                child._write(parts)
                parts.append(f"</{child.tag}>")


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Node("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if self.open[-1].tag == tag:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def tree_of(html: str) -> Node:
    """The tree of well-formed HTML, such as nh3 writes; its root has no tag."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.open[0]
