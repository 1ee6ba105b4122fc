"""An officer imports a list with its files: dry run, correction, import, once more."""

import os
import re
import time
from datetime import date
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.test import Client
from openpyxl import load_workbook

from core.publishing.states import State
from documents.admin import importing
from documents.imports import store, tasks
from documents.models import Document, DocumentFile, Issuer
from tests import factories
from tests.documents import lists
from tests.english import english_on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

LIST = "/quan-tri/documents/document/"
UPLOAD = f"{LIST}nhap/"


@pytest.fixture(autouse=True)
def _private(settings: Any, tmp_path: Path) -> None:
    settings.DOCUMENTS_ROOT = tmp_path / "documents"
    lists.registry()


def send(client: Client, book: BytesIO, zip_file: BytesIO | None = None, **data: Any) -> Any:
    """Upload, and look at the dry run."""
    book.seek(0)
    files = {"list_file": book, "state": "draft"} | data
    if zip_file is not None:
        zip_file.seek(0)
        files["zip_file"] = zip_file
    return client.post(UPLOAD, files, follow=True)


def confirm(client: Client, check: Any) -> Any:
    return client.post(check.request["PATH_INFO"], follow=True)


def text(answer: Any) -> str:
    found = BeautifulSoup(answer.content, "html.parser").get_text(" ")
    return re.sub(r"\s+([,.;:])", r"\1", " ".join(found.split()))


def fifty() -> tuple[list[dict[str, Any]], BytesIO]:
    rows = [lists.row(n, **{"Trạng thái": "Xuất bản"}) for n in range(1, 51)]
    names = {
        n: f"{n:02d}-QĐ-UBND.pdf" if n % 2 else f"Quyet dinh {n}-QD-UBND 2025.pdf"
        for n in range(1, 51)
    }
    return rows, lists.zipped({name: lists.pdf(str(n)) for n, name in names.items()})


def test_fifty_documents_with_their_files(officer: Client) -> None:
    rows, files = fifty()
    rows[9] = rows[9] | {"Ngày ban hành": "31/02/2025"}
    rows[29] = rows[29] | {"Cơ quan ban hành": "UBND phường Sen Hoa"}
    check = send(officer, lists.workbook(rows), files)
    page = text(check)
    assert "2 dòng sai, 48 thêm mới, 0 cập nhật, 0 không thay đổi" in page
    assert "Cột “Ngày ban hành”: “31/02/2025” không phải là một ngày có thật." in page
    assert "11 10/QĐ-UBND" in page
    assert "“UBND phường Sen Hoa” chưa có trong danh mục Cơ quan ban hành" in page
    assert "Nhập vào sổ" not in check.content.decode()
    assert english_on(check.content.decode()) == []
    confirm(officer, check)
    assert not Document.objects.exists()

    rows, _ = fifty()
    check = send(officer, lists.workbook(rows), files)
    assert "50 thêm mới, 0 cập nhật, 0 không thay đổi; 50 tệp mới trong 50 tệp" in text(check)
    assert "Nguyễn Văn Mẫu, Chủ tịch" in text(check)
    assert english_on(check.content.decode()) == []
    assert not Document.objects.exists()
    done = confirm(officer, check)
    assert "Đã thêm 50 văn bản, cập nhật 0, không thay đổi 0; thêm 50 tệp." in text(done)
    assert Document.objects.published().count() == DocumentFile.objects.count() == 50
    made = Document.objects.get(number="20/QĐ-UBND")
    assert made.files.get().name == "Quyet dinh 20-QD-UBND 2025.pdf"
    reader = Client().get(made.get_absolute_url())
    assert made.files.get().sha256 in reader.content.decode()
    history = officer.get(f"{LIST}{made.pk}/history/").content.decode()
    assert "Nhập từ danh sách Excel." in history
    assert english_on(history) == []

    before = list(Document.objects.order_by("pk").values())
    check = send(officer, lists.workbook(rows), files)
    assert "0 thêm mới, 0 cập nhật, 50 không thay đổi; 0 tệp mới trong 50 tệp" in text(check)
    done = confirm(officer, check)
    assert "Đã thêm 0 văn bản, cập nhật 0, không thay đổi 50; thêm 0 tệp." in text(done)
    assert list(Document.objects.order_by("pk").values()) == before
    assert DocumentFile.objects.count() == LogEntry.objects.count() == 50


