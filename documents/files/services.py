"""The one way in for files of documents."""

from __future__ import annotations

import hashlib
from typing import IO

from django.core.files import File
from django.db import transaction

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

    Its text is taken out in the background, after the commit. Raises ValidationError when the
    file may not be taken.
    """
    from documents.tasks import extract_text

    checked = checked or check(stream)
    held = DocumentFile.objects.filter(document=document, sha256=checked.sha256).first()
    if held is not None:
        return held
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
    except BaseException:
        storage.delete(made.stored_as)
        raise
    transaction.on_commit(lambda: extract_text.enqueue(made.pk), robust=True)
    return made


def verify(file: DocumentFile) -> bool:
    """Whether the file on the disk is still the one that was stored."""
    try:
        with storage.open(file.stored_as) as stored:
            return hashlib.file_digest(stored, "sha256").hexdigest() == file.sha256
    except OSError:
        return False
