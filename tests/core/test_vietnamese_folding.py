import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.vietnamese.folding import fold, nfc, same_spelling, squeeze, tidy_lines

MARKS = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"
VIETNAMESE = st.text("aăâeêioôơuưyđĐÐqghnctpm ẲẴỔỖỬỮỰỴẬ\t\n\u200b\u202e\0" + MARKS)
TEXTS = st.text(st.characters()) | VIETNAMESE


def nfd(text):
    return unicodedata.normalize("NFD", text)


@pytest.mark.parametrize(
    ("stored", "query"),
    [
        ("An Dương", "an duong"),
        ("Đồ Sơn", "do son"),
        ("điểm cầu", "diem cau"),
        (nfd("Đồ Sơn"), "đồ sơn"),
        ("Ð\u01b0\u1eddng", "duong"),
        ("ẲẴỔỖỬỮ ỰỴ Ậ", "aaoouu uy a"),
        ("ĐÐđðƉɖ", "dddddd"),
    ],
)
def test_fold_finds_without_accents(stored, query):
    assert fold(stored) == fold(query)
    assert fold(query).isascii()


def test_fold_keeps_what_numbers_of_documents_are_made_of():
    assert fold("Kết luận 118-KL/TW; 91/2025/QH15 100% _*'\"") == (
        "ket luan 118-kl/tw; 91/2025/qh15 100% _*'\""
    )


def test_fold_drops_invisible_characters_and_squeezes_spaces():
    assert fold(" Đằng\u200b\u00ad Hải\u3000 \u202e\ufeff\n2\ufe0f\u20e3") == "dang hai 2"


@settings(deadline=None)
@given(TEXTS)
def test_fold_is_idempotent_and_blind_to_the_normal_form(text):
    folded = fold(text)
    assert fold(folded) == folded
    assert fold(nfd(text)) == fold(nfc(text)) == folded


@settings(deadline=None)
@given(TEXTS)
def test_folded_text_has_no_marks_and_no_capitals(text):
    folded = fold(text)
    assert not {unicodedata.category(char) for char in folded} & {"Mn", "Me", "Cc", "Cf", "Cs"}
    assert folded == folded.casefold()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà", "hòa"),
        ("Uỷ ban", "Ủy ban"),
        ("thuý", "thúy"),
        ("hoè", "hòe"),
        ("khoẻ", "khỏe"),
        ("hoạ", "họa"),
        ("loã", "lõa"),
        ("Thuỵ", "THỤY"),
        ("tóan", "toán"),
        ("hòai", "hoài"),
        ("hoằc", "hòăc"),
        ("Hùynh", "Huỳnh"),
        ("qúy", "quý"),
        ("qủa", "quả"),
        ("qúôc", "quốc"),
        ("Ð\u01b0\u1eddng", "đường"),
        ("xã hoà, huyện thuỷ-nguyên.", "xã hòa, huyện thủy-nguyên."),
    ],
)
def test_both_ways_to_place_the_tone_are_one_spelling(one, other):
    assert same_spelling(one) == same_spelling(other)
    assert same_spelling(nfd(one)) == same_spelling(nfc(one))


def test_the_key_of_rightly_spelt_words_are_the_words():
    words = (
        "hòa thúy khỏe ủy quý quà quỳ quẻ gì già giúp toán hoàng hoặc loét huỳnh khuỷu thuyền "
        "chuyện thủy túi mùa lúa của rượu nguyễn ngoèo oán khuya quốc hội"
    )
    assert same_spelling(words.upper()) == words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("đường", "dương"),
        ("đường", "đương"),
        ("hòa", "hoa"),
        ("hòa", "hóa"),
        ("quý", "quy"),
        ("túy", "túi"),
        ("son", "sơn"),
    ],
)
def test_accents_carry_meaning(one, other):
    assert same_spelling(one) != same_spelling(other)


@settings(deadline=None)
@given(TEXTS)
def test_key_of_spelling_is_idempotent_and_folds_like_the_text(text):
    key = same_spelling(text)
    assert same_spelling(key) == key == nfc(key)
    assert fold(key) == fold(text)


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        (nfd("  Phường\u00a0 Đằng\r\n\tHải "), "Phường Đằng Hải"),
        ("a\u202eb\u2066c\u200d\u00add\0\x1b\ud800", "abcd"),
        (" \u3000\u2003\u2028\x0b ", ""),
        ("\u2800\u3164 \u200b", ""),
        ("a\u200b\u0302", "â"),
    ],
)
def test_squeeze(raw, line):
    assert squeeze(raw) == line


@settings(deadline=None)
@given(TEXTS)
def test_squeezed_text_is_one_printable_line_in_nfc(text):
    line = squeeze(text)
    assert squeeze(line) == line == nfc(line)
    assert line == " ".join(line.split())
    line.encode()


@pytest.mark.parametrize(
    ("raw", "lines"),
    [
        (nfd("\n  Điều 1. \r\n\r\nĐiều 2\t \rĐiều 3\u2028\n"), "  Điều 1.\n\nĐiều 2\nĐiều 3"),
        ("a\tb\0\u202e\x07c", "a bc"),
        (" \r\n \u00a0\n", ""),
    ],
)
def test_tidy_lines(raw, lines):
    assert tidy_lines(raw) == lines


@settings(deadline=None)
@given(TEXTS)
def test_tidied_lines_stay_as_they_are(text):
    tidied = tidy_lines(text)
    assert tidy_lines(tidied) == tidied == nfc(tidied)
    assert "\r" not in tidied
    assert "\0" not in tidied
