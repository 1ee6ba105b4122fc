"""Every row of the tables of forms: types, bodies, printed numbers, citations, sloppy writing."""

import unicodedata
from datetime import date

import pytest

from documents.numbers import STANDARD, Family, find

ADMINISTRATIVE = {
    "NQ": "nghị quyết",
    "QĐ": "quyết định",
    "CT": "chỉ thị",
    "QC": "quy chế",
    "QyĐ": "quy định",
    "TC": "thông cáo",
    "TB": "thông báo",
    "HD": "hướng dẫn",
    "CTr": "chương trình",
    "KH": "kế hoạch",
    "PA": "phương án",
    "ĐA": "đề án",
    "DA": "dự án",
    "BC": "báo cáo",
    "BB": "biên bản",
    "TTr": "tờ trình",
    "HĐ": "hợp đồng",
    "CĐ": "công điện",
    "BGN": "bản ghi nhớ",
    "BTT": "bản thỏa thuận",
    "GM": "giấy mời",
}
PARTY = {
    "NQ": "nghị quyết",
    "KL": "kết luận",
    "CT": "chỉ thị",
    "QC": "quy chế",
    "TB": "thông báo",
    "BC": "báo cáo",
    "KH": "kế hoạch",
    "CTr": "chương trình",
    "TTr": "tờ trình",
    "CV": "công văn",
    "HD": "hướng dẫn",
    "ĐA": "đề án",
    "TT": "thông tri",
}
LEGAL = {
    "30/2020/NĐ-CP": "nghị định",
    "12/2024/NQ-CP": "nghị quyết",
    "36/2026/QĐ-TTg": "quyết định",
    "15/2023/TT-BTC": "thông tư",
    "07/2014/TTLT-BGDĐT-BTC": "thông tư liên tịch",
    "77/2018/NQ-HĐND": "nghị quyết",
    "44/2005/QĐ-UBND": "quyết định",
    "26/VBHN-NHNN": "văn bản hợp nhất",
    "03/2021/PL-UBTVQH15": "pháp lệnh",
}
STATE_BODIES = ["UBTVQH15", "CP", "TTg", "HĐND", "UBND", "BTC", "BXD", "BNV", "SNV", "BGDĐT-BTC"]
PARTY_BODIES = ["TW", "VPTW", "BTCTW", "UBKTTW", "TU", "QU", "HU", "ĐU"]


