"""The ground that readers and staff stand on."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from axes.models import AccessAttempt, AccessLog
from django.db import connection
from django.test import Client
from time_machine import Traveller

from core import environment
from core.environment import names_read
from tests.factories import NOW, article, superuser

ROOT = Path(__file__).resolve().parents[2]


def strict(policy: str) -> bool:
    return "unsafe" not in policy and "default-src 'none'" in policy


@pytest.mark.django_db
def test_headers_of_public_pages(client: Client) -> None:
    made = article()
    for path in ["/", "/tin-tuc/", made.get_absolute_url(), "/khong-co/", "/quan-tri/login/"]:
        answer = client.get(path)
        assert strict(answer["Content-Security-Policy"])
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Referrer-Policy"] == "strict-origin-when-cross-origin"
        assert answer["X-Frame-Options"] == "DENY"


@pytest.mark.django_db
def test_a_reader_gets_no_cookie(client: Client) -> None:
    made = article()
    for path in ["/", "/tin-tuc/", made.get_absolute_url(), "/khong-co/", "/rss/"]:
        answer = client.get(path)
        assert not answer.cookies
        assert "Cookie" not in answer.get("Vary", "")


@pytest.mark.django_db
def test_no_script_or_style_stands_in_a_page(client: Client) -> None:
    text = client.get(article().get_absolute_url()).content.decode()
    assert "<style" not in text
    assert " style=" not in text
    assert text.count("<script") == text.count("<script src=") + text.count("ld+json")


@pytest.mark.django_db
def test_https_in_production(client: Client, settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 31_536_000
    client = Client()
    answer = client.get("/")
    assert (answer.status_code, answer["Location"]) == (301, "https://testserver/")
    assert "max-age=31536000" in client.get("/", secure=True)["Strict-Transport-Security"]
    assert client.get("/healthz").status_code == 200


@pytest.mark.django_db
def test_https_is_believed_of_trusted_proxies_only(settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.TRUSTED_PROXIES = ["10.0.0.0/8"]
    client = Client(headers={"x-forwarded-proto": "https"})
    assert client.get("/", REMOTE_ADDR="10.1.2.3").status_code == 200
    assert client.get("/", REMOTE_ADDR="203.0.113.1").status_code == 301


@pytest.mark.django_db
@pytest.mark.parametrize("same", ["username", "ip_address"])
def test_login_attempts_are_limited(settings: Any, same: str) -> None:
    superuser()
    settings.AXES_FAILURE_LIMIT = 3
    client = Client()

    def attempt(number: int, password: str) -> int:
        name = "quantri" if same == "username" else f"nguoi{number}"
        address = "203.0.113.5" if same == "ip_address" else f"203.0.113.{number}"
        data = {"username": name, "password": password}
        return client.post("/quan-tri/login/", data, REMOTE_ADDR=address).status_code

    assert [attempt(n, "sai") for n in range(1, 4)][-1] == 429
    answer = client.post(
        "/quan-tri/login/",
        {"username": "quantri", "password": "mat-khau-dai-lam"},
        REMOTE_ADDR="203.0.113.5" if same == "ip_address" else "203.0.113.99",
    )
    assert answer.status_code == 429
    assert "Tạm khóa đăng nhập" in answer.content.decode()


@pytest.mark.django_db
def test_the_session_of_staff(settings: Any) -> None:
    superuser()
    client = Client()
    data = {"username": "quantri", "password": "mat-khau-dai-lam"}
    cookie = client.post("/quan-tri/login/", data).cookies["quan_tri"]
    assert cookie["httponly"]
    assert cookie["path"] == "/quan-tri/"
    assert cookie["samesite"] == "Lax"
    assert not cookie["max-age"]  # ends with the browser, and on the server after 12 hours
    assert settings.SESSION_COOKIE_AGE == 12 * 3600


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("proxies", "forwarded", "counted"),
    [
        ([], "198.51.100.1", "127.0.0.1"),
        (["127.0.0.1"], "198.51.100.1", "198.51.100.1"),
        (["127.0.0.1", "10.0.0.0/8"], "6.6.6.6, 198.51.100.1, 10.2.3.4", "198.51.100.1"),
        (["127.0.0.1"], "rác", "127.0.0.1"),
        (["127.0.0.1"], "198.51.100.1:5678", "127.0.0.1"),
        (["127.0.0.1"], "::ffff:198.51.100.1", "198.51.100.1"),
        (["127.0.0.1"], "", "127.0.0.1"),
    ],
)
def test_the_address_of_a_client(
    rf: Any, settings: Any, proxies: list[str], forwarded: str, counted: str
) -> None:
    from core.requests import client_address

    settings.TRUSTED_PROXIES = proxies
    request = rf.get("/", REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR=forwarded)
    assert client_address(request) == counted


def start(**environment: str) -> subprocess.CompletedProcess[str]:
    """`manage.py check` as production would start it."""
    clean = {"PATH": os.environ["PATH"], "PYTHONUTF8": "1"} | environment
    return subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env=clean,
        capture_output=True,
        text=True,
        timeout=120,
    )


GOOD = {
    "SECRET_KEY": "k3y-" * 20 + "xyz",
    "ALLOWED_HOSTS": "portal.example",
    "SITE_URL": "https://portal.example",
}


def test_production_settings_are_silent() -> None:
    done = start(**GOOD)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY is missing"),
        ({"DEBUG": "flase"}, "DEBUG must be true or false"),
        ({"DATABASE_URL": "mysql://root@127.0.0.1/x"}, "DATABASE_URL must be"),
        ({"SESSION_HOURS": "-1"}, "SESSION_HOURS must be a whole number"),
        ({"SITE_URL": "portal.example"}, "SITE_URL must be"),
        ({"SITE_URL": ""}, "SITE_URL must be"),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS is missing"),
        ({"TRUSTED_PROXIES": "nginx"}, "TRUSTED_PROXIES must be"),
        ({"DOCUMENTS_ROOT": "media/tep"}, "DOCUMENTS_ROOT must lie outside"),
        ({"DOCUMENTS_ROOT": "/srv/x", "STATIC_ROOT": "/srv/x"}, "DOCUMENTS_ROOT must lie outside"),
        ({"PYTHONUTF8": "0", "LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0"}, "set PYTHONUTF8=1"),
    ],
)
def test_a_bad_setting_stops_the_start_with_a_sentence(
    change: dict[str, str], sentence: str
) -> None:
    done = start(**GOOD | change)
    assert done.returncode != 0
    assert sentence in done.stderr


def test_every_setting_is_documented() -> None:
    text = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    run = (ROOT / "gunicorn.conf.py").read_text(encoding="utf-8")
    assert len(names_read) > 10
    assert [name for name in sorted(names_read) if f"`{name}`" not in text] == []
    for name in ("PORT", "BIND_ADDRESS", "WEB_CONCURRENCY", "ACCESS_LOG"):
        assert name in run
        assert f"`{name}`" in text


def test_an_empty_folder_is_the_default_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for value, place in [("", "media"), ("khac", "khac"), ("/srv/media", "/srv/media")]:
        monkeypatch.setenv("MEDIA_ROOT", value)
        assert environment.folder("MEDIA_ROOT", tmp_path / "media") == tmp_path / place


def test_a_value_that_begins_with_a_dollar_is_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "$HOME")
    assert environment.text("SECRET_KEY") == "$HOME"


@pytest.mark.django_db
def test_the_still_pages_need_no_collected_files(settings: Any) -> None:
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    }
    answer = Client(raise_request_exception=False).get("/")
    assert answer.status_code == 500
    assert "Máy chủ gặp lỗi" in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "TRACE", "OPTIONS"])
def test_public_pages_are_only_read(client: Client, method: str) -> None:
    for path in ["/", "/tin-tuc/", article().get_absolute_url(), "/rss/", "/healthz"]:
        assert client.generic(method, path).status_code == 405
    assert client.head("/").status_code == 200


@pytest.mark.django_db
def test_pages_are_compressed(client: Client) -> None:
    answer = client.get(article().get_absolute_url(), headers={"accept-encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"


@pytest.mark.django_db
def test_a_lock_ends_and_a_success_forgets_failures(settings: Any, now: Traveller) -> None:
    superuser()
    settings.AXES_FAILURE_LIMIT = 3

    def attempt(password: str) -> int:
        data = {"username": "quantri", "password": password}
        return Client().post("/quan-tri/login/", data).status_code

    def good() -> int:
        return attempt("mat-khau-dai-lam")

    assert [attempt("sai"), attempt("sai"), good(), attempt("sai"), good()][2:] == [302, 200, 302]
    assert [attempt("sai") for _ in range(3)][-1] == 429
    now.move_to(NOW + timedelta(minutes=14))
    assert good() == 429
    now.move_to(NOW + timedelta(minutes=16))
    assert good() == 302
    # No address of those who logged in, or failed to before that, is kept.
    assert not AccessLog.objects.exists()
    assert not AccessAttempt.objects.exists()


@pytest.mark.django_db
def test_how_the_database_is_opened() -> None:
    options = connection.settings_dict
    if connection.vendor == "postgresql":
        assert options["CONN_HEALTH_CHECKS"]
        assert options["CONN_MAX_AGE"] == 60
        return
    # Writers of SQLite wait for each other, and readers for nobody.
    assert options["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA journal_mode").fetchone() == ("wal",)
