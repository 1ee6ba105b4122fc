"""From an uploaded file to the pictures that readers get.

Every picture is decoded and written anew: upright, in sRGB, no larger than needed, and
without a byte of what the file said besides its pixels (place, camera, comments, XMP).
"""

from __future__ import annotations

import contextlib
import hashlib
import warnings
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, default_storage
from django.utils import timezone
from PIL import Image, ImageCms

from core.images.checks import open_checked
from core.images.names import LONGEST_SIDE, WIDTHS, new_name, rendition_name

#: A PNG without transparency that is heavier than this (bytes) and would weigh less than
#: a third as JPEG is a photo: it is stored as JPEG.
HEAVY_PNG = 300_000

_ORIENTATION = 0x0112
#: How to turn a picture upright, by the value of the EXIF tag Orientation (EXIF 2.32, 4.6.4).
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_SAVING: dict[str, dict[str, Any]] = {
    "jpg": {"format": "JPEG", "quality": 82, "progressive": True, "optimize": True},
    "png": {"format": "PNG"},
    "webp": {"format": "WEBP", "quality": 82},
}
#: Each picture is kept in what every browser shows; WebP stands beside it as a copy.
_EXTENSIONS = {"JPEG": "jpg", "MPO": "jpg", "PNG": "png", "GIF": "png", "WEBP": "jpg"}


@dataclass(frozen=True)
class Processed:
    """A picture ready to be stored: its name, its bytes, and smaller copies by width in px.

    `thumbnail` is the smallest copy in WebP, empty where the picture is no wider; `colour`
    is the mean, as in `#a1b2c3`; `sha256` is that of the file it came from.
    """

    name: str
    width: int
    height: int
    main: bytes
    renditions: dict[int, bytes] = field(default_factory=dict)
    thumbnail: bytes = b""
    colour: str = ""
    sha256: str = ""


def process(file: Any) -> Processed:
    """Check a file and make the public picture and its renditions from its first frame.

    Raises ValidationError with a sentence for the user when core.images.checks refuses it.
    """
    opened = open_checked(file)
    turn = _turn(opened)
    image = _in_srgb(_without_idle_alpha(_fitted(_in_plain_mode(opened))))
    if turn is not None:
        image = image.transpose(turn)
    image.info.clear()
    ext, main = _encoded_main(image, opened.format or "")
    copies = {width: at_width(image, width) for width in WIDTHS if width < image.width}
    smallest = copies.get(WIDTHS[0])
    return Processed(
        name=new_name(image.width, image.height, ext, timezone.localdate()),
        width=image.width,
        height=image.height,
        main=main,
        renditions={width: encoded(copy, ext) for width, copy in copies.items()},
        thumbnail=encoded(smallest, "webp") if smallest else b"",
        colour=_mean_colour(smallest or image),
        sha256=sha256_of(file),
    )


def sha256_of(file: Any) -> str:
    """The SHA-256 of all of a file, in hexadecimal."""
    digest = hashlib.sha256()
    file.seek(0)
    while block := file.read(1 << 20):
        digest.update(block)
    file.seek(0)
    return digest.hexdigest()


def store(processed: Processed, storage: Storage = default_storage) -> str:
    """Write the renditions, then the picture itself; returns its name.

    When a write fails, all that was written is removed and the error goes on to the caller.
    """
    files = {rendition_name(processed.name, w): b for w, b in processed.renditions.items()}
    if processed.thumbnail:
        files[rendition_name(processed.name, WIDTHS[0], "webp")] = processed.thumbnail
    files[processed.name] = processed.main
    begun = []
    try:
        for name, content in files.items():
            # Noted before the write: a full disk leaves half a file of this name.
            begun.append(name)
            storage.save(name, ContentFile(content))
    except BaseException:
        for name in begun:
            with contextlib.suppress(Exception):  # the first error is the one to report
                storage.delete(name)
        raise
    return processed.name


def _turn(image: Image.Image) -> Image.Transpose | None:
    try:
        with warnings.catch_warnings(action="ignore"):
            return _TURNS.get(image.getexif().get(_ORIENTATION, 1))
    except Exception:
        # EXIF is anyone's bytes and Pillow raises many things at them; what cannot be
        # read turns nothing.
        return None


def _in_plain_mode(image: Image.Image) -> Image.Image:
    """The picture in 8 bits a channel: L, RGB, RGBA or CMYK. Its ICC profile goes along."""
    if image.mode.startswith("I"):
        # Scaled by hand: convert("L") would make everything above 255 white.
        return image.point(lambda value: value * (1 / 257)).convert("L")
    if image.has_transparency_data:
        return image if image.mode == "RGBA" else image.convert("RGBA")
    if image.mode in {"L", "RGB", "CMYK"}:
        return image
    return image.convert("L" if image.mode == "1" else "RGB")


def _without_idle_alpha(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image
    lowest, _ = image.getchannel("A").getextrema()
    return image.convert("RGB") if lowest == 255 else image


def _fitted(image: Image.Image) -> Image.Image:
    scale = LONGEST_SIDE / max(image.size)
    if scale >= 1:
        return image
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    return _resized(image, size)


def at_width(image: Image.Image, width: int) -> Image.Image:
    """The picture scaled to a width in px."""
    return _resized(image, (width, max(1, round(image.height * width / image.width))))


def _resized(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _in_srgb(image: Image.Image) -> Image.Image:
    """The picture with the colours its ICC profile means; always a copy, never CMYK."""
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    if profile := image.info.get("icc_profile"):
        with contextlib.suppress(ImageCms.PyCMSError, OSError, ValueError, TypeError):
            # A profile that is broken or meant for another colour space says nothing.
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            converted = ImageCms.profileToProfile(
                image, source, ImageCms.createProfile("sRGB"), outputMode=mode
            )
            if converted is not None:
                return converted
    return image.convert(mode) if image.mode == "CMYK" else image.copy()


def encoded(image: Image.Image, ext: str) -> bytes:
    """The picture as a file of the extension, without anything besides its pixels."""
    buffer = BytesIO()
    image.save(buffer, **_SAVING[ext])
    return buffer.getvalue()


def _mean_colour(image: Image.Image) -> str:
    """The mean colour; none where something shines through."""
    if image.mode == "RGBA":
        return ""
    red, green, blue = image.convert("RGB").resize((1, 1), Image.Resampling.BOX).tobytes()
    return f"#{red:02x}{green:02x}{blue:02x}"


def _encoded_main(image: Image.Image, source_format: str) -> tuple[str, bytes]:
    ext = _EXTENSIONS[source_format]
    if image.mode == "RGBA":
        ext = "png"
    main = encoded(image, ext)
    if source_format == "PNG" and image.mode != "RGBA" and len(main) > HEAVY_PNG:
        as_jpeg = encoded(image, "jpg")
        if len(as_jpeg) < len(main) / 3:
            return "jpg", as_jpeg
    return ext, main
