"""The demo content: complete, plainly fictional, correct Vietnamese, the same every time."""

from __future__ import annotations

import io
import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, time, timedelta

import pytest
from bs4 import BeautifulSoup
from PIL import Image

from news.demo import pictures
from news.demo.articles import (
    CATEGORIES,
    ArticleText,
    articles,
    body_html,
    figure_seeds,
    figures_in,
    lead_seed,
)
from news.demo.moments import WARD_FIRST, ZONE, publish_moments
from news.demo.texts.blocks import Figure, Heading, Items, Quote, Table

NOW = datetime(2026, 11, 24, 15, 40, tzinfo=ZONE)
ALL = articles()
OPENING = "Phường Hoa Sen chính thức đi vào hoạt động từ ngày 01/07/2025"

# What may stand in a text without being a Vietnamese syllable: offices, units, numerals.
ABBREVIATIONS = re.compile(
    "UBND|HĐND|MTTQ|THCS|KH|QĐ|TB|CT|KL|TW|CTr|STT|QR|VNeID|MB|II|III|IV|m|m²|m³|km|kg|cm"
)
ALLOWED = {"p", "h2", "h3", "ul", "ol", "li", "blockquote", "figure", "img", "figcaption"}
ALLOWED |= {"table", "thead", "tbody", "tr", "th", "td"}
ADDRESS = re.compile(r"[a-z]+@hoasen\.example")
SYLLABLE = re.compile(
    r"(b|ch?|d|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu|r|s|th?|tr|v|x)?"
    r"(uy[ea]|[iy]eu|oa[iy]|oeo|ua?y|uo[iu]|[iy]e|o[aeio]|u[aeouiy]|i[aeu]|a[iouy]|e[ou]|[aeiouy])"
    r"(ch|ngh?|nh|[cmnpt])?"
)
# Names of provinces and cities since 01/07/2025 and a few places near at hand.
REAL_PLACES = (
    "Hà Nội|Huế|Lai Châu|Điện Biên|Sơn La|Lạng Sơn|Quảng Ninh|Thanh Hóa|Nghệ An|Hà Tĩnh|"
    "Cao Bằng|Tuyên Quang|Lào Cai|Thái Nguyên|Phú Thọ|Bắc Ninh|Hưng Yên|Hải Phòng|Ninh Bình|"
    "Quảng Trị|Đà Nẵng|Quảng Ngãi|Gia Lai|Khánh Hòa|Lâm Đồng|Đắk Lắk|Hồ Chí Minh|Đồng Nai|"
    "Tây Ninh|Cần Thơ|Vĩnh Long|Đồng Tháp|Cà Mau|An Giang|An Dương|Hồng Bàng|Đồ Sơn|Sài Gòn"
)


def texts_of(article: ArticleText) -> Iterator[str]:
    yield from (article.title, article.sapo, article.byline, article.source)
    for block in article.blocks:
        match block:
            case str():
                yield block
            case Heading(text=text) | Quote(text=text) | Figure(caption=text):
                yield text
            case Items(items=items):
                yield from items
            case Table(head=head, rows=rows):
                yield from itertools.chain(head, *rows)


EVERY_TEXT = [text for article in ALL for text in texts_of(article)]


