"""The public pages of the registry."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe


@require_safe
def registry(request: HttpRequest) -> HttpResponse:
    """/van-ban/: the list. Raises Http404."""
    raise Http404


@require_safe
def document(request: HttpRequest, slug: str) -> HttpResponse:
    """One document. Raises Http404."""
    raise Http404
