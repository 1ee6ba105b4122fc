"""Stored rich text as readers get it."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import models
from django.test.utils import isolate_apps
from django.utils.safestring import SafeString

from core.images.names import size_of
from core.richtext.cleaning import clean
from core.richtext.fields import RichTextField
from core.richtext.rendering import RenderedField, render
from core.richtext.tree import tree_of

NAME = "anh/2026/11/AAAAAAAAAAAAAAAAAAAAAA-1600x900.jpg"
SMALL = "anh/2026/11/BBBBBBBBBBBBBBBBBBBBBB-300x200.png"


def image_of(html: str) -> dict[str, str]:
    return tree_of(render(html)).all("img")[0].attributes


def test_a_stored_picture_gets_its_size_and_its_copies() -> None:
    assert size_of(NAME) == (1600, 900)
    image = image_of(f'<p><img src="/media/{NAME}" alt="Cầu"></p>')
    assert image["alt"] == "Cầu"
    assert (image["width"], image["height"]) == ("1600", "900")
    assert (image["loading"], image["decoding"]) == ("lazy", "async")
    assert f"/media/{NAME} 1600w" in image["srcset"]
    assert "-1600x900.w640.jpg 640w" in image["srcset"]
    assert image["sizes"] == "(min-width: 960px) 720px, 100vw"


def test_a_size_that_the_officer_chose_is_kept() -> None:
    image = image_of(f'<p><img src="/media/{NAME}" width="400" height="225"></p>')
    assert (image["width"], image["height"]) == ("400", "225")
    assert image["sizes"] == "(min-width: 960px) 400px, 100vw"


def test_webp_is_offered_before_a_picture_that_has_it() -> None:
    html = render(f'<p class="a"><img src="/media/{NAME}" alt="Cầu"></p>')
    [holder] = tree_of(html).all("picture")
    source, image = holder.children
    assert not isinstance(source, str)
    assert not isinstance(image, str)
    assert (source.tag, image.tag) == ("source", "img")
    assert source.attributes["type"] == "image/webp"
    assert source.attributes["sizes"] == image.attributes["sizes"]
    assert "-1600x900.w1600.webp 1600w" in source.attributes["srcset"]
    assert "<picture>" not in render(f'<p><img src="/media/{SMALL}" alt="Cầu"></p>')


def test_a_picture_without_copies_has_no_srcset() -> None:
    image = image_of(f'<p><img src="/media/{SMALL}"></p>')
    assert (image["width"], image["height"]) == ("300", "200")
    assert "srcset" not in image
    assert "sizes" not in image


def test_a_picture_of_unknown_name_is_only_lazy() -> None:
    image = image_of('<p><img src="/media/cu/a%20b.jpg"></p>')
    assert image == {
        "src": "/media/cu/a%20b.jpg",
        "alt": "",
        "loading": "lazy",
        "decoding": "async",
    }


def test_a_table_can_be_scrolled_and_is_named_once() -> None:
    html = render(
        "<table><tr><td>a</td></tr></table><table><tr><td>b</td></tr></table>"
        "<table><caption>Thu chi <b>quý 1</b></caption><tr><td>c</td></tr></table>"
    )
    boxes = tree_of(html).all("div")
    assert [box.attributes["aria-label"] for box in boxes] == ["Bảng", "Bảng 2", "Thu chi quý 1"]
    assert boxes[0].attributes == {
        "class": "table-scroll",
        "tabindex": "0",
        "role": "region",
        "aria-label": "Bảng",
    }
    assert [child.tag for box in boxes for child in box.elements() if child.tag == "table"] == (
        ["table"] * 3
    )


def test_a_table_in_a_table_has_no_box_of_its_own() -> None:
    html = render("<table><tr><td><table><tr><td>a</td></tr></table></td></tr></table>")
    assert html.count("table-scroll") == 1
    assert html.count("<table>") == 2


def test_header_cells_say_what_they_head() -> None:
    table = (
        "<table><thead><tr><th></th><th>Cột</th></tr></thead>"
        '<tbody><tr><th>Hàng</th><td>1</td></tr><tr><th scope="rowgroup">x</th></tr>'
        "<tr><th>Riêng</th></tr></tbody></table>"
    )
    html = render(table)
    assert "<td></td>" in html
    assert '<th scope="col">Cột</th>' in html
    assert '<th scope="row">Hàng</th>' in html
    assert '<th scope="rowgroup">x</th>' in html
    assert '<th scope="col">Riêng</th>' in html


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<h3>a</h3><h2>b</h2><h3>c</h3>", "<h2>a</h2><h2>b</h2><h3>c</h3>"),
        ("<h2>a</h2><h3>b</h3>", "<h2>a</h2><h3>b</h3>"),
        ("<h3>a</h3>", "<h2>a</h2>"),
    ],
)
def test_headings_never_skip_a_level(html: str, expected: str) -> None:
    assert render(html) == expected


def test_text_and_marks_are_escaped_as_stored() -> None:
    html = clean(
        '<p>1 &lt; 2 &amp; "3"&nbsp;<a href="/?a=1&amp;b=2" title="&quot;x&quot;">x</a></p>'
    )
    rendered = render(html)
    assert isinstance(rendered, SafeString)
    assert clean(rendered[:]) == html


def test_marks_in_an_alternative_text_stay_in_it() -> None:
    image = image_of("""<p><img src="/media/a.jpg" alt='2 > 1 <b onclick="x()">'></p>""")
    assert image["alt"] == '2 > 1 <b onclick="x()">'


def test_what_was_not_clean_is_cleaned() -> None:
    assert render("<p>a<script>alert(1)</script></p>") == "<p>a</p>"


@isolate_apps("core")
def test_rendered_field_follows_its_source_whatever_the_order() -> None:
    class Note(models.Model):  # noqa: DJ008  of this test alone
        shown = RenderedField("body")
        body = RichTextField()

        class Meta:
            app_label = "core"

    note = Note(body="<h3>a</h3><script>x</script>")
    shown: Any = Note._meta.get_field("shown")
    assert shown.pre_save(note, add=True) == "<h2>a</h2>"
    assert note.shown == "<h2>a</h2>"
    assert isinstance(shown.from_db_value("<h2>a</h2>"), SafeString)
    assert not shown.editable
    note.body = "x" * 2_000_000
    with pytest.raises(ValidationError):
        shown.pre_save(note, add=False)


def test_rendered_field_can_be_made_again_by_a_migration() -> None:
    _, path, args, kwargs = RenderedField("body").deconstruct()
    assert path == "core.richtext.rendering.RenderedField"
    again = RenderedField(*args, **kwargs)
    assert again.source == "body"
    assert again.deconstruct()[3] == kwargs
