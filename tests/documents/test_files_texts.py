"""Text out of files, good and hostile; nothing a file does goes further than its own program."""

import io
import os
import signal
import subprocess
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command

from documents.demo.papers import scan_pdf, text_pdf
from documents.files import reading, texts
from documents.files.services import attach, verify
from documents.files.storage import storage
from documents.models import DocumentFile, FilePage, TextState
from tests import factories

from . import files_builder as made

pytestmark = pytest.mark.django_db


def attached(content: bytes, name: str = "tep.pdf") -> DocumentFile:
    """A stored file whose text has been asked for."""
    file = attach(factories.document(), io.BytesIO(content), name)
    texts.extract(file.pk)
    file.refresh_from_db()
    return file


def words_of(file: DocumentFile) -> list[tuple[int, str]]:
    return [
        (page.number, " ".join(page.text.split()))
        for page in FilePage.objects.filter(file=file).order_by("number")
    ]


def test_pages_of_a_pdf_with_vietnamese_letters() -> None:
    file = attached(text_pdf([["Nghị quyết số 09-NQ/ĐH"], ["Trang thứ hai: ẲẴỔỖ"]]))
    assert (file.text_state, file.pages, file.text_note) == (TextState.DONE, 2, "")
    assert words_of(file) == [(1, "Nghị quyết số 09-NQ/ĐH"), (2, "Trang thứ hai: ẲẴỔỖ")]
    folded = FilePage.objects.get(file=file, number=1).text_folded
    assert folded == "nghi quyet so 09-nq/dh"


def test_word_and_excel() -> None:
    word = attached(made.docx("Kế hoạch năm 2026"), "a.docx")
    assert (word.text_state, word.pages) == (TextState.DONE, None)
    assert words_of(word) == [(1, "Kế hoạch năm 2026")]
    sheet = attached(made.xlsx(), "a.xlsx")
    assert "35-CT/TW 14/6/2024" in words_of(sheet)[0][1]


def test_a_scan_says_that_it_is_one() -> None:
    file = attached(scan_pdf())
    assert (file.text_state, file.text_note) == (TextState.EMPTY, "Bản quét, không có chữ.")
    assert words_of(file) == []


@pytest.mark.parametrize(
    ("content", "state", "note"),
    [
        (made.encrypted_pdf(), TextState.FAILED, "mật khẩu"),
        (made.pages(3)[:200], TextState.FAILED, "hỏng"),
        (b"%PDF-1.7\n" + os.urandom(5000), TextState.FAILED, "hỏng"),
        (made.with_javascript(), TextState.DONE, ""),
        (made.compound("WordDocument"), TextState.FAILED, "đời cũ"),
    ],
)
def test_broken_and_hostile(content: bytes, state: TextState, note: str) -> None:
    file = attached(content)
    assert file.text_state == state
    assert note in file.text_note


def test_ten_thousand_pages() -> None:
    file = attached(made.pages(10_000))
    assert (file.text_state, file.pages) == (TextState.DONE, 10_000)
    assert "phần đầu" in file.text_note
    assert FilePage.objects.filter(file=file).count() == reading.MOST_PAGES


def test_too_many_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    file = attached(made.docx("chữ " * 1_400_000), "a.docx")
    assert "phần đầu" in file.text_note
    assert len(FilePage.objects.get(file=file).text) == reading.MOST_LETTERS


@pytest.mark.parametrize("harm", ["os.kill(os.getpid(), 9)", "'x' * 3 * 1024**3", "os.abort()"])
def test_a_program_that_dies_takes_nothing_with_it(
    harm: str, monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Any
) -> None:
    file = attach(factories.document(), io.BytesIO(made.pages(1)), "a.pdf")
    DocumentFile.objects.update(text_state=TextState.WAITING)
    real = subprocess.run

    def harmed(command: list[str], **options: Any) -> Any:
        program = (
            "import os, json; from documents.files import reading\n"
            f"reading._limit()\nprint(json.dumps({{'page': 1, 'text': 'x'}}), flush=True)\n{harm}"
        )
        return real([command[0], "-c", program], **options)

    monkeypatch.setattr("documents.files.texts.subprocess.run", harmed)
    assert texts.extract(file.pk) == TextState.FAILED
    assert not FilePage.objects.exists()


