"""A real gunicorn of two workers: nobody reads what is no longer so, and nothing stops it."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection

from andương_portal.load.client import Connection, Load, text_of
from andương_portal.load.freshness import stale_pages
from andương_portal.load.memory import family
from andương_portal.load.server import Editor, Scratch
from core.pagecache.store import PATIENCE

# The tests share a server, whose start costs more than they do.
pytestmark = pytest.mark.xdist_group("load")
END = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
HOT = "/tin-tuc/tai/bai-1/"


def read(scratch: Scratch, path: str) -> tuple[int, str]:
    with closing(Connection(scratch.port)) as reader:
        status, body = reader.get(path)
    return status, text_of(body)


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Scratch:
    made = Scratch(tmp_path_factory.mktemp("load"), LOG_LEVEL="CRITICAL")
    made.prepare(30)
    return made


@pytest.fixture(scope="module")
def server(scratch: Scratch) -> Iterator[int]:
    with scratch.serving(2) as process:
        yield process.pid


@pytest.fixture(scope="module")
def editor(scratch: Scratch) -> Iterator[Editor]:
    with scratch.editing() as made:
        yield made


def test_no_page_is_stale_under_load(scratch: Scratch, server: int, editor: Editor) -> None:
    seen = stale_pages(scratch.port, editor, changes=12, answers=400)
    assert seen.stale == []
    assert seen.errors == 0
    assert seen.answers >= 400


def test_two_hundred_readers_right_after_a_change(
    scratch: Scratch, server: int, editor: Editor
) -> None:
    editor.do("title", 1, "Tên", "mới")
    answers: list[tuple[int, str]] = []
    readers = [
        threading.Thread(target=lambda: answers.append(read(scratch, HOT))) for _ in range(200)
    ]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert len(answers) == 200
    assert all(status == 200 and "Tên mới" in text for status, text in answers)


def test_a_worker_that_is_killed_leaves_no_page_locked(
    scratch: Scratch, server: int, editor: Editor
) -> None:
    readers = [threading.Thread(target=read_on, args=(scratch,)) for _ in range(8)]
    editor.do("title", 1, "Sau", "cùng")
    for reader in readers:
        reader.start()
    for worker in family(server)[1:]:
        os.kill(worker, signal.SIGKILL)
    for reader in readers:
        reader.join()
    # Others have taken their place; how long these need to start is not the question.
    assert read(scratch, "/tin-tuc/tai/bai-2/")[0] == 200
    began = time.monotonic()
    assert "Sau cùng" in read(scratch, HOT)[1]
    assert time.monotonic() - began < PATIENCE


def read_on(scratch: Scratch) -> None:
    """A reader whose worker dies before the answer."""
    with suppress(OSError, ValueError, IndexError):
        read(scratch, HOT)


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_while_the_database_is_gone_kept_pages_go_on(tmp_path: Path) -> None:
    name = f"test_load_{os.getpid()}"
    with on_server(f'CREATE DATABASE "{name}"', f'DROP DATABASE "{name}" WITH (FORCE)') as run:
        scratch = Scratch(tmp_path, address_of(name), LOG_LEVEL="CRITICAL")
        scratch.prepare(30)
        with scratch.serving(2):
            assert read(scratch, HOT)[0] == 200
            load = Load(scratch.port, [HOT], clients=4)
            load.start()
            run(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
            run(f"{END} WHERE datname = '{name}'")
            time.sleep(4)
            assert read(scratch, "/tin-tuc/tai/bai-2/")[0] == 503
            run(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')
            speed = load.stop()
            assert speed.errors == 0
            assert speed.answers > 100
            # Each thread of each worker has its own connection, and each is opened anew.
            assert {read(scratch, f"/tin-tuc/tai/bai-{n}/")[0] for n in range(2, 20)} == {200}


@contextmanager
def on_server(first: str, last: str) -> Iterator[Callable[[str], object]]:
    """What runs statements on the server of the tests; the last one in any case."""
    with connection.cursor() as cursor:
        cursor.execute(first)
        try:
            yield cursor.execute
        finally:
            cursor.execute(last)


def address_of(database: str) -> str:
    """The address of a database on the server of the tests."""
    said = connection.settings_dict
    who = f"{quote(said['USER'])}:{quote(said['PASSWORD'])}".strip(":")
    return f"postgresql://{who}@{said['HOST'] or 'localhost'}:{said['PORT'] or 5432}/{database}"
