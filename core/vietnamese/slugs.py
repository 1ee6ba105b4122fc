"""Slugs: the readable last part of an address, in ASCII."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from core.vietnamese.folding import fold

#: The slug of a text without a Latin letter or digit ("mục": an item of any kind).
NAMELESS = "muc"


def slugify(text: str, max_length: int = 120) -> str:
    """A slug of a-z, 0-9 and single hyphens, at most max_length characters, never empty.

    `Luật số 91/2025/QH15` gives `luat-so-91-2025-qh15`. Too long a slug ends at a word.
    """
    # NFKD turns m² into m2 and full-width letters into plain ones.
    plain = fold(unicodedata.normalize("NFKD", text))
    slug = re.sub("[^a-z0-9]+", "-", plain).strip("-")
    return _fit(slug or NAMELESS, max_length)


def unique_slug(wanted: str, taken: Callable[[str], bool], max_length: int = 120) -> str:
    """`wanted`, or `wanted-2`, `wanted-3` … when that is taken; at most max_length characters.

    A slug that thousands want is found in a few dozen questions to `taken`: the numbers are
    doubled until one is free, then the gap is halved. Raises ValueError when none is free.
    """
    slug = _fit(wanted, max_length)
    if not taken(slug):
        return slug
    last_taken, free = 1, 2
    while taken(_numbered(wanted, free, max_length)):
        last_taken, free = free, free * 2
    while free - last_taken > 1:
        middle = (last_taken + free) // 2
        if taken(_numbered(wanted, middle, max_length)):
            last_taken = middle
        else:
            free = middle
    return _numbered(wanted, free, max_length)


def _numbered(wanted: str, number: int, max_length: int) -> str:
    suffix = f"-{number}"
    if len(suffix) >= max_length:
        raise ValueError(f"No free slug of {max_length} characters for {wanted!r}")
    return _fit(wanted, max_length - len(suffix)) + suffix


def _fit(slug: str, max_length: int) -> str:
    if len(slug) <= max_length:
        return slug
    whole_words = slug[: max_length + 1].rpartition("-")[0]
    # One endless word must not shrink the slug to the little that stands before it.
    if len(whole_words) * 2 >= max_length:
        return whole_words
    return slug[:max_length]
