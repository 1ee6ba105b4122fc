"""Excel lists as officers have them, and what is said of those that are wrong."""

from datetime import date, datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.exceptions import ValidationError
from openpyxl import Workbook

from core.publishing.states import State
from documents.imports import sheet
from documents.imports.run import Importer, Plan
from documents.models import Confidentiality, Document, Signer
from tests import factories
from tests.documents import lists

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "registry")]


@pytest.fixture
def registry() -> None:
    lists.registry()


def plan(book: BytesIO, **options: Any) -> Plan:
    return Importer(book, **options).plan()


def imported(book: BytesIO, **options: Any) -> Plan:
    importer = Importer(book, **options)
    made = importer.plan()
    assert [line.errors for line in made.wrong] == []
    importer.carry_out(made)
    return made


def refused(book: BytesIO) -> str:
    with pytest.raises(ValidationError) as caught:
        plan(book)
    return " ".join(caught.value.messages)


def errors(*rows: dict[str, Any], **options: Any) -> list[list[str]]:
    return [line.errors for line in plan(lists.workbook(rows, **options)).lines]


def test_a_row_becomes_a_document() -> None:
    values = {"Ngày có hiệu lực": "05/02/2026", "Lĩnh vực": "dat dai; Xây dựng, đô thị"}
    imported(lists.workbook([lists.row(3470, **values)]))
    made = Document.objects.get()
    assert (made.number, made.number_key, made.slug) == (
        "3470/QĐ-UBND",
        "3470/qd-ubnd",
        "quyet-dinh-3470-qd-ubnd-2025",
    )
    assert (made.type.family, made.issuer.name) == ("state", lists.ISSUER)
    assert (made.issued_on, made.effective_on) == (date(2025, 8, 1), date(2026, 2, 5))
    assert (str(made.signer), made.signer_title) == ("Nguyễn Văn Mẫu, Chủ tịch", "Chủ tịch")
    assert sorted(field.name for field in made.fields.all()) == ["Xây dựng, đô thị", "Đất đai"]
    assert (made.state, made.published_at) == (State.DRAFT, None)
    assert made.search_folded.startswith("quyet dinh 3470/qd-ubnd")
    assert made.status_periods.exists()


def test_dates_real_and_written() -> None:
    days: list[Any] = ["5/8/2025", "05-08-2025", "05.08.2025", "2025-08-05", date(2025, 8, 5)]
    days += [datetime(2025, 8, 5, 0, 0), "ngày 05 tháng 8 năm 2025", " 05 / 08 / 2025 "]  # noqa: DTZ001
    imported(
        lists.workbook(lists.row(n, **{"Ngày ban hành": day}) for n, day in enumerate(days, 1))
    )
    assert set(Document.objects.values_list("issued_on", flat=True)) == {date(2025, 8, 5)}


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("31/02/2025", "“31/02/2025” không phải là một ngày có thật"),
        ("2/2025", "“2/2025” không đọc được là ngày"),
        ("05/02/26", "không đọc được là ngày"),
        (45000, "ô là số 45000"),
        ("#REF!", "“#REF!” không đọc được"),
        ("01/01/0001", "từ 03/02/1930"),
    ],
)
def test_a_day_that_is_none_is_named_with_its_column(day: Any, words: str) -> None:
    found = errors(lists.row(1, **{"Ngày ban hành": day}))
    assert len(found[0]) == 1
    assert found[0][0].startswith("Cột “Ngày ban hành”: ")
    assert words in found[0][0]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"Số ký hiệu": None}, "Cột “Số ký hiệu”: còn trống"),
        ({"Số ký hiệu": "QĐ-UBND"}, "Cột “Số ký hiệu”: “QĐ-UBND” phải có chữ số"),
        ({"Số ký hiệu": "1" * 101}, "Cột “Số ký hiệu”"),
        ({"Trích yếu": " "}, "Cột “Trích yếu”: còn trống"),
        ({"Trích yếu": "x" * 2001}, "Cột “Trích yếu”"),
        ({"Loại văn bản": "Sắc lệnh"}, "“Sắc lệnh” chưa có trong danh mục Loại văn bản"),
        ({"Cơ quan ban hành": "UBND xã Lạ"}, "chưa có trong danh mục Cơ quan ban hành"),
        ({"Lĩnh vực": "Đất đai; Vũ trụ"}, "“Vũ trụ” chưa có trong danh mục Lĩnh vực"),
        ({"Độ mật": "Rất mật"}, "Cột “Độ mật”: “Rất mật” không có; hãy chọn"),
        ({"Trạng thái": "Xong"}, "Cột “Trạng thái”: “Xong” không có"),
        ({"Độ mật": "Mật", "Trạng thái": "Xuất bản"}, "không được xuất bản"),
        ({"Người ký": "x" * 101}, "Cột “Người ký”"),
        (
            {"Số ký hiệu": "35-CT/TW", "Loại văn bản": "Chỉ thị", "Cơ quan ban hành": "TW"}
            | {"Ngày ban hành": date(1999, 1, 1)},
            "Cột “Nhiệm kỳ”: Trung ương Đảng chưa có nhiệm kỳ nào chứa ngày 01/01/1999",
        ),
    ],
)
def test_one_wrong_cell(values: dict[str, Any], words: str) -> None:
    found = errors(lists.row(1), lists.row(2) | values)
    assert found[0] == []
    assert len(found[1]) == 1
    assert words in found[1][0]


