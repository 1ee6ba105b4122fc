"""Parts of the registry on public pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import template
from django.template.context import RequestContext
from django.template.defaultfilters import filesizeformat

from documents import newest, structured
from documents.models import Document
from documents.page import DocumentPage
from documents.search.filters import STATUS_SLUGS
from documents.status import Status

register = template.Library()

_KINDS = {
    "application/pdf": "PDF",
    "application/msword": "Word",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
    "application/vnd.ms-excel": "Excel",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel",
}


@register.inclusion_tag("tags/latest_documents.html", takes_context=True)
def latest_documents(context: RequestContext, count: int = newest.SHOWN) -> dict[str, Any]:
    """“Hệ thống văn bản”: the newest documents; nothing where there are none."""
    return {"documents": newest.newest(context["request"])[:count]}


@register.simple_tag(takes_context=True)
def newest_documents(context: RequestContext) -> Sequence[Document]:
    """The documents of that block, for pages that ask first whether there are any."""
    return newest.newest(context["request"])


@register.simple_tag
def document_data(page: DocumentPage) -> dict[str, Any]:
    """The document for machines (schema.org Legislation)."""
    return structured.legislation(page)


@register.filter
def status_class(status: Status) -> str:
    """The class of a status badge; what it says stands in words beside."""
    return f"status-{STATUS_SLUGS[Status(status)]}"


@register.filter
def file_kind(media_type: str) -> str:
    """`PDF`, `Word`, `Excel`."""
    return _KINDS.get(media_type, "Tệp")


@register.filter
def file_size(size: int) -> str:
    """`1,2 MB`."""
    return filesizeformat(size).replace("\u00a0", " ").replace("byte", "byte")
