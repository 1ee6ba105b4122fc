"""Work on documents that nobody waits for."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from .files import texts

#: After this a worker that took the work and died with it is not waited for any more.
SECOND_TRY = timedelta(minutes=10)


@task()
def extract_text(key: int) -> str:
    """Take the text out of a file; what became of it, nothing when that is done already."""
    return str(texts.extract(key) or "")


def ask_for_text(key: int) -> None:
    """Have the text of a file taken out soon, and see after a while that it was."""
    if not extract_text.get_backend().supports_defer:
        # No queue: not within the transaction, for others wait for that.
        transaction.on_commit(lambda: _at_once(key), robust=True)
        return
    # The work stands in the queue with the file or not at all.
    extract_text.enqueue(key)
    extract_text.using(run_after=timezone.now() + SECOND_TRY).enqueue(key)


def _at_once(key: int) -> None:
    extract_text.enqueue(key)
