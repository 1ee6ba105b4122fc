"""Too much is refused before any parser sees it; what passes is quick to parse."""

import nh3
import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from core.richtext import bounds, cleaning
from core.richtext.allowlist import ALLOWED
from core.richtext.bounds import MAX_BYTES, TOO_LARGE, TOO_MANY, within_bounds
from core.richtext.tree import Node, tree_of

WIDE = "".join(f"<sup title={n}>" for n in range(150))
BOMBS = {
    "div": "<div>" * 10_000,
    "div, more of them": "<div>" * 100_000,
    "b": "<b>" * 10_000,
    "font": "<font>" * 10_000,
    "upper case": "<DIV>" * 300,
    "table": "<table><tr><td>" * 10_000,
    "table without rows": "<table><td>" * 10_000,
    "list": "<ul><li>" * 10_000,
    "svg": "<svg><g>" * 10_000,
    "closed elsewhere": "<div><table><td></div></td></table>" * 300,
    "closed in a comment": "<div><!--</div>-->" * 300,
    "closed in an attribute": "<div title='</div>'>" * 300,
    "closed in a style": "<div><style></div></style>" * 300,
    "closed in a script": "<div><script></div></script>" * 300,
    "crossed formatting": "<i><b></b>" * 300,
    "closed inside a table": "<table><td><table></td></table>" * 60,
    "cells with rows of the parser's own": "<table><td>" * 60,
    "just one too many": "<div>" * 201,
}


@pytest.fixture
def no_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object, **_kwargs: object) -> str:
        raise AssertionError("the parser was asked")

    monkeypatch.setattr(nh3, "clean", fail)


@pytest.mark.usefixtures("no_parser")
@pytest.mark.parametrize("html", BOMBS.values(), ids=BOMBS.keys())
def test_depth_is_refused_before_the_parser(html: str) -> None:
    with pytest.raises(ValidationError, match="tối đa 200"):
        cleaning.clean(html)


@pytest.mark.usefixtures("no_parser")
@pytest.mark.parametrize(
    "html",
    [
        "x" * 2_000_000,
        "x" * 1_000_001,
        "<p>" + "ế" * (MAX_BYTES // 3),
        "<p>x</p>" * 250_000,
    ],
    ids=["2 MB", "one byte more", "bytes and not letters", "2 MB of paragraphs"],
)
def test_size_is_refused_before_the_parser(html: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        cleaning.clean(html)
    assert refusal.value.messages == [TOO_LARGE]


@pytest.mark.usefixtures("no_parser")
@pytest.mark.parametrize(
    "html",
    [
        "<p>" * 300_000,
        "</p>" * 240_000,
        f"<p>{WIDE}" + "<p>x" * 1_000,
        "<div>" * 190 + "<p>x" * 10_000,
    ],
    ids=[
        "elements",
        "ends of paragraphs",
        "formatting opened again in each paragraph",
        "many at a great depth",
    ],
)
def test_elements_are_refused_before_the_parser(html: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        cleaning.clean(html)
    assert refusal.value.messages == [TOO_MANY]


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 200,
        "<p>x" * 10_000,
        "<ul>" + "<li>x<p>y" * 5_000 + "</ul>",
        "<table>" + "<tr><td>x<td>y" * 3_000 + "</table>",
        "<p><o:p/><v:shape/></p>" * 1_000,
        "<p><b>x<i>y</b>z</i></p>" * 1_000,
        "<br>" * 10_000 + "<img src=x>" * 1_000,
        "<p>x<!-- <div> --></p>" * 1_000,
        "<style>" + "<div>" * 1_000 + "</style>",
    ],
    ids=[
        *("exactly the depth", "open paragraphs", "open items", "open cells", "empty elements"),
        *("crossed formatting", "void elements", "comments", "style"),
    ],
)
def test_what_is_not_deep_passes(html: str) -> None:
    assert isinstance(within_bounds(html), str)


@pytest.mark.parametrize(
    "html",
    [
        "<" * 900_000,
        "<a " * 300_000,
        "<a b='" + '<a b="' * 150_000,
        "<!--" * 240_000,
        "<style>" * 140_000,
        "<a " + "/a=" * 300_000,
        "<a" + " " * 900_000,
        "<a " + "= " * 400_000,
        "<p " + " ".join(f"a{n}=1" for n in range(90_000)) + ">x",
    ],
    ids=range(9),
)
def test_cut_off_and_endless_tags_take_linear_time(html: str) -> None:
    # Quadratic time on these would be hours and not seconds.
    assert isinstance(within_bounds(html), str)


def test_unknown_attributes_do_not_reach_the_parser() -> None:
    assert within_bounds("<p ID=x onclick='a()' CLASS=\"y\" class=z>t</p>") == '<p class="y">t</p>'
    assert within_bounds("<img alt src=/a/>") == '<img alt="" src=/a/>'


def test_what_is_left_out_does_not_join_to_a_new_tag() -> None:
    assert within_bounds("<<script></script>b>x") == "&lt;b>x"
    assert within_bounds("<<o:p>div>" * 100).count("<") == 0


PIECES = st.sampled_from(
    [
        *("x", " ", "<!--", "-->", "<br>", "<a href=1>", "<a href=2>", "<script>", "</script>"),
        *(
            f"<{slash}{tag}>"
            for tag in ("p", "div", "b", "i", "ul", "li", "blockquote", "h2", "figure", "a")
            for slash in ("", "/")
        ),
        *(
            f"<{slash}{tag}>"
            for tag in ("table", "caption", "tbody", "tr", "td", "th", "span", "svg", "select")
            for slash in ("", "/")
        ),
    ]
)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_a_parser_never_finds_more_than_twice_what_was_counted(html: str) -> None:
    counted = bounds._Depth()
    deepest = 0
    for piece in bounds.pieces(html):
        if isinstance(piece, bounds.Tag):
            counted.read(piece)
            deepest = max(deepest, counted.depth)
    tree = tree_of(nh3.clean(within_bounds(html), tags={*ALLOWED, "div"}))
    assert depth_of(tree) <= 2 * deepest + 3
    assert sum(1 for _ in tree.elements()) <= 2 * counted.elements + 4


def depth_of(node: Node) -> int:
    inside = [depth_of(child) for child in node.children if isinstance(child, Node)]
    return 1 + max(inside) if inside else 0
