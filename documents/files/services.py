"""The one way in for files of documents."""

from __future__ import annotations

import hashlib
from typing import IO

from django.core.files import File
from django.db import IntegrityError, transaction

from documents.models import Document, DocumentFile, FileKind

from .checks import Checked, check
from .storage import storage

LONGEST_NAME = 250


def attach(
    document: Document,
    stream: IO[bytes],
    name: str,
    kind: FileKind | str = FileKind.ORIGINAL,
    title: str = "",
    checked: Checked | None = None,
) -> DocumentFile:
    """Store a file with its document; one that the document has already is not stored twice.

    Its text is taken out in the background, after the commit. Not for dry runs: a transaction
    that is rolled back leaves the file on the disk. Raises ValidationError when the file may
    not be taken.
    """
    from documents.tasks import ask_for_text

    checked = checked or check(stream)
    held = DocumentFile.objects.filter(document=document, sha256=checked.sha256)
    if found := held.first():
        return found
    made = DocumentFile(
        document=document,
        name=name[-LONGEST_NAME:],
        kind=kind,
        title=title,
        media_type=checked.media_type,
        size=checked.size,
        sha256=checked.sha256,
    )
    stream.seek(0)
    made.file.save(f"tep{checked.extension}", File(stream), save=False)
    try:
        with transaction.atomic():
            made.save()
    except BaseException as error:
        storage.delete(made.stored_as)
        # Somebody else added the same file in the meantime.
        if isinstance(error, IntegrityError) and (found := held.all().first()):
            return found
        raise
    ask_for_text(made.pk)
    return made


def verify(file: DocumentFile) -> bool:
    """Whether the file on the disk is still the one that was stored."""
    try:
        with storage.open(file.stored_as) as stored:
            return hashlib.file_digest(stored, "sha256").hexdigest() == file.sha256
    except OSError:
        return False
