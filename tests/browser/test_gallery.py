"""The photo library in a real browser: sixty photos in, and albums with and without a script."""

import gzip
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Locator, expect

from gallery.models import Album, Photo
from tests import factories, images
from tests.browser.content import body, photo
from tests.browser.officers import logged_in
from tests.browser.test_accessibility import assert_accessible
from tests.browser.test_markup import errors, save
from tests.browser.windows import DESK, PHONE, Windows, follow, resize

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SHIFTS = """
new Promise(done => new PerformanceObserver(list => done(
  list.getEntries().reduce((sum, each) => sum + each.value, 0)
)).observe({type: 'layout-shift', buffered: true}) || setTimeout(() => done(0), 1000))
"""


def library(photos: int = 30) -> Album:
    """A body, an album whose photos have files, and another album."""
    body()
    names = [photo(1200, 800), photo(600, 900)]
    album = factories.album(title="Hội làng Hoa Sen", description="Sân đình trong ngày hội.")
    for number in range(photos):
        factories.photo(
            album,
            image=names[number % 7 == 3],
            alt=f"Người dân ở sân đình, ảnh thứ {number + 1}",
            caption=f"Ngày hội, cảnh {number + 1}" if number % 3 else "",
            credit="Ban biên tập",
        )
    factories.photo(factories.album(title="Chợ Tết"), image=names[0])
    return album


def paths(album: Album) -> dict[str, str]:
    """One page of each kind."""
    return {
        "albums": "/thu-vien-anh/",
        "album": album.get_absolute_url(),
        "second page": f"{album.get_absolute_url()}?trang=2",
        "photo": album.photos.in_order()[1].get_absolute_url(),
    }


def test_accessible(windows: Windows, axe: Path) -> None:
    album = library()
    page = windows.open(before=axe)
    for path in paths(album).values():
        windows.visit(page, path)
        assert_accessible(page)
    windows.visit(page, album.get_absolute_url())
    page.locator(".photo").first.click()
    expect(page.locator("dialog.lightbox")).to_be_visible()
    assert_accessible(page)


def test_the_officers_page_is_accessible(windows: Windows, axe: Path) -> None:
    album = library(4)
    page = logged_in(windows, before=axe)
    windows.visit(page, f"/quan-tri/gallery/album/{album.pk}/anh/")
    assert_accessible(page)


def test_the_forms_of_the_admin_are_accessible(windows: Windows, axe: Path) -> None:
    album = library(4)
    page = logged_in(windows, before=axe, policy=False)
    for path in ("", "add/", f"{album.pk}/change/", f"{album.pk}/xem-truoc/"):
        windows.visit(page, f"/quan-tri/gallery/album/{path}")
        assert_accessible(page)
    windows.visit(page, f"/quan-tri/gallery/photo/{album.photos.all()[0].pk}/change/")
    assert_accessible(page)


def test_markup(tmp_path: Path) -> None:
    files = [save(tmp_path, name, path) for name, path in paths(library()).items()]
    assert errors(*files) == []


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_same_links_without_a_script(windows: Windows, size: tuple[int, int]) -> None:
    album = library()
    for path in paths(album).values():
        links = []
        for scripts in (True, False):
            page = windows.open(path, size=size, scripts=scripts)
            found = page.locator("main a, nav a").evaluate_all("all => all.map(a => a.href)")
            links.append(sorted({link for link in found if link}))
        assert links[0] == links[1]
        assert links[0]


def test_through_an_album_without_a_script(windows: Windows) -> None:
    album = library(30)
    page = windows.open("/thu-vien-anh/", size=PHONE, scripts=False)
    follow(page, page.get_by_role("link", name="Hội làng Hoa Sen"))
    follow(page, page.locator(".photo").first)
    seen = [page.url]
    while (after := page.get_by_role("link", name="Ảnh sau")).count():
        follow(page, after)
        seen.append(page.url)
    assert seen == [
        f"{windows.address}{photo.get_absolute_url()}" for photo in album.photos.in_order()
    ]
    follow(page, page.get_by_role("link", name="Về album"))
    assert page.url.endswith("/hoi-lang-hoa-sen/?trang=2")


