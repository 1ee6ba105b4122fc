"""Links put into HTML: where the text says, never into tags, never into links."""

from __future__ import annotations

import re
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.richtext.rendering import render
from core.richtext.tree import tree_of
from documents.citations.links import FENCE, Link, plain_text, with_links


def linked(html: str, words: str, href: str = "/x/") -> str:
    """The HTML with a link on the first place of these words in its text."""
    start = plain_text(html).index(words)
    return with_links(html, [Link(start, start + len(words), href)])


A = '<a class="cited" href="/x/">'


@pytest.mark.parametrize(
    ("html", "words", "expected"),
    [
        ("<p>Chỉ thị 35-CT/TW.</p>", "35-CT/TW", f"<p>Chỉ thị {A}35-CT/TW</a>.</p>"),
        ("35-CT/TW", "35-CT/TW", f"{A}35-CT/TW</a>"),
        (
            "<p>R&amp;D 35-CT/TW &lt;b&gt;</p>",
            "35-CT/TW",
            f"<p>R&amp;D {A}35-CT/TW</a> &lt;b&gt;</p>",
        ),
        ("<p>1/A-CCHC&amp;PC</p>", "1/A-CCHC&PC", f"<p>{A}1/A-CCHC&amp;PC</a></p>"),
        # Tags inside, when the link holds all of them
        ("<p><b>35-CT</b>/TW</p>", "35-CT/TW", f"<p>{A}<b>35-CT</b>/TW</a></p>"),
        ("<p>35-<em>CT/TW</em>.</p>", "35-CT/TW", f"<p>{A}35-<em>CT/TW</em></a>.</p>"),
        (
            "<p><u><b>35</b></u>-<i><em>CT/TW</em></i></p>",
            "35-CT/TW",
            f"<p>{A}<u><b>35</b></u>-<i><em>CT/TW</em></i></a></p>",
        ),
        ("<p><b>35-CT/TW</b></p>", "35-CT/TW", f"<p><b>{A}35-CT/TW</a></b></p>"),
        ("<p>35-<br>CT</p>", "35-\nCT", f"<p>{A}35-<br>CT</a></p>"),
        # Half in a tag: left as it is
        ("<p><b>Số 35-CT</b>/TW</p>", "35-CT/TW", "<p><b>Số 35-CT</b>/TW</p>"),
        ("<p>35-<b>CT/TW và</b></p>", "35-CT/TW", "<p>35-<b>CT/TW và</b></p>"),
        # Existing links, attributes, pictures
        (
            '<p><a href="/y/">35-CT/TW</a></p>',
            "35-CT/TW",
            '<p><a href="/y/">35-CT/TW</a></p>',
        ),
        (
            '<p><a href="/y/">Số <b>35</b></a>-CT/TW</p>',
            "35-CT/TW",
            '<p><a href="/y/">Số <b>35</b></a>-CT/TW</p>',
        ),
        (
            '<p><img src="/a" alt="35-CT/TW"></p><figcaption>Ảnh 35-CT/TW</figcaption>',
            "35-CT/TW",
            f'<p><img src="/a" alt="35-CT/TW"></p><figcaption>Ảnh {A}35-CT/TW</a></figcaption>',
        ),
        (
            '<p title="a > b">x</p><p>y</p>',
            "y",
            f'<p title="a > b">x</p><p>{A}y</a></p>',
        ),
    ],
)
def test_where_a_link_goes(html: str, words: str, expected: str) -> None:
    assert linked(html, words) == expected


def test_blocks_do_not_run_together() -> None:
    assert plain_text("<p>Số 35</p><p>-CT/TW</p>") == f"{FENCE}Số 35{FENCE}{FENCE}-CT/TW{FENCE}"


def test_nothing_is_linked_over_blocks() -> None:
    html = "<p>ab</p><p>cd</p>"
    assert with_links(html, [Link(7, 16, "/x/")]) == html


