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
_LETTERS = f"[{CODE_LETTERS}][{CODE_LETTERS}0-9]{{0,19}}+"
_BREAK = r"\r?\n"
# A line break may stand beside the "&" of a code, and in or before the number of a term: QH15.
_CODE = (
    rf"{_LETTERS}(?:(?:{_BREAK})?&(?:{_BREAK})?{_LETTERS}){{0,3}}+"
    rf"(?:(?:(?<=[qQ][hH])|(?<=[qQ][hH]1)){_BREAK}[0-9]{{1,2}}+)?+"
    rf"(?![{WORD}])"
)
# Not inside a word, a date, a decimal, a range or an address; `số31` may be glued.
_START = (
    r"(?P<counter>[0-9]"
    rf"(?:(?<![\w/][0-9])|(?<=[sS][oOốỐ][0-9])(?<![^\W\d_][sS].[0-9]))"
    rf"(?<![0-9][{DASHES}{SLASHES}.,:][0-9])"
    r"[0-9]{0,5}+)(?![0-9])"
    rf"(?P<cut>{_BREAK}[0-9]{{1,5}}+(?={_GAP}[{DASHES}{SLASHES}]))?+"
)
_CUT_YEAR = (
    rf"(?:[12]{_BREAK}[09][0-9]{{2}}|(?:19|20){_BREAK}[0-9]{{2}}"
    rf"|(?:19|20)[0-9]{_BREAK}[0-9])(?={_GAP}[{DASHES}{SLASHES}])"
)
_YEAR = (
    f"(?:{_GAP}[{SLASHES}]{_GAP}"
    rf"(?P<year>(?:19|20)[0-9]{{2}}(?![{WORD}])|{_CUT_YEAR}))?+"
)
_PART = re.compile(f"({_SEPARATOR})({_CODE})")

#: Digits that may begin a number, with the year and the parts that may follow. `cut` are more
#: digits on the next line, which belong to the counter only behind `số` or a type in words.
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
        tight = separator == mark or (lines == 1 and mark in (separator[0], separator[-1]))
        code = "".join(found[2].split())
        yield Part(mark, tight, code, found.start(2), found.end(), lines == 1)
