"""Questions of the officer to the places and to the numbers."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminDateWidget, AdminTimeWidget
from django.utils import timezone

from .models import PictureLink
from .places import CHOICES

#: Days of a report when nothing else is asked for, and at most.
USUAL, LONGEST = 30, 366
#: As for the moments of publication.
FIRST_DAY, LAST_DAY = date(1945, 9, 2), date(2099, 12, 31)


def asked(form: type[forms.Form], data: Any, usual: dict[str, Any]) -> forms.Form:
    """The form with what was asked, and the usual where nothing was."""
    return form(usual | {name: data[name] for name in form.base_fields if data.get(name)})


class MomentForm(forms.Form):
    """A day and a time of it."""

    ngay = forms.DateField(label="Ngày", widget=AdminDateWidget)
    gio = forms.TimeField(label="Giờ", widget=AdminTimeWidget, required=False)

    def clean(self) -> dict[str, Any]:
        """Put the two together.

        Raises ValidationError for a moment that no picture can have.
        """
        cleaned = super().clean() or {}
        day = cleaned.get("ngay")
        if day and not FIRST_DAY <= day <= LAST_DAY:
            raise forms.ValidationError("Ngày phải từ 02/09/1945 đến hết năm 2099.")
        if day:
            at = datetime.combine(day, cleaned.get("gio") or time())
            cleaned["at"] = timezone.make_aware(at)
        return cleaned

    @property
    def at(self) -> datetime:
        """The moment asked for; now when the question was wrong."""
        return self.cleaned_data.get("at") or timezone.now()


class PeriodForm(forms.Form):
    """The days of a report, perhaps of one place or one picture."""

    tu = forms.DateField(label="Từ ngày", widget=AdminDateWidget)
    den = forms.DateField(label="Đến hết ngày", widget=AdminDateWidget)
    vi_tri = forms.ChoiceField(
        label="Vị trí", choices=[("", "Mọi vị trí"), *CHOICES], required=False
    )
    anh = forms.ModelChoiceField(
        PictureLink.objects.all(), label="Ảnh", required=False, empty_label="Mọi ảnh"
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it begins, and one that is too long.

        Raises ValidationError.
        """
        cleaned = super().clean() or {}
        first, last = cleaned.get("tu"), cleaned.get("den")
        if first and last and last < first:
            raise forms.ValidationError("Ngày kết thúc đứng trước ngày bắt đầu.")
        if first and last and last - first >= timedelta(days=LONGEST):
            raise forms.ValidationError(f"Mỗi báo cáo dài nhất {LONGEST} ngày.")
        return cleaned


def usual_period(today: date) -> dict[str, date]:
    """The last days up to today."""
    return {"tu": today - timedelta(days=USUAL - 1), "den": today}
