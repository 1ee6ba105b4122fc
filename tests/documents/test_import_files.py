"""The ZIP beside a list: files matched by number, bad ones refused one by one."""

import struct
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from django.core.exceptions import ValidationError

from documents.files.services import attach, verify
from documents.imports import bundle
from documents.imports.run import Importer, Plan
from documents.models import Document, DocumentFile
from tests.documents import lists

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "registry")]


@pytest.fixture
def registry() -> None:
    lists.registry()


def rows() -> list[dict[str, Any]]:
    party = {"Cơ quan ban hành": "Trung ương Đảng", "Loại văn bản": "Chỉ thị"}
    return [
        lists.row(35),
        lists.row(135),
        lists.row(3, **party, **{"Số ký hiệu": "35-CT/TW", "Ngày ban hành": date(2024, 6, 14)}),
        lists.row(4, **{"Số ký hiệu": "30/2025/QĐ-UBND"}),
        lists.row(5, **{"Ngày ban hành": date(2024, 8, 1)}),
        lists.row(5),
    ]


def plan(files: dict[str, bytes] | BytesIO, **row: Any) -> Plan:
    zip_file = lists.zipped(files) if isinstance(files, dict) else files
    headings = [*lists.HEADINGS, "Tệp"]
    given = [values | row for values in rows()[:1]] + rows()[1:]
    return Importer(lists.workbook(given, headings), zip_file).plan()


def matched(made: Plan) -> dict[str, int | str]:
    """The row in Excel of each file, or the sentence why it has none."""
    return {
        file.member.name: file.sentence or (file.line.row if file.line else 0)
        for file in made.files
    }


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("35-CT-TW.pdf", 4),
        ("35-CT_TW.docx", 4),
        ("Chi thi 35-CT-TW 2024.pdf", 4),
        ("Chỉ thị số 35-CT.TW.pdf", 4),
        ("thư mục/con/35-ct-tw.pdf", 4),
        ("35-QĐ-UBND.pdf", 2),
        ("035_qd_ubnd (ban ky).pdf", 2),
        ("QĐ 135-QĐ-UBND.pdf", 3),
        ("30-2025-QD-UBND.pdf", 5),
        ("30.2025.QĐ-UBND phụ lục.pdf", 5),
        ("5-QĐ-UBND 2024.pdf", 6),
        ("5-QĐ-UBND ngày 01-8-2025.pdf", 7),
    ],
)
def test_a_file_finds_its_row_by_its_name(name: str, row: int) -> None:
    made = plan({name: lists.pdf()})
    assert list(matched(made).values()) == [row]


def test_a_file_that_fits_several_rows_goes_to_none() -> None:
    found = matched(plan({"5-QĐ-UBND.pdf": lists.pdf()}))
    assert found["5-QĐ-UBND.pdf"] == ("Hợp với nhiều dòng (6, 7); hãy ghi tên tệp vào cột “Tệp”.")


def test_a_file_that_fits_no_row_is_listed() -> None:
    found = matched(plan({"anh.pdf": lists.pdf(), "36-CT-TW.pdf": lists.pdf("2")}))
    assert set(found.values()) == {"Không có số ký hiệu của dòng nào trong tên tệp."}


def test_a_file_of_a_wrong_row_is_not_strange() -> None:
    found = matched(plan({"35-QĐ-UBND.pdf": lists.pdf()}, **{"Ngày ban hành": "31/02/2025"}))
    assert found["35-QĐ-UBND.pdf"] == "Là tệp của dòng 2, dòng này còn sai."


def test_the_column_of_files_decides() -> None:
    made = plan({"scan001.pdf": lists.pdf(), "36.pdf": lists.pdf("2")}, Tệp="Scan001.PDF; mất.pdf")
    assert matched(made)["scan001.pdf"] == 2
    assert made.lines[0].remarks == ["Cột “Tệp”: không có tệp “mất.pdf” trong ZIP."]


def raw(name: bytes, content: bytes = b"", flags: int = 0) -> BytesIO:
    """A ZIP with one entry whose name has these very bytes."""
    content = content or lists.pdf()
    placeholder = "x" * len(name)
    file = lists.zipped({placeholder: content})
    data = file.getvalue().replace(placeholder.encode(), name)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(mark) + place
        data = data[:at] + struct.pack("<H", flags) + data[at + 2 :]
    return BytesIO(data)


def test_names_in_utf8_without_saying_so() -> None:
    assert list(matched(plan(raw("Chỉ thị 35-CT-TW.pdf".encode())))) == ["Chỉ thị 35-CT-TW.pdf"]


