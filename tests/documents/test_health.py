"""The report on the health of the registry: every kind of finding, on the command line and in
the admin.
"""

from __future__ import annotations

from datetime import date
from io import BytesIO, StringIO

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client

from core.publishing.states import State
from documents.demo.papers import scan_pdf, text_pdf
from documents.demo.volume import fill_up
from documents.files.services import attach
from documents.files.storage import storage
from documents.files.texts import extract
from documents.health import report
from documents.models import Document, Relation, StatusPeriod
from tests import factories

pytestmark = pytest.mark.django_db

ADDRESS = "/quan-tri/documents/suc-khoe/"


def check(*words: str) -> tuple[str, int]:
    out = StringIO()
    try:
        call_command("check_registry", *words, stdout=out)
    except SystemExit as ended:
        return out.getvalue(), int(str(ended.code))
    return out.getvalue(), 0


def legal(**values: object) -> Document:
    kind = factories.document_type(name="quyết định", family="legal", abbreviation="QĐ")
    issuer = factories.issuer(code="UBND", level="province", is_party=False)
    return factories.document(type=kind, issuer=issuer, **values)


def test_a_registry_in_order() -> None:
    old = factories.document(issued_on=date(2011, 11, 1))
    new = factories.document(issued_on=date(2021, 10, 25))
    Relation.objects.create(source=new, kind="replaces", target=old)
    attached = attach(new, BytesIO(text_pdf([["Một trang có chữ."]])), "a.pdf")
    extract(attached.pk)
    assert check() == ("Sổ văn bản không có gì phải xem lại.\n", 0)


def test_days_out_of_order() -> None:
    made = factories.document(issued_on=date(2024, 6, 14), effective_on=date(2024, 6, 1))
    text, code = check()
    assert code == 1
    assert f"{made.citation}: Ngày có hiệu lực 01/06/2024 đứng trước ngày ban hành" in text
    assert text.startswith("Ngày tháng, cơ quan không khớp: 1\n")


def test_a_number_of_another_type() -> None:
    factories.document(number="35-KL/TW")
    text, code = check()
    assert code == 1
    assert "Số ký hiệu không khớp với loại, cơ quan: 1" in text


def test_a_relation_without_a_day_leaves_its_target_in_force() -> None:
    old = legal(number="1/2020/QĐ-UBND", issued_on=date(2020, 1, 1), effective_on=date(2020, 2, 1))
    new = factories.document(
        type=old.type, issuer=old.issuer, number="9/2021/QĐ-UBND", issued_on=date(2021, 3, 1)
    )
    Relation.objects.create(source=new, kind="replaces", target=old)
    text, code = check()
    assert code == 1
    assert "Quan hệ chưa có ngày: 1" in text
    assert "bị thay thế bởi" in text
    assert "vì quan hệ chưa có ngày" in text


def test_replaced_by_a_draft_and_in_a_circle() -> None:
    one = factories.document(issued_on=date(2020, 3, 1))
    draft = factories.document(issued_on=date(2021, 3, 1), state=State.DRAFT)
    Relation.objects.create(source=draft, kind="replaces", target=one)
    assert "văn bản đó còn là bản nháp" in check()[0]
    Relation.objects.create(source=one, kind="repeals", target=draft)
    text = check()[0]
    assert f"{one.citation} và {draft.citation} thay thế, bãi bỏ lẫn nhau." in text
    assert "Thay thế, bãi bỏ vòng tròn: 1" in text


def test_what_is_to_come_is_in_order() -> None:
    old = factories.document(issued_on=date(2020, 3, 1))
    new = factories.document(issued_on=date(2021, 3, 1))
    Relation.objects.create(source=new, kind="replaces", target=old, on=date(2099, 1, 1))
    assert check()[1] == 0


def test_a_stored_status_that_does_not_follow() -> None:
    made = factories.document()
    StatusPeriod.objects.filter(document=made, status="in_force").update(status="ended")
    text, code = check()
    assert code == 1
    assert f"{made.citation}: Tình trạng đang lưu khác với diễn biến" in text
    assert "Còn hiệu lực từ 14/06/2024" in text


