"""Links put into HTML at places of its plain text; pure functions without a database.

The plain text is what a scan reads and what offsets count: the text nodes in NFC one after the
other, with a fence between blocks, over which no number and no date reaches.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape, unescape

from core.richtext.allowlist import VOID
from core.vietnamese.folding import nfc

#: Between two blocks of the text.
FENCE = "\n¶.\n"
_BESIDE_TEXT = {"br": "\n", "wbr": "\u200b", "img": "\ufffc"}
_INLINE = frozenset(
    (
        *("a", "abbr", "b", "br", "cite", "code", "em", "i", "mark", "s", "small", "span"),
        *("strong", "sub", "sup", "time", "u", "wbr"),
    )
)
#: What is inside has links of its own, or is no text.
_CLOSED = frozenset({"a", "button", "script", "style", "textarea"})
_TAG = re.compile(r"""<(/?)([a-zA-Z][a-zA-Z0-9-]*+)(?:[^<>"']|"[^"<]*+"|'[^'<]*+')*+>""")


@dataclass(frozen=True)
class Link:
    """A link on the plain text from `start` to `end`."""

    start: int
    end: int
    href: str
    title: str = ""
    kind: str = "cited"

    @property
    def opening(self) -> str:
        """The opening tag."""
        title = f' title="{escape(self.title)}"' if self.title else ""
        return f'<a class="{escape(self.kind)}" href="{escape(self.href)}"{title}>'


@dataclass(slots=True)
class _Piece:
    """A tag, or the text between two tags with its place in the plain text."""

    raw: str
    name: str = ""
    closes: bool = False
    text: str = ""
    start: int = 0
    linkable: bool = True

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def plain_text(html: str) -> str:
    """The text that offsets count; always in NFC."""
    return _read(html)[0]


def with_links(html: str, links: Iterable[Link]) -> str:
    """The HTML with these links; what stands inside a link already, or half in a tag, has none.

    Of two links that overlap the first is made.
    """
    plain, pieces = _read(html)
    texts = [at for at, piece in enumerate(pieces) if not piece.name]
    starts = [pieces[at].start for at in texts]
    cuts: dict[int, list[tuple[int, str]]] = defaultdict(list)
    before: dict[int, list[str]] = defaultdict(list)
    done = 0
    for link in sorted(links, key=lambda link: (link.start, link.end)):
        if not (texts and max(done, starts[0]) <= link.start < link.end <= len(plain)):
            continue
        first = texts[bisect_right(starts, link.start) - 1]
        last = texts[bisect_right(starts, link.end - 1) - 1]
        if _place(pieces, first, last, link, cuts, before):
            done = link.end
    return "".join(_written(pieces, cuts, before))


def _read(html: str) -> tuple[str, list[_Piece]]:
    pieces = list(_pieces(html))
    plain = _laid_out(pieces, "")
    if not unicodedata.is_normalized("NFC", plain):
        # A node that begins with a mark: kept apart from the letter before the tag
        plain = _laid_out(pieces, "\n")
    return plain, pieces


def _pieces(html: str) -> Iterator[_Piece]:
    at = closed = 0
    for tag in _TAG.finditer(html):
        if tag.start() > at:
            yield _text(html[at : tag.start()], closed)
        at = tag.end()
        name, closes = tag[2].lower(), tag[1] == "/"
        if name in _CLOSED:
            closed = max(0, closed - 1) if closes else closed + 1
        yield _Piece(tag[0], name, closes, _between(name))
    if at < len(html):
        yield _text(html[at:], closed)


def _text(raw: str, closed: int) -> _Piece:
    return _Piece(raw, text=nfc(unescape(raw)), linkable=not closed)


def _between(name: str) -> str:
    return _BESIDE_TEXT.get(name) or ("" if name in _INLINE else FENCE)


def _laid_out(pieces: list[_Piece], gap: str) -> str:
    """Give each piece its place; the plain text."""
    length, parts = 0, []
    for piece in pieces:
        piece.start = length
        added = piece.text if piece.name else piece.text + gap
        length += len(added)
        parts.append(added)
    return "".join(parts)


def _place(
    pieces: Sequence[_Piece],
    first: int,
    last: int,
    link: Link,
    cuts: dict[int, list[tuple[int, str]]],
    before: dict[int, list[str]],
) -> bool:
    """Note down where a link opens and closes; False where it cannot be made."""
    inside = pieces[first : last + 1]
    if not all(p.name in _INLINE - _CLOSED if p.name else p.linkable for p in inside):
        return False
    if link.start >= pieces[first].end or link.end > pieces[last].end:
        return False
    closing, opening = _unbalanced(inside)
    opens_at, closes_at = first, last
    if closing:
        if link.start != pieces[first].start:
            return False
        opens_at = _outside(pieces, first, -1, closing)
    if opening:
        if link.end != pieces[last].end:
            return False
        closes_at = _outside(pieces, last, 1, opening)
    if opens_at < 0 or closes_at < 0:
        return False
    if closing:
        before[opens_at].append(link.opening)
    else:
        cuts[first].append((link.start - pieces[first].start, link.opening))
    if opening:
        before[closes_at + 1].append("</a>")
    else:
        cuts[last].append((link.end - pieces[last].start, "</a>"))
    return True


def _unbalanced(inside: Sequence[_Piece]) -> tuple[list[str], list[str]]:
    """The elements that end in between and began before, and those that end after."""
    closing: list[str] = []
    opening: list[str] = []
    for piece in inside:
        if not piece.name or piece.name in VOID or piece.name == "wbr":
            continue
        if not piece.closes:
            opening.append(piece.name)
        elif opening:
            opening.pop()
        else:
            closing.append(piece.name)
    return closing, opening


def _outside(pieces: Sequence[_Piece], at: int, step: int, names: list[str]) -> int:
    """Where the tags of these elements end, when nothing else stands beside the text; else -1."""
    for name in names if step < 0 else reversed(names):
        at += step
        if not 0 <= at < len(pieces):
            return -1
        piece = pieces[at]
        if piece.name != name or piece.closes != (step > 0):
            return -1
    return at


def _written(
    pieces: Sequence[_Piece],
    cuts: dict[int, list[tuple[int, str]]],
    before: dict[int, list[str]],
) -> Iterator[str]:
    for at, piece in enumerate(pieces):
        yield from before.get(at, ())
        if at not in cuts:
            yield piece.raw
            continue
        done = 0
        for place, tag in cuts[at]:
            yield escape(piece.text[done:place], quote=False) + tag
            done = place
        yield escape(piece.text[done:], quote=False)
    yield from before.get(len(pieces), ())
