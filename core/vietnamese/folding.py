"""One form for text that looks the same: NFC, white space, folded accents, tone placement."""

from __future__ import annotations

import re
import unicodedata

# Shown as nothing, although Unicode counts them as letters, marks or symbols.
_INVISIBLE = frozenset("\u034f\u115f\u1160\u2800\u3164\uffa0")
# White space to Python, but no character of XML 1.0 and no end of a line: it breaks feeds.
_SPACES_NO_XML_HOLDS = "\x1f"
_MARKS = frozenset({"Mn", "Me"})
_CONTROLS = frozenset({"Cc", "Cf", "Cs"})
# No normal form takes the stroke off; the eth of old encodings looks the same as Đ.
_STROKED_D = str.maketrans("đĐÐðƉɖ", "dddddd")
_ETH_TO_D = str.maketrans("ÐðƉɖ", "đđđđ")


class _Dropping(dict[int, int | None]):
    """A table for str.translate that learns which characters of some categories to drop."""

    def __init__(self, categories: frozenset[str]) -> None:
        super().__init__()
        self._categories = categories

    def __missing__(self, code: int) -> int | None:
        char = chr(code)
        is_break = char.isspace() and char not in _SPACES_NO_XML_HOLDS
        dropped = (
            char in _INVISIBLE
            or code & 0xFFFE == 0xFFFE
            or (not is_break and unicodedata.category(char) in self._categories)
        )
        self[code] = None if dropped else code
        return self[code]


_UNPRINTED = _Dropping(_CONTROLS)
_UNPRINTED_AND_MARKS = _Dropping(_CONTROLS | _MARKS)


def nfc(text: str) -> str:
    """The text in Unicode's composed form, the one that is stored and compared."""
    return unicodedata.normalize("NFC", text)


def squeeze(text: str) -> str:
    """The text as one line: NFC, one space between words, nothing invisible.

    Controls, zero-width characters, lone surrogates and overrides of the writing direction
    are dropped.
    """
    return " ".join(nfc(text.translate(_UNPRINTED)).split())


def tidy_lines(text: str) -> str:
    """The text in NFC with line feeds between lines, without controls and trailing spaces.

    Empty lines inside the text stay, those at its start and end go.
    """
    lines = nfc(text.translate(_UNPRINTED)).splitlines()
    return "\n".join(line.replace("\t", " ").rstrip() for line in lines).strip("\n")


def fold(text: str) -> str:
    """The text without case, accents and tones, for finding `Đồ Sơn` by `do son`."""
    plain = unicodedata.normalize("NFD", text.translate(_STROKED_D).casefold())
    return squeeze(plain.translate(_UNPRINTED_AND_MARKS))


# Tone marks after decomposition: huyền, sắc, ngã, hỏi, nặng.
_TONE = "([\u0300\u0301\u0303\u0309\u0323])"
_END = "(?![\\w\u0300-\u036f])"
_VOWEL_MARKS = "[\u0302\u0306\u031b]?"

#: Where a reader may find the tone of one syllable in two places, and where the key has it.
_PLACEMENTS = [
    # hoà, khoẻ → hòa, khỏe
    (re.compile(f"o([ae]){_TONE}{_END}"), r"o\2\1"),
    # thuý → thúy
    (re.compile(f"uy{_TONE}{_END}"), r"u\1y"),
    # qúy, qủa → quý, quả: the u after q belongs to the consonant
    (re.compile(f"qu{_TONE}([aeioy]{_VOWEL_MARKS})"), r"qu\2\1"),
    # tóan, hòai → toán, hoài
    (re.compile(f"o{_TONE}([ae]{_VOWEL_MARKS})(?=[a-z])"), r"o\2\1"),
    # Hùynh → Huỳnh
    (re.compile(f"u{_TONE}y(?=[a-z])"), r"uy\1"),
]


def same_spelling(text: str) -> str:
    """A key that is equal for two spellings of one word; accents still carry meaning.

    `hoà` and `hòa`, `Uỷ ban` and `ủy ban` have one key, `đường` and `dương` have two. The key
    has the tone where the portal's own texts have it. Casefolded, in NFC, one line.
    """
    key = unicodedata.normalize("NFD", squeeze(text).translate(_ETH_TO_D).casefold())
    for pattern, placed in _PLACEMENTS:
        key = pattern.sub(placed, key)
    return nfc(key)
