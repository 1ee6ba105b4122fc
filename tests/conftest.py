"""What every test stands on."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client

from banners import counting
from core.postgresql import waiting
from tests import factories


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what only PostgreSQL can do: SQLite has no connections that end."""
    if connection.vendor == "postgresql":
        return
    others = [item for item in items if item.get_closest_marker("postgresql")]
    if others:
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if item not in others]


@pytest.fixture(scope="session", autouse=True)
def _patience_with_postgresql() -> Iterator[None]:
    """On a machine full of tests PostgreSQL is silent for longer than readers would wait.

    A whole database takes minutes to go where disks are slow. Portals that tests start as
    processes of their own keep the patience of production.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(waiting, "PATIENCE", 60.0)
        patch.setattr(waiting, "CONNECT_PATIENCE", 60.0)
        yield


@pytest.fixture(autouse=True)
def _own_files(settings: Any, tmp_path: Path) -> None:
    """Files of a test stay in the test; static files need no manifest outside the browser."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.DOCUMENTS_ROOT = tmp_path / "documents"
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATIC_ROOT.mkdir()
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    settings.PAGE_CACHE = False
    settings.PAGE_CACHE_ROOT = tmp_path / "pages"
    settings.REDIS_URL = ""
    settings.ALLOWED_HOSTS = ["testserver", "localhost"]
    settings.SITE_URL = "https://portal.example"
    settings.HTTPS = settings.SECURE_SSL_REDIRECT = False
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = False
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def _numbers_from_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is made in a test is dated by its number, which must not grow from test to test."""
    monkeypatch.setattr(factories, "NUMBERS", count(1))


@pytest.fixture(autouse=True)
def _counts_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """No thread writes numbers behind the back of a test; what one gathers is its own."""
    monkeypatch.setattr(counting.Counts, "_ensure", lambda self, now: None)
    monkeypatch.setattr(counting, "counts", counting.Counts())


@pytest.fixture
def now() -> Iterator[time_machine.Traveller]:
    """The clock stands at factories.NOW; move_to() moves it."""
    with time_machine.travel(factories.NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def officer(client: Client, db: None) -> Client:
    """A browser in which someone with every right is logged in."""
    client.force_login(factories.superuser())
    return client
