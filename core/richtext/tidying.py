"""What is safe made tidy: paragraphs, figures and lists without empty shells.

Every rule takes an element whose inside is tidy already and gives the nodes that stand in
its place: the element, its inside alone, or nothing.
"""

import re
from collections.abc import Callable, Iterable

from core.richtext.allowlist import ALLOWED, OUTSIDE_REL
from core.richtext.links import is_outside, safe_image, safe_link
from core.richtext.tree import Node, tree_of

Nodes = list[Node | str]

INLINE = frozenset({"strong", "em", "u", "s", "sub", "sup", "a", "br", "img"})
BLOCKS = frozenset({*ALLOWED, "div"}) - INLINE
# White space in these is only the layout of the source.
_WITHOUT_TEXT = frozenset({"ul", "ol", "figure", "table", "thead", "tbody", "tr"})
# Stands where an empty block was: the texts before and after it are not one paragraph.
_GAP = "gap"

_SPACES = re.compile(r"[ \t\n]*(?:\xa0[ \xa0\t\n]|[ \t\n]\xa0)[ \xa0\t\n]*")
_DIGITS = {"width": 5, "height": 5, "colspan": 3, "rowspan": 3, "start": 5}
_SCOPES = frozenset({"row", "col", "rowgroup", "colgroup"})


def tidy(html: str) -> str:
    """The tidied form of HTML that nh3 has written."""
    root = tree_of(html)
    root.children = _in_paragraphs(_tidy_inside(root, ()))
    return root.inner_html()


def _tidy_inside(node: Node, around: tuple[str, ...]) -> Nodes:
    inside: Nodes = []
    around = (*around, node.tag)
    for child in node.children:
        if node.tag in _WITHOUT_TEXT and isinstance(child, str) and not child.strip():
            continue
        nodes = _tidied(child, around) if isinstance(child, Node) else [_SPACES.sub(" ", child)]
        for new in nodes:
            if isinstance(new, str) and inside and isinstance(inside[-1], str):
                inside[-1] = _SPACES.sub(" ", inside[-1] + new)
            else:
                inside.append(new)
    return inside


def _tidied(node: Node, around: tuple[str, ...]) -> Nodes:
    _tidy_attributes(node)
    node.children = _tidy_inside(node, around)
    return _RULES.get(node.tag, _formatting)(node, around)


def _tidy_attributes(node: Node) -> None:
    kept = node.attributes
    for name in list(kept):
        value = kept[name]
        if (
            (name in _DIGITS and not re.fullmatch(rf"[0-9]{{1,{_DIGITS[name]}}}", value))
            or (name == "scope" and value not in _SCOPES)
            or (name == "class" and not value)
        ):
            del kept[name]


# What a list of nodes is


def is_block(node: Node | str) -> bool:
    """Whether it is an element that stands on lines of its own."""
    return isinstance(node, Node) and node.tag not in INLINE


def _is_blank(node: Node | str) -> bool:
    return node.tag in {"br", _GAP} if isinstance(node, Node) else not node.strip()


def _has_tag(node: Node | str, *tags: str) -> bool:
    return isinstance(node, Node) and node.tag in tags


def _holds(nodes: Nodes, *tags: str) -> bool:
    return any(
        isinstance(node, Node) and (node.tag in tags or _holds(node.children, *tags))
        for node in nodes
    )


def _trimmed(nodes: Nodes) -> Nodes:
    """Without white space and line breaks at both ends."""
    first, last = 0, len(nodes)
    while first < last and _is_blank(nodes[first]):
        first += 1
    while last > first and _is_blank(nodes[last - 1]):
        last -= 1
    nodes = [node for node in nodes[first:last] if not _has_tag(node, _GAP)]
    _strip(nodes, 0, str.lstrip)
    _strip(nodes, -1, str.rstrip)
    return nodes


