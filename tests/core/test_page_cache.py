"""Whole pages out of the store: who gets one, when it is old, what never enters."""

from __future__ import annotations

import io
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application
from django.db import OperationalError, connection, transaction
from django.utils import timezone

from andương_portal.models import Body, Level
from core.models import Change
from core.pagecache import store
from core.pagecache.door import Door
from core.pagecache.freshness import ensure_mark, mark_path, read_mark, renew_mark
from core.pagecache.moments import next_moment
from core.pagecache.parameters import normal_query
from core.pagecache.release import release
from core.pagecache.splicing import Packed
from core.pagecache.writes import ANY, is_loud, settle, tables_written
from core.publishing.states import State
from news.models import Article, Category
from tests import factories
from tests.readers import Browser

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def door(settings: Any) -> Iterator[Door]:
    settings.PAGE_CACHE = True
    made = Door(get_wsgi_application())
    made.watch.ensure = lambda: None  # type: ignore[method-assign]
    yield made
    connection.close()


@pytest.fixture
def browser(door: Door) -> Browser:
    return Browser(door)


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


def _rename(article: Article) -> None:
    article.title = "Đã đổi tên"
    article.save()


def _bulk(article: Article) -> None:
    Article.objects.filter(pk=article.pk).update(title="Đã đổi tên")


def _withdraw(article: Article) -> None:
    article.state = State.DRAFT
    article.save()


def _raw(article: Article) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM news_article WHERE id = %s", [article.pk])


@pytest.mark.parametrize(
    "change",
    [
        _rename,
        _bulk,
        _withdraw,
        _raw,
        lambda a: a.delete(),
        lambda a: Article.objects.all().delete(),
    ],
)
def test_every_change_is_seen_by_the_next_reader(browser: Browser, change: Any) -> None:
    article = factories.article(title="Tên lúc đầu")
    for path in ("/", "/tin-tuc/", article.get_absolute_url(), "/rss/"):
        assert "Tên lúc đầu" in browser.get(path).text
    change(article)
    assert "Tên lúc đầu" not in browser.get("/").text
    assert "Tên lúc đầu" not in browser.get("/tin-tuc/").text
    assert "Tên lúc đầu" not in browser.get("/rss/").text
    assert not Change.objects.exists()


def test_a_category_and_the_body_count_too(browser: Browser) -> None:
    category = factories.category(name="Giáo dục")
    factories.article(category=category)
    assert "Giáo dục" in browser.get("/").text
    Category.objects.update(name="Đào tạo")
    assert "Giáo dục" not in browser.get("/").text


def test_what_is_stored_outside_of_a_transaction_stays_and_is_noticed(browser: Browser) -> None:
    browser.get("/")
    Body.objects.create(name="Phường Hoa Sen", level=Level.COMMUNE)
    assert Body.objects.count() == 1
    assert "Phường Hoa Sen" in browser.get("/").text
    assert not Change.objects.exists()


def test_what_is_rolled_back_changes_nothing(browser: Browser) -> None:
    article = factories.article(title="Tên lúc đầu")
    browser.get("/")
    mark = read_mark()
    with transaction.atomic():
        _rename(article)
        transaction.set_rollback(True)
    assert read_mark() == mark
    assert not Change.objects.exists()


def test_whoever_else_waits_for_the_commit_comes_later(browser: Browser) -> None:
    article = factories.article(title="Tên lúc đầu")
    browser.get("/")

    def failing() -> None:
        raise RuntimeError(browser.get("/").text)

    @transaction.atomic
    def rename() -> None:
        transaction.on_commit(failing)
        _rename(article)

    with pytest.raises(RuntimeError, match="Đã đổi tên"):
        rename()
    assert not Change.objects.exists()


def test_a_transaction_begun_by_hand_is_noticed_when_it_has_ended(browser: Browser) -> None:
    article = factories.article(title="Tên lúc đầu")
    browser.get("/")
    transaction.set_autocommit(False)
    try:
        Article.objects.filter(pk=article.pk).update(title="Đã đổi tên")
        mark = read_mark()
        transaction.commit()
    finally:
        transaction.set_autocommit(True)
    assert read_mark() == mark
    assert settle(older_than=1, now=timezone.now() + timedelta(seconds=2))
    assert "Đã đổi tên" in browser.get("/").text


