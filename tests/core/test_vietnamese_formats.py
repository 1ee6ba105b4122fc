from datetime import UTC, date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django import forms
from django.template import Context, Template
from django.utils import formats

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
MOMENT = datetime(2026, 11, 24, 8, 5, tzinfo=UTC)


def rendered(expression, value):
    return Template("{% load vietnamese %}{{ " + expression + " }}").render(
        Context({"value": value})
    )


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("05/02/2026", date(2026, 2, 5)),
        ("24/11/2026", date(2026, 11, 24)),
        ("24-11-2026", date(2026, 11, 24)),
        ("24.11.2026", date(2026, 11, 24)),
        ("13/4/2026", date(2026, 4, 13)),
        ("2026-11-24", date(2026, 11, 24)),
    ],
)
def test_dates_as_typed(typed, day):
    assert forms.DateField().clean(typed) == day


@pytest.mark.parametrize("typed", ["31/02/2026", "11/24/2026", "05/02/26", "5/2", "0/1/2026"])
def test_dates_refused(typed):
    with pytest.raises(forms.ValidationError):
        forms.DateField().clean(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "05/02/2026 9:05",
        "05/02/2026 09:05",
        "5-2-2026 09:05:00",
        "05/02/2026 9h05",
        "9:05 05/02/2026",
        "2026-02-05 09:05",
        "2026-02-05T09:05",
    ],
)
def test_moments_as_typed(typed):
    assert forms.DateTimeField().clean(typed) == datetime(2026, 2, 5, 9, 5, tzinfo=HERE)


@pytest.mark.parametrize("typed", ["31/02/2026 09:05", "05/02/2026 24:05", "05/02/2026 9:05 p.m."])
def test_moments_refused(typed):
    with pytest.raises(forms.ValidationError):
        forms.DateTimeField().clean(typed)


@pytest.mark.parametrize("typed", ["9:05", "09:05", "09:05:00", "9h05"])
def test_times_as_typed(typed):
    assert forms.TimeField().clean(typed) == time(9, 5)


def test_a_form_prints_a_moment_without_losing_any_of_it():
    class Form(forms.Form):
        moment = forms.SplitDateTimeField()

    moment = datetime(2026, 2, 5, 9, 5, 33, tzinfo=HERE)
    html = str(Form(initial={"moment": moment})["moment"])
    assert 'value="05/02/2026"' in html
    assert 'value="09:05:33"' in html
    typed = Form({"moment_0": "05/02/2026", "moment_1": "09:05:33"}, initial={"moment": moment})
    assert not typed.has_changed()


def test_the_calendar_of_the_admin_writes_days_first_and_begins_on_monday():
    assert formats.get_format("DATE_INPUT_FORMATS")[0] == "%d/%m/%Y"
    assert formats.get_format("FIRST_DAY_OF_WEEK") == 1


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("DATE_FORMAT", "24/11/2026"),
        ("SHORT_DATE_FORMAT", "24/11/2026"),
        ("DATETIME_FORMAT", "24/11/2026 15:05"),
        ("SHORT_DATETIME_FORMAT", "24/11/2026 15:05"),
        ("TIME_FORMAT", "15:05"),
        ("YEAR_MONTH_FORMAT", "tháng 11/2026"),
        ("MONTH_DAY_FORMAT", "24/11"),
    ],
)
def test_dates_as_printed(name, printed):
    assert formats.date_format(MOMENT.astimezone(HERE), name) == printed


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("header_date", "Thứ Ba, ngày 24/11/2026"),
        ("long_date", "ngày 24 tháng 11 năm 2026"),
        ("short_date", "24/11/2026"),
        ("date_and_time", "Thứ Ba, 24/11/2026 15:05"),
        ("clock", "15:05"),
        ("iso", "2026-11-24T15:05:00+07:00"),
    ],
)
def test_filters_of_moments(name, printed):
    assert rendered(f"value|{name}", MOMENT) == printed
    assert rendered(f"value|{name}", None) == ""
    assert rendered(f"value|{name}", "") == ""


def test_filters_of_days():
    day = date(2026, 2, 5)
    assert rendered("value|iso", day) == "2026-02-05"
    assert rendered("value|long_date", day) == "ngày 05 tháng 02 năm 2026"
    assert rendered("value|clock", day) == ""


def test_filter_ago(time_machine):
    time_machine.move_to(datetime(2026, 12, 2, 8, 5, tzinfo=UTC))
    assert rendered("value|ago", MOMENT) == "8 ngày trước"


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (1234567, "1.234.567"),
        (-1234567, "-1.234.567"),
        (999, "999"),
        (0, "0"),
        (1234.5, "1.234,5"),
        (None, ""),
        ("", ""),
        ("chưa rõ", ""),
        (True, ""),
        (Decimal("1234567.50"), "1.234.567,50"),
    ],
)
def test_filter_number(value, printed):
    assert rendered("value|number", value) == printed


def test_numbers_in_templates_and_forms():
    assert rendered("value", 1234567) == "1234567"
    assert rendered("value", 2.5) == "2,5"
    assert forms.DecimalField(localize=True).clean("2,5") == forms.DecimalField().clean("2.5")
