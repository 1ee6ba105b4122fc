"""Two machines with a store each, one database and one Redis: whoever changes, both see it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.wsgi import get_wsgi_application
from django.utils import timezone

from core.models import Change
from core.pagecache import between
from core.pagecache.door import Door
from core.pagecache.freshness import read_mark
from core.pagecache.watch import Watch
from core.pagecache.writes import settle
from news.models import Article
from tests import factories
from tests.analytics.test_shared import Server
from tests.readers import Browser

pytestmark = pytest.mark.django_db(transaction=True)


class Machine:
    """One machine: what is done `with` it is done by its processes."""

    def __init__(self, settings: Any, root: Path) -> None:
        self.settings, self.root = settings, root
        self.browser = Browser(Door(get_wsgi_application()))
        self.browser.door.watch.ensure = lambda: None  # type: ignore[method-assign]

    def __enter__(self) -> Browser:
        self.settings.PAGE_CACHE_ROOT = self.root
        return self.browser

    def __exit__(self, *_: object) -> None:
        self.settings.PAGE_CACHE_ROOT = self.root.with_name("nobody")


@pytest.fixture
def server(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    made = Server(tmp_path)
    settings.PAGE_CACHE = True
    settings.REDIS_URL = f"redis://127.0.0.1:{made.port}/0"
    monkeypatch.setattr(between, "_silence", between._Silence())
    # A busy machine may keep Redis silent for longer than a reader would wait.
    monkeypatch.setattr(between, "_PATIENCE", 10.0)
    yield made
    between.redis_client().close()
    made.stop()


@pytest.fixture
def machines(server: Server, settings: Any, tmp_path: Path) -> tuple[Machine, Machine]:
    return Machine(settings, tmp_path / "one"), Machine(settings, tmp_path / "two")


def rename(title: str) -> None:
    Article.objects.update(title=title)


def test_the_next_reader_of_any_machine_sees_a_change(machines: tuple[Machine, Machine]) -> None:
    one, two = machines
    factories.article(title="Tên lúc đầu")
    for machine in machines:
        with machine as browser:
            assert "Tên lúc đầu" in browser.get("/").text
            browser.get("/")
            assert (browser.door.misses, browser.door.hits) == (1, 1)
    with one:
        rename("Đã đổi tên")
    for machine in (two, one):
        with machine as browser:
            assert "Đã đổi tên" in browser.get("/").text
            browser.get("/")
            assert (browser.door.misses, browser.door.hits) == (2, 2)
    with two as browser:
        # The word was heard with the first reader: a look makes nothing old again.
        Watch().look()
        browser.get("/")
        assert browser.door.misses == 2


def test_a_redis_that_was_emptied_brings_no_old_page_back(
    machines: tuple[Machine, Machine],
) -> None:
    one, two = machines
    factories.article(title="Tên lúc đầu")
    for _ in range(2):
        with two as browser:
            browser.get("/")
        between.redis_client().flushall()
        with one:
            rename("Đã đổi tên")
        with two as browser:
            assert "Đã đổi tên" in browser.get("/").text
        rename("Tên lúc đầu")


def test_a_redis_that_is_away_delays_a_change_and_loses_none(
    machines: tuple[Machine, Machine], server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = machines
    monkeypatch.setattr(between, "_RETRY", 600.0)
    factories.article(title="Tên lúc đầu")
    with two as browser:
        browser.get("/")
    server.stop()
    with one as browser:
        rename("Đã đổi tên")
        assert Change.objects.count() == 1
        assert "Đã đổi tên" in browser.get("/").text
        # Nobody waits for it again: it is not even asked.
        with monkeypatch.context() as patch:
            patch.setattr(between, "ask_redis", lambda: pytest.fail("a reader waits for Redis"))
            for _ in range(50):
                browser.get("/")
        assert browser.door.hits >= 50
    with two as browser:
        Watch().look()
        assert "Đã đổi tên" in browser.get("/").text
    server.start()
    with two:
        later = timezone.now() + timedelta(seconds=2)
        assert settle(older_than=1, now=later)
        assert not Change.objects.exists()
        assert between.ask_redis() != between.UNHEARD
        word = read_mark()
    with one:
        rename("Lại đổi tên")
    with two as browser:
        assert read_mark() != word
        assert "Lại đổi tên" in browser.get("/").text


def test_a_machine_that_alone_cannot_reach_redis_is_heard_later(
    machines: tuple[Machine, Machine], settings: Any
) -> None:
    one, two = machines
    factories.article(title="Tên lúc đầu")
    with two as browser:
        browser.get("/")
    reached, settings.REDIS_URL = settings.REDIS_URL, "redis://127.0.0.1:1/0"
    with one:
        rename("Đã đổi tên")
    settings.REDIS_URL = reached
    between._silence.end()
    assert Change.objects.count() == 1
    with two as browser:
        settle(older_than=1, now=timezone.now() + timedelta(seconds=2))
        assert "Đã đổi tên" in browser.get("/").text
