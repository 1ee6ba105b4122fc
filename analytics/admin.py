"""Visits in the admin: a page of numbers that nobody can change, and the ledger."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils import timezone

from core.chart import chart
from core.vietnamese.dates import short_date

from . import reports
from .models import Day, Entry, Subject
from .numbers import in_order, read

if TYPE_CHECKING:
    from django.contrib.auth.models import User

#: Days of the periods to choose from.
PERIODS = {7: "7 ngày", 30: "30 ngày", 90: "90 ngày", 366: "Một năm"}
#: Names in a list.
LIMIT = 20


class PeriodForm(forms.Form):
    """How far back."""

    ngay = forms.TypedChoiceField(
        label="Khoảng thời gian", choices=list(PERIODS.items()), coerce=int, required=False
    )


class _NobodyChanges(admin.ModelAdmin):
    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Day)
class DayAdmin(_NobodyChanges):
    """The dashboard takes the place of Django's list."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody: days are counted."""
        return False

    def get_urls(self) -> list[URLPattern]:
        """The table for other programs, beside the dashboard; no page of a single day."""
        view = self.admin_site.admin_view
        return [
            path("", view(self.changelist_view), name="analytics_day_changelist"),
            path("truy-cap.csv", view(self.csv_view), name="analytics_day_csv"),
        ]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The dashboard."""
        self._demand_view(request)
        form = PeriodForm(request.GET)
        number = (form.cleaned_data["ngay"] if form.is_valid() else 0) or 30
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Thống kê truy cập",
            "errors": form.errors,
            "periods": PERIODS,
            "number": number,
            **_dashboard(number),
        }
        status = 400 if form.errors else 200
        return render(request, "admin/analytics/dashboard.html", context, status=status)

    def csv_view(self, request: HttpRequest) -> HttpResponseBase:
        """A year of days as CSV."""
        self._demand_view(request)
        today = timezone.localdate()
        return reports.as_csv(reports.days(today - timedelta(days=365), today))

    def _demand_view(self, request: HttpRequest) -> None:
        if not self.has_view_permission(request):
            raise PermissionDenied


def _dashboard(number: int) -> dict[str, Any]:
    today = timezone.localdate()
    first = today - timedelta(days=number - 1)
    lines, hours = reports.days(first, today), reports.hours(today)
    year = reports.months(reports.days(today - timedelta(days=365), today))
    now = read(time.time())
    return {
        "numbers": in_order(today, now.online, now.today, now.week, now.total),
        "first": first,
        "today": today,
        "lines": lines[::-1],
        "whole": reports.together(lines),
        "hours": hours,
        "months": year[::-1],
        "day_chart": chart("Khách mỗi ngày", [(short_date(x.first), x.visitors) for x in lines]),
        "hour_chart": chart("Lượt xem mỗi giờ hôm nay", [(at, views) for at, _, views in hours]),
        "lists": [
            (title, column, reports.sums(subject, first, today, LIMIT))
            for subject, title, column in (
                (Subject.PAGE, "Trang được xem nhiều", "Trang"),
                (Subject.SOURCE, "Nguồn dẫn tới", "Trang web"),
                (Subject.SEARCH, "Từ tìm kiếm", "Từ"),
                (Subject.DEVICE, "Thiết bị", "Loại"),
            )
        ],
        "hides_readers": reports.hides_readers(today)
        or reports.hides_readers(today - timedelta(days=1)),
    }


@admin.register(Entry)
class EntryAdmin(_NobodyChanges):
    """Sổ điều chỉnh: entries are added, signed by who adds them, and read."""

    list_display = ["day", "kind", "amount_shown", "note", "author", "written_at"]
    list_display_links = ["day"]
    list_filter = ["kind"]
    list_select_related = ["author"]
    show_full_result_count = False
    fields = ["kind", "day", "amount", "note"]

    @admin.display(description="số khách", ordering="amount")
    def amount_shown(self, entry: Entry) -> str:
        """With its sign."""
        sign = "" if entry.kind == "opening" else "+" if entry.amount > 0 else ""
        return f"{sign}{entry.amount:,}".replace(",", ".")

    def get_fields(self, request: HttpRequest, obj: Entry | None = None) -> list[Any]:
        """Of an entry that is stored, also who wrote it and when."""
        return [*self.fields, "author", "written_at"] if obj else list(self.fields)

    def get_readonly_fields(self, request: HttpRequest, obj: Entry | None = None) -> list[Any]:
        """All of an entry that is stored."""
        return self.get_fields(request, obj) if obj else []

    def save_model(self, request: HttpRequest, obj: Entry, form: Any, change: bool) -> None:
        """Sign it."""
        obj.author = cast("User", request.user)
        super().save_model(request, obj, form, change)
