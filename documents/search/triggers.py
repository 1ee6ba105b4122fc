"""Triggers by which the database itself tells which shelves were written to (`ShelfChange`).

They stand after every `migrate`: SQLite drops them with a table that a migration makes anew.

SQLite has one writer at a time, and a shelf one row, whose token is renewed. On PostgreSQL a
statement adds a row for each shelf that it touches. Where a shelf has many, they become one with
their sum; rows that another transaction is at are passed over, so that nobody ever waits.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from typing import Any

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from documents.models import (
    Document,
    DocumentType,
    FieldOfWork,
    Issuer,
    ShelfChange,
    StatusPeriod,
)
from documents.models.shelves import NAMES, SHELF_BITS

#: Sums of a great many tokens stay below this; see `versions`.
MODULUS = 1 << 62
TOKEN_BITS = 48
#: From how many rows on those of a shelf become one.
MOST_ROWS = 32

_LOG = ShelfChange._meta.db_table
_DOCUMENT = f"{{row}}.document_id >> {SHELF_BITS}"
#: The shelf of a row, by table. What is not in here may change without a list being read anew.
TABLES: Mapping[str, str] = {
    Document._meta.db_table: f"{{row}}.id >> {SHELF_BITS}",
    Document.fields.through._meta.db_table: _DOCUMENT,
    Document.co_issuers.through._meta.db_table: _DOCUMENT,
    StatusPeriod._meta.db_table: _DOCUMENT,
    **{model._meta.db_table: str(NAMES) for model in (DocumentType, Issuer, FieldOfWork)},
}
#: The rows that a trigger is shown, by what happens.
_SEEN = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}


def ensure_triggers(using: str, **_: Any) -> None:
    """Receiver of `post_migrate`: have the triggers as they are written here.

    Where one was missing, writes may have gone unnoticed, and every shelf counts as written to.
    """
    connection = connections[using]
    if _LOG not in connection.introspection.table_names():
        return
    wanted = dict(_wanted(connection.vendor))
    with transaction.atomic(using), connection.cursor() as cursor:
        if _standing(connection) == wanted:
            return
        for name, sql in wanted.items():
            for statement in _made_anew(connection.vendor, name, sql):
                cursor.execute(statement)
        _renew_all(using)


def drop_triggers(connection: BaseDatabaseWrapper) -> None:
    """Have no triggers any more."""
    with connection.cursor() as cursor:
        for name, _ in _wanted(connection.vendor):
            if connection.vendor == "postgresql":
                cursor.execute(f"DROP FUNCTION IF EXISTS {name}() CASCADE")
            else:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")


def _renew_all(using: str) -> None:
    log = ShelfChange.objects.using(using)
    keys = Document.objects.using(using).order_by().values_list("pk", flat=True)
    shelves = {NAMES, *log.values_list("shelf", flat=True)}
    shelves |= {key >> SHELF_BITS for key in keys.iterator()}
    log.all().delete()
    log.bulk_create(
        ShelfChange(shelf=shelf, token=secrets.randbits(TOKEN_BITS)) for shelf in sorted(shelves)
    )


def _wanted(vendor: str) -> Iterator[tuple[str, str]]:
    """What must stand in the database: name and text, of triggers or of their functions."""
    for table, shelf in TABLES.items():
        if vendor == "postgresql":
            yield f"{table}_shelf", _function(shelf)
        else:
            for event, rows in _SEEN.items():
                name = f"{table}_shelf_{event.lower()}"
                yield name, _sqlite(name, table, event, [shelf.format(row=row) for row in rows])


def _standing(connection: BaseDatabaseWrapper) -> dict[str, str]:
    """What stands there."""
    query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s"
    if connection.vendor == "postgresql":
        # A function without all its triggers is as good as none.
        query = (
            "SELECT proname, prosrc FROM pg_proc JOIN pg_trigger ON tgfoid = pg_proc.oid"
            " WHERE proname LIKE %s GROUP BY proname, prosrc HAVING count(*) = 4"
        )
    with connection.cursor() as cursor:
        cursor.execute(query, [r"documents%_shelf%"])
        return dict(cursor.fetchall())


def _made_anew(vendor: str, name: str, text: str) -> Iterator[str]:
    if vendor != "postgresql":
        yield f"DROP TRIGGER IF EXISTS {name}"
        yield text
        return
    table = name.removesuffix("_shelf")
    yield f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $${text}$$"
    for event, rows in {**_SEEN, "TRUNCATE": ()}.items():
        seen = " ".join(f"{row} TABLE AS {row.lower()}_rows" for row in rows)
        yield (
            f"CREATE OR REPLACE TRIGGER {name}_{event.lower()} AFTER {event} ON {table}"
            f" {seen and f'REFERENCING {seen}'} FOR EACH STATEMENT EXECUTE FUNCTION {name}()"
        )


def _sqlite(name: str, table: str, event: str, shelves: list[str]) -> str:
    either = " UNION ".join(f"SELECT {shelf} AS shelf" for shelf in shelves)
    token = f"random() >> {64 - TOKEN_BITS}"
    return (
        f"CREATE TRIGGER {name} AFTER {event} ON {table} BEGIN"  # noqa: S608 (our own words)
        f" UPDATE {_LOG} SET token = {token} WHERE shelf IN ({', '.join(shelves)});"
        f" INSERT INTO {_LOG} (shelf, token) SELECT shelf, {token} FROM ({either})"
        f" WHERE shelf NOT IN (SELECT shelf FROM {_LOG}); END"
    )


def _function(shelf: str) -> str:
    old, new = shelf.format(row="old_rows"), shelf.format(row="new_rows")
    return f"""
DECLARE
    touched bigint[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        touched := ARRAY(SELECT DISTINCT {new} FROM new_rows);
    ELSIF TG_OP = 'DELETE' THEN
        touched := ARRAY(SELECT DISTINCT {old} FROM old_rows);
    ELSIF TG_OP = 'UPDATE' THEN
        touched := ARRAY(SELECT {old} FROM old_rows UNION SELECT {new} FROM new_rows);
    ELSE
        touched := ARRAY(SELECT DISTINCT shelf FROM {_LOG});
    END IF;
    INSERT INTO {_LOG} (shelf, token)
        SELECT shelf, (random() * {1 << TOKEN_BITS})::bigint FROM unnest(touched) AS shelf;
    IF EXISTS (
        SELECT FROM {_LOG} WHERE shelf = ANY (touched) GROUP BY shelf HAVING count(*) > {MOST_ROWS}
    ) THEN
        WITH free AS MATERIALIZED (
            SELECT id FROM {_LOG} WHERE shelf = ANY (touched) FOR UPDATE SKIP LOCKED
        ), gone AS (
            DELETE FROM {_LOG} USING free WHERE {_LOG}.id = free.id
            RETURNING {_LOG}.shelf, {_LOG}.token
        )
        INSERT INTO {_LOG} (shelf, token)
            SELECT shelf, sum(token) % {MODULUS} FROM gone GROUP BY shelf;
    END IF;
    RETURN NULL;
END
"""  # noqa: S608 (our own words)