def test_a_change_that_could_not_be_told_stays_to_be_told(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = factories.article(title="Tên lúc đầu")
    for told in (
        "core.pagecache.freshness.renew_mark",
        "core.pagecache.writes.tell_other_machines",
    ):
        browser.get("/")
        with monkeypatch.context() as patch:
            patch.setattr(told, lambda *_: False)
            _rename(article)
            assert Change.objects.count() == 1
            settle(older_than=1, now=timezone.now() + timedelta(seconds=2))
            assert Change.objects.count() == 1
        assert settle(older_than=1, now=timezone.now() + timedelta(seconds=2))
        assert not Change.objects.exists()


def test_where_the_mark_stays_as_it_is_no_page_is_trusted(
    browser: Browser, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    article = factories.article(title="Tên lúc đầu")
    browser.get("/")

    def refused(*_: Any, **__: Any) -> None:
        raise PermissionError

    with monkeypatch.context() as patch:
        # As on a file system that became read-only, whoever runs the test.
        patch.setattr("core.pagecache.words._overwrite", refused)
        patch.setattr(Path, "unlink", refused)
        _rename(article)
        assert "Đã đổi tên" in browser.get("/").text
    assert "cannot be written" in caplog.text
    browser.get("/")
    assert "Đã đổi tên" in browser.get("/").text
    assert browser.door.hits == 1


def test_a_savepoint_that_is_rolled_back_hides_no_later_change(browser: Browser) -> None:
    article = factories.article(title="Tên lúc đầu")
    browser.get("/")
    with transaction.atomic():
        with transaction.atomic():
            _rename(article)
            transaction.set_rollback(True)
        _bulk(article)
    assert "Đã đổi tên" in browser.get("/").text


def test_until_the_commit_readers_get_what_was(browser: Browser) -> None:
    article = factories.article(title="Tên lúc đầu")
    browser.get("/")
    with transaction.atomic():
        _rename(article)
        mark = read_mark()
    assert read_mark() != mark


def test_a_crash_between_commit_and_notice_is_mended(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = factories.article(title="Tên lúc đầu")
    browser.get("/")
    with monkeypatch.context() as patch:
        patch.setattr("core.pagecache.writes._Noticed.__call__", lambda self: None)
        _rename(article)
    assert "Tên lúc đầu" in browser.get("/").text
    assert Change.objects.count() == 1
    assert not settle(older_than=60, now=timezone.now())
    assert settle(older_than=1, now=timezone.now() + timedelta(seconds=2))
    assert "Đã đổi tên" in browser.get("/").text
    assert not Change.objects.exists()


ARTICLES, ISSUERS = "news_article", "documents_issuer"


class TestMarksOfTables:
    """What is kept of a table is old when it was written to, and not before."""

    @pytest.fixture(autouse=True)
    def marks(self, browser: Browser) -> dict[str, str]:
        factories.article()
        return {table: ensure_mark(table) for table in (ARTICLES, ISSUERS)}

    @staticmethod
    def _old(marks: dict[str, str]) -> set[str]:
        return {table for table, mark in marks.items() if read_mark(table) != mark}

    def test_of_the_others_they_stay(self, marks: dict[str, str]) -> None:
        both = read_mark(ARTICLES, ISSUERS)
        factories.article()
        assert self._old(marks) == {ARTICLES}
        assert read_mark(ARTICLES, ISSUERS) != both

    def test_of_all_that_a_transaction_wrote_to(self, marks: dict[str, str]) -> None:
        with transaction.atomic():
            factories.article()
            with transaction.atomic():
                factories.issuer()
            assert self._old(marks) == set()
        assert self._old(marks) == {ARTICLES, ISSUERS}

    def test_after_a_crash_nobody_knows(
        self, marks: dict[str, str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with monkeypatch.context() as patch:
            patch.setattr("core.pagecache.writes._Noticed.__call__", lambda self: None)
            factories.article()
        assert settle(older_than=1, now=timezone.now() + timedelta(seconds=2))
        assert self._old(marks) == {ARTICLES, ISSUERS}

    def test_that_of_pages_comes_last(
        self, marks: dict[str, str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        renewed: list[str] = []

        def renew(path: Path) -> bool:
            renewed.append(path.name)
            return True

        monkeypatch.setattr("core.pagecache.freshness._renewed", renew)
        renew_mark()
        assert {f"mark-{table}" for table in marks} <= set(renewed[:-1])
        assert renewed[-1] == "mark"

    def test_where_one_is_gone_nothing_is_trusted(self, marks: dict[str, str]) -> None:
        mark_path().with_name(f"mark-{ARTICLES}").unlink()
        assert read_mark(ARTICLES, ISSUERS) == ""
        assert ensure_mark(ARTICLES) not in {"", marks[ARTICLES]}
        assert self._old(marks) == {ARTICLES}


@pytest.mark.parametrize(
    ("sql", "tables"),
    [
        ('UPDATE "documents_document_fields" SET x = 1', {"documents_document_fields"}),
        ("TRUNCATE news_article, documents_term", {"news_article", "documents_term"}),
        ("INSERT INTO django_session VALUES (1)", set()),
        ("SELECT 1 FROM news_article", set()),
        ("CALL tidy()", {ANY}),
    ],
)
def test_the_tables_that_a_statement_writes_to(sql: str, tables: set[str]) -> None:
    assert tables_written(sql) == tables


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


def test_unknown_parameters_are_one_page(browser: Browser) -> None:
    for number in range(50):
        browser.get(f"/?utm_source=x{number}&a={number}")
    assert (browser.door.misses, browser.door.hits) == (1, 49)
    factories.articles(12)
    browser.get("/tin-tuc/?trang=2&x=1")
    browser.get("/tin-tuc/?y=2&trang=1&trang=2")
    assert browser.door.hits == 50


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ""),
        ("b=2&a=1", "a=1&b=2"),
        ("a=1&a=2&c=3", "a=2"),
        ("a=%C4%90%E1%BB%95i", "a=%C4%90%E1%BB%95i"),
        ("a=&b=1", "b=1"),
        ("a=1&a=", ""),
        ("a=%c4%90%e1%bb%95i&b=%zz", "a=%C4%90%E1%BB%95i&b=%25zz"),
        ("a=Đổi".encode().decode("latin-1"), "a=%C4%90%E1%BB%95i"),
        ("a=%ff\xff", "a=%EF%BF%BD%EF%BF%BD"),
        ("A=1;b=2", ""),
        ("a=" + "x" * 9000, "a=" + "x" * 1998),
    ],
)
def test_the_normal_query(query: str, expected: str) -> None:
    assert normal_query(query, ("a", "b")) == expected


POISON = {
    "HTTP_X_FORWARDED_HOST": "evil.example",
    "HTTP_X_ORIGINAL_URL": "/quan-tri/",
    "HTTP_X_REWRITE_URL": "/quan-tri/",
    "HTTP_ACCEPT_LANGUAGE": "en",
    "HTTP_REFERER": "https://evil.example/",
    "HTTP_COOKIE": "a=b; csrftoken=evil",
    "HTTP_USER_AGENT": "evil",
}


@pytest.mark.parametrize("header", POISON)
def test_no_header_of_a_reader_gets_into_a_page(browser: Browser, header: str) -> None:
    plain = browser.get("/tin-tuc/").text
    renew_mark()
    assert browser.get("/tin-tuc/", **{header: POISON[header]}).text == plain


def test_a_wrong_host_is_refused_and_not_kept(browser: Browser) -> None:
    browser.get("/")
    for _ in range(2):
        assert browser.get("/", HTTP_HOST="evil.example").status == 400
    assert browser.get("/").status == 200


@pytest.mark.parametrize(
    "host", ["LOCALHOST", "localhost:1", "localhost:65535", "localhost.", "LocalHost.:80"]
)
def test_a_host_written_otherwise_makes_no_second_page(browser: Browser, host: str) -> None:
    plain = browser.get("/tin-tuc/")
    other = browser.get("/tin-tuc/", HTTP_HOST=host)
    assert (browser.door.misses, browser.door.hits) == (1, 1)
    renew_mark()
    assert browser.get("/tin-tuc/", HTTP_HOST=host).body == plain.body == other.body


@pytest.mark.parametrize("host", ["localhost/a", "localhost:a", "a@localhost", "", "localhost\n"])
def test_a_broken_host_never_enters(browser: Browser, host: str) -> None:
    assert browser.get("/rss/", HTTP_HOST=host).status in {200, 400}
    assert browser.door.misses == 0


@pytest.mark.parametrize(
    "path", ["//", "/./", "/tin-tuc/../", "/tin-tuc/;a=1", "//evil.example/", "/" + "a" * 3000]
)
def test_paths_that_are_no_page_are_none_twice(browser: Browser, path: str) -> None:
    assert [browser.get(path).status for _ in range(2)] == [404, 404]
    assert not list(store.folder().rglob("[0-9a-f]" * 40))


def test_sessions_bodies_and_credentials_pass_by(browser: Browser) -> None:
    browser.get("/")
    for environ in (
        {"HTTP_COOKIE": "quan_tri=forged"},
        {"CONTENT_LENGTH": "5", "wsgi.input": io.BytesIO(b"hello")},
        {"HTTP_AUTHORIZATION": "Basic eDp5"},
        {"REQUEST_METHOD": "POST", "CONTENT_LENGTH": "0"},
    ):
        browser.get("/", **environ)
    assert (browser.door.misses, browser.door.hits) == (1, 0)


def test_http_is_sent_to_https_and_never_gets_its_page(browser: Browser, settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT = True
    settings.TRUSTED_PROXIES = ["192.0.2.7"]
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    # SecurityMiddleware reads the settings when it is made.
    own = Browser(Door(get_wsgi_application()))
    own.door.watch.ensure = lambda: None  # type: ignore[method-assign]
    assert own.get("/", HTTP_X_FORWARDED_PROTO="https").status == 200
    assert own.get("/").status == 301
    assert own.get("/", REMOTE_ADDR="198.51.100.1", HTTP_X_FORWARDED_PROTO="https").status == 301


def test_errors_and_moves_do_not_enter(browser: Browser) -> None:
    assert browser.get("/tin-tuc/khong-co/").status == 404
    assert browser.get("/tin-tuc/?nam=abc").status == 400
    assert browser.get("/healthz").status == 200
    assert browser.door.misses == 2
    assert not [path for path in store.folder().rglob("*") if len(path.name) == 40]


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ([("Set-Cookie", "a=b")], b""),
        ([("Cache-Control", "no-store")], b""),
        ([("Cache-Control", "private, max-age=5")], b""),
        ([("Vary", "Cookie")], b""),
        ([], b'<input name="csrfmiddlewaretoken">'),
    ],
)
def test_what_is_someones_own_never_enters(
    settings: Any, headers: list[tuple[str, str]], body: bytes
) -> None:
    settings.PAGE_CACHE = True

    def personal(environ: Any, start_response: Any) -> list[bytes]:
        start_response("200 OK", [("Content-Type", "text/html"), *headers])
        return [body]

    own = Browser(Door(personal))
    own.door.watch.ensure = lambda: None  # type: ignore[method-assign]
    for _ in range(2):
        assert own.get("/").text == body.decode()
    assert (own.door.misses, own.door.hits) == (2, 0)
    settings.DEBUG = True
    with pytest.raises(ImproperlyConfigured, match="kept"):
        own.get("/")


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


@pytest.mark.parametrize(
    ("sql", "loud"),
    [
        ('INSERT INTO "news_article" ("title") VALUES (%s)', True),
        ('UPDATE "portal_body" SET "name" = %s', True),
        ("delete from news_article", True),
        ('INSERT OR IGNORE INTO "documents_document_fields" VALUES (1)', True),
        ('TRUNCATE "news_article", "news_category"', True),
        ('TRUNCATE "django_session", "news_article" CASCADE', True),
        ('TRUNCATE TABLE ONLY "django_session", ONLY "news_article"', True),
        ("WITH gone AS (DELETE FROM news_article RETURNING id) SELECT * FROM gone", True),
        ("WITH a AS (SELECT 1) UPDATE news_article SET title = 'a'", True),
        ("/* by hand */ -- twice\n DELETE FROM news_article", True),
        ("SELECT 1; DELETE FROM news_article", True),
        ("(SELECT 1)", False),
        ("MERGE INTO news_article USING a ON b WHEN MATCHED THEN DELETE", True),
        ("COPY news_article FROM STDIN", True),
        ("DO $$ BEGIN PERFORM tidy(); END $$", True),
        ("CALL tidy()", True),
        ('UPDATE OR IGNORE "news_article" SET a = 1', True),
        ("INSERT INTO analytics_day (a) VALUES (1) ON CONFLICT (a) DO UPDATE SET a = 2", False),
        ("INSERT INTO analytics_day VALUES (1) ON CONFLICT DO\n UPDATE SET a = 2", False),
        ('WITH a AS (SELECT 1) INSERT INTO "django_session" SELECT * FROM a', False),
        ('SELECT "title" FROM "news_article" FOR UPDATE OF "news_article"', False),
        ("WITH RECURSIVE up AS (SELECT 1) SELECT * FROM up", False),
        (" " * 5000 + "?", False),
        ("INSERT INTO news_article VALUES " + "(%s)," * 5000, True),
        ('INSERT INTO "django_session" VALUES (1)', False),
        ('UPDATE "auth_user" SET "last_login" = %s', False),
        ('INSERT INTO "analytics_day" VALUES (1)', False),
        ('SELECT "title" FROM "news_article"', False),
        ("SAVEPOINT s1", False),
    ],
)
def test_which_writes_readers_see(sql: str, loud: bool) -> None:
    assert is_loud(sql) is loud
