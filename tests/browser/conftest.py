"""A real Chromium in front of the portal as it is served in production.

What the browser complains of on the way (console, script, policy, foreign hosts) fails the
test that met it.
"""

import fcntl
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.test import override_settings
from playwright.sync_api import Browser, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.browser.tools import NODE_MODULES, chromium, require
from tests.browser.windows import PATIENCE, Windows

MANIFEST = "whitenoise.storage.CompressedManifestStaticFilesStorage"
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]


def _production(static_root: Path) -> dict[str, Any]:
    storages = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": MANIFEST},
    }
    return {"STATIC_ROOT": static_root, "STORAGES": storages}


@pytest.fixture(scope="session")
def static_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The static files, hashed and compressed once for all processes of a run."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    root = shared / "static-of-all"
    with (shared / "static.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (root / "staticfiles.json").exists():
            with override_settings(**_production(root)):
                call_command("collectstatic", interactive=False, verbosity=0)
    return root


class _Handler(WSGIHandler):
    """The portal alone, where Django's test server would put its own static files in front."""

    def __init__(self, *_: Any) -> None:
        super().__init__()


class _Portal(LiveServer):
    """pytest-django's server, with static files and media left to the portal itself."""

    def __init__(self) -> None:
        super().__init__("localhost", start=False)
        self.thread.static_handler = _Handler
        self.start()


@pytest.fixture(scope="session")
def live_server(static_root: Path) -> Iterator[LiveServer]:
    """The portal on a port of this machine; middleware reads these settings at its start."""
    with override_settings(**_production(static_root), SECURE_SSL_REDIRECT=False):
        server = _Portal()
    yield server
    server.stop()


@pytest.fixture(autouse=True)
def _static_files(request: pytest.FixtureRequest, _own_files: None, settings: Any) -> None:
    """Pages name the collected files, as in production; the other settings stay the test's."""
    for name, value in _production(request.getfixturevalue("static_root")).items():
        setattr(settings, name, value)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One Chromium while tests of this folder run.

    Playwright keeps an event loop running in this thread, for which Django refuses its
    synchronous work unless told that this is meant; both end with the folder.
    """
    path = chromium()
    require("Chromium", found=bool(path))
    expect.set_options(timeout=PATIENCE)
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        launched = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture
def windows(browser: Browser, live_server: LiveServer) -> Iterator[Windows]:
    """Opens windows on the portal; fails the test when one of them had to complain."""
    opened = Windows(browser, live_server.url)
    yield opened
    opened.close()
    assert opened.complaints == []


@pytest.fixture
def axe() -> Path:
    """The accessibility checker's script."""
    path = NODE_MODULES / "axe-core/axe.min.js"
    require("axe-core", found=path.exists())
    return path
