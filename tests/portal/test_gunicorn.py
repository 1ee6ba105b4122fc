"""What a real gunicorn with the portal's own configuration answers, and what it complains of."""

from __future__ import annotations

import socket

import pytest

from andương_portal.load.client import text_of
from andương_portal.load.server import Scratch

pytestmark = pytest.mark.xdist_group("load")

#: In bytes: what gunicorn takes unless told otherwise, and what it takes of the portal's.
USUAL, MOST = 4094, 8190


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Scratch:
    made = Scratch(tmp_path_factory.mktemp("gunicorn"), LOG_LEVEL="CRITICAL")
    made.prepare(3)
    return made


def answer(port: int, line: str, *headers: str) -> tuple[int, str]:
    """Status and text of the answer to a request with this first line."""
    said = "".join(f"{header}\r\n" for header in ("Host: localhost", *headers))
    with socket.create_connection(("127.0.0.1", port), 60) as reader:
        reader.sendall(f"{line}\r\n{said}Connection: close\r\n\r\n".encode())
        with reader.makefile("rb") as file:
            head, _, body = file.read().partition(b"\r\n\r\n")
    return int(head.split()[1]), text_of(body)


def line_of(length: int, path: str) -> str:
    """A request's first line of so many bytes: the path, and letters behind it."""
    begin, end = f"GET {path}", " HTTP/1.1"
    return begin + "a" * (length - len(begin) - len(end)) + end


def test_a_long_line_gets_a_page_of_the_portal(scratch: Scratch) -> None:
    pages = {
        "/": (404, "<h1>Không tìm thấy trang</h1>"),
        "/khong-co/?x=": (404, "<h1>Không tìm thấy trang</h1>"),
        "/van-ban/?q=": (400, "<h1>Văn bản</h1>"),
        "/?x=": (200, "Bài 1"),
    }
    with scratch.serving(1):
        for path, (status, part) in pages.items():
            for length in (USUAL + 1, 6000, MOST):
                got, text = answer(scratch.port, line_of(length, path))
                assert (got, part in text) == (status, True), (path, length, text)


# What a server writes is heard only when it is started within the test.


def test_a_longer_one_is_refused_by_gunicorn(
    scratch: Scratch, capfd: pytest.CaptureFixture[str]
) -> None:
    with scratch.serving(1):
        for length in (MOST + 1, MOST + 2, 20_000):
            status, text = answer(scratch.port, line_of(length, "/?x="))
            assert (status, "<title>URI Too Long</title>" in text) == (414, True)
        assert answer(scratch.port, "GET / HTTP/1.1")[0] == 200
    assert capfd.readouterr().err.count(f"> {MOST})") == 3


def test_it_has_nothing_to_complain_of_at_head(
    scratch: Scratch, capfd: pytest.CaptureFixture[str]
) -> None:
    kept = ("/", "/van-ban/")
    made = ("/van-ban/xuat.csv", "/van-ban/xuat.xlsx", "/robots.txt", "/sitemap.xml", "/rss/")
    with scratch.serving(1, LOG_LEVEL="WARNING"):
        for path in (*kept, *made, "/quan-tri/login/"):
            assert answer(scratch.port, f"HEAD {path} HTTP/1.1") == (200, ""), path
    assert capfd.readouterr().err == ""


def test_only_trusted_proxies_are_believed(scratch: Scratch) -> None:
    said = ["X-Forwarded-Proto: https", "X-Forwarded-Ssl: on", "X-Forwarded-Protocol: ssl"]
    for proxies, status in (("", 301), ("127.0.0.1", 200)):
        with scratch.serving(1, HTTPS="true", TRUSTED_PROXIES=proxies):
            assert answer(scratch.port, "GET / HTTP/1.1", *said)[0] == status
            assert answer(scratch.port, "GET / HTTP/1.1", *said[1:])[0] == 301
