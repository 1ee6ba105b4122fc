"""Someone who publishes, in front of the browser."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.test import Client
from playwright.sync_api import Page

from tests import factories
from tests.browser.windows import PATIENCE, Windows

EDITOR_READY = """patience => new Promise((done, fail) => {
    CKEDITOR.on("instanceReady", () => done());
    setTimeout(() => fail(Error("The editor is not ready")), patience);
    if (CKEDITOR.instances.id_body?.status === "ready") done();
})"""


def wait_for_editor(page: Page) -> None:
    """Wait until the editor is ready: its frame is there before it hears of what is pasted."""
    page.evaluate(EDITOR_READY, PATIENCE)


def logged_in(windows: Windows, before: Path | None = None, **options: Any) -> Page:
    """A window in which someone with every right is logged in."""
    client = Client()
    client.force_login(factories.superuser())
    page = windows.open(before=before, **options)
    session = {
        "name": settings.SESSION_COOKIE_NAME,
        "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
        "domain": "localhost",
        "path": settings.SESSION_COOKIE_PATH,
    }
    page.context.add_cookies([session])  # type: ignore[list-item]
    return page