def _strip(nodes: Nodes, at: int, strip: Callable[[str], str]) -> None:
    """Take the white space from one end, also where it stands in bold."""
    end = nodes[at] if nodes else None
    if isinstance(end, str):
        nodes[at] = strip(end)
    elif end is not None and not is_block(end):
        _strip(end.children, at, strip)


def _in_paragraphs(nodes: Nodes) -> Nodes:
    """Blocks as they are, and each run of text between them in a paragraph."""
    return _with_runs_wrapped(nodes, "p", is_block)


def _with_runs_wrapped(nodes: Nodes, tag: str, stays: Callable[[Node | str], bool]) -> Nodes:
    done: Nodes = []
    run: Nodes = []
    for node in [*nodes, Node(_GAP)]:
        if not stays(node) and not _has_tag(node, _GAP):
            run.append(node)
            continue
        done += _wrapped(run, tag)
        run = []
        if not _has_tag(node, _GAP):
            done.append(node)
    return done


def _wrapped(run: Nodes, tag: str) -> Nodes:
    if text := _trimmed(run):
        return [Node(tag, {}, text)]
    # Line ends between blocks are the editor's own layout of the source.
    return ["\n"] if any(isinstance(node, str) and "\n" in node for node in run) else []


def _inline_only(nodes: Iterable[Node | str]) -> Nodes:
    """Everything on one line: blocks are opened, with a space where they met."""
    line: Nodes = []
    for node in nodes:
        if isinstance(node, Node) and is_block(node):
            line += [" ", *_inline_only(node.children), " "]
        else:
            line.append(node)
    return line


# The rules


def _formatting(node: Node, around: tuple[str, ...]) -> Nodes:
    repeated = node.tag in around or (node.tag == "strong" and {"h2", "h3"} & {*around})
    if repeated or any(map(is_block, node.children)) or all(map(_is_blank, node.children)):
        return node.children
    return [node]


def _link(node: Node, around: tuple[str, ...]) -> Nodes:
    address = safe_link(node.attributes.get("href", ""))
    if not address:
        return node.children
    node.attributes["href"] = address
    node.attributes.pop("rel", None)
    if is_outside(address):
        node.attributes["rel"] = OUTSIDE_REL
    return _formatting(node, around)


def _image(node: Node, _around: tuple[str, ...]) -> Nodes:
    source = safe_image(node.attributes.get("src", ""))
    if not source:
        return []
    node.attributes["src"] = source
    node.attributes["alt"] = node.attributes.get("alt", "").strip()
    return [node]


def _as_it_is(node: Node, _around: tuple[str, ...]) -> Nodes:
    return [node]


def _line(node: Node, _around: tuple[str, ...]) -> Nodes:
    """A paragraph or a heading; one with blocks inside is opened."""
    if any(map(is_block, node.children)):
        return [Node(_GAP), *_in_paragraphs(node.children), Node(_GAP)]
    node.children = _trimmed(node.children)
    return [node] if node.children else [Node(_GAP)]


def _box(node: Node, around: tuple[str, ...]) -> Nodes:
    return _line(Node("p", {}, node.children), around)


def _caption(node: Node, around: tuple[str, ...]) -> Nodes:
    if around[-1] != {"figcaption": "figure", "caption": "table"}[node.tag]:
        return _box(node, around)
    node.children = _trimmed(_inline_only(node.children))
    return [node] if node.children else []


def _quotation(node: Node, _around: tuple[str, ...]) -> Nodes:
    node.children = _in_paragraphs(node.children)
    return [Node(_GAP)] if all(map(_is_blank, node.children)) else [node]


def _item(node: Node, around: tuple[str, ...]) -> Nodes:
    if around[-1] not in {"ul", "ol"}:
        return _box(node, around)
    _cell(node, around)
    return [node] if node.children else []


def _cell(node: Node, _around: tuple[str, ...]) -> Nodes:
    """A table cell may be empty; a single paragraph in it is only its text."""
    node.children = _trimmed(node.children)
    only = node.children[0] if len(node.children) == 1 else None
    if isinstance(only, Node) and only.tag == "p":
        node.children = only.children
    return [node]


