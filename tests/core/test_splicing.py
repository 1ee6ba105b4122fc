"""Compressed pages with a hole."""

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.pagecache.splicing import LONGEST_FILLING, pack, shift_of

HOLE = b"<!--hole-->"


@given(st.binary(max_size=400), st.binary(max_size=400), st.binary(max_size=200))
def test_any_filling_in_any_page(before: bytes, after: bytes, filling: bytes) -> None:
    body = before + HOLE + after
    expected = body.replace(HOLE, filling, 1)
    assert gzip.decompress(pack(body, HOLE).filled(filling)) == expected


def test_large_parts() -> None:
    before, after = b"<p>An D\xc6\xb0\xc6\xa1ng</p>" * 9000, b"<li>tin</li>" * 20_000
    packed = pack(before + HOLE + after, HOLE)
    for filling in (b"", b"x", b"9" * LONGEST_FILLING):
        assert gzip.decompress(packed.filled(filling)) == before + filling + after
    assert len(packed.filled(b"")) < 2000


def test_a_filling_that_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="65,535"):
        pack(HOLE, HOLE).filled(b"x" * (LONGEST_FILLING + 1))


def test_a_page_without_a_hole() -> None:
    packed = pack(b"plain", HOLE)
    assert packed.after is None
    assert gzip.decompress(packed.filled(b"never seen")) == b"plain"
    assert gzip.decompress(pack(b"plain", b"").filled()) == b"plain"


def test_only_the_first_hole_is_open() -> None:
    assert gzip.decompress(pack(HOLE + b"-" + HOLE, HOLE).filled(b"1")) == b"1-" + HOLE


@pytest.mark.parametrize("length", [0, 1, 7, 255, 65_537, 10_000_000])
def test_the_shift_is_that_of_zeros(length: int) -> None:
    # Zeros behind a text move its checksum by the shift, and add their own.
    from core.pagecache.splicing import _multiplied

    zeros = b"\0" * length
    expected = zlib.crc32(b"abc" + zeros)
    assert _multiplied(shift_of(length), zlib.crc32(b"abc")) ^ zlib.crc32(zeros) == expected
