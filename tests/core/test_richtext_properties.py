"""What holds of the cleaning of any text whatever."""

import unicodedata

from hypothesis import given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from core.richtext.allowlist import ALLOWED, CLASSES
from core.richtext.cleaning import clean
from core.richtext.tree import tree_of

TAGS = [
    *("p", "div", "h1", "h2", "h4", "b", "i", "u", "sub", "span", "a", "pre", "section", "o:p"),
    *("ul", "ol", "li", "dl", "dd", "blockquote", "figure", "figcaption", "caption"),
    *("table", "thead", "tbody", "tfoot", "tr", "th", "td", "svg", "math", "select", "template"),
    *("script", "style", "title", "textarea", "button", "object"),
]
PIECES = st.one_of(
    st.sampled_from([f"<{slash}{tag}>" for tag in TAGS for slash in ("", "/")]),
    st.sampled_from(
        [
            *("<br>", "<hr>", "&nbsp;", " ", "\n", "&lt;", "&#x338;", "&#x301;", "&#13;", "<!--"),
            *("-->", "<", ">", "e\u0301", "<img src=/media/a.jpg>", "<img src=http://x.example/a>"),
            *("<a href=//x.example>", "<a href='/a'>", "<figure class='image x'>", "<a title='>'>"),
            *("<p class=text-center>", "<td colspan=2>", "<ol start=4>", "<img alt='&quot;'>"),
        ]
    ),
    st.text(max_size=5),
)


# A slice is a plain text, which `clean` cannot know to be clean.
@hypothesis(deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_cleaning_twice_changes_nothing(html: str) -> None:
    once = clean(html)[:]
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)


@hypothesis(deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_only_what_is_allowed_comes_out(html: str) -> None:
    for element in tree_of(clean(html)).elements():
        assert element.tag in ALLOWED
        own = {"rel"} if element.tag == "a" else {"class"} if element.tag in CLASSES else set()
        assert set(element.attributes) <= ALLOWED[element.tag] | own
        assert set(element.attributes.get("class", "").split()) <= CLASSES.get(element.tag, set())
