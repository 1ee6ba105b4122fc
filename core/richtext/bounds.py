"""How large and how deep rich text may be, found out before any parser builds a tree.

Parsers need quadratic time for deep nesting, and a page of unclosed formatting can grow a
thousandfold while it is parsed. This reads the tags once, from left to right, and refuses
such text; what passes leaves in a simpler form, of known tags only, in which a parser has
no other modes (foreign content, raw text, comments) than the plain one counted here.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from django.core.exceptions import ValidationError

from core.richtext.allowlist import ALIASES, ALLOWED, CLASSES, DROPPED_WITH_CONTENT, VOID

MAX_BYTES = 1_000_000
MAX_DEPTH = 200
#: A tree of this many elements takes about a second to tidy; a long article has 2,000.
MAX_ELEMENTS = 50_000
#: The depths of all elements added up: what an element holds is looked at once a level.
MAX_STEPS = 400_000

TOO_LARGE = "Nội dung quá lớn: tối đa 1 MB chữ và mã định dạng. Hãy tách thành nhiều bài."
TOO_DEEP = (
    "Nội dung có quá nhiều lớp định dạng lồng nhau (tối đa 200). "
    "Hãy dán lại dưới dạng văn bản thuần rồi định dạng lại."
)
TOO_MANY = (
    "Nội dung có quá nhiều thẻ định dạng. "
    "Hãy dán lại dưới dạng văn bản thuần hoặc tách thành nhiều bài."
)

# As the HTML standard's tokeniser reads them; `tag` without `end` is one cut off by the end
# of the text, which a browser ignores too. Possessive, so that no text makes them slow.
_TOKEN = re.compile(
    r"""
    <!--(?:>|->|(?s:.*?)(?:--!?>|\Z))       # comment
  | <(?:[!?]|/(?![a-zA-Z]))[^>]*+(?:>|\Z)   # doctype, <![if …]>, <?xml …>, </>
  | <(?P<close>/?)(?P<name>[a-zA-Z][^\t\n\f\r />]*+)
    (?P<rest>(?:
        [\t\n\f\r /]++
      | [^\t\n\f\r />][^\t\n\f\r />=]*+
        (?:[\t\n\f\r ]*+=[\t\n\f\r ]*+(?:"[^"]*+"|'[^']*+'|[^\t\n\f\r "'>][^\t\n\f\r >]*+|(?=>)))?+
    )*+)
    (?P<end>>?)
    """,
    re.VERBOSE,
)
_ATTRIBUTE = re.compile(
    r"""
    (?P<attribute>[^\t\n\f\r />][^\t\n\f\r />=]*+)
    (?:[\t\n\f\r ]*+=[\t\n\f\r ]*+
        (?P<value>"[^"]*+"|'[^']*+'|[^\t\n\f\r "'>][^\t\n\f\r >]*+)?+
    )?+
    """,
    re.VERBOSE,
)
_ATTRIBUTES: dict[str, frozenset[str]] = {
    tag: ALLOWED[tag]
    | ({"class"} if tag in CLASSES else set())
    | ({"rel"} if tag == "a" else set())
    for tag in ALLOWED
}
_RAW_END = {
    name: re.compile(rf"</{name}(?=[\t\n\f\r />])[^>]*+>|\Z", re.IGNORECASE)
    for name in DROPPED_WITH_CONTENT
}

_FORMATTING = frozenset({"strong", "em", "u", "s", "sub", "sup", "a"})
# Formatting that is open outside a cell has no effect on tags inside it.
_WALLS = frozenset({"table", "caption", "th", "td"})
_CELLS = _WALLS - {"table"}
_ENDS_CELL = _CELLS | {"tr", "thead", "tbody"}
_IMPLIES_END_OF: dict[str, frozenset[str]] = {
    "p": frozenset({"p"}),
    "li": frozenset({"p", "li"}),
    "tr": frozenset({"tr"}),
    "thead": frozenset({"tr", "thead", "tbody"}),
    "tbody": frozenset({"tr", "thead", "tbody"}),
}


class Tag(NamedTuple):
    """One tag of the text: our name for it, whether it closes, and its attributes."""

    name: str
    closes: bool
    attributes: str

    @property
    def is_known(self) -> bool:
        """Whether a parser gets to see it; the others go, their text stays."""
        return self.name in ALLOWED or self.name == "div"

    @property
    def is_empty(self) -> bool:
        """Whether nothing is inside it: an image, or Word's `<o:p/>`."""
        return self.name in VOID or (not self.is_known and self.attributes.endswith("/"))

    def __str__(self) -> str:
        """The tag as HTML, with the attributes that the allow-list knows."""
        return f"</{self.name}>" if self.closes else f"<{self.name}{self._known_attributes()}>"

    def _known_attributes(self) -> str:
        known = _ATTRIBUTES.get(self.name)
        if not known or not self.attributes:
            return ""
        # Of two with one name the first counts. A parser compares each with all others.
        found: dict[str, str] = {}
        for attribute in _ATTRIBUTE.finditer(self.attributes):
            name = attribute["attribute"].lower()
            if name in known:
                value = attribute["value"] or '""'
                found.setdefault(name, f" {name}={value}")
        return "".join(found.values())


def pieces(html: str) -> Iterator[str | Tag]:
    """The text between tags, and the tags; comments, scripts and styles are left out.

    A "<" of the text is escaped: beside what is left out it could become a tag.
    """
    at = 0
    while found := _TOKEN.search(html, at):
        yield html[at : found.start()].replace("<", "&lt;")
        at = found.end()
        name = (found["name"] or "").lower()
        if not name:
            continue
        if not found["end"]:
            return
        if name in _RAW_END and not found["close"]:
            end = _RAW_END[name].search(html, at)
            at = end.end() if end else len(html)
            continue
        attributes = "" if found["close"] else found["rest"]
        yield Tag(ALIASES.get(name, name), bool(found["close"]), attributes)
    yield html[at:].replace("<", "&lt;")


class _Depth:
    """Counts what a parser would have open; at most too much, never too little.

    The elements that are open stand in one list for each table cell around them.
    """

    def __init__(self) -> None:
        self.rooms: list[list[str]] = [[]]
        self.walls: list[str] = []
        self.elements = 0
        self.steps = 0

    def read(self, tag: Tag) -> None:
        """Take note of one tag. Raises ValidationError beyond a limit."""
        if tag.closes:
            self._close(tag.name)
        elif not tag.is_empty:
            self._open(tag.name)
        # Of a </p> or </br> that closes nothing a parser makes an element.
        if not tag.closes or tag.name in {"p", "br"}:
            self._count()

    @property
    def depth(self) -> int:
        """How many elements are open, with the tbody and tr that a parser adds itself."""
        return len(self.walls) + 2 * self.walls.count("table") + sum(map(len, self.rooms))

    def _open(self, name: str) -> None:
        ends = _IMPLIES_END_OF.get(name, frozenset())
        if name in _ENDS_CELL:
            self._leave(_CELLS)
        room = self.rooms[-1]
        while room and room[-1] in ends:
            room.pop()
        if name in _WALLS:
            self.walls.append(name)
            self.rooms.append([])
        else:
            room.append(name)

    def _leave(self, names: frozenset[str]) -> None:
        if self.walls and self.walls[-1] in names:
            self.walls.pop()
            self.rooms.pop()

    def _close(self, name: str) -> None:
        if name in _WALLS:
            self._close_wall(name)
            return
        room = self.rooms[-1]
        if name not in room:
            return
        at = len(room) - 1 - room[::-1].index(name)
        if name in _FORMATTING:
            del room[at]
        else:
            # Formatting left open in a closed block is opened again in the next one.
            room[at:] = [open_tag for open_tag in room[at:] if open_tag in _FORMATTING]

    def _close_wall(self, name: str) -> None:
        for at in range(len(self.walls) - 1, -1, -1):
            if self.walls[at] == name:
                del self.walls[at:], self.rooms[at + 1 :]
                return
            if self.walls[at] == "table":
                return

    def _count(self) -> None:
        depth = self.depth
        if depth > MAX_DEPTH:
            raise ValidationError(TOO_DEEP, code="too_deep")
        self.elements += 1 + sum(name in _FORMATTING for name in self.rooms[-1])
        self.steps += depth
        if self.elements > MAX_ELEMENTS or self.steps > MAX_STEPS:
            raise ValidationError(TOO_MANY, code="too_many")


def within_bounds(html: str) -> str:
    """The text with known tags only, safe to parse; other tags go, their text stays.

    Raises ValidationError with a Vietnamese sentence for more than MAX_BYTES of UTF-8, a
    depth over MAX_DEPTH, or more than MAX_ELEMENTS or MAX_STEPS. Takes linear time.
    """
    if len(html) > MAX_BYTES or len(html.encode()) > MAX_BYTES:
        raise ValidationError(TOO_LARGE, code="too_large")
    depth = _Depth()
    kept: list[str] = []
    for piece in pieces(html):
        if isinstance(piece, Tag):
            depth.read(piece)
            if not piece.is_known:
                continue
        kept.append(str(piece))
    return "".join(kept)
