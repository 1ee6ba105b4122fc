"""The month and year of a list."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

MONTHS = [("", "Tất cả các tháng"), *((str(n), f"Tháng {n}") for n in range(1, 13))]


class MonthForm(forms.Form):
    """A GET form: a year, and perhaps a month of it, by the portal's own time zone."""

    thang = forms.TypedChoiceField(
        label="Tháng", choices=MONTHS, required=False, coerce=int, empty_value=None
    )
    nam = forms.TypedChoiceField(label="Năm", required=False, coerce=int, empty_value=None)

    def __init__(self, data: Any, first_year: int) -> None:
        super().__init__(data or None)
        years = range(timezone.localdate().year, first_year - 1, -1)
        field: Any = self.fields["nam"]
        field.choices = [("", "Tất cả các năm"), *((str(year), str(year)) for year in years)]

    def clean(self) -> dict[str, Any]:
        """A month needs a year. Raises ValidationError at the year."""
        cleaned = super().clean() or {}
        if cleaned.get("thang") and not cleaned.get("nam") and "nam" not in self.errors:
            self.add_error("nam", "Hãy chọn năm của tháng này.")
        return cleaned

    @property
    def kept(self) -> dict[str, str]:
        """The parameters of the filter in a fixed order; empty when there is no filter."""
        if not self.is_bound or not self.is_valid():
            return {}
        return {
            name: str(self.cleaned_data[name])
            for name in ("nam", "thang")
            if self.cleaned_data[name]
        }

    @property
    def period(self) -> tuple[datetime, datetime] | None:
        """The first moment of the period and the first one after it."""
        if not self.kept:
            return None
        year, month = self.cleaned_data["nam"], self.cleaned_data["thang"]
        if month is None:
            return _midnight(year, 1), _midnight(year + 1, 1)
        return _midnight(year, month), _midnight(year + month // 12, month % 12 + 1)

    @property
    def name(self) -> str:
        """The period in words, for headings."""
        if not self.kept:
            return ""
        year, month = self.cleaned_data["nam"], self.cleaned_data["thang"]
        return f"tháng {month}/{year}" if month else f"năm {year}"


def _midnight(year: int, month: int) -> datetime:
    return timezone.make_aware(datetime(year, month, 1))  # noqa: DTZ001 (made aware here)
