"""Which files are taken: by what they hold, whatever they are called."""

import io
import zipfile

import pytest
from django.core.exceptions import ValidationError

from documents.files.checks import DOC, DOCX, MOST_BYTES, PDF, XLSX, check

from . import files_builder as made

VBA = {"word/vbaProject.bin": b"x"}


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (made.pages(1), PDF),
        (b"\xef\xbb\xbf\r\n" + made.pages(1), PDF),
        (made.encrypted_pdf(), PDF),
        (made.with_javascript(), PDF),
        (made.docx(), DOCX),
        (made.renamed(made.docx(), "document.xml", "document2.xml"), DOCX),
        (made.xlsx(), XLSX),
        (made.compound("WordDocument", "1Table"), DOC),
        (made.large_compound("WordDocument"), DOC),
    ],
)
def test_taken(content: bytes, media_type: str) -> None:
    file = io.BytesIO(content)
    found = check(file)
    assert (found.media_type, found.size) == (media_type, len(content))
    assert len(found.sha256) == 64
    assert file.tell() == 0


def lying_zip() -> bytes:
    """An archive whose entry says that it is short, and unpacks to more."""
    content = bytearray(made.docx("x" * 5000))
    at = content.rindex(b"PK\x01\x02word/document.xml"[:4])
    content[at + 24 : at + 28] = (10).to_bytes(4, "little")
    return bytes(content)


DOCTYPE = '<!DOCTYPE x [<!ENTITY a "a">]><x/>'
FAR = f"<?xml version='1.0'?><!--{'x' * 9000}-->{DOCTYPE}"

REFUSED = {
    "empty": (b"", "rỗng"),
    "text": (b"So 12", "Chỉ nhận tệp"),
    "html": (b"<html><script>%PDF-1.7", "Chỉ nhận tệp"),
    "program": (b"MZ" + b"\0" * 200, "Chỉ nhận tệp"),
    "elf": (b"\x7fELF" + b"\0" * 200, "Chỉ nhận tệp"),
    "picture": (b"\x89PNG\r\n\x1a\n" + b"\0" * 200, "Chỉ nhận tệp"),
    "other zip": (made.archive({"a.txt": b"x"}), "hỏng|không phải"),
    "zip called word": (made.archive({"word/document.xml": b"x"}), "hỏng|không phải"),
    "zip cut off": (made.docx()[:-40], "hỏng"),
    "no main part": (
        made.renamed(made.docx(), "word/document.xml", "word/other.txt").replace(
            b"other.txt", b"OTHER.txt"
        ),
        "không phải",
    ),
    "macros": (made.docx(more=VBA), "macro"),
    "upwards": (made.docx(more={"../evil.sh": b"x"}), "tên bên trong"),
    "absolute": (made.docx(more={"/etc/passwd": b"x"}), "tên bên trong"),
    "backslash": (made.docx(more={"..\\evil.exe": b"x"}), "tên bên trong"),
    "bomb": (made.docx(more={"bomb": b"\0" * 90_000_000}), "quá nhiều dữ liệu"),
    "many parts": (
        made.archive({f"part{n}": b"" for n in range(5001)}, zipfile.ZIP_STORED),
        "quá nhiều dữ liệu",
    ),
    "entities": (
        made.docx(more={"word/evil.xml": b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "a">]>'}),
        "không an toàn",
    ),
    "entities behind a comment": (made.docx(more={"word/evil.xml": FAR.encode()}), "không an toàn"),
    "entities in UTF-16": (
        made.docx(more={"word/evil.xml": DOCTYPE.encode("utf-16")}),
        "không an toàn",
    ),
    "entities under any name": (made.docx(more={"word/a.png": FAR.encode()}), "không an toàn"),
    "a comment without end": (
        made.docx(more={"word/evil.xml": b"<!--" + b"x" * 90_000 + b"--><x/>"}),
        "hỏng",
    ),
    "a program inside": (made.docx(more={"word/media/a.EXE": b"MZ"}), "chương trình"),
    "two parts of one name": (made.twice("word/document.xml"), "tên bên trong"),
    "overlapping bomb": (made.overlapping(), "quá nhiều dữ liệu"),
    "ZIP64": (made.said_to_be_larger(), "quá nhiều dữ liệu"),
    "a list of parts without end": (
        made.archive({"[Content_Types].xml": b"<Types>" + b" " * 2_000_000 + b"</Types>"}),
        "quá nhiều dữ liệu",
    ),
    "Excel with macros": (
        made.archive(
            {
                "[Content_Types].xml": b"<Types><Override PartName='/xl/workbook.xml' ContentType="
                b"'application/vnd.ms-excel.sheet.macroEnabled.main+xml'/></Types>",
                "xl/workbook.xml": b"<workbook/>",
            }
        ),
        "macro",
    ),
    "lying": (lying_zip(), "hỏng"),
    "old excel": (made.compound("Workbook"), "Chỉ nhận tệp"),
    "old macros": (made.compound("WordDocument", "Macros"), "macro"),
    "locked word": (made.compound("EncryptionInfo", "EncryptedPackage"), "mật khẩu"),
    "old word cut off": (made.compound("WordDocument")[:700], "hỏng"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    content, sentence = REFUSED[name]
    with pytest.raises(ValidationError, match=sentence):
        check(io.BytesIO(content))


def test_a_directory_without_end_is_refused() -> None:
    content = bytearray(made.compound("WordDocument"))
    content[512 + 4 : 512 + 8] = (1).to_bytes(4, "little")
    with pytest.raises(ValidationError, match="hỏng"):
        check(io.BytesIO(bytes(content)))


def test_a_list_of_tables_without_end_is_refused() -> None:
    content = bytearray(made.large_compound("WordDocument"))
    content[72:76] = (10**6).to_bytes(4, "little")
    with pytest.raises(ValidationError, match="hỏng"):
        check(io.BytesIO(bytes(content)))


def test_fifty_megabytes_and_no_more() -> None:
    class Large(io.BytesIO):
        def seek(self, place: int, whence: int = 0) -> int:
            return MOST_BYTES + 1 if whence == 2 else super().seek(place)

    with pytest.raises(ValidationError, match="50 MB"):
        check(Large(b"%PDF-1.7"))