def fold(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


# Texts


def test_eighty_articles_in_six_categories():
    counts = Counter(article.category for article in ALL)
    assert len(ALL) == 80
    assert set(counts) == {category.name for category in CATEGORIES}
    assert len(CATEGORIES) == 6
    assert min(counts.values()) >= 8


def test_categories_have_the_slug_of_their_name():
    for category in CATEGORIES:
        assert category.slug == slug(category.name)
        assert category.description


def test_titles_and_slugs_are_distinct():
    assert len({article.title for article in ALL}) == 80
    assert len({slug(article.title)[:60] for article in ALL}) == 80
    assert len({article.sapo for article in ALL}) == 80


def test_no_paragraph_stands_twice():
    paragraphs = [block for article in ALL for block in article.blocks if isinstance(block, str)]
    assert [text for text, times in Counter(paragraphs).items() if times > 1] == []


def test_no_text_is_empty_or_decomposed():
    for article in ALL:
        assert article.title
        assert article.sapo
        assert len(article.blocks) >= 2
        assert all(caption.strip() for caption in article.captions)
    for text in EVERY_TEXT:
        assert unicodedata.is_normalized("NFC", text)
        assert text == " ".join(text.split())


def test_a_third_of_the_articles_is_long():
    long = [a for a in ALL if sum(len(text.split()) for text in texts_of(a)) >= 200]
    assert len(long) >= 24
    assert max(figures_in(article) for article in ALL) == 7


def test_every_kind_of_block_is_used():
    kinds = {type(block) for article in ALL for block in article.blocks}
    assert kinds == {str, Heading, Items, Quote, Table, Figure}


def test_table_rows_are_as_wide_as_their_head():
    for article in ALL:
        for block in article.blocks:
            if isinstance(block, Table):
                assert {len(row) for row in block.rows} == {len(block.head)}


def test_headings_skip_no_level():
    for article in ALL:
        levels = [1, *(block.level for block in article.blocks if isinstance(block, Heading))]
        assert all(low + 1 >= high for low, high in itertools.pairwise(levels))


def test_every_word_is_vietnamese():
    strange = {
        word
        for text in EVERY_TEXT
        for word in re.findall(r"[^\W\d_]+[²³]?", ADDRESS.sub("", text))
        if not ABBREVIATIONS.fullmatch(word) and not SYLLABLE.fullmatch(fold(word))
    }
    assert strange == set()


@pytest.mark.parametrize("word", ["hotline", "email", "website", "app", "online", "clip", "news"])
def test_the_check_of_words_refuses_english(word):
    assert not SYLLABLE.fullmatch(fold(word))


def test_the_tone_stands_in_the_older_place():
    newer = re.compile(r"(o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])\b", re.IGNORECASE)
    assert [text for text in EVERY_TEXT if newer.search(text)] == []
    assert newer.findall("hoà Uỷ ban thuý hòa, quý, hoàn, thủy") == ["oà", "Uỷ", "uý"]


def test_addresses_and_telephones_are_reserved_ones():
    for text in EVERY_TEXT:
        assert "@" not in ADDRESS.sub("", text)
        assert "http" not in text
        assert "www" not in text
        assert not re.search(r"\d[\d .]{6,}\d", text.replace("0225 000 0000", ""))


def test_places_are_fictional():
    assert [text for text in EVERY_TEXT if re.search(REAL_PLACES, text)] == []


def test_nobody_is_named():
    """Persons appear by office only: no family name stands before a capitalised word."""
    families = "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý"
    person = re.compile(rf"\b({families}) (?!Sen)[A-ZĐ]")
    assert [text for text in EVERY_TEXT if person.search(text)] == []
    assert person.search("Nguyễn Văn")


def test_only_texts_of_its_time_speak_of_the_district():
    speaking = {
        a.title for a in ALL if re.search(r"\bquận\b", " ".join(texts_of(a)), re.IGNORECASE)
    }
    of_district = {article.title for article in ALL if article.of_district}
    assert speaking - of_district == {OPENING}
    assert of_district <= speaking


def test_the_district_s_articles_come_last():
    eras = [article.of_district for article in ALL]
    assert eras == sorted(eras)
    assert sum(eras) == 12


# Bodies


@pytest.mark.parametrize("article", [a for a in ALL if figures_in(a)], ids=lambda a: slug(a.title))
def test_body_has_a_figure_for_each_address(article):
    urls = [f"/media/{number}.jpg?a=1&b=2" for number in range(figures_in(article))]
    for count in range(len(urls) + 1):
        soup = BeautifulSoup(body_html(article, urls[:count]), "html.parser")
        assert [image["src"] for image in soup.select("figure.image > img[alt]")] == urls[:count]
        captions = [caption.text for caption in soup.select("figure.image > figcaption")]
        assert captions == list(article.captions[:count])


def test_body_refuses_more_addresses_than_places():
    with pytest.raises(ValueError, match="1 pictures for 0 places"):
        body_html(next(a for a in ALL if not figures_in(a)), ["/a.jpg"])


def test_body_holds_every_text_and_only_allowed_elements():
    for article in ALL:
        html = body_html(article, ["/a.jpg"] * figures_in(article))
        soup = BeautifulSoup(html, "html.parser")
        assert {element.name for element in soup.find_all(True)} <= ALLOWED
        plain = " ".join(soup.get_text("\n").split())
        for text in list(texts_of(article))[4:]:
            assert text in plain


def test_body_escapes_what_html_would_read():
    article = ArticleText("T", "S", "C", "cho", ("1 < 2 & <b>",))
    assert body_html(article, []) == "<p>1 &lt; 2 &amp; &lt;b&gt;</p>"


def test_alternative_text_says_what_the_picture_shows():
    article = max(ALL, key=figures_in)
    soup = BeautifulSoup(body_html(article, ["/a.jpg"] * 7), "html.parser")
    wanted = [pictures.scene_description(seed) for seed in figure_seeds(article)]
    assert [image["alt"] for image in soup.select("img")] == wanted


# Pictures


def test_no_two_places_share_a_picture():
    seeds = [lead_seed(article) for article in ALL]
    seeds += [seed for article in ALL for seed in figure_seeds(article)]
    assert len(seeds) == len(set(seeds))


@pytest.mark.parametrize("seed", range(len(pictures.SCENES)), ids=lambda s: pictures.SCENES[s].key)
def test_picture_is_a_small_jpeg_and_the_same_every_time(seed):
    data = pictures.picture(seed)
    image = Image.open(io.BytesIO(data))
    image.load()
    assert (image.format, image.size) == ("JPEG", (1600, 900))
    assert len(data) <= 200_000
    assert pictures.picture(seed) == data


def test_pictures_of_one_kind_differ():
    kinds = len(pictures.SCENES)
    assert len({pictures.picture(5 + kinds * variant, 320, 180) for variant in range(20)}) == 20


@pytest.mark.parametrize("size", [(320, 180), (400, 400), (300, 500)])
def test_picture_has_the_size_asked_for(size):
    assert Image.open(io.BytesIO(pictures.picture(3, *size))).size == size


def test_description_names_the_scene_and_only_outdoors_the_hour():
    outdoors = pictures.scene_description(pictures.seed_for("ao-sen", 0))
    assert outdoors == "Tranh minh họa: ao sen đang nở hoa, buổi trưa trong xanh"
    indoors = pictures.scene_description(pictures.seed_for("thu-vien", 4))
    assert indoors == "Tranh minh họa: phòng đọc với giá sách và bàn dài"


def test_unknown_scene_is_refused():
    with pytest.raises(ValueError, match="not in list"):
        pictures.seed_for("nui-lua", 0)


def test_emblem_is_a_transparent_square():
    image = Image.open(io.BytesIO(pictures.emblem(96)))
    assert (image.format, image.size, image.mode) == ("PNG", (96, 96), "RGBA")
    opacity = image.getchannel("A")
    assert (opacity.getpixel((0, 0)), opacity.getpixel((48, 50))) == (0, 255)
    assert pictures.emblem(96) == pictures.emblem(96)


def test_header_banner_has_its_size_and_varies():
    banners = [pictures.header_banner(960, 160, seed) for seed in range(3)]
    assert {Image.open(io.BytesIO(data)).size for data in banners} == {(960, 160)}
    assert len(set(banners)) == 3
    assert len(pictures.header_banner()) <= 200_000


# Moments

ODD_NOWS = [NOW - timedelta(hours=5 * step) for step in range(60)]


@pytest.mark.parametrize("now", ODD_NOWS, ids=str)
def test_moments_descend_and_none_is_in_the_future(now):
    moments = publish_moments(now, 80)
    assert len(moments) == 80
    assert all(later > earlier for later, earlier in itertools.pairwise(moments))
    assert moments[0] <= now - timedelta(hours=2)
    assert moments[0] >= now - timedelta(days=4)


@pytest.mark.parametrize("count", [1, 2, 79, 80, 5000])
def test_moments_are_in_working_hours(count):
    for moment in publish_moments(NOW, count):
        assert moment.tzinfo is not None
        assert moment.weekday() < 5
        assert time(7, 30) <= moment.time() <= time(17, 0)
        assert not time(11, 30) < moment.time() < time(13, 30)


def test_moments_agree_with_the_time_of_each_body():
    for moment, article in zip(publish_moments(NOW, 80), ALL, strict=True):
        assert (moment < WARD_FIRST) == article.of_district
    titles = [article.title for article in ALL]
    assert publish_moments(NOW, 80)[titles.index(OPENING)] == WARD_FIRST


def test_moments_before_the_ward_reach_back_twenty_months():
    now = datetime(2025, 6, 2, 9, 0, tzinfo=ZONE)
    moments = publish_moments(now, 80)
    assert timedelta(days=600) < moments[0] - moments[-1] < timedelta(days=610)


def test_moments_for_volume_stay_distinct():
    moments = publish_moments(NOW, 100_000)
    assert len(set(moments)) == 100_000
    assert moments == sorted(moments, reverse=True)


def test_moments_refuse_a_naive_now_and_too_many():
    with pytest.raises(ValueError, match="aware"):
        publish_moments(NOW.replace(tzinfo=None), 3)
    with pytest.raises(ValueError, match="no room"):
        publish_moments(NOW, 100_000_000)
