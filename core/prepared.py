"""Queries that are put together once and asked again with other values.

To put a query of Django's together takes several times as long as the database needs to answer it
by an index. What a page asks whenever it is made is therefore made ready here.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections, models

Row = TypeVar("Row", bound=models.Model)
#: Stand for values while a query is put together; no query has these by itself.
_NUMBER, _MOMENT = 7_700_770_077_007, datetime(1901, 7, 7, 7, 7, 7, tzinfo=UTC)


class Prepared(Generic[Row]):
    """A query as a function of named values: text, whole numbers and moments, never None.

    `make` gives the queryset for some values. What it asks for may depend on them in no other way
    than that they stand in it.
    """

    def __init__(self, make: Callable[..., models.QuerySet[Row]]) -> None:
        self._make = make
        # Connections are a thread's own, and so is what belongs to them.
        self._here = threading.local()

    def __call__(self, **values: Any) -> list[Row]:
        """The rows. Raises LookupError for a value that the query does not use."""
        connection = connections[DEFAULT_DB_ALIAS]
        known: tuple[Any, _Statement] | None = getattr(self._here, "known", None)
        if known is None or known[0] is not connection:
            known = self._here.known = (connection, _Statement(self._make, values))
        return known[1].rows(values)


class _Statement:
    """A queryset that is compiled, and where in its SQL the values stand."""

    def __init__(self, make: Callable[..., Any], values: Mapping[str, Any]) -> None:
        marks = {name: _mark(value, place) for place, (name, value) in enumerate(values.items())}
        self.queryset = make(**marks)
        self.compiler = self.queryset.query.get_compiler(DEFAULT_DB_ALIAS)
        self.sql, self.params = self.compiler.as_sql()
        names = {self._adapted(mark): name for name, mark in marks.items()}
        self.names = [names.get(value) for value in self.params]
        if unused := set(values) - set(self.names):
            raise LookupError(f"The query uses no {', '.join(sorted(unused))}")
        # From here on the query is asked with the SQL that is there.
        self.queryset.query.get_compiler = lambda *_, **__: self.compiler

    def rows(self, values: Mapping[str, Any]) -> list[Any]:
        adapted = {name: self._adapted(value) for name, value in values.items()}
        params = tuple(
            adapted[name] if name else value
            for name, value in zip(self.names, self.params, strict=True)
        )
        self.compiler.as_sql = lambda *_, **__: (self.sql, params)
        return list(self.queryset._iterable_class(self.queryset))

    def _adapted(self, value: Any) -> Any:
        """The value as this database takes it."""
        if isinstance(value, datetime):
            return self.compiler.connection.ops.adapt_datetimefield_value(value)
        return value


def _mark(value: Any, place: int) -> Any:
    if isinstance(value, datetime):
        return _MOMENT + timedelta(days=place)
    return _NUMBER + place if isinstance(value, int) else f"¤{_NUMBER + place}¤"
