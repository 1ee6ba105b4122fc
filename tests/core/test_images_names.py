"""Stored names carry size and renditions; HTML is made from them alone."""

import re
from datetime import date

import pytest
from django.template import Context, Template

from core.images import markup, names

NAME = "anh/2026/11/AbCdEfGhIjKlMnOpQrStU_-1920x1080.jpg"
SMALL = "anh/2026/01/AbCdEfGhIjKlMnOpQrStU_-320x200.png"


def test_new_name_has_month_random_part_and_size():
    name = names.new_name(800, 600, "webp", date(2026, 3, 9))
    assert re.fullmatch(r"anh/2026/03/[A-Za-z0-9_-]{22}-800x600\.webp", name)
    assert name != names.new_name(800, 600, "webp", date(2026, 3, 9))


def test_new_name_refuses_other_kinds():
    with pytest.raises(ValueError, match="svg"):
        names.new_name(800, 600, "svg", date(2026, 3, 9))


def test_every_new_name_can_be_read_back():
    for _ in range(300):  # a random part may begin or end with "-"
        name = names.new_name(1024, 7, "png", date(2026, 12, 31))
        assert names.size_of(name) == (1024, 7)
        assert names.is_stored_name(name)


def test_renditions_are_narrower_than_the_picture():
    assert names.rendition_widths(NAME) == [320, 640, 1024]
    assert names.rendition_widths(NAME.replace("1920", "1024")) == [320, 640]
    assert names.rendition_widths(SMALL) == []


def test_rendition_name_stands_beside_the_picture():
    assert names.rendition_name(NAME, 640) == NAME.replace(".jpg", ".w640.jpg")
    assert names.is_stored_name(names.rendition_name(NAME, 640))


@pytest.mark.parametrize(
    "name",
    [
        "",
        "anh.jpg",
        "/" + NAME,
        NAME + "\n",
        NAME.replace("jpg", "svg"),
        NAME.replace("1920", "0"),
        NAME.replace("2026", "٢٠٢٦"),
        "../" + NAME,
        NAME.replace(".jpg", ".w640.jpg"),
    ],
)
def test_other_names_have_no_size_and_no_renditions(name):
    assert names.size_of(name) is None
    assert names.rendition_widths(name) == []
    with pytest.raises(ValueError, match="Not the name"):
        names.rendition_name(name, 640)


def test_srcset_lists_renditions_and_the_picture():
    stem = "/media/" + NAME.removesuffix(".jpg")
    assert markup.srcset_of(NAME) == (
        f"{stem}.w320.jpg 320w, {stem}.w640.jpg 640w, {stem}.w1024.jpg 1024w, {stem}.jpg 1920w"
    )


def test_webp_is_offered_in_every_width_and_before_the_picture():
    assert markup.webp_srcset_of(NAME).split(", ")[0].endswith("-1920x1080.w320.webp 320w")
    assert [one.split()[1] for one in markup.webp_srcset_of(NAME).split(", ")] == [
        "320w",
        "640w",
        "1024w",
        "1920w",
    ]
    html = printed("name", name=NAME)
    assert html.startswith("<picture><source ")
    assert html.index('type="image/webp"') < html.index("<img ")
    assert (SMALL, names.webp_widths(NAME.replace(".jpg", ".webp"))) == (SMALL, [])
    assert names.webp_widths(SMALL) == []


def test_what_stands_for_a_copy_in_webp():
    stem = NAME.removesuffix(".jpg")
    assert names.plain_names(f"{stem}.w640.webp") == [f"{stem}.w640.jpg", f"{stem}.w640.png"]
    assert names.plain_names(f"{stem}.w1920.webp") == [f"{stem}.jpg", f"{stem}.png"]
    for other in (NAME, f"{stem}.w640.jpg", f"{stem}.webp", "tep/a.w640.webp", f"{stem}.w0.webp"):
        assert names.plain_names(other) == []


def test_no_srcset_without_renditions():
    assert markup.srcset_of(SMALL) == ""
    assert markup.srcset_of("tep/khac.jpg") == ""


def printed(arguments: str, **context: object) -> str:
    template = Template("{% load images %}{% picture " + arguments + " %}")
    return template.render(Context(context))


def test_tag_prints_everything_a_browser_needs():
    html = printed('name alt="Chợ Rồng" sizes="50vw"', name=NAME)
    for part in (
        f'src="/media/{NAME}"',
        ".w640.jpg 640w",
        'sizes="50vw"',
        'width="1920"',
        'height="1080"',
        'alt="Chợ Rồng"',
        'loading="lazy"',
        'decoding="async"',
    ):
        assert part in html
    assert "fetchpriority" not in html
    assert "class=" not in html


def test_first_picture_of_a_page_is_loaded_at_once():
    html = printed('name lazy=False class_="lead"', name=NAME)
    assert "loading=" not in html
    assert 'fetchpriority="high"' in html
    assert 'class="lead"' in html


def test_tag_escapes_whatever_it_is_given():
    nasty = '"><script>alert(1)</script>'
    html = printed("name alt=nasty sizes=nasty class_=nasty", name=NAME, nasty=nasty)
    assert "<script>" not in html
    assert html.count("<") == len(["picture", "source", "img", "/picture"])
    assert printed("name", name="javascript:alert(1)//x").count('src="/media/') == 1
    assert "<script>" not in printed("name", name=nasty)


def test_alt_is_always_there_even_when_empty():
    assert 'alt=""' in printed("name", name=NAME)
    assert 'alt=""' in printed("name alt=none", name=NAME, none=None)


def test_picture_without_renditions_has_no_sizes():
    html = printed("name", name=SMALL)
    assert "srcset" not in html
    assert "sizes" not in html
    assert 'width="320"' in html


@pytest.mark.parametrize("name", ["", None])
def test_nothing_is_printed_for_no_picture(name):
    assert printed("name", name=name) == ""
