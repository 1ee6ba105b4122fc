"""Compressed pages with a hole: what changes by the second is put in without packing anew.

A gzip body (RFC 1952) is a deflate stream (RFC 1951) with a checksum of the plain text. The text
before the hole and the one after it are packed once, each ending at a byte; between them goes
a stored block, which is the plain bytes behind five bytes of header. The checksum of the whole is
combined from those of the parts, as zlib's crc32_combine does it.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from functools import lru_cache

_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
_POLYNOMIAL = 0xEDB88320
_TOP = 1 << 31
#: A stored block counts its bytes in 16 bits.
LONGEST_FILLING = 0xFFFF
#: Two per cent larger than at the highest, for two thirds of the time.
_LEVEL = 4


def _multiplied(one: int, other: int) -> int:
    """The product of two polynomials modulo that of CRC-32, bits reversed."""
    product, bit = 0, _TOP
    while True:
        if one & bit:
            product ^= other
            if not one & (bit - 1):
                return product
        bit >>= 1
        other = (other >> 1) ^ _POLYNOMIAL if other & 1 else other >> 1


def _squares() -> list[int]:
    powers = [1 << 30]
    for _ in range(31):
        powers.append(_multiplied(powers[-1], powers[-1]))
    return powers


_SQUARES = _squares()


def shift_of(length: int) -> int:
    """By what the checksum of a text is multiplied when so many bytes follow it."""
    power, place = _TOP, 3
    while length:
        if length & 1:
            power = _multiplied(_SQUARES[place & 31], power)
        length >>= 1
        place += 1
    return power


@lru_cache(maxsize=2048)
def _shifted(shift: int, checksum: int) -> int:
    """The checksum when what follows is known; the same numbers stand in a page for a while."""
    return _multiplied(shift, checksum)


@dataclass(frozen=True)
class Packed:
    """A text packed in two parts, `after` None where it has no hole."""

    before: bytes
    after: bytes | None
    crc_before: int
    crc_after: int
    length: int
    shift: int

    def filled(self, filling: bytes = b"") -> bytes:
        """The gzip body with these bytes in the hole.

        Raises ValueError when the filling is longer than `LONGEST_FILLING`.
        """
        if self.after is None:
            return self.before
        if len(filling) > LONGEST_FILLING:
            raise ValueError("A filling has at most 65,535 bytes")
        checksum = _shifted(self.shift, zlib.crc32(filling, self.crc_before)) ^ self.crc_after
        size = len(filling)
        return b"".join(
            (
                self.before,
                struct.pack("<BHH", 0, size, size ^ 0xFFFF),
                filling,
                self.after,
                struct.pack("<II", checksum, (self.length + size) & 0xFFFFFFFF),
            )
        )


def pack(body: bytes, hole: bytes) -> Packed:
    """Pack a text; the first place where `hole` stands is left open."""
    before, mark, after = body.partition(hole) if hole else (body, b"", b"")
    if not mark:
        whole = zlib.compressobj(_LEVEL, zlib.DEFLATED, 31)
        return Packed(whole.compress(body) + whole.flush(), None, 0, 0, len(body), 0)
    first = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15)
    packed = _HEADER + first.compress(before) + first.flush(zlib.Z_FULL_FLUSH)
    last = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15)
    return Packed(
        packed,
        last.compress(after) + last.flush(),
        zlib.crc32(before),
        zlib.crc32(after),
        len(before) + len(after),
        shift_of(len(after)),
    )


def unpacked(body: bytes) -> bytes:
    """The plain text of a gzip body."""
    return zlib.decompress(body, 31)
