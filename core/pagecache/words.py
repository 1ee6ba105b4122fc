"""Words of a fixed length in files, which all processes of a machine see at once.

A word is written over the one before, in the same file. So a process can have the file mapped into
its memory and look there: to open, read and close it would let other threads go first three times.
A file that somebody removes, and one that is made in its place, is not seen there before `check`;
so files are mapped only where someone checks (`start_mapping`), and read elsewhere.
"""

from __future__ import annotations

import contextlib
import mmap
import os
from dataclasses import dataclass
from pathlib import Path

LENGTH = 32


@dataclass
class _Mapping:
    """What of this process is mapped, by path, and which file that was."""

    is_on: bool = False

    def __post_init__(self) -> None:
        self.words: dict[str, mmap.mmap] = {}
        self.files: dict[str, tuple[int, int]] = {}

    def begin_anew(self) -> None:
        """In a child process, where nobody checks yet."""
        self.is_on = False
        self.words.clear()


_mapping = _Mapping()
os.register_at_fork(after_in_child=_mapping.begin_anew)


def read(path: str) -> bytes:
    """The word at a path; empty when there is none."""
    word = _mapping.words.get(path)
    if word is not None:
        return word[:]
    try:
        fd = os.open(path, os.O_RDONLY)
    except OSError:
        return b""
    try:
        if _mapping.is_on:
            _map(path, fd)
        return os.read(fd, LENGTH)
    finally:
        os.close(fd)


def _map(path: str, fd: int) -> None:
    file = os.fstat(fd)
    _mapping.files[path] = file.st_dev, file.st_ino
    # A file that is shorter, or on a system that maps none, is read each time.
    with contextlib.suppress(OSError, ValueError):
        _mapping.words[path] = mmap.mmap(fd, LENGTH, access=mmap.ACCESS_READ)


def write(path: Path, word: bytes) -> None:
    """Put a word of `LENGTH` bytes there. Raises OSError when that cannot be done.

    A file that may be removed but not written, since somebody else made it, is made anew.
    """
    try:
        _overwrite(path, word)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        _overwrite(path, word)
    except PermissionError:
        path.unlink()
        _overwrite(path, word)


def _overwrite(path: Path, word: bytes) -> None:
    fd = os.open(path, os.O_WRONLY | os.O_CREAT, 0o666)
    try:
        if os.pwrite(fd, word, 0) != LENGTH:
            raise OSError("Only part of a word was taken")
    finally:
        os.close(fd)


def start_mapping() -> None:
    """Map what is read from now on; the caller checks every few seconds."""
    _mapping.is_on = True


def check() -> None:
    """Let go of files that are no longer where they were."""
    for path, file in list(_mapping.files.items()):
        try:
            now = Path(path).stat()
        except OSError:
            now = None
        if now is None or (now.st_dev, now.st_ino) != file:
            _mapping.words.pop(path, None)
