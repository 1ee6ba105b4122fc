"""When a kept page is old: every change is seen by the next reader, and what is none is not."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone

from andương_portal.models import Body, Level
from core.models import Change
from core.pagecache.freshness import ensure_mark, mark_path, read_mark, renew_mark
from core.pagecache.writes import ANY, is_loud, settle, tables_written
from core.publishing.states import State
from news.models import Article, Category
from tests import factories
from tests.readers import Browser

pytestmark = pytest.mark.django_db(transaction=True)


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
