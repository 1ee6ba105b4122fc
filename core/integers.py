"""Whole numbers from outside that no column can hold."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import lookups


class In(lookups.In):
    """`field__in`, in which numbers beyond the column match nothing, as in `field=`.

    Django looks at the range for all comparisons but this one; SQLite's driver then raises
    OverflowError. Keys reach it from the admin's boxes, actions and addresses.
    """

    def process_rhs(self, compiler: Any, connection: Any) -> Any:
        """With the numbers that can be there; raises EmptyResultSet when none can."""
        if self.rhs_is_direct_value():
            kind = self.lhs.output_field.get_internal_type()
            low, high = connection.ops.integer_field_range(kind)
            self.rhs = [each for each in self.rhs if _is_within(each, low, high)]
        return super().process_rhs(compiler, connection)


def _is_within(value: Any, low: int | None, high: int | None) -> bool:
    if not isinstance(value, int):
        return True
    return (low is None or low <= value) and (high is None or value <= high)


def register() -> None:
    """Have all columns of whole numbers compare so."""
    models.IntegerField.register_lookup(In)
