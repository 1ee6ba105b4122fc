"""The status of a document on a day: a pure function of dated events.

Vocabulary after the national database of legal documents (vbpl.vn). Whole days count, by
the calendar of Việt Nam; an event holds from the beginning of its day.

The day of expiry is the first day without force. Closing articles say “hết hiệu lực kể từ
ngày …”, and a text ends on the very day on which the one that replaces it begins, so that
never two are in force. A document “có hiệu lực đến hết ngày 31/12/2025” has expired
on 01/01/2026.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import models


class Status(models.TextChoices):
    """Tình trạng hiệu lực."""

    PENDING = "pending", "Chưa có hiệu lực"
    IN_FORCE = "in_force", "Còn hiệu lực"
    PARTLY = "partly", "Hết hiệu lực một phần"
    ENDED = "ended", "Hết hiệu lực toàn bộ"
    SUSPENDED = "suspended", "Ngưng hiệu lực"
    UNSUITABLE = "unsuitable", "Không còn phù hợp"


class EventKind(models.TextChoices):
    """What may happen to the force of a document."""

    EFFECTIVE = "effective", "Có hiệu lực"
    AMENDED = "amended", "Được sửa đổi, bổ sung"
    PARTLY_ENDED = "partly_ended", "Hết hiệu lực một phần"
    REPLACED = "replaced", "Bị thay thế"
    REPEALED = "repealed", "Bị bãi bỏ"
    EXPIRED = "expired", "Hết thời hạn hiệu lực"
    SUSPENDED = "suspended", "Bị đình chỉ, tạm ngưng hiệu lực"
    RESUMED = "resumed", "Có hiệu lực trở lại"
    UNSUITABLE = "unsuitable", "Không còn phù hợp"


#: Events that end a document for good, before or after it took effect: nothing that comes
#: later brings it back. What ends only a part is PARTLY_ENDED.
ENDING = frozenset({EventKind.REPLACED, EventKind.REPEALED, EventKind.EXPIRED})
#: A text that is amended has lost force in part.
PARTIAL = frozenset({EventKind.AMENDED, EventKind.PARTLY_ENDED})


@dataclass(frozen=True)
class Event:
    """Something that moves the status, on its day."""

    on: date
    kind: EventKind


@dataclass(frozen=True)
class Period:
    """A status with its first day (None: since ever) and the first day after it (None: open)."""

    status: Status
    start: date | None
    end: date | None


def first_day(effective_on: date | None, issued_on: date, normative: bool) -> date | None:
    """The day on which a document takes effect; None when it is not known yet.

    Party and administrative papers take effect on the day of signing unless they say
    otherwise. A normative text names its day itself (Luật 64/2025/QH15), so one that is
    not recorded is not guessed: the text waits for it.
    """
    if effective_on is not None or normative:
        return effective_on
    return issued_on


def status_on(events: Iterable[Event], day: date) -> Status:
    """The status on a day, from all events of the document, in any order."""
    happened = [event for event in events if event.on <= day]
    kinds = {event.kind for event in happened}
    if kinds & ENDING:
        return Status.ENDED
    if EventKind.EFFECTIVE not in kinds:
        return Status.PENDING
    if _is_suspended(happened):
        return Status.SUSPENDED
    if EventKind.UNSUITABLE in kinds:
        return Status.UNSUITABLE
    return Status.PARTLY if kinds & PARTIAL else Status.IN_FORCE


def periods(events: Iterable[Event]) -> list[Period]:
    """The whole course of the status, without a gap: what `status_on` says of every day."""
    events = list(events)
    days = sorted({event.on for event in events})
    starts: list[date | None] = [None, *days]
    course: list[Period] = []
    for place, start in enumerate(starts):
        status = Status.PENDING if start is None else status_on(events, start)
        end = starts[place + 1] if place + 1 < len(starts) else None
        if course and course[-1].status == status:
            course[-1] = Period(status, course[-1].start, end)
        else:
            course.append(Period(status, start, end))
    return course


def _is_suspended(happened: Iterable[Event]) -> bool:
    """The later of suspension and resumption decides; on one day the resumption does."""
    turns = [e for e in happened if e.kind in {EventKind.SUSPENDED, EventKind.RESUMED}]
    last = max(turns, key=lambda e: (e.on, e.kind == EventKind.RESUMED), default=None)
    return last is not None and last.kind == EventKind.SUSPENDED
