"""Files made for the demo: PDF with letters, PDF that is a scan, Word.

No font is at hand on a machine that serves pages. The PDF names one and says which letter each
of its codes is, so that every reader shows it in a font of its own and text is taken out exactly.
"""

from __future__ import annotations

import unicodedata
import zipfile
from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

#: Points: a page of A4, its margin, letters and lines.
WIDTH, HEIGHT, MARGIN, SIZE, LEADING = 595, 842, 64, 12, 19
LINE = WIDTH - 2 * MARGIN

_WORD_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_WORD_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
_WORD_BODY = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body>{}</w:body></w:document>"
)
#: So that the same words give the same bytes, and a second run finds its file again.
_MOMENT = (2025, 1, 1, 0, 0, 0)


def text_pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """A PDF with these paragraphs on each page, in letters that can be searched."""
    letters = sorted({char for page in pages for text in page for char in text})
    first = 6
    kids = " ".join(f"{first + 2 * place} 0 R" for place in range(len(pages)))
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (vi) >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        (
            b"<< /Type /Font /Subtype /Type0 /BaseFont /Arial /Encoding /Identity-H "
            b"/DescendantFonts [4 0 R] /ToUnicode 5 0 R >>"
        ),
        _font(letters),
        _stream(_to_unicode(letters)),
    ]
    for place, page in enumerate(pages):
        content = first + 2 * place + 1
        sheet = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {content} 0 R >>"
        )
        parts.append(sheet.encode())
        parts.append(_stream(_written(page)))
    return _file(parts)


def scan_pdf() -> bytes:
    """A PDF whose only page is a picture: a sheet that nobody can read the letters of."""
    sheet = Image.new("L", (826, 1169), 246)
    draw = ImageDraw.Draw(sheet)
    for row in range(30):
        top = 120 + row * 32
        if row in {3, 11, 21}:
            continue
        right = 720 - (row * 97 % 260 if row % 5 == 4 else row * 13 % 40)
        for left in range(104 + (row % 5 == 0) * 40, right - 60, 74):
            draw.rounded_rectangle((left, top, left + 46 + (left + row) % 22, top + 11), 4, 96)
    draw.ellipse((470, 940, 660, 1130), outline=150, width=6)
    out = BytesIO()
    sheet.rotate(0.6, fillcolor=246).convert("RGB").save(out, "PDF", resolution=100, quality=60)
    return out.getvalue()


def word(paragraphs: Iterable[str]) -> bytes:
    """A Word file (DOCX) of these paragraphs."""
    body = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'
        for text in paragraphs
    )
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (
            ("[Content_Types].xml", _WORD_TYPES),
            ("_rels/.rels", _WORD_RELATIONS),
            ("word/document.xml", _WORD_BODY.format(body)),
        ):
            archive.writestr(zipfile.ZipInfo(name, _MOMENT), text)
    return out.getvalue()


def _file(parts: Sequence[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\n" % (len(parts) + 1)
    out += b"startxref\n%d\n%%%%EOF\n" % table
    return bytes(out)


def _stream(text: str) -> bytes:
    data = text.encode("ascii")
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(data), data)


def _font(letters: Iterable[str]) -> bytes:
    """Every code is that of the letter in Unicode; its width is that of the letter unmarked."""
    widths = " ".join(f"{ord(char)} [{_width(char)}]" for char in letters)
    return (
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Arial /DW 556 "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
        "/FontDescriptor << /Type /FontDescriptor /FontName /Arial /Flags 32 /Ascent 905 "
        "/Descent -212 /CapHeight 716 /ItalicAngle 0 /StemV 80 /FontBBox [-665 -325 2000 1006] >> "
        f"/W [{widths}] >>"
    ).encode()


def _to_unicode(letters: Sequence[str]) -> str:
    blocks = [letters[at : at + 100] for at in range(0, len(letters), 100)]
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CMapName /Letters def /CMapType 2 def",
        "1 begincodespacerange <0000> <FFFF> endcodespacerange",
    ]
    for block in blocks:
        rows = "\n".join(f"<{ord(char):04X}> <{ord(char):04X}>" for char in block)
        lines.append(f"{len(block)} beginbfchar\n{rows}\nendbfchar")
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines)


def _written(paragraphs: Iterable[str]) -> str:
    lines = [f"BT /F1 {SIZE} Tf {LEADING} TL {MARGIN} {HEIGHT - MARGIN} Td"]
    for text in paragraphs:
        for line in _broken(text):
            codes = "".join(f"{ord(char):04X}" for char in line)
            lines.append(f"<{codes}> Tj T*")
        lines.append("T*")
    return "\n".join([*lines, "ET"])


def _broken(text: str) -> list[str]:
    """The paragraph in lines that fit; each but the last ends with its blank."""
    lines = [""]
    for word_ in text.split(" "):
        if lines[-1] and sum(map(_width, lines[-1] + word_)) * SIZE / 1000 > LINE:
            lines.append("")
        lines[-1] += f"{word_} "
    lines[-1] = lines[-1].rstrip()
    return lines


@lru_cache(maxsize=512)
def _width(char: str) -> int:
    plain = unicodedata.normalize("NFD", char.replace("đ", "d").replace("Đ", "D"))[0]
    return round(_measure().getlength(plain))


@lru_cache(maxsize=1)
def _measure() -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """Pillow's own font, only to measure with."""
    return ImageFont.load_default(1000)
