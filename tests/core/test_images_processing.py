"""What readers get: upright, sRGB, small enough, and nothing besides pixels."""

import errno
import re
import unicodedata
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import FileSystemStorage
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from core.images import names
from core.images.processing import Processed, process, store
from tests import images

HALF = 128


def processed(content: bytes, name: str = "anh.jpg") -> Processed:
    return process(images.upload(content, name))


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


def pixel(image: Image.Image, x: int, y: int) -> tuple[int, ...]:
    """The channels of one pixel of a picture that has several."""
    channels = image.getpixel((x, y))
    assert isinstance(channels, tuple)
    return channels


def colours(image: Image.Image) -> list[tuple[int, ...]]:
    """The middle of each quarter, left to right and top to bottom."""
    plain = image.convert("RGB")
    width, height = plain.size
    places = [(x * width // 4, y * height // 4) for y in (1, 3) for x in (1, 3)]
    return [pixel(plain, *place) for place in places]


def is_near(image: Image.Image, expected: list[tuple[int, int, int]], within: int = 14) -> bool:
    pairs = zip(colours(image), expected, strict=True)
    return all(abs(a - b) <= within for x, y in pairs for a, b in zip(x, y, strict=True))


FOUR = [images.RED, images.GREEN, images.BLUE, images.WHITE]


@pytest.mark.parametrize(
    ("content", "ext", "kind"),
    [
        (images.jpeg(), "jpg", "JPEG"),
        (images.mpo(), "jpg", "JPEG"),
        (images.cmyk_jpeg(), "jpg", "JPEG"),
        (images.png(), "png", "PNG"),
        (images.webp(), "jpg", "JPEG"),
        (images.gif(), "png", "PNG"),
        (images.apng(), "png", "PNG"),
        (images.animated_webp(), "jpg", "JPEG"),
    ],
)
def test_kind_and_colours_stay(content, ext, kind):
    made = processed(content)
    image = opened(made.main)
    assert made.name.endswith(f"-60x40.{ext}")
    assert (image.format, image.size, image.mode) == (kind, (60, 40), "RGB")
    assert getattr(image, "n_frames", 1) == 1
    assert is_near(image, FOUR, within=24)


def test_longest_side_and_renditions():
    made = processed(images.jpeg(3000, 2000))
    assert (made.width, made.height) == opened(made.main).size == (1920, 1280)
    assert {w: opened(b).size for w, b in made.renditions.items()} == {
        320: (320, 213),
        640: (640, 427),
        1024: (1024, 683),
    }
    assert list(made.renditions) == names.rendition_widths(made.name)
    assert names.size_of(made.name) == (1920, 1280)


def test_tall_picture_is_measured_by_its_height():
    made = processed(images.png(1000, 4000))
    assert (made.width, made.height) == (480, 1920)
    assert list(made.renditions) == [320]


def test_line_of_twenty_thousand_pixels_keeps_a_height():
    assert opened(processed(images.one_bit_png(20_000, 2)).main).size == (1920, 1)


def test_small_picture_is_not_made_larger():
    made = processed(images.jpeg(60, 40))
    assert (made.width, made.height, made.renditions) == (60, 40, {})


def test_no_rendition_repeats_the_picture():
    assert list(processed(images.jpeg(640, 40)).renditions) == [320]


def test_jpeg_is_progressive():
    assert opened(processed(images.jpeg()).main).info.get("progressive")


XMP = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><place>Nhà riêng, 20.8258N</place></x:xmpmeta>'
COMMENT = "<script>alert('binh-luan')</script>"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_no_metadata_is_left_anywhere(kind):
    exif = opened(images.jpeg(gps=True)).getexif().tobytes()
    options: dict[str, Any] = {
        "exif": exif,
        "icc_profile": images.srgb_profile(),
        "xmp": XMP.encode(),
    }
    if kind == "JPEG":
        options["comment"] = COMMENT
    if kind == "PNG":
        text = PngInfo()
        text.add_text("Comment", COMMENT)
        text.add_itxt("XML:com.adobe.xmp", XMP)
        options["pnginfo"] = text
    source = images.encoded(images.corners(1200, 800), kind, **options)
    assert images.CAMERA.encode() in source
    assert b"adobe:ns:meta" in source
    assert (COMMENT.encode() in source) == (kind != "WEBP")
    made = processed(source)
    assert len(made.renditions) == 3
    for content in (made.main, *made.renditions.values()):
        for trace in (images.CAMERA, "Exif", "EXIF", "eXIf", "adobe", "script", "ICC", "iCCP"):
            assert trace.encode() not in content, trace
        assert opened(content).getexif() == {}


def jpeg_segments(content: bytes) -> set[int]:
    """The markers that stand before the first scan."""
    found, at = set(), 2
    while content[at + 1] != 0xDA:
        found.add(content[at + 1])
        at += 2 + int.from_bytes(content[at + 2 : at + 4])
    return found


def test_jpeg_holds_only_segments_that_make_pixels():
    made = processed(images.jpeg(1200, 800, gps=True, comment=COMMENT, xmp=XMP, orientation=6))
    for content in (made.main, *made.renditions.values()):
        # APP0 (JFIF), quantisation, progressive frame, Huffman tables; no APP1-15, no COM.
        assert jpeg_segments(content) <= {0xE0, 0xDB, 0xC2, 0xC4}


def png_chunks(content: bytes) -> set[bytes]:
    """The kinds of chunks in the file."""
    found, at = set(), 8
    while at < len(content):
        found.add(content[at + 4 : at + 8])
        at += 12 + int.from_bytes(content[at : at + 4])
    return found


def test_png_holds_only_pixels():
    palette = images.corners(400, 300).quantize(8)
    source = images.encoded(palette, "PNG", transparency=0, dpi=(300, 300))
    assert {b"PLTE", b"tRNS", b"pHYs"} <= png_chunks(source)
    assert png_chunks(processed(source).main) == {b"IHDR", b"IDAT", b"IEND"}


@pytest.mark.parametrize("orientation", range(1, 9))
def test_all_eight_orientations_are_upright(orientation):
    made = processed(images.stored_orientation(orientation, 600, 400))
    for content in (made.main, *made.renditions.values()):
        image = opened(content)
        assert image.width > image.height
        assert is_near(image, FOUR)
    assert (made.width, made.height) == names.size_of(made.name) == (600, 400)


def test_orientation_of_a_photo_that_is_scaled_while_decoding():
    made = processed(images.stored_orientation(8, 4000, 3000))
    assert (made.width, made.height) == (1920, 1440)
    assert is_near(opened(made.main), FOUR)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("exif", [b"MM", b"MM\0*", b"II*\0\xff\xff\xff\xff", b"\xff" * 40])
def test_broken_exif_turns_nothing(kind, exif):
    made = processed(images.encoded(images.corners(), kind, exif=exif))
    assert is_near(opened(made.main), FOUR, within=24)


def test_profile_is_applied_before_it_is_dropped():
    swapped = images.swapped_profile()
    source = images.encoded(images.corners(), "JPEG", quality=95, icc_profile=swapped)
    image = opened(processed(source).main)
    red, green, blue, white = colours(image)
    assert red[2] > HALF > red[0]
    assert green[1] > HALF
    assert blue[0] > HALF > blue[2]
    assert min(white) > 240
    assert "icc_profile" not in image.info


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
@pytest.mark.parametrize("profile", [b"not a profile", images.srgb_profile()])
def test_profile_that_does_not_fit_changes_nothing(mode, profile):
    grey = Image.new("RGB", (60, 40), (HALF,) * 3).convert(mode)
    source = images.encoded(grey, "JPEG", quality=95, icc_profile=profile)
    image = opened(processed(source).main).convert("RGB")
    assert image.getpixel((30, 20)) == pytest.approx((HALF,) * 3, abs=3)


def test_transparency_stays_with_its_colours_under_a_profile():
    canvas = images.corners(60, 40, "RGBA")
    canvas.putpixel((0, 0), (0, 0, 0, 0))
    source = images.encoded(canvas, "PNG", icc_profile=images.swapped_profile())
    image = opened(processed(source).main)
    assert image.mode == "RGBA"
    assert pixel(image, 0, 0)[3] == 0
    assert pixel(image, 15, 10)[3] == 255
    assert pixel(image, 15, 10)[2] > HALF


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_transparency_of_every_kind_stays(mode):
    canvas = Image.new("RGBA", (60, 40), (*images.RED, 255))
    canvas.paste((0, 0, 0, 0), (0, 0, 30, 40))
    source = images.encoded(canvas.convert(mode), "PNG")
    image = opened(processed(source).main)
    assert image.mode == "RGBA"
    assert pixel(image, 10, 20)[3] == 0
    assert pixel(image, 50, 20)[3] == 255


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "GIF"])
def test_browsers_without_webp_get_jpeg_or_png(kind):
    canvas = Image.new("RGBA", (800, 400), (*images.RED, 255))
    canvas.paste((0, 0, 0, 0), (0, 0, 400, 400))
    for source, ext in ((canvas, "png"), (images.corners(800, 400), "jpg")):
        made = processed(images.encoded(source, kind))
        assert made.name.endswith(f".{ext}" if kind == "WEBP" else ".png")
        assert opened(made.thumbnail).format == "WEBP"
        assert {opened(b).format for b in made.renditions.values()} == {opened(made.main).format}


