"""Dates as Vietnamese readers and official papers write them, in the portal's time zone."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils import timezone

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
JUST_NOW = timedelta(minutes=1)
DAYS_COUNTED = 30


def local_moment(moment: datetime) -> datetime:
    """The moment in the portal's time zone; one without a zone is taken to be there already."""
    if timezone.is_naive(moment):
        return timezone.make_aware(moment)
    return timezone.localtime(moment)


def local_day(moment: date) -> date:
    """The calendar day of a moment in the portal's time zone; a date stays as it is."""
    return local_moment(moment).date() if isinstance(moment, datetime) else moment


def weekday(day: date) -> str:
    """`Thứ Hai` to `Chủ Nhật`."""
    return WEEKDAYS[local_day(day).weekday()]


def header_date(day: date) -> str:
    """`Thứ Ba, ngày 24/11/2026`, the date line of a page."""
    return f"{weekday(day)}, ngày {short_date(day)}"


def long_date(day: date) -> str:
    """`ngày 05 tháng 02 năm 2026`, as in official papers.

    Days below 10 and the months 1 and 2 take a zero (decree 30/2020/NĐ-CP, annex I).
    """
    day = local_day(day)
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def short_date(day: date) -> str:
    """`05/02/2026`."""
    day = local_day(day)
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def clock(moment: datetime) -> str:
    """`15:05`, of 24 hours."""
    return f"{local_moment(moment):%H:%M}"


def date_and_time(moment: datetime) -> str:
    """`Thứ Tư, 16/04/2025 15:30`."""
    return f"{weekday(moment)}, {short_date(moment)} {clock(moment)}"


def week_start(day: date) -> date:
    """The Monday of the week in which the day lies."""
    day = local_day(day)
    return day - timedelta(days=day.weekday())


def ago(moment: date, now: datetime | None = None) -> str:
    """How long before now: `vừa xong`, `5 phút trước`, `8 ngày trước`, `3 tháng trước`.

    Less than a minute off, early or late, is `vừa xong`; what lies ahead is `3 giờ nữa`. A date
    without a time is counted in whole days: `hôm nay`, `2 ngày trước`.
    """
    now = local_moment(now or timezone.now())
    if not isinstance(moment, datetime):
        return _days_ago(moment, now.date())
    moment = local_moment(moment)
    if abs(now - moment) < JUST_NOW:
        return "vừa xong"
    direction = "trước" if moment < now else "nữa"
    return f"{_distance(*sorted([moment, now]))} {direction}"


def _days_ago(day: date, today: date) -> str:
    if day == today:
        return "hôm nay"
    earlier, later = sorted([day, today])
    direction = "trước" if day < today else "nữa"
    return f"{_days_or_more((later - earlier).days, earlier, later)} {direction}"


def _distance(earlier: datetime, later: datetime) -> str:
    passed = later - earlier
    if passed < timedelta(hours=1):
        return f"{passed // timedelta(minutes=1)} phút"
    if passed < timedelta(days=1):
        return f"{passed // timedelta(hours=1)} giờ"
    return _days_or_more(passed.days, earlier, later)


def _days_or_more(days: int, earlier: date, later: date) -> str:
    if days < DAYS_COUNTED:
        return f"{days} ngày"
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    if later.day < earlier.day:
        months -= 1
    # 30 days of a month of 31 are no whole month yet.
    return f"{months // 12} năm" if months >= 12 else f"{max(months, 1)} tháng"