def test_names_in_an_old_code_page() -> None:
    found = matched(plan(raw("Chỉ thị 35-CT-TW.pdf".encode("cp1258", "replace"))))
    assert list(found.values()) == [4]


@pytest.mark.parametrize(
    "name",
    [
        b"../35-CT-TW.pdf",
        b"a/../../35-CT-TW.pdf",
        b"/etc/35-CT-TW.pdf",
        b"..\\35-CT-TW.pdf",
        b"C:\\35-CT-TW.pdf",
    ],
)
def test_names_that_lead_out_are_refused(name: bytes) -> None:
    made = plan(raw(name))
    assert ["ngoài thư mục" in file.sentence for file in made.files] == [True]
    assert made.new_files == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"MZ\x90\x00" + b"\0" * 100, "Chỉ nhận tệp PDF"),
        (b"#!/bin/sh\nrm -rf /\n", "Chỉ nhận tệp PDF"),
        (lists.zipped({"a.pdf": b"x"}).getvalue(), "Tệp"),
        (b"", "Tệp rỗng"),
        (b"<html><script>alert(1)</script></html>", "Chỉ nhận tệp PDF"),
    ],
    ids=["executable", "script", "zip in zip", "empty", "page"],
)
def test_what_is_no_document_is_refused_by_its_content(content: bytes, words: str) -> None:
    made = plan({"35-CT-TW.pdf": content, "35-QĐ-UBND.pdf": lists.pdf()})
    found = matched(made)
    assert words in str(found["35-CT-TW.pdf"])
    assert found["35-QĐ-UBND.pdf"] == 2
    assert len(made.new_files) == 1


def test_a_bomb_is_refused_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"35-CT-TW.pdf": b"%PDF-1.4" + b"\0" * (6 * 1024 * 1024)}
    made = plan(files | {"35-QĐ-UBND.pdf": lists.pdf()})
    assert "nén quá nhiều" in str(matched(made)["35-CT-TW.pdf"])
    assert len(made.new_files) == 1


def test_all_files_together_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "MOST_UNPACKED", 100)
    found = matched(plan({"35-CT-TW.pdf": lists.pdf(), "35-QĐ-UBND.pdf": lists.pdf("2")}))
    assert found["35-CT-TW.pdf"] == 4
    assert "cộng lại quá lớn" in str(found["35-QĐ-UBND.pdf"])


def test_a_size_that_lies(monkeypatch: pytest.MonkeyPatch) -> None:
    """The archive says 8 bytes; what comes out is stopped by its checksum or its size."""
    monkeypatch.setattr(bundle, "MOST_BYTES", 1000)
    file = lists.zipped({"35-CT-TW.pdf": b"%PDF-1.4" + b"ab" * 5000})
    data = file.getvalue()
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(mark) + place
        data = data[:at] + struct.pack("<I", 8) + data[at + 4 :]
    found = matched(plan(BytesIO(data)))
    assert str(found["35-CT-TW.pdf"]).endswith(".")


def test_an_encrypted_entry_is_refused() -> None:
    assert "mật khẩu" in str(matched(plan(raw(b"35-CT-TW.pdf", flags=1)))["35-CT-TW.pdf"])


def test_a_link_is_refused() -> None:
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        info = ZipInfo("35-CT-TW.pdf")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    assert "đường tắt" in str(matched(plan(file))["35-CT-TW.pdf"])


def test_what_systems_add_is_passed_over() -> None:
    litter = {"__MACOSX/._35-CT-TW.pdf": b"x", ".DS_Store": b"x", "a/Thumbs.db": b"x"}
    assert matched(plan(litter | {"35-CT-TW.pdf": lists.pdf()})) == {"35-CT-TW.pdf": 4}


@pytest.mark.parametrize("content", [b"", b"x", b"PK\x05\x06" + b"\0" * 10, b"PK\x03\x04" * 9])
def test_a_broken_zip_is_refused_as_a_whole(content: bytes) -> None:
    with pytest.raises(ValidationError) as caught:
        plan(BytesIO(content))
    assert "ZIP" in caught.value.messages[0]


def test_a_broken_entry_is_refused_by_itself() -> None:
    file = lists.zipped({"35-CT-TW.pdf": lists.pdf() * 50, "35-QĐ-UBND.pdf": lists.pdf()})
    data = bytearray(file.getvalue())
    data[60:64] = b"\xff\xff\xff\xff"
    made = plan(BytesIO(bytes(data)))
    assert "bị hỏng" in str(matched(made)["35-CT-TW.pdf"])
    assert len(made.new_files) == 1


