"""The words and numbers of the public documents of a shelf: a search reads them in milliseconds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from documents.models.shelves import SHELF_SIZE


@dataclass(frozen=True)
class Texts:
    """The columns that a search looks at, a place each; empty where nothing public lies."""

    folded: list[str] = field(default_factory=lambda: [""] * SHELF_SIZE)
    numbers: list[str] = field(default_factory=lambda: [""] * SHELF_SIZE)
    counters: list[int | None] = field(default_factory=lambda: [None] * SHELF_SIZE)
    issuers: list[int] = field(default_factory=lambda: [0] * SHELF_SIZE)

    def holding(self, words: Sequence[str], year: str, of_year: frozenset[int]) -> Iterable[int]:
        """The places of the documents that hold all the words.

        At the places `of_year` the word `year` counts as held all the same.
        """
        texts = self.folded
        found: Iterable[int] = range(SHELF_SIZE)
        # The longest word is the rarest: the others are looked for in what it leaves.
        for nth, word in enumerate(sorted(words, key=len, reverse=True)):
            if word == year:
                found = [place for place in found if word in texts[place] or place in of_year]
            elif nth == 0:
                found = [place for place, text in enumerate(texts) if word in text]
            else:
                found = [place for place in found if word in texts[place]]
        return found

    def with_counter(self, counter: int) -> Iterator[int]:
        """The places of the documents whose number begins with this."""
        place = -1
        for _ in range(self.counters.count(counter)):
            place = self.counters.index(counter, place + 1)
            yield place
