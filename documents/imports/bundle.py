"""The ZIP of files beside a list: each entry looked at for itself, nothing unpacked by its name."""

from __future__ import annotations

import lzma
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import PurePosixPath
from tempfile import SpooledTemporaryFile
from typing import IO

from django.core.exceptions import ValidationError

from core.vietnamese.folding import squeeze
from documents.files.checks import MOST_BYTES, Checked, check

MEGABYTE = 1024 * 1024
#: Of the ZIP itself; nginx lets as much pass.
MOST_ZIP_BYTES = 300 * MEGABYTE
MOST_ENTRIES = 10_000
#: Of all entries together, unpacked.
MOST_UNPACKED = 1_500 * MEGABYTE
#: Times that an entry may grow, where it grows beyond `_SMALL` bytes.
MOST_RATIO = 100
_SMALL = 5 * MEGABYTE
_IN_MEMORY = 4 * MEGABYTE
BROKEN = "Tệp ZIP bị hỏng hoặc không phải tệp ZIP."
#: What systems put into archives by themselves.
_LITTER = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
_UTF8 = 0x800


@dataclass(frozen=True)
class Member:
    """A file in the ZIP: its name, and why it is refused, if it is."""

    name: str
    info: zipfile.ZipInfo
    refusal: str = ""

    @property
    def stem(self) -> str:
        """The name without its ending."""
        return PurePosixPath(self.name).stem


class Bundle:
    """An open ZIP; a context manager."""

    def __init__(self, file: IO[bytes]) -> None:
        """Open it. Raises ValidationError with a sentence when it cannot be taken as a whole."""
        if file.seek(0, 2) > MOST_ZIP_BYTES:
            most = MOST_ZIP_BYTES // MEGABYTE
            raise ValidationError(f"Tệp ZIP nặng quá {most} MB; hãy chia thành nhiều lần nhập.")
        file.seek(0)
        try:
            self._archive = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise ValidationError(BROKEN) from error
        self.members = self._looked_at()

    def __enter__(self) -> Bundle:
        return self

    def __exit__(self, *_: object) -> None:
        self._archive.close()

    def _looked_at(self) -> list[Member]:
        entries = [entry for entry in self._archive.infolist() if not _is_litter(entry)]
        if len(entries) > MOST_ENTRIES:
            raise ValidationError(f"Tệp ZIP có quá {MOST_ENTRIES} tệp; hãy chia thành nhiều lần.")
        found, names, total = [], set(), 0
        for entry in entries:
            name = _name_of(entry)
            refusal = _refusal(entry, name)
            plain = squeeze(PurePosixPath(name.replace("\\", "/")).name) or name
            if not refusal and plain in names:
                refusal = "Trong ZIP có hai tệp cùng tên này; chỉ lấy tệp đầu."
            if not refusal:
                total += entry.file_size
                if total > MOST_UNPACKED:
                    refusal = "Các tệp trong ZIP cộng lại quá lớn; hãy chia thành nhiều lần nhập."
            names.add(plain)
            found.append(Member(plain if not refusal else name, entry, refusal))
        return found

    def check(self, member: Member) -> Checked:
        """What the file is. Raises ValidationError when it may not be taken."""
        with self.open(member) as stream:
            return check(stream)

    @contextmanager
    def open(self, member: Member) -> Iterator[IO[bytes]]:
        """The file, unpacked as far as it may be large.

        Raises ValidationError when it is larger than it says, or broken.
        """
        with SpooledTemporaryFile(max_size=_IN_MEMORY) as unpacked:
            try:
                with self._archive.open(member.info) as packed:
                    while chunk := packed.read(MEGABYTE):
                        unpacked.write(chunk)
                        if unpacked.tell() > MOST_BYTES:
                            raise ValidationError("Tệp giải nén ra quá lớn.")
            except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, ValueError) as error:
                raise ValidationError("Tệp trong ZIP bị hỏng, không giải nén được.") from error
            except (NotImplementedError, zlib.error, lzma.LZMAError) as error:
                raise ValidationError("Tệp trong ZIP bị hỏng, không giải nén được.") from error
            unpacked.seek(0)
            yield unpacked


def _is_litter(entry: zipfile.ZipInfo) -> bool:
    name = entry.filename
    return (
        entry.is_dir()
        or name.startswith(_LITTER[0])
        or PurePosixPath(name).name in _LITTER
        or PurePosixPath(name).name.startswith(("._", "~$"))
    )


def _name_of(entry: zipfile.ZipInfo) -> str:
    """The name as it was meant: programs write UTF-8 without saying so."""
    # Where nothing is said, the library has read the bytes as CP437.
    name = entry.orig_filename
    if not entry.flag_bits & _UTF8:
        with suppress(UnicodeEncodeError, UnicodeDecodeError):
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\0", "")


def _refusal(entry: zipfile.ZipInfo, name: str) -> str:
    parts = name.replace("\\", "/").split("/")
    if ".." in parts or parts[0] == "" or ":" in name:
        return "Tên tệp chỉ ra ngoài thư mục của ZIP nên không được nhận."
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "Đây là đường tắt, không phải tệp."
    if entry.flag_bits & 1:
        return "Tệp đặt mật khẩu: hãy nén lại không có mật khẩu."
    if entry.file_size > MOST_BYTES:
        return f"Tệp giải nén ra nặng quá {MOST_BYTES // MEGABYTE} MB."
    if entry.file_size > _SMALL and entry.file_size > MOST_RATIO * max(entry.compress_size, 1):
        return "Tệp nén quá nhiều dữ liệu bên trong nên không được nhận."
    return ""
