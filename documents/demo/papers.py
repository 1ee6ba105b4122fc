"""Files made for the demo: PDF with letters, PDF that is a scan, Word.

The letters are drawn (`letters`), and a table says which each of them is, so that every reader
shows the same page and text is taken out exactly.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from io import BytesIO

from PIL import Image, ImageDraw

from .letters import glyph, plain_font, width

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
    """A PDF with these paragraphs on each page, in letters that can be searched.

    It has room for 255 different letters.
    """
    codes = {char: code for code, char in enumerate(_letters(pages), 1)}
    font = _font_parts(codes)
    first = len(font) + 3
    kids = " ".join(f"{first + 2 * place} 0 R" for place in range(len(pages)))
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (vi) >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        *font,
    ]
    for place, page in enumerate(pages):
        content = first + 2 * place + 1
        sheet = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {content} 0 R >>"
        )
        parts += [sheet.encode(), _stream(_written(page, codes))]
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


def _stream(text: str | bytes, more: str = "") -> bytes:
    data = zlib.compress(text.encode("ascii") if isinstance(text, str) else text, 9)
    head = f"<< /Length {len(data)} /Filter /FlateDecode{more} >>".encode()
    return head + b"\nstream\n" + data + b"\nendstream"


def _letters(pages: Sequence[Sequence[str]]) -> list[str]:
    return sorted({char for page in pages for text in page for char in text})


def _font_parts(codes: Mapping[str, int]) -> list[bytes]:
    """Objects 3 to 7, the font and what it needs, and one for each letter from 8 on."""
    last = len(codes)
    names = "".join(f"/g{code}" for code in codes.values())
    procs = " ".join(f"/g{code} {code + 7} 0 R" for code in codes.values())
    widths = " ".join(str(width(char)) for char in codes)
    plain = plain_font()
    every = " ".join(str(width(chr(code))) for code in range(32, 127))
    return [
        (
            f"<< /Type /Font /Subtype /Type3 /FontBBox [-100 -300 1200 1200] "
            f"/FontMatrix [0.001 0 0 0.001 0 0] /Resources << /Font << /F0 5 0 R >> >> "
            f"/CharProcs << {procs} >> /Encoding << /Differences [1 {names}] >> "
            f"/FirstChar 1 /LastChar {last} /Widths [{widths}] /ToUnicode 4 0 R >>"
        ).encode(),
        _stream(_to_unicode(codes)),
        (
            f"<< /Type /Font /Subtype /TrueType /BaseFont /Plain /FirstChar 32 /LastChar 126 "
            f"/Widths [{every}] /Encoding /WinAnsiEncoding /FontDescriptor 6 0 R >>"
        ).encode(),
        (
            b"<< /Type /FontDescriptor /FontName /Plain /Flags 32 /Ascent 905 /Descent -212 "
            b"/CapHeight 716 /ItalicAngle 0 /StemV 80 /FontBBox [-200 -300 1200 1000] "
            b"/FontFile2 7 0 R >>"
        ),
        _stream(plain, f" /Length1 {len(plain)}"),
        *(_stream(glyph(char)) for char in codes),
    ]


def _to_unicode(codes: Mapping[str, int]) -> str:
    rows = [f"<{code:02X}> <{ord(char):04X}>" for char, code in codes.items()]
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CMapName /Letters def /CMapType 2 def",
        "1 begincodespacerange <00> <FF> endcodespacerange",
    ]
    for at in range(0, len(rows), 100):
        some = rows[at : at + 100]
        lines += [f"{len(some)} beginbfchar", *some, "endbfchar"]
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines)


def _written(paragraphs: Iterable[str], codes: Mapping[str, int]) -> str:
    lines = [f"BT /F1 {SIZE} Tf {LEADING} TL {MARGIN} {HEIGHT - MARGIN} Td"]
    for text in paragraphs:
        rows = (bytes(codes[char] for char in line).hex() for line in _broken(text))
        lines += [*(f"<{row}> Tj T*" for row in rows), "T*"]
    return "\n".join([*lines, "ET"])


def _broken(text: str) -> list[str]:
    """The paragraph in lines that fit; each but the last ends with its blank."""
    lines = [""]
    for word_ in text.split(" "):
        if lines[-1] and sum(map(width, lines[-1] + word_)) * SIZE / 1000 > LINE:
            lines.append("")
        lines[-1] += f"{word_} "
    lines[-1] = lines[-1].rstrip()
    return lines
