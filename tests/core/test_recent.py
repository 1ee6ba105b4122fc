"""Pages that a process has at hand are bounded by their bytes."""

from __future__ import annotations

from core.pagecache.recent import Recent
from core.pagecache.splicing import Packed
from core.pagecache.store import Entry


def entry(size: int, mark: str = "m") -> Entry:
    return Entry(mark, 0, 1e12, [], "e", Packed(b"x" * (size // 2), b"", 0, 0, size, 0))


def kept(recent: Recent, keys: str) -> str:
    return "".join(key for key in keys if recent.get(key) is not None)


def test_those_that_came_first_go_first() -> None:
    recent = Recent(most_bytes=10_000)
    for key in "abcdefg":
        recent.keep(key, entry(1000))
    assert kept(recent, "abcdefg") == "cdefg"
    recent.keep("h", entry(1400))
    assert kept(recent, "abcdefgh") == "efgh"


def test_a_newer_page_takes_the_older_ones_place() -> None:
    recent = Recent(most_bytes=10_000)
    for _ in range(50):
        recent.keep("a", entry(1000))
    for key in "bcde":
        recent.keep(key, entry(1000))
    recent.keep("a", entry(1000, "newer"))
    assert kept(recent, "abcde") == "abcde"
    found = recent.get("a")
    assert found is not None
    assert found.mark == "newer"


def test_a_page_of_a_quarter_of_all_is_not_kept() -> None:
    recent = Recent(most_bytes=10_000)
    recent.keep("a", entry(1000))
    recent.keep("b", entry(3000))
    assert kept(recent, "ab") == "a"
