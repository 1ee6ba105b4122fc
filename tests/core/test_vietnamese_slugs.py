import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.vietnamese.slugs import NAMELESS, slugify, unique_slug

TITLES = st.text() | st.text("ăâđêôơưẲẴĐ aZ09-/. \u0301\u0323")


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Đồng chí Lê Minh Hưng", "dong-chi-le-minh-hung"),
        ("Phường Đằng Hải", "phuong-dang-hai"),
        (unicodedata.normalize("NFD", "Phường Đằng Hải"), "phuong-dang-hai"),
        ("ĐĐĐ", "ddd"),
        ("Luật số 91/2025/QH15", "luat-so-91-2025-qh15"),
        ("  “Dân biết” — dân bàn… ", "dan-biet-dan-ban"),
        ("Khu vườn 20.000 m²", "khu-vuon-20-000-m2"),
        ("An_Dương's", "an-duong-s"),
    ],
)
def test_slugify(text, slug):
    assert slugify(text) == slug


@pytest.mark.parametrize("text", ["", "  ", "…!?", "🌸", "\0\u200b", "中文"])
def test_a_text_without_letters_gets_a_slug_all_the_same(text):
    assert slugify(text) == NAMELESS


@pytest.mark.parametrize(
    ("text", "max_length", "slug"),
    [
        ("một hai ba", 10, "mot-hai-ba"),
        ("một hai ba", 9, "mot-hai"),
        ("một hai ba", 8, "mot-hai"),
        ("một hai ba", 7, "mot-hai"),
        ("một hai ba bốn", 10, "mot-hai-ba"),
        ("a " + "b" * 50, 20, "a-" + "b" * 18),
        ("b" * 50, 20, "b" * 20),
    ],
)
def test_a_long_slug_ends_at_a_word(text, max_length, slug):
    assert slugify(text, max_length=max_length) == slug


@settings(deadline=None)
@given(TITLES, st.integers(1, 130))
def test_slugs_are_well_formed_and_idempotent(text, max_length):
    slug = slugify(text, max_length=max_length)
    assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= max_length
    assert slugify(slug, max_length=max_length) == slug


@settings(deadline=None)
@given(TITLES)
def test_slugs_do_not_depend_on_the_normal_form(text):
    assert slugify(unicodedata.normalize("NFD", text)) == slugify(
        unicodedata.normalize("NFC", text)
    )


def test_one_slug_after_another():
    used: set[str] = set()
    for name in ["Đường", "Dương", "Đương", "dường"]:
        used.add(unique_slug(slugify(name), used.__contains__, max_length=120))
    assert used == {"duong", "duong-2", "duong-3", "duong-4"}


def test_a_numbered_slug_fits_its_length():
    taken = {"thong-bao-nghi-le", "thong-bao-nghi-2"}.__contains__
    assert unique_slug("thong-bao-nghi-le", taken, max_length=17) == "thong-bao-nghi-3"
    assert unique_slug("thong-bao-nghi-le", taken, max_length=15) == "thong-bao-nghi"


def test_thousands_of_one_name_need_few_questions():
    used = {"tin-van", *(f"tin-van-{number}" for number in range(2, 5001))}
    asked = []

    def taken(slug):
        asked.append(slug)
        return slug in used

    assert unique_slug("tin-van", taken, max_length=120) == "tin-van-5001"
    assert len(asked) < 30


@settings(deadline=None)
@given(st.sets(st.integers(2, 40)), st.integers(6, 20))
def test_the_slug_found_is_free_and_fits(numbers, max_length):
    used = {slugify("tin vắn", max_length)} | {f"tin-van-{number}" for number in numbers}
    slug = unique_slug("tin-van", used.__contains__, max_length=max_length)
    assert slug not in used
    assert len(slug) <= max_length


def test_when_every_slug_is_taken_the_search_ends():
    with pytest.raises(ValueError, match="No free slug"):
        unique_slug("tin", lambda slug: True, max_length=5)
