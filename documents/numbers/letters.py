"""One character for one: the folding that keeps offsets, and the letters codes are made of.

`core.vietnamese.folding.fold` drops marks and squeezes blanks, so offsets move. `flat` maps every
character of an NFC text to exactly one character: what is matched on the flat text can be cut out
of the NFC text.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# \x1e and \x1f are the non-breaking and the optional hyphen in text taken out of old Word files.
DASHES = "-\x1e\x1f\xad\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63\uff0d"
SLASHES = "/\u2044\u2215\uff0f"
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_STROKED_D = "đĐÐðƉɖ"

#: For a character class in a pattern: blanks of every kind and what is shown as nothing.
BLANKS = (
    r"\t\n\x0b\x0c\r\x1c\x1d \x85\xa0\u1680\u2000-\u200f"
    r"\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
)
#: Letters that the codes of types and bodies are made of; a letter with a tone mark is none.
CODE_LETTERS = "A-Za-z" + _STROKED_D + "ƯưÂâÔôĂăÊêƠơ"
#: The same for what follows a word: letters, digits and marks that did not compose.
WORD = r"\w\u0300-\u036f"


def _flat_character(char: str) -> str:
    for group, plain in ((DASHES, "-"), (SLASHES, "/"), (_INVISIBLE, " "), (_STROKED_D, "d")):
        if char in group:
            return plain
    if char.isspace():
        return " "
    lowered = unicodedata.normalize("NFD", char)[0].lower()
    return lowered if len(lowered) == 1 else char


class _Flattening(dict[int, int]):
    """A table for str.translate that learns characters as they come."""

    def __missing__(self, code: int) -> int:
        self[code] = ord(_flat_character(chr(code)))
        return self[code]


_FLATTENING = _Flattening()
_ETH_TO_D = str.maketrans("ÐðƉɖ", "ĐđĐđ")


def flat(text: str) -> str:
    """The NFC text without accents, tones and case, as long as before.

    Every dash becomes `-`, every slash `/`, every blank and invisible character a space.
    """
    return text.translate(_FLATTENING)


@lru_cache(maxsize=16_384)
def flat_word(word: str) -> str:
    """The same for one word: a text has few different ones, and looking them up is cheaper."""
    return flat(word)


def true_stroke(code: str) -> str:
    """The code with Đ where an old encoding left the look-alike Ð (eth)."""
    return code.translate(_ETH_TO_D)


@lru_cache(maxsize=16_384)
def spells(written: str, code: str) -> bool:
    """Whether letters are a way of writing a code: in any case, with its marks or without.

    `QD` and `qđ` spell `QĐ`; `HĐ` does not spell `HD`, and `đã` spells nothing.
    """
    if len(written) != len(code):
        return False
    pairs = zip(true_stroke(written).lower(), code.lower(), strict=True)
    return all(char in (wanted, flat(wanted)) for char, wanted in pairs)
