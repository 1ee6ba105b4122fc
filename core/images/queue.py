"""Work on pictures that need not be done while somebody waits.

The queue is the database's own (django-tasks-db): a row goes in with the record that needs
it, or not at all. What a worker that died had taken is given out again, and so is what
failed, three times in all. Without a worker (settings.BACKGROUND_WORKER) everything is done
at once.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django_tasks import task

from core.images import renditions
from core.images.names import webp_widths

#: How often a picture is tried.
ATTEMPTS = 3
#: A copy takes a second; a worker that is silent for so long is gone.
PATIENCE = timedelta(minutes=5)


@task()
def make_copies(name: str) -> int:
    """Make what is missing of a picture; returns the number of copies."""
    return renditions.make(name)


@task()
def look_after_copies() -> int:
    """Give out again what was left lying; comes back as long as there is something to do."""
    revived = revive()
    if _open(_of_pictures()):
        _look_later()
    return revived


def ask(name: str, using: str = DEFAULT_DB_ALIAS) -> None:
    """Have the copies of a stored picture made soon; of one that needs none, nothing happens."""
    if not webp_widths(name):
        return
    if not make_copies.get_backend().supports_defer:
        # Not within the transaction: others wait for it.
        transaction.on_commit(lambda: _at_once(name), using=using, robust=True)
        return
    make_copies.enqueue(name)
    waiting = _results().filter(task_path=look_after_copies.module_path, status="READY")
    if not waiting.exists():
        _look_later()


def _at_once(name: str) -> None:
    make_copies.enqueue(name)


def revive(now: datetime | None = None) -> int:
    """Give out again what died or failed, unless it was tried often enough; returns how many."""
    long_ago = (now or timezone.now()) - PATIENCE
    left = _of_pictures().filter(started_at__lt=long_ago)
    again = [row.pk for row in _open(left) if len(row.worker_ids) < ATTEMPTS]
    # Of a worker that dies every time nobody hears: say that it failed.
    left.filter(status="RUNNING").exclude(pk__in=again).update(status="FAILED")
    return left.filter(pk__in=again, status__in=["RUNNING", "FAILED"]).update(status="READY")


def failed(names: list[str]) -> set[str]:
    """Those of the pictures that were tried in vain and are not waiting for another attempt."""
    if not _has_queue():
        return set()
    rows = _of_pictures().filter(status="FAILED", args_kwargs__args__0__in=names)
    return {row.args_kwargs["args"][0] for row in rows}


def _look_later() -> None:
    look_after_copies.using(run_after=timezone.now() + PATIENCE).enqueue()


def _has_queue() -> bool:
    return apps.is_installed("django_tasks_db")


def _results() -> QuerySet[Any]:
    from django_tasks_db.models import DBTaskResult

    return DBTaskResult.objects.all()


def _of_pictures() -> QuerySet[Any]:
    return _results().filter(task_path=make_copies.module_path)


def _open(rows: QuerySet[Any]) -> list[Any]:
    """What waits, is being worked on, or failed and may be tried again."""
    found = rows.filter(status__in=["READY", "RUNNING", "FAILED"])
    return [r for r in found if r.status != "FAILED" or len(r.worker_ids) < ATTEMPTS]
