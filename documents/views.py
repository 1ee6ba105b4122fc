"""The public pages of the registry."""

from __future__ import annotations

from csp.constants import SELF
from csp.decorators import csp_update
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from core.pagecache.parameters import kept
from core.requests import moved_to

from . import exports
from .models import Document
from .page import DocumentPage
from .search.choice import Choice
from .search.listing import Listing

#: The parameters of the list, in the order in which its addresses have them.
PARAMETERS = ("q", "loai", "coquan", "linhvuc", "nam", "tinhtrang", "ngay")


@kept(*PARAMETERS, "trang")
@require_safe
def registry(request: HttpRequest) -> HttpResponse:
    """/van-ban/: the list; 400 when the filter cannot be understood."""
    listing = Listing(request.GET)
    context = {
        "listing": listing,
        "form": listing.form,
        "page": listing.page(request),
        "chosen": listing.chosen(request.path),
        "exports": exports.addresses(listing),
        "left_out": exports.left_out(listing),
    }
    status = 400 if listing.form.errors else 200
    return render(request, "documents/list.html", context, status=status)


@kept("so")
@require_safe
def number(request: HttpRequest) -> HttpResponse:
    """/van-ban/so/?so=…: to the one document that is meant, or the ones to choose from.

    404 when no public document has the number.
    """
    choice = Choice(request.GET.get("so", ""))
    if choice.only is not None:
        return redirect(choice.only)
    status = 200 if choice.documents or not choice.text else 404
    return render(request, "documents/number.html", {"choice": choice}, status=status)


@kept("ngay")
@csp_update({"frame-src": [SELF]})  # type: ignore[arg-type]
@require_safe
def document(request: HttpRequest, slug: str) -> HttpResponse:
    """One document; a former address answers 301, a removed document 410 with the reason.

    Raises Http404 when readers may see, or saw, no document of that slug.
    """
    public = Document.objects.published().for_page()
    former = None
    found = public.filter(slug=slug).first()
    if found is None:
        former = Document.find_former(slug)
        found = public.filter(pk=former).first() if former else None
    if found is None:
        return _removed(request, slug, former)
    if found.slug != slug:
        return moved_to(request, found.get_absolute_url())
    page = DocumentPage(found, request.GET.get("ngay", ""))
    status = 400 if page.form.errors else 200
    return render(
        request, "documents/document.html", {"page": page, "document": found}, status=status
    )


def _removed(request: HttpRequest, slug: str, former: int | None) -> HttpResponse:
    rows = Document.objects.select_related("type")
    found = (rows.filter(pk=former) if former else rows.filter(slug=slug)).first()
    if found is None or not found.is_removed:
        raise Http404
    return render(request, "documents/removed.html", {"document": found}, status=410)


@require_safe
def as_csv(request: HttpRequest) -> HttpResponseBase:
    """/van-ban/xuat.csv: all documents of the filter; 400 when it cannot be understood."""
    listing = Listing(request.GET)
    return _unread(request, listing) or exports.csv_answer(listing)


@require_safe
def as_xlsx(request: HttpRequest) -> HttpResponseBase:
    """/van-ban/xuat.xlsx: the same as a workbook."""
    listing = Listing(request.GET)
    return _unread(request, listing) or exports.xlsx_answer(listing)


def _unread(request: HttpRequest, listing: Listing) -> HttpResponse | None:
    """The list with its sentences where the filter cannot be understood."""
    return registry(request) if listing.form.errors else None
