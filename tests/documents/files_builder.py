"""Files for tests, good and bad, made from nothing."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
import zlib
from collections.abc import Mapping

import openpyxl

from documents.files.ole import SIGNATURE

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def pdf(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of these objects, the first being the catalogue."""
    body, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        body
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
        + b"trailer\n<</Size %d/Root 1 0 R%s>>\n" % (len(objects) + 1, trailer)
        + b"startxref\n%d\n%%%%EOF\n" % len(body)
    )


def pages(number: int, extra: bytes = b"", trailer: bytes = b"", text: bytes = b"So 12") -> bytes:
    """A PDF of so many pages that share one text."""
    kids = b" ".join(b"%d 0 R" % (5 + n) for n in range(number))
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F1 3 0 R>>>>>>"
    )
    stream = b"BT /F1 12 Tf 72 720 Td (%s) Tj ET" % text
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R%s>>" % extra,
            b"<</Type/Pages/Count %d/Kids[%s]>>" % (number, kids),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
            *[page] * number,
        ],
        trailer,
    )


def encrypted_pdf() -> bytes:
    """A PDF that asks for a password nobody has."""
    lock = b"<</Filter/Standard/V 1/R 2/P -44/O<%s>/U<%s>>>" % (b"41" * 32, b"42" * 32)
    return pages(1, trailer=b"/Encrypt %s/ID[<00112233><00112233>]" % lock)


def with_javascript() -> bytes:
    """A PDF that runs a script when it is opened."""
    return pages(1, extra=b"/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>")


def archive(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP of these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return made.getvalue()


def docx(text: str = "Nội dung", more: Mapping[str, bytes] | None = None) -> bytes:
    """The smallest Word file."""
    space = "http://schemas.openxmlformats.org"
    types = (
        f'<Types xmlns="{space}/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD}"/></Types>'
    )
    relations = (
        f'<Relationships xmlns="{space}/package/2006/relationships"><Relationship Id="r" '
        f'Type="{space}/officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships>'
    )
    document = (
        f'<w:document xmlns:w="{space}/wordprocessingml/2006/main"><w:body><w:p><w:r>'
        f"<w:t>{text}</w:t></w:r></w:p></w:body></w:document>"
    )
    return archive(
        {
            "[Content_Types].xml": types.encode(),
            "_rels/.rels": relations.encode(),
            "word/document.xml": document.encode(),
        }
        | dict(more or {})
    )


def xlsx(rows: list[list[object]] | None = None) -> bytes:
    """An Excel file of one sheet."""
    book = openpyxl.Workbook()
    for row in rows or [["Số", "Ngày"], ["35-CT/TW", "14/6/2024"]]:
        book.active.append(row)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def renamed(content: bytes, old: str, new: str) -> bytes:
    """The same archive with another name for one part, there and wherever it is named."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    return archive(
        {n.replace(old, new): part.replace(old.encode(), new.encode()) for n, part in parts.items()}
    )


def twice(name: str) -> bytes:
    """An archive with two parts of one name."""
    out = io.BytesIO(docx())
    with zipfile.ZipFile(out, "a") as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        file.writestr(name, b"<other/>")
    return out.getvalue()


def overlapping() -> bytes:
    """A bomb whose entries all unpack the same bytes."""
    kernel = zlib.compress(b"\0" * 20_000_000, 9)[2:-4]
    check = zlib.crc32(b"\0" * 20_000_000)
    local = struct.pack(
        "<4s5H3I2H", b"PK\3\4", 20, 0, 8, 0, 0, check, len(kernel), 20_000_000, 1, 0
    )
    entries = b"".join(
        struct.pack(
            "<4s6H3I5H2I",
            *(b"PK\1\2", 20, 20, 0, 8, 0, 0, check, len(kernel), 20_000_000, 2, 0, 0, 0, 0, 0, 0),
        )
        + b"%02d" % number
        for number in range(99)
    )
    start = len(local) + 1 + len(kernel)
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 99, 99, len(entries), start, 0)
    return local + b"a" + kernel + entries + end


def said_to_be_larger() -> bytes:
    """A Word file whose directory says by ZIP64 that a part has 2**60 bytes."""
    content = bytearray(docx())
    at = content.rindex(b"PK\x01\x02")
    extra = struct.pack("<HHQ", 1, 8, 2**60)
    name = struct.unpack_from("<H", content, at + 28)[0]
    content[at + 24 : at + 28] = b"\xff" * 4
    content[at + 30 : at + 32] = struct.pack("<H", len(extra))
    content[at + 46 + name : at + 46 + name] = extra
    end = content.rindex(b"PK\x05\x06")
    size = struct.unpack_from("<I", content, end + 12)[0]
    content[end + 12 : end + 16] = struct.pack("<I", size + len(extra))
    return bytes(content)


def compound(*names: str) -> bytes:
    """An OLE compound file whose directory has these names, as old Word files have."""
    header = bytearray(512)
    header[:8] = SIGNATURE
    struct.pack_into("<HHHH", header, 24, 0x3E, 3, 0xFFFE, 9)
    struct.pack_into("<I", header, 44, 1)
    struct.pack_into("<I", header, 48, 1)
    struct.pack_into("<109I", header, 76, 0, *[0xFFFFFFFF] * 108)
    fat = struct.pack("<128I", 0xFFFFFFFD, 0xFFFFFFFE, *[0xFFFFFFFF] * 126)
    directory = b"".join(_entry(name) for name in ("Root Entry", *names))
    return bytes(header) + fat + directory.ljust(512, b"\0")


def large_compound(*names: str) -> bytes:
    """An OLE compound file of 8 MB with its directory in two sectors at the end, as Word writes it.

    The table that leads from the first to the second is not among the 109 of the header.
    """
    tables = 130
    first = tables * 128 - 8
    header = bytearray(compound(*names)[:512])
    struct.pack_into("<I", header, 44, tables)
    struct.pack_into("<I", header, 48, first)
    struct.pack_into("<II", header, 68, 1, 1)
    struct.pack_into("<109I", header, 76, *[0] * 109)
    table = struct.pack("<128I", *[0xFFFFFFFF] * 128)
    more = struct.pack("<128I", *[2] * 127, 0xFFFFFFFE)
    last = [0xFFFFFFFF] * 128
    last[first % 128], last[first % 128 + 1] = first + 1, 0xFFFFFFFE
    entries = [_entry(name) for name in ("Root Entry", "a", "b", "c", *names)]
    body = (table + more + struct.pack("<128I", *last)).ljust(first * 512, b"\0")
    return bytes(header) + body + b"".join(entries).ljust(1024, b"\0")


def _entry(name: str) -> bytes:
    letters = name.encode("utf-16-le")
    return letters.ljust(64, b"\0") + struct.pack("<H", len(letters) + 2) + b"\0" * 62
