"""The words and numbers of the public documents, in memory: a search reads them in milliseconds.

Some 400 bytes a document, read with the first search after a change (see `holdings`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from documents.models import Document

from .numbers import Row

_COLUMNS = ("pk", "number", "counter", "issuer_id", "search_folded")


@dataclass(frozen=True)
class Texts:
    """The folded words of each document in the order of the holdings; numbers by their counter."""

    folded: Sequence[str]
    numbered: Mapping[int, Sequence[Row]]

    def holding(self, words: Iterable[str], or_else: Mapping[str, frozenset[int]]) -> list[int]:
        """The places of the documents that hold all the words.

        `or_else` are the places at which a word counts as held all the same.
        """
        texts = self.folded
        found: Iterable[int] = range(len(texts))
        # The longest word is the rarest: the others are looked for in what it leaves.
        for word in sorted(words, key=len, reverse=True):
            as_well = or_else.get(word)
            if as_well:
                found = [place for place in found if word in texts[place] or place in as_well]
            else:
                found = [place for place in found if word in texts[place]]
        return list(found)


def read_texts(places: Mapping[int, int], codes: Mapping[int, str]) -> Texts:
    """The texts of the documents with these keys, in the order of their places.

    `codes` are those of the issuers, by key. All rows are read, as they lie: looking for the
    public ones takes longer than passing over the others.
    """
    folded = [""] * len(places)
    numbered = defaultdict(list)
    rows = Document.objects.order_by().values_list(*_COLUMNS)
    for key, number, counter, issuer, text in rows.iterator(chunk_size=5_000):
        place = places.get(key)
        if place is None:
            continue
        folded[place] = text
        if counter is not None:
            numbered[counter].append(Row(key, number, codes.get(issuer, "")))
    return Texts(folded, dict(numbered))
