"""The newest public documents, read once and kept like a page."""

from collections.abc import Sequence

from django.http import HttpRequest

from core.pagecache.keeping import kept_result
from core.requests import remembered

from .models import Document

SHOWN = 6


def newest(request: HttpRequest) -> Sequence[Document]:
    """For the block “Hệ thống văn bản”, and for the menu, which asks whether there are any."""
    return remembered(
        request,
        "documents.newest",
        lambda: kept_result("documents.newest", _read),
    )


def _read() -> list[Document]:
    return list(Document.objects.published().for_list().newest_first()[:SHOWN])
