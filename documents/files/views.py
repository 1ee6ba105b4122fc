"""Files of documents on their way to readers."""

from __future__ import annotations

from typing import IO
from urllib.parse import quote

from django.contrib.admin.views.decorators import staff_member_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import get_conditional_response
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from core import media
from documents.models import Document, DocumentFile

from .checks import PDF
from .ranges import Part, range_of
from .storage import storage

#: Nothing in a file may run or ask for anything; only the portal's own page may frame it. There
#: is no `sandbox` and no `object-src`: with either, Chromium does not show a PDF.
PDF_POLICY = "script-src 'none'; connect-src 'none'; form-action 'none'; frame-ancestors 'self'"
#: A document may be withdrawn at any time, and then nobody serves its files any more.
ASK_EACH_TIME = "public, max-age=0, must-revalidate"


@xframe_options_sameorigin
@require_safe
def download(request: HttpRequest, pk: int, name: str) -> HttpResponseBase:
    """A file of a public document; under another name, 301 to the right one.

    410 with the reason when its document was removed. Raises Http404 when readers may not have
    it, as if it were not there.
    """
    found = DocumentFile.objects.filter(pk=pk).select_related("document__type").first()
    if found is not None and found.document.is_removed:
        return render(request, "documents/removed.html", {"document": found.document}, status=410)
    if found is None or not Document.objects.published().filter(pk=found.document_id).exists():
        raise Http404
    # Under its old number a document may be asked for long after it got another one.
    answer = redirect(found, permanent=True) if name != found.plain_name else sent(request, found)
    answer.headers["Cache-Control"] = ASK_EACH_TIME
    return answer


@never_cache
@xframe_options_sameorigin
@staff_member_required(login_url="admin:login")
@require_safe
def staff_download(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Any file, for staff who may see documents. Raises Http404 and PermissionDenied."""
    if not request.user.has_perm("documents.view_document"):
        raise PermissionDenied
    found = DocumentFile.objects.filter(pk=pk).select_related("document").first()
    if found is None:
        raise Http404
    return sent(request, found)


def sent(request: HttpRequest, file: DocumentFile) -> HttpResponseBase:
    """The file or the part that was asked for, or 304 to who has it.

    Raises Http404 when it is not on the disk.
    """
    etag = f'"{file.sha256}"'
    answer: HttpResponseBase | None = get_conditional_response(request, etag=etag)
    if answer is None:
        try:
            stored = storage.open(file.stored_as)
        except OSError as error:
            raise Http404("The file is not on the disk") from error
        media.send_as_it_is(request)
        answer = _answer(request, stored, etag)
        answer.headers["Content-Type"] = file.media_type
        answer.headers["Content-Disposition"] = disposition_of(file)
    media.harden(answer, PDF_POLICY if file.media_type == PDF else media.POLICY)
    answer.headers["ETag"] = etag
    return answer


def _answer(request: HttpRequest, stored: IO[bytes], etag: str) -> HttpResponseBase:
    size = stored.seek(0, 2)
    asked = request.headers.get("Range", "")
    # A part of another file than the reader began with is of no use: then all of it.
    if request.headers.get("If-Range", etag) != etag:
        asked = ""
    try:
        part = range_of(asked, size)
    except ValueError:
        stored.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    first, last = part or (0, size - 1)
    answer = StreamingHttpResponse(Part(stored, first, last), status=206 if part else 200)
    answer.headers["Content-Length"] = str(last - first + 1)
    answer.headers["Accept-Ranges"] = "bytes"
    if part:
        answer.headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    return answer


def disposition_of(file: DocumentFile) -> str:
    """How the file is shown and named, in ASCII for old browsers and in UTF-8 (RFC 6266)."""
    shown = "inline" if file.media_type == PDF else "attachment"
    real = quote(file.served_name, safe="")
    return f"{shown}; filename=\"{file.plain_name}\"; filename*=UTF-8''{real}"
