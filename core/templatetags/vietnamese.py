"""Dates and numbers as Vietnamese readers expect them; nothing is printed for no value."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.utils.formats import number_format

from core.vietnamese import dates

register = template.Library()


def _register(written: Callable[[Any], str], kind: type[date] = date) -> None:
    """Make it a filter that prints "" for a value of another kind, as Django's `date` does."""

    def printed(value: Any) -> str:
        return written(value) if isinstance(value, kind) else ""

    printed.__doc__ = written.__doc__
    register.filter(written.__name__, printed)


def iso(moment: date) -> str:
    """`2026-11-24T15:05:00+07:00` or `2026-11-24`, for `<time datetime>`."""
    if isinstance(moment, datetime):
        return dates.local_moment(moment).isoformat(timespec="seconds")
    return moment.isoformat()


for _written in (dates.header_date, dates.long_date, dates.short_date, dates.ago, iso):
    _register(_written)
_register(dates.clock, datetime)
_register(dates.date_and_time, datetime)


@register.filter
def number(value: Any) -> str:
    """`1.234.567` or `1.234,5`; "" for what is no number."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return ""
    return number_format(value, force_grouping=True)
