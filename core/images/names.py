"""Names of stored pictures, which say by themselves how large a picture is.

A name is `anh/YYYY/MM/<22 random characters>-<width>x<height>.<ext>`; a smaller copy, a
rendition, has `.w<width>` before the extension. Width, height and `srcset` are read from
the name, without a file or a query. The name that a file had at the user's is never used.

Copies in the picture's own format stand beside it from the start; those in WebP, which
weigh half as much, are made afterwards (core.images.renditions).
"""

import re
import secrets
from datetime import date

#: The longest side of a stored picture, in px.
LONGEST_SIDE = 1920
#: Widths of the smaller copies, in px; one exists where the picture is wider.
WIDTHS = (320, 640, 1024)
EXTENSIONS = ("jpg", "png", "webp")

_SIZE = "(?P<width>[1-9][0-9]{0,4})x(?P<height>[1-9][0-9]{0,4})"
_STEM = f"anh/[0-9]{{4}}/[0-9]{{2}}/[A-Za-z0-9_-]{{22}}-{_SIZE}"
_MAIN = re.compile(rf"(?P<stem>{_STEM})\.(?P<ext>{'|'.join(EXTENSIONS)})")
_COPY = re.compile(rf"(?P<stem>{_STEM})\.w(?P<copy>[1-9][0-9]{{0,4}})\.({'|'.join(EXTENSIONS)})")


def new_name(width: int, height: int, ext: str, today: date) -> str:
    """A name that nobody can guess, for a picture of this size in px.

    Raises ValueError when `ext` is not one of EXTENSIONS.
    """
    if ext not in EXTENSIONS:
        raise ValueError(f"No picture is stored as .{ext}")
    return f"anh/{today:%Y/%m}/{secrets.token_urlsafe(16)}-{width}x{height}.{ext}"


def size_of(name: str) -> tuple[int, int] | None:
    """Width and height in px; None for a rendition and for any name not made here."""
    match = _MAIN.fullmatch(name)
    return (int(match["width"]), int(match["height"])) if match else None


def rendition_widths(name: str) -> list[int]:
    """Widths in px of the smaller copies that stand beside the picture."""
    size = size_of(name)
    return [width for width in WIDTHS if size and width < size[0]]


def webp_widths(name: str) -> list[int]:
    """Widths in px of the copies in WebP, the picture's own among them.

    None for a picture so small that it has no copies, nor for one that is WebP itself, as
    the first ones that came in as WebP are: its smaller copies are, too.
    """
    size, smaller = size_of(name), rendition_widths(name)
    return [*smaller, size[0]] if size and smaller and not name.endswith(".webp") else []


def rendition_name(name: str, width: int, ext: str = "") -> str:
    """The name of the copy that is `width` px wide; in the picture's own format by default.

    Raises ValueError when the name was not made here.
    """
    match = _MAIN.fullmatch(name)
    if match is None:
        raise ValueError(f"Not the name of a stored picture: {name!r}")
    return f"{match['stem']}.w{width}.{ext or match['ext']}"


def plain_names(name: str) -> list[str]:
    """What may stand for a copy in WebP that is not made yet: one of these is stored.

    Each shows the same at the same width. Empty for every other name.
    """
    match = _COPY.fullmatch(name)
    if match is None or not name.endswith(".webp"):
        return []
    is_whole = match["copy"] == match["width"]
    middle = "" if is_whole else f".w{match['copy']}"
    return [f"{match['stem']}{middle}.{ext}" for ext in ("jpg", "png")]


def is_stored_name(name: str) -> bool:
    """Whether the name was made here, for a picture or a rendition."""
    return _MAIN.fullmatch(name) is not None or _COPY.fullmatch(name) is not None
