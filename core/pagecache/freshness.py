"""What decides whether a kept page is still true: a mark, and the moment up to which it holds.

The mark is a few random bytes in a file that all processes of the machine see. Whoever changes
what readers see writes new ones; a page is good only as long as the mark is that under which it
was made. Reading it costs one read of a file in memory, some microseconds and no query.
"""

from __future__ import annotations

import contextlib
import logging
import os
import secrets
from pathlib import Path

from django.conf import settings

logger = logging.getLogger(__name__)

MARK_LENGTH = 16


def mark_path() -> Path:
    """Where the mark is."""
    return Path(settings.PAGE_CACHE_ROOT) / "mark"


def read_mark() -> str:
    """The mark of now; empty when there is none, and then no page is good."""
    try:
        fd = os.open(mark_path(), os.O_RDONLY)
    except OSError:
        return ""
    try:
        return os.read(fd, MARK_LENGTH * 2).decode("ascii", "replace")
    finally:
        os.close(fd)


def renew_mark() -> None:
    """Make every kept page old, at once and in all processes of this machine.

    The new mark takes the old one's place in one step. Where it cannot be written, the old one
    is removed, for no page may outlive a change.
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
        # A full disk takes nothing new, but lets files go.
        try:
            path.unlink(missing_ok=True)
        except OSError:
            logger.exception("PAGE_CACHE_ROOT cannot be written: no page is kept there")


def ensure_mark() -> str:
    """The mark of now, made when there is none."""
    mark = read_mark()
    if not mark:
        renew_mark()
        mark = read_mark()
    return mark
