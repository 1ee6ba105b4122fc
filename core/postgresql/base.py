"""Django's own backend, which does not wait for a server that says nothing (see `waiting`)."""

from __future__ import annotations

from typing import Any

from django.db.backends.postgresql import base

from .waiting import attempt


class DatabaseWrapper(base.DatabaseWrapper):
    """The ENGINE of the settings where DATABASE_URL names PostgreSQL."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Raises OperationalError, at once where the server was silent a moment ago."""
        return attempt(lambda: super(DatabaseWrapper, self).get_new_connection(conn_params))
