"""What a citizen types into a search box, read as a number or a part of one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from core.vietnamese.folding import nfc
from documents.numbers.letters import CODE_LETTERS, DASHES, flat
from documents.numbers.number import Number
from documents.numbers.scanning import Found, find
from documents.numbers.types import DocumentType
from documents.numbers.vocabulary import STANDARD, Vocabulary

#: Characters that are read; nobody types a number behind more than these.
READ_AT_MOST = 400

_YEARS = range(1900, 2100)
_TOKEN = re.compile(rf"[0-9]+|[{CODE_LETTERS}&]+[0-9]{{1,2}}(?!\w)|[^\W\d_][^\W\d_&]*(?:&\w+)?")
_PIECE = re.compile(r"\d+|\D+")
_DAY_OR_RANGE = re.compile(
    r"(?<!\d)\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{2,4}(?!\d)"
    r"|(?<![\d/])(?:19|20)\d\d ?- ?(?:19|20)\d\d(?![\d/])"
)
_DASHES = str.maketrans(dict.fromkeys(DASHES, "-"))
_SIGN = ("so", "hieu", "ky")
_OF = ("cua", "do", "ve")


@dataclass(frozen=True)
class Query:
    """A number as far as it was typed. Empty fields were not typed.

    `types` are abbreviations and `organs` codes, all that the letters can mean, the likeliest
    first; an empty abbreviation stands for numbers without one, such as those of laws. `names`
    are types in words when those were typed. `year` was typed in the number or beside it.
    `rest` are the words that are no part of the number. `number` is the whole number when one
    was typed.
    """

    counter: int | None = None
    year: int | None = None
    types: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    organs: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()
    number: Number | None = None

    @property
    def is_number(self) -> bool:
        """Whether a number, or a part with its counter, was typed."""
        return self.counter is not None

    def fits(self, number: Number) -> bool:
        """Whether a number has everything that was typed of it; never without a counter."""
        if self.counter != number.counter:
            return False
        if self.number and self.number.resolved and self.number.year != number.year:
            return False
        if self.year and number.year and self.year != number.year:
            return False
        if self.types and (number.type or "") not in self.types:
            return False
        organ = f"{flat(number.organ or '')}-"
        return not self.organs or any(organ.startswith(f"{flat(code)}-") for code in self.organs)


@dataclass(frozen=True)
class _Token:
    text: str
    word: str
    mark: str

    @property
    def value(self) -> int | None:
        return int(self.text) if self.text.isdecimal() and len(self.text) <= 6 else None


def read_query(text: str, vocabulary: Vocabulary = STANDARD) -> Query:
    """Read what was typed: `35 ct tw`, `nd 30/2020`, `chi thi 35`. Raises nothing.

    Only the first `READ_AT_MOST` characters are read.
    """
    typed = " ".join(nfc(text[:READ_AT_MOST]).split())
    for found in find(typed, vocabulary):
        if found.number.resolved:
            return _whole(typed, found, vocabulary)
    tokens = _tokens(typed, vocabulary)
    for index, token in enumerate(tokens):
        if token.value:
            read = _around(tokens, index, vocabulary)
            if read is not None:
                return read
    return _no_number(tokens, vocabulary)


def _whole(typed: str, found: Found, vocabulary: Vocabulary) -> Query:
    number = found.number
    start = found.start if found.word_start is None else found.word_start
    others = [
        *_tokens(typed[:start], vocabulary),
        *_tokens(typed[found.end :], vocabulary),
    ]
    year = next((token.value for token in others if token.value in _YEARS), None)
    written = found.text.rstrip("0123456789")
    marked = "Đ" in written.upper()
    types: tuple[str, ...] = (number.type,) if number.type else ()
    if number.type and not marked and not found.word:
        types = vocabulary.abbreviations(flat(number.type).upper())
    rest = _words(t for t in others if t.word not in _SIGN)
    return Query(
        number.counter,
        number.year or year,
        types,
        (found.word,) if found.word else (),
        (number.organ,) if number.organ else (),
        rest,
        number,
    )


def _tokens(typed: str, vocabulary: Vocabulary) -> list[_Token]:
    """Words and digits; days and ranges of years are left out, for they are no numbers."""
    read, end = [], 0
    cleared = _DAY_OR_RANGE.sub(lambda found: "\0" * len(found[0]), typed.translate(_DASHES))
    for found in _TOKEN.finditer(cleared):
        mark = flat(typed[end : found.start()]).strip()
        # Letters and digits are one code in "QH15", two in "CT35"
        whole = vocabulary.organ(found[0]) is not None
        for piece in [found[0]] if whole else _PIECE.findall(found[0]):
            read.append(_Token(piece, flat(piece), mark))
            mark = ""
        end = found.end()
    return read


def _around(tokens: Sequence[_Token], index: int, vocabulary: Vocabulary) -> Query | None:
    """The number whose counter is the token at an index, or None."""
    left = _Left.read(tokens[:index], vocabulary)
    right = _Right.read(tokens[index + 1 :], bool(left.kinds or left.types), vocabulary)
    rest = (*tokens[: left.end], *tokens[index + 1 + right.used :])
    types = left.types or right.types
    organs = left.organs or right.organs
    counter, year = tokens[index].value, right.year
    if not types and not left.kinds and not organs and (rest or tokens[index].mark):
        return None
    if counter in _YEARS and not year and not organs and not left.signed:
        return None
    names = tuple(dict.fromkeys(kind.name for kind in left.kinds))
    later = next((token.value for token in rest if token.value in _YEARS), None)
    return Query(counter, year or later, types, names, organs, _words(rest))


def _words(tokens: Iterable[_Token]) -> tuple[str, ...]:
    """What is left to be looked for as text: no year, nor the word before it."""
    words: list[str] = []
    for token in tokens:
        if token.value not in _YEARS:
            words.append(token.text)
        elif words and flat(words[-1]) == "nam":
            words.pop()
    return tuple(words)


@dataclass(frozen=True)
class _Left:
    """What stands before the counter: `chỉ thị số`, `ct`, `ct tw`. `end`: tokens left over."""

    kinds: tuple[DocumentType, ...]
    types: tuple[str, ...]
    organs: tuple[str, ...]
    signed: bool
    end: int

    @classmethod
    def read(cls, tokens: Sequence[_Token], vocabulary: Vocabulary) -> _Left:
        end = len(tokens)
        while end and tokens[end - 1].word in _SIGN:
            end -= 1
        signed = end < len(tokens)
        words = [token.word for token in tokens[max(0, end - 4) : end]]
        kinds, count = vocabulary.types_at_end(words)
        if kinds:
            return cls(kinds, _abbreviations(kinds), (), signed, end - count)
        for count in (1, 2):
            if end < count:
                break
            types = vocabulary.abbreviations(tokens[end - count].text)
            organ = vocabulary.organ_code(tokens[end - 1].text) if count == 2 else None
            if types and (count == 1 or organ):
                return cls((), types, (organ,) if organ else (), signed, end - count)
        return cls((), (), (), signed, end)


@dataclass(frozen=True)
class _Right:
    """What stands behind the counter: `/2020/nd-cp`, `ct tw`, `của Bộ Chính trị`."""

    year: int | None = None
    types: tuple[str, ...] = ()
    organs: tuple[str, ...] = ()
    used: int = 0

    @classmethod
    def read(cls, tokens: Sequence[_Token], typed: bool, vocabulary: Vocabulary) -> _Right:
        read = cls()._with_year(tokens)
        read = read._with_type(tokens, vocabulary)
        if read.organs:
            return read
        return read._with_organ(tokens, typed or bool(read.types), vocabulary)

    def _with_year(self, tokens: Sequence[_Token]) -> _Right:
        named = bool(tokens) and tokens[0].word == "nam"
        place = 1 if named else 0
        if len(tokens) <= place or tokens[place].value not in _YEARS:
            return self
        if named or tokens[place].mark or len(tokens) > place + 1:
            return replace(self, year=tokens[place].value, used=place + 1)
        return self

    def _with_type(self, tokens: Sequence[_Token], vocabulary: Vocabulary) -> _Right:
        if len(tokens) <= self.used:
            return self
        token = tokens[self.used]
        types = vocabulary.abbreviations(token.text)
        if types:
            return replace(self, types=types, used=self.used + 1)
        types, organ = vocabulary.glued(token.text)
        return replace(self, types=types, organs=(organ,), used=self.used + 1) if organ else self

    def _with_organ(self, tokens: Sequence[_Token], typed: bool, vocabulary: Vocabulary) -> _Right:
        if len(tokens) <= self.used:
            return self
        token = tokens[self.used]
        code = vocabulary.organ_code(token.text)
        if code and (typed or token.mark or _is_no_word(token)):
            return replace(self, organs=(code,), used=self.used + 1)
        skip = self.used + (token.word in _OF)
        words = [token.word for token in tokens[skip : skip + 10]]
        organs, count = vocabulary.organs_at_start(words)
        if organs:
            codes = tuple(organ.code for organ in organs)
            return replace(self, organs=codes, used=skip + count)
        if typed and token.mark and token.value is None and 2 <= len(token.text) <= 12:
            return replace(self, organs=(token.text.upper(),), used=self.used + 1)
        return self


def _is_no_word(token: _Token) -> bool:
    """Whether letters cannot be a Vietnamese syllable: written large, or without a vowel."""
    return token.text.isupper() or len(token.text) > 3 or not set(token.word) & set("aeiouy")


def _abbreviations(kinds: Sequence[DocumentType]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(kind.abbreviation for kind in kinds))


def _no_number(tokens: Sequence[_Token], vocabulary: Vocabulary) -> Query:
    """Words: `kế hoạch 2025` has a type and a year, and no counter."""
    kinds, count = vocabulary.types_at_start([token.word for token in tokens[:4]])
    rest = tokens[count:]
    year = next((token.value for token in rest if token.value in _YEARS), None)
    names = tuple(dict.fromkeys(kind.name for kind in kinds))
    return Query(year=year, types=_abbreviations(kinds), names=names, rest=_words(rest))
