"""Files of documents on their way to readers."""

from __future__ import annotations

from urllib.parse import quote

from django.contrib.admin.views.decorators import staff_member_required
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from documents.models import Document, DocumentFile

from .checks import PDF
from .storage import storage

#: Nothing in a file may run or ask for anything; only the portal's own page may frame it. There
#: is no `sandbox` and no `object-src`: with either, Chromium does not show a PDF.
POLICY = "script-src 'none'; connect-src 'none'; form-action 'none'; frame-ancestors 'self'"


@xframe_options_sameorigin
@require_safe
def download(request: HttpRequest, pk: int, name: str) -> HttpResponseBase:
    """A file of a public document; under another name, 301 to the right one.

    Raises Http404 when readers may not have it, as if it were not there.
    """
    file = DocumentFile.objects.filter(pk=pk, document__in=Document.objects.published())
    found = file.select_related("document").first()
    if found is None:
        raise Http404
    if name != found.plain_name:
        return redirect(found, permanent=True)
    answer = answer_with(request, found)
    # A document may be withdrawn at any time, and then nobody serves its files any more.
    answer.headers["Cache-Control"] = "public, max-age=0, must-revalidate"
    return answer


@never_cache
@staff_member_required(login_url="admin:login")
@require_safe
def staff_download(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Any file, for staff who may see documents. Raises Http404 and PermissionDenied."""
    if not request.user.has_perm("documents.view_document"):
        raise PermissionDenied
    found = DocumentFile.objects.filter(pk=pk).select_related("document").first()
    if found is None:
        raise Http404
    return answer_with(request, found)


def answer_with(request: HttpRequest, file: DocumentFile) -> HttpResponseBase:
    """The file, or 304 to who has it. Raises Http404 when it is not on the disk."""
    etag = f'"{file.sha256}"'
    if etag in request.headers.get("If-None-Match", ""):
        return _hardened(HttpResponse(status=304), etag)
    try:
        stored = storage.open(file.stored_as)
    except OSError as error:
        raise Http404("The file is not on the disk") from error
    # Packed once more, a file would be sent without its length; GZipMiddleware looks here.
    request.META.pop("HTTP_ACCEPT_ENCODING", None)
    answer = FileResponse(stored, content_type=file.media_type)
    answer.headers["Content-Length"] = str(file.size)
    answer.headers["Content-Disposition"] = disposition_of(file)
    return _hardened(answer, etag)


def disposition_of(file: DocumentFile) -> str:
    """How the file is shown and named, in ASCII for old browsers and in UTF-8 (RFC 6266)."""
    shown = "inline" if file.media_type == PDF else "attachment"
    real = quote(file.served_name, safe="")
    return f"{shown}; filename=\"{file.plain_name}\"; filename*=UTF-8''{real}"


def _hardened(answer: HttpResponseBase, etag: str) -> HttpResponseBase:
    answer.headers["ETag"] = etag
    answer.headers["Content-Security-Policy"] = POLICY
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer
