"""Whole pages out of the store: who gets one, when it is old, what never enters."""

from __future__ import annotations

import threading
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application
from django.db import OperationalError, connection
from django.utils import timezone

from core.pagecache import store
from core.pagecache.door import Door
from core.pagecache.freshness import renew_mark
from core.pagecache.moments import next_moment
from core.pagecache.release import release
from core.pagecache.splicing import Packed
from tests import factories
from tests.readers import Browser

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_second_reader_gets_the_kept_page(browser: Browser) -> None:
    factories.article(title="Cầu mới thông xe")
    first = browser.get("/")
    second = browser.get("/")
    assert (browser.door.misses, browser.door.hits) == (1, 1)
    assert first.body == second.body
    assert "Cầu mới thông xe" in second.text
    assert second.headers["Content-Encoding"] == "gzip"
    assert second.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert "default-src" in second.headers["Content-Security-Policy"]


def test_a_kept_page_asks_nothing_of_the_database(
    browser: Browser, django_assert_num_queries: Any
) -> None:
    browser.get("/")
    with django_assert_num_queries(0):
        browser.get("/")


def test_304_and_head(browser: Browser) -> None:
    etag = browser.get("/").headers["ETag"]
    again = browser.get("/", HTTP_IF_NONE_MATCH=f'"other", {etag}')
    assert (again.status, again.body) == (304, b"")
    assert browser.get("/", HTTP_IF_NONE_MATCH='"other"').status == 200
    head = browser.get("/", REQUEST_METHOD="HEAD")
    assert (head.status, head.body) == (200, b"")
    assert int(head.headers["Content-Length"]) > 100


@pytest.mark.parametrize("accepted", ["", "br", "gzip;q=0", "identity"])
def test_plain_for_those_who_cannot_unpack(browser: Browser, accepted: str) -> None:
    factories.article(title="Ẳ Ẵ Ổ Ỗ")
    for _ in range(2):
        answer = browser.get("/", HTTP_ACCEPT_ENCODING=accepted)
        assert "Content-Encoding" not in answer.headers
        assert "Ẳ Ẵ Ổ Ỗ" in answer.text


def test_the_clock_alone_makes_pages_new(browser: Browser) -> None:
    with time_machine.travel(factories.NOW, tick=False) as clock:
        factories.article(title="Bài hẹn giờ", published_at=factories.NOW + timedelta(minutes=5))
        pinned = factories.article(pinned_until=factories.NOW + timedelta(minutes=9))
        assert "Bài hẹn giờ" not in browser.get("/").text
        clock.shift(timedelta(minutes=4, seconds=59))
        browser.get("/")
        assert browser.door.hits == 1
        clock.shift(timedelta(seconds=1))
        assert "Bài hẹn giờ" in browser.get("/").text
        assert next_moment(timezone.now()) == pinned.pinned_until
        clock.shift(timedelta(minutes=5))
        midnight = next_moment(timezone.now())
        assert timezone.localtime(midnight).strftime("%d %H:%M:%S") == "25 00:00:00"


def test_what_was_made_by_a_wrong_clock_goes_with_it(browser: Browser) -> None:
    factories.article(title="Bài hẹn giờ", published_at=factories.NOW + timedelta(days=3))
    with time_machine.travel(factories.NOW + timedelta(days=5), tick=False) as clock:
        assert "Bài hẹn giờ" in browser.get("/").text
        clock.move_to(factories.NOW)
        assert "Bài hẹn giờ" not in browser.get("/").text


