"""An officer records, previews and publishes documents in the admin."""

from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from core.publishing.states import State
from documents.files.services import attach
from documents.models import Document, DocumentFile, Issuer, Relation
from documents.status import Status
from tests import factories
from tests.documents import files_builder, lists
from tests.english import english_on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

LIST = "/quan-tri/documents/document/"
ADD = f"{LIST}add/"
CHECK = f"{LIST}so/"
EMPTY = {
    f"{prefix}-{name}": "0"
    for prefix in ("relations", "status_events", "files")
    for name in ("TOTAL_FORMS", "INITIAL_FORMS")
}


def fields(**values: Any) -> dict[str, Any]:
    """What the form sends for a simple document."""
    issuer = values.pop("issuer", None) or factories.issuer(name="Trung ương Đảng")
    factories.term(issuer, 2021)
    return {
        **EMPTY,
        "number": "35-CT/TW",
        "type": factories.document_type().pk,
        "issuer": issuer.pk,
        "issued_on": "14/06/2024",
        "summary": "Về đại hội các cấp.",
        "confidentiality": "normal",
        "state": "published",
    } | values


def errors(answer: Any) -> dict[str, list[str]]:
    """The sentences at each field of a form that was refused."""
    assert answer.status_code == 200
    return {name: list(lines) for name, lines in answer.context["adminform"].form.errors.items()}


def messages(answer: Any) -> list[str]:
    return [str(message) for message in answer.context["messages"]]


def writer(*rights: str) -> Client:
    """A browser of someone with these rights only."""
    user = User.objects.create_user("canbo", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=rights))
    client = Client()
    client.force_login(user)
    return client


def test_record_and_publish(officer: Client) -> None:
    assert officer.post(ADD, fields()).status_code == 302
    made = Document.objects.get()
    assert (made.slug, made.scope_key) == ("chi-thi-35-ct-tw-2024", f"term-{made.term_id}")
    assert Client().get(made.get_absolute_url()).status_code == 200


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"number": " "}, "number"),
        ({"number": "CT/TW"}, "number"),
        ({"number": "1" * 101}, "number"),
        ({"type": ""}, "type"),
        ({"type": "9" * 30}, "type"),
        ({"issued_on": "31/02/2024"}, "issued_on"),
        ({"issued_on": "01/01/0001"}, "issued_on"),
        ({"issued_on": "14/06/1999"}, "term"),
        ({"expires_on": "x"}, "expires_on"),
        ({"summary": ""}, "summary"),
        ({"confidentiality": "secret"}, "confidentiality"),
        ({"removal_reason": "Sai."}, "removal_reason"),
        ({"signer": "99"}, "signer"),
        ({"fields": ["99"]}, "fields"),
        ({"slug": "có dấu"}, "slug"),
    ],
)
def test_bad_input_is_told_at_its_field(
    officer: Client, values: dict[str, Any], field: str
) -> None:
    answer = officer.post(ADD, fields(note="x") | {"summary": "Trích yếu này."} | values)
    # A day that is none of these times has no term either.
    assert next(iter(errors(answer))) == field
    assert errors(answer)[field][0].endswith((".", ")."))
    assert not Document.objects.exists()
    page = answer.content.decode()
    assert english_on(page) == []
    # Nothing of the draft is lost.
    for name in ({"number", "summary", "issued_on"} - set(values)) | {"issued_on"}:
        sent = values.get(name) or fields(issuer=factories.issuer())[name]
        assert (sent in page) or name == "summary"


def test_a_clash_leads_to_the_other_record(officer: Client) -> None:
    other = factories.document(number="35-CT/TW", issuer=factories.issuer())
    answer = officer.post(ADD, fields(number="35–ct/tw", issuer=other.issuer))
    assert "number" in errors(answer)
    link = BeautifulSoup(answer.content, "html.parser").select_one(".field-number .errorlist a")
    assert link is not None
    assert link["href"] == f"{LIST}{other.pk}/change/"
    assert link.text == str(other)


def test_what_looks_wrong_is_said_after_saving_and_in_the_form(officer: Client) -> None:
    answer = officer.post(ADD, fields(effective_on="13/06/2024"), follow=True)
    said = [text for text in messages(answer) if "đứng trước ngày ban hành" in text]
    assert len(said) == 1
    form = officer.get(f"{LIST}{Document.objects.get().pk}/change/").content.decode()
    assert "đứng trước ngày ban hành" in form
    assert english_on(form) == []


