"""Where reading numbers goes wrong: look-alikes, prefixes, the year, what is no number."""

import time
from datetime import date

import pytest

from documents.numbers import Family, Number, find


def numbers(text):
    return [found.number.printed for found in find(text)]


def test_letters_with_marks_decide_between_look_alikes():
    [draft] = find("12/HD-HĐND")
    assert draft.names == ("hướng dẫn",)
    [contract] = find("12/HĐ-UBND")
    assert contract.names == ("hợp đồng",)
    assert draft.number.type == "HD"
    assert contract.number.type == "HĐ"


def test_letters_without_marks_leave_both_open():
    assert find("12/HD-UBND")[0].names == ("hướng dẫn", "hợp đồng")
    assert find("12/DA-UBND")[0].names == ("dự án", "đề án")
    assert find("12-HD/TW")[0].names == ("hướng dẫn",)


def test_the_word_before_decides_between_look_alikes():
    [contract] = find("Hợp đồng số 12/HD-UBND")
    assert (contract.number.printed, contract.names) == ("12/HĐ-UBND", ("hợp đồng",))


def test_a_longer_type_wins_over_its_prefix():
    assert numbers("05-CTr/TU, 05-CT/TU") == ["05-CTr/TU", "05-CT/TU"]
    assert numbers("9/TTr-UBND; 9/2020/TT-BTC") == ["09/TTr-UBND", "09/2020/TT-BTC"]


def test_the_word_before_tells_a_party_decision_from_a_regulation():
    assert find("Quyết định số 37-QĐ/TW")[0].names == ("quyết định",)
    assert find("Quy định số 37-QĐ/TW")[0].names == ("quy định",)
    assert find("thay thế 37-QĐ/TW")[0].names == ("quyết định", "quy định")


def test_a_year_is_never_filled_in():
    [without, with_year] = find("36/QĐ-TTg và 36/2026/QĐ-TTg ngày 5/5/2026")
    assert without.number.year is None
    assert without.number.key != with_year.number.key


def test_keys_are_equal_for_two_ways_of_writing():
    first, second = find("29/NQ-TW và 29-NQ/TW")
    assert first.number == second.number
    assert first.number.key == second.number.key == "29-nq/tw"
    assert find("05-CTr/TU")[0].number.key == find("5-ctr/tu")[0].number.key == "5-ctr/tu"
    assert find("3470/QD-UBND")[0].number.key == find("3470/QĐ-UBND")[0].number.key


def test_the_mark_of_trung_uong_is_not_thanh_uy():
    assert numbers("18-NQ/TƯ và 18-NQ/TU") == ["18-NQ/TW", "18-NQ/TU"]


def test_after_a_blank_only_known_bodies_are_believed():
    assert numbers("35 CT TW") == ["35-CT/TW"]
    assert numbers("35 CT XYZ") == []
    assert numbers("12-KH UBND phường") == ["12/KH-UBND"]
    assert numbers("12-KH XYZ") == ["12-KH"]
    assert numbers("35-CT/XYZ") == ["35-CT/XYZ"]


def test_a_body_after_a_blank_is_in_capitals():
    [found] = find("Quyet dinh 12-QD tu ngay 05/6/2025")
    assert (found.number.printed, found.number.resolved) == ("12-QĐ", False)


def test_lines_that_end_and_begin_with_digits_are_not_joined():
    assert numbers("35\n36-CT/TW") == ["36-CT/TW"]
    assert numbers("1\n2\n3\n4-KL/TW") == ["04-KL/TW"]


def test_a_type_in_words_is_not_carried_to_another_type():
    regulation, directive = find("Quy định 37-QĐ/TW, 12-CT/TW")
    assert (regulation.word, directive.word) == ("quy định", None)


def test_an_unknown_body_needs_slash_and_dash_that_tell_the_family():
    assert numbers("12/QĐ-XYZ") == ["12/QĐ-XYZ"]
    assert numbers("12-QĐ-XYZ") == []
    assert numbers("12-QĐ-UBND") == ["12/QĐ-UBND"]


def test_an_official_letter_of_an_unknown_body_needs_to_be_announced():
    assert numbers("Công văn 12/ABC-VP, số 13/ABC-VP, hàng 14/ABC-VP") == [
        "12/ABC-VP",
        "13/ABC-VP",
    ]


def test_a_bulleted_list_below_a_number_is_no_unit_of_its_body():
    assert numbers("3470/QĐ-UBND\n- UBND phường") == ["3470/QĐ-UBND"]
    assert numbers("3470/QĐ-UBND-VX") == ["3470/QĐ-UBND-VX"]


def test_the_name_of_a_section_is_not_its_committee():
    [found] = find("Thông báo số 159-TB của Văn phòng Thành ủy")
    assert found.number.printed == "159-TB/VPTU"
    [found] = find("Nghị quyết số 45 của Câu lạc bộ Bộ Chính trị")
    assert not found.number.resolved


