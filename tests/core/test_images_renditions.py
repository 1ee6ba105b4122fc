"""The copies in WebP: upright, empty of metadata, made once, never half of one."""

import errno
import os
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from core.images import names, renditions
from core.images.processing import process, store
from tests import images
from tests.core.test_images_processing import FOUR, is_near

WIDTHS = [320, 640, 1024]


def kept(content: bytes) -> str:
    """The name of a stored picture."""
    return store(process(BytesIO(content)))


def copies(name: str) -> dict[int, Path]:
    """The copies in WebP that are there."""
    paths = {
        width: Path(default_storage.path(names.rendition_name(name, width, "webp")))
        for width in names.webp_widths(name)
    }
    return {width: path for width, path in paths.items() if path.exists()}


def others(name: str) -> set[str]:
    """Files beside the picture that are none of its own."""
    known = {name, *(names.rendition_name(name, w) for w in names.rendition_widths(name))}
    known |= {names.rendition_name(name, w, "webp") for w in names.webp_widths(name)}
    folder = Path(default_storage.path(name)).parent
    return {file.name for file in folder.iterdir()} - {Path(one).name for one in known}


def test_every_width_up_to_the_pictures_own():
    name = kept(images.jpeg(1500, 1000))
    assert list(copies(name)) == [320]
    assert renditions.missing(name) == [640, 1024, 1500]
    assert renditions.make(name) == 3
    made = {width: Image.open(path) for width, path in copies(name).items()}
    assert {w: image.size for w, image in made.items()} == {
        320: (320, 213),
        640: (640, 427),
        1024: (1024, 683),
        1500: (1500, 1000),
    }
    for image in made.values():
        assert image.format == "WEBP"
        assert is_near(image, FOUR, within=24)
        image.close()


@pytest.mark.parametrize("orientation", range(1, 9))
def test_upright_and_without_a_word(orientation):
    source = images.stored_orientation(orientation, 800, 600)
    name = kept(source)
    renditions.make(name)
    paths = [Path(default_storage.path(name)), *copies(name).values()]
    paths += [Path(default_storage.path(names.rendition_name(name, w))) for w in (320, 640)]
    assert len(paths) == 6
    for path in paths:
        with Image.open(path) as image:
            assert image.width > image.height
            assert is_near(image, FOUR, within=24)
            assert not image.getexif()
            assert not {"exif", "xmp", "comment", "icc_profile"} & set(image.info)


def test_what_shines_through_still_does():
    clear = Image.new("RGBA", (700, 500), (200, 30, 30, 0))
    clear.paste((30, 30, 200, 255), (0, 0, 350, 500))
    name = kept(images.encoded(clear, "PNG"))
    renditions.make(name)
    with Image.open(copies(name)[640]) as image:
        assert image.mode == "RGBA"
        alpha = image.getchannel("A")
        assert [alpha.getpixel((x, 200)) for x in (100, 500)] == [255, 0]


def test_twice_is_once():
    name = kept(images.jpeg(800, 600))
    assert renditions.make(name) == 2
    before = {path: path.stat().st_mtime_ns for path in copies(name).values()}
    assert renditions.make(name) == 0
    assert {path: path.stat().st_mtime_ns for path in copies(name).values()} == before


def test_what_needs_none():
    name = kept(images.jpeg(300, 200))
    assert renditions.missing(name) == []
    assert renditions.make(name) == 0


def test_a_picture_that_is_gone():
    name = kept(images.jpeg(800, 600))
    default_storage.delete(name)
    assert renditions.make(name) == 0


def test_a_full_disk_leaves_nothing_half_written(monkeypatch):
    name = kept(images.jpeg(1500, 1000))

    def full(fd: int) -> None:
        if done:
            raise OSError(errno.ENOSPC, "No space left on device")
        done.append(fd)

    done: list[int] = []
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        renditions.make(name)
    assert list(copies(name)) == [320, 640]
    assert others(name) == set()
    monkeypatch.undo()
    assert renditions.make(name) == 2


def test_what_a_dead_process_had_begun_is_removed():
    name = kept(images.jpeg(800, 600))
    folder = Path(default_storage.path(name)).parent
    stem = Path(name).stem
    old, new = (folder / f".{stem}.w640.webp.{end}" for end in ("aaaa", "bbbb"))
    for part in (old, new):
        part.write_bytes(b"RIFF")
    os.utime(old, (0, 0))
    renditions.make(name)
    assert others(name) == {new.name}


def test_one_decoding(monkeypatch):
    name = kept(images.jpeg(1500, 1000))
    opened = []
    open_ = Image.open

    def noting(*args):
        opened.append(args)
        return open_(*args)

    monkeypatch.setattr(Image, "open", noting)
    renditions.make(name)
    assert len(opened) == 1


def test_mean_colour_and_fingerprint():
    made = process(BytesIO(images.encoded(Image.new("RGB", (50, 40), (10, 20, 30)), "PNG")))
    assert made.colour == "#0a141e"
    one, other = (process(BytesIO(images.jpeg(quality=q))).sha256 for q in (90, 91))
    assert one != other
    assert process(BytesIO(images.jpeg(quality=90))).sha256 == one
    clear = Image.new("RGBA", (50, 40), (10, 20, 30, 100))
    assert process(BytesIO(images.encoded(clear, "PNG"))).colour == ""
