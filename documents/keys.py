"""From the number of a record to what it is compared by."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from core.vietnamese.folding import squeeze
from documents.numbers import Found, Number, find
from documents.numbers.letters import flat
from documents.numbers.vocabulary import STANDARD

#: Length of the column; longer numbers do not exist.
KEY_LENGTH = 100
#: What fits the column; no series of documents is longer.
_COUNTER = re.compile(r"[0-9]{1,9}(?![0-9])")


@dataclass(frozen=True)
class Understanding:
    """A number as it was read; `number` is None where only its letters are known."""

    key: str
    number: Number | None
    #: Whether the issuing body was missing in the number and taken from the record.
    completed: bool = False


def understand(text: str, organ: str = "") -> Understanding:
    """Read the number of a record whose issuer has the code `organ`.

    A number without a body (`159-TB`) gets that of its issuer. What no rule reads, such as
    `12A/QĐ-UBND`, is compared letter by letter.
    """
    written = squeeze(text)
    found = whole_number(written)
    if found is None and organ:
        # `12/QĐ` alone is no number of the state: it becomes one with its body.
        completed = whole_number(f"{written}-{organ}")
        if completed is not None and completed.type:
            return Understanding(completed.key, completed, completed=True)
    if found is None:
        return Understanding(flat(written).replace(" ", "")[:KEY_LENGTH], None)
    if not found.resolved and organ:
        found = replace(found, organ=organ)
        return Understanding(found.key[:KEY_LENGTH], found, completed=True)
    return Understanding(found.key[:KEY_LENGTH], found)


def counter_of(key: str) -> int | None:
    """The digits at the beginning of a key; None where no document is counted so far."""
    found = _COUNTER.match(key)
    return int(found[0]) if found else None


def whole_number(text: str) -> Number | None:
    """The number when the text is one and nothing else but `số` before it."""
    found = find(text)
    if len(found) != 1 or found[0].end != len(text):
        return None
    before = flat(text[: found[0].start]).strip(" :")
    return found[0].number if before in {"", "so", "so hieu", "so ky hieu"} else None


def reference_in(text: str) -> Found | None:
    """The first number in the words by which a document is named."""
    found = find(text)
    return found[0] if found else None


def key_in(text: str) -> str:
    """The key of the first number in the words; empty when there is none."""
    found = reference_in(text)
    return found.number.key[:KEY_LENGTH] if found and found.number.resolved else ""


def has_same_organ(number: Number, code: str) -> bool:
    """Whether the body in a number is the one with this code, or a unit of it."""
    if number.organ is None:
        return True
    organ, wanted = flat(number.organ), flat(code)
    return wanted in {organ, organ.rstrip("0123456789")} or organ.startswith(f"{wanted}-")


def is_known_abbreviation(abbreviation: str) -> bool:
    """Whether numbers that show this type can be read."""
    return not abbreviation or bool(STANDARD.abbreviations(abbreviation))