def test_the_row_is_counted_as_in_excel() -> None:
    rows = [lists.row(1), {}, lists.row(2, **{"Trích yếu": None}), {}, {}]
    title: list[list[Any]] = [["DANH SÁCH VĂN BẢN"], [None]]
    made = plan(lists.workbook(rows, above=title))
    assert [(line.row, line.outcome) for line in made.lines] == [(4, "new"), (6, "wrong")]


def test_two_rows_of_one_document() -> None:
    found = errors(lists.row(1), lists.row(2), lists.row(1, **{"Số ký hiệu": "1 / qđ-ubnd"}))
    assert found == [[], [], ["Cột “Số ký hiệu”: trùng với dòng 2 của danh sách."]]


def test_headings_in_any_order_and_wording() -> None:
    names = {
        "Số ký hiệu": "SỐ, KÝ HIỆU (*)",
        "Loại văn bản": "Loai van ban",
        "Cơ quan ban hành": "Nơi ban hành",
        "Ngày ban hành": "Ngày ký (dd/mm/yyyy)",
        "Trích yếu": "Nội dung trích yếu",
    }
    given = {names[name]: value for name, value in lists.row(1).items() if name in names}
    headings = [*reversed(names.values()), "Ghi chú riêng"]
    made = imported(lists.workbook([given], headings))
    assert made.sheet.ignored == ["Ghi chú riêng"]
    assert Document.objects.get().number == "01/QĐ-UBND"


def test_a_missing_column_is_named() -> None:
    headings = [name for name in lists.HEADINGS if name not in {"Trích yếu", "Ngày ban hành"}]
    assert refused(lists.workbook([lists.row(1)], headings)) == (
        "Thiếu cột “Ngày ban hành”, “Trích yếu”."
    )


def test_a_column_that_is_there_twice() -> None:
    headings = [*lists.HEADINGS, "Nội dung"]
    assert "hai cột “Trích yếu”" in refused(lists.workbook([lists.row(1)], headings))


@pytest.mark.parametrize("above", [11, 30])
def test_no_heading_in_the_first_rows(above: int) -> None:
    book = lists.workbook([lists.row(1)], above=[["Tiêu đề"]] * above)
    assert refused(book).startswith("Không thấy dòng tiêu đề trong 10 dòng đầu.")


def test_no_row_below_the_heading() -> None:
    assert "chưa có dòng nào" in refused(lists.workbook([{}, {}]))


def test_merged_cells_count_for_all_their_rows() -> None:
    rows = [lists.row(1), lists.row(2), lists.row(3)]
    for values in rows[1:]:
        del values["Cơ quan ban hành"], values["Ngày ban hành"]
    title: list[list[Any]] = [["DANH SÁCH"], [None]]
    made = plan(lists.workbook(rows, above=title, merged=["A1:H1", "D4:D6", "E4:E5"]))
    assert [line.errors for line in made.lines] == [[], [], ["Cột “Ngày ban hành”: còn trống."]]
    second = made.lines[1].document
    assert second is not None
    assert (second.issuer.name, second.issued_on) == (lists.ISSUER, date(2025, 8, 1))


