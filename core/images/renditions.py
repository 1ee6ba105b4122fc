"""The copies of a stored picture in WebP, made after the upload from the picture itself.

They are made from what is public already, so that nothing of the uploaded file has to wait
anywhere with its place and its camera in it. Until a copy is there, its address answers
with the one in the picture's own format (core.media), so pages need not know.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import time
from pathlib import Path

from django.core.files.storage import FileSystemStorage, default_storage
from PIL import Image

from core.images.names import rendition_name, webp_widths
from core.images.processing import at_width, encoded

#: Seconds after which a file that was begun belongs to a process that is gone.
ABANDONED = 600


def missing(name: str) -> list[int]:
    """Widths in px of the copies that are not there; empty for a name not made by core.images."""
    return [
        width
        for width in webp_widths(name)
        if not default_storage.exists(rendition_name(name, width, "webp"))
    ]


def make(name: str) -> int:
    """Make the copies that are missing, from one decoding; returns how many it made.

    Doing it twice, or by two processes at once, gives the same files. A picture that has been
    removed needs no copies. Raises OSError when a copy cannot be written; nothing of it stays.
    """
    widths = missing(name)
    if not widths or not default_storage.exists(name):
        return 0
    _sweep(name)
    with default_storage.open(name) as file, Image.open(file) as stored:
        image = stored.convert("RGBA" if stored.has_transparency_data else "RGB")
    for width in widths:
        copy = image if width == image.width else at_width(image, width)
        _write(rendition_name(name, width, "webp"), encoded(copy, "webp"))
    return len(widths)


def _path(name: str) -> Path:
    return Path(default_storage.path(name))


def _write(name: str, content: bytes) -> None:
    """Put a whole file in its place at once: readers see all of it or none."""
    path = _path(name)
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if isinstance(default_storage, FileSystemStorage):
            part.chmod(default_storage.file_permissions_mode or 0o644)
        part.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise


def _sweep(name: str) -> None:
    """Remove what a process that died had begun for this picture."""
    path = _path(name)
    for part in path.parent.glob(f".{path.stem}.*"):
        with contextlib.suppress(OSError):
            if part.stat().st_mtime < time.time() - ABANDONED:
                part.unlink()