def test_one_broken_row_of_fifty(officer: Client) -> None:
    rows, _ = fifty()
    rows[4] = rows[4] | {"Trích yếu": None}
    check = send(officer, lists.workbook(rows))
    assert "1 dòng sai, 49 thêm mới" in text(check)


@pytest.mark.parametrize(
    ("book", "words"),
    [
        (BytesIO(b"x"), "Danh sách phải là tệp Excel (.xlsx)"),
        (BytesIO(lists.pdf()), "Danh sách phải là tệp Excel (.xlsx)"),
        (lists.workbook([{}]), "chưa có dòng nào"),
        (lists.workbook([lists.row(1)], lists.HEADINGS[:4]), "Thiếu cột “Ngày ban hành”"),
    ],
)
def test_a_list_that_cannot_be_read_leads_back(officer: Client, book: BytesIO, words: str) -> None:
    book.name = "danh-sach.xlsx"
    answer = send(officer, book)
    assert answer.redirect_chain[-1][0] == UPLOAD
    assert words in text(answer)
    assert english_on(answer.content.decode()) == []
    assert not list(store.root().rglob("list.xlsx"))


def test_a_zip_that_cannot_be_read_leads_back(officer: Client) -> None:
    broken = BytesIO(b"PK")
    broken.name = "tep.zip"
    answer = send(officer, lists.workbook([lists.row(1)]), broken)
    assert "Tệp ZIP bị hỏng" in text(answer)


def test_files_that_are_left_out_are_listed(officer: Client) -> None:
    files = lists.zipped({"../01-QĐ-UBND.pdf": lists.pdf(), "anh.exe": b"MZ", "99.pdf": b"x"})
    check = send(officer, lists.workbook([lists.row(1)]), files)
    assert "Tệp không lấy" in text(check)
    assert "ngoài thư mục của ZIP" in text(check)
    assert "Không có số ký hiệu của dòng nào" in text(check)
    assert english_on(check.content.decode()) == []
    confirm(officer, check)
    assert (Document.objects.count(), DocumentFile.objects.count()) == (1, 0)


def test_a_form_without_a_list_says_so(officer: Client) -> None:
    answer = officer.post(UPLOAD, {"state": "x"})
    assert set(answer.context["form"].errors) == {"list_file", "state"}
    assert english_on(answer.content.decode()) == []


def test_what_is_published_without_a_state_is_chosen(officer: Client) -> None:
    confirm(officer, send(officer, lists.workbook([lists.row(1)]), state="published"))
    assert Document.objects.get().state == State.PUBLISHED


def test_an_import_is_carried_out_once(officer: Client) -> None:
    check = send(officer, lists.workbook([lists.row(1)]))
    for _ in range(2):
        confirm(officer, check)
    assert Document.objects.count() == 1
    assert not list(store.root().rglob("list.xlsx"))


def test_what_became_wrong_meanwhile_is_told(officer: Client) -> None:
    check = send(officer, lists.workbook([lists.row(1)]))
    here = Issuer.objects.filter(name=lists.ISSUER)
    here.update(name="Tên khác", name_folded="ten khac", code="X")
    answer = confirm(officer, check)
    assert "còn dòng sai" in text(answer)
    assert "chưa có trong danh mục Cơ quan ban hành" in text(answer)
    assert not Document.objects.exists()