def test_the_word_before_is_held_with_its_place():
    text = "Theo (Chỉ thị số: 35-CT/TW) và Báo cáo 36-CT/TW"
    first, second = find(text)
    assert find("`Nghị quyết 45 của Bộ Chính trị`")[0].word_start == 1
    assert text[first.word_start : first.start] == "Chỉ thị số: "
    assert (second.word, second.names) == ("báo cáo", ("chỉ thị",))


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("ngày 01 tháng 7 năm 2025", date(2025, 7, 1)),
        ("(30/5/2019)", date(2019, 5, 30)),
        ("của Bộ Chính trị ngày 30-5-2019", date(2019, 5, 30)),
        ("(ngày 30/5/2019)", date(2019, 5, 30)),
        ("ngay 30.5.2019", date(2019, 5, 30)),
        ("ngày 31/02/2025", None),
        ("ngày 30/5/20190", None),
        (", họp ngày 30/5/2019", None),
        ("của Bộ Chính trị, họp ngày 30/5/2019", None),
        ("và 30/5/2019", None),
    ],
)
def test_the_day_beside_a_number(written, day):
    assert find(f"35-CT/TW {written}")[0].day == day


NO_NUMBERS = [
    "ngày 25/7/2026",
    "ngày 06 / 7 /2005 QĐ-UBND",
    "ngày 5/6/2025 KH-UBND phường ra đời",
    "tháng 7/2005 QĐ-UBND",
    "tháng 12/2025",
    "giai đoạn 2021-2025",
    "giai đoạn 2021 – 2025, tầm nhìn 2045",
    "nhiệm kỳ 2020-2025/ĐH",
    "năm 2025 KH-UBND",
    "Hội nghị 2025 KH-UBND phường",
    "số 159-TB-12",
    "còn 5 tb TW",
    "điện thoại 0225 3871 234",
    "gọi 0912-345-678 hoặc 1900.1234",
    "tỷ lệ 3/4, tỷ số 2-1, 15/15 tổ",
    "số 12/5 đường Lê Lợi",
    "số nhà 12/5/7 phố Tô Hiệu",
    "nhà số 12 đường 208",
    "lúc 10:35 CT TW",
    "1.669/NQ-UBND",
    "x/35-CT/TW",
    "12a/QĐ-UBND",
    "A35-CT/TW",
    "0/QĐ-UBND",
    "00-CT/TW",
    "1234567-CT/TW",
    "35-CT/tww",
    "35-CTx/TW",
    "2km/h, 5m/s, 35 người, 12 tỷ đồng",
    "năm 2021 đã từ lâu, 5 tb tu",
    "kế hoạch 5 năm, báo cáo 6 tháng của Ủy ban nhân dân",
    "Kế hoạch 2025 của Ủy ban nhân dân",
    "Báo cáo 12/2025 của Sở Nội vụ",
    "dự án 12 của Sở Xây dựng",
    "Thông báo 3 trường hợp",
    "Nghị quyết 45% của Bộ Chính trị",
    "Luật 2024",
    "quyết định 1,5 của Chính phủ",
    "Quyết định 3/4 của Chính phủ",
    "36/QĐ",
    "",
    "/-/-/",
]


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_is_no_number(text):
    assert find(text) == []


def test_a_slash_and_a_type_are_a_number_only_when_announced():
    [found] = find("số 5/TB")
    assert (found.number.printed, found.number.resolved) == ("05/TB", False)
    assert numbers("lớp 5/TB") == []


def test_no_day_or_range_is_taken_for_a_number():
    days = [
        f"{d}{s}{m}{s}{y}" for d in (1, 9, 28) for m in (1, 12) for y in (1999, 2025) for s in "/-."
    ]
    ranges = [f"{y}{s}{y + 5}" for y in (1995, 2020, 2025) for s in ("-", "–", " - ", "/")]
    around = ["ngày {}", "từ {} đến nay", "Kế hoạch {}", "giai đoạn {} của Bộ Chính trị", "số {}"]
    texts = [frame.format(one) for frame in around for one in (*days, *ranges)]
    texts += [f"{one}{organ}" for one in days for organ in ("/QĐ-UBND", " CT TW", "-CT/TW")]
    assert len(texts) > 250
    assert [text for text in texts if find(text)] == []


@pytest.mark.parametrize(
    "unit",
    [
        "1/",
        "12345",
        "1 ",
        "12/2020/",
        "1-",
        "1\n",
        "số 1 ",
        "1        ",
        "/",
        "35-CT-",
        "1/AB-",
        "-",
    ],
)
def test_the_scan_is_linear(unit):
    def seconds(count):
        text = unit * count
        start = time.process_time()
        find(text)
        return time.process_time() - start

    seconds(2_000)
    small = min(seconds(2_500) for _ in range(3))
    assert seconds(20_000) < 8 * 4 * small + 0.05


def test_a_long_line_of_digits_and_slashes_ends():
    line = "1/2" * (5_000_000 // 3)
    start = time.process_time()
    assert find(line) == []
    assert time.process_time() - start < 10


def test_numbers_below_ten_are_printed_with_a_zero_and_compared_as_integers():
    padded, bare = find("05-CTr/TU, 5-CTr/TU")
    assert padded.number == bare.number
    assert bare.number.printed == "05-CTr/TU"
    assert Number(5, 2020, "NĐ", "CP", Family.LEGAL).printed == "05/2020/NĐ-CP"
