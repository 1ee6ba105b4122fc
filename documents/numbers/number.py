"""The number of a document: what it consists of, how it is printed, when two are the same."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from documents.numbers.letters import flat


class Family(Enum):
    """Which rule of numbering a number follows."""

    #: State administrative documents: `3470/QĐ-UBND`, counted anew each year.
    STATE = "state"
    #: State official letters, which have no type: `6204/SNV-CCHC&PC`.
    LETTER = "letter"
    #: Legal normative documents: `30/2020/NĐ-CP`, laws `64/2025/QH15`; consolidated texts.
    LEGAL = "legal"
    #: Party committees: `35-CT/TW`, counted by type and term.
    PARTY = "party"
    #: Party congresses: `09-NQ/ĐH`, one counter for all types of one congress.
    CONGRESS = "congress"

    @property
    def is_party(self) -> bool:
        """Whether the party's order of dash and slash applies."""
        return self in (Family.PARTY, Family.CONGRESS)


@dataclass(frozen=True)
class Number:
    """A number as it was understood; what was not written and cannot be known is None.

    `type` is the abbreviation (`CT`), `organ` the code of the body, with its unit if there is one
    (`SNV-CCHC&PC`). A year is held only when the number itself has one. `name` is the type in
    words, held only when nothing tells in which form the number is printed (`Nghị quyết 45`).
    """

    counter: int
    year: int | None = None
    type: str | None = None
    organ: str | None = None
    family: Family | None = None
    name: str | None = None

    @property
    def resolved(self) -> bool:
        """Whether the issuing body is known, and with it the whole number."""
        return self.organ is not None

    @property
    def printed(self) -> str:
        """The normal printed form: `05-CTr/TU`, `3470/QĐ-UBND`; below ten with a zero."""
        return self._form(f"{self.counter:02d}")

    @property
    def key(self) -> str:
        """What is equal for two ways of writing one number: `5-ctr/tu`.

        Without marks, as many people type: the keys of `12/HĐ-UBND` and `12/HD-UBND` are equal,
        and where the marks are known `type` tells them apart.
        """
        return flat(self._form(str(self.counter)))

    def _form(self, counter: str) -> str:
        head = f"{counter}/{self.year}" if self.year else counter
        if self.family is None:
            name = self.name or ""
            return f"{name[:1].upper()}{name[1:]} {head}".strip()
        if self.family.is_party and not self.year:
            symbol = f"{head}-{self.type}"
            return f"{symbol}/{self.organ}" if self.organ else symbol
        return f"{head}/{'-'.join(part for part in (self.type, self.organ) if part)}"
