"""Vietnamese letters for a PDF, on a machine without fonts.

Pillow brings a small font without Vietnamese letters. Each letter is drawn as its plain form
with the marks as strokes above or below: a font of type 3, whose codes a table maps to Unicode.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from PIL import ImageFont

#: Of the plain font, in thousandths of its size: tops of small and of tall letters.
SMALL, TALL = 540, 720
_TALL = frozenset("bdfhklt")
_CAP = "1 J 1 j"

#: Strokes of a mark: x from the middle of the letter, y from its top.
_MARKS = {
    "\u0301": "62 w x:-20 y:60 m x:95 y:190 l S",
    "\u0300": "62 w x:20 y:60 m x:-95 y:190 l S",
    "\u0303": "55 w x:-130 y:80 m x:-60 y:200 x:50 y:20 x:130 y:150 c S",
    "\u0309": "50 w x:-50 y:180 m x:40 y:260 x:110 y:130 x:0 y:70 c S",
    "\u0302": "55 w x:-125 y:60 m x:0 y:165 l x:125 y:60 l S",
    "\u0306": "55 w x:-120 y:160 m x:-80 y:40 x:80 y:40 x:120 y:160 c S",
}
_TONES = "\u0301\u0300\u0303\u0309"


@lru_cache(maxsize=1)
def plain_font() -> bytes:
    """Pillow's own font file."""
    font = _measure()
    if not isinstance(font, ImageFont.FreeTypeFont):
        raise TypeError("Pillow was built without FreeType")
    data: bytes = font.font_bytes
    return data


@lru_cache(maxsize=1)
def _measure() -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(1000)


@lru_cache(maxsize=512)
def parts(char: str) -> tuple[str, tuple[str, ...]]:
    """The plain letter and its marks; what the font lacks is a hyphen."""
    plain = {"đ": "d", "Đ": "D", "–": "-", "“": '"', "”": '"'}.get(char, char)
    base, *marks = list(unicodedata.normalize("NFD", plain))
    if char in "đĐ":
        marks.append("-")
    return base, tuple(marks)


def width(char: str) -> int:
    """In thousandths of the size."""
    return round(_measure().getlength(parts(char)[0]))


def glyph(char: str) -> str:
    """The drawing of a letter, with the plain font under the name F0."""
    base, marks = parts(char)
    lines = [f"{width(char)} 0 d0", f"BT /F0 1000 Tf <{ord(base):02X}> Tj ET"]
    middle = width(char) // 2
    top = TALL if base.isupper() or base in _TALL else SMALL
    hat = any(mark in "\u0302\u0306" for mark in marks)
    # The tone comes last: above a hat it stands higher.
    for mark in sorted(marks, key=lambda mark: mark in _TONES):
        height = top + 110 if hat and mark in _TONES else top
        lines.append(f"q {_CAP} {_drawn(mark, base, middle, height)} Q")
    return "\n".join(lines)


def _drawn(mark: str, base: str, middle: int, top: int) -> str:
    if mark == "\u0323":
        return f"105 w {middle} -150 m {middle} -150 l S"
    if mark == "\u031b":
        right = 2 * middle - 70
        bow = f"{right + 75} {top - 50} {right + 85} {top + 20} {right + 60} {top + 70}"
        return f"58 w {right} {top - 70} m {bow} c S"
    if mark == "-":
        left = -10 if base == "D" else middle - 20
        y, right = (360, middle - 30) if base == "D" else (600, 2 * middle + 10)
        return f"58 w {left} {y} m {right} {y} l S"
    words = []
    for word in _MARKS.get(mark, "").split():
        axis, _, value = word.partition(":")
        words.append(str({"x": middle, "y": top}[axis] + int(value)) if value else word)
    return " ".join(words)
