"""All that a PostgreSQL server has written down: rows of tables, and its journal (WAL)."""

from __future__ import annotations

from contextlib import closing
from typing import Any

import psycopg2
from psycopg2 import sql
from psycopg2.extensions import cursor as Cursor  # noqa: N812 (a class)

_TABLES = """
SELECT schemaname, tablename FROM pg_tables
WHERE schemaname NOT IN ('pg_catalog', 'information_schema')
"""
_JOURNAL_IS_OPEN = """
SELECT has_function_privilege('pg_read_binary_file(text, bigint, bigint, boolean)', 'EXECUTE')
"""
_POSITION = "SELECT pg_current_wal_flush_lsn() - '0/0'::pg_lsn"
_SEGMENT = "SELECT setting::bigint FROM pg_settings WHERE name = 'wal_segment_size'"
_READ = """
SELECT pg_read_binary_file('pg_wal/' || pg_walfile_name('0/0'::pg_lsn + %s), %s, %s, true)
"""


def rows_of_all_tables(address: str) -> dict[str, bytes]:
    """What each table of the database holds: columns of every kind as text, bytes as they are."""
    with closing(psycopg2.connect(address)) as line, line.cursor() as cursor:
        cursor.execute(_TABLES)
        return {".".join(name): _rows(cursor, name) for name in cursor.fetchall()}


def _rows(cursor: Cursor, name: tuple[str, str]) -> bytes:
    cursor.execute(sql.SQL("SELECT t::text, t.* FROM {} t").format(sql.Identifier(*name)))
    return b"\n".join(_bytes_of(value) for row in cursor.fetchall() for value in row)


def _bytes_of(value: Any) -> bytes:
    """Of what is neither text nor bytes, the text of the whole row tells."""
    if isinstance(value, str):
        return value.encode()
    return bytes(value) if isinstance(value, memoryview) else b""


class Journal:
    """What the server writes in its journal from now on, whatever the database.

    It holds rows that are long deleted. Only a superuser, or whom one let `pg_read_binary_file`,
    may read files of the server, and nobody whose server belongs to a provider: then `is_open` is
    false, and what is written can be told from the tables alone.
    """

    def __init__(self, address: str) -> None:
        self._address = address
        self.is_open = bool(self._ask(_JOURNAL_IS_OPEN))
        self._first = int(self._ask(_POSITION))

    def read(self) -> bytes:
        """All since it was made; what the server has recycled by now is left out."""
        segment, last = int(self._ask(_SEGMENT)), int(self._ask(_POSITION))
        pieces = []
        for begin in range(self._first // segment * segment, last, segment):
            first, end = max(begin, self._first), min(begin + segment, last)
            # A position between two files belongs to the one before.
            pieces.append(self._ask(_READ, first + 1, first - begin, end - first))
        return b"".join(bytes(piece) for piece in pieces if piece is not None)

    def _ask(self, question: str, *values: int) -> bytes:
        with closing(psycopg2.connect(self._address)) as line, line.cursor() as cursor:
            cursor.execute(question, values or None)
            (answer,) = cursor.fetchone()
            return answer
