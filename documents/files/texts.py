"""Text of files, page by page, taken out by a program of its own and kept beside the file."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db import transaction

from documents.models import DocumentFile, FilePage, TextState

from . import reading
from .checks import DOC
from .storage import storage

#: Seconds by the clock; the program's own limit counts only what the processor works.
PATIENCE = 90
_BATCH = 200
#: More than a file may print: letters as JSON, and a little.
_MOST_OUTPUT = reading.MOST_LETTERS * 7

SENTENCES = {
    reading.ENCRYPTED: "Tệp đặt mật khẩu nên không lấy được chữ.",
    reading.BROKEN: "Tệp bị hỏng hoặc quá lớn nên không lấy được chữ.",
    reading.CUT: "Chỉ lấy chữ của phần đầu: tệp quá dài.",
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


def read(file: DocumentFile) -> Text:
    """Take the text out; raises nothing that a file could cause."""
    if file.media_type == DOC:
        return Text(TextState.FAILED, SENTENCES["doc"])
    if not storage.exists(file.stored_as):
        return Text(TextState.FAILED, SENTENCES["gone"])
    return _understood(_lines(file.media_type, storage.path(file.stored_as)))


def _lines(media_type: str, path: str) -> Iterator[dict[str, Any]]:
    """What the program prints; it knows no setting and no secret of the portal."""
    try:
        done = subprocess.run(  # noqa: S603 (our own program)
            [sys.executable, "-m", "documents.files.reading", media_type, path],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=settings.BASE_DIR,
            env={"PYTHONUTF8": "1", "PATH": "/usr/bin:/bin"},
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return
    for line in done.stdout[:_MOST_OUTPUT].splitlines():
        yield json.loads(line)


def _understood(lines: Iterator[dict[str, Any]]) -> Text:
    text = Text(TextState.FAILED, SENTENCES[reading.BROKEN])
    try:
        for line in lines:
            if "page" in line:
                text.texts.append((line["page"], line["text"]))
            elif "error" in line:
                text.note = SENTENCES[line["error"]]
                text.texts.clear()
            else:
                text.pages = line["pages"]
                text.note = SENTENCES.get(line["note"], "")
                text.state = TextState.DONE
    except ValueError:
        # The program was ended in the middle of a line.
        return Text(TextState.FAILED, SENTENCES[reading.BROKEN])
    if text.state == TextState.DONE and not any(words.strip() for _, words in text.texts):
        return Text(TextState.EMPTY, SENTENCES["scan"], text.pages)
    return text if text.state == TextState.DONE else Text(text.state, text.note)


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
