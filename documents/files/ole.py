"""The names in an OLE compound file ([MS-CFB]), the container of old Word files."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import IO

SIGNATURE = bytes.fromhex("d0cf11e0a1b11ae1")
#: The last number of a sector; greater ones mean an end, a table, nothing.
_LAST = 0xFFFFFFFA
#: Sectors of the directory that are read; a Word file has a handful.
_MOST_SECTORS = 4096
#: Of the list of tables; 7 are enough for 50 MB.
_MOST_TABLES = 64


def names_in(file: IO[bytes]) -> set[str]:
    """The names of streams and storages.

    Raises ValueError when the file is no compound file or is broken.
    """
    file.seek(0)
    header = file.read(512)
    if len(header) < 512 or not header.startswith(SIGNATURE):
        raise ValueError("Not a compound file")
    shift = struct.unpack_from("<H", header, 30)[0]
    if shift not in {9, 12}:
        raise ValueError("Sectors of an unknown size")
    size = 1 << shift
    fat = _fat(file, header, size)
    sector = struct.unpack_from("<I", header, 48)[0]
    names: set[str] = set()
    for _ in range(_MOST_SECTORS):
        if sector > _LAST:
            return names
        names |= _entries(_sector(file, sector, size))
        sector = _next(file, fat, sector, size)
    raise ValueError("The directory has no end")


def _sector(file: IO[bytes], number: int, size: int) -> bytes:
    file.seek((number + 1) * size)
    data = file.read(size)
    if len(data) < 128:
        raise ValueError("The file ends too early")
    return data


def _fat(file: IO[bytes], header: bytes, size: int) -> list[int]:
    """Where the parts of the table lie that says which sector follows which.

    The header names 109 of them, enough for 7 MB; a chain of sectors names the others.
    """
    fat = list(struct.unpack_from("<109I", header, 76))
    sector, count = struct.unpack_from("<II", header, 68)
    if count > _MOST_TABLES:
        raise ValueError("The list of tables is too long")
    for _ in range(count):
        table = _sector(file, sector, size)
        if len(table) < size:
            raise ValueError("The file ends too early")
        *more, sector = struct.unpack(f"<{size // 4}I", table)
        fat += more
    return fat


def _next(file: IO[bytes], fat: Sequence[int], sector: int, size: int) -> int:
    place, rest = divmod(sector, size // 4)
    if place >= len(fat) or fat[place] > _LAST:
        raise ValueError("A sector is missing")
    table = _sector(file, fat[place], size)
    if len(table) < size:
        raise ValueError("The file ends too early")
    return int(struct.unpack_from("<I", table, rest * 4)[0])


def _entries(data: bytes) -> set[str]:
    names = set()
    for start in range(0, len(data) - 127, 128):
        length = struct.unpack_from("<H", data, start + 64)[0]
        if 2 <= length <= 64:
            names.add(data[start : start + length - 2].decode("utf-16-le", "replace"))
    return names
