"""Files on their way to readers."""

import io

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.test import Client

from core.publishing.states import State
from documents.files.services import attach
from documents.models import Document, DocumentFile
from tests import factories

from . import files_builder as made

pytestmark = pytest.mark.django_db


@pytest.fixture
def file() -> DocumentFile:
    state = factories.issuer(name="Ủy ban nhân dân phường", code="UBND", level="commune")
    kind = factories.document_type(name="quyết định", abbreviation="QĐ", family="state")
    document = factories.document(number="12/QĐ-UBND", issuer=state, type=kind)
    return attach(document, io.BytesIO(made.pages(1)), "scan 0001.pdf")


def test_named_by_the_number_of_the_document(client: Client, file: DocumentFile) -> None:
    assert file.get_absolute_url() == f"/van-ban/tep/{file.pk}/12-QD-UBND.pdf/"
    answer = client.get(file.get_absolute_url(), headers={"accept-encoding": "gzip"})
    assert b"".join(answer.streaming_content) == made.pages(1)  # type: ignore[attr-defined]
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Content-Length"] == str(file.size)
    assert "Content-Encoding" not in answer.headers
    assert answer.headers["Content-Disposition"] == (
        "inline; filename=\"12-QD-UBND.pdf\"; filename*=UTF-8''12-Q%C4%90-UBND.pdf"
    )


def test_word_files_are_saved_and_not_shown(client: Client, file: DocumentFile) -> None:
    word = attach(file.document, io.BytesIO(made.docx()), "a.docx", "annex")
    answer = client.get(word.get_absolute_url())
    assert answer.headers["Content-Disposition"].startswith(
        'attachment; filename="12-QD-UBND-phu-luc.docx"'
    )
    assert b"".join(answer.streaming_content)  # type: ignore[attr-defined]


def test_304_to_who_has_it(client: Client, file: DocumentFile) -> None:
    answer = client.get(
        file.get_absolute_url(), headers={"if-none-match": f'W/"x", "{file.sha256}"'}
    )
    assert (answer.status_code, answer.content) == (304, b"")


def test_another_name_is_moved(client: Client, file: DocumentFile) -> None:
    answer = client.get(f"/van-ban/tep/{file.pk}/x.exe/")
    assert (answer.status_code, answer.headers["Location"]) == (301, file.get_absolute_url())


@pytest.mark.parametrize(
    "change",
    [{"state": State.DRAFT}, {"state": State.DRAFT, "confidentiality": "secret"}],
)
def test_files_of_what_is_not_public(
    client: Client, file: DocumentFile, change: dict[str, str]
) -> None:
    Document.objects.update(**change)
    for name in (file.plain_name, "x"):
        assert client.get(f"/van-ban/tep/{file.pk}/{name}/").status_code == 404
    assert client.get(f"/van-ban/tep/{file.pk + 1}/x/").status_code == 404


def test_a_file_that_is_gone_is_404(client: Client, file: DocumentFile) -> None:
    file.file.storage.delete(str(file.file.name))
    assert client.get(file.get_absolute_url()).status_code == 404


def test_staff_see_every_file_by_right(client: Client, file: DocumentFile) -> None:
    Document.objects.update(state=State.DRAFT)
    address = f"/quan-tri/tep-van-ban/{file.pk}/"
    assert client.get(address).status_code == 302
    user = get_user_model().objects.create_user("canbo", password="x", is_staff=True)
    client.force_login(user)
    assert client.get(address).status_code == 403
    user.user_permissions.add(Permission.objects.get(codename="view_document"))
    answer = client.get(address)
    assert answer.status_code == 200
    assert "no-store" in answer.headers["Cache-Control"]
    assert b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    assert client.get("/quan-tri/tep-van-ban/999999/").status_code == 404


def test_only_reading(client: Client, file: DocumentFile) -> None:
    assert client.post(file.get_absolute_url()).status_code == 405
