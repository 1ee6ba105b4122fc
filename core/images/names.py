"""Names of stored pictures, which say by themselves how large a picture is.

A name is `anh/YYYY/MM/<22 random characters>-<width>x<height>.<ext>`; a smaller copy, a
rendition, has `.w<width>` before the extension. Width, height and `srcset` are read from
the name, without a file or a query. The name that a file had at the user's is never used.
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
_ANY = re.compile(rf"{_STEM}(\.w[0-9]{{3,4}})?\.({'|'.join(EXTENSIONS)})")


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


def rendition_name(name: str, width: int) -> str:
    """The name of the copy that is `width` px wide.

    Raises ValueError when the name was not made here.
    """
    match = _MAIN.fullmatch(name)
    if match is None:
        raise ValueError(f"Not the name of a stored picture: {name!r}")
    return f"{match['stem']}.w{width}.{match['ext']}"


def is_stored_name(name: str) -> bool:
    """Whether the name was made here, for a picture or a rendition."""
    return _ANY.fullmatch(name) is not None
