"""Text out of files, good and hostile; nothing a file does goes further than its own program."""

import io
import json
import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import IO, Any

import openpyxl
import pytest
import time_machine
from django.conf import settings
from django.core.files import File
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from documents.demo.papers import scan_pdf, text_pdf
from documents.files import reading, services, texts
from documents.files.services import attach, verify
from documents.files.storage import storage
from documents.models import DocumentFile, FilePage, TextState
from documents.tasks import SECOND_TRY
from tests import factories

from . import files_builder as made

pytestmark = pytest.mark.django_db


def attached(content: bytes, name: str = "tep.pdf") -> DocumentFile:
    """A stored file whose text has been asked for."""
    file = attach(factories.document(), io.BytesIO(content), name)
    texts.extract(file.pk)
    file.refresh_from_db()
    return file


def replace_program(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """Another program runs in the place of the one that reads files."""
    real = subprocess.Popen

    def other(command: list[str], **options: Any) -> Any:
        return real([command[0], "-c", program], **options)

    monkeypatch.setattr("documents.files.texts.subprocess.Popen", other)


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


def test_one_spoilt_page_does_not_cost_the_others() -> None:
    spoilt = made.pages(3).replace(b"6 0 obj\n<<", b"6 0 obj\n>>")
    file = attached(spoilt)
    assert (file.text_state, file.pages) == (TextState.DONE, 3)
    assert "trang bị hỏng" in file.text_note
    assert words_of(file) == [(1, "So 12"), (3, "So 12")]


def test_a_number_broken_at_the_end_of_a_line_keeps_its_dash() -> None:
    file = attached(made.pages(1, text=b"theo 30/2020/ND-) Tj 0 -14 Td (CP ngay"))
    assert words_of(file) == [(1, "theo 30/2020/ND-CP ngay")]


def test_a_sheet_with_a_cell_at_its_far_end() -> None:
    book = openpyxl.Workbook()
    book.active["A1"], book.active["XFD1048576"] = "Số 12", "cuối"
    out = io.BytesIO()
    book.save(out)
    file = attached(out.getvalue(), "a.xlsx")
    assert words_of(file) == [(1, "Sheet Số 12 cuối")]


def test_the_program_stops_by_itself_with_what_it_has(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "a.pdf").write_bytes(made.pages(3))
    monkeypatch.setattr(reading, "_ENOUGH", 0)
    last = reading._read("application/pdf", str(tmp_path / "a.pdf"))
    assert last == {"pages": 3, "note": reading.CUT}
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_text_is_tidy_whatever_the_program_says(monkeypatch: pytest.MonkeyPatch) -> None:
    file = attach(factories.document(), io.BytesIO(made.pages(1)), "a.pdf")
    line = {"page": 1, "text": "Hải\x00 Pho\u0300ng\r\n\u202ex"}
    replace_program(
        monkeypatch, f'print({json.dumps(line)!r}, \'{{"pages":1,"note":""}}\', sep=\'\\n\')'
    )
    assert texts.extract(file.pk, again=True) == TextState.DONE
    page = FilePage.objects.get(file=file)
    assert (page.text, page.text_folded) == ("Hải Phòng\nx", "hai phong x")


def test_ten_thousand_pages() -> None:
    file = attached(made.pages(10_000))
    assert (file.text_state, file.pages) == (TextState.DONE, 10_000)
    assert "phần đầu" in file.text_note
    assert FilePage.objects.filter(file=file).count() == reading.MOST_PAGES


def test_too_many_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    file = attached(made.docx("chữ." * 1_400_000), "a.docx")
    assert "phần đầu" in file.text_note
    assert len(FilePage.objects.get(file=file).text) == reading.MOST_LETTERS


HARM = {
    "killed": "os.kill(os.getpid(), 9)",
    "memory": "'x' * 3 * 1024**3",
    "crash": "os.abort()",
    "a file": "tempfile.TemporaryFile().write(b'x' * 10**6)\n"
    """print('{"pages": 1, "note": ""}')""",
    "too many words": "while True: print('x' * 10**6)",
    "another tongue": "print('[1, 2]')",
    "an unknown reason": """print('{"error": "whatever"}')""",
    "half a line": """print('{"page": 2, "te', end='')""",
}


@pytest.mark.parametrize("harm", HARM)
def test_a_program_that_dies_takes_nothing_with_it(
    harm: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = attach(factories.document(), io.BytesIO(made.pages(1)), "a.pdf")
    DocumentFile.objects.update(text_state=TextState.WAITING)
    replace_program(
        monkeypatch,
        "import os, tempfile\nfrom documents.files import reading\nreading._limit()\n"
        f"""print('{{"page": 1, "text": "x"}}', flush=True)\n{HARM[harm]}""",
    )
    assert texts.extract(file.pk) == TextState.FAILED
    assert not FilePage.objects.exists()


def test_a_program_that_never_ends_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    file = attach(factories.document(), io.BytesIO(made.pages(1)), "a.pdf")
    DocumentFile.objects.update(text_state=TextState.WAITING)
    replace_program(monkeypatch, "import time; time.sleep(60)")
    monkeypatch.setattr(texts, "PATIENCE", 1)
    began = time.monotonic()
    assert texts.extract(file.pk) == TextState.FAILED
    assert time.monotonic() - began < 10


def test_the_program_knows_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    file = attach(factories.document(), io.BytesIO(made.pages(1)), "a.pdf")
    monkeypatch.setenv("SECRET_KEY", "very secret")
    seen: dict[str, Any] = {}
    real = subprocess.Popen

    def watched(command: list[str], **options: Any) -> Any:
        seen.update(options["env"])
        return real(command, **options)

    monkeypatch.setattr("documents.files.texts.subprocess.Popen", watched)
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


def test_the_same_file_by_two_at_once_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    document = factories.document()

    def late(stream: IO[bytes]) -> File:
        monkeypatch.setattr(services, "File", File)
        attach(document, io.BytesIO(made.pages(1)), "b.pdf")
        return File(stream)

    monkeypatch.setattr(services, "File", late)
    assert attach(document, io.BytesIO(made.pages(1)), "a.pdf").name == "b.pdf"
    assert len(list((settings.DOCUMENTS_ROOT / "van-ban").rglob("*.pdf"))) == 1


def test_nobody_else_on_the_machine_may_read_it() -> None:
    file = attach(factories.document(), io.BytesIO(made.pages(1)), "a.pdf")
    assert Path(storage.path(str(file.file.name))).stat().st_mode & 0o777 == 0o640


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


@pytest.fixture
def queue(settings: Any) -> Iterator[Callable[[], object]]:
    """The database as the queue, and a worker that does all that is due."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    signals = [signal.SIGINT, signal.SIGTERM, signal.SIGQUIT]
    before = {number: signal.getsignal(number) for number in signals}
    options = ("--batch", "--no-startup-delay", "--no-reload")
    yield lambda: call_command("db_worker", *options, verbosity=0)
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.django_db(transaction=True)
def test_a_real_worker(queue: Callable[[], object]) -> None:
    file = attach(factories.document(), io.BytesIO(made.pages(1)), "a.pdf")
    assert file.text_state == TextState.WAITING
    queue()
    file.refresh_from_db()
    assert file.text_state == TextState.DONE


@pytest.mark.django_db(transaction=True)
def test_what_a_worker_took_and_died_with_is_done_by_the_next(queue: Callable[[], object]) -> None:
    file = attach(factories.document(), io.BytesIO(made.pages(1)), "a.pdf")
    DBTaskResult.objects.ready()[0].claim("a worker that is gone")
    queue()
    file.refresh_from_db()
    assert file.text_state == TextState.WAITING
    with time_machine.travel(timezone.now() + SECOND_TRY + timedelta(seconds=1)):
        queue()
    file.refresh_from_db()
    assert file.text_state == TextState.DONE


@pytest.mark.django_db(transaction=True)
def test_work_is_asked_for_with_the_file_or_not_at_all(queue: Callable[[], object]) -> None:
    with transaction.atomic():
        attach(factories.document(), io.BytesIO(made.pages(1)), "a.pdf")
        assert DBTaskResult.objects.count() == 2
        transaction.set_rollback(True)
    assert not DBTaskResult.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_never_double_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    file = attach(factories.document(), io.BytesIO(made.pages(5)), "a.pdf")
    DocumentFile.objects.update(text_state=TextState.WAITING)
    FilePage.objects.all().delete()
    both_read = threading.Barrier(2)
    real = texts.read

    def read(found: DocumentFile) -> texts.Text:
        text = real(found)
        both_read.wait(30)
        return text

    def work() -> TextState | None:
        try:
            return texts.extract(file.pk)
        finally:
            connection.close()

    monkeypatch.setattr(texts, "read", read)
    with ThreadPoolExecutor(2) as pool:
        done = [future.result() for future in [pool.submit(work), pool.submit(work)]]
    assert sorted(map(str, done)) == ["None", "done"]
    assert FilePage.objects.count() == 5