def test_a_relation_moves_the_status_of_its_target(officer: Client) -> None:
    target = factories.document(number="20-CT/TW", issuer=factories.issuer())
    row = {"kind": "replaces", "target": target.pk, "target_text": "", "on": "", "note": ""}
    inline = {f"relations-0-{name}": value for name, value in row.items()}
    data = fields(issuer=target.issuer) | inline | {"relations-TOTAL_FORMS": "1"}
    assert officer.post(ADD, data).status_code == 302
    assert Relation.objects.get().target_text == target.citation
    assert Document.objects.with_status(Status.ENDED, date(2024, 6, 14)).get() == target


def with_file(upload: Any, **values: Any) -> dict[str, Any]:
    row = {"upload": upload, "kind": "original", "title": "", "order": "0"} | values
    inline = {f"files-0-{name}": value for name, value in row.items()}
    return inline | {"files-TOTAL_FORMS": "1"}


def uploaded(content: bytes, name: str = "Chỉ thị 35.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_a_file_is_added_with_the_document(officer: Client, settings: Any, tmp_path: Path) -> None:
    settings.DOCUMENTS_ROOT = tmp_path / "documents"
    data = fields() | with_file(uploaded(lists.pdf()), title="Toàn văn", order="2")
    assert officer.post(ADD, data).status_code == 302
    held = Document.objects.get().files.get()
    assert (held.name, held.title, held.order) == ("Chỉ thị 35.pdf", "Toàn văn", 2)
    address = f"{LIST}{held.document_id}/change/"
    page = officer.get(address).content.decode()
    assert reverse("documents:staff-file", args=[held.pk]) in page
    assert english_on(page) == []
    words = {"id": held.pk, "document": held.document_id, "kind": "annex", "title": "Khác"}
    inline = {f"files-0-{name}": value for name, value in (words | {"order": "0"}).items()}
    data = fields(issuer=Issuer.objects.get()) | inline
    data |= {"files-TOTAL_FORMS": "1", "files-INITIAL_FORMS": "1"}
    data |= {"published_at_0": "24/11/2026", "published_at_1": "15:00"}
    assert officer.post(address, data).status_code == 302
    held.refresh_from_db()
    assert (held.kind, held.title) == ("annex", "Khác")
    officer.post(address, data | {"files-0-DELETE": "on"})
    assert not DocumentFile.objects.exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"MZ", "Chỉ nhận tệp PDF"),
        (b"", "không có nội dung"),
        (lists.zipped({"a": b"x"}).getvalue(), "Tệp"),
    ],
    ids=["executable", "empty", "zip"],
)
def test_a_bad_file_is_told_at_its_field(officer: Client, content: bytes, words: str) -> None:
    answer = officer.post(ADD, fields() | with_file(uploaded(content)))
    found = BeautifulSoup(answer.content, "html.parser").select_one(".field-upload .errorlist")
    assert found is not None
    assert words in found.text
    assert "Về đại hội các cấp." in answer.content.decode()
    assert not Document.objects.exists()
    assert english_on(answer.content.decode()) == []


def test_words_about_no_file(officer: Client) -> None:
    answer = officer.post(ADD, fields() | with_file("", title="Toàn văn"))
    assert answer.status_code == 200
    assert not Document.objects.exists()


def test_a_relation_to_itself_is_refused(officer: Client) -> None:
    made = factories.document(issuer=factories.issuer())
    row = {"kind": "replaces", "target": made.pk, "source": made.pk}
    inline = {f"relations-0-{name}": value for name, value in row.items()}
    data = fields(issuer=made.issuer, number=made.number, **inline)
    data |= {"relations-TOTAL_FORMS": "1", "published_at_0": "25/10/2026"}
    answer = officer.post(f"{LIST}{made.pk}/change/", data | {"published_at_1": "15:00"})
    assert "chính nó" in answer.content.decode()
    assert not Relation.objects.exists()


