"""What is safe made tidy: paragraphs, figures and lists without empty shells."""

import re
from collections.abc import Callable, Iterable

from bs4 import BeautifulSoup, NavigableString, PageElement, Tag

from core.richtext.allowlist import ALLOWED, OUTSIDE_REL
from core.richtext.links import is_outside, safe_image, safe_link

INLINE = frozenset({"strong", "em", "u", "s", "sub", "sup", "a", "br", "img"})
BLOCKS = frozenset({*ALLOWED, "div"}) - INLINE
_FORMATS = INLINE - {"br", "img", "a"}
# Blocks whose own text stands in paragraphs; elsewhere a text may stand alone.
_OF_PARAGRAPHS = frozenset({"[document]", "blockquote"})
_OF_ONE_LINE = frozenset({"h2", "h3", "p", "figcaption", "caption"})
_NEVER_EMPTY = frozenset({"br", "hr", "img", "td", "th"})
_CONTENT = ("img", "hr", "td", "th")
_SPACES = re.compile(r"[ \xa0\t\n\r]*(?:\xa0[ \xa0\t\n\r]|[ \t\n\r]\xa0)[ \xa0\t\n\r]*")
_NUMBERS = {"width": 5, "height": 5, "colspan": 3, "rowspan": 3, "start": 5}


def soup_of(html: str) -> BeautifulSoup:
    """The tree of HTML that nh3 has written, which is well formed."""
    return BeautifulSoup(html, "html.parser", multi_valued_attributes=None)


def tidy(html: str) -> str:
    """The tidied form of HTML that nh3 has written."""
    soup = soup_of(html)
    for step in _STEPS:
        step(soup)
    return str(soup)


def _images(soup: BeautifulSoup) -> None:
    for image in soup.find_all("img"):
        source = safe_image(str(image.get("src", "")))
        if source:
            image["src"] = source
            image["alt"] = str(image.get("alt", "")).strip()
        else:
            image.decompose()


def _links(soup: BeautifulSoup) -> None:
    for link in soup.find_all("a"):
        address = safe_link(str(link.get("href", "")))
        if not address:
            link.unwrap()
            continue
        link["href"] = address
        if is_outside(address):
            link["rel"] = OUTSIDE_REL
        else:
            del link["rel"]


def _attributes(soup: BeautifulSoup) -> None:
    for element in soup.find_all(True):
        for name, digits in _NUMBERS.items():
            value = str(element.get(name, "1"))
            if not re.fullmatch(rf"[0-9]{{1,{digits}}}", value):
                del element[name]
        if element.get("scope", "row") not in {"row", "col", "rowgroup", "colgroup"}:
            del element["scope"]
        if not element.get("class", "kept"):
            del element["class"]


def _inline_around_blocks(soup: BeautifulSoup) -> None:
    for element in soup.find_all(list(INLINE)):
        if element.find(list(BLOCKS)):
            element.unwrap()


def _formats_in_formats(soup: BeautifulSoup) -> None:
    for element in soup.find_all(list(_FORMATS)):
        if element.find_parent(element.name) or (
            element.name == "strong" and element.find_parent(["h2", "h3"])
        ):
            element.unwrap()


def _figures(soup: BeautifulSoup) -> None:
    for figure in soup.find_all("figure"):
        if figure.find("figure") or not figure.find(["img", "table", "blockquote"]):
            figure.name, figure.attrs = "div", {}
    for caption in soup.find_all("figcaption"):
        parent = caption.parent
        first = parent.find("figcaption", recursive=False) if parent else None
        if parent is None or parent.name != "figure" or first is not caption:
            caption.name = "div"


def _items_outside_lists(soup: BeautifulSoup) -> None:
    for item in soup.find_all("li"):
        if item.parent is not None and item.parent.name not in {"ul", "ol"}:
            item.name = "div"
    for items in soup.find_all(["ul", "ol"]):
        _wrap_runs(soup, items, "li", lambda child: getattr(child, "name", None) != "li")


def _boxes(soup: BeautifulSoup) -> None:
    """Turn every div, and every block inside a line, into paragraphs or nothing."""
    for box in reversed(soup.find_all(["div", *_OF_ONE_LINE])):
        if box.find(list(BLOCKS)):
            if box.name in {"figcaption", "caption"}:
                _flatten(box)
            else:
                _wrap_runs(soup, box, "p", _is_inline)
                box.unwrap()
        elif box.name == "div":
            box.name, box.attrs = "p", {}


def _flatten(line: Tag) -> None:
    for block in line.find_all(list(BLOCKS)):
        if block.next_sibling is not None:
            block.insert_after(" ")
        block.unwrap()


def _paragraphs(soup: BeautifulSoup) -> None:
    for block in [soup, *soup.find_all("blockquote")]:
        _wrap_runs(soup, block, "p", _is_inline)
    for block in soup.find_all(["li", "td", "th"]):
        children = [child for child in block.children if not _is_blank(child)]
        if len(children) == 1 and getattr(children[0], "name", None) == "p":
            children[0].unwrap()


def _is_inline(child: PageElement) -> bool:
    return not isinstance(child, Tag) or child.name in INLINE


def _is_blank(child: PageElement) -> bool:
    return isinstance(child, NavigableString) and not child.strip()


def _wrap_runs(
    soup: BeautifulSoup, parent: Tag, name: str, belongs: Callable[[PageElement], bool]
) -> None:
    """Put each run of neighbouring children that belong together in an element."""
    wrapper: Tag | None = None
    for child in list(parent.children):
        if not belongs(child):
            wrapper = None
        elif wrapper is not None:
            wrapper.append(child.extract())
        elif not _is_blank(child):
            wrapper = soup.new_tag(name)
            child.wrap(wrapper)


def _white_space(soup: BeautifulSoup) -> None:
    soup.smooth()
    for text in list(soup.find_all(string=True)):
        plain = _SPACES.sub(" ", text)
        if plain != text:
            text.replace_with(plain)


def _breaks_at_edges(soup: BeautifulSoup) -> None:
    for block in soup.find_all([*_OF_ONE_LINE, "li", "td", "th"]):
        _strip_edge(block, block.children)
        _strip_edge(block, reversed(block.contents))


def _strip_edge(block: Tag, children: Iterable[PageElement]) -> None:
    for child in list(children):
        if isinstance(child, NavigableString):
            left = child.lstrip() if child is block.contents[0] else child.rstrip()
            if left:
                if left != child:
                    child.replace_with(left)
                return
            child.extract()
        elif isinstance(child, Tag) and child.name == "br":
            child.extract()
        else:
            return


def _empty_shells(soup: BeautifulSoup) -> None:
    """Remove what holds nothing; children stand after their parents, so go backwards."""
    for element in reversed(soup.find_all(True)):
        if element.name in _NEVER_EMPTY or element.find(_CONTENT):
            continue
        if not element.get_text().strip():
            if element.name in INLINE:
                element.unwrap()
            else:
                element.decompose()


_STEPS: tuple[Callable[[BeautifulSoup], None], ...] = (
    _images,
    _links,
    _attributes,
    _inline_around_blocks,
    _formats_in_formats,
    _figures,
    _items_outside_lists,
    _boxes,
    _paragraphs,
    _white_space,
    _empty_shells,
    _breaks_at_edges,
)