def test_a_long_list_goes_on_in_the_background(
    officer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "MOST_AT_ONCE", 2)
    asked: list[str] = []
    monkeypatch.setattr(importing, "import_list", SimpleNamespace(enqueue=asked.append))
    check = send(officer, lists.workbook(lists.row(n) for n in range(1, 6)))
    page = confirm(officer, check)
    assert page.redirect_chain[-1][0].endswith("/tien-do/")
    assert "Đang chờ đến lượt" in text(page)
    assert 'http-equiv="refresh"' in page.content.decode()
    assert english_on(page.content.decode()) == []
    store.Waiting(asked[0]).note(stage="running", what="Ghi văn bản", done=3, total=5)
    page = officer.get(page.redirect_chain[-1][0])
    assert "Ghi văn bản: 3 trong 5" in text(page)
    tasks.carry_out(store.Waiting(asked[0]))
    done = officer.get(f"{UPLOAD}{asked[0]}/tien-do/", follow=True)
    assert "Đã thêm 5 văn bản" in text(done)


def test_a_task_carries_it_out(officer: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "MOST_AT_ONCE", 0)
    done = confirm(officer, send(officer, lists.workbook([lists.row(1)])))
    assert "Đã thêm 1 văn bản" in text(done)


def test_an_import_whose_worker_died_is_offered_again(
    officer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "MOST_AT_ONCE", 0)
    monkeypatch.setattr(importing, "import_list", SimpleNamespace(enqueue=lambda token: None))
    page = confirm(officer, send(officer, lists.workbook([lists.row(1)])))
    address = page.redirect_chain[-1][0]
    (folder,) = store.root().iterdir()
    now = time.time()
    os.utime(folder / "state.json", (now - 100, now - 100))
    page = officer.get(address)
    assert "trình chạy nền" in text(page)
    assert english_on(page.content.decode()) == []
    os.utime(folder / "state.json", (now - 1000, now - 1000))
    page = officer.get(address, follow=True)
    assert "bị dừng giữa chừng" in text(page)
    assert "Nhập vào sổ" in page.content.decode()


@pytest.mark.parametrize("query", ["?issued_on__year=abc", "?state__exact=x&p=9", "?x=1", "?q=%00"])
def test_an_export_takes_any_filter(officer: Client, query: str) -> None:
    for path in ("xuat.xlsx", "xuat.csv"):
        answer = officer.get(f"{LIST}{path}{query}")
        assert answer.status_code in {200, 400}
        if answer.streaming:
            assert content(answer)


def test_a_fault_of_ours_is_told_and_writes_nothing(
    officer: Client, monkeypatch: pytest.MonkeyPatch, caplog: Any
) -> None:
    def fail(*_: Any) -> None:
        raise ZeroDivisionError

    check = send(officer, lists.workbook([lists.row(1)]))
    monkeypatch.setattr("documents.imports.run.documents_changed", fail)
    assert "Có lỗi khi nhập; chưa ghi gì vào sổ." in text(confirm(officer, check))
    assert not Document.objects.exists()
    monkeypatch.undo()


