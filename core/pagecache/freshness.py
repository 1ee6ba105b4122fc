"""What decides whether a kept page is still true: a mark, and the moment up to which it holds.

The mark is a few random bytes in a file that all processes of the machine see. Whoever changes
what readers see writes new ones; a page is good only as long as the mark is that under which it
was made. A process that watches the files (`core.pagecache.watch`) has them mapped, so that
looking at one costs a copy of 32 bytes, and others read them; neither asks the database. Where
there are several machines, the word that they share in Redis is part of it.

Tables have marks of their own for who keeps something of them only (`ensure_mark("some_table")`):
these stay while other tables are written to.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Collection
from pathlib import Path

from django.conf import settings

from core.settled import Settled

from . import words
from .between import word_of_all

logger = logging.getLogger(__name__)

MARK_LENGTH = 16
#: Where a change could be told to nobody because the folder can no longer be written.
_distrusted: set[str] = set()


_place = Settled(lambda: (f"{settings.PAGE_CACHE_ROOT}/mark", bool(settings.REDIS_URL)))


def mark_path() -> Path:
    """Where the mark is."""
    return Path(_place()[0])


def read_mark(*tables: str) -> str:
    """The mark of now, of pages or of some tables; empty without one: then nothing is good."""
    path, is_shared = _place()
    if not tables:
        own = _own_mark(path)
    else:
        marks = [_own_mark(f"{path}-{table}") for table in tables]
        own = "".join(marks) if all(marks) else ""
    return own + word_of_all() if own and is_shared else own


def _own_mark(path: str) -> str:
    """The part of the mark that is this machine's own."""
    return "" if path in _distrusted else words.read(path).decode("ascii", "replace")


def renew_mark(tables: Collection[str] | None = None) -> bool:
    """Make every kept page old, at once and in all processes of this machine; whether it is done.

    `tables` are those that were written to, all where that is not known. The mark of pages is
    the last: under it no page may be kept that was made of what was kept of a table before.
    """
    of_tables = mark_path().parent.glob("mark-*")
    written = [path for path in of_tables if tables is None or path.name[5:] in tables]
    renewed = [_renewed(path) for path in (*written, mark_path())]
    return all(renewed)


def _renewed(path: Path) -> bool:
    """Put a new mark at a path; whether nobody trusts the old one any more.

    It is written over the old one, where all who have mapped it see it: half of one is as new as
    the whole. Where it cannot be written, the old one is removed, for no page may outlive a
    change. Where neither can be done, this process at least trusts no page any more, until a
    renewal succeeds.
    """
    try:
        words.write(path, secrets.token_hex(MARK_LENGTH).encode())
    except OSError:
        return _removed(path)
    _distrusted.discard(str(path))
    return True


def _removed(path: Path) -> bool:
    """Remove the mark, for a full disk takes nothing new but lets files go."""
    try:
        path.unlink(missing_ok=True)
    except NotADirectoryError:
        # There is no such folder, and so no page in it either.
        return True
    except OSError:
        _distrusted.add(str(path))
        logger.exception("PAGE_CACHE_ROOT cannot be written: no page is kept there")
        return False
    _distrusted.discard(str(path))
    return True


def ensure_mark(*tables: str) -> str:
    """The mark of now, made when there is none."""
    path = mark_path()
    if not tables and not _own_mark(str(path)):
        renew_mark()
    for table in tables:
        of_table = path.with_name(f"mark-{table}")
        if not _own_mark(str(of_table)):
            _renewed(of_table)
    return read_mark(*tables)
