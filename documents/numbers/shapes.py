"""The shape of a number in text: digits, a year perhaps, and parts joined by dashes or slashes.

Every repetition is bounded or possessive, so a search takes a bounded number of steps at each
character and the scan is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from documents.numbers.letters import BLANKS, CODE_LETTERS, DASHES, SLASHES, WORD, flat

# The hyphen first: it stands in character classes.
_GAP = f"[{BLANKS}]{{0,8}}+"
_SEPARATOR = f"(?:{_GAP}[{DASHES}{SLASHES}]{_GAP}|{_GAP})"
_CODE = f"[{CODE_LETTERS}][{CODE_LETTERS}0-9&]{{0,19}}+(?![{WORD}])"
# Not inside a word, a date, a decimal, a range or an address; `số31` may be glued.
_START = (
    r"(?P<counter>[0-9]"
    rf"(?:(?<![\w/][0-9])|(?<=[sS][oOốỐ][0-9])(?<![^\W\d_][sS].[0-9]))"
    rf"(?<![0-9][{DASHES}{SLASHES}.,:][0-9])"
    r"[0-9]{0,5}+)(?![0-9])"
)
_YEAR = f"(?:{_GAP}[{SLASHES}]{_GAP}(?P<year>(?:19|20)[0-9]{{2}})(?![{WORD}]))?+"
_PART = re.compile(f"({_SEPARATOR})({_CODE})")

#: Digits that may begin a number, with the year and the parts that may follow.
CANDIDATE = re.compile(
    rf"{_START}{_YEAR}"
    rf"(?P<parts>(?P<mark>{_SEPARATOR})(?P<first>{_CODE})(?:{_SEPARATOR}{_CODE}){{0,7}}+)?+"
)


@dataclass(frozen=True)
class Part:
    """One code of a number with the separator before it.

    `mark` is `-`, `/`, a space for blanks, or empty; `tight` says that no blank stands at the
    mark, a line break after it set aside.
    """

    mark: str
    tight: bool
    code: str
    start: int
    end: int
    broken: bool


def parts(text: str, start: int, end: int) -> Iterator[Part]:
    """The parts between two offsets that `CANDIDATE` found."""
    for found in _PART.finditer(text, start, end):
        separator = flat(found[1])
        mark = separator.strip() or separator[:1]
        lines = found[1].count("\n")
        tight = separator == mark or (separator[0] == mark and lines == 1)
        yield Part(mark, tight, found[2], found.start(2), found.end(), lines == 1)
