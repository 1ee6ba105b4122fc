"""What an officer pastes, and what attackers would, becomes safe and tidy."""

import unicodedata
from typing import Any

import nh3
import pytest
from django.core.exceptions import ValidationError

from core.richtext import cleaning
from core.richtext.cleaning import (
    CleanHtml,
    clean,
    foreign_images,
    images_without_alt,
    outside_hosts,
    text_of,
)

FIGURE = (
    '<figure class="image align-left"><img alt="Cây cầu mới bắc qua sông" height="600" '
    'src="/media/anh/cau.jpg" width="800"><figcaption>Ảnh: <strong>Cầu</strong> ngày '
    "thông xe &amp; đường dẫn &lt;2 km&gt;</figcaption></figure>"
)

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<meta name=Generator content="Microsoft Word 15"><title>Tin hội nghị</title>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- /* Style Definitions */ p.MsoNormal {mso-style-parent:""; margin:0cm;} --></style>
</head><body lang=VI style='tab-interval:36.0pt'><div class=WordSection1>
<p class=MsoNormal align=center style='text-align:center'><b style='mso-bidi-font-weight:normal'>
<span style='font-size:14.0pt;mso-fareast-language:VI'>Hội nghị tổng kết<o:p></o:p></span></b></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'>
<![if !supportLists]><span style='mso-list:Ignore'>-<span style='font:7.0pt "Times New Roman"'>
&nbsp;&nbsp; </span></span><![endif]>Việc thứ nhất;<o:p></o:p></p>
<p class=MsoNormal><span lang=EN-US>Trong ngày <i>16/4</i>,&nbsp; đoàn đã&nbsp;làm việc.</span></p>
<p class=MsoNormal><!--[if gte vml 1]><v:shape id="a"><v:imagedata src="file:///C:/a.png"/></v:shape>
<![endif]--><![if !vml]><img width=200 src="file:///C:/Temp/msohtmlclip1/01/a.png"><![endif]></p>
<table class=MsoTableGrid border=1 style='border-collapse:collapse'><tr style='height:1cm'>
<td width=200 colspan=2 ><p class=MsoNormal>Tổ 1<o:p></o:p></p></td></tr></table>
</div></body></html>"""


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a<script>alert(1)</script>b</p>", "<p>ab</p>"),
        ("<SCRIPT SRC=//e.example/x.js></SCRIPT><p>a</p>", "<p>a</p>"),
        ("<scr<script></script>ipt>alert(1)</script>", "<p>ipt&gt;alert(1)</p>"),
        ("<p><img src=x onerror=alert(1)>a</p>", "<p>a</p>"),
        (
            "<p><img src=/media/a.jpg onerror=alert(1)></p>",
            '<p><img src="/media/a.jpg" alt=""></p>',
        ),
        ("<svg onload=alert(1)><p>a</p></svg>", "<p>a</p>"),
        ("<svg><style><img src=x onerror=alert(1)></style></svg>a", "<p>a</p>"),
        ("<math><mtext><table><mglyph><style><img src=x onerror=a()>", ""),
        ("<iframe src='https://e.example'></iframe><p>a</p>", "<p>a</p>"),
        ("<p onclick=a() style='color:red' id=x class='MsoNormal'>a</p>", "<p>a</p>"),
        ("<form action=/x><input name=a><button>Gửi</button></form>", "<p>Gửi</p>"),
        ("<p>a</p><!-- <img src=x onerror=a()> -->", "<p>a</p>"),
        ("<noscript><p title='</noscript><img src=x onerror=a()>'>a</p></noscript>", "<p>a</p>"),
        (
            "<a href='https://x.gov.vn' target=_blank onclick=a()>a</a>",
            '<p><a href="https://x.gov.vn">a</a></p>',
        ),
        ("<p>\x00a\x0bb\u202ec\u200b</p>", "<p>abc</p>"),
        ("<p>a&#0;&#x202e;b&#8203;</p>", "<p>a\ufffdb</p>".replace("\ufffd", "")),
        ("<p>\ud800a</p>", "<p>a</p>"),
    ],
)
def test_nothing_that_runs_is_kept(html: str, expected: str) -> None:
    assert clean(html) == expected


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "java\nscript:alert(1)",
        "java&#x09;script:alert(1)",
        "&#x6A;avascript:alert(1)",
        " \x01javascript:alert(1)",
        "javascript&colon;alert(1)",
        "vbscript:msgbox(1)",
        "data:text/html,<b>x</b>",
        "data:text/html;base64,PHNjcmlwdD4=",
        "file:///C:/a.doc",
        "blob:https://x.example/1",
        "https://",
        "http://[1/",
        "",
    ],
)
def test_links_that_run_or_lead_nowhere_keep_only_their_text(url: str) -> None:
    assert clean(f'<p><a href="{url}">chữ</a></p>') == "<p>chữ</p>"


def test_word_paste_becomes_plain_paragraphs() -> None:
    assert clean(WORD).replace("\n", " ").replace("> <", "><") == (
        "<p><strong>Hội nghị tổng kết</strong></p>"
        "<p>- Việc thứ nhất;</p>"
        "<p>Trong ngày <em>16/4</em>, đoàn đã&nbsp;làm việc.</p>"
        '<table><tbody><tr><td colspan="2">Tổ 1</td></tr></tbody></table>'
    )


@pytest.mark.parametrize(
    "html",
    [
        "",
        " \n ",
        "<p></p>",
        "<p>&nbsp;</p><p> \xa0 </p>",
        "<p><span></span><b><i> </i></b><br></p>",
        "<h2>&nbsp;</h2><h3><strong></strong></h3>",
        "<ul><li></li></ul><ol></ol>",
        "<blockquote><p>&nbsp;</p></blockquote>",
        "<table></table><table><tr></tr></table>",
        "<figure class=image><figcaption>Chú thích</figcaption></figure>".replace("Chú thích", ""),
        "<img><img src=''><img src='  '><img src='/media/'>",
        "<iframe></iframe><div><div></div></div>",
        "<a href='https://x.gov.vn'></a><a name=x></a>",
    ],
)
def test_empty_shells_go(html: str) -> None:
    assert clean(html) == ""


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<b>a</b> <i>b</i>", "<p><strong>a</strong> <em>b</em></p>"),
        ("<h1>a</h1><h5>b</h5>", "<h2>a</h2><h3>b</h3>"),
        ("<h2><strong>a</strong></h2>", "<h2>a</h2>"),
        ("<div>a<div>b</div>c</div>", "<p>a</p><p>b</p><p>c</p>"),
        ("a<div></div>b", "<p>a</p><p>b</p>"),
        ("a<div><p></p></div>b", "<p>a</p><p>b</p>"),
        ("a<br>b", "<p>a<br>b</p>"),
        ("<p><br>a<br></p>", "<p>a</p>"),
        ("<b><p>a</p><p>b</p></b>", "<p>a</p><p>b</p>"),
        ("<b>a<b>b</b></b>", "<p><strong>ab</strong></p>"),
        ("<ul>a<li><p>b</p></li></ul>", "<ul><li>a</li><li>b</li></ul>"),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("<li>a</li>", "<p>a</p>"),
        ("<blockquote>a</blockquote>", "<blockquote><p>a</p></blockquote>"),
        ("<p>a&nbsp; b&nbsp;c</p>", "<p>a b&nbsp;c</p>"),
        ("<td>a</td>", "<p>a</p>"),
        ("<p>1 < 2 & 3 > 2</p>", "<p>1 &lt; 2 &amp; 3 &gt; 2</p>"),
        (
            "<table><tr><th scope=x colspan=0x>a<td>&nbsp;</table>",
            "<table><tbody><tr><th>a</th><td></td></tr></tbody></table>",
        ),
    ],
)
def test_tidying(html: str, expected: str) -> None:
    assert clean(html) == expected


@pytest.mark.parametrize(
    "html",
    [
        FIGURE,
        f"<p>Trước</p>\n{FIGURE}\n<p>Sau</p>",
        '<p class="text-center">Giữa</p>',
        '<p class="align-center"><img alt="a" src="/media/a.jpg"></p>',
        '<ol start="3"><li>a<ul><li>b</li></ul></li></ol>',
        '<table><thead><tr><th scope="col">a</th></tr></thead></table>',
        '<table><caption>Số liệu</caption><tbody><tr><td rowspan="2">b</td></tr></tbody></table>',
        "<p>H<sub>2</sub>O, m<sup>2</sup>, <u>a</u>, <s>b</s></p><hr>",
        '<p><a href="mailto:a@x.gov.vn" title="Thư">thư</a> <a href="tel:02253123456">gọi</a></p>',
    ],
)
def test_good_work_survives_byte_for_byte(html: str) -> None:
    assert clean(html) == html


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            "<figure><p>{}</p><figcaption><p>b</p></figcaption></figure>",
            "{}<figcaption>b</figcaption>",
        ),
        ("<figure><figcaption>b</figcaption>{}</figure>", "{}<figcaption>b</figcaption>"),
        ("<figure><figcaption>b {}</figcaption></figure>", "{}<figcaption>b</figcaption>"),
        (
            "<figure><figure>{}<figcaption>b</figcaption></figure></figure>",
            "{}<figcaption>b</figcaption>",
        ),
        ("<div class=align-center><figure class=image>{}</figure></div>", "{}"),
        ("<figure><a href=/a>{}</a></figure>", '<a href="/a">{}</a>'),
    ],
)
def test_pictures_stand_in_a_figure_as_the_editor_writes_it(html: str, expected: str) -> None:
    image = '<img src="/media/a.jpg" alt="a">'
    figure = f'<figure class="image">{expected.format(image)}</figure>'
    assert clean(html.format(image)) == figure


def test_a_figure_has_one_caption() -> None:
    html = clean(
        "<figure><img src=/media/a.jpg><figcaption>b</figcaption>"
        "<figcaption>c</figcaption></figure>"
    )
    assert html.count("<figcaption>") == 1
    assert text_of(html).split() in (["b", "c"], ["c", "b"])


def test_what_the_editor_writes_for_a_figure_is_stored_without_its_layout() -> None:
    written = (
        '<p>a</p>\r\n\r\n<figure class="image"><img alt="b" src="/media/a.jpg" />\r\n'
        "<figcaption>c</figcaption>\r\n</figure>\r\n\r\n<ul>\r\n\t<li>d</li>\r\n</ul>\r\n\r\n"
        "<p>&nbsp;</p>\r\n"
    )
    assert clean(written) == (
        '<p>a</p>\n<figure class="image"><img alt="b" src="/media/a.jpg">'
        "<figcaption>c</figcaption></figure>\n<ul><li>d</li></ul>"
    )


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            "<figure class=image><table><tr><td>a</table></figure>",
            "<figure><table><tbody><tr><td>a</td></tr></tbody></table></figure>",
        ),
        (
            "<figure class=image><img src=//e.example/a><figcaption>b</figcaption></figure>",
            "<p>b</p>",
        ),
        ("<figcaption>a</figcaption>", "<p>a</p>"),
    ],
)
def test_other_figures_lose_the_class_of_pictures(html: str, expected: str) -> None:
    assert clean(html) == expected


@pytest.mark.parametrize(
    ("url", "stored", "is_outside"),
    [
        ("https://haiphong.gov.vn/a?b=1&amp;c=2", "https://haiphong.gov.vn/a?b=1&amp;c=2", False),
        ("https://gov.vn", "https://gov.vn", False),
        ("https://evilgov.vn/", "https://evilgov.vn/", True),
        ("https://gov.vn.evil.example/", "https://gov.vn.evil.example/", True),
        ("https://gov.vn@evil.example/", "https://gov.vn@evil.example/", True),
        ("//evil.example/a", "https://evil.example/a", True),
        ("/\\evil.example", "https://evil.example", True),
        ("http:evil.example", "http://evil.example", True),
        ("https:\\\\evil.example\\a", "https://evil.example/a", True),
        ("ht\ntps://evil.example", "https://evil.example", True),
        ("https://portal.example/tin-tuc/?trang=2#x", "/tin-tuc/?trang=2#x", False),
        ("https://portal.example", "/", False),
        ("/van-ban/", "/van-ban/", False),
        ("#muc-2", "#muc-2", False),
    ],
)
def test_links(url: str, stored: str, *, is_outside: bool) -> None:
    rel = ' rel="nofollow ugc noopener"' if is_outside else ""
    assert clean(f'<p><a href="{url}" rel="me">a</a></p>') == (
        f'<p><a href="{stored}"{rel}>a</a></p>'
    )


def test_a_link_loses_its_rel_when_its_host_becomes_trusted(settings: Any) -> None:
    html = clean("<p><a href='https://bao.example/1'>a</a></p>")[:]
    assert "nofollow" in html
    settings.TRUSTED_LINK_HOSTS = ["bao.example"]
    assert "nofollow" not in clean(html)


@pytest.mark.parametrize(
    "source",
    [
        "https://e.example/a.jpg",
        "//e.example/media/a.jpg",
        "data:image/png;base64,AAAA",
        "file:///C:/a.png",
        "/static/a.jpg",
        "/media/../quan-tri/",
        "/media/%2e%2e/quan-tri/",
        "/media/a\\..\\..\\quan-tri/",
        "media/a.jpg",
    ],
)
def test_images_from_elsewhere_go_and_are_named(source: str) -> None:
    html = f'<p>a<img src="{source}" alt="b"></p><img src="/media/a.jpg">'
    assert "<p>a</p>" in clean(html)
    assert foreign_images(html) == [source]


def test_own_absolute_image_becomes_relative() -> None:
    html = '<p><img src="https://portal.example/media/a.jpg" alt="a"></p>'
    assert clean(html) == '<p><img src="/media/a.jpg" alt="a"></p>'
    assert foreign_images(html) == []


def test_nfd_is_stored_as_nfc() -> None:
    text = "Ủy ban nhân dân, Đằng Hải, hòa"
    assert clean(f"<p>{unicodedata.normalize('NFD', text)}</p>") == f"<p>{text}</p>"
    assert clean("<p>e&#x302;&#x301;</p>") == "<p>ế</p>"


def test_a_combining_mark_cannot_eat_a_tag() -> None:
    # NFC makes one letter of ">" and a combining solidus.
    assert clean("<p>&#x338;a</p>") == "<p>a</p>"
    assert clean("<p>a =\u0338 b</p>") == "<p>a ≠ b</p>"


def test_clean_html_is_not_cleaned_again(monkeypatch: pytest.MonkeyPatch) -> None:
    once = clean("<b>a</b>")
    assert isinstance(once, CleanHtml)
    monkeypatch.setattr(nh3, "clean", None)
    assert clean(once) is once
    with pytest.raises(TypeError):
        clean(once + "<script>")


def test_error_is_a_sentence_for_the_form() -> None:
    with pytest.raises(cleaning.RichTextError) as refusal:
        clean("x" * 2_000_000)
    assert isinstance(refusal.value, ValidationError)
    assert refusal.value.messages[0].startswith("Nội dung quá lớn: tối đa 1 MB")


def test_deeper_than_python_can_follow_is_a_sentence_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(_html: str) -> str:
        raise RecursionError

    monkeypatch.setattr(cleaning, "tidy", fail)
    with pytest.raises(ValidationError, match="tối đa 200"):
        clean("<p>a</p>")


def test_what_grows_over_the_limit_while_cleaned_is_refused() -> None:
    with pytest.raises(ValidationError, match="1 MB"):
        clean("<" * 900_000)


def test_text_of_has_a_blank_line_between_blocks() -> None:
    html = clean(f"<h2>Mục</h2><p>Một<br>hai <b>ba</b></p>{FIGURE}<ul><li>a<li>b</ul>")
    assert text_of(html) == (
        "Mục\n\nMột hai ba\n\nẢnh: Cầu ngày thông xe & đường dẫn <2 km>\n\na\n\nb"
    )


def test_images_without_alt_and_outside_hosts_are_reported() -> None:
    html = clean(
        "<p><img src=/media/a.jpg><img src=/media/b.jpg alt='  '><img src=/media/c.jpg alt=c></p>"
        "<p><a href=https://b.example/1>x</a> <a href=//a.example>y</a> <a href=https://B.example>z"
        "</a> <a href=https://x.gov.vn>g</a> <a href=/a>o</a></p>"
    )
    assert images_without_alt(html) == ["/media/a.jpg", "/media/b.jpg"]
    assert outside_hosts(html) == ["a.example", "b.example"]