def test_merged_cells_do_not_fill_other_columns_or_rows() -> None:
    rows = [lists.row(1), lists.row(2, **{"Lĩnh vực": None, "Người ký": None})]
    made = imported(lists.workbook(rows, merged=["H2:H3"]))
    second = Document.objects.get(number="02/QĐ-UBND")
    assert (str(second.signer), second.fields.count()) == ("Nguyễn Văn Mẫu, Chủ tịch", 0)
    assert made.counts["new"] == 2


def test_a_number_cell_that_excel_took_for_a_number() -> None:
    made = plan(lists.workbook([lists.row(1, **{"Số ký hiệu": 35})]))
    assert made.lines[0].number == "35"
    assert "có ở nhiều hệ thống" in made.lines[0].errors[0]


def test_quyet_dinh_of_the_state_or_legal_by_its_number() -> None:
    rows = [lists.row(5), lists.row(6, **{"Số ký hiệu": "6/2025/QĐ-UBND"})]
    imported(lists.workbook(rows))
    kinds = dict(Document.objects.values_list("number", "type__family"))
    assert kinds == {"05/QĐ-UBND": "state", "6/2025/QĐ-UBND": "legal"}


def test_a_type_of_two_systems_is_asked_for() -> None:
    row = lists.row(1, **{"Số ký hiệu": "12A"})
    assert "có ở nhiều hệ thống" in errors(row)[0][0]
    given = row | {"Hệ thống": "Văn bản hành chính nhà nước"}
    assert errors(given, headings=[*lists.HEADINGS, "Hệ thống"]) == [[]]


def test_secret_papers_stay_drafts_when_the_rest_is_published() -> None:
    rows = [lists.row(1), lists.row(2, **{"Độ mật": "Mật"}), lists.row(3, **{"Độ mật": "Nội bộ"})]
    imported(lists.workbook(rows), publish=True)
    states = dict(Document.objects.values_list("confidentiality", "state"))
    assert states == {
        Confidentiality.NORMAL: State.PUBLISHED,
        Confidentiality.SECRET: State.DRAFT,
        Confidentiality.INTERNAL: State.DRAFT,
    }
    assert Document.objects.published().get().first_published_at == factories.NOW


def test_a_second_import_changes_nothing() -> None:
    book = lists.workbook([lists.row(n, **{"Trạng thái": "Xuất bản"}) for n in range(1, 6)])
    imported(book)
    before = list(Document.objects.order_by("pk").values())
    made = imported(book)
    assert made.counts == {"same": 5}
    assert made.changes_nothing
    assert list(Document.objects.order_by("pk").values()) == before
    assert Signer.objects.count() == 1


def test_an_import_changes_what_says_something_else() -> None:
    imported(lists.workbook([lists.row(1), lists.row(2)]))
    values = {"Trích yếu": "Về việc Đường.", "Lĩnh vực": "Xây dựng, đô thị", "Chức danh": None}
    made = imported(lists.workbook([lists.row(1, **values), lists.row(2)]))
    assert made.counts == {"changed": 1, "same": 1}
    assert made.lines[0].changes == ["Trích yếu", "Lĩnh vực"]
    changed = Document.objects.get(number="01/QĐ-UBND")
    assert (changed.summary_folded, changed.signer_title) == ("ve viec duong.", "Chủ tịch")
    assert "ve viec duong." in changed.search_folded
    assert [field.name for field in changed.fields.all()] == ["Xây dựng, đô thị"]


def test_blank_cells_take_nothing_away() -> None:
    imported(lists.workbook([lists.row(1, **{"Ngày có hiệu lực": date(2025, 8, 2)})]))
    bare = {name: value for name, value in lists.row(1).items() if name in lists.HEADINGS[:7]}
    assert imported(lists.workbook([bare])).counts == {"same": 1}