def only(text):
    """The single number of a text."""
    found = find(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(("abbreviation", "name"), ADMINISTRATIVE.items())
def test_types_of_state_administrative_documents(abbreviation, name):
    found = only(f"theo {name} số 147/{abbreviation}-UBND của phường")
    assert found.number.printed == f"147/{abbreviation}-UBND"
    assert found.number.family is Family.STATE
    assert found.names == (name,)


@pytest.mark.parametrize(("abbreviation", "name"), PARTY.items())
def test_types_of_party_documents(abbreviation, name):
    found = only(f"147-{abbreviation}/TW")
    assert found.number.printed == f"147-{abbreviation}/TW"
    assert found.number.family is Family.PARTY
    assert found.names == (name,)


@pytest.mark.parametrize(("printed", "name"), LEGAL.items())
def test_types_of_legal_normative_documents(printed, name):
    found = only(f"căn cứ {printed}.")
    assert found.number.printed == printed
    assert found.number.family is Family.LEGAL
    assert found.names == (name,)


@pytest.mark.parametrize("code", STATE_BODIES)
def test_codes_of_state_bodies(code):
    found = only(f"147/QĐ-{code}")
    assert (found.number.organ, found.number.family) == (code, Family.STATE)
    assert STANDARD.organ_code(code.split("-")[0].lower()) == code.split("-")[0]


@pytest.mark.parametrize("code", PARTY_BODIES)
def test_codes_of_party_bodies(code):
    found = only(f"147/BC-{code}")
    assert (found.number.printed, found.number.family) == (f"147-BC/{code}", Family.PARTY)
    assert STANDARD.organ_code(code.lower()) == code


@pytest.mark.parametrize(
    ("printed", "family"),
    [
        ("3470/QĐ-UBND", Family.STATE),
        ("6204/SNV-CCHC&PC", Family.LETTER),
        ("30/2020/NĐ-CP", Family.LEGAL),
        ("64/2025/QH15", Family.LEGAL),
        ("35-CT/TW", Family.PARTY),
        ("09-NQ/ĐH", Family.CONGRESS),
    ],
)
def test_printed_forms_of_the_families(printed, family):
    assert only(printed).number.family is family
    assert only(printed).number.printed == printed


CITATIONS = [
    ("Chỉ thị số 35-CT/TW ngày 30/5/2019", "35-CT/TW", "chỉ thị", date(2019, 5, 30)),
    ("Chỉ thị 35-CT/TW, ngày 14/6/2024", "35-CT/TW", "chỉ thị", date(2024, 6, 14)),
    ("Kết luận số 185-KL/TW, ngày 22/8/2025", "185-KL/TW", "kết luận", date(2025, 8, 22)),
    ("Kết luận 123-KL/TW ngày 24/01/2025", "123-KL/TW", "kết luận", date(2025, 1, 24)),
    ("Nghị quyết số 60-NQ/TW", "60-NQ/TW", "nghị quyết", None),
    ("Nghị quyết 45-NQ/TW", "45-NQ/TW", "nghị quyết", None),
    ("Quy định 37-QĐ/TW", "37-QĐ/TW", "quy định", None),
    ("Quy định 47-QĐ/TW, ngày 01/11/2011", "47-QĐ/TW", "quy định", date(2011, 11, 1)),
    ("Quy định số 115-QĐ/TW ngày 7/12/2007", "115-QĐ/TW", "quy định", date(2007, 12, 7)),
    ("Báo cáo số 493-BC/VPTW, ngày 16/10/2025", "493-BC/VPTW", "báo cáo", date(2025, 10, 16)),
    ("Nghị quyết số 09-NQ/ĐH ngày 27/9/2025", "09-NQ/ĐH", "nghị quyết", date(2025, 9, 27)),
    (
        "Chương trình hành động số 05-CTr/TU ngày 06/11/2025",
        "05-CTr/TU",
        "chương trình",
        date(2025, 11, 6),
    ),
    (
        "Nghị quyết số 1669/NQ-UBTVQH15, ngày 16/6/2025",
        "1669/NQ-UBTVQH15",
        "nghị quyết",
        date(2025, 6, 16),
    ),
    ("Luật Tổ chức chính quyền địa phương số 64/2025/QH15", "64/2025/QH15", "luật", None),
    ("Nghị định 30/2020/NĐ-CP", "30/2020/NĐ-CP", "nghị định", None),
    ("Nghị quyết số 77/NQ-CP ngày 10/4/2025", "77/NQ-CP", "nghị quyết", date(2025, 4, 10)),
    ("Quyết định số 146/QĐ-TTg ngày 28/01/2022", "146/QĐ-TTg", "quyết định", date(2022, 1, 28)),
    ("Nghị quyết 77/2018/NQ-HĐND", "77/2018/NQ-HĐND", "nghị quyết", None),
]


@pytest.mark.parametrize(("citation", "printed", "name", "day"), CITATIONS)
def test_citations_as_they_are_printed(citation, printed, name, day):
    found = only(f"Thực hiện {citation}.")
    assert found.number.printed == printed
    assert (found.names, found.word, found.day) == ((name,), name, day)
    assert found.text == printed


@pytest.mark.parametrize(
    ("citation", "printed", "day"),
    [
        ("3092/QĐ-UBND ngày 27/10/2021", "3092/QĐ-UBND", date(2021, 10, 27)),
        ("03/CT-UBND", "03/CT-UBND", None),
        ("26/VBHN-NHNN", "26/VBHN-NHNN", None),
    ],
)
def test_citations_without_a_type_in_words(citation, printed, day):
    found = only(citation)
    assert (found.number.printed, found.word, found.day) == (printed, None, day)


def test_a_citation_may_name_the_term():
    found = only("Nghị quyết số 18-NQ/TW của Ban Chấp hành Trung ương Đảng khóa XII về tổ chức")
    assert (found.number.printed, found.term) == ("18-NQ/TW", "XII")
    assert only("Nghị quyết số 18-NQ/TW về tổ chức").term is None


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("35- CT/TW", "35-CT/TW"),
        ("35-CT/ TW", "35-CT/TW"),
        ("35 – CT / TW", "35-CT/TW"),
        ("35\u2013CT/TW", "35-CT/TW"),
        ("35\u2011CT/TW", "35-CT/TW"),
        ("35\x1eCT/TW", "35-CT/TW"),
        ("35\u2212CT\u2215TW", "35-CT/TW"),
        ("35\u00a0-\u00a0CT/TW", "35-CT/TW"),
        ("31-QĐ/TW", "31-QĐ/TW"),
        ("35-\nCT/TW", "35-CT/TW"),
        ("35-CT/\r\n   TW", "35-CT/TW"),
        ("3470/QĐ-UB\nND", "3470/QĐ-UBND"),
        ("05-C\nTr/TU", "05-CTr/TU"),
        ("30/20\n20/NĐ-CP", "30/2020/NĐ-CP"),
        ("64/2025/QH\n15", "64/2025/QH15"),
        ("07/2014/TTLT-BGDĐT-\nBTC", "07/2014/TTLT-BGDĐT-BTC"),
        ("6204/SNV-CCHC\n&PC", "6204/SNV-CCHC&PC"),
        ("29/NQ-TW", "29-NQ/TW"),
        ("12-QĐ/UBND", "12/QĐ-UBND"),
        ("44 /2005/QĐ-UBND", "44/2005/QĐ-UBND"),
        ("35 CT TW", "35-CT/TW"),
        ("35 CT/TW", "35-CT/TW"),
        ("35-ct/tw", "35-CT/TW"),
        ("35ct/tw", "35-CT/TW"),
        ("30/2020/nd-cp", "30/2020/NĐ-CP"),
        ("18-NQ/TƯ", "18-NQ/TW"),
        ("3470/QÐ-UBND", "3470/QĐ-UBND"),
        ("5-CTR/TU", "05-CTr/TU"),
        ("146/QD-TTG", "146/QĐ-TTg"),
    ],
)
def test_numbers_as_they_are_really_written(written, printed):
    for text in (written, unicodedata.normalize("NFD", written)):
        assert only(f"xem {text}; hết").number.printed == printed
        assert only(text).text == unicodedata.normalize("NFC", written)


