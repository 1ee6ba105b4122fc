"""The report in the admin, with a link to where each finding is mended."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from documents.models import Document

from .report import quick, thorough

#: Findings of a kind that are shown, and documents that one page looks through.
MOST, DOCUMENTS = 50, 2_000
LONGEST_KEY = 18


@require_safe
@permission_required("documents.view_document", raise_exception=True)
def health(request: HttpRequest) -> HttpResponse:
    """/quan-tri/documents/suc-khoe/: `?tu=` goes on behind a document.

    The files themselves are compared by `manage.py check_registry` alone: reading them all
    takes longer than a page may.
    """
    after = _after(request.GET.get("tu", ""))
    sections, last = thorough(MOST, after, DOCUMENTS)
    more = Document.objects.filter(pk__gt=last).exists()
    if not after:
        sections += quick(MOST)
    context = {
        **admin.site.each_context(request),
        "title": "Tình trạng sổ văn bản",
        "sections": [section for section in sections if section.count],
        "after": after,
        "documents": DOCUMENTS,
        "next": last if more else None,
    }
    return TemplateResponse(request, "admin/documents/health.html", context)


def _after(sent: str) -> int:
    return int(sent) if sent.isascii() and sent.isdecimal() and len(sent) <= LONGEST_KEY else 0
