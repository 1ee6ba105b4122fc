"""What of a request reaches a kept page, and what never enters the store."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

from core.pagecache import store
from core.pagecache.door import Door
from core.pagecache.freshness import renew_mark
from core.pagecache.parameters import normal_query
from tests import factories
from tests.readers import Browser

pytestmark = pytest.mark.django_db(transaction=True)


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
