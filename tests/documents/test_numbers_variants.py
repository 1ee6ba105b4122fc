"""Real numbers, written in the many ways that people and programs write them."""

import unicodedata
from collections.abc import Callable
from functools import partial
from itertools import product

import pytest

from core.vietnamese.folding import fold, nfc
from documents.numbers import Family, find, read_query

PARTY = [
    "35-CT/TW",
    "185-KL/TW",
    "18-NQ/TW",
    "37-QĐ/TW",
    "493-BC/VPTW",
    "09-NQ/ĐH",
    "05-CTr/TU",
    "159-TB/ĐU",
    "12-HD/BTCTW",
]
STATE = [
    "3470/QĐ-UBND",
    "03/CT-UBND",
    "146/QĐ-TTg",
    "77/NQ-CP",
    "1669/NQ-UBTVQH15",
    "28/TTr-HĐND",
    "26/VBHN-NHNN",
]
WITH_YEAR = ["30/2020/NĐ-CP", "77/2018/NQ-HĐND", "44/2005/QĐ-UBND", "15/2023/TT-BTC"]
REAL = [*PARTY, *STATE, *WITH_YEAR, "64/2025/QH15", "6204/SNV-CCHC&PC", "07/2014/TTLT-BGDĐT-BTC"]


def _with_hyphen(hyphen: str, number: str) -> str:
    return number.replace("-", hyphen)


HYPHENS = ["\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212", "\xad", "\x1e", "\uff0d"]
WAYS: dict[str, Callable[[str], str]] = {
    **{f"hyphen {ord(h):04x}": partial(_with_hyphen, h) for h in HYPHENS},
    "blank after the hyphen": lambda n: n.replace("-", "- "),
    "blank before the hyphen": lambda n: n.replace("-", " -"),
    "blanks around the hyphen": lambda n: n.replace("-", " - "),
    "blank after the slash": lambda n: n.replace("/", "/ "),
    "blanks around the slash": lambda n: n.replace("/", "\u00a0/ "),
    "division slash": lambda n: n.replace("/", "\u2215"),
    "line break after the slash": lambda n: n.replace("/", "/\n"),
    "line break after the hyphen": lambda n: n.replace("-", "-\r\n"),
    "line break before the hyphen": lambda n: n.replace("-", "\n-"),
    "zero-width space": lambda n: n.replace("/", "/\u200b"),
    "NFD": lambda n: unicodedata.normalize("NFD", n),
    "small letters": str.lower,
    "capital letters": str.upper,
    "without marks": lambda n: n.replace("Đ", "D").replace("đ", "d"),
    "look-alike of Đ": lambda n: n.replace("Đ", "Ð"),
    "without the zero": lambda n: n.lstrip("0"),
    "with another zero": lambda n: f"0{n}",
}
FRAMES = ["{}", "Theo văn bản số {}, các đơn vị thực hiện", "số{}", "số: {}.", "({})", "“{}”"]
VARIANTS = [
    (way, number, WAYS[way](number))
    for way, number in product(WAYS, REAL)
    if WAYS[way](number) != number
]
# Written without marks, dự án and đề án or hướng dẫn and hợp đồng are one: no single answer.
AMBIGUOUS = {"12-ĐA/TU": "đề án", "12/HĐ-UBND": "hợp đồng", "12/ĐA-UBND": "đề án"}


def test_there_are_enough_variants():
    assert len(VARIANTS) > 300
    assert len({written for _, _, written in VARIANTS}) > 250


@pytest.mark.parametrize("frame", FRAMES)
def test_variants_in_a_text_are_read_right(frame):
    wrong = [
        (way, number)
        for way, number, written in VARIANTS
        if [found.number.printed for found in find(frame.format(written))] != [number]
    ]
    assert wrong == []


def test_variants_are_cut_out_exactly():
    for _, _, written in VARIANTS:
        [found] = find(f"Theo số {written}, phường")
        assert found.text == nfc(written)


SWAPPED = [(number, number.translate(str.maketrans("-/", "/-"))) for number in PARTY]


@pytest.mark.parametrize(("number", "written"), SWAPPED)
def test_slash_and_dash_swapped_on_a_party_paper(number, written):
    assert find(written)[0].number.printed == number


@pytest.mark.parametrize("number", [*PARTY, *STATE])
@pytest.mark.parametrize("joint", [("-", "-"), ("/", "/"), (" ", "/"), ("-", " "), (" ", " ")])
def test_other_joints_of_type_and_body(number, joint):
    counter, kind, organ = number.replace("/", "-").split("-", 2)
    written = f"{counter}{joint[0]}{kind}{joint[1]}{organ}"
    assert [found.number.printed for found in find(f"Theo {written}.")] == [number]


BOX = {
    "blanks": lambda n: n.replace("-", " ").replace("/", " "),
    "blanks and small": lambda n: n.replace("-", " ").replace("/", " ").lower(),
    "folded": fold,
    "folded with blanks": lambda n: fold(n).replace("-", " ").replace("/", " "),
    "hyphens": lambda n: n.replace("/", "-"),
    "file name": lambda n: n.replace("/", "_").replace("-", "_"),
    "glued counter": lambda n: fold(n).replace("-", "", 1) if "-" in n[:4] else fold(n),
    "too many blanks": lambda n: f"   {n.replace('/', '  /  ')} ",
    "behind số": lambda n: f"so {fold(n)}",
}
TYPED = [
    (way, number, BOX[way](number))
    for way, number in product(BOX, [*PARTY, *STATE, *WITH_YEAR, "64/2025/QH15"])
]


def test_variants_in_the_search_box_fit_their_number_and_no_other():
    numbers = {printed: find(printed)[0].number for printed in REAL}
    wrong = []
    for way, printed, typed in TYPED:
        query = read_query(typed)
        fitting = [other for other, number in numbers.items() if query.fits(number)]
        if fitting != [printed]:
            wrong.append((way, typed, fitting))
    assert len(TYPED) > 150
    assert wrong == []


@pytest.mark.parametrize(("number", "name"), AMBIGUOUS.items())
def test_ambiguous_ways_offer_the_right_one_too(number, name):
    written = number.replace("Đ", "D")
    right = find(number)[0].number
    assert right.key == find(written)[0].number.key
    assert read_query(fold(number)).fits(right)
    if right.family is Family.STATE:
        assert name in find(written)[0].names
