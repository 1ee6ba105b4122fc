"""Small results that many pages need, kept in a process as long as kept pages are good."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, TypeVar

from django.conf import settings
from django.db import DatabaseError, InterfaceError
from django.utils import timezone

from .freshness import read_mark
from .moments import moment_under

T = TypeVar("T")
#: Results in one process; more than there are lists.
_MOST = 2000


@dataclass(frozen=True)
class _Kept:
    """Results, and how long they hold."""

    mark: str
    since: datetime
    until: datetime
    results: dict[Hashable, Any] = field(default_factory=dict)


_FIRST = datetime.min.replace(tzinfo=UTC)
#: One place, written in one step, for all threads.
_kept = [_Kept("", _FIRST, _FIRST)]


def kept_result(name: Hashable, make: Callable[[], T]) -> T:
    """What `make` gave under this name since the last change; made where nothing is kept.

    `make` may ask for what is public now, but for nothing else that differs between readers.
    """
    # Before anything is read: what changes meanwhile makes it old.
    mark = read_mark() if settings.PAGE_CACHE else ""
    if not mark:
        return make()
    now, kept = timezone.now(), _kept[0]
    if kept.mark != mark or not kept.since <= now < kept.until:
        try:
            until = moment_under(mark, now)
        except (DatabaseError, InterfaceError):
            return make()
        kept = _kept[0] = _Kept(mark, now, until)
    if name in kept.results:
        result: T = kept.results[name]
        return result
    result = make()
    if len(kept.results) < _MOST:
        kept.results[name] = result
    return result
