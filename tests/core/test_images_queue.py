"""Work on pictures in the background: nothing lost, nothing tried for ever."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from core.images import queue, renditions
from core.images.processing import process, store
from tests import images

pytestmark = pytest.mark.django_db


@pytest.fixture
def queued(settings: Any) -> None:
    """Work goes to a worker."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def kept() -> str:
    """The name of a stored picture, whose copies nobody has asked for."""
    return store(process(BytesIO(images.jpeg(800, 600))))


def copies_asked() -> Any:
    """What waits for a worker, or was done by one."""
    return DBTaskResult.objects.filter(task_path=queue.make_copies.module_path)


def work() -> None:
    """Do all that waits, as a worker does it."""
    worker = Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="may",
        excluded_queue_names=[],
    )
    # Not worker.run(), which closes the connection that the test's transaction is in.
    while (row := DBTaskResult.objects.ready().first()) is not None:
        row.claim("may")
        worker.run_task(row)


def test_without_a_worker_it_is_done_after_the_transaction(
    django_capture_on_commit_callbacks: Any,
) -> None:
    name = kept()
    with django_capture_on_commit_callbacks(execute=True):
        queue.ask(name)
        assert renditions.missing(name)
    assert renditions.missing(name) == []
    assert not DBTaskResult.objects.exists()


def test_a_worker_does_it(queued: None) -> None:
    name = kept()
    queue.ask(name)
    assert renditions.missing(name) == [640, 800]
    work()
    assert renditions.missing(name) == []
    assert copies_asked().get().status == "SUCCESSFUL"


def test_what_is_rolled_back_is_not_asked_for(queued: None) -> None:
    name = kept()
    with transaction.atomic():
        queue.ask(name)
        transaction.set_rollback(True)
    assert not DBTaskResult.objects.exists()


@pytest.mark.parametrize("name", ["", "tep/a.jpg", "anh/2026/11/a.jpg"])
def test_what_needs_no_copies_is_not_asked_for(queued: None, name: str) -> None:
    queue.ask(name)
    assert not DBTaskResult.objects.exists()


def test_one_look_later_for_many_pictures(queued: None) -> None:
    for _ in range(3):
        queue.ask(kept())
    looks = DBTaskResult.objects.filter(task_path=queue.look_after_copies.module_path)
    assert looks.get().run_after > timezone.now() + timedelta(minutes=4)


def test_a_worker_that_died(queued: None) -> None:
    name = kept()
    queue.ask(name)
    copies_asked().get().claim("chet")
    work()
    assert renditions.missing(name), "another one's work is not taken while he may live"
    with time_machine.travel(timezone.now() + queue.PATIENCE * 1.1, tick=False):
        work()  # among it the look
        work()
        assert renditions.missing(name) == []
        task = copies_asked().get()
    assert (task.status, len(task.worker_ids)) == ("SUCCESSFUL", 2)


def test_it_is_tried_three_times(queued: None, monkeypatch: pytest.MonkeyPatch) -> None:
    name = kept()
    queue.ask(name)

    def full(name: str) -> int:
        raise OSError("No space left on device")

    monkeypatch.setattr(renditions, "make", full)
    now = timezone.now()
    for number in range(6):
        with time_machine.travel(now + number * 1.1 * queue.PATIENCE, tick=False):
            work()
            work()
    task = copies_asked().get()
    assert (task.status, len(task.worker_ids)) == ("FAILED", queue.ATTEMPTS)
    assert queue.failed([name, "anh/khac.jpg"]) == {name}
    assert not DBTaskResult.objects.filter(status="READY").exists(), "nobody looks for ever"


def test_what_kills_every_worker_is_given_up(queued: None) -> None:
    queue.ask(kept())
    now = timezone.now()
    for number in range(6):
        with time_machine.travel(now + number * 1.1 * queue.PATIENCE, tick=False):
            queue.revive()
            task = copies_asked().get()
            if task.status == "READY":
                task.claim(f"chet-{number}")
    task = copies_asked().get()
    assert (task.status, len(task.worker_ids)) == ("FAILED", queue.ATTEMPTS)


def test_a_failure_that_passes(queued: None, monkeypatch: pytest.MonkeyPatch) -> None:
    name = kept()
    path = Path(default_storage.path(name))
    content = path.read_bytes()
    path.write_bytes(content[:100])
    queue.ask(name)
    work()
    assert copies_asked().get().status == "FAILED"
    path.write_bytes(content)
    with time_machine.travel(timezone.now() + queue.PATIENCE * 1.1, tick=False):
        work()
        work()
    assert renditions.missing(name) == []
    assert queue.failed([name]) == set()
