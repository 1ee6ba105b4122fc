import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.vietnamese.ordering import person_sort_key, sort_key


@pytest.mark.parametrize(
    "words",
    [
        "An Dương, Ăn, Ân Thi, Cát, Chợ, Dương Kinh, Đồ Sơn, Đông Hải",
        "a, ă, â, b, c, d, đ, e, ê, g, h, i, k, l, m, n, o, ô, ơ, p, q, r, s, t, u, ư, v, x, y",
        "e, f, i, j, k, v, w, x, y, z",
        "ma, mà, mả, mã, má, mạ, man, mát",
        "ậ, b",
        "Hoa Sen, Hòa An, Hòa Bình, Hoan",
        "đường, Đường Cái, đường vành đai",
        "Tổ, Tổ 2, Tổ 2A, Tổ 03, Tổ 5, Tổ 10, Tổ dân phố",
        "9, 10, An",
        "An, Ðà Nẵng, E",
    ],
)
def test_order(words):
    keys = [sort_key(word) for word in words.split(", ")]
    assert all(one < next_one for one, next_one in pairwise(keys))


def test_capitals_and_punctuation_come_second():
    assert sorted(["“Ăn”", "an", "ĂN ỐNG"], key=sort_key) == ["an", "“Ăn”", "ĂN ỐNG"]
    assert sorted(["an", "An"], key=sort_key) == sorted(["An", "an"], key=sort_key)


def test_endless_numbers_have_a_key_too():
    assert sort_key("9" * 50) < sort_key("a")
    assert sort_key("9" * 10_000) < sort_key("a")


def test_people_stand_by_their_given_name():
    right = ["Lê Thị An", "Trần An", "Bùi Ân", "Vũ Văn Bình", "Đỗ Văn Dũng", "Bùi Đông", "Ý"]
    assert sorted(sorted(right), key=person_sort_key) == right


@settings(deadline=None)
@given(st.text())
def test_keys_do_not_depend_on_the_normal_form(text):
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert sort_key(composed) == sort_key(decomposed)
    assert person_sort_key(composed) == person_sort_key(decomposed)


@settings(deadline=None)
@given(st.text("aăâđ \u0301"), st.text("aăâđ "))
def test_a_beginning_stands_before_the_whole(text, more):
    assert sort_key(text) <= sort_key(f"{text} {more}")
