"""Word and Excel files of today (ECMA-376): ZIP archives of XML, looked at without unpacking."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from typing import IO
from xml.parsers import expat

from django.core.exceptions import ValidationError

#: More than real files have; an archive that says more is meant to do harm.
MOST_ENTRIES = 5_000
MOST_BYTES = 500 * 1024 * 1024
#: Times that an archive may grow, for archives that grow beyond `_SMALL` bytes.
MOST_RATIO = 200
_SMALL = 20 * 1024 * 1024
#: Bytes that the list of parts may have, and a part in front of its first element.
_MOST_TYPES = 1024 * 1024
_MOST_PROLOG = 64 * 1024

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_TYPES = "[Content_Types].xml"
#: What the file is by the type of its main part.
_KINDS = {f"{_DOCX}.main+xml": _DOCX, f"{_XLSX}.main+xml": _XLSX}
_MACROS = re.compile(r"(?:^|/)vba(?:Project|Data)|macroEnabled", re.IGNORECASE)
_PROGRAMS = re.compile(
    r"\.(?:exe|dll|com|scr|msi|bat|cmd|ps1|vbs?|vbe|jse?|wsf|hta|lnk|jar|sh|elf|apk)$",
    re.IGNORECASE,
)

BROKEN = "Tệp bị hỏng hoặc không phải tệp Word, Excel thật."
BOMB = "Tệp nén quá nhiều dữ liệu bên trong nên không được nhận."
BAD_NAME = "Tệp có tên bên trong không hợp lệ nên không được nhận."
PROGRAM = "Tệp có chương trình chạy được bên trong nên không được nhận."
LOCKED = "Tệp đặt mật khẩu: hãy bỏ mật khẩu rồi tải lên lại."
MACROS = "Tệp có macro: hãy lưu lại thành tệp không có macro."
OTHER = "Tệp nén này không phải tệp Word (.docx) hay Excel (.xlsx)."
UNSAFE = "Tệp có khai báo XML không an toàn nên không được nhận."


def media_type_of(file: IO[bytes], size: int) -> str:
    """What the archive is; of its parts no more is unpacked than their beginnings.

    Raises ValidationError with a sentence when it is neither a Word nor an Excel file, or holds
    what such a file has no need of.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            _check_size(entries, size)
            _check_names(entries)
            kind = _kind(archive)
            for entry in entries:
                _check_part(archive, entry)
            return kind
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, KeyError) as error:
        raise ValidationError(BROKEN) from error
    except (RuntimeError, ValueError, OverflowError, MemoryError, expat.ExpatError) as error:
        raise ValidationError(BROKEN) from error


def _check_size(entries: Sequence[zipfile.ZipInfo], size: int) -> None:
    total = sum(entry.file_size for entry in entries)
    too_much = len(entries) > MOST_ENTRIES or total > MOST_BYTES
    if too_much or (total > _SMALL and total > MOST_RATIO * max(size, 1)):
        raise ValidationError(BOMB)


def _check_names(entries: Sequence[zipfile.ZipInfo]) -> None:
    names = [entry.filename for entry in entries]
    # Two parts of one name: one would be looked at, and another one opened.
    if len(set(names)) < len(names) or not all(map(_is_plain, names)):
        raise ValidationError(BAD_NAME)
    if any(entry.flag_bits & 1 for entry in entries):
        raise ValidationError(LOCKED)
    if any(_MACROS.search(name) for name in names):
        raise ValidationError(MACROS)
    if any(_PROGRAMS.search(name) for name in names):
        raise ValidationError(PROGRAM)


def _is_plain(name: str) -> bool:
    parts = name.split("/")
    return not name.startswith("/") and "\\" not in name and ":" not in name and ".." not in parts


def _kind(archive: zipfile.ZipFile) -> str:
    """By the type of the main part, whatever that is called: `word/document2.xml` is common."""
    if archive.getinfo(_TYPES).file_size > _MOST_TYPES:
        raise ValidationError(BOMB)
    overrides = _overrides(archive.read(_TYPES))
    if any("macroEnabled" in kind for kind in overrides.values()):
        raise ValidationError(MACROS)
    held = set(archive.namelist())
    for part, kind in overrides.items():
        if kind in _KINDS and part.removeprefix("/") in held:
            return _KINDS[kind]
    raise ValidationError(OTHER)


def _overrides(types: bytes) -> dict[str, str]:
    """Part names and their types."""
    found: dict[str, str] = {}

    def element(_name: str, attributes: dict[str, str]) -> None:
        part = attributes.get("PartName") or attributes.get("Extension", "")
        found[part] = attributes.get("ContentType", "")

    parser = expat.ParserCreate()
    parser.StartElementHandler = element
    parser.StartDoctypeDeclHandler = _refuse
    parser.Parse(types, True)
    return found


class _RootSeenError(Exception):
    """The first element has begun: no declaration can follow."""


def _refuse(*_: object) -> None:
    raise ValidationError(UNSAFE)


def _end(*_: object) -> None:
    raise _RootSeenError


def _check_part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """No part may declare entities: that is how a small XML text becomes an endless one.

    Read with a parser, for a declaration may hide behind a long comment or in UTF-16.
    """
    if entry.is_dir() or not entry.file_size:
        return
    with archive.open(entry) as part:
        start = part.read(4096)
        if not (entry.filename.endswith((".xml", ".rels", ".vml")) or _looks_like_xml(start)):
            return
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = _refuse
        parser.StartElementHandler = _end
        try:
            parser.Parse(start)
            parser.Parse(part.read(_MOST_PROLOG))
        except _RootSeenError:
            return
    raise ValidationError(BROKEN)


def _looks_like_xml(start: bytes) -> bool:
    return start.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").startswith(b"<")
