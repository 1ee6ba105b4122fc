"""What decides whether a kept page is still true: a mark, and the moment up to which it holds.

The mark is a few random bytes in a file that all processes of the machine see. Whoever changes
what readers see writes new ones; a page is good only as long as the mark is that under which it
was made. Reading it costs one read of a file in memory, some microseconds and no query. Where
there are several machines, the word that they share in Redis is part of it.
"""

from __future__ import annotations

import contextlib
import logging
import os
import secrets
from pathlib import Path

from django.conf import settings

from .between import word_of_all

logger = logging.getLogger(__name__)

MARK_LENGTH = 16
#: Where a change could be told to nobody because the folder can no longer be written.
_distrusted: set[str] = set()


def mark_path() -> Path:
    """Where the mark is."""
    return Path(settings.PAGE_CACHE_ROOT) / "mark"


def read_mark() -> str:
    """The mark of now; empty when there is none, and then no page is good."""
    mark = _own_mark()
    return f"{mark}{word_of_all()}" if mark else ""


def _own_mark() -> str:
    """The part of the mark that is this machine's own."""
    path = f"{settings.PAGE_CACHE_ROOT}/mark"
    if path in _distrusted:
        return ""
    try:
        fd = os.open(path, os.O_RDONLY)
    except OSError:
        return ""
    try:
        return os.read(fd, MARK_LENGTH * 2).decode("ascii", "replace")
    finally:
        os.close(fd)


def renew_mark() -> bool:
    """Make every kept page old, at once and in all processes of this machine; whether it is done.

    The new mark takes the old one's place in one step. Where it cannot be written, the old one
    is removed, for no page may outlive a change. Where neither can be done, this process at
    least trusts no page any more, until a renewal succeeds.
    """
    path = mark_path()
    made = path.with_name(f".mark-{os.getpid()}-{secrets.token_hex(4)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        made.write_text(secrets.token_hex(MARK_LENGTH), "ascii")
        made.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            made.unlink(missing_ok=True)
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


def ensure_mark() -> str:
    """The mark of now, made when there is none."""
    if not _own_mark():
        renew_mark()
    return read_mark()
