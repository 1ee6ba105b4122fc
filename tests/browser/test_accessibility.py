"""axe-core finds nothing on any page, in either scheme, on a telephone and at a desk."""

from pathlib import Path
from typing import Any, Literal
from unittest.mock import patch

import pytest
from playwright.sync_api import Page, expect

from tests import factories
from tests.browser.content import site
from tests.browser.officers import logged_in, wait_for_editor
from tests.browser.windows import DESK, PHONE, Windows, resize

pytestmark = pytest.mark.browser

SCHEMES: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")


def findings(page: Page, leave_out: dict[str, list[str]]) -> list[str]:
    """What axe finds in the page as it is now, without the rules left out at their selectors."""
    # Colours that are still on their way from one scheme to the other are not yet meant.
    page.evaluate("Promise.all(document.getAnimations().map(each => each.finished))")
    found: list[dict[str, Any]] = page.evaluate(
        "axe.run(document, {resultTypes: ['violations']}).then(result => result.violations)"
    )
    return [
        f"{rule['id']}: {node['target']} {node['html'][:200]}"
        for rule in found
        for node in rule["nodes"]
        if not any(part in str(node["target"]) for part in leave_out.get(rule["id"], []))
    ]


def assert_accessible(page: Page, leave_out: dict[str, list[str]] | None = None) -> None:
    """Fail with what axe finds at both sizes and in both schemes."""
    found = []
    for size in (PHONE, DESK):
        resize(page, size)
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            found += [f"{size[0]} {scheme} {f}" for f in findings(page, leave_out or {})]
    assert not found, "\n".join([page.url, *found])


def choose_contrast_and_size(page: Page) -> None:
    """Have the page in high contrast and large type, as a reader chooses them."""
    page.get_by_text("Tương phản cao").click()
    page.get_by_text("A+").click()
    expect(page.locator("body")).to_have_css("color", "rgb(0, 0, 0)")
    expect(page.locator("body")).to_have_css("font-size", "21.25px")


def test_public_pages(windows: Windows, axe: Path) -> None:
    page = windows.open(before=axe)
    for path in site().pages.values():
        windows.visit(page, path)
        assert_accessible(page)


def test_high_contrast_and_large_type(windows: Windows, axe: Path) -> None:
    page = windows.open(site().pages["article"], before=axe)
    choose_contrast_and_size(page)
    assert_accessible(page)


def test_error_pages(windows: Windows, axe: Path) -> None:
    site(related=6)
    page = windows.open(before=axe)
    windows.visit(page, "/khong-co/", status=404)
    assert_accessible(page)
    with patch("andương_portal.views.front", side_effect=RuntimeError("broken")):
        windows.visit(page, "/", status=500)
    assert_accessible(page)


def test_login_page(windows: Windows, axe: Path) -> None:
    page = windows.open("/quan-tri/login/", before=axe)
    assert_accessible(page)


def test_admin(windows: Windows, axe: Path) -> None:
    article = factories.article()
    page = logged_in(windows, before=axe)
    for path in ("/quan-tri/", "/quan-tri/news/article/"):
        windows.visit(page, path)
        assert_accessible(page)
    windows.visit(page, f"/quan-tri/news/article/{article.pk}/change/")
    page.wait_for_selector("iframe.cke_wysiwyg_frame")
    wait_for_editor(page)
    assert_accessible(page)