def _list(node: Node, _around: tuple[str, ...]) -> Nodes:
    items: Nodes = []
    last: Node | None = None
    for child in node.children:
        if isinstance(child, Node) and child.tag in {"ul", "ol"} and last is not None:
            last.children.append(child)
            continue
        items.append(child)
        if isinstance(child, Node) and child.tag == "li":
            last = child
    node.children = _with_runs_wrapped(items, "li", lambda item: _has_tag(item, "li"))
    return [node] if any(_has_tag(item, "li") for item in node.children) else [Node(_GAP)]


def _rows(node: Node, _around: tuple[str, ...]) -> Nodes:
    """A table, a part of it or a row; without any cell it goes."""
    node.children = [child for child in node.children if not _has_tag(child, _GAP)]
    inside = {"tr": ("td", "th"), "table": ("thead", "tbody", "tr")}.get(node.tag, ("tr",))
    return [node] if any(_has_tag(child, *inside) for child in node.children) else [Node(_GAP)]


def _figure(node: Node, around: tuple[str, ...]) -> Nodes:
    inside, captions = _pictures_and_captions(node.children)
    if _holds(inside, "figure") or not _holds(inside, "img", "table", "blockquote"):
        return _box(Node("div", {}, [_without_caption(child) for child in node.children]), around)
    others = [child for child in inside if not _is_picture(child) and not _is_blank(child)]
    if others:
        inside = _in_paragraphs(inside)
    node.children = [*inside, *captions[:1], *map(_without_caption, captions[1:])]
    # The editor's plug-in for pictures fails on its own class without a picture.
    classes = node.attributes.pop("class", "").split()
    if not others and sum(map(_is_picture, inside)) == 1:
        node.attributes["class"] = " ".join(classes if "image" in classes else ["image", *classes])
    return [node]


def _pictures_and_captions(children: Nodes) -> tuple[Nodes, Nodes]:
    """What a figure shows, paragraphs around pictures opened, and its captions after it."""
    inside: Nodes = []
    captions: Nodes = []
    for child in children:
        if isinstance(child, Node) and child.tag == "figcaption":
            inside += [image for image in child.elements() if image.tag == "img"]
            child.children = _without_images(child.children)
            captions += [child] if not all(map(_is_blank, child.children)) else []
        elif isinstance(child, Node) and child.tag == "p" and child.children:
            only = all(_is_picture(node) or _is_blank(node) for node in child.children)
            inside += [node for node in child.children if _is_picture(node)] if only else [child]
        elif not _has_tag(child, _GAP):
            inside.append(child)
    return inside, captions


def _without_images(nodes: Nodes) -> Nodes:
    kept: Nodes = []
    for node in nodes:
        if isinstance(node, Node):
            node.children = _without_images(node.children)
            if node.tag == "img" or (node.tag != "br" and not node.children):
                continue
        kept.append(node)
    return _trimmed(kept)


def _without_caption(node: Node | str) -> Node | str:
    if isinstance(node, Node) and node.tag == "figcaption":
        return Node("p", {}, node.children)
    return node


def _is_picture(node: Node | str) -> bool:
    if not isinstance(node, Node):
        return False
    linked = node.tag == "a" and len(node.children) == 1 and _has_tag(node.children[0], "img")
    return node.tag == "img" or linked


_RULES: dict[str, Callable[[Node, tuple[str, ...]], Nodes]] = {
    "a": _link,
    "img": _image,
    **dict.fromkeys(("br", "hr"), _as_it_is),
    **dict.fromkeys(("p", "h2", "h3"), _line),
    "div": _box,
    **dict.fromkeys(("figcaption", "caption"), _caption),
    "blockquote": _quotation,
    "figure": _figure,
    **dict.fromkeys(("ul", "ol"), _list),
    "li": _item,
    **dict.fromkeys(("td", "th"), _cell),
    **dict.fromkeys(("table", "thead", "tbody", "tr"), _rows),
}
