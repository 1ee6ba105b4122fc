"""Where files of documents lie: outside what is served, under names nobody can guess."""

from __future__ import annotations

import secrets
from pathlib import Path, PurePosixPath
from typing import Any

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.utils import timezone
from django.utils.deconstruct import deconstructible


@deconstructible
class PrivateStorage(FileSystemStorage):
    """Files below DOCUMENTS_ROOT; they have no address of their own."""

    def __init__(self) -> None:
        # Nobody else on the machine needs to read them.
        super().__init__(file_permissions_mode=0o640, directory_permissions_mode=0o750)

    @property
    def base_location(self) -> str:
        """The folder, asked of the settings each time."""
        return str(settings.DOCUMENTS_ROOT)

    @property
    def location(self) -> str:
        """The same as an absolute path."""
        return str(Path(self.base_location).absolute())

    def url(self, name: str | None) -> str:
        """None. Raises ValueError: whether a file may be read is asked at its document."""
        raise ValueError("Files of documents are served by their own view")


storage = PrivateStorage()


def stored_name(instance: Any, filename: str) -> str:
    """`van-ban/2026/11/<22 random letters>.pdf`; nothing of the officer's own name."""
    folder = timezone.localdate().strftime("van-ban/%Y/%m")
    return f"{folder}/{secrets.token_urlsafe(16)}{PurePosixPath(filename).suffix.lower()}"
