"""What is not a usable picture is refused with a sentence, before it costs anything."""

from contextlib import suppress
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from core.images.checks import MESSAGES, open_checked
from tests import images


def refusal(content: bytes) -> str:
    with pytest.raises(ValidationError) as caught:
        open_checked(images.upload(content))
    return str(caught.value.code)


@pytest.fixture
def no_decoding(monkeypatch):
    """Fail when a pixel is decoded."""

    def refuse(*_: object) -> None:
        pytest.fail("a pixel was decoded")

    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", refuse)
    monkeypatch.setattr("PIL.WebPImagePlugin._webp.WebPAnimDecoder", refuse)


@pytest.mark.parametrize(
    ("content", "mode"),
    [
        (images.jpeg(), "RGB"),
        (images.png(), "RGB"),
        (images.png(mode="RGBA"), "RGBA"),
        (images.webp(), "RGB"),
        (images.gif(1), "RGB"),
        (images.mpo(), "RGB"),
        (images.cmyk_jpeg(), "CMYK"),
        (images.png16(), "I;16"),
    ],
)
def test_pictures_are_opened_whatever_their_name(content, mode):
    opened = open_checked(images.upload(content, "thư.docx"))
    assert opened.size == (60, 40)
    assert opened.mode in {mode, "P"}


def test_plain_binary_file_is_taken_too():
    file = BytesIO(images.jpeg())
    file.seek(10)
    assert open_checked(file).size == (60, 40)


def test_empty_file():
    assert refusal(b"") == "empty"


def test_weight_is_looked_at_first(settings, no_decoding):
    content = images.png()
    settings.IMAGE_MAX_BYTES = len(content) - 1
    assert refusal(content) == "too_heavy"


def test_weight_limit_is_twenty_megabytes(no_decoding):
    with pytest.raises(ValidationError, match="nặng quá 20 MB"):
        open_checked(images.upload(images.jpeg() + bytes(20 * 1024 * 1024)))


@pytest.mark.parametrize(
    "content",
    [
        "Đây là một bức thư, không phải ảnh.".encode(),
        images.svg(),
        images.html(),
        b"%PDF-1.7\n",
        b"\x00",
        b"\xff\xd8",
        b"BM" + bytes(200),
        b"RIFF\x00\x00\x00\x00WAVEfmt ",
        images.encoded(images.corners(), "TIFF"),
    ],
)
def test_other_content_named_photo_jpg(content):
    assert refusal(content) == "not_picture"


def test_heic_is_told_how_to_become_jpeg():
    assert refusal(images.heic_header()) == "heic"
    assert "JPEG" in MESSAGES["heic"]


def test_bomb_of_169_megapixels_is_not_decoded(no_decoding):
    content = images.png_bomb()
    assert len(content) < 25_000
    assert refusal(content) == "too_large"


def test_webp_canvas_is_refused_before_it_is_reserved(no_decoding):
    assert refusal(images.webp_bomb()) == "too_large"


@pytest.mark.parametrize("lossless", [True, False])
def test_simple_webp_is_measured_by_its_head(settings, no_decoding, lossless):
    settings.IMAGE_MAX_SIDE = 100
    assert refusal(images.webp(101, 40, lossless=lossless)) == "too_long"
    assert refusal(images.webp(40, 101, lossless=lossless)) == "too_long"


def test_webp_with_alpha_is_measured_by_its_head(settings, no_decoding):
    settings.IMAGE_MAX_PIXELS = 60 * 40 - 1
    canvas = images.corners(60, 40, "RGBA")
    canvas.putalpha(90)
    assert refusal(images.encoded(canvas, "WEBP")) == "too_large"


def test_long_side_passes_the_area_check_but_not_ours(no_decoding):
    assert refusal(images.one_bit_png(60_000, 2)) == "too_long"
    assert refusal(images.one_bit_png(2, 60_000)) == "too_long"