def test_a_photo_is_saved_under_a_name_that_says_something(windows: Windows) -> None:
    album = library(3)
    page = windows.open(album.photos.in_order()[1].get_absolute_url(), scripts=False)
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải ảnh về").click()
    assert download.value.suggested_filename == "hoi-lang-hoa-sen-2.jpg"


def test_nothing_moves_while_photos_load(windows: Windows) -> None:
    album = library()
    for size in (PHONE, DESK):
        for path in paths(album).values():
            page = windows.open(path, size=size)
            page.wait_for_load_state("networkidle")
            assert page.evaluate(SHIFTS) < 0.001


def is_above(upper: Locator, lower: Locator) -> bool:
    """Whether one stands whole above the other, as large as fits, in its own proportions."""
    first, second = upper.bounding_box(), lower.bounding_box()
    assert first
    assert second
    ratio = upper.evaluate("image => image.naturalWidth / image.naturalHeight")
    assert first["width"] / first["height"] == pytest.approx(ratio, abs=0.01)
    return first["y"] >= 0 and first["y"] + first["height"] <= second["y"]


def test_the_lightbox_by_keys(windows: Windows) -> None:
    album = library(5)
    photos = [photo.get_absolute_url() for photo in album.photos.in_order()]
    page = windows.open(album.get_absolute_url())
    page.locator(".photo").nth(1).focus()
    page.keyboard.press("Enter")
    box = page.locator("dialog.lightbox")
    expect(box).to_be_visible()
    expect(box.locator(".lightbox-words")).to_contain_text("Ảnh 2/5")
    for _ in range(9):
        page.keyboard.press("ArrowLeft")
    expect(box.locator(".lightbox-words")).to_contain_text("Ảnh 1/5")
    for _ in range(9):
        page.keyboard.press("ArrowRight")
    expect(box.locator(".lightbox-words")).to_contain_text("Ảnh 5/5")
    expect(box.get_by_role("button", name="Ảnh sau")).to_have_attribute("aria-disabled", "true")
    expect(box.get_by_role("link", name="Mở trang ảnh")).to_have_attribute(
        "href", f"{windows.address}{photos[4]}"
    )
    shown = box.locator("img").evaluate("async image => (await image.decode(), image.currentSrc)")
    assert ".webp" in shown
    assert is_above(box.locator("img"), box.locator(".lightbox-words"))
    resize(page, (900, 400))
    assert is_above(box.locator("img"), box.locator(".lightbox-words"))
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(page.locator(".photo").nth(4)).to_be_focused()


def test_the_lightbox_by_finger(windows: Windows) -> None:
    album = library(5)
    page = windows.open(album.get_absolute_url(), size=PHONE)
    page.locator(".photo").first.click()
    words = page.locator(".lightbox-words")
    expect(words).to_contain_text("Ảnh 1/5")
    swipe = """([from, to]) => {
      const frame = document.querySelector('.lightbox-picture');
      const event = (kind, x) => frame.dispatchEvent(new PointerEvent(kind, {
        clientX: x, clientY: 200, isPrimary: true, pointerType: 'touch', bubbles: true}));
      event('pointerdown', from); event('pointerup', to);
    }"""
    for move, expected in (([300, 100], "2/5"), ([300, 290], "2/5"), ([50, 250], "1/5")):
        page.evaluate(swipe, move)
        expect(words).to_contain_text(f"Ảnh {expected}")
    page.get_by_role("button", name="Đóng").click()
    expect(page.locator("dialog.lightbox")).to_be_hidden()


def test_the_script_is_small() -> None:
    script = Path(__file__).parents[2] / "static/js/lightbox.js"
    assert len(gzip.compress(script.read_bytes())) <= 5 * 1024


