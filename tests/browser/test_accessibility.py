"""axe-core finds nothing on any page, in either scheme, on a telephone and at a desk."""

from datetime import timedelta
from pathlib import Path
from typing import Any, Literal
from unittest.mock import patch

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import Page, expect

from analytics.counting import visits
from analytics.models import Day, Entry, EntryKind, Network, Subject, Tally, Visitor
from analytics.numbers import Numbers, rendered
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


def test_numbers_of_visits(windows: Windows, axe: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    block = rendered(Numbers(timezone.localdate(), 12, 3_456, 17_890, 1_234_567))
    monkeypatch.setattr(visits, "block", lambda: block)
    _carried_over(factories.superuser())
    page = windows.open(before=axe)
    for path in (site(related=6).pages["article"], "/thong-ke-truy-cap/"):
        windows.visit(page, path)
        expect(page.get_by_text("1.234.567", exact=True)).to_be_visible()
        assert_accessible(page)


def test_dashboard_of_visits(windows: Windows, axe: Path) -> None:
    _a_month_of_visits()
    # To look behind what scrolls, axe writes styles of its own.
    page = logged_in(windows, before=axe, policy=False)
    for query, status in (("", 200), ("?ngay=366", 200), ("?ngay=x", 400)):
        windows.visit(page, f"/quan-tri/analytics/day/{query}", status=status)
        assert page.locator(".errornote").count() == (2 if status == 400 else 1)
        assert_accessible(page)
    _carried_over(User.objects.get())
    for path in ("", "add/", f"{Entry.objects.get().pk}/change/"):
        windows.visit(page, f"/quan-tri/analytics/entry/{path}")
        assert_accessible(page)


def _carried_over(author: User) -> None:
    """What an old portal had counted, in the ledger."""
    Entry.objects.create(
        kind=EntryKind.OPENING,
        day=timezone.localdate() - timedelta(days=400),
        amount=1_200_000,
        note="Số của cổng cũ theo biên bản bàn giao",
        author=author,
    )


def _a_month_of_visits() -> None:
    """Days, hours and lists, and a proxy that hides readers."""
    today = timezone.localdate()
    for ago in range(45):
        day, number = today - timedelta(days=ago), 500 + ago * 37 % 900
        more = {"robots": 80 + ago, "hits": number, "misses": 90, "capped": ago % 4}
        Day.objects.create(day=day, visitors=number, views=number * 3, **more)
    named = {
        Subject.HOUR: [f"{hour:02}" for hour in range(24)],
        Subject.PAGE: ["/", *(f"/tin-tuc/tin-hoat-dong/{'mot-bai-dai-' * n}x/" for n in range(9))],
        Subject.SOURCE: ["zalo.me", "www.google.com", "cong-thong-tin.thanh-pho.example"],
        Subject.SEARCH: ["quy hoạch", "lịch tiếp công dân", "bảng giá đất"],
        Subject.DEVICE: ["Điện thoại", "Máy tính"],
    }
    for subject, names in named.items():
        for number, name in enumerate(names, 1):
            Tally.objects.create(subject=subject, day=today, name=name, number=number * 1_037)
    Visitor.objects.bulk_create(Visitor(day=today, key=key) for key in range(40))
    Network.objects.create(day=today, hour=9, key=1, visitors=35)


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