def test_a_program_that_never_ends_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    file = attach(factories.document(), io.BytesIO(made.pages(1)), "a.pdf")
    DocumentFile.objects.update(text_state=TextState.WAITING)
    real = subprocess.run

    def endless(command: list[str], **options: Any) -> Any:
        return real([command[0], "-c", "import time; time.sleep(60)"], **options)

    monkeypatch.setattr("documents.files.texts.subprocess.run", endless)
    monkeypatch.setattr(texts, "PATIENCE", 1)
    began = time.monotonic()
    assert texts.extract(file.pk) == TextState.FAILED
    assert time.monotonic() - began < 10


def test_the_program_knows_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    file = attach(factories.document(), io.BytesIO(made.pages(1)), "a.pdf")
    monkeypatch.setenv("SECRET_KEY", "very secret")
    seen: dict[str, Any] = {}
    real = subprocess.run

    def watched(command: list[str], **options: Any) -> Any:
        seen.update(options["env"])
        return real(command, **options)

    monkeypatch.setattr("documents.files.texts.subprocess.run", watched)
    texts.extract(file.pk, again=True)
    assert seen.keys() == {"PYTHONUTF8", "PATH"}


def test_done_once_and_again_only_on_demand(django_capture_on_commit_callbacks: Callable) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        file = attach(factories.document(), io.BytesIO(made.pages(2)), "a.pdf")
    file.refresh_from_db()
    assert file.text_state == TextState.DONE
    assert texts.extract(file.pk) is None
    assert texts.extract(file.pk, again=True) == TextState.DONE
    assert FilePage.objects.count() == 2
    assert texts.extract(10**9) is None


def test_the_same_file_twice_is_one() -> None:
    document = factories.document()
    first = attach(document, io.BytesIO(made.pages(1)), "a.pdf")
    assert attach(document, io.BytesIO(made.pages(1)), "b.pdf") == first
    assert attach(factories.document(), io.BytesIO(made.pages(1)), "a.pdf") != first
    assert len(list((settings.DOCUMENTS_ROOT / "van-ban").rglob("*.pdf"))) == 2


def test_stored_under_a_name_nobody_can_guess() -> None:
    file = attach(factories.document(), io.BytesIO(made.pages(1)), "../../Mat khau.PDF.exe")
    folder, _, name = str(file.file.name).rpartition("/")
    assert folder.startswith("van-ban/20")
    assert name.endswith(".pdf")
    assert len(name) == 26
    assert not str(storage.path(str(file.file.name))).startswith(str(settings.MEDIA_ROOT))


def test_what_changed_on_the_disk_is_seen() -> None:
    file = attach(factories.document(), io.BytesIO(made.pages(1)), "a.pdf")
    assert verify(file)
    with open(storage.path(str(file.file.name)), "ab") as stored:  # noqa: PTH123
        stored.write(b"x")
    assert not verify(file)
    os.unlink(storage.path(str(file.file.name)))  # noqa: PTH108
    assert not verify(file)
    assert texts.extract(file.pk, again=True) == TextState.FAILED


def test_a_deleted_file_is_gone_from_the_disk(
    django_capture_on_commit_callbacks: Callable,
) -> None:
    file = attach(factories.document(), io.BytesIO(made.pages(1)), "a.pdf")
    path = storage.path(str(file.file.name))
    with django_capture_on_commit_callbacks(execute=True):
        file.document.delete()
    assert not os.path.exists(path)  # noqa: PTH110


def test_the_command_does_what_waits(capsys: pytest.CaptureFixture[str]) -> None:
    file = attach(factories.document(), io.BytesIO(made.pages(1)), "a.pdf")
    broken = attach(factories.document(), io.BytesIO(made.pages(1)[:100]), "b.pdf")
    call_command("extract_texts")
    assert capsys.readouterr().out == (f"{file.pk}\tĐã lấy chữ\n{broken.pk}\tKhông đọc được\n")
    call_command("extract_texts")
    assert capsys.readouterr().out == ""
    call_command("extract_texts", "--again")
    assert capsys.readouterr().out == f"{broken.pk}\tKhông đọc được\n"


@pytest.mark.django_db(transaction=True)
def test_a_real_worker(settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    file = attach(factories.document(), io.BytesIO(made.pages(1)), "a.pdf")
    assert file.text_state == TextState.WAITING
    before = {name: signal.getsignal(name) for name in (signal.SIGINT, signal.SIGTERM)}
    before[signal.SIGQUIT] = signal.getsignal(signal.SIGQUIT)
    try:
        call_command("db_worker", "--batch", "--no-startup-delay", "--no-reload", verbosity=0)
    finally:
        for name, handler in before.items():
            signal.signal(name, handler)
    file.refresh_from_db()
    assert file.text_state == TextState.DONE
