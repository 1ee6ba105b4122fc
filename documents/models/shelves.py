"""What tells a process which part of the registry was written to since it last looked."""

from __future__ import annotations

from django.db import models

#: Documents lie on shelves of 1,024 by their key: `key >> SHELF_BITS` is the number of the shelf.
SHELF_BITS = 10
SHELF_SIZE = 1 << SHELF_BITS
#: Stands for the names of types, issuers and fields, which lie on no shelf.
NAMES = -1


class ShelfChange(models.Model):
    """A write to a shelf, told by triggers of the database on whatever path it came.

    The version of a shelf is the sum of its tokens, which are random: one that was seen within a
    transaction that is rolled back never comes again. On PostgreSQL rows are only added, so that
    no write waits for another; what is committed counts, in whatever order (`search.triggers`).
    """

    shelf = models.BigIntegerField(db_index=True)
    token = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.shelf}: {self.token}"