def test_several_links_and_the_first_of_two_that_overlap() -> None:
    links = [Link(0, 2, "/1/"), Link(1, 3, "/2/"), Link(3, 5, "/3/")]
    assert with_links("abcde", links) == (
        '<a class="cited" href="/1/">ab</a>c<a class="cited" href="/3/">de</a>'
    )


@pytest.mark.parametrize(("start", "end"), [(0, 0), (2, 1), (0, 99), (-5, 2), (90, 95)])
def test_places_that_are_not_there(start: int, end: int) -> None:
    assert with_links("<p>abc</p>", [Link(start, end, "/x/")]) == "<p>abc</p>"


@pytest.mark.parametrize("html", ["", "<p></p>", "<hr>"])
def test_no_text(html: str) -> None:
    assert with_links(html, [Link(0, 1, "/x/")]) == html


def test_addresses_and_titles_are_escaped() -> None:
    made = with_links("abc", [Link(0, 3, '/?a="&b', 'x" onmouseover="alert(1)<')])
    assert made == (
        '<a class="cited" href="/?a=&quot;&amp;b" '
        'title="x&quot; onmouseover=&quot;alert(1)&lt;">abc</a>'
    )


def test_offsets_are_those_of_the_composed_text() -> None:
    html = unicodedata.normalize("NFD", "<p>Chỉ thị số 35-CT/TW của Đảng</p>")
    assert linked(html, "35-CT/TW") == f"<p>Chỉ thị số {A}35-CT/TW</a> của Đảng</p>"


def test_a_node_that_begins_with_a_mark_moves_nothing() -> None:
    html = "<p>e<b>\u0301</b> số 35-CT/TW</p>"
    assert unicodedata.is_normalized("NFC", plain_text(html))
    assert f"{A}35-CT/TW</a>" in linked(html, "35-CT/TW")


PIECES = st.lists(
    st.sampled_from(
        [
            *("<p>", "</p>", "<b>", "</b>", "<em>", "</em>", '<a href="/y/">', "</a>", "<br>"),
            *(
                "<li>",
                "35-CT/TW",
                " số ",
                "&amp;",
                "&lt;i&gt;",
                "é",
                "e\u0301",
                "<",
                ">",
                '"',
                "ngày 1/2",
            ),
        ]
    ),
    max_size=25,
)


@given(PIECES, st.data())
def test_links_change_no_text_and_no_other_tag(pieces: list[str], data: st.DataObject) -> None:
    html = str(render("".join(pieces)))
    plain = plain_text(html)
    ends = st.integers(0, len(plain))
    spans = data.draw(st.lists(st.tuples(ends, ends), max_size=5))
    made = with_links(html, [Link(start, end, "/x/") for start, end in spans])
    assert plain_text(made) == plain
    without = re.sub(
        r'<a class="cited" href="/x/">((?:(?!<a\b).)*?)</a>', r"\1", made, flags=re.DOTALL
    )
    assert plain_text(without) == plain
    tree = tree_of(made)
    assert tree.inner_html() == made
    assert not any(link.all("a") for link in tree.all("a"))
    assert re.findall(r"<(?!/?a\b)[^>]*>", made) == re.findall(r"<(?!/?a\b)[^>]*>", html)


def test_ten_thousand_links_in_a_megabyte() -> None:
    html = (
        "<p>"
        + "Căn cứ <b>Chỉ thị</b> 35-CT/TW, ngày 14/6/2024 &amp; các văn bản khác</p><p>" * 10_000
    )
    html = html.removesuffix("<p>")
    plain = plain_text(html)
    places = [found.start() for found in re.finditer("35-CT/TW", plain)]
    started = time.process_time()
    made = with_links(html, [Link(at, at + 8, "/x/") for at in places])
    assert made.count("<a ") == 10_000
    assert time.process_time() - started < 3


@pytest.mark.parametrize(
    "hostile", ['<a "' * 50_000, "<" * 200_000, "<b" * 100_000, "<b x='" * 40_000]
)
def test_broken_tags_take_no_longer(hostile: str) -> None:
    started = time.process_time()
    with_links(hostile, [Link(0, 1, "/x/")])
    assert time.process_time() - started < 3
