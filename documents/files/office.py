"""Word and Excel files of today (ECMA-376): ZIP archives of XML, looked at without unpacking."""

from __future__ import annotations

import re
import zipfile
from typing import IO

from django.core.exceptions import ValidationError

#: More than real files have; an archive that says more is meant to do harm.
MOST_ENTRIES = 5_000
MOST_BYTES = 500 * 1024 * 1024
#: Times that an archive may grow, for archives that grow beyond `_SMALL` bytes.
MOST_RATIO = 200
_SMALL = 20 * 1024 * 1024

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: The main part's type in [Content_Types].xml, and what the file then is.
_MAIN = {f"{_DOCX}.main+xml".encode(): _DOCX, f"{_XLSX}.main+xml".encode(): _XLSX}
_MAIN_PART = {_DOCX: "word/document.xml", _XLSX: "xl/workbook.xml"}
_MACROS = re.compile(r"(?:^|/)vba(?:Project|Data)|macroEnabled", re.IGNORECASE)
_DECLARED = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)|<\x00!\x00", re.IGNORECASE)

BROKEN = "Tệp bị hỏng hoặc không phải tệp Word, Excel thật."


def media_type_of(file: IO[bytes], size: int) -> str:
    """What the archive is.

    Raises ValidationError with a sentence when it is neither a Word nor an Excel file, or holds
    what such a file has no need of.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            _check_entries(archive.infolist(), size)
            kind = _kind(archive)
            _check_parts(archive)
            return kind
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, KeyError) as error:
        raise ValidationError(BROKEN) from error
    except (RuntimeError, ValueError, OverflowError, MemoryError) as error:
        raise ValidationError(BROKEN) from error


def _check_entries(entries: list[zipfile.ZipInfo], size: int) -> None:
    total = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_ENTRIES or total > MOST_BYTES:
        raise ValidationError("Tệp nén quá nhiều dữ liệu bên trong nên không được nhận.")
    if total > _SMALL and total > MOST_RATIO * max(size, 1):
        raise ValidationError("Tệp nén quá nhiều dữ liệu bên trong nên không được nhận.")
    names = [entry.filename for entry in entries]
    if len(set(names)) < len(names) or not all(map(_is_plain, names)):
        raise ValidationError("Tệp có tên bên trong không hợp lệ nên không được nhận.")
    if any(entry.flag_bits & 1 for entry in entries):
        raise ValidationError("Tệp đặt mật khẩu: hãy bỏ mật khẩu rồi tải lên lại.")
    if any(_MACROS.search(name) for name in names):
        raise ValidationError("Tệp có macro: hãy lưu lại thành tệp không có macro.")


def _is_plain(name: str) -> bool:
    parts = name.split("/")
    return not name.startswith("/") and "\\" not in name and ":" not in name and ".." not in parts


def _kind(archive: zipfile.ZipFile) -> str:
    types = archive.read("[Content_Types].xml")
    if b"macroEnabled" in types:
        raise ValidationError("Tệp có macro: hãy lưu lại thành tệp không có macro.")
    kind = next((kind for mark, kind in _MAIN.items() if mark in types), None)
    if kind is None or _MAIN_PART[kind] not in archive.namelist():
        raise ValidationError("Tệp nén này không phải tệp Word (.docx) hay Excel (.xlsx).")
    return kind


def _check_parts(archive: zipfile.ZipFile) -> None:
    """No part may declare entities: that is how a small XML text becomes an endless one."""
    for entry in archive.infolist():
        if entry.filename.endswith((".xml", ".rels")):
            with archive.open(entry) as part:
                if _DECLARED.search(part.read(4096)):
                    raise ValidationError("Tệp có khai báo XML không an toàn nên không được nhận.")
