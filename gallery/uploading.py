"""Photos that come into an album: one result for each file, in words for the officer."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction

from core.images.processing import sha256_of
from core.vietnamese.folding import squeeze

from .models import Album, Photo, next_order

logger = logging.getLogger(__name__)

#: Letters of a file's name that are kept, to know the photo by while there is no caption.
LONGEST_NAME = 150
#: Larger numbers than this are not asked for by the portal's own page.
LAST_ORDER = 1_000_000


@dataclass(frozen=True)
class Result:
    """What became of one file: `state` is added, repeated, refused or failed."""

    name: str
    state: str
    message: str
    photo: Photo | None = None

    @property
    def is_good(self) -> bool:
        """Whether the album has the photo now."""
        return self.state in {"added", "repeated"}


def take(album: Album, file: UploadedFile, order: int | None = None) -> Result:
    """Put a file into an album as its photo number `order`, or at the end.

    The same file again is the same photo. Whatever the file is, the answer is a Result.
    """
    name = squeeze(str(file.name or ""))[:LONGEST_NAME] or "Tệp không tên"
    fingerprint = sha256_of(file)
    if _has(album, fingerprint):
        return _repeated(name)
    photo = Photo(album=album, file_name=name, order=order or next_order(album))
    photo.image = file
    try:
        with transaction.atomic():
            photo.save()
    except ValidationError as refusal:
        return Result(name, "refused", " ".join(refusal.messages))
    except IntegrityError:
        if _has(album, fingerprint):
            return _repeated(name)
        raise
    except OSError:
        logger.exception("A photo could not be stored")
        message = "Máy chủ chưa ghi được ảnh (có thể đã hết chỗ trên đĩa); hãy báo quản trị."
        return Result(name, "failed", message)
    return Result(name, "added", "Đã thêm vào album.", photo)


def order_from(text: Any) -> int | None:
    """The number that the officer's page asked for; None for what is none."""
    text = str(text or "")
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 8 else 0
    return number if 0 < number <= LAST_ORDER else None


def _has(album: Album, fingerprint: str) -> bool:
    return album.photos.filter(sha256=fingerprint).exists()


def _repeated(name: str) -> Result:
    return Result(name, "repeated", "Album đã có ảnh này, không thêm lần nữa.")