def camera_files() -> list[FilePayload]:
    """Sixty photos of twelve megapixels: ten say where, two lie on their side, three are broken."""
    files = []
    for number in range(60):
        content = images.jpeg(
            4000,
            3000,
            gps=number < 10,
            orientation=6 if number in {20, 21} else 1,
            comment=str(number),
            quality=60,
        )
        if number in {30, 31, 32}:
            content = content[: len(content) // 3]
        files.append(
            FilePayload(name=f"IMG_{2000 + number}.jpg", mimeType="image/jpeg", buffer=content)
        )
    return files


def test_sixty_photos(windows: Windows, settings: Any) -> None:
    page = logged_in(windows)
    windows.visit(page, "/quan-tri/gallery/album/add/")
    page.get_by_label("Tên album").fill("Lễ hội đình làng")
    follow(page, page.get_by_role("button", name="Lưu", exact=True))
    files = camera_files()
    # More than Playwright hands over at once.
    for start in range(0, 60, 10):
        page.get_by_label("Chọn ảnh, hoặc kéo thả vào khung này").set_input_files(
            files[start : start + 10]
        )
    expect(page.locator(".upload-sum")).to_contain_text(
        "57 ảnh đã thêm, 3 ảnh chưa được.", timeout=300_000
    )
    bad = page.locator(".upload-results .is-bad")
    expect(bad).to_have_count(3)
    expect(bad.first).to_contain_text("Tệp ảnh bị hỏng hoặc chưa trọn vẹn")
    bad.first.get_by_role("button", name="Thử lại").click()
    expect(page.locator(".upload-sum")).to_contain_text("57 ảnh đã thêm, 3 ảnh chưa được.")
    page.get_by_label("Chọn ảnh, hoặc kéo thả vào khung này").set_input_files(files[:1])
    expect(page.locator(".upload-sum")).to_contain_text("1 ảnh trùng")
    album = Album.objects.get()
    assert album.photos.count() == 57
    names = album.photos.in_order().values_list("file_name", flat=True)
    assert list(names) == [
        f["name"] for f in files if f["name"][4:8] not in {"2030", "2031", "2032"}
    ]
    upright = [(photo.image.width or 0) > (photo.image.height or 0) for photo in album.photos.all()]
    assert upright.count(False) == 2
    for path in Path(settings.MEDIA_ROOT).rglob("*.*"):
        assert images.CAMERA.encode() not in path.read_bytes()

    follow(page, page.get_by_role("link", name="Ghi mô tả cho ảnh mới"))
    rows = page.locator(".row")
    expect(rows).to_have_count(48)
    for number in range(48):
        rows.nth(number).get_by_label("Mô tả ảnh").fill(f"Đoàn rước qua cổng đình {number + 1}")
    rows.nth(1).get_by_role("button", name="Đưa lên trước").click()
    follow(page, page.get_by_role("button", name="Lưu tất cả"))
    expect(page.get_by_text("Đã lưu 48 thay đổi.")).to_be_visible()
    first, second = album.photos.in_order()[:2]
    assert (first.alt[-3:], second.alt[-3:]) == ("h 2", "h 1")

    windows.visit(page, f"/quan-tri/gallery/album/{album.pk}/change/")
    page.get_by_label("Trạng thái").select_option("published")
    follow(page, page.get_by_role("button", name="Lưu", exact=True))
    expect(page.get_by_text("Còn 9 ảnh chưa có mô tả")).to_be_visible()
    Photo.objects.filter(alt="").update(alt="Người dân xem hội")
    follow(page, page.get_by_role("button", name="Lưu", exact=True))
    expect(page.get_by_text("Lễ hội đình làng").first).to_be_visible()
    windows.visit(page, "/thu-vien-anh/le-hoi-dinh-lang/?trang=3")
    expect(page.locator(".photo")).to_have_count(9)


def test_photos_by_the_plain_form(windows: Windows) -> None:
    album = factories.album(title="Chợ Tết", state="draft")
    page = logged_in(windows, scripts=False)
    windows.visit(page, f"/quan-tri/gallery/album/{album.pk}/anh/")
    files = [
        FilePayload(name=f"{n}.jpg", mimeType="image/jpeg", buffer=images.jpeg(400 + n, 300))
        for n in range(3)
    ]
    page.get_by_label("Chọn ảnh, hoặc kéo thả vào khung này").set_input_files(files)
    follow(page, page.get_by_role("button", name="Tải lên"))
    expect(page.get_by_text("Đã thêm 3 ảnh.")).to_be_visible()
    page.locator(".row").nth(2).get_by_label("Thứ tự").fill("1")
    follow(page, page.get_by_role("button", name="Lưu tất cả"))
    expect(page.locator(".messagelist .success")).to_contain_text("Đã lưu")
    assert [p.file_name for p in album.photos.in_order()] == ["2.jpg", "0.jpg", "1.jpg"]
