"""Every change of what readers see is noticed: at the database, on whatever path it comes.

A wrapper around each statement sees what is written to which table, by a form, a bulk update, an
import or the shell alike. With the first such write of a transaction goes a row of `Change`, which
is committed or rolled back with it; after the commit the mark is renewed and the row removed. A
process that dies between the two leaves the row, and the watch does the rest (`settle`).
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connections, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from . import freshness
from .between import tell_other_machines

#: Tables by the beginning of their names that no public page shows.
SILENT = (
    "analytics_",
    "auth_",
    "axes_",
    "core_change",
    "core_formerslug",
    "django_",
    "links_tally",
    "sqlite_",
)
_WRITE = re.compile(
    r"\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|REPLACE\s+INTO|UPDATE|DELETE\s+FROM|TRUNCATE(?:\s+TABLE)?)"
    r'\s+(?:ONLY\s+)?"?(\w+)',
    re.IGNORECASE,
)


class Change(models.Model):
    """A change that is committed and not yet noticed; almost always there are none."""

    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.at}"


@lru_cache(maxsize=4096)
def is_loud(sql: str) -> bool:
    """Whether a statement writes to a table that readers see something of."""
    found = _WRITE.match(sql)
    return found is not None and not found[1].lower().startswith(SILENT)


def watch_connection(connection: BaseDatabaseWrapper, **_: Any) -> None:
    """Receiver of `connection_created`: notice what is written through the connection."""
    if _notice not in connection.execute_wrappers:
        connection.execute_wrappers.append(_notice)


def _notice(
    execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
) -> Any:
    # A text is looked at once; the long ones of bulk writes begin like the short ones.
    if not settings.PAGE_CACHE or not is_loud(str(sql)[:200]):
        return execute(sql, params, many, context)
    connection = context["connection"]
    alias = connection.alias
    is_noted = any(isinstance(call[1], _Noticed) for call in connection.run_on_commit)
    noticed = None
    if not is_noted and _has_table(alias):
        noticed = _Noticed(alias, Change.objects.using(alias).create().pk)
        if connection.in_atomic_block:
            transaction.on_commit(noticed, using=alias)
    result = execute(sql, params, many, context)
    if noticed is not None and not connection.in_atomic_block:
        noticed()
    return result


class _Noticed:
    """What is done after the commit: the mark renewed first, then the row removed."""

    def __init__(self, alias: str, key: int) -> None:
        self.alias, self.key = alias, key

    def __call__(self) -> None:
        freshness.renew_mark()
        tell_other_machines()
        # The change itself is stored; a row that stays is removed by the watch.
        with contextlib.suppress(DatabaseError):
            Change.objects.using(self.alias).filter(pk=self.key).delete()


@lru_cache(maxsize=8)
def _table_of(alias: str) -> bool:
    if Change._meta.db_table not in connections[alias].introspection.table_names():
        raise LookupError
    return True


def _has_table(alias: str) -> bool:
    """Whether the row can be stored; it cannot before the first migration."""
    try:
        return _table_of(alias)
    except LookupError:
        return False


def settle(older_than: float, now: datetime) -> bool:
    """Renew the mark for changes that were committed but never noticed; whether there were any.

    `older_than` is in seconds; a younger row is being noticed by the process that made it.
    """
    left = Change.objects.filter(at__lte=now - timedelta(seconds=older_than))
    keys = list(left.values_list("pk", flat=True)[:1000])
    if not keys:
        return False
    freshness.renew_mark()
    tell_other_machines()
    Change.objects.filter(pk__in=keys).delete()
    return True
