"""Files on their way to readers."""

import io
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.test import Client

from core.publishing.states import State
from documents.files import views
from documents.files.ranges import Part
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
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert b"".join(answer.streaming_content)  # type: ignore[attr-defined]


def test_304_to_who_has_it(client: Client, file: DocumentFile) -> None:
    answer = client.get(
        file.get_absolute_url(), headers={"if-none-match": f'W/"x", "{file.sha256}"'}
    )
    assert (answer.status_code, answer.content) == (304, b"")
    assert client.get(file.get_absolute_url(), headers={"if-none-match": "*"}).status_code == 304


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-0", 0, 0),
        ("bytes=5-9", 5, 9),
        ("bytes=100-", 100, None),
        ("bytes=-7", -7, None),
        ("bytes=0-999999999999999", 0, None),
        ("bytes=-999999999999999", 0, None),
    ],
)
def test_a_part(
    client: Client, file: DocumentFile, asked: str, first: int, last: int | None
) -> None:
    answer = client.get(file.get_absolute_url(), headers={"range": asked})
    whole = made.pages(1)
    first %= len(whole)
    last = len(whole) - 1 if last is None else last
    assert answer.status_code == 206
    assert answer.getvalue() == whole[first : last + 1]
    assert answer.headers["Content-Range"] == f"bytes {first}-{last}/{len(whole)}"
    assert answer.headers["Content-Length"] == str(last + 1 - first)
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "asked", ["bytes=9-5", "bytes=-", "bytes=0-1,5-6", "lines=1-2", "bytes=a-"]
)
def test_what_is_no_part_gets_the_whole_file(
    client: Client, file: DocumentFile, asked: str
) -> None:
    answer = client.get(file.get_absolute_url(), headers={"range": asked})
    assert (answer.status_code, answer.getvalue()) == (200, made.pages(1))
    assert answer.headers["Accept-Ranges"] == "bytes"


@pytest.mark.parametrize("asked", ["bytes=999999-", "bytes=-0"])
def test_a_part_that_is_not_there(client: Client, file: DocumentFile, asked: str) -> None:
    answer = client.get(file.get_absolute_url(), headers={"range": asked})
    assert answer.status_code == 416
    assert answer.headers["Content-Range"] == f"bytes */{file.size}"


def test_a_part_of_another_file_than_the_reader_began_with(
    client: Client, file: DocumentFile
) -> None:
    address = file.get_absolute_url()
    for mark, status in [(f'"{file.sha256}"', 206), ('"other"', 200)]:
        answer = client.get(address, headers={"range": "bytes=0-3", "if-range": mark})
        assert (answer.status_code, bool(answer.getvalue())) == (status, True)


def test_the_file_is_closed_when_it_is_sent(
    client: Client, file: DocumentFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts: list[Part] = []

    class Watched(Part):
        def __init__(self, *args: Any) -> None:
            super().__init__(*args)
            parts.append(self)

    monkeypatch.setattr(views, "Part", Watched)
    assert client.get(file.get_absolute_url()).getvalue()
    assert [part.file.closed for part in parts] == [True]


def test_another_name_is_moved(client: Client, file: DocumentFile) -> None:
    answer = client.get(f"/van-ban/tep/{file.pk}/x.exe/")
    assert (answer.status_code, answer.headers["Location"]) == (301, file.get_absolute_url())
    # Kept by a browser, it would lead in a circle when the number is set back.
    assert "max-age=0" in answer.headers["Cache-Control"]


def test_a_file_of_a_removed_document_is_gone_with_the_reason(
    client: Client, file: DocumentFile
) -> None:
    Document.objects.update(state=State.DRAFT, removal_reason="Đăng nhầm bản dự thảo.")
    answer = client.get(file.get_absolute_url())
    assert answer.status_code == 410
    assert "Đăng nhầm bản dự thảo." in answer.content.decode()


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
