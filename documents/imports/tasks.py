"""Carrying out an import that was confirmed, at once or in the background."""

from __future__ import annotations

import logging
import time
from contextlib import ExitStack
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django_tasks import task

from .run import Importer
from .store import Waiting

logger = logging.getLogger(__name__)
#: Rows that are imported while the officer waits for the page.
MOST_AT_ONCE = 500
_BETWEEN = 0.5
WAITING, RUNNING, DONE, FAILED = "waiting", "running", "done", "failed"


class Notes:
    """Notes the progress where the page reads it, twice a second at most."""

    def __init__(self, waiting: Waiting) -> None:
        self._waiting, self._last = waiting, 0.0

    def __call__(self, what: str, done: int, total: int) -> None:
        if time.monotonic() - self._last > _BETWEEN:
            self._last = time.monotonic()
            self._waiting.note(stage=RUNNING, what=what, done=done, total=total)


def importer_of(waiting: Waiting, stack: ExitStack, progress: Any = None) -> Importer:
    """The import of an upload; its files are open as long as the stack."""
    list_file = stack.enter_context(waiting.list_file.open("rb"))
    zip_file = stack.enter_context(waiting.zip_file.open("rb")) if waiting.zip_file else None
    publish = bool(waiting.state.get("publish"))
    return Importer(list_file, zip_file, publish=publish, progress=progress)


def carry_out(waiting: Waiting) -> None:
    """Import it; how it ended stands in its state."""
    waiting.note(stage=RUNNING, what="Bắt đầu", done=0, total=0)
    user = get_user_model().objects.filter(pk=waiting.state["user"]).first()
    try:
        with ExitStack() as stack:
            importer = importer_of(waiting, stack, Notes(waiting))
            outcome = importer.carry_out(importer.plan(), user)
    except ValidationError as error:
        waiting.note(stage=FAILED, sentence=" ".join(error.messages))
        waiting.offer_again()
    except Exception:
        logger.exception("An import failed")
        waiting.note(stage=FAILED, sentence="Có lỗi khi nhập; chưa ghi gì vào sổ. Hãy thử lại sau.")
        waiting.offer_again()
    else:
        waiting.note(stage=DONE, sentence=str(outcome))
        waiting.drop_files()


@task()
def import_list(token: str) -> str:
    """Carry out the import of an upload; how it ended."""
    waiting = Waiting(token)
    carry_out(waiting)
    return str(waiting.state.get("stage"))
