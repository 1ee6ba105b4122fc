"""Opening a picture: counted, then on to its address."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from . import counting
from .models import PictureLink
from .targets import is_safe_target

#: Larger keys are in no database.
_HIGHEST = 2**63 - 1


@never_cache
@require_safe
def open_link(request: HttpRequest, pk: int) -> HttpResponse:
    """/lien-ket/<id>/: 302 to the stored address and nowhere else; 410 when its time is over.

    Raises Http404 for what readers have never seen and for a picture without an address.
    """
    link = PictureLink.objects.filter(pk=pk).first() if pk <= _HIGHEST else None
    if link is None or not link.was_public() or not is_safe_target(link.target):
        raise Http404
    if not link.is_public():
        return _unlisted(render(request, "banners/ended.html", status=410))
    if request.method == "GET" and counting.is_person(request.META):
        counting.counts.opened(link.pk, timezone.localdate(), link.place)
    return _unlisted(HttpResponseRedirect(link.target))


def _unlisted(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
