"""Pictures made in memory, good and hostile, for the tests of everyone.

Each helper takes well under a second and returns the bytes of a file.
"""

import struct
import zlib
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageCms

RED, GREEN, BLUE, WHITE = (220, 30, 30), (30, 160, 60), (30, 60, 200), (250, 250, 250)
#: Stands in the EXIF of `jpeg(gps=True)`, and must never be found in a stored picture.
CAMERA = "May-Anh-So-12345"


def corners(width: int = 60, height: int = 40, mode: str = "RGB") -> Image.Image:
    """A picture whose quarters are red, green (above), blue, white (below)."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(GREEN, (width // 2, 0, width, height // 2))
    image.paste(BLUE, (0, height // 2, width // 2, height))
    image.paste(WHITE, (width // 2, height // 2, width, height))
    return image if mode == "RGB" else image.convert(mode)


def encoded(image: Image.Image, kind: str, **options: Any) -> bytes:
    """The picture as a file of the kind (`JPEG`, `PNG`, …)."""
    buffer = BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def _exif(orientation: int, gps: bool) -> Image.Exif:
    exif = Image.Exif()
    if orientation != 1:
        exif[0x0112] = orientation
    if gps:
        exif[0x010F] = CAMERA
        exif[0x8825] = {1: "N", 2: (20.0, 49.0, 32.99), 3: "E", 4: (106.0, 36.0, 12.5)}
    return exif


def jpeg(
    width: int = 60,
    height: int = 40,
    *,
    gps: bool = False,
    orientation: int = 1,
    comment: str | None = None,
    xmp: str | None = None,
    quality: int = 90,
) -> bytes:
    """A JPEG of four colours, with as much metadata as asked for."""
    options: dict[str, Any] = {"quality": quality}
    if gps or orientation != 1:
        options["exif"] = _exif(orientation, gps).tobytes()
    if comment is not None:
        options["comment"] = comment
    if xmp is not None:
        options["xmp"] = xmp.encode()
    return encoded(corners(width, height), "JPEG", **options)


def stored_orientation(orientation: int, width: int = 60, height: int = 40) -> bytes:
    """A JPEG whose pixels are turned so that only its EXIF makes it `corners()` again."""
    back = {
        1: None,
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[orientation]
    image = corners(width, height)
    turned = image if back is None else image.transpose(back)
    return encoded(turned, "JPEG", quality=95, exif=_exif(orientation, gps=False).tobytes())


def png(width: int = 60, height: int = 40, mode: str = "RGB", **options: Any) -> bytes:
    """A PNG of four colours."""
    return encoded(corners(width, height, mode), "PNG", **options)


def webp(width: int = 60, height: int = 40, **options: Any) -> bytes:
    """A lossy WebP of four colours."""
    return encoded(corners(width, height), "WEBP", **options)


def gif(frames: int = 3, width: int = 60, height: int = 40) -> bytes:
    """An animated GIF: the first frame has four colours, the others are grey."""
    return _animation("GIF", frames, width, height)


def animated_webp(frames: int = 3, width: int = 60, height: int = 40) -> bytes:
    """An animated WebP, as `gif()`."""
    return _animation("WEBP", frames, width, height)


def apng(frames: int = 3, width: int = 60, height: int = 40) -> bytes:
    """An animated PNG, as `gif()`."""
    return _animation("PNG", frames, width, height)


def _animation(kind: str, frames: int, width: int, height: int) -> bytes:
    # Shades that differ, since Pillow joins equal frames into one.
    rest = [Image.new("RGB", (width, height), (10 + n % 200,) * 3) for n in range(frames - 1)]
    return encoded(corners(width, height), kind, save_all=True, append_images=rest)


def mpo() -> bytes:
    """A JPEG with a second picture behind it, as telephones make them."""
    return encoded(corners(), "MPO", save_all=True, append_images=[corners(30, 20)])


def cmyk_jpeg(width: int = 60, height: int = 40) -> bytes:
    """A JPEG as printers use them, without a profile."""
    return encoded(corners(width, height, "CMYK"), "JPEG", quality=95)


def png16(width: int = 60, height: int = 40) -> bytes:
    """A grey PNG of 16 bits: black, then half, then white in equal columns."""
    image = Image.new("I;16", (width, height))
    third = width // 3
    for left, value in ((0, 0), (third, 0x8080), (2 * third, 0xFFFF)):
        image.paste(value, (left, 0, left + third, height))
    return encoded(image, "PNG")


def srgb_profile() -> bytes:
    """The bytes of an sRGB profile."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def swapped_profile() -> bytes:
    """The bytes of an RGB profile in which red means blue and blue means red."""
    data = srgb_profile()
    return data.replace(b"rXYZ", b"swap").replace(b"bXYZ", b"rXYZ").replace(b"swap", b"bXYZ")


def _chunk(kind: bytes, content: bytes) -> bytes:
    crc = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + crc


def one_bit_png(width: int, height: int) -> bytes:
    """A black PNG of these sides, made row by row without a picture in memory."""
    row = bytes(1 + (width + 7) // 8)
    packer = zlib.compressobj(9)
    pixels = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    body = _chunk(b"IHDR", header) + _chunk(b"IDAT", pixels) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def png_head(width: int, height: int) -> bytes:
    """The beginning of a PNG that promises these sides."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", pixels)


def png_bomb() -> bytes:
    """About 20 KB that unfold to 169 megapixels."""
    return one_bit_png(13_000, 13_000)


def webp_bomb() -> bytes:
    """A head that promises a canvas of 16 million px a side."""
    extended = b"\x00" * 4 + b"\xff\xff\xff" * 2
    body = b"WEBPVP8X" + struct.pack("<I", len(extended)) + extended
    return b"RIFF" + struct.pack("<I", len(body)) + body


def scan_bomb(scans: int = 5_000) -> bytes:
    """A progressive JPEG followed by many repetitions of its last scan."""
    data = encoded(corners(), "JPEG", progressive=True)
    last = data.rindex(b"\xff\xda")
    return data[:last] + data[last:-2] * scans + data[-2:]


def heic_header() -> bytes:
    """The first bytes of a picture of an iPhone."""
    return struct.pack(">I", 24) + b"ftypheic" + b"\x00" * 4 + b"mif1heic" + b"\x00" * 200


def svg() -> bytes:
    """A drawing that runs a script where it is opened."""
    return (
        b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'
    )


def html() -> bytes:
    """A page that runs a script where it is opened."""
    return b"<!doctype html><html><body><script>alert(1)</script></body></html>"


def upload(content: bytes, name: str = "anh.jpg") -> SimpleUploadedFile:
    """The content as a file that came with a form."""
    return SimpleUploadedFile(name, content, content_type="image/jpeg")
