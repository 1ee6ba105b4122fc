"""What citizens type into a search box."""

import pytest

from documents.numbers import READ_AT_MOST, Family, Number, read_query

DIRECTIVE = Number(35, None, "CT", "TW", Family.PARTY)


@pytest.mark.parametrize(
    "typed",
    [
        "35 CT TW",
        "35-ct/tw",
        "35ct/tw",
        "35 ct tw",
        "35cttw",
        "ct 35 tw",
        "ct tw 35",
        "ct35",
        "chi thi 35",
        "Chỉ thị số 35",
        "chỉ thị 35 của Bộ Chính trị",
        "chi thi 35 bo chinh tri",
        "35-CT-TW.pdf",
        "35_CT_TW",
        "35/CT-TW",
        "  so: 35 - ct / tw ",
        "35",
        "số 35",
        "35 tw",
    ],
)
def test_many_ways_to_type_one_number(typed):
    query = read_query(typed)
    assert query.is_number
    assert query.counter == 35
    assert query.fits(DIRECTIVE)
    assert not query.fits(Number(36, None, "CT", "TW", Family.PARTY))


@pytest.mark.parametrize(
    ("typed", "counter", "year", "types", "organs"),
    [
        ("30/2020/nd-cp", 30, 2020, ("NĐ",), ("CP",)),
        ("nd 30/2020", 30, 2020, ("NĐ",), ()),
        ("30 2020 nd cp", 30, 2020, ("NĐ",), ("CP",)),
        ("nghi dinh 30 nam 2020", 30, 2020, ("NĐ",), ("CP",)),
        ("quyet dinh 12", 12, None, ("QĐ",), ()),
        ("quy dinh 37", 37, None, ("QĐ", "QyĐ"), ()),
        ("luat 64/2025", 64, 2025, ("",), ()),
        ("nghi quyet 1669 ubtvqh15", 1669, None, ("NQ", ""), ("UBTVQH15",)),
        ("12/2025", 12, 2025, (), ()),
        ("hd 12", 12, None, ("HD", "HĐ"), ()),
        ("12 đa ubnd", 12, None, ("ĐA",), ("UBND",)),
        ("12 da ubnd", 12, None, ("DA", "ĐA"), ("UBND",)),
        ("12/hd-ubnd", 12, None, ("HD", "HĐ"), ("UBND",)),
        ("12/HĐ-UBND", 12, None, ("HĐ",), ("UBND",)),
        ("05ctrtu", 5, None, ("CTr",), ("TU",)),
        ("05cttu", 5, None, ("CT",), ("TU",)),
        ("9tttw", 9, None, ("TT",), ("TW",)),
        ("9 ttr ubnd", 9, None, ("TTr",), ("UBND",)),
        ("159-tb", 159, None, ("TB",), ()),
        ("6204/snv", 6204, None, (), ("SNV",)),
        ("12 kh/xyz", 12, None, ("KH",), ("XYZ",)),
        ("qd so 2025", 2025, None, ("QĐ",), ()),
        ("2025 qd ubnd", 2025, None, ("QĐ",), ("UBND",)),
        ("chỉ thị số 35-CT/TW năm 2019", 35, 2019, ("CT",), ("TW",)),
        ("công văn 6204", 6204, None, ("CV", ""), ()),
    ],
)
def test_what_is_understood(typed, counter, year, types, organs):
    query = read_query(typed)
    assert (query.counter, query.year, query.types, query.organs) == (counter, year, types, organs)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "/-/",
        "\0",
        "an dương",
        "25/7/2026",
        "5-6-2025",
        "2021-2025",
        "2021 – 2025",
        "2025",
        "3/4",
        "0912 345 678",
        "0225.3871234",
        "35 năm thành lập Đảng",
        "covid 19",
        "35 tu nhien",
        "30 tháng 4",
        "luật đất đai 2024",
        "kế hoạch 2025",
        "QĐ 2025",
        "đã 12 từ",
        "tuyển sinh lớp 10",
        "0",
        "ct tw",
    ],
)
def test_what_is_no_number(typed):
    query = read_query(typed)
    assert not query.is_number
    assert not query.fits(DIRECTIVE)


def test_the_other_words_are_kept_for_the_search_of_text():
    assert read_query("quyết định 12 cây xanh năm 2024").rest == ("cây", "xanh")
    assert read_query("quyết định 12 cây xanh năm 2024").year == 2024
    assert read_query("35-CT/TW đại hội").rest == ("đại", "hội")
    assert read_query("kế hoạch tuyển quân 2025").rest == ("tuyển", "quân")
    assert read_query("kế hoạch tuyển quân 2025").types == ("KH",)


def test_a_whole_number_is_given_whole():
    assert read_query("chi thi 35-ct/tw").number == DIRECTIVE
    assert read_query("chi thi 35").number is None


def test_a_whole_number_without_a_year_does_not_fit_one_with_it():
    with_year = Number(36, 2026, "QĐ", "TTg", Family.LEGAL)
    assert not read_query("36/QĐ-TTg").fits(with_year)
    assert read_query("36/2026/QĐ-TTg").fits(with_year)
    assert read_query("quyết định 36").fits(with_year)
    assert not read_query("quyết định 36/2025").fits(with_year)


def test_a_body_fits_with_its_units_and_not_with_a_longer_name():
    letter = Number(6204, None, None, "SNV-CCHC&PC", Family.LETTER)
    assert read_query("6204/snv").fits(letter)
    assert read_query("công văn 6204").fits(letter)
    assert not read_query("6204 sn").fits(letter)


@pytest.mark.parametrize("unit", ["35 ", "a", "1/", "ct tw ", "ế", "\u0301", "số 35-CT/TW "])
def test_a_search_of_ten_thousand_characters_is_bounded(unit):
    query = read_query((unit * 10_000)[:10_000])
    assert len(query.rest) <= READ_AT_MOST
    assert read_query(unit * 1_000) == read_query(unit * 100_000)
