"""JSON-LD of a document (schema.org Legislation)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from core.site import absolute
from core.vietnamese.dates import local_day

from .models import Issuer, RelationKind
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
        "datePublished": local_day(document.published_at).isoformat()
        if document.published_at
        else "",
        "temporalCoverage": _coverage(page),
        "legislationLegalForce": f"https://schema.org/{force}" if force else "",
        "legislationPassedBy": [
            {"@type": _kind_of(issuer), "name": issuer.name}
            for issuer in (document.issuer, *page.co_issuers)
        ],
        "about": [field.name for field in page.fields],
        "inLanguage": "vi",
        **_relations(page),
    }
    return {key: value for key, value in data.items() if value}


def _kind_of(issuer: Issuer) -> str:
    return "Organization" if issuer.is_party else "GovernmentOrganization"


def _coverage(page: DocumentPage) -> str:
    """From the first day with force to the last one, whatever ended it (ISO 8601)."""
    first = page.document.takes_effect_on
    ends = (p.start for p in page.periods if p.status == Status.ENDED and p.start)
    over = next(ends, None)
    # What ended before it began was never in force.
    if first is None or (over is not None and over <= first):
        return ""
    return f"{first.isoformat()}/{(over - timedelta(days=1)).isoformat() if over else '..'}"


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
