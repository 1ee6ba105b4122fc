"""How often pictures were shown and opened, by day, place and picture."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from typing import Any

from django.db.models import QuerySet, Sum
from django.http import StreamingHttpResponse

from core.vietnamese.dates import short_date

from .models import PictureLink, Tally
from .places import name_of

COLUMNS = ("Ngày", "Vị trí", "Mã ảnh", "Tên ảnh", "Loại", "Số lần hiện", "Số lần mở")
#: A cell that begins with one of these is a formula to spreadsheet programs.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Line:
    """The sum of a picture in a place."""

    link: PictureLink
    place: str
    shown: int
    opened: int

    @property
    def place_name(self) -> str:
        """The place, for readers."""
        return name_of(self.place)

    @property
    def percent(self) -> str:
        """How many of a hundred showings were opened."""
        return f"{100 * self.opened / self.shown:.2f}".replace(".", ",") if self.shown else ""


def tallies(asked: dict[str, Any]) -> QuerySet[Tally]:
    """The rows that a question is about, the newest day first."""
    rows = Tally.objects.filter(day__gte=asked["tu"], day__lte=asked["den"])
    if asked.get("vi_tri"):
        rows = rows.filter(place=asked["vi_tri"])
    if asked.get("anh"):
        rows = rows.filter(link=asked["anh"])
    return rows.select_related("link").order_by("-day", "place", "link_id")


def totals(rows: QuerySet[Tally]) -> list[Line]:
    """The sums of the period, by place and picture."""
    sums = rows.order_by().values("place", "link").annotate(Sum("shown"), Sum("opened"))
    links = PictureLink.objects.in_bulk({each["link"] for each in sums})
    lines = [
        Line(links[each["link"]], each["place"], each["shown__sum"], each["opened__sum"])
        for each in sums
    ]
    return sorted(lines, key=lambda line: (line.place, -line.shown))


def by_day(rows: QuerySet[Tally], first: date, last: date) -> list[tuple[date, int, int]]:
    """Shown and opened of every day of the period, also of those on which nothing was."""
    sums = {
        each["day"]: (each["shown__sum"], each["opened__sum"])
        for each in rows.order_by().values("day").annotate(Sum("shown"), Sum("opened"))
    }
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    return [(day, *sums.get(day, (0, 0))) for day in days]


def as_csv(rows: QuerySet[Tally], first: date, last: date) -> StreamingHttpResponse:
    """The rows as a table for other programs."""
    writer = csv.writer(_Echo())
    name = f"anh-lien-ket-{first:%Y-%m-%d}-{last:%Y-%m-%d}.csv"
    lines = (writer.writerow(cells) for cells in _cells(rows))
    return StreamingHttpResponse(
        # With a byte order mark, without which Excel does not read UTF-8.
        (line.encode() for line in chain(["\ufeff"], lines)),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _cells(rows: QuerySet[Tally]) -> Iterator[tuple[object, ...]]:
    yield COLUMNS
    for row in rows:
        name = f"'{row.link.name}" if row.link.name.startswith(_FORMULA) else row.link.name
        yield (
            short_date(row.day),
            name_of(row.place),
            row.link_id,
            name,
            row.link.get_kind_display(),
            row.shown,
            row.opened,
        )


class _Echo:
    """A file for the CSV writer that hands back each line."""

    def write(self, line: str) -> str:
        return line
