"""The order of a Vietnamese dictionary, as keys that sort by code point."""

from __future__ import annotations

import re
import unicodedata

from core.vietnamese.folding import nfc, squeeze

#: f, j, w and z are foreign and stand where the Latin alphabet has them.
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANKS = str.maketrans({letter: chr(ord("@") + rank) for rank, letter in enumerate(_ALPHABET)})
_ETH_TO_D = str.maketrans("Ððɖ", "đđđ")
#: ngang (none), huyền, hỏi, ngã, sắc, nặng
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_LETTER_MARKS = "\u0302\u0306\u031b"
_TOKEN = re.compile("[0-9]+|(?:[^\\W\\d_][\u0300-\u036f]*)+")
#: The longest count of digits that a key tells apart; it must stay below "@".
_MOST_DIGITS = 30


def sort_key(text: str) -> str:
    """A key for sorting: letters of a syllable, then its tone, then the next syllable.

    Case and punctuation do not count, numbers stand before letters and in the order of their
    values. Texts that are equal by all this are told apart by their characters. The key can
    be stored and sorted by a database when its column compares by code point.
    """
    line = squeeze(text)
    decomposed = unicodedata.normalize("NFD", line.casefold().translate(_ETH_TO_D))
    tokens = _TOKEN.findall(decomposed)
    return (
        "".join(
            _number(token) if token[0] in "0123456789" else _syllable(token) for token in tokens
        )
        + f"  {line}"
    )


def person_sort_key(name: str) -> str:
    """A key for sorting people: by given name, then family name, then the names between."""
    family, _, given = squeeze(name).rpartition(" ")
    return sort_key(f"{given} {family}")


def _syllable(token: str) -> str:
    tone = max((_TONES.find(mark) + 1 for mark in token), default=0)
    letters = nfc("".join(char for char in token if char.isalpha() or char in _LETTER_MARKS))
    return f"{letters.translate(_RANKS)}{tone}"


def _number(token: str) -> str:
    digits = token.lstrip("0") or "0"
    return chr(ord(" ") + min(len(digits), _MOST_DIGITS)) + digits
