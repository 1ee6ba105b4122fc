"""Pictures in places, and the officer's pages about them, in a real browser."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from banners.models import Kind, PictureLink, Tally
from core.publishing.states import State
from tests.browser.content import Site, photo, site
from tests.browser.officers import logged_in
from tests.browser.test_accessibility import assert_accessible, choose_contrast_and_size
from tests.browser.test_markup import errors, save
from tests.browser.windows import DESK, PHONE, Windows, follow, resize

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

ADMIN = "/quan-tri/links/picturelink/"
JUMPS = """new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) sum += entry.value;
  }).observe({type: 'layout-shift', buffered: true});
  setTimeout(() => done(sum), 400);
})"""


def link(place: str, size: tuple[int, int], **values: object) -> PictureLink:
    now = timezone.now()
    made = PictureLink(
        **{
            "name": "Chuyển đổi số",
            "alt": "Chuyển đổi số: mở trang hướng dẫn",
            "target": "https://noi.example/",
            "place": place,
            "picture": photo(*size),
            "state": State.PUBLISHED,
            "published_at": now - timedelta(days=1),
            "ends_at": now + timedelta(days=3),
        }
        | values
    )
    made.full_clean()
    made.save()
    return made


@pytest.fixture
def full() -> Site:
    """A portal with pictures in every place, seven and a few more at the side."""
    made = site(related=8)
    for number in range(9):
        link("cot-ben", (672, 240), kind=Kind.PAID if number % 3 else Kind.NOTICE, order=number)
    link("cot-ben", (400, 500), target="", order=0)
    link("cuoi-bai", (1472, 360), kind=Kind.PAID)
    link("dau-trang", (1920, 320), alt="Chúc mừng năm mới")
    today = timezone.localdate()
    for each in PictureLink.objects.all():
        Tally.objects.create(day=today, place=each.place, link=each, shown=1234, opened=5)
    return made


def pages(made: Site) -> dict[str, str]:
    return {name: made.pages[name] for name in ("home", "category", "article")}


def widest(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth"))


def test_accessible_and_within_the_window(windows: Windows, axe: Path, full: Site) -> None:
    page = windows.open(before=axe)
    for path in pages(full).values():
        windows.visit(page, path)
        assert page.locator(".picture-link").count() >= 7
        assert_accessible(page)
        for size in (PHONE, DESK):
            resize(page, size)
            assert widest(page) == size[0]


def test_high_contrast_and_large_type(windows: Windows, axe: Path, full: Site) -> None:
    page = windows.open(full.pages["article"], before=axe)
    choose_contrast_and_size(page)
    assert_accessible(page)


def test_no_error_of_markup(tmp_path: Path, full: Site) -> None:
    files = [save(tmp_path, name, path) for name, path in pages(full).items()]
    assert errors(*files) == []


def test_nothing_jumps_while_pictures_come(windows: Windows, full: Site) -> None:
    for size in (PHONE, DESK):
        page = windows.open(full.pages["article"], size=size)
        page.evaluate(
            "Promise.all([...document.images].map("
            "image => { image.loading = 'eager'; return image.decode(); }))"
        )
        assert page.evaluate(JUMPS) == 0


def test_the_same_links_without_scripts(windows: Windows, full: Site) -> None:
    found = []
    for scripts in (True, False):
        page = windows.open("/", scripts=scripts)
        hrefs = page.locator("a.picture-link, .masthead-picture a").all()
        found.append([each.get_attribute("href") for each in hrefs])
    assert found[0] == found[1]
    assert len(found[0]) >= 7


def test_a_keyboard_reaches_a_picture_and_sees_it(windows: Windows, full: Site) -> None:
    page = windows.open("/")
    first = page.locator("a.picture-link").first
    first.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    expect(first).to_be_focused()
    expect(first).to_have_css("outline-style", "solid")
    box = first.bounding_box()
    assert box is not None
    assert box["height"] >= 24


def test_a_paid_picture_says_so_before_the_eye(windows: Windows, full: Site) -> None:
    for size in (PHONE, DESK):
        page = windows.open(full.pages["article"], size=size)
        paid = page.locator("main a.picture-link[rel~=sponsored]")
        expect(paid.get_by_text("Quảng cáo", exact=True)).to_be_visible()


def test_pages_of_the_officer(windows: Windows, axe: Path, full: Site) -> None:
    page = logged_in(windows, before=axe)
    for path in (f"{ADMIN}vi-tri/", f"{ADMIN}bao-cao/"):
        windows.visit(page, path)
        assert_accessible(page)
        resize(page, PHONE)
        assert widest(page) == PHONE[0]
    windows.visit(page, f"{ADMIN}bao-cao/")
    page.get_by_text("Từng ngày", exact=True).click()
    expect(page.get_by_role("region", name="Từng ngày")).to_be_visible()
    assert_accessible(page)


def test_an_officer_asks_for_a_moment(windows: Windows, full: Site) -> None:
    page = logged_in(windows)
    windows.visit(page, f"{ADMIN}vi-tri/")
    page.get_by_label("Ngày").fill("31/12/2026")
    page.get_by_label("Giờ").fill("08:00")
    follow(page, page.get_by_role("button", name="Xem"))
    expect(page.get_by_text("Thứ Năm, 31/12/2026 08:00", exact=True).first).to_be_visible()


def test_an_officer_books_a_picture(windows: Windows, tmp_path: Path) -> None:
    from tests import images

    file = tmp_path / "anh.jpg"
    file.write_bytes(images.jpeg(672, 240))
    page = logged_in(windows)
    windows.visit(page, f"{ADMIN}add/")
    page.get_by_label("Tên").fill("Chuyển đổi số")
    page.set_input_files("#id_picture", str(file))
    page.get_by_label("Nội dung ảnh bằng chữ").fill("Mở trang chuyển đổi số")
    page.get_by_label("Địa chỉ mở ra").fill("https://noi.example/")
    page.get_by_label("Trạng thái").select_option(label="Xuất bản")
    follow(page, page.get_by_role("button", name="Lưu", exact=True))
    expect(page.get_by_text("Đang hiện", exact=True).first).to_be_visible()
    made = PictureLink.objects.get()
    assert page.request.get("/").text().count(made.get_absolute_url()) == 1