def test_an_import_with_a_wrong_row_writes_nothing() -> None:
    book = lists.workbook([lists.row(1), lists.row(2, **{"Trích yếu": None})])
    importer = Importer(book)
    made = importer.plan()
    assert made.counts == {"new": 1, "wrong": 1}
    with pytest.raises(ValidationError):
        importer.carry_out(made)
    assert not Document.objects.exists()


def test_what_was_recorded_meanwhile_stops_the_import_as_a_whole() -> None:
    book = lists.workbook([lists.row(1), lists.row(2)])
    importer = Importer(book)
    made = importer.plan()
    imported(lists.workbook([lists.row(2)]))
    with pytest.raises(ValidationError) as caught:
        importer.carry_out(made)
    assert "vừa được người khác sửa" in caught.value.messages[0]
    assert Document.objects.count() == 1


def test_relations_that_wait_find_what_is_imported() -> None:
    other = factories.document(number="9/QĐ-UBND", **_here(), issued_on=date(2025, 9, 1))
    other.relations.create(kind="replaces", target_text="Quyết định 01/QĐ-UBND ngày 01/8/2025")
    imported(lists.workbook([lists.row(1, **{"Trạng thái": "Xuất bản"})]))
    made = Document.objects.get(number="01/QĐ-UBND")
    assert other.relations.get().target == made
    assert made.status_periods.filter(status="ended", start=date(2025, 9, 1)).exists()


def _here() -> dict[str, Any]:
    from documents.models import DocumentType, Issuer

    return {
        "issuer": Issuer.objects.get(code="UBND"),
        "type": DocumentType.objects.get(name="quyết định", family="state"),
    }


def test_many_rows_cost_few_queries(django_assert_max_num_queries: Any) -> None:
    book = lists.workbook(lists.row(n) for n in range(1, 101))
    with django_assert_max_num_queries(12):
        plan(book)


@pytest.mark.parametrize(
    "content",
    [b"", b"x", b"PK\x03\x04", b"%PDF-1.4", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600],
    ids=["empty", "text", "zip head", "pdf", "old excel"],
)
def test_what_is_no_workbook(content: bytes) -> None:
    assert refused(BytesIO(content)).endswith(".")


def rebuilt(change: dict[str, bytes | None]) -> BytesIO:
    """A good list in which parts of the archive are others."""
    made = BytesIO()
    with ZipFile(lists.workbook([lists.row(1)])) as good, ZipFile(made, "w", ZIP_DEFLATED) as bad:
        for name in good.namelist():
            content = change.get(name, good.read(name))
            if content is not None:
                bad.writestr(name, content)
    made.seek(0)
    return made


@pytest.mark.parametrize(
    "change",
    [
        {"xl/workbook.xml": b"<x"},
        {"xl/worksheets/sheet1.xml": b"<x"},
        {"xl/worksheets/sheet1.xml": None},
        {"xl/styles.xml": b"\0"},
        {"xl/worksheets/sheet1.xml": b" " * (sheet.MOST_BYTES + 1)},
        {
            "xl/worksheets/sheet1.xml": b'<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;">'
            b"]><x>&b;</x>"
        },
    ],
    ids=["book", "sheet", "no sheet", "styles", "bomb", "entities"],
)
def test_a_broken_workbook(change: dict[str, bytes | None]) -> None:
    assert refused(rebuilt(change)).endswith(".")


def test_a_far_cell_does_no_harm() -> None:
    book = Workbook()
    page = book.active
    assert page is not None
    page.append(list(lists.HEADINGS))
    page.append([lists.row(1).get(name) for name in lists.HEADINGS])
    page.cell(row=1_048_576, column=16_384, value="x")
    file = BytesIO()
    book.save(file)
    file.seek(0)
    assert len(plan(file).lines) == 1


def test_too_many_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "MOST_ROWS", 3)
    assert "quá 3 dòng" in refused(lists.workbook(lists.row(n) for n in range(1, 6)))


def test_the_list_may_stand_on_another_sheet() -> None:
    book = Workbook()
    page = book.create_sheet("Danh sách")
    page.append(list(lists.HEADINGS))
    page.append([lists.row(1).get(name) for name in lists.HEADINGS])
    file = BytesIO()
    book.save(file)
    file.seek(0)
    assert plan(file).counts == {"new": 1}
