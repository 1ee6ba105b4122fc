"""What an uploaded picture must be before anything is done with it.

Weight and sides are read from the head of the file and refused before a pixel is
decoded; what the file is called means nothing, only its content does.
"""

import re
import struct
import warnings
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from PIL import Image, UnidentifiedImageError
from PIL.Image import DecompressionBombError

from core.images.names import LONGEST_SIDE

FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
#: What browsers are told to offer. A list that names JPEG but not HEIC makes an iPhone
#: send a JPEG by itself.
ACCEPT = "image/jpeg,image/png,image/webp,image/gif"
#: More scans than any camera writes; each costs a pass over the whole picture.
MAX_SCANS = 100

_HEAD = 32
#: A JPEG marker; 00 and D0 to D7 after FF belong to the pixels (ITU-T T.81, B.1.1).
_MARKER = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
_START_OF_SCAN, _END_OF_IMAGE = b"\xff\xda", b"\xff\xd9"
_HEIF_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
#: All that Pillow has been seen to raise at broken files.
_BROKEN = (
    UnidentifiedImageError,
    OSError,
    SyntaxError,
    ValueError,
    struct.error,
    EOFError,
    IndexError,
    TypeError,
    OverflowError,
)

MESSAGES = {
    "empty": "Tệp rỗng, không có dữ liệu ảnh.",
    "too_heavy": "Ảnh nặng quá %(megabytes)s MB; hãy thu nhỏ ảnh rồi tải lại.",
    "heic": (
        "Ảnh HEIC chưa hiển thị được trên mọi trình duyệt. Hãy lưu ảnh thành JPEG rồi tải lại; "
        "trên iPhone, chọn Cài đặt → Camera → Định dạng → Tương thích nhất để máy chụp JPEG."
    ),
    "not_picture": (
        "Nội dung tệp không phải ảnh JPEG, PNG, WebP hoặc GIF; "
        "đổi đuôi tên tệp không làm tệp thành ảnh."
    ),
    "too_large": ("Ảnh có quá %(megapixels)s triệu điểm ảnh; hãy thu nhỏ ảnh rồi tải lại."),
    "too_long": "Ảnh có cạnh dài quá %(side)s điểm ảnh; hãy cắt hoặc thu nhỏ ảnh rồi tải lại.",
    "broken": "Tệp ảnh bị hỏng hoặc chưa trọn vẹn; hãy mở thử ảnh trên máy rồi tải lại.",
}


def open_checked(file: Any) -> Image.Image:
    """The decoded first frame of a picture file that may be used.

    `file` is a binary file object or a Django File. A JPEG larger than the portal keeps
    comes back already scaled down, though not below LONGEST_SIDE, which saves most of the
    time and memory. Raises ValidationError with a sentence for the user.
    """
    head = _checked_head(file)
    # Pillow warns from half of IMAGE_MAX_PIXELS on, where ours is the limit that counts,
    # and at broken EXIF, which is not kept.
    with warnings.catch_warnings(action="ignore"):
        try:
            _refuse_webp_canvas(head)
            return _opened(file)
        except DecompressionBombError:
            raise _refusal("too_large") from None
        except ValidationError:
            raise
        except _BROKEN:
            raise _refusal("broken") from None


def _refusal(code: str) -> ValidationError:
    limits = {
        "megabytes": settings.IMAGE_MAX_BYTES // (1024 * 1024),
        "megapixels": settings.IMAGE_MAX_PIXELS // 1_000_000,
        "side": f"{settings.IMAGE_MAX_SIDE:,}".replace(",", "."),
    }
    return ValidationError(MESSAGES[code], code=code, params=limits)


def _checked_head(file: Any) -> bytes:
    """The first bytes of a file of one of FORMATS that is neither empty nor too heavy."""
    size = file.seek(0, 2) or file.tell()
    file.seek(0)
    if size == 0:
        raise _refusal("empty")
    if size > settings.IMAGE_MAX_BYTES:
        raise _refusal("too_heavy")
    head: bytes = file.read(_HEAD)
    file.seek(0)
    if head[4:8] == b"ftyp" and head[8:12] in _HEIF_BRANDS:
        raise _refusal("heic")
    if not _looks_like_picture(head):
        raise _refusal("not_picture")
    return head


def _looks_like_picture(head: bytes) -> bool:
    is_webp = head.startswith(b"RIFF") and head[8:12] == b"WEBP"
    return is_webp or head.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a"))


def _refuse_webp_canvas(head: bytes) -> None:
    """Refuse a WebP by the canvas in its head: Pillow reserves it while opening.

    Only the extended form (VP8X) has a canvas of its own; the two simple ones have sides
    of 14 bits in fixed places.
    """
    if head[8:12] != b"WEBP":
        return
    kind = head[12:16]
    if kind == b"VP8X":
        width = int.from_bytes(head[24:27], "little") + 1
        height = int.from_bytes(head[27:30], "little") + 1
    elif kind == b"VP8L":
        bits = int.from_bytes(head[21:25], "little")
        width, height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    else:
        width = int.from_bytes(head[26:28], "little") & 0x3FFF
        height = int.from_bytes(head[28:30], "little") & 0x3FFF
    _refuse_size(width, height)


def _refuse_size(width: int, height: int) -> None:
    if width * height > settings.IMAGE_MAX_PIXELS:
        raise _refusal("too_large")
    if max(width, height) > settings.IMAGE_MAX_SIDE:
        raise _refusal("too_long")


def _opened(file: Any) -> Image.Image:
    image = Image.open(file, formats=FORMATS)
    width, height = image.size
    _refuse_size(width, height)
    if image.format in {"JPEG", "MPO"}:
        _refuse_scans(file)
        scale = LONGEST_SIDE / max(width, height)
        image.draft(image.mode, (max(1, int(width * scale)), max(1, int(height * scale))))
    image.load()
    return image


def _refuse_scans(file: Any) -> None:
    """Refuse a JPEG of thousands of nearly empty scans, which decodes for hours."""
    position = file.tell()
    file.seek(0)
    if _scans(file.read()) > MAX_SCANS:
        raise _refusal("broken")
    file.seek(position)


def _scans(data: bytes) -> int:
    """How many scans the JPEG has, found by walking its segments up to its end.

    Searching for the two bytes would also count a thumbnail in EXIF and the film that
    telephones append to a picture.
    """
    scans, at = 0, 2
    while (match := _MARKER.search(data, at)) and match[0] != _END_OF_IMAGE:
        scans += match[0] == _START_OF_SCAN
        at = match.end() + int.from_bytes(data[match.end() : match.end() + 2])
    return scans