def test_rights(officer: Client) -> None:
    token = send(officer, lists.workbook([lists.row(1)])).request["PATH_INFO"]
    reader = User.objects.create_user("doc", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_document"))
    client = Client()
    client.force_login(reader)
    assert client.get(UPLOAD).status_code == 403
    assert client.get(token).status_code == 403
    assert exported(client)
    assert "Nhập từ Excel" not in client.get(LIST).content.decode()
    other = User.objects.create_superuser("khac")
    client.force_login(other)
    assert client.get(token).status_code == 404
    for path in (f"{UPLOAD}x/", f"{UPLOAD}{'a' * 22}/tien-do/"):
        assert officer.get(path).status_code == 404
    nobody = User.objects.create_user("la", is_staff=True)
    client.force_login(nobody)
    assert client.get(f"{LIST}xuat.xlsx").status_code == 403
    assert Client().get(f"{LIST}xuat.csv").status_code == 302


def test_what_nobody_came_back_for_is_thrown_away(officer: Client) -> None:
    send(officer, lists.workbook([lists.row(1)]))
    (old,) = store.root().iterdir()
    past = time.time() - store.KEPT_SECONDS - 60
    os.utime(old, (past, past))
    store.sweep()
    assert not old.exists()


def test_uploads_are_not_under_media(officer: Client, settings: Any) -> None:
    send(officer, lists.workbook([lists.row(1)]))
    (folder,) = store.root().iterdir()
    assert Path(settings.MEDIA_ROOT) not in folder.parents
    assert folder.stat().st_mode & 0o077 == 0


def exported(client: Client, query: str = "") -> BytesIO:
    answer = client.get(f"{LIST}xuat.xlsx{query}")
    assert answer.status_code == 200
    return BytesIO(content(answer))


def content(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


def _varied() -> None:
    from documents.models import DocumentType, FieldOfWork, Issuer, Signer

    here = Issuer.objects.get(name=lists.ISSUER)
    party = Issuer.objects.get(code="TW")
    legal = DocumentType.objects.get(name="quyết định", family="legal")
    for title in ("Phó Chủ tịch", "Chủ tịch"):
        signer = Signer.objects.create(name="Trần Thị Mẫu", title=title)
    first = factories.document(
        number="05/2025/QĐ-UBND",
        type=legal,
        issuer=here,
        issued_on=date(2025, 8, 1),
        effective_on=date(2025, 8, 12),
        expires_on=date(2030, 1, 1),
        expiry_reason="Hết thời hạn.",
        shortened_procedure=True,
        signer=signer,
        summary="=1+1\nDòng thứ hai; có dấu chấm phẩy.",
    )
    first.fields.set(FieldOfWork.objects.all())
    first.co_issuers.set([party])
    factories.document(
        number="35-CT/TW", issuer=party, confidentiality="secret", state="draft", published_at=None
    )
    factories.document(number="12A/QĐ-UBND", issuer=here, type=legal, signer_title="KT. Chủ tịch")


def test_an_export_is_imported_again_unchanged(officer: Client) -> None:
    _varied()
    before = list(Document.objects.order_by("pk").values())
    book = exported(officer)
    book.name = "van-ban.xlsx"
    check = send(officer, book)
    assert "0 thêm mới, 0 cập nhật, 3 không thay đổi" in text(check)
    confirm(officer, check)
    assert list(Document.objects.order_by("pk").values()) == before


def test_an_export_has_no_formula_and_real_dates(officer: Client) -> None:
    _varied()
    sheet = load_workbook(exported(officer)).active
    assert sheet is not None
    cells = [cell for line in sheet.iter_rows() for cell in line if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "d"}
    assert any(str(cell.value).startswith("=1+1") for cell in cells)


def test_an_export_keeps_to_the_filter(officer: Client) -> None:
    _varied()
    sheet = load_workbook(exported(officer, "?confidentiality__exact=secret")).active
    assert sheet is not None
    assert [line[0].value for line in sheet.iter_rows()] == ["Số ký hiệu", "35-CT/TW"]


def test_csv(officer: Client) -> None:
    _varied()
    answer = officer.get(f"{LIST}xuat.csv")
    lines = content(answer).decode()
    assert lines.startswith("\ufeffSố ký hiệu,Loại văn bản")
    assert "\"'=1+1" in lines
    assert "12/08/2025" in lines


def test_the_template_has_every_heading(officer: Client) -> None:
    answer = officer.get(f"{UPLOAD}mau.xlsx")
    sheet = load_workbook(BytesIO(content(answer))).active
    assert sheet is not None
    assert [cell.value for cell in sheet[1]][:2] == ["Số ký hiệu", "Loại văn bản"]


def test_the_pages_show_no_english(officer: Client) -> None:
    for page in (UPLOAD, LIST):
        answer = officer.get(page)
        assert english_on(answer.content.decode()) == []
