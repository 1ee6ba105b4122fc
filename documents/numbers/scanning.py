"""Numbers of documents in running text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from core.vietnamese.folding import nfc
from documents.numbers.context import After, Before, after, before, law_before, organ_before
from documents.numbers.letters import BLANKS, DASHES, SLASHES, WORD, flat
from documents.numbers.number import Family, Number
from documents.numbers.organs import Organ
from documents.numbers.shapes import CANDIDATE, parts
from documents.numbers.symbols import Head, Symbol, family_of, read_symbol
from documents.numbers.vocabulary import STANDARD, Vocabulary
from documents.numbers.words import read_words

# After plain digits: no part of a date, a range, a decimal, a percentage.
_CONTINUED = re.compile(
    rf"[{WORD}%°]|[{BLANKS}]{{0,3}}[{DASHES}{SLASHES}][{BLANKS}]{{0,3}}[{WORD}]|[.,:][0-9]"
)
_SLASHES = frozenset(SLASHES)
_YEAR_IN_WORDS = re.compile(r"\s{1,3}n[aă]m\s{1,3}((?:19|20)[0-9]{2})(?![\w/-])")
_LISTED = re.compile(r"[ ,;]{0,4}(?:(?:va|hoac|cung|voi)? {0,3}(?:so)?)[ :]{0,4}")
# What a type in words leaves before digits: a letter, a dot, a colon, then blanks; or "số31".
_MAY_FOLLOW_WORDS = re.compile(r"[^\W\d_]\s{0,8}$|[.:,]\s{0,8}$")


@dataclass(frozen=True)
class Found:
    """A number in a text.

    `start` and `end` are offsets in the NFC form of the text, `text` is what stands between them.
    `names` are the types in words that the number can have, the likeliest first; one when it is
    decided. `word` is the type named before the number and `word_start` where that begins.
    `day` is the date printed beside it, `term` the term of the body as a Roman numeral.
    `inferred`: the body was read from the words around, not from the number.
    """

    number: Number
    start: int
    end: int
    text: str
    names: tuple[str, ...] = ()
    word: str | None = None
    word_start: int | None = None
    day: date | None = None
    term: str | None = None
    inferred: bool = False


def find(text: str, vocabulary: Vocabulary = STANDARD) -> list[Found]:
    """The numbers of documents in a text, in order; offsets are those of its NFC form.

    Takes time in proportion to the text. Dates, ranges, fractions and scores are not numbers.
    """
    composed = nfc(text)
    found: list[Found] = []
    candidate = CANDIDATE.search(composed)
    while candidate:
        ahead = before(composed, candidate.start(), vocabulary) if candidate["cut"] else None
        if ahead and not (ahead.sign or ahead.types):
            # Two lines that begin or end with digits, not one number
            candidate = CANDIDATE.search(composed, candidate.end("counter"))
            continue
        read = _read(composed, candidate, vocabulary)
        if read is not None:
            found.append(_listed(composed, found[-1], read) if found else read)
        candidate = CANDIDATE.search(composed, candidate.end())
    return found


def _read(text: str, candidate: re.Match[str], vocabulary: Vocabulary) -> Found | None:
    if candidate["parts"] is not None and _may_be_symbol(candidate, vocabulary):
        ahead = before(text, candidate.start(), vocabulary)
        counter, year = _digits(candidate)
        head = Head(counter, year, ahead.types, ahead.sign, ahead.calendar)
        pieces = list(parts(text, candidate.start("parts"), candidate.end()))
        symbol = read_symbol(head, pieces, vocabulary)
        if symbol is not None:
            return _symbol(text, candidate.start(), symbol, ahead, vocabulary)
    return None if candidate["cut"] else _words(text, candidate, vocabulary)


def _digits(candidate: re.Match[str]) -> tuple[int, int | None]:
    """Counter and year, joined where a line break cut them."""
    counter = candidate["counter"] + (candidate["cut"] or "").strip()
    year = "".join((candidate["year"] or "").split())
    return int(counter), int(year) if year else None


def _may_be_symbol(candidate: re.Match[str], vocabulary: Vocabulary) -> bool:
    """Whether the first part can begin a symbol; most digits in a text have a word after them."""
    slashed = not _SLASHES.isdisjoint(candidate["mark"])
    if slashed or vocabulary.abbreviations(candidate["first"]):
        return True
    # A line break may have cut the first part
    return candidate.string.startswith(("\n", "\r\n"), candidate.end("first"))


def _symbol(
    text: str, start: int, symbol: Symbol, ahead: Before, vocabulary: Vocabulary
) -> Found | None:
    behind = after(text, symbol.end, vocabulary)
    number, inferred = symbol.number, False
    if number.organ is None:
        if _CONTINUED.match(text, symbol.end):
            return None
        number, inferred = _completed(text, number, ahead, behind, vocabulary)
        dashed = number.family is Family.PARTY or number.year
        if not (dashed or inferred or ahead.types or ahead.sign):
            return None
    elif number.family is Family.LEGAL and number.type is None and not ahead.types:
        ahead = law_before(text, start, vocabulary)
    names = _names(number, symbol.abbreviations, vocabulary)
    return _found(text, start, symbol.end, number, names, ahead, behind, inferred)


def _completed(
    text: str, number: Number, ahead: Before, behind: After, vocabulary: Vocabulary
) -> tuple[Number, bool]:
    """The number with the body that the words around name, if they do."""
    kinds = vocabulary.types_with(number.type or "", number.family)
    code = next((kind.organ for kind in kinds if kind.organ and number.year), None)
    if code is None:
        organ = behind.organ or _organ_ahead(text, ahead, vocabulary)
        code = organ.code if organ and not organ.numbered else None
    if code is None:
        return number, False
    family = family_of(code, number.type, number.year, ("", ""), vocabulary)
    return replace(number, organ=code, family=family), True


def _organ_ahead(text: str, ahead: Before, vocabulary: Vocabulary) -> Organ | None:
    return None if ahead.start is None else organ_before(text, ahead.start, vocabulary)


def _words(text: str, candidate: re.Match[str], vocabulary: Vocabulary) -> Found | None:
    start = candidate.start()
    end = candidate.end("year") if candidate["year"] else candidate.end("counter")
    glued = start and text[start - 1].isalpha()
    if not glued and not _MAY_FOLLOW_WORDS.search(text[max(0, start - 9) : start]):
        return None
    ahead = before(text, start, vocabulary)
    if not ahead.types or _CONTINUED.match(text, end):
        return None
    counter, year = _digits(candidate)
    named = _YEAR_IN_WORDS.match(text, end)
    if named and year is None and ahead.types[0].with_year:
        year, end = int(named[1]), named.end()
    behind = after(text, end, vocabulary)
    organ = _organ_ahead(text, ahead, vocabulary)
    number = read_words(counter, year, ahead, behind, organ)
    if number is None:
        return None
    names = _names(number, (number.type or "",), vocabulary) if number.resolved else ()
    return _found(text, start, end, number, names, ahead, behind, number.resolved)


def _names(
    number: Number, abbreviations: tuple[str, ...], vocabulary: Vocabulary
) -> tuple[str, ...]:
    """The types in words that a symbol allows in its family, the likeliest first."""
    if number.type is None:
        kinds = vocabulary.types_with("", number.family)
        passed_by_committee = (number.organ or "").startswith("UBTVQH")
        left_out = "luật" if passed_by_committee else "pháp lệnh"
        return tuple(kind.name for kind in kinds if kind.name != left_out)
    kinds = vocabulary.types_with(number.type, number.family)
    names = [kind.name for kind in kinds]
    for other in abbreviations:
        more = vocabulary.types_with(other, number.family)
        names += [kind.name for kind in more if number.family in kind.families]
    return tuple(dict.fromkeys(names))


def _found(
    text: str,
    start: int,
    end: int,
    number: Number,
    names: tuple[str, ...],
    ahead: Before,
    behind: After,
    inferred: bool,
) -> Found:
    named = [kind.name for kind in ahead.types if not names or kind.name in names]
    word = next(iter(named), None) or (ahead.types[0].name if ahead.types else None)
    return Found(
        number=number,
        start=start,
        end=end,
        text=text[start:end],
        names=(named[0],) if named else names,
        word=word,
        word_start=ahead.start,
        day=behind.day,
        term=behind.term,
        inferred=inferred,
    )


def _listed(text: str, previous: Found, current: Found) -> Found:
    """The second of `Kết luận số 121-KL/TW, 126-KL/TW` with the type named before the first."""
    gap = text[previous.end : current.start]
    same = previous.number.type == current.number.type
    if current.word or not previous.word or not same or len(gap) > 16:
        return current
    if not _LISTED.fullmatch(flat(gap)):
        return current
    names = previous.names if previous.names[:1] and previous.names[0] in current.names else ()
    return replace(current, word=previous.word, names=names or current.names)
