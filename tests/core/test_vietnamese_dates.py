from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.vietnamese import dates

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 11, 24, 15, 5, tzinfo=HERE)
LATE_ON_SUNDAY = datetime(2026, 11, 22, 17, 30, tzinfo=UTC)


def test_a_moment_belongs_to_the_day_and_week_of_gmt_plus_7():
    assert dates.local_day(LATE_ON_SUNDAY) == date(2026, 11, 23)
    assert dates.week_start(LATE_ON_SUNDAY) == date(2026, 11, 23)
    assert dates.week_start(date(2026, 11, 22)) == date(2026, 11, 16)
    assert dates.weekday(LATE_ON_SUNDAY) == "Thứ Hai"
    assert dates.clock(LATE_ON_SUNDAY) == "00:30"


def test_a_date_and_a_moment_without_zone_are_of_here():
    assert dates.local_day(date(2026, 11, 22)) == date(2026, 11, 22)
    naive = LATE_ON_SUNDAY.replace(tzinfo=None)
    assert dates.local_day(naive) == date(2026, 11, 22)
    assert dates.clock(naive) == "17:30"


def test_weekdays():
    week = [dates.weekday(date(2026, 11, 23) + timedelta(days=day)) for day in range(7)]
    assert week == ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật"]


def test_header_date():
    assert dates.header_date(date(2026, 11, 24)) == "Thứ Ba, ngày 24/11/2026"


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (date(2026, 1, 31), "ngày 31 tháng 01 năm 2026"),
        (date(2026, 3, 9), "ngày 09 tháng 3 năm 2026"),
        (date(2026, 12, 10), "ngày 10 tháng 12 năm 2026"),
    ],
)
def test_official_long_date(day, written):
    assert dates.long_date(day) == written


def test_short_date_and_time():
    assert dates.short_date(date(2026, 2, 5)) == "05/02/2026"
    assert dates.clock(NOW) == "15:05"
    moment = datetime(2025, 4, 16, 15, 30, tzinfo=HERE)
    assert dates.date_and_time(moment) == "Thứ Tư, 16/04/2025 15:30"


@pytest.mark.parametrize(
    ("passed", "written"),
    [
        ({"seconds": 0}, "vừa xong"),
        ({"seconds": 59}, "vừa xong"),
        ({"seconds": -59}, "vừa xong"),
        ({"seconds": 60}, "1 phút trước"),
        ({"minutes": 5, "seconds": 59}, "5 phút trước"),
        ({"minutes": 60}, "1 giờ trước"),
        ({"hours": 3}, "3 giờ trước"),
        ({"hours": 23, "minutes": 59}, "23 giờ trước"),
        ({"hours": 24}, "1 ngày trước"),
        ({"days": 8}, "8 ngày trước"),
        ({"days": 29}, "29 ngày trước"),
        ({"days": 30}, "1 tháng trước"),
        ({"days": 92}, "3 tháng trước"),
        ({"days": 364}, "11 tháng trước"),
        ({"days": 365}, "1 năm trước"),
        ({"days": 800}, "2 năm trước"),
        ({"minutes": -5}, "5 phút nữa"),
        ({"hours": -3}, "3 giờ nữa"),
        ({"days": -8}, "8 ngày nữa"),
    ],
)
def test_ago(passed, written):
    assert dates.ago(NOW - timedelta(**passed), NOW) == written
    assert dates.ago((NOW - timedelta(**passed)).astimezone(UTC), NOW) == written


def test_thirty_days_of_a_long_month_are_called_a_month():
    end_of_july = datetime(2026, 7, 31, 8, tzinfo=HERE)
    assert dates.ago(end_of_july - timedelta(days=30), end_of_july) == "1 tháng trước"


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2026, 11, 24), "hôm nay"),
        (date(2026, 11, 23), "1 ngày trước"),
        (date(2026, 11, 25), "1 ngày nữa"),
        (date(2026, 8, 24), "3 tháng trước"),
    ],
)
def test_a_day_without_time_is_counted_in_days(day, written):
    assert dates.ago(day, NOW) == written


def test_ago_counts_to_the_present(time_machine):
    time_machine.move_to(NOW)
    assert dates.ago(NOW - timedelta(minutes=5)) == "5 phút trước"


@settings(deadline=None)
@given(st.dates(date(1900, 1, 2), date(9998, 1, 1)), st.times(), st.integers(-12, 14))
def test_every_moment_lies_in_the_week_of_its_local_day(day, time, offset):
    moment = datetime.combine(day, time, timezone(timedelta(hours=offset)))
    monday = dates.week_start(moment)
    assert monday.weekday() == 0
    assert timedelta(0) <= dates.local_day(moment) - monday < timedelta(days=7)
