"""What stands before and after a number: the type in words, the date, the term, the body."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from documents.numbers.letters import flat_word
from documents.numbers.organs import Organ
from documents.numbers.types import DocumentType
from documents.numbers.vocabulary import Vocabulary

# Windows of a fixed size keep the scan linear in the text.
_BEFORE = 80
_LAW_BEFORE = 160
_AFTER = 160

_WORDS = re.compile(r"\S+")
_SIGN = ("so", "so hieu", "so ky hieu")
_CALENDAR = ("ngay", "thang", "nam", "quy", "thu")
_SLASHED = (
    r"(?P<d{0}>\d{{1,2}})\s{{0,3}}[/.-]\s{{0,3}}(?P<m{0}>\d{{1,2}})"
    r"\s{{0,3}}[/.-]\s{{0,3}}(?P<y{0}>\d{{4}})"
)
_SPELLED = (
    r"(?P<d{0}>\d{{1,2}})\s{{1,3}}th[aá]ng\s{{1,3}}(?P<m{0}>\d{{1,2}})"
    r"\s{{1,3}}n[aă]m\s{{1,3}}(?P<y{0}>\d{{4}})"
)
# After the number come "ngày …", "của Bộ Chính trị ngày …" or the day in brackets.
_DATE = re.compile(
    r"(?:\s{1,3}c[uủ]a [^0-9,;:.()]{2,60}?)?[\s,(]{0,4}ng[aà]y\s{1,3}(?:"
    + _SLASHED.format(1)
    + "|"
    + _SPELLED.format(2)
    + r")(?![\d/])|\s{0,3}\(\s{0,2}"
    + _SLASHED.format(3)
    + r"\s{0,2}\)",
    re.IGNORECASE,
)
_TERM = re.compile(r"[^0-9;.]{0,100}?\bkh(?:[oó]a|oá)\s{1,3}([ivx]{1,5})\b", re.IGNORECASE)
_OF = re.compile(r"[\s,)]{0,4}(?:c[uủ]a|do)\s{1,3}", re.IGNORECASE)
_ISSUING = (["ra"], ["ban", "hanh"])
_LAWS = ("luat", "bo luat", "nghi quyet", "phap lenh")
_BREAK = re.compile(r"[0-9.;:()]")


@dataclass(frozen=True)
class Before:
    """The types named directly before a number, where that begins, and whether `số` was there."""

    types: tuple[DocumentType, ...] = ()
    start: int | None = None
    sign: bool = False
    calendar: bool = False


@dataclass(frozen=True)
class After:
    """The date and the term printed after a number, and the body its text names."""

    day: date | None = None
    term: str | None = None
    organ: Organ | None = None


def before(text: str, start: int, vocabulary: Vocabulary) -> Before:
    """Read `Chỉ thị số`, `Quy định`, `số:` in front of the number that starts at an offset."""
    origin = max(0, start - _BEFORE)
    words = _flat_words(text[origin:start].rstrip().rstrip(":.,"))
    signed = _sign(words)
    words = words[: len(words) - signed]
    types, count = vocabulary.types_at_end(words)
    if not types:
        calendar = bool(words) and not signed and words[-1] in _CALENDAR
        return Before(sign=bool(signed), calendar=calendar)
    place = list(_WORDS.finditer(text, origin, start))
    first = place[len(words) - count].start()
    while not text[first].isalpha():
        first += 1
    return Before(types, first, bool(signed))


def _flat_words(text: str) -> list[str]:
    return [flat_word(word).strip() for word in text.split()]


def _sign(words: list[str]) -> int:
    """How many words at the end are `số` or `số hiệu`."""
    for count in (1, 2, 3):
        if " ".join(words[-count:]).lstrip("(\"“'[-") in _SIGN:
            return min(count, len(words))
    return 0


def law_before(text: str, start: int, vocabulary: Vocabulary) -> Before:
    """Read `Luật Tổ chức chính quyền địa phương số`: the title stands between."""
    origin = max(0, start - _LAW_BEFORE)
    words = list(_WORDS.finditer(text, origin, start))
    for index in range(len(words) - 1, -1, -1):
        if _BREAK.search(
            words[index][0].rstrip(":") if index == len(words) - 1 else words[index][0]
        ):
            break
        for count in (2, 1):
            named = " ".join(flat_word(word[0]) for word in words[index : index + count])
            if named in _LAWS and words[index][0][0].isupper():
                return Before(vocabulary.types_at_end(named.split())[0], words[index].start())
    return Before()


def after(text: str, end: int, vocabulary: Vocabulary) -> After:
    """Read what follows the number that ends at an offset."""
    limit = end + _AFTER
    found = _DATE.match(text, end, limit)
    resume = found.end() if found else end
    term = _TERM.match(text, resume, limit)
    organ = _organ(text, end, vocabulary)
    if organ is None and found:
        organ = _organ(text, resume, vocabulary)
    return After(_day(found) if found else None, term[1].upper() if term else None, organ)


def organ_before(text: str, start: int, vocabulary: Vocabulary) -> Organ | None:
    """The body that `Bộ Chính trị ban hành` names in front of a type in words."""
    words = _flat_words(text[max(0, start - _BEFORE) : start])
    if words[-1:] == ["cac"]:
        words.pop()
    for verb in _ISSUING:
        if words[-len(verb) :] == verb:
            rest = words[: -len(verb)]
            rest = rest[:-1] if rest[-1:] in (["da"], ["co"]) else rest
            return _only(vocabulary.organs_at_end(rest)[0])
    return None


def _organ(text: str, start: int, vocabulary: Vocabulary) -> Organ | None:
    of = _OF.match(text, start, start + _AFTER)
    if of is None:
        return None
    words = _flat_words(text[of.end() : of.end() + _BEFORE])
    return _only(vocabulary.organs_at_start(words)[0])


def _only(organs: tuple[Organ, ...]) -> Organ | None:
    return organs[0] if len(organs) == 1 else None


def _day(found: re.Match[str]) -> date | None:
    for form in "123":
        if found[f"y{form}"]:
            try:
                return date(*(int(found[part + form]) for part in "ymd"))
            except ValueError:
                return None
    return None
