"""HEAD on what is sent in pieces: the headers of GET, no body, and nothing read for it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.test import Client

from core.pagecache.door import Door
from documents.files import views
from documents.files.ranges import Part
from documents.files.services import attach
from documents.models import DocumentFile
from tests import factories
from tests.documents import files_builder
from tests.readers import Browser

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("now")]

LIST = "/quan-tri/documents/document/"


@pytest.fixture
def browser() -> Iterator[Browser]:
    door = Door(get_wsgi_application())
    door.watch.ensure = lambda: None  # type: ignore[method-assign]
    yield Browser(door)
    connection.close()


@pytest.fixture
def file() -> DocumentFile:
    return attach(factories.document(), io.BytesIO(files_builder.pages(1)), "scan.pdf")


def assert_head_is_that_of_get(browser: Browser, path: str, **environ: Any) -> None:
    whole = browser.get(path, **environ)
    head = browser.get(path, REQUEST_METHOD="HEAD", **environ)
    assert whole.status in {200, 206}
    assert whole.body
    assert (head.status, head.headers, head.body) == (whole.status, whole.headers, b"")


@pytest.mark.parametrize("path", ["/van-ban/xuat.csv", "/van-ban/xuat.xlsx"])
@pytest.mark.parametrize("accepted", ["", "gzip"])
def test_exports(browser: Browser, path: str, accepted: str) -> None:
    factories.document()
    assert_head_is_that_of_get(browser, path, HTTP_ACCEPT_ENCODING=accepted)


def test_the_rows_of_a_table_are_not_read(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    factories.document()
    monkeypatch.setattr("documents.exports.row_of", lambda document: 1 / 0)
    assert browser.get("/van-ban/xuat.csv", REQUEST_METHOD="HEAD").status == 200
    with pytest.raises(ZeroDivisionError):
        browser.get("/van-ban/xuat.csv")


@pytest.mark.parametrize("asked", [{}, {"HTTP_RANGE": "bytes=5-9"}])
def test_files(
    browser: Browser, file: DocumentFile, asked: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Any] = []

    def part(stored: Any, *bounds: int) -> Part:
        opened.append(stored)
        return Part(stored, *bounds)

    monkeypatch.setattr(views, "Part", part)
    assert_head_is_that_of_get(browser, file.get_absolute_url(), **asked)
    assert [stored.closed for stored in opened] == [True, True]


@pytest.mark.parametrize("path", ["xuat.csv", "xuat.xlsx", "nhap/mau.xlsx"])
def test_files_of_the_admin(browser: Browser, officer: Client, path: str) -> None:
    factories.document()
    assert_head_is_that_of_get(browser, f"{LIST}{path}", HTTP_COOKIE=cookie_of(officer))


def test_files_for_staff(browser: Browser, officer: Client, file: DocumentFile) -> None:
    path = f"/quan-tri/tep-van-ban/{file.pk}/"
    assert_head_is_that_of_get(browser, path, HTTP_COOKIE=cookie_of(officer))


def cookie_of(officer: Client) -> str:
    return f"{settings.SESSION_COOKIE_NAME}={officer.cookies[settings.SESSION_COOKIE_NAME].value}"