@pytest.mark.parametrize(
    ("text", "printed", "cut"),
    [
        ("Theo số31-QĐ/TW", "31-QĐ/TW", "31-QĐ/TW"),
        ("Số: 35-CT/TW", "35-CT/TW", "35-CT/TW"),
        ("số 34\n70/QĐ-UBND", "3470/QĐ-UBND", "34\n70/QĐ-UBND"),
    ],
)
def test_the_sign_before_a_number_is_no_part_of_it(text, printed, cut):
    found = only(text)
    assert (found.number.printed, found.text) == (printed, cut)


def test_blanks_in_a_number_and_in_the_day_beside_it():
    found = only("Quyết định số 44 /2005/QĐ-UBND ngày 06 / 7 /2005 của UBND thành phố")
    assert (found.number.printed, found.day) == ("44/2005/QĐ-UBND", date(2005, 7, 6))


def test_a_list_names_its_type_once():
    found = find("các Kết luận số 121-KL/TW, 126-KL/TW và 127-KL/TW")
    assert [one.number.printed for one in found] == ["121-KL/TW", "126-KL/TW", "127-KL/TW"]
    assert {one.word for one in found} == {"kết luận"}


@pytest.mark.parametrize(
    ("text", "printed", "resolved"),
    [
        ("theo 159-TB", "159-TB", False),
        ("Thông báo số 159-TB ngày 05/6/2025 của Thành ủy", "159-TB/TU", True),
        ("Thông báo 159/TB của Ủy ban nhân dân phường", "159/TB-UBND", True),
        ("Thành ủy ban hành Thông báo 159-TB", "159-TB/TU", True),
        ("Nghị quyết 45 của Bộ Chính trị", "45-NQ/TW", True),
        ("Bộ Chính trị đã ban hành Nghị quyết số 45", "45-NQ/TW", True),
        ("Nghi quyet 45 cua Bo Chinh tri", "45-NQ/TW", True),
        ("Chỉ thị số 10 của Thủ tướng Chính phủ", "10/CT-TTg", True),
        ("Nghị định 30/2020 về công tác văn thư", "30/2020/NĐ-CP", True),
        ("Nghị định số 30 năm 2020", "30/2020/NĐ-CP", True),
        ("Nghị quyết số 45 nêu rõ", "Nghị quyết 45", False),
        ("Nghị định số 30 của Chính phủ", "Nghị định 30", False),
        ("Thông tư 12/2020 quy định", "Thông tư 12/2020", False),
        ("Công văn số 6204 của Sở Nội vụ", "Công văn 6204", False),
    ],
)
def test_numbers_without_a_body_take_it_from_the_words_around_or_stay_open(text, printed, resolved):
    found = only(text)
    assert (found.number.printed, found.number.resolved) == (printed, resolved)
