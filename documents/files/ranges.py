"""Parts of files (RFC 9110, section 14): viewers of PDF ask for the pages they show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO

_ONE_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")
_CHUNK = 64 * 1024


def range_of(header: str, size: int) -> tuple[int, int] | None:
    """First and last byte that were asked for; None when the whole file may be sent.

    Several ranges at once are answered with the whole file, as the standard allows. Raises
    ValueError when there is no such part.
    """
    match = _ONE_RANGE.fullmatch(header.strip())
    if match is None or not (match[1] or match[2]):
        return None
    if not match[1]:
        first, last = max(0, size - int(match[2])), size - 1
    else:
        first, last = int(match[1]), min(int(match[2] or size), size - 1)
        if match[2] and int(match[2]) < first:
            return None
    if first > last:
        raise ValueError("Not in the file")
    return first, last


class Part:
    """The bytes from `first` to `last` of an open file, in pieces; closes it at the end."""

    def __init__(self, file: IO[bytes], first: int, last: int) -> None:
        self.file, self.left = file, last - first + 1
        file.seek(first)

    def __iter__(self) -> Iterator[bytes]:
        while self.left > 0 and (piece := self.file.read(min(_CHUNK, self.left))):
            self.left -= len(piece)
            yield piece

    def close(self) -> None:
        """Called when the answer is sent or the reader has gone."""
        self.file.close()
