"""A reader on a telephone, at a desk, without scripts, with keys alone, on paper."""

import pytest
from playwright.sync_api import Page

from tests.browser.content import site
from tests.browser.windows import PHONE, Windows

pytestmark = pytest.mark.browser


def links(page: Page) -> set[str]:
    return {a.get_attribute("href") or "" for a in page.locator("a").all()}


def test_without_scripts_the_same_links(windows: Windows) -> None:
    made = site()
    for path in made.pages.values():
        with_scripts = links(windows.open(path, size=PHONE))
        assert links(windows.open(path, size=PHONE, scripts=False)) == with_scripts
        assert len(with_scripts) > 10