def said(look: Any) -> str:
    """The sentence of a refusal; a full stop where there is none."""
    try:
        look()
    except ValidationError as error:
        return error.messages[0]
    return "."


def test_every_byte_may_be_wrong() -> None:
    file = lists.zipped({"35-CT-TW.pdf": lists.pdf(), "35-QĐ-UBND.pdf": lists.pdf("2")})
    good = file.getvalue()

    def look(content: bytes) -> None:
        with bundle.Bundle(BytesIO(content)) as opened:
            for member in opened.members:
                assert said(lambda: opened.check(member)).endswith(".")  # noqa: B023

    for place in range(0, len(good), 3):
        bad = good[:place] + bytes([good[place] ^ 0xFF]) + good[place + 1 :]
        assert said(lambda: look(bad)).endswith(".")  # noqa: B023


def test_files_are_stored_once(settings: Any, tmp_path: Any) -> None:
    settings.DOCUMENTS_ROOT = tmp_path / "documents"
    files = {"35-CT-TW.pdf": lists.pdf(), "35-CT-TW (2).pdf": lists.pdf()}
    files |= {"35-CT-TW phụ lục.pdf": lists.pdf("3")}
    book = lists.workbook(rows()[:3])
    for expected in (2, 0):
        importer = Importer(book, lists.zipped(files))
        outcome = importer.carry_out(importer.plan())
        assert outcome.files == expected
    made = Document.objects.get(number="35-CT/TW")
    assert [(file.name, file.kind) for file in made.files.all()] == [
        ("35-CT-TW.pdf", "original"),
        ("35-CT-TW phụ lục.pdf", "annex"),
    ]
    assert DocumentFile.objects.count() == 2


def test_files_come_later_to_documents_that_are_held(settings: Any, tmp_path: Any) -> None:
    settings.DOCUMENTS_ROOT = tmp_path / "documents"
    book = lists.workbook(rows()[:3])
    first = Importer(book)
    first.carry_out(first.plan())
    second = Importer(book, lists.zipped({"35-CT-TW.pdf": lists.pdf()}))
    made = second.plan()
    assert not made.changes_nothing
    assert str(second.carry_out(made)) == (
        "Đã thêm 0 văn bản, cập nhật 0, không thay đổi 3; thêm 1 tệp."
    )


def test_an_import_that_fails_leaves_no_file(
    settings: Any, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DOCUMENTS_ROOT = tmp_path / "documents"
    files = {"35-CT-TW.pdf": lists.pdf(), "35-QĐ-UBND.pdf": lists.pdf("2")}
    importer = Importer(lists.workbook(rows()[:3]), lists.zipped(files))
    made = importer.plan()

    def fail(what: str, done: int, total: int) -> None:
        if what == "Lưu tệp" and done == 2:
            raise ZeroDivisionError

    monkeypatch.setattr(importer, "_progress", fail)
    with pytest.raises(ZeroDivisionError):
        importer.carry_out(made)
    assert not Document.objects.exists()
    assert [path for path in (tmp_path / "documents").rglob("*") if path.is_file()] == []


def test_an_import_that_fails_leaves_what_others_stored(
    settings: Any, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DOCUMENTS_ROOT = tmp_path / "documents"
    book = lists.workbook(rows()[:3])
    first = Importer(book)
    first.carry_out(first.plan())
    files = {"35-CT-TW.pdf": lists.pdf(), "35-QĐ-UBND.pdf": lists.pdf("2")}
    second = Importer(book, lists.zipped(files))
    made = second.plan()
    others = attach(Document.objects.get(number="35-CT/TW"), BytesIO(lists.pdf()), "35-CT-TW.pdf")

    def fail(what: str, done: int, total: int) -> None:
        if what == "Lưu tệp" and done == 2:
            raise ZeroDivisionError

    monkeypatch.setattr(second, "_progress", fail)
    with pytest.raises(ZeroDivisionError):
        second.carry_out(made)
    assert list(DocumentFile.objects.all()) == [others]
    assert verify(others)
    assert len([path for path in (tmp_path / "documents").rglob("*") if path.is_file()]) == 1


def test_stored_entries_are_read_too() -> None:
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("35-CT-TW.pdf", lists.pdf())
    file.seek(0)
    assert matched(plan(file)) == {"35-CT-TW.pdf": 4}
    assert ZIP_DEFLATED
