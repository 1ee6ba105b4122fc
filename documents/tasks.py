"""Work on documents that nobody waits for."""

from __future__ import annotations

from django_tasks import task

from .files import texts


@task()
def extract_text(key: int) -> str:
    """Take the text out of a file; what became of it."""
    return str(texts.extract(key) or "")
