"""What a file is, said by its content: the name and what the browser says mean nothing."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import IO

from django.core.exceptions import ValidationError

from . import office, ole

MEGABYTE = 1024 * 1024
MOST_BYTES = 50 * MEGABYTE

PDF = "application/pdf"
DOC = "application/msword"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EXTENSIONS = {PDF: ".pdf", DOCX: ".docx", DOC: ".doc", XLSX: ".xlsx"}
#: In words, for readers.
NAMES = {PDF: "PDF", DOCX: "Word", DOC: "Word đời cũ", XLSX: "Excel"}

UNKNOWN = "Chỉ nhận tệp PDF, Word (.docx, .doc) và Excel (.xlsx); tệp này không phải loại nào."


@dataclass(frozen=True)
class Checked:
    """What was found out about a file; `size` in bytes."""

    media_type: str
    extension: str
    size: int
    sha256: str


def check(file: IO[bytes]) -> Checked:
    """Look at a whole file, and leave it at its beginning.

    Raises ValidationError with a sentence for the officer when it may not be taken.
    """
    size = file.seek(0, 2)
    if size == 0:
        raise ValidationError("Tệp rỗng.")
    if size > MOST_BYTES:
        raise ValidationError(
            f"Tệp nặng {size / MEGABYTE:.0f} MB, quá mức cho phép là {MOST_BYTES // MEGABYTE} MB."
        )
    file.seek(0)
    head = file.read(1024)
    media_type = _media_type(file, head, size)
    file.seek(0)
    digest = hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
    file.seek(0)
    return Checked(media_type, EXTENSIONS[media_type], size, digest)


def _media_type(file: IO[bytes], head: bytes, size: int) -> str:
    # A few blanks or a byte order mark before it are borne with, as readers of PDF do.
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"%PDF-"):
        return PDF
    if head.startswith(b"PK\x03\x04"):
        return office.media_type_of(file, size)
    if head.startswith(ole.SIGNATURE):
        return _old_office(file)
    raise ValidationError(UNKNOWN)


def _old_office(file: IO[bytes]) -> str:
    try:
        names = ole.names_in(file)
    except ValueError as error:
        raise ValidationError("Tệp Word đời cũ này bị hỏng.") from error
    if "EncryptedPackage" in names:
        raise ValidationError(office.LOCKED)
    if "WordDocument" not in names:
        raise ValidationError(UNKNOWN)
    if names & {"Macros", "VBA", "_VBA_PROJECT"}:
        raise ValidationError(office.MACROS)
    return DOC
