"""JSON-LD of a document (schema.org Legislation)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from core.site import absolute

from .models import Document, RelationKind
from .page import DocumentPage, Related
from .status import Status

_FORCE = {
    Status.IN_FORCE: "InForce",
    Status.PARTLY: "PartiallyInForce",
    Status.PENDING: "NotInForce",
    Status.ENDED: "NotInForce",
    Status.SUSPENDED: "NotInForce",
}
#: Relations of the document that schema.org has a property for.
_RELATIONS = {
    RelationKind.AMENDS: "legislationChanges",
    RelationKind.REPEALS: "legislationRepeals",
    RelationKind.REPLACES: "legislationRepeals",
    RelationKind.CONSOLIDATES: "legislationConsolidates",
    RelationKind.GUIDES: "legislationApplies",
    RelationKind.DETAILS: "legislationApplies",
    RelationKind.CORRECTS: "legislationCorrects",
    RelationKind.BASED_ON: "isBasedOn",
}


def legislation(page: DocumentPage) -> dict[str, Any]:
    """The document as Legislation; only what is recorded of it."""
    document = page.document
    address = absolute(document.get_absolute_url())
    force = _FORCE.get(page.status)
    data = {
        "@type": "Legislation",
        "@id": address,
        "url": address,
        "name": f"{document.title} {document.summary}"[:500],
        "headline": document.title,
        "description": document.summary,
        "legislationIdentifier": document.number,
        "legislationType": document.type.capitalized,
        "legislationDate": document.issued_on.isoformat(),
        "datePublished": document.published_at.date().isoformat() if document.published_at else "",
        "temporalCoverage": _coverage(document),
        "legislationLegalForce": f"https://schema.org/{force}" if force else "",
        "legislationPassedBy": [
            {"@type": "GovernmentOrganization", "name": issuer.name}
            for issuer in (document.issuer, *page.co_issuers)
        ],
        "about": [field.name for field in page.fields],
        "inLanguage": "vi",
        **_relations(page),
    }
    return {key: value for key, value in data.items() if value}


def _coverage(document: Document) -> str:
    """From the first day with force to the last one before it ends (ISO 8601)."""
    first = document.takes_effect_on
    if first is None:
        return ""
    return f"{first.isoformat()}/{document.expires_on.isoformat() if document.expires_on else '..'}"


def _relations(page: DocumentPage) -> dict[str, list[dict[str, str]]]:
    groups = {group.name: group.rows for group in page.groups}
    found: dict[str, list[dict[str, str]]] = {}
    for kind, name in _RELATIONS.items():
        for row in _named(groups.get(kind.label, ())):
            found.setdefault(name, []).append(row)
    return found


def _named(rows: Iterable[Related]) -> Iterable[dict[str, str]]:
    for row in rows:
        data = {"@type": "Legislation", "name": row.words}
        if row.document is not None:
            data["@id"] = absolute(row.document.get_absolute_url())
        yield data
