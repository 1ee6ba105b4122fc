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
#: The first word of a statement, behind comments and brackets.
_HEAD = re.compile(r"(?:\s|\(|--[^\n]*(?:\n|$)|/\*.*?\*/)*(\w+)", re.DOTALL)
#: What begins with these may do anything, which only the database knows.
_UNKNOWN = frozenset({"CALL", "DO", "COPY", "LOAD"})
#: Stands for all tables.
ANY = "*"
_TABLE = r'(?:ONLY\s+)?["`]?\w+["`]?(?:\."?\w+"?)?'
#: A write with its tables, wherever it stands: behind WITH, or behind another statement.
_WRITE = re.compile(
    r"\b(?:(?:INSERT\s+(?:OR\s+\w+\s+)?|REPLACE\s+|MERGE\s+)INTO|DELETE\s+FROM"
    r"|TRUNCATE(?:\s+TABLE)?|(?<!\bFOR )UPDATE(?:\s+OR\s+\w+)?(?!\s+SET\b))"
    rf"\s+({_TABLE}(?:\s*,\s*{_TABLE})*)",
    re.IGNORECASE,
)
_NAME = re.compile(r'(?:ONLY\s+)?["`]?(\w+)', re.IGNORECASE)
#: Statements up to this length are looked at once and remembered; each is one the code names.
_REMEMBERED = 2000


class Change(models.Model):
    """A change that is committed and not yet noticed; almost always there are none."""

    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.at}"


def is_loud(sql: str) -> bool:
    """Whether a statement writes to a table that readers see something of."""
    return bool(tables_written(sql))


def tables_written(sql: str) -> frozenset[str]:
    """The tables that a statement writes to, of those that readers see something of."""
    return _remembered(sql) if len(sql) <= _REMEMBERED else _tables_written(sql)


def _tables_written(sql: str) -> frozenset[str]:
    head = _HEAD.match(sql)
    word = head[1].upper() if head else ""
    if word == "SELECT" and ";" not in sql:
        return frozenset()
    names = (
        name[1].lower()
        for write in _WRITE.finditer(sql)
        for table in write[1].split(",")
        if (name := _NAME.match(table.strip()))
    )
    loud = {name for name in names if not name.startswith(SILENT)}
    return frozenset(loud | {ANY} if word in _UNKNOWN else loud)


_remembered = lru_cache(maxsize=4096)(_tables_written)


def watch_connection(connection: BaseDatabaseWrapper, **_: Any) -> None:
    """Receiver of `connection_created`: notice what is written through the connection."""
    if _notice not in connection.execute_wrappers:
        connection.execute_wrappers.append(_notice)


def _notice(
    execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
) -> Any:
    connection = context["connection"]
    tables = tables_written(_text_of(sql, connection)) if settings.PAGE_CACHE else None
    if not tables:
        return execute(sql, params, many, context)
    noticed = _noted(connection, tables)
    result = execute(sql, params, many, context)
    # Where a transaction was begun by hand, nothing says when it ends: the watch finds the row.
    if noticed is not None and connection.get_autocommit() and not connection.in_atomic_block:
        _when_done(context["cursor"], noticed)
    return result


def _when_done(cursor: Any, noticed: Callable[[], None]) -> None:
    """Notice at once, or when rows that the statement returns have been fetched.

    Until then SQLite has not stored it, and would take it back with the next transaction.
    """
    if cursor.description is None:
        noticed()
        return
    close = cursor.close

    def closed() -> None:
        close()
        noticed()

    cursor.close = closed


def _text_of(sql: Any, connection: BaseDatabaseWrapper) -> str:
    """The statement as text; psycopg takes it in parts too."""
    if isinstance(sql, str):
        return sql
    return str(sql.as_string(connection.connection)) if hasattr(sql, "as_string") else str(sql)


def _noted(connection: BaseDatabaseWrapper, tables: frozenset[str]) -> _Noticed | None:
    """Store that something will have changed; None where that is stored already, or cannot be."""
    alias = connection.alias
    for call in connection.run_on_commit:
        if isinstance(call[1], _Noticed):
            call[1].tables |= tables
            return None
    if not _has_table(alias):
        return None
    noticed = _Noticed(alias, Change.objects.using(alias).create().pk, tables)
    if connection.in_atomic_block:
        transaction.on_commit(noticed, using=alias)
        # Before whatever else waits for the commit: that may take long, or fail.
        connection.run_on_commit.insert(0, connection.run_on_commit.pop())
    return noticed


class _Noticed:
    """What is done after the commit: the mark renewed first, then the row removed."""

    def __init__(self, alias: str, key: int, tables: frozenset[str]) -> None:
        self.alias, self.key, self.tables = alias, key, tables

    def __call__(self) -> None:
        if not _everyone_told(None if ANY in self.tables else self.tables):
            return
        # The change itself is stored; a row that stays is removed by the watch.
        with contextlib.suppress(DatabaseError):
            Change.objects.using(self.alias).filter(pk=self.key).delete()


def _everyone_told(tables: frozenset[str] | None = None) -> bool:
    """Make kept pages old, here and on other machines; False leaves the rest to the watch."""
    is_renewed = freshness.renew_mark(tables)
    return tell_other_machines() and is_renewed


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
    if _everyone_told():
        Change.objects.filter(pk__in=keys).delete()
    return True
