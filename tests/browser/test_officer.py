"""The officer's main job in a real browser: from the log-in to the page on a telephone."""

import re
from base64 import b64encode
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, FrameLocator, Locator, Page, expect

from core.vietnamese.slugs import slugify
from tests import factories, images
from tests.browser.content import DAY
from tests.browser.officers import logged_in, wait_for_editor
from tests.browser.windows import PHONE, Windows, follow

pytestmark = pytest.mark.browser

TITLE = "Hội nghị trực tuyến quán triệt nghị quyết ở phường Hoa Sen"
#: As Word puts it on the clipboard, with a script that came with it from a web page.
FROM_WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta name=Generator content="Microsoft Word 15">
<style><!-- p.MsoNormal { mso-style-unhide:no; margin:0cm; font-size:14.0pt; } --></style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
</head><body lang=VI style='tab-interval:36.0pt'><!--StartFragment-->
<p class=MsoNormal style='text-align:justify;mso-margin-top-alt:auto'><b><span
style='font-family:"Times New Roman",serif;color:#C00000'>Sáng nay</span></b><span
style='font-size:14.0pt;mso-fareast-language:VI'>, phường tổ chức hội nghị.<o:p></o:p></span></p>
<p class=MsoNormal style='text-indent:36.0pt'>Đoạn thứ hai của bài.<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal onclick="window.broken = 1">Đoạn thứ ba, <a href="https://www.gov.vn/"
style='mso-field-code:"x"'>có liên kết</a>.<script>window.broken = 1</script></p>
<!--EndFragment--></body></html>"""

PASTE = """(body, {html, file}) => {
    const clipboard = new DataTransfer();
    if (html) clipboard.setData("text/html", html);
    if (file) {
        const bytes = Uint8Array.from(atob(file), letter => letter.charCodeAt(0));
        clipboard.items.add(new File([bytes], "photo.jpg", {type: "image/jpeg"}));
    }
    const event = {clipboardData: clipboard, bubbles: true, cancelable: true};
    body.dispatchEvent(new ClipboardEvent("paste", event));
}"""

NOT_A_PICTURE = "Nội dung tệp không phải ảnh JPEG, PNG, WebP hoặc GIF"


@pytest.fixture
def form(windows: Windows) -> Page:
    """The page on which an article is written."""
    factories.category(name="Tin hoạt động", order=1)
    page = logged_in(windows)
    windows.visit(page, "/quan-tri/news/article/add/")
    wait_for_editor(page)
    expect(text(page).locator("body")).to_be_editable()
    return page


def text(page: Page) -> FrameLocator:
    """What is inside the editor."""
    return page.frame_locator("iframe.cke_wysiwyg_frame")


def paste(page: Page, *, html: str = "", file: str = "") -> None:
    """Paste as the keys would, at the end of the text; `file` is a photo.jpg in base64."""
    body = text(page).locator("body")
    body.click()
    page.keyboard.press("Control+End")
    body.evaluate(PASTE, {"html": html, "file": file})


def choose_photo(page: Page, file: Path) -> None:
    """Send the file from the dialog of a new picture."""
    page.get_by_role("button", name="Hình ảnh").click()
    page.get_by_role("tab", name="Tải lên").click()
    dialog = page.locator(".cke_dialog")
    frame = dialog.frame_locator("iframe.cke_dialog_ui_input_file")
    frame.locator("input[type=file]").set_input_files(file)
    dialog.get_by_role("button", name="Tải lên máy chủ").click()


def describe(page: Page, alt: str) -> None:
    """Give the picture of the open dialog its description, and close the dialog."""
    dialog = page.locator(".cke_dialog")
    dialog.get_by_label("Mô tả ảnh").fill(alt)
    dialog.get_by_role("button", name="Đồng ý").click()


def log_in(windows: Windows) -> Page:
    """A window in which the officer has logged in by hand."""
    officer = factories.superuser()
    page = windows.open("/quan-tri/")
    page.get_by_label("Tên đăng nhập").fill(officer.username)
    page.get_by_label("Mật khẩu").fill("mat-khau-dai-lam")
    follow(page, page.get_by_role("button", name="Đăng nhập"))
    return page


def write(page: Page, photo: Path) -> None:
    """Fill the form as an officer does: title, category, text from Word, a photo, the date."""
    page.get_by_label("Tiêu đề").fill(TITLE)
    page.get_by_label("Chuyên mục").select_option(label="Tin hoạt động")
    paste(page, html=FROM_WORD)
    expect(text(page).locator("p")).to_contain_text(["Sáng nay", "Đoạn thứ hai", "Đoạn thứ ba"])
    choose_photo(page, photo)
    describe(page, "Các đại biểu ngồi trong hội trường")
    caption = text(page).locator("figcaption")
    caption.click()
    expect(caption).to_have_class(re.compile("cke_widget_editable_focused"))
    page.keyboard.type("Quang cảnh hội nghị.", delay=20)
    expect(caption).to_have_text("Quang cảnh hội nghị.")
    page.get_by_label("Trạng thái").select_option(label="Xuất bản")
    page.locator("#id_published_at_0").fill("16/4/2025")
    page.locator("#id_published_at_1").fill("15:30")


def expect_the_article(page: Page) -> None:
    """The page of readers has everything that was written and nothing of what came with it."""
    expect(page.locator("h1")).to_have_text(TITLE)
    expect(page.locator(".article .when")).to_contain_text("Thứ Tư, 16/04/2025 15:30")
    expect(page.locator(".prose > p")).to_have_text(
        [
            "Sáng nay, phường tổ chức hội nghị.",
            "Đoạn thứ hai của bài.",
            "Đoạn thứ ba, có liên kết.",
        ]
    )
    expect(page.locator(".prose strong")).to_have_text("Sáng nay")
    expect(page.locator(".prose a")).to_have_attribute("href", "https://www.gov.vn/")
    expect(page.locator(".prose figcaption")).to_have_text("Quang cảnh hội nghị.")
    for left in ("mso", "Mso", "<o:p", "style=", "onclick", "broken", "Times New Roman"):
        assert left not in page.locator(".prose").inner_html()


def expect_the_photo(photo: Locator) -> None:
    """The picture is described, comes when it is needed, and is one that the portal made."""
    photo.scroll_into_view_if_needed()
    expect(photo).to_have_js_property("complete", True)
    assert photo.evaluate("image => image.currentSrc").endswith("-1600x1000.w640.webp")
    expect(photo).to_have_attribute("alt", "Các đại biểu ngồi trong hội trường")
    expect(photo).to_have_attribute("loading", "lazy")
    expect(photo).to_have_attribute("width", "1600")
    expect(photo).to_have_attribute("height", "1000")
    expect(photo).to_have_attribute("src", re.compile("^/media/anh/"))


def test_an_article_from_the_log_in_to_the_telephone(windows: Windows, tmp_path: Path) -> None:
    news = factories.category(name="Tin hoạt động")
    others = factories.articles(13, category=news, published_at=DAY)
    photo = tmp_path / "Ảnh hội nghị.jpg"
    photo.write_bytes(images.jpeg(1600, 1000, gps=True))

    page = log_in(windows)
    follow(page, page.locator("#content-main .model-article .addlink"))
    wait_for_editor(page)
    write(page, photo)
    follow(page, page.get_by_role("button", name="Lưu và sửa tiếp").first)
    expect(page.locator(".messagelist .success")).to_be_visible()
    address = page.get_by_role("link", name="Xem trên trang").get_attribute("href") or ""

    reader = windows.open(address, size=PHONE)
    assert reader.url.endswith(f"/tin-tuc/tin-hoat-dong/{slugify(TITLE)}/")
    expect_the_article(reader)
    expect_the_photo(reader.locator(".prose figure img"))
    assert reader.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    related = reader.locator("#tin-lien-quan")
    expect(related.locator(".lines a")).to_have_count(10)
    expect(related.get_by_role("link", name="Trang 2", exact=True)).to_be_visible()
    titles = {other.title for other in others}
    assert set(related.locator(".lines a").all_inner_texts()) <= titles


def test_a_script_in_what_is_pasted_never_runs(windows: Windows, form: Page) -> None:
    windows.expect_status("/khong", 404)
    for word, html in (
        ("Một", "<script>window.broken = 1</script>"),
        ("Hai", "<img src='/khong' onerror='window.broken = 1'>"),
        ("Ba", "<svg onload='window.broken = 1'></svg>"),
        ("Bốn", "<iframe srcdoc='<script>parent.broken = 1</script>'></iframe>"),
    ):
        paste(form, html=f"<p>{word}{html}</p>")
        expect(text(form).locator("body")).to_contain_text(word)
    assert [frame.evaluate("window.broken") for frame in form.frames] == [None] * len(form.frames)
    written = form.evaluate("CKEDITOR.instances.id_body.getData()")
    for word in ("script", "onerror", "onload", "svg", "iframe", "broken"):
        assert word not in written


def test_a_photo_that_is_pasted_becomes_a_figure(form: Page) -> None:
    paste(form, file=b64encode(images.jpeg(640, 400)).decode())
    photo = text(form).locator("figure img")
    expect(photo).to_have_attribute("src", re.compile("^/media/anh/"))
    expect(text(form).locator("figure figcaption")).to_have_count(1)


def test_a_pasted_file_that_is_no_picture_is_refused_in_words(form: Page) -> None:
    paste(form, file=b64encode("Văn bản thuần túy.".encode()).decode())
    expect(form.locator(".cke_notification_warning")).to_contain_text(NOT_A_PICTURE)
    expect(text(form).locator("img")).to_have_count(0)


def test_a_chosen_file_that_is_no_picture_is_refused_in_words(form: Page, tmp_path: Path) -> None:
    file = tmp_path / "photo.jpg"
    file.write_text("Văn bản thuần túy.")
    said: list[str] = []

    def accept(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.accept()

    form.on("dialog", accept)
    with form.expect_event("dialog"):
        choose_photo(form, file)
    assert NOT_A_PICTURE in said[0]


def test_a_refused_form_keeps_the_text(form: Page) -> None:
    paste(form, html="<p>Nội dung đã viết, chưa có tiêu đề.</p>")
    expect(text(form).locator("body")).to_contain_text("Nội dung đã viết")
    # The browser's own check would stop the form first; an old browser has none.
    form.locator("#article_form").evaluate("form => { form.noValidate = true }")
    follow(form, form.get_by_role("button", name="Lưu và sửa tiếp").first)
    expect(form.locator(".field-title .errorlist")).to_be_visible()
    expect(text(form).locator("p")).to_have_text(["Nội dung đã viết, chưa có tiêu đề."])


def test_a_photo_without_words_is_not_published(form: Page) -> None:
    form.get_by_label("Tiêu đề").fill(TITLE)
    form.get_by_label("Chuyên mục").select_option(label="Tin hoạt động")
    paste(form, file=b64encode(images.jpeg(640, 400)).decode())
    expect(text(form).locator("figure img")).to_have_attribute("src", re.compile("^/media/"))
    form.get_by_label("Trạng thái").select_option(label="Xuất bản")
    follow(form, form.get_by_role("button", name="Lưu và sửa tiếp").first)
    expect(form.locator(".field-body .errorlist")).to_contain_text("chưa có mô tả")
    expect(text(form).locator("figure img")).to_have_count(1)