def test_another_release_makes_its_own_pages(
    browser: Browser, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    browser.get("/")
    assert release() == release()
    words = {release()}
    monkeypatch.setenv("PORTAL_STARTED", "again")
    words.add(release())
    (settings.STATIC_ROOT / "staticfiles.json").write_text("{}")
    words.add(release())
    assert len(words) == 3
    newer = Browser(Door(get_wsgi_application()))
    newer.door.watch.ensure = lambda: None  # type: ignore[method-assign]
    newer.get("/")
    assert (newer.door.misses, newer.door.hits) == (1, 0)


class Numbers:
    """Counts what it sees, as the visits do."""

    hole = b"</main>"
    count = 0
    answers: list[tuple[int, str]] = []

    def seen(self, environ: Any, status: int, content_type: str) -> None:
        self.count += 1
        self.answers = [*self.answers, (status, content_type)]

    def numbers(self) -> bytes:
        return f"<b>{self.count}</b></main>".encode()


def test_kept_pages_are_counted_and_show_numbers_of_now(settings: Any) -> None:
    settings.PAGE_CACHE = True
    visits = Numbers()
    own = Browser(Door(get_wsgi_application(), visits))
    own.door.watch.ensure = lambda: None  # type: ignore[method-assign]
    first, second = own.get("/"), own.get("/")
    assert "<b>1</b></main>" in first.text
    assert "<b>2</b></main>" in second.text
    assert first.headers["ETag"] != second.headers["ETag"]
    assert own.get("/tin-tuc/khong-co/").status == 404
    assert own.get("/healthz").status == 200
    assert [status for status, _ in visits.answers] == [200, 200, 404, 200]
    assert visits.answers[0][1].startswith("text/html")


def test_one_makes_the_page_and_the_others_wait(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.PAGE_CACHE = True
    made = []

    def slow(environ: Any, start_response: Any) -> list[bytes]:
        made.append(1)
        time.sleep(0.2)
        start_response("200 OK", [("Content-Type", "text/html")])
        return [b"page"]

    own = Browser(Door(slow))
    own.door.watch.ensure = lambda: None  # type: ignore[method-assign]
    monkeypatch.setattr("core.pagecache.door.moment_under", lambda mark, now: now + timedelta(1))
    texts: list[str] = []
    threads = [threading.Thread(target=lambda: texts.append(own.get("/").text)) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert texts == ["page"] * 12
    assert len(made) == 1


def test_nobody_waits_for_a_page_that_is_not_kept(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.PAGE_CACHE = True
    # Longer than the eight wait for each other: whoever were made to wait would come too late.
    monkeypatch.setattr("core.pagecache.store.PATIENCE", 120.0)
    together = threading.Barrier(8)
    known: list[int] = []

    def gone(environ: Any, start_response: Any) -> list[bytes]:
        if known:
            together.wait(30)
        start_response("404 Not Found", [("Content-Type", "text/html")])
        return [b"gone"]

    own = Browser(Door(gone))
    own.door.watch.ensure = lambda: None  # type: ignore[method-assign]
    known.append(own.get("/").status)
    texts: list[str] = []
    threads = [threading.Thread(target=lambda: texts.append(own.get("/").text)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert texts == ["gone"] * 8


def test_a_database_that_goes_while_a_page_is_made_costs_nobody_the_page(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(_: Any) -> Any:
        raise OperationalError("the server closed the connection")

    factories.article(title="Vẫn đọc được")
    with monkeypatch.context() as patch:
        patch.setattr("core.pagecache.moments.next_moment", away)
        for _ in range(2):
            assert "Vẫn đọc được" in browser.get("/").text
    assert browser.door.hits == 0
    browser.get("/")
    browser.get("/")
    assert browser.door.hits == 1


@pytest.mark.postgresql
def test_a_connection_that_was_ended_is_opened_anew(browser: Browser) -> None:
    browser.get("/")
    for _ in range(2):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            [pid] = cursor.fetchone()
        _end_connection(pid)
        renew_mark()
        assert [browser.get("/").status for _ in range(2)] == [200, 200]


def _end_connection(pid: int) -> None:
    def end() -> None:
        with connection.cursor() as cursor:
            # Comes back when that connection is no more.
            cursor.execute("SELECT pg_terminate_backend(%s, 30000)", [pid])
            assert cursor.fetchone() == (True,)
        connection.close()

    thread = threading.Thread(target=end)
    thread.start()
    thread.join()


def test_development_says_what_production_would_not_keep(settings: Any) -> None:
    settings.DEBUG = True

    def personal(environ: Any, start_response: Any) -> list[bytes]:
        start_response("200 OK", [("Content-Type", "text/html"), ("Set-Cookie", "a=b")])
        return [b""]

    with pytest.raises(ImproperlyConfigured, match="a cookie"):
        Browser(Door(personal)).get("/")


def test_what_an_answer_varies_by_is_passed_on(settings: Any) -> None:
    settings.PAGE_CACHE = True

    def varying(environ: Any, start_response: Any) -> list[bytes]:
        start_response("200 OK", [("Vary", "Cookie, accept-encoding")])
        return [b""]

    own = Browser(Door(varying))
    own.door.watch.ensure = lambda: None  # type: ignore[method-assign]
    assert own.get("/").headers["Vary"] == "Cookie, Accept-Encoding"


def test_bounded_on_disk(settings: Any, browser: Browser) -> None:
    settings.PAGE_CACHE_PAGES = store.SHARDS
    entry = store.Entry("m", 0, 1e12, [], "e", Packed(b"x", None, 0, 0, 1, 0))
    for number in range(400):
        store.save(store.key_of(str(number)), entry)
    for shard in store.folder().iterdir():
        store.prune(shard)
        assert len(list(shard.iterdir())) <= 1


def test_a_broken_file_is_no_page(browser: Browser) -> None:
    browser.get("/")
    [path] = [path for path in store.folder().rglob("*") if len(path.name) == 40]
    whole = path.read_bytes()
    for broken in (b"", b"{}", whole[:-1], b"[]\n", whole[:50]):
        path.write_bytes(broken)
        assert store.load(path.name) is None
    assert browser.get("/").status == 200


def test_where_nothing_can_be_written_pages_are_made_each_time(
    settings: Any, browser: Browser, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    settings.PAGE_CACHE_ROOT = blocked
    factories.article(title="Vẫn đọc được")
    for _ in range(2):
        assert "Vẫn đọc được" in browser.get("/").text
    assert browser.door.hits == 0
