"""Boxes with a search whose refused form can be shown again, whatever was sent."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.widgets import (
    AutocompleteMixin,
    AutocompleteSelect,
    AutocompleteSelectMultiple,
)

#: Longer ones are no keys; SQLite refuses to compare with them.
_LONGEST_KEY = 18


class _Calm(AutocompleteMixin):
    def optgroups(self, name: str, value: Any, attrs: Any = None) -> Any:
        """As Django's, which asks the database for what was sent, be it a key or not."""
        keys = [key for key in value if str(key).isdecimal() and len(str(key)) <= _LONGEST_KEY]
        return super().optgroups(name, keys or [""], attrs)


class CalmSelect(_Calm, AutocompleteSelect):
    """One choice."""


class CalmSelectMultiple(_Calm, AutocompleteSelectMultiple):
    """Several choices."""


class CalmChoices:
    """For a ModelAdmin or an inline with `autocomplete_fields`."""

    def formfield_for_foreignkey(self: Any, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """With a box that bears any value."""
        if db_field.name in self.autocomplete_fields:
            kwargs.setdefault("widget", CalmSelect(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]

    def formfield_for_manytomany(self: Any, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """With a box that bears any value."""
        if db_field.name in self.autocomplete_fields:
            kwargs.setdefault("widget", CalmSelectMultiple(db_field, self.admin_site))
        return super().formfield_for_manytomany(db_field, request, **kwargs)  # type: ignore[misc]
