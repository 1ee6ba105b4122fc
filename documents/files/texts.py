"""Text of files, page by page, taken out by a program of its own and kept beside the file."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db import transaction

from core.vietnamese.folding import tidy_lines
from documents.models import DocumentFile, FilePage, TextState

from . import reading
from .checks import DOC
from .storage import storage

#: Seconds by the clock; the program's own limit counts only what the processor works.
PATIENCE = 60
_BATCH = 200
#: Bytes that the program may print: its letters as JSON, and a little.
_MOST_OUTPUT = reading.MOST_LETTERS * 6 + reading.MOST_PAGES * 50

SENTENCES = {
    reading.ENCRYPTED: "Tệp đặt mật khẩu nên không lấy được chữ.",
    reading.BROKEN: "Tệp bị hỏng hoặc quá lớn nên không lấy được chữ.",
    reading.CUT: "Chỉ lấy chữ của phần đầu: tệp quá dài.",
    reading.PARTLY: "Có trang bị hỏng nên không lấy được chữ của trang đó.",
    "scan": "Bản quét, không có chữ.",
    "doc": "Không lấy được chữ từ tệp Word đời cũ; hãy thêm bản .docx hoặc PDF.",
    "gone": "Không tìm thấy tệp trên đĩa.",
}


@dataclass
class Text:
    """What was taken out of a file."""

    state: TextState
    note: str = ""
    pages: int | None = None
    texts: list[tuple[int, str]] = field(default_factory=list)


_BROKEN = Text(TextState.FAILED, SENTENCES[reading.BROKEN])


def read(file: DocumentFile) -> Text:
    """Take the text out; raises nothing that a file could cause."""
    if file.media_type == DOC:
        return Text(TextState.FAILED, SENTENCES["doc"])
    if not storage.exists(file.stored_as):
        return Text(TextState.FAILED, SENTENCES["gone"])
    output = _output([file.media_type, storage.path(file.stored_as)])
    try:
        return _understood(_lines(output))
    except (ValueError, KeyError, TypeError):
        # The program was ended in the middle of a line, or no longer did as it was told.
        return _BROKEN


def _output(arguments: list[str]) -> bytes:
    """What the program prints, as far as we listen; it knows no secret of the portal."""
    with subprocess.Popen(  # noqa: S603 (our own program)
        [sys.executable, "-B", "-m", "documents.files.reading", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=settings.BASE_DIR,
        env={"PYTHONUTF8": "1", "PATH": "/usr/bin:/bin"},
    ) as program:
        watch = threading.Timer(PATIENCE, program.kill)
        watch.start()
        try:
            return program.stdout.read(_MOST_OUTPUT) if program.stdout else b""
        finally:
            watch.cancel()
            program.kill()


def _lines(output: bytes) -> Iterator[dict[str, Any]]:
    return (json.loads(line) for line in output.splitlines())


def _understood(lines: Iterable[dict[str, Any]]) -> Text:
    """The text, when it was said to its end."""
    texts: list[tuple[int, str]] = []
    for line in lines:
        if "page" in line:
            texts.append((int(line["page"]), tidy_lines(line["text"])))
        elif "error" in line:
            return Text(TextState.FAILED, SENTENCES[line["error"]])
        elif any(words for _, words in texts):
            return Text(TextState.DONE, SENTENCES.get(line["note"], ""), line["pages"], texts)
        else:
            return Text(TextState.EMPTY, SENTENCES["scan"], line["pages"])
    return _BROKEN


def extract(key: int, *, again: bool = False) -> TextState | None:
    """Take the text out of a stored file and keep it; None when there is nothing to do.

    Several workers may do the same at once: the row is locked before anything is written, and
    whoever comes second finds it done.
    """
    file = DocumentFile.objects.filter(pk=key).first()
    if file is None or not (again or file.text_state == TextState.WAITING):
        return None
    text = read(file)
    with transaction.atomic():
        locked = DocumentFile.objects.select_for_update().filter(pk=key).first()
        if locked is None or not (again or locked.text_state == TextState.WAITING):
            return None
        FilePage.objects.filter(file=locked).delete()
        FilePage.objects.bulk_create(
            (FilePage(file=locked, number=n, text=words) for n, words in text.texts if words),
            batch_size=_BATCH,
        )
        locked.text_state, locked.text_note, locked.pages = text.state, text.note, text.pages
        locked.save(update_fields=["text_state", "text_note", "pages"])
    return text.state
