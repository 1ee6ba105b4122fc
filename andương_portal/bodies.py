"""Which body a page belongs to; all are read once, and kept like a page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.http import HttpRequest
from django.utils import timezone

from core.pagecache.keeping import kept_result
from core.requests import remembered

from .models import Body


def owners(request: HttpRequest) -> Sequence[Body]:
    """All bodies that run or ran the portal, the latest first, with what stands beside them."""
    return remembered(
        request,
        "portal.owners",
        lambda: kept_result(
            "portal.owners",
            lambda: list(Body.objects.owners().select_related("parent", "successor")),
        ),
    )


def body_on(request: HttpRequest, day: date) -> Body | None:
    """The owner on the day; None when no body is recorded for it."""
    return next((body for body in owners(request) if body.covers(day)), None)


def current_body(request: HttpRequest) -> Body | None:
    """The owner today; between two owners the last one that was."""
    today = timezone.localdate()
    started = [b for b in owners(request) if b.valid_from is None or b.valid_from <= today]
    return body_on(request, today) or next(iter(started), None)


def portal_name(request: HttpRequest) -> str:
    """The name of the portal, for titles and feeds."""
    body = current_body(request)
    return f"Cổng thông tin điện tử {body.name}" if body else "Cổng thông tin điện tử"
