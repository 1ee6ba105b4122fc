"""What is asked wrongly gets the right status and a page in Vietnamese; never a 500."""

import logging
import sys
from unittest.mock import patch

import pytest
from django.db import DatabaseError, InterfaceError, OperationalError
from django.test import Client

from andương_portal.logs import BriefOutages
from tests.factories import article, articles

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "path",
    [
        "/%00",
        "/tin-tuc/%00/",
        "/tin-tuc/?trang=%00",
        "/tin-tuc/?nam=2026&thang=%00",
        "/?x=a%00b",
        "/media/%00.jpg",
        "/quan-tri/news/article/?q=%00",
    ],
)
def test_a_nul_is_a_bad_request(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 400
    assert "Yêu cầu không hợp lệ" in answer.content.decode()


def test_a_nul_in_a_cookie(client: Client) -> None:
    client.cookies["quan_tri"] = "a\0b"
    assert client.get("/").status_code == 400


@pytest.mark.parametrize(
    "path",
    [
        "/%ff%fe/",
        "/tin-tuc/%ff/",
        "/tin-tuc/%c3%28/bai/",
        "/tin-tuc/Đường/",
        "/tin-tuc/..%2f..%2fetc/",
        "/media/%ff.jpg",
        "/media/../settings.py",
        "/media/" + "a" * 5000,
        "/sitemap-khong-co.xml",
        "/sitemap-tin-tuc.xml?p=999",
        "/sitemap-tin-tuc.xml?p=abc",
        "/rss/%ff/",
    ],
)
def test_nothing_there(client: Client, path: str) -> None:
    articles(2)
    answer = client.get(path)
    assert answer.status_code == 404
    assert "Không tìm thấy trang" in answer.content.decode()


@pytest.mark.parametrize("query", ["trang=%ff", "trang=%c3%28&nam=%ff", "%ff=%ff", "trang[]=1"])
def test_broken_utf8_in_a_query(client: Client, query: str) -> None:
    made = article()
    for path in ("/", "/tin-tuc/", made.get_absolute_url()):
        assert client.get(f"{path}?{query}").status_code in {200, 400}


def test_not_found_offers_the_newest(client: Client) -> None:
    rows = articles(7)
    page = client.get("/khong-co/").content.decode()
    shown = [row for row in rows if row.get_absolute_url() in page]
    assert shown == rows[-5:]


def test_a_failure_shows_the_still_page() -> None:
    client = Client(raise_request_exception=False)
    with patch("news.front.Article.objects.published", side_effect=RuntimeError("broken")):
        answer = client.get("/")
    assert answer.status_code == 500
    assert "Máy chủ gặp lỗi" in answer.content.decode()


def test_the_still_pages_ask_no_database(django_assert_num_queries) -> None:
    client = Client(raise_request_exception=False)
    with (
        patch("andương_portal.views.front", side_effect=RuntimeError("broken")),
        django_assert_num_queries(0),
    ):
        assert client.get("/").status_code == 500
        assert client.get("/%00").status_code == 400


def test_a_form_without_its_token() -> None:
    answer = Client(enforce_csrf_checks=True).post("/quan-tri/login/", {"username": "a"})
    assert answer.status_code == 403
    assert "Phiên làm việc đã hết hạn" in answer.content.decode()


def test_a_host_that_is_not_ours(client: Client) -> None:
    assert client.get("/", HTTP_HOST="xau.example").status_code == 400


def test_health(client: Client) -> None:
    assert client.get("/healthz").status_code == 200
    with patch("andương_portal.views.connection.cursor", side_effect=DatabaseError):
        answer = client.get("/healthz")
    assert answer.status_code == 503
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
def test_a_database_that_is_away(error: type[Exception]) -> None:
    client = Client(raise_request_exception=False)
    with patch("news.front.Article.objects.published", side_effect=error("gone")):
        answer = client.get("/")
    assert answer.status_code == 503
    assert answer["Retry-After"] == "30"
    assert "Cơ sở dữ liệu tạm thời không trả lời" in answer.content.decode()


def test_an_outage_is_a_line_of_the_log(capsys: pytest.CaptureFixture[str]) -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.addFilter(BriefOutages())
    logger = logging.getLogger("django.request")
    logger.addHandler(handler)
    client = Client(raise_request_exception=False)
    try:
        for error in (OperationalError("gone"), RuntimeError("broken")):
            with patch("news.front.Article.objects.published", side_effect=error):
                client.get("/")
    finally:
        logger.removeHandler(handler)
    away, _, broken = capsys.readouterr().err.partition("Internal Server Error")
    assert away == "Service Unavailable: /\n"
    assert "RuntimeError: broken" in broken