def test_limits_themselves_are_allowed():
    assert open_checked(images.upload(images.one_bit_png(20_000, 2))).size == (20_000, 2)
    assert open_checked(images.upload(images.one_bit_png(10_000, 5_000))).size == (10_000, 5_000)


def test_one_pixel_more_than_the_area_is_refused(no_decoding):
    assert refusal(images.one_bit_png(10_000, 5_001)) == "too_large"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
@pytest.mark.parametrize("part", [0.02, 0.3, 0.6, 0.9])
def test_truncated_files_are_refused(kind, part):
    content = images.encoded(images.corners(600, 400), kind)
    assert refusal(content[: int(len(content) * part) + 8]) in {"broken", "not_picture"}


def test_truncated_photo_large_enough_to_be_scaled_while_decoding():
    content = images.jpeg(4000, 3000)
    assert refusal(content[: len(content) // 2]) == "broken"


def test_nonsense_behind_a_good_start_is_refused():
    for content in (images.jpeg(), images.png(), images.webp(), images.gif()):
        assert refusal(content[:12] + b"\xa5\x5a" * 300) == "broken"


def test_any_single_broken_byte_never_raises_anything_else():
    for content in (images.jpeg(gps=True), images.png(), images.webp(), images.gif()):
        for at in range(0, len(content), 7):
            broken = content[:at] + bytes([content[at] ^ 0xFF]) + content[at + 1 :]
            with suppress(ValidationError):
                open_checked(images.upload(broken))


def test_thousands_of_scans_are_refused_before_decoding(no_decoding):
    assert refusal(images.scan_bomb()) == "broken"


def test_progressive_jpeg_with_a_film_behind_it_is_fine():
    progressive = images.encoded(images.corners(), "JPEG", progressive=True)
    film = b"\x00\x00" + b"\xff\xda\x00\x00" * 1000
    assert open_checked(images.upload(progressive + film)).size == (60, 40)


def test_scans_of_a_thumbnail_are_not_counted():
    segment = b"\xff\xec" + (2 + 2000).to_bytes(2) + b"\xff\xda\x00\x02" * 500
    content = images.jpeg()
    assert open_checked(images.upload(content[:2] + segment + content[2:])).size == (60, 40)


def test_only_the_four_kinds_are_tried():
    # Photo CD has its mark at byte 2048, so that the file can begin as a JPEG does.
    photo_cd = b"\xff\xd8\xff" + bytes(2045) + b"PCD_" + bytes(2_000_000)
    assert Image.open(BytesIO(photo_cd)).format == "PCD"
    with pytest.raises(ValidationError) as caught:
        open_checked(images.upload(photo_cd))
    assert caught.value.code == "broken"


@pytest.mark.parametrize("make", [images.gif, images.apng, images.animated_webp])
def test_animations_give_their_first_frame(make):
    opened = open_checked(images.upload(make(frames=30)))
    assert opened.tell() == 0
    assert opened.convert("RGB").getpixel((5, 5)) == pytest.approx(images.RED, abs=8)


def test_frames_behind_the_first_are_not_even_read():
    class Counting(BytesIO):
        taken = 0

        def read(self, size: int | None = -1) -> bytes:
            data = super().read(size)
            self.taken += len(data)
            return data

    noise = [Image.effect_noise((200, 200), n + 20) for n in range(40)]
    film = images.encoded(noise[0], "GIF", save_all=True, append_images=noise[1:])
    file = Counting(film)
    open_checked(file)
    assert file.taken < len(film) / 10


def test_large_jpeg_is_decoded_at_a_smaller_scale():
    opened = open_checked(images.upload(images.jpeg(5000, 3000)))
    assert 1920 <= max(opened.size) < 5000


def test_sentences_name_the_limits():
    with pytest.raises(ValidationError, match="50 triệu điểm ảnh"):
        open_checked(images.upload(images.png_bomb()))
    with pytest.raises(ValidationError, match=r"20\.000 điểm ảnh"):
        open_checked(images.upload(images.one_bit_png(60_000, 2)))
