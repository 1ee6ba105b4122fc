"""What is kept of 1,024 documents of neighbouring keys.

A set of documents is one whole number with a bit for each place on the shelf, as bytes, so that
those of all shelves are put together by joining them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from documents.models.shelves import SHELF_SIZE

from .course import Course
from .texts import Texts

#: The bytes of a set, and one without a document.
WIDTH = SHELF_SIZE // 8
NONE = bytes(WIDTH)
#: The place of a key on its shelf.
PLACE = SHELF_SIZE - 1
#: Room for a place or a position below the day of issue, in the numbers by which is sorted.
DAY_SHIFT = 32

Sets = Mapping[int, bytes]


@dataclass
class Shelf:
    """The public documents on one shelf as of one version; never changed, texts come later."""

    number: int
    version: int
    #: When it was read. Where the clock is set back, it may hold what is not public yet.
    since: datetime
    #: When the next document becomes public by the clock; None when none waits.
    until: datetime | None
    public: bytes
    of_type: Sets
    of_issuer: Sets
    of_year: Sets
    of_field: Sets
    #: Day of issue and place of each document, in one number.
    issued: tuple[int, ...]
    course: Course
    texts: Texts | None = None

    def is_of(self, now: datetime) -> bool:
        """Whether the same documents are public at a moment, when none was written."""
        return self.since <= now and (self.until is None or now < self.until)

    def holds(self, place: int) -> bool:
        """Whether a public document lies there."""
        return bool(self.public[place >> 3] >> (place & 7) & 1)