def test_what_is_cited_and_not_held_by_frequency() -> None:
    for number in range(3):
        factories.article(body=f"<p>Bài {number}: Kết luận số 118-KL/TW, rồi 118-KL/TW.</p>")
    factories.article(body="<p>Nghị quyết số 60-NQ/TW.</p>")
    text, code = check()
    assert code == 1
    assert text.index("118-KL/TW: được nhắc 6 lần") < text.index(
        "60-NQ/TW: được nhắc 1 lần, chưa có trong sổ."
    )
    kind = factories.document_type(name="kết luận", abbreviation="KL")
    factories.document(number="118-KL/TW", type=kind, issued_on=date(2025, 1, 17))
    assert "118-KL/TW" not in check()[0]
    factories.article(body="<p>Chỉ thị 118-KL/TW, ngày 01/02/2024.</p>")
    assert "118-KL/TW: được nhắc 1 lần, lời văn chưa chỉ rõ văn bản nào trong sổ." in check()[0]


def test_relations_that_wait() -> None:
    made = factories.document()
    Relation.objects.create(source=made, kind="based_on", target_text="Luật số 64/2025/QH15")
    Relation.objects.create(source=made, kind="related", target_text="văn bản cũ")
    text = check()[0]
    assert "“Căn cứ Luật số 64/2025/QH15” chưa có trong sổ." in text
    assert "“Liên quan văn bản cũ” không đọc được số ký hiệu." in text


def test_one_counter_for_all_types_of_a_congress() -> None:
    issuer = factories.issuer(code="ĐH")
    resolution = factories.document_type(name="nghị quyết", family="congress", abbreviation="NQ")
    report_ = factories.document_type(name="báo cáo", family="congress", abbreviation="BC")
    for kind, number in ((resolution, "9-NQ/ĐH"), (report_, "10-BC/ĐH"), (report_, "09-BC/ĐH")):
        factories.document(number=number, type=kind, issuer=issuer)
    text = check()[0]
    assert "Số của đại hội cấp hai lần: 1" in text
    assert "Báo cáo 09-BC/ĐH ngày 14/06/2024: số này đã cấp cho Nghị quyết 9-NQ/ĐH" in text


def test_files_without_text_and_files_that_changed() -> None:
    made = factories.document()
    scan = attach(made, BytesIO(scan_pdf()), "quet.pdf")
    good = attach(made, BytesIO(text_pdf([["Có chữ."]])), "chu.pdf")
    for file in (scan, good):
        extract(file.pk)
    text, code = check()
    assert code == 1
    assert "Tệp chưa có chữ để tìm: 1" in text
    assert "SHA-256" not in text
    with storage.open(str(good.file.name), "ab") as stored:
        stored.write(b" ")
    assert "chu.pdf – tệp trên đĩa đã mất hoặc khác mã SHA-256" in check()[0]
    assert "SHA-256" not in check("--no-files")[0]
    storage.delete(str(good.file.name))
    assert "chu.pdf – tệp trên đĩa đã mất" in check()[0]


def test_all_are_counted_and_few_are_shown() -> None:
    for _ in range(4):
        factories.document(effective_on=date(2024, 6, 1))
    text, _ = check("--most", "3")
    assert "không khớp: 4" in text
    assert text.count("  - ") == 3
    assert "… còn 1 mục nữa" in text


def test_queries_grow_with_batches_only(django_assert_max_num_queries) -> None:
    fill_up(600, lambda done, total: None)
    with django_assert_max_num_queries(40):
        report.whole(10)


def test_the_page_of_the_admin(admin_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Không có gì phải xem lại." in admin_client.get(ADDRESS).content.decode()
    first = factories.document(effective_on=date(2024, 6, 1))
    second = factories.document(effective_on=date(2024, 6, 2))
    article = factories.article(body="<p>Kết luận số 118-KL/TW.</p>")
    monkeypatch.setattr("documents.health.views.DOCUMENTS", 1)
    page = admin_client.get(ADDRESS).content.decode()
    assert f'href="/quan-tri/documents/document/{first.pk}/change/"' in page
    assert f'href="/quan-tri/news/article/{article.pk}/change/"' in page
    assert second.citation not in page
    assert f'href="?tu={first.pk}"' in page
    following = admin_client.get(f"{ADDRESS}?tu={first.pk}").content.decode()
    assert second.citation in following
    assert "118-KL/TW" not in following
    assert "Xem tiếp" not in following
    for odd in ("abc", "-1", "9" * 400, "²"):
        assert admin_client.get(ADDRESS, {"tu": odd}).status_code == 200


def test_only_those_who_may_see_documents(client: Client) -> None:
    assert client.get(ADDRESS).status_code == 302
    staff = get_user_model().objects.create_user("tin", password="mat-khau-dai", is_staff=True)
    client.force_login(staff)
    assert client.get(ADDRESS).status_code == 403


def test_the_list_of_documents_leads_to_the_report(admin_client: Client) -> None:
    page = admin_client.get("/quan-tri/documents/document/").content.decode()
    assert f'href="{ADDRESS}"' in page
