"""The officer's work on the registry in a real browser: a number that is typed, a list imported."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests import factories
from tests.browser.officers import logged_in
from tests.browser.windows import Windows, follow
from tests.documents import lists

pytestmark = pytest.mark.browser

DOCUMENTS = "/quan-tri/documents/document/"


def choose(page: Page, field: str, words: str, label: str) -> None:
    """Pick from a box with a search."""
    page.locator(f".field-{field} .select2-selection").first.click()
    page.locator(".select2-search__field").last.fill(words)
    page.get_by_role("option", name=label, exact=True).click()


def test_a_number_is_read_while_it_is_typed(windows: Windows) -> None:
    party = factories.issuer(name="Trung ương Đảng", code="TW")
    factories.term(party, 2021)
    other = factories.document(number="35-CT/TW", issuer=party)
    page = logged_in(windows)
    windows.visit(page, f"{DOCUMENTS}add/")
    said = page.locator("#number-check")
    expect(said).to_have_attribute("aria-live", "polite")
    page.get_by_label("Số ký hiệu").fill("35 ct/tw")
    expect(said).to_have_text("Hiểu là: Chỉ thị 35-CT/TW, Trung ương Đảng.")
    choose(page, "type", "chi thi", "Chỉ thị (Văn bản của cấp ủy Đảng)")
    choose(page, "issuer", "trung uong", "Trung ương Đảng")
    page.get_by_label("Ngày ban hành").fill("14/06/2024")
    expect(said).to_contain_text("khóa 2021")
    expect(said.get_by_role("link", name=str(other))).to_have_attribute(
        "href", f"{DOCUMENTS}{other.pk}/change/"
    )
    page.get_by_label("Số ký hiệu").fill("36-KL/TW")
    expect(said).to_contain_text("Số ký hiệu ghi loại KL")
    expect(said.get_by_role("link")).to_have_count(0)
    # Saving says the same without the script.
    page.get_by_label("Số ký hiệu").fill("35-CT/TW")
    page.locator("#id_summary").fill("Về đại hội.")
    follow(page, page.get_by_role("button", name="Lưu và sửa tiếp").first)
    refused = page.locator(".field-number .errorlist")
    expect(refused.get_by_role("link", name=str(other))).to_be_visible()
    expect(page.locator("#id_summary")).to_have_value("Về đại hội.")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_list_is_corrected_and_imported(
    windows: Windows, tmp_path: Path, settings: Any, scripts: bool
) -> None:
    settings.DOCUMENTS_ROOT = tmp_path / "documents"
    lists.registry()
    rows = [lists.row(n, **{"Trạng thái": "Xuất bản"}) for n in range(1, 6)]
    wrong = [*rows[:3], rows[3] | {"Ngày ban hành": "31/02/2025"}, rows[4]]
    book, files = tmp_path / "Danh sách.xlsx", tmp_path / "tep.zip"
    book.write_bytes(lists.workbook(wrong).getvalue())
    files.write_bytes(
        lists.zipped({f"{n:02d}-QĐ-UBND.pdf": lists.pdf(str(n)) for n in range(1, 6)}).getvalue()
    )
    page = logged_in(windows, scripts=scripts)
    windows.visit(page, DOCUMENTS)
    follow(page, page.get_by_role("link", name="Nhập từ Excel"))
    send(page, book, files)
    summary = page.locator(".import-summary")
    expect(summary).to_contain_text("1 dòng sai, 4 thêm mới")
    expect(page.get_by_text("“31/02/2025” không phải là một ngày có thật")).to_be_visible()
    expect(page.get_by_role("button", name="Nhập vào sổ")).to_have_count(0)

    book.write_bytes(lists.workbook(rows).getvalue())
    follow(page, page.get_by_role("link", name="tải danh sách lên lại"))
    send(page, book, files)
    expect(summary).to_contain_text("5 thêm mới")
    expect(summary).to_contain_text("5 tệp mới trong 5 tệp")
    page.get_by_role("button", name="Nhập vào sổ").click()
    expect(page.locator(".messagelist .success")).to_contain_text(
        "Đã thêm 5 văn bản, cập nhật 0, không thay đổi 0; thêm 5 tệp."
    )

    follow(page, page.get_by_role("link", name="Quyết định 05/QĐ-UBND"))
    expect(page.locator("#files-group").get_by_role("link", name="05-QĐ-UBND.pdf")).to_be_visible()
    address = page.get_by_role("link", name="Xem trên trang").get_attribute("href") or ""
    reader = windows.open(address)
    expect(reader.locator("h1")).to_contain_text("Quyết định 05/QĐ-UBND")


def send(page: Page, book: Path, files: Path) -> None:
    """Upload list and ZIP for the dry run."""
    page.get_by_label("Danh sách Excel").set_input_files(book)
    page.get_by_label("Tệp ZIP").set_input_files(files)
    follow(page, page.get_by_role("button", name="Kiểm tra danh sách"))
