"""Several workers at once, some of them killed: the counter of the day is the rows of the day."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from analytics.models import Day, Online, Subject, Tally, Visitor

pytestmark = pytest.mark.django_db(transaction=True)

#: Pages that each of the eight workers counts; VISITS_TRIAL=50000 makes a long trial of it.
VIEWS = int(os.environ.get("VISITS_TRIAL", "2000"))
READERS = VIEWS // 4


def address() -> str:
    """The database of the test, for a process of its own."""
    said = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{said['NAME']}"
    who = f"{said['USER']}:{said['PASSWORD']}@{said['HOST']}:{said['PORT'] or 5432}"
    return f"postgres://{who}/{said['NAME']}"


def worker(first: int) -> subprocess.Popen[str]:
    """A process that counts; half of its readers are also those of the next."""
    words = ["bench_visits", "--send", VIEWS, "--first", first, "--readers", READERS]
    environ = {
        **os.environ,
        "DATABASE_URL": address(),
        "DEBUG": "true",
        "PYTHONUTF8": "1",
        "VISITS_NETWORK_CAP": "1000000000",
    }
    return subprocess.Popen(
        [sys.executable, str(settings.BASE_DIR / "manage.py"), *map(str, words)],
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_eight_workers_four_of_them_killed() -> None:
    workers = [worker(number * READERS // 2) for number in range(8)]
    for each in workers:
        assert each.stdout is not None
        assert each.stdout.readline() == "half\n"
    for each in workers[::2]:
        each.kill()
    said = [each.communicate(timeout=300) for each in workers]
    assert [each.returncode for each in workers[1::2]] == [0] * 4, said
    day = Day.objects.get()
    rows = Visitor.objects.count()
    assert day.visitors == rows
    # Every reader of the four that lived is there, each once; of the others some.
    lived = {
        reader
        for number in range(1, 8, 2)
        for reader in range(number * READERS // 2, number * READERS // 2 + READERS)
    }
    assert len(lived) <= rows <= READERS * 9 // 2
    assert 4 * VIEWS <= day.views <= 8 * VIEWS
    assert sum_of(Subject.NEW) == rows
    assert sum_of(Subject.HOUR) == sum_of(Subject.PAGE) == day.views
    assert Online.objects.count() <= rows


def sum_of(subject: str) -> int:
    return sum(Tally.objects.filter(subject=subject).values_list("number", flat=True))


def test_no_address_and_no_browser_is_at_rest(tmp_path: Any) -> None:
    sent = worker(0)
    out, err = sent.communicate(timeout=120)
    assert sent.returncode == 0, err
    kept = everything()
    assert Visitor.objects.count() == READERS
    for told in ("10.0.0.1", "10.0.1.7", "Mozilla", "AppleWebKit", "SM-A", "vi-VN"):
        assert told.encode() not in kept
        assert told not in out + err
    assert b"/tin-tuc/tin/bai-2/" in kept


def everything() -> bytes:
    """All that the database holds, in its files as well where they can be read."""
    found = [
        repr(row).encode()
        for model in (Day, Online, Tally, Visitor)
        for row in model.objects.values_list()
    ]
    if connection.vendor == "sqlite":
        name = str(connection.settings_dict["NAME"])
        for path in (name, f"{name}-wal", f"{name}-shm"):
            if os.path.exists(path):  # noqa: PTH110
                with open(path, "rb") as file:  # noqa: PTH123
                    found.append(file.read())
    else:
        with connection.cursor() as cursor:
            for table in ("salt", "visitor", "network", "online", "day", "tally", "batch"):
                cursor.execute(f"SELECT t::text FROM analytics_{table} t")  # noqa: S608
                found += [row[0].encode() for row in cursor.fetchall()]
    return b"\n".join(found)