def test_idle_transparency_is_dropped():
    assert opened(processed(images.png(mode="RGBA")).main).mode == "RGB"


def test_sixteen_bits_become_eight_with_the_same_greys():
    image = opened(processed(images.png16()).main).convert("L")
    greys = [image.getpixel((x, 20)) for x in (10, 30, 50)]
    assert greys == pytest.approx([0, HALF, 255], abs=2)


def test_heavy_png_of_a_photo_becomes_jpeg():
    noise = Image.effect_noise((900, 700), 60).convert("RGB")
    assert processed(images.encoded(noise, "PNG")).name.endswith(".jpg")


def test_heavy_png_with_transparency_stays_png():
    noise = Image.effect_noise((900, 700), 60).convert("RGB")
    noise.putalpha(Image.linear_gradient("L").resize(noise.size))
    assert processed(images.encoded(noise, "PNG")).name.endswith(".png")


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd.jpg",
        "a" * 300 + ".jpg",
        unicodedata.normalize("NFD", "Chợ.jpg"),
        "\u202egpj.exe",
        "a\0b",
        "",
        "/etc/x",
    ],
)
def test_the_users_name_is_never_used(name):
    file = BytesIO(images.jpeg())
    file.name = name
    assert re.fullmatch(r"anh/\d{4}/\d\d/[\w-]{22}-60x40\.jpg", process(file).name, re.ASCII)


