"""What staff read: sums by day, hour, month and name. Nothing here is about one reader."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

from django.db.models import Max, Sum
from django.http import StreamingHttpResponse

from .models import Day, Entry, EntryKind, Network, Subject, Tally, Visitor

#: A proxy that hides its readers is suspected from so many visitors of a day on.
_MANY = 20
COLUMNS = (
    "Ngày",
    "Khách",
    "Trong đó điều chỉnh",
    "Ngoài giới hạn",
    "Lượt xem",
    "Lượt của máy tự động",
    "Trang lấy từ bộ nhớ",
    "Trang phải dựng",
)


@dataclass(frozen=True)
class Line:
    """The numbers of a day, or of several."""

    first: date
    visitors: int = 0
    correction: int = 0
    capped: int = 0
    views: int = 0
    robots: int = 0
    hits: int = 0
    misses: int = 0

    def with_line(self, other: Line) -> Line:
        """Both together, under the earlier day."""
        names = ("visitors", "correction", "capped", "views", "robots", "hits", "misses")
        sums = {name: getattr(self, name) + getattr(other, name) for name in names}
        return Line(min(self.first, other.first), **sums)

    @property
    def robots_share(self) -> str:
        """How many of a hundred views were robots'."""
        return _percent(self.robots, self.robots + self.views)

    @property
    def hits_share(self) -> str:
        """How many of a hundred pages came out of the store."""
        return _percent(self.hits, self.hits + self.misses)


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%".replace(".", ",") if whole else ""


def days(first: date, last: date) -> list[Line]:
    """Every day of a period, also those on which nobody came; corrections are in the visitors."""
    found = {row.day: row for row in Day.objects.filter(day__range=(first, last))}
    entries = Entry.objects.filter(kind=EntryKind.CORRECTION, day__range=(first, last))
    summed = entries.order_by().values_list("day").annotate(Sum("amount"))
    corrections: dict[date, int] = dict(summed)
    lines = []
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        row, correction = found.get(day, Day(day=day)), corrections.get(day, 0)
        visitors = max(0, row.visitors + correction)
        numbers = (row.capped, row.views, row.robots, row.hits, row.misses)
        lines.append(Line(day, visitors, correction, *numbers))
    return lines


def together(lines: list[Line]) -> Line:
    """The sum of all."""
    whole = lines[0]
    for line in lines[1:]:
        whole = whole.with_line(line)
    return whole


def months(lines: list[Line]) -> list[Line]:
    """The lines of days by month, each under the first day it has."""
    found: dict[tuple[int, int], Line] = {}
    for line in lines:
        month = (line.first.year, line.first.month)
        found[month] = found[month].with_line(line) if month in found else line
    return list(found.values())


def hours(day: date) -> list[tuple[str, int, int]]:
    """Of each hour of a day: its name, new visitors, views."""
    rows = Tally.objects.filter(day=day, subject__in=[Subject.HOUR, Subject.NEW])
    found = {(row.subject, row.name): row.number for row in rows}
    return [
        (f"{name} giờ", found.get((Subject.NEW, name), 0), found.get((Subject.HOUR, name), 0))
        for name in (f"{hour:02}" for hour in range(24))
    ]


def sums(
    subject: str, first: date, last: date, limit: int, prefix: str = ""
) -> list[tuple[str, int]]:
    """The most frequent names of a subject in a period."""
    rows = Tally.objects.filter(subject=subject, day__range=(first, last))
    if prefix:
        rows = rows.filter(name__startswith=prefix)
    summed = rows.values_list("name").annotate(whole=Sum("number")).order_by("-whole", "name")
    return list(summed[:limit])


def most_read(today: date, days: int = 7, limit: int = 10, prefix: str = "") -> list[str]:
    """Paths of the pages that were read most in so many days, the most read first."""
    first = today - timedelta(days=days - 1)
    return [path for path, _ in sums(Subject.PAGE, first, today, limit, prefix)]


def hides_readers(day: date) -> bool:
    """Whether most visitors of a day came from one network, as through a proxy not trusted.

    The keys of networks are gone after 48 hours; of older days nothing is said.
    """
    visitors = Visitor.objects.filter(day=day).count()
    if visitors < _MANY:
        return False
    by_network = Network.objects.filter(day=day).values("key").annotate(whole=Sum("visitors"))
    largest = by_network.aggregate(largest=Max("whole"))["largest"] or 0
    return bool(largest * 2 > visitors)


def as_csv(lines: list[Line]) -> StreamingHttpResponse:
    """The days as a table for other programs."""
    writer = csv.writer(_Echo())
    name = f"truy-cap-{lines[0].first:%Y-%m-%d}-{lines[-1].first:%Y-%m-%d}.csv"
    rows = (writer.writerow(cells) for cells in _cells(lines))
    return StreamingHttpResponse(
        # With a byte order mark, without which Excel does not read UTF-8.
        (row.encode() for row in chain(["\ufeff"], rows)),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _cells(lines: list[Line]) -> Iterator[tuple[object, ...]]:
    yield COLUMNS
    for line in lines:
        yield (
            f"{line.first:%d/%m/%Y}",
            line.visitors,
            line.correction,
            line.capped,
            line.views,
            line.robots,
            line.hits,
            line.misses,
        )


class _Echo:
    """A file for the CSV writer that hands back each line."""

    def write(self, line: str) -> str:
        return line
