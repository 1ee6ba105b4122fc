"""The words around a number by which a body is named, and whether they name one.

Every commune has its own `01/QĐ-UBND`, so words are taken only where they can mean one body.
"""

from __future__ import annotations

import re
from functools import lru_cache

from core.vietnamese.folding import squeeze
from documents.numbers import Found
from documents.numbers.letters import flat

#: How far from a number words still belong to it; windows of a fixed size keep scans linear.
REACH = 160
LONGEST = 200

_DATE = (
    r"(?:[\s,(]{0,4}[Nn]g[aà]y\s{1,3}"
    r"(?:\d[\d\s/.-]{4,14}|\d{1,2} th[aá]ng \d{1,2} n[aă]m \d{4})\)?)?"
)
_OF = re.compile(_DATE + r"[\s,)]{0,4}(?:c[uủ]a|do)\s{1,3}", re.IGNORECASE)
# "khóa XII" said of the body that issued it, not of whatever stands in the sentence
_TERM = re.compile(
    _DATE + r"(?:[\s,]{0,3}c[uủ]a (?:(?! v[eề] )[^0-9,;:.()]){2,90}?)?[\s,(]{0,3}"
    r"\bkh(?:[oó]a|oá) ([IVX]{1,6})\b",
)
# The full stop of the fence between blocks is one of them
_END = re.compile(r"[;:()]|\.(?=\s|$)|, (?=ngày|về)")
_LOCAL = re.compile(
    r"(?<![-/\w])(?:ubnd|hđnd|ủy ban|uỷ ban|hội đồng nhân dân|đảng ủy|đảng uỷ|đảng bộ"
    r"|thành ủy|thành uỷ|tỉnh ủy|tỉnh uỷ|quận ủy|quận uỷ|huyện ủy|huyện uỷ|sở|phòng)(?!\w)",
    re.IGNORECASE,
)
_ISSUED = re.compile(r"\b(?:ban hành|ký|ra)\b", re.IGNORECASE)
_HEADS = re.compile(
    r"(?:(?:dong chi|pho|chu tich|giam doc|thuong truc|ban thuong vu|ban chap hanh|tap the) )*"
)
_PLACE = re.compile(
    r"(?:phường|xã|thị trấn|đặc khu|quận|huyện|thị xã|thành phố|tỉnh) (\w)", re.IGNORECASE
)
_SHORT = (
    (re.compile(r"\bUBND\b"), "Ủy ban nhân dân"),
    (re.compile(r"\bHĐND\b"), "Hội đồng nhân dân"),
)


def words_around(text: str, found: Found, source: str = "") -> str:
    """What names the body of a number: `của …` behind it, or `… ban hành` in front of it.

    `source` is the body whose text it is; it counts where the sentence names no body at all.
    Empty where another body than the one that is named could be meant: who carries out a
    decision did not make it.
    """
    behind = text[found.end : found.end + REACH]
    if of := _OF.match(behind):
        return _kept(_END.split(behind[of.end() :], maxsplit=1)[0])
    ahead = _END.split(text[max(0, found.start - REACH) : found.start])[-1]
    named = list(_LOCAL.finditer(ahead))
    if named:
        issued = len(named) == 1 and _ISSUED.search(ahead, named[0].end())
        return _kept(ahead[named[0].start() :]) if issued else ""
    return "" if _LOCAL.search(_END.split(behind, maxsplit=1)[0]) else _kept(source)


def term_behind(text: str, found: Found) -> str:
    """The term that is said of the body: `của Ban Chấp hành Trung ương khóa XII`; else empty."""
    term = _TERM.match(text[found.end : found.end + REACH])
    return term[1] if term else ""


def names(words: str, body: str) -> bool:
    """Whether the words begin with a body: `UBND phường Hoa Sen Đông` is not that of Hoa Sen.

    Its head may stand before it, `Chủ tịch UBND phường Hoa Sen`; another body may not.
    """
    (written, flattened), (_, wanted) = _prepared(words), _prepared(body)
    at = flattened.find(wanted) if wanted else -1
    if at < 0 or not _HEADS.fullmatch(flattened, 0, at):
        return False
    return not _goes_on(written[at + len(wanted) :])


def name_a_place(words: str) -> bool:
    """Whether the words say of which place the body is: `UBND phường Hoa Sen`."""
    return any(place[1].isupper() or place[1].isdecimal() for place in _PLACE.finditer(words))


def _goes_on(rest: str) -> bool:
    """Whether a name goes on: proper names are written with capitals, or end with a number."""
    follows = rest.lstrip(" ")[:1]
    return rest[:1].isalnum() or follows.isupper() or follows.isdecimal()


@lru_cache(maxsize=8_192)
def _prepared(text: str) -> tuple[str, str]:
    """The words with short names written out, and the same without marks, as long."""
    text = squeeze(text)
    for short, full in _SHORT:
        text = short.sub(full, text)
    return text, flat(text)


def _kept(text: str) -> str:
    return squeeze(text)[:LONGEST]