def test_refusals_come_through():
    with pytest.raises(ValidationError) as caught:
        process(images.upload(images.png_bomb()))
    assert caught.value.code == "too_large"


def stored_files(storage: FileSystemStorage) -> set[str]:
    root = Path(storage.location)
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}


@pytest.fixture
def storage(tmp_path):
    return FileSystemStorage(location=tmp_path / "anh")


def test_store_writes_renditions_and_picture(storage):
    made = processed(images.jpeg(800, 600))
    name = store(made, storage)
    assert name == made.name
    expected = {name, names.rendition_name(name, 320), names.rendition_name(name, 640)}
    assert stored_files(storage) == expected | {names.rendition_name(name, 320, "webp")}
    with storage.open(name) as file:
        assert file.read() == made.main


def test_the_picture_itself_is_written_last(storage, monkeypatch):
    written = []

    def noting(self, name, content):
        written.append(name)
        return save(self, name, content)

    save = FileSystemStorage.save
    monkeypatch.setattr(FileSystemStorage, "save", noting)
    made = processed(images.jpeg(800, 600))
    store(made, storage)
    assert written[-1] == made.name


@pytest.mark.parametrize("fails_at", [1, 2, 3])
def test_nothing_is_left_when_a_write_fails(storage, monkeypatch, fails_at):
    calls = []

    def half_a_file(self, name, content):
        calls.append(name)
        if len(calls) < fails_at:
            return save(self, name, content)
        save(self, name, content)
        raise OSError(errno.ENOSPC, "No space left on device")

    save = FileSystemStorage._save  # type: ignore[attr-defined]
    monkeypatch.setattr(FileSystemStorage, "_save", half_a_file)
    with pytest.raises(OSError, match="No space left"):
        store(processed(images.jpeg(800, 600)), storage)
    assert len(calls) == fails_at
    assert stored_files(storage) == set()


def test_first_error_is_reported_when_cleaning_fails_too(storage, monkeypatch):
    def fail(message):
        def failing(*_):
            raise OSError(message)

        return failing

    monkeypatch.setattr(FileSystemStorage, "_save", fail("first"))
    monkeypatch.setattr(FileSystemStorage, "delete", fail("second"))
    with pytest.raises(OSError, match="first"):
        store(processed(images.jpeg()), storage)
