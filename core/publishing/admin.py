"""What the admin pages of publishable content share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.admin.widgets import AdminSplitDateTime
from django.db.models import DateTimeField, Field
from django.forms import SplitDateTimeField


class LabelledDateTime(AdminSplitDateTime):
    """Django's two boxes of a moment, each with a name for readers of the screen."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        for widget, name in zip(self.widgets, ("Ngày", "Giờ"), strict=True):
            widget.attrs["aria-label"] = name


#: A ModelAdmin's `formfield_overrides`.
LABELLED_MOMENTS: Mapping[type[Field[Any, Any]], Mapping[str, Any]] = {
    DateTimeField: {"form_class": SplitDateTimeField, "widget": LabelledDateTime},
}
