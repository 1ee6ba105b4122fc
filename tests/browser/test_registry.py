"""The registry in a real browser: no finding, no error, no overflow; folded on a telephone."""

import gzip
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from core.publishing.states import State
from documents.demo.papers import text_pdf
from documents.files.services import attach
from documents.models import (
    Document,
    DocumentFile,
    DocumentType,
    FieldOfWork,
    FilePage,
    Relation,
    Signer,
)
from tests import factories
from tests.browser.content import TALL, body
from tests.browser.test_accessibility import assert_accessible
from tests.browser.test_markup import errors, save
from tests.browser.test_weight import KB, load
from tests.browser.windows import DESK, PHONE, Windows, follow

pytestmark = pytest.mark.browser

SMALLEST = (320, 640)


def registry() -> dict[str, tuple[str, int]]:
    """A registry with one of everything; the path and status of each kind of its pages."""
    body()
    issuer = factories.issuer(name="Ban Chấp hành Trung ương Đảng")
    land = FieldOfWork.objects.create(name=f"Đất đai {TALL}")
    FieldOfWork.objects.create(name="Giá đất", parent=land)
    for number in range(30):
        made = factories.document(
            number=f"{100 + number}-CT/TW",
            issuer=issuer,
            issued_on=date(2022, 1, 1 + number % 28),
            summary=f"Về việc {TALL} của các cấp ủy, chính quyền trong năm. " * 3,
        )
        made.fields.add(land)
    old = factories.document(number="35-CT/TW", issuer=issuer, issued_on=date(2019, 5, 30))
    new = factories.document(
        number="35-CT/TW",
        issuer=issuer,
        issued_on=date(2024, 6, 14),
        signer=Signer.objects.create(name="Trần Văn Mẫu", title="Chánh Văn phòng"),
        expires_on=date(2030, 1, 1),
        expiry_reason="hết thời gian thực hiện",
    )
    new.fields.add(land)
    Relation.objects.create(source=new, kind="replaces", target=old, on=date(2024, 7, 1))
    Relation.objects.create(source=new, kind="based_on", target_text="Điều lệ Đảng")
    _file(new, "done")
    _file(new, "empty")
    removed = factories.document(number="77-CT/TW", issuer=issuer)
    removed.state = State.DRAFT
    removed.removal_reason = f"Đăng nhầm {TALL}."
    removed.save()
    kind = DocumentType.objects.get()
    return {
        "documents": ("/van-ban/", 200),
        "filtered": (f"/van-ban/?q=viec&loai={kind.slug}&nam=2022&ngay=2025-06-30&trang=2", 200),
        "number typed": ("/van-ban/?q=35+ct+tw", 200),
        "nothing found": ("/van-ban/?q=khong+co+gi", 200),
        "bad filter": ("/van-ban/?ngay=31/02/2025&nam=abc&q=" + "a" * 300, 400),
        "document": (f"{new.get_absolute_url()}?ngay=2024-06-13", 200),
        "bad day": (f"{new.get_absolute_url()}?ngay=31/02/2025", 400),
        "ended document": (old.get_absolute_url(), 200),
        "choice": ("/van-ban/so/?so=35-CT/TW", 200),
        "no such number": ("/van-ban/so/?so=999-CT/TW", 404),
        "number page": ("/van-ban/so/", 200),
        "removed": (removed.get_absolute_url(), 410),
    }


def _file(document: Document, state: str) -> None:
    file = DocumentFile(
        document=document, name=f"{state}.pdf", media_type="application/pdf", size=1_234_567,
        sha256=state.ljust(64, "a"), pages=2, text_state=state,
    )  # fmt: skip
    file.file.save(f"{state}.pdf", ContentFile(b"%PDF-1.4"), save=False)
    file.save()
    if state == "done":
        for number in (1, 2):
            FilePage.objects.create(file=file, number=number, text=f"Điều {number}.\n\n{TALL}")


def test_axe_finds_nothing(windows: Windows, axe: Path) -> None:
    page = windows.open(before=axe)
    for path, status in registry().values():
        windows.visit(page, path, status=status)
        page.locator("details").evaluate_all("all => all.forEach(each => { each.open = true; })")
        assert_accessible(page)


