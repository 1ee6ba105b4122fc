"""Words that all processes of a machine see at once, mapped or not."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.pagecache import words

ONE, OTHER = b"1" * words.LENGTH, b"2" * words.LENGTH


@pytest.fixture(params=[False, True], ids=["read", "mapped"])
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    if request.param:
        words.start_mapping()
    yield tmp_path / "folder" / "mark"
    words._mapping.begin_anew()


def in_another_process(path: Path, word: bytes) -> None:
    child = os.fork()
    if child == 0:
        words.write(path, word)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_what_is_written_is_read(path: Path) -> None:
    assert words.read(str(path)) == b""
    words.write(path, ONE)
    assert words.read(str(path)) == ONE
    words.write(path, OTHER)
    assert words.read(str(path)) == OTHER
    assert path.read_bytes() == OTHER


def test_another_process_is_heard_at_once(path: Path) -> None:
    for word in (ONE, OTHER, ONE):
        in_another_process(path, word)
        assert words.read(str(path)) == word


def test_a_file_in_another_ones_place_is_seen_after_a_check(path: Path) -> None:
    words.write(path, ONE)
    assert words.read(str(path)) == ONE
    path.unlink()
    words.check()
    assert words.read(str(path)) == b""
    words.write(path, OTHER)
    assert words.read(str(path)) == OTHER
    made = path.with_name("made")
    made.write_bytes(ONE)
    made.replace(path)
    words.check()
    assert words.read(str(path)) == ONE


def test_a_child_does_not_map(path: Path) -> None:
    words.write(path, ONE)
    words.read(str(path))
    child = os.fork()
    if child == 0:
        os._exit(1 if words._mapping.is_on or words._mapping.words else 0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_a_file_of_somebody_else_is_made_anew(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words.write(path, ONE)
    before, real = path.stat().st_ino, os.open
    path.with_name("keeps-its-number").hardlink_to(path)

    def opened(name: Path, flags: int, *more: int) -> int:
        if flags & os.O_WRONLY and Path(name).exists() and path.stat().st_ino == before:
            raise PermissionError
        return real(name, flags, *more)

    monkeypatch.setattr(os, "open", opened)
    words.write(path, OTHER)
    assert path.read_bytes() == OTHER


def test_a_word_that_was_cut_is_an_error(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words.write(path, ONE)
    monkeypatch.setattr(os, "pwrite", lambda fd, word, at: 7)
    with pytest.raises(OSError, match="part of a word"):
        words.write(path, OTHER)


def test_a_file_that_is_too_short_is_read(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"half")
    assert words.read(str(path)) == b"half"
    words.write(path, ONE)
    assert words.read(str(path)) == ONE
