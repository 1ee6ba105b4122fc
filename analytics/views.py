"""The page that says how visits are counted."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from .models import Entry, EntryKind


@require_safe
def explained(request: HttpRequest) -> HttpResponse:
    """“Cách tính”: what each number means, and what was carried over from the old portal.

    It is made each time: writes to the tables of visits make no kept page old.
    """
    openings = Entry.objects.filter(kind=EntryKind.OPENING).order_by("day", "pk")
    context = {"openings": openings, "cap": settings.VISITS_NETWORK_CAP}
    return render(request, "analytics/explained.html", context)