@pytest.mark.django_db
def test_the_checker_finds_no_error(tmp_path: Path) -> None:
    pages = registry()
    assert errors(*(save(tmp_path, name, *where) for name, where in pages.items())) == []


@pytest.mark.parametrize("size", [SMALLEST, PHONE, (480, 800), (704, 900), DESK])
def test_nothing_is_wider_than_the_window(windows: Windows, size: tuple[int, int]) -> None:
    page = windows.open(size=size)
    for path, status in registry().values():
        windows.visit(page, path, status=status)
        page.locator("details").evaluate_all("all => all.forEach(each => { each.open = true; })")
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0], path


def test_folded_on_a_telephone_and_open_at_a_desk_without_scripts(windows: Windows) -> None:
    path = registry()["documents"][0]
    phone = windows.open(path, size=SMALLEST, scripts=False)
    expect(phone.get_by_label("Loại văn bản")).to_be_hidden()
    expect(phone.get_by_label("Số ký hiệu hoặc từ khóa")).to_be_visible()
    phone.get_by_text("Bộ lọc").click()
    expect(phone.get_by_label("Loại văn bản")).to_be_visible()
    desk = windows.open(path, scripts=False)
    expect(desk.get_by_label("Loại văn bản")).to_be_visible()
    expect(desk.get_by_text("Bộ lọc")).to_be_hidden()


def test_the_table_becomes_cards(windows: Windows) -> None:
    path = registry()["documents"][0]
    row = "document.querySelector('.registry tbody tr')"
    desk = windows.open(path)
    assert desk.evaluate(f"getComputedStyle({row}).display") == "table-row"
    for size in (SMALLEST, (480, 800)):
        phone = windows.open(path, size=size)
        assert phone.evaluate(f"getComputedStyle({row}).display") == "block"
        cells = phone.evaluate(f"[...{row}.cells].map(cell => cell.getBoundingClientRect().left)")
        assert len(set(cells)) == 1
        # Readers of the screen still hear a table.
        expect(phone.get_by_role("table")).to_have_count(1)


def test_a_citizen_finds_both_directives(windows: Windows) -> None:
    registry()
    page = windows.open("/", size=PHONE, scripts=False)
    follow(page, page.get_by_role("link", name="Văn bản", exact=True))
    page.get_by_label("Số ký hiệu hoặc từ khóa").fill("35 ct tw")
    follow(page, page.get_by_role("button", name="Tìm"))
    offered = page.locator(".offered")
    expect(offered).to_contain_text("14/06/2024")
    expect(offered).to_contain_text("30/05/2019")
    expect(offered).to_contain_text("đánh lại từ đầu ở mỗi nhiệm kỳ")
    follow(page, offered.get_by_role("link").first)
    page.get_by_label("Xem tình trạng vào ngày").fill("2024-06-13")
    follow(page, page.get_by_role("button", name="Xem"))
    expect(page.locator(".notice")).to_have_text("Vào ngày 13/06/2024: Chưa có hiệu lực.")


def test_a_pdf_is_shown_in_the_page(windows: Windows) -> None:
    """The complaints of the console would fail it, such as one of a policy."""
    body()
    document = factories.document(number="35-CT/TW", issued_on=date(2024, 6, 14))
    file = attach(document, BytesIO(text_pdf([["Ủy ban nhân dân phường Hoa Sen"]])), "goc.pdf")
    page = windows.open(document.get_absolute_url())
    frame = page.locator("iframe")
    expect(frame).to_be_hidden()
    with page.expect_response(f"**{file.get_absolute_url()}") as answered:
        page.get_by_text("Xem tại đây").click()
    assert answered.value.status == 200
    assert answered.value.headers["content-type"] == "application/pdf"
    expect(frame).to_be_visible()
    box = frame.bounding_box()
    assert box is not None
    assert box["height"] > 300
    shown = frame.element_handle().content_frame()
    assert shown is not None
    # The answer is there before the frame has taken it.
    shown.wait_for_url(f"{windows.address}{file.get_absolute_url()}", wait_until="commit")


def test_pages_are_light(live_server: LiveServer) -> None:
    for path, status in registry().values():
        if status == 200:
            page = load(f"{live_server.url}{path}")
            assert page.size <= 25 * KB, path
            assert b"</html>" in gzip.decompress(page.sent)
