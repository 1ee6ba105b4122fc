"""Citations on the pages of every kind of content."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.safestring import SafeString

from core.publishing.states import Publishable
from documents.citations import reading
from documents.models import Document

register = template.Library()


@register.simple_tag
def linked_texts(content: Publishable) -> dict[str, SafeString]:
    """The public texts by field, as HTML in which cited documents are links."""
    return reading.linked_texts(content)


@register.inclusion_tag("tags/cited_documents.html")
def cited_documents(content: Publishable) -> dict[str, Any]:
    """“Văn bản được nhắc tới”: what a text cites, with its status on that day and today."""
    day_name = "ban hành" if isinstance(content, Document) else "đăng bài"
    return {"cited": reading.cited_documents(content), "day_name": day_name}


@register.inclusion_tag("tags/cited_by.html")
def cited_by(document: Document) -> dict[str, Any]:
    """“Tin bài nhắc tới văn bản này”: the newest public texts that cite a document."""
    return {"citing": reading.cited_by(document)}
