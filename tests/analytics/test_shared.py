"""With Redis: fewer statements, the same numbers, and no number lost when it goes away."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from analytics import shared
from analytics.counting import Visits
from analytics.models import Day, Online, Visitor
from analytics.numbers import read
from tests.analytics.hitting import CHROME, hit
from tests.analytics.workers import START, Clock, shown, worker
from tests.browser.tools import require

pytestmark = pytest.mark.django_db


class Server:
    """A Redis of one's own, in a folder of the test."""

    def __init__(self, folder: Path) -> None:
        require("Redis", found=shutil.which("redis-server") is not None)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.folder = folder
        self.start()

    def start(self) -> None:
        words = ["--port", str(self.port), "--bind", "127.0.0.1", "--save", ""]
        self.process = subprocess.Popen(
            ["redis-server", *words, "--dir", str(self.folder)], stdout=subprocess.DEVNULL
        )
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
            except OSError:
                time.sleep(0.05)
            else:
                return
        raise TimeoutError

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()


@pytest.fixture
def server(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    made = Server(tmp_path)
    settings.REDIS_URL = f"redis://127.0.0.1:{made.port}/0"
    monkeypatch.setattr(shared, "_SILENCE", 0.0)
    # A busy machine may keep Redis silent for longer than a reader would wait.
    monkeypatch.setattr(shared, "_PATIENCE", 10.0)
    yield made
    if (known := shared.shared()) is not None:
        known._client.close()
    shared._at.cache_clear()
    made.stop()


def test_the_same_numbers(server: Server, clock: Clock) -> None:
    first, second = worker(clock), worker(clock)
    for number in range(30):
        hit(first, number)
    first.flush()
    for number in range(10, 40):
        hit(second, number)
    second.flush()
    assert shown(clock) == (40, 40, 40, 40)
    assert Day.objects.get().visitors == Visitor.objects.count() == 40
    assert not Online.objects.exists()
    clock.now += 299
    hit(first, 1)
    first.flush()
    clock.now += 2
    assert shown(clock) == (1, 40, 40, 40)
    second.flush()
    hit(second, 1)
    assert second.numbers().count(b"<dd>1</dd>") == 1


def test_it_goes_away_and_comes_back_empty(server: Server, clock: Clock) -> None:
    visits = worker(clock)
    for number in range(5):
        hit(visits, number)
    visits.flush()
    server.stop()
    for number in range(8):
        hit(visits, number)
    visits.flush()
    assert Day.objects.get().visitors == 8
    assert shown(clock) == (8, 8, 8, 8)
    server.start()
    for number in range(10):
        hit(visits, number)
    visits.flush()
    assert Day.objects.get().visitors == Visitor.objects.count() == 10
    assert shown(clock) == (10, 10, 10, 10)


def test_those_beyond_the_cap_are_not_online(server: Server, clock: Clock, settings: Any) -> None:
    settings.VISITS_NETWORK_CAP = 3
    visits = worker(clock)
    for number in range(9):
        hit(visits, HTTP_USER_AGENT=f"{CHROME} v{number}")
    visits.flush()
    assert shown(clock) == (3, 3, 3, 3)


def test_midnight(server: Server, clock: Clock) -> None:
    visits: Visits = worker(clock)
    clock.now = START + 9 * 3600 - 1
    hit(visits)
    visits.flush()
    clock.now += 1
    numbers = read(clock.now)
    assert (numbers.online, numbers.today, numbers.week) == (0, 0, 1)
