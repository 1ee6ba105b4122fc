"""The next moment at which something public changes by the clock alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from django.apps import apps
from django.db import models
from django.db.models import Min
from django.utils import timezone

#: Says when pages look different next for a reason of its own; None when they do not.
Moment = Callable[[datetime], datetime | None]

_more: list[Moment] = []


def register(moment: Moment) -> None:
    """Enter, in `AppConfig.ready()`, what no column of a model can say."""
    if moment not in _more:
        _more.append(moment)


@lru_cache(maxsize=1)
def _models_with_moments() -> tuple[tuple[type[models.Model], tuple[str, ...]], ...]:
    return tuple(
        (model, tuple(fields))
        for model in apps.get_models()
        if (fields := getattr(model, "CHANGES_AT", ()))
    )


def next_moment(now: datetime) -> datetime:
    """The first moment after `now` at which a page may look different with nothing written.

    Midnight in Việt Nam at the latest: the date line, the body of the day and the status of
    documents follow the day. Models name their own moments in `CHANGES_AT`; `register` is for
    the rest.
    """
    return min([_midnight_after(now), *_moments_after(now)])


def moment_under(mark: str, now: datetime) -> datetime:
    """The next moment, asked of the database once a process for each mark."""
    known, since, until = _known[0]
    if known != mark or not since <= now < until:
        until = next_moment(now)
        _known[0] = (mark, now, until)
    return until


#: One place, written in one step, for all threads.
_LATEST = datetime.max.replace(tzinfo=UTC)
_known: list[tuple[str, datetime, datetime]] = [("", _LATEST, _LATEST)]


def _midnight_after(now: datetime) -> datetime:
    tomorrow = timezone.localtime(now).date() + timedelta(days=1)
    return timezone.make_aware(datetime.combine(tomorrow, datetime.min.time()))


def _moments_after(now: datetime) -> Iterator[datetime]:
    for model, fields in _models_with_moments():
        for field in fields:
            later = model._default_manager.filter(**{f"{field}__gt": now})
            if moment := later.aggregate(first=Min(field))["first"]:
                yield moment
    for says in _more:
        if moment := says(now):
            yield moment