@pytest.mark.parametrize("words", ["35 ct tw", "35-ct/tw", "chi thi 35", "đại hội", "dai hoi cac"])
def test_documents_are_found_by_number_and_words(officer: Client, words: str) -> None:
    issuer = factories.issuer()
    wanted = factories.document(number="35-CT/TW", summary="Về đại hội các cấp.", issuer=issuer)
    factories.document(number="135-CT/TW", summary="Khác.", issuer=issuer)
    found = officer.get(LIST, {"q": words}).context["cl"].queryset
    assert list(found) == [wanted]


@pytest.mark.parametrize("words", ["%", "'", '"', "\\", "x" * 5000, "x " * 2500, "1/" * 2000])
def test_search_takes_anything_as_text(officer: Client, words: str) -> None:
    factories.document(issuer=factories.issuer())
    assert officer.get(LIST, {"q": words}).status_code == 200


def test_the_list_costs_the_same_for_many(
    officer: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    issuer = factories.issuer()
    for _ in range(12):
        factories.document(issuer=issuer)
    with django_assert_max_num_queries(18):
        officer.get(LIST)


def test_a_relation_costs_one_query_for_its_target(officer: Client) -> None:
    made = factories.document(issuer=factories.issuer())
    costs = []
    for number in (1, 6):
        for _ in range(number):
            target = factories.document(issuer=made.issuer)
            Relation.objects.create(source=made, kind="refers_to", target=target)
        with CaptureQueriesContext(connection) as queries:
            assert officer.get(f"{LIST}{made.pk}/change/").status_code == 200
        costs.append(len(queries))
    assert costs[1] - costs[0] <= 6


@pytest.mark.parametrize("model", ["document", "issuer", "documenttype", "signer", "fieldofwork"])
def test_choices_are_found_without_accents(officer: Client, model: str) -> None:
    issuer = factories.issuer(name="Ủy ban nhân dân phường Hoa Sen", code="UBND")
    factories.document(issuer=issuer, summary="Ủy quyền", type=factories.document_type())
    relation = {"app_label": "documents", "model_name": "document"}
    field = {
        "document": {"model_name": "relation", "field_name": "target", "term": "uy quyen"},
        "issuer": {"field_name": "issuer", "term": "uy ban"},
        "documenttype": {"field_name": "type", "term": "chi thi"},
        "signer": {"field_name": "signer", "term": "x"},
        "fieldofwork": {"field_name": "fields", "term": "x"},
    }[model]
    answer = officer.get("/quan-tri/autocomplete/", relation | field)
    expected = 0 if model in {"signer", "fieldofwork"} else 1
    assert len(answer.json()["results"]) == expected


@pytest.mark.parametrize("model", ["document", "issuer", "documenttype", "signer", "fieldofwork"])
def test_no_page_shows_english(officer: Client, model: str) -> None:
    made = factories.document(issuer=factories.issuer(), state=State.DRAFT)
    pages = [f"/quan-tri/documents/{model}/", f"/quan-tri/documents/{model}/?q=x"]
    pages.append(f"/quan-tri/documents/{model}/add/")
    if model == "document":
        pages += [f"{LIST}{made.pk}/{part}/" for part in ("change", "history", "delete")]
        pages.append(f"{LIST}{made.pk}/xem-truoc/")
    for page in pages:
        answer = officer.get(page)
        assert answer.status_code == 200
        assert english_on(answer.content.decode()) == []


def test_preview_of_a_draft(officer: Client) -> None:
    made = factories.document(
        issuer=factories.issuer(), state=State.DRAFT, published_at=None, confidentiality="secret"
    )
    preview = f"{LIST}{made.pk}/xem-truoc/"
    assert preview in officer.get(f"{LIST}{made.pk}/change/").content.decode()
    page = officer.get(preview).content.decode()
    assert made.summary in page
    assert "Bản xem trước" in page
    assert Client().get(preview).status_code == 302
    assert officer.get(f"{LIST}999999/xem-truoc/").status_code == 404
    assert writer().get(preview).status_code == 404


def test_files_of_a_draft_are_shown_in_its_preview(officer: Client) -> None:
    made = factories.document(issuer=factories.issuer(), state=State.DRAFT, published_at=None)
    file = attach(made, BytesIO(files_builder.pages(1)), "ban-nhap.pdf")
    answer = officer.get(f"{LIST}{made.pk}/xem-truoc/?ngay=2030-01-01")
    page = answer.content.decode()
    assert file.get_absolute_url() not in page
    assert f'<iframe src="{file.staff_url}"' in page
    assert "frame-src 'self'" in answer["Content-Security-Policy"]
    assert "Vào ngày 01/01/2030" in page
    assert officer.get(file.staff_url).getvalue() == files_builder.pages(1)
    assert Client().get(file.get_absolute_url()).status_code == 404


def test_the_address_is_frozen_after_publication(officer: Client) -> None:
    made = factories.document(number="35-CT/TW", issuer=factories.issuer())
    client = writer("change_document", "view_document")
    moment = {"published_at_0": "25/10/2026", "published_at_1": "15:00"}
    data = fields(issuer=made.issuer, slug="khac", **moment)
    for browser, slug in ((client, "chi-thi-35-ct-tw-2024"), (officer, "khac")):
        browser.post(f"{LIST}{made.pk}/change/", data)
        made.refresh_from_db()
        assert (made.summary, made.slug) == ("Về đại hội các cấp.", slug)


def asked(client: Client, **values: Any) -> dict[str, Any]:
    answer = client.get(CHECK, values)
    assert answer.status_code == 200
    return answer.json()


def test_a_number_is_understood_while_it_is_typed(officer: Client) -> None:
    found = asked(officer, number="35 ct/tw")
    assert found["understood"].startswith("Chỉ thị 35-CT/TW")
    issuer = factories.issuer(name="Trung ương Đảng")
    term = factories.term(issuer, 2021)
    given = {"type": factories.document_type().pk, "issuer": issuer.pk, "issued_on": "14/06/2024"}
    found = asked(officer, number="35 ct/tw", **given)
    assert found == {
        "understood": f"Chỉ thị 35-CT/TW, Trung ương Đảng, {term.name}",
        "remarks": [],
        "clash": None,
    }
    assert "CT" in asked(officer, number="35-KL/TW", **given)["remarks"][0]
    assert "UBND" in asked(officer, number="35/CT-UBND", **given)["remarks"][-1]
    assert (
        "nhiệm kỳ"
        in asked(officer, number="35-CT/TW", **given | {"issued_on": "01/01/1999"})["remarks"][0]
    )


def test_a_number_that_is_taken_is_told_while_it_is_typed(officer: Client) -> None:
    other = factories.document(number="35-CT/TW", issuer=factories.issuer())
    given = {
        "number": "35-ct/tw",
        "type": other.type_id,
        "issuer": other.issuer_id,
        "issued_on": "14/06/2024",
    }
    clash = {"title": str(other), "url": f"{LIST}{other.pk}/change/"}
    assert asked(officer, **given)["clash"] == clash
    assert asked(officer, **given, pk=other.pk)["clash"] is None


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"number": "x" * 10_000},
        {"number": "35-CT/TW", "type": "abc", "issuer": "9" * 40, "issued_on": "31/02/2025"},
        {"number": "1/" * 50, "pk": "9" * 40},
        {"number": "12345678901234567890/QĐ-UBND"},
    ],
)
def test_the_number_check_takes_anything(officer: Client, values: dict[str, str]) -> None:
    assert set(asked(officer, **values)) == {"understood", "remarks", "clash"}


def test_the_number_check_needs_the_right_to_see_documents() -> None:
    assert Client().get(CHECK, {"number": "35-CT/TW"}).status_code == 302
    assert writer().get(CHECK, {"number": "35-CT/TW"}).status_code == 404


def test_other_tables_are_kept(officer: Client) -> None:
    issuer = {"name": "Đảng ủy phường Hoa Sen", "code": "ĐU", "level": "commune", "order": "1"}
    term = {"name": "khóa I", "starts_on": "01/07/2025", "ends_on": ""}
    data = issuer | {"terms-TOTAL_FORMS": "1", "terms-INITIAL_FORMS": "0"}
    data |= {f"terms-0-{name}": value for name, value in term.items()}
    answer = officer.post("/quan-tri/documents/issuer/add/", data)
    assert answer.status_code == 302
    made = Issuer.objects.get()
    assert made.terms.get().starts_on + timedelta(days=1) == date(2025, 7, 2)
