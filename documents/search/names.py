"""Types, issuers and fields as filters name them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import BigIntegerField, CharField, F, QuerySet, Value
from django.db.models.functions import Cast

from core.vietnamese.ordering import sort_key
from documents.models import DocumentType, FieldOfWork, Issuer

#: What tells two types of one name apart.
_FAMILIES = {
    "state": "(hành chính)",
    "letter": "(công văn)",
    "legal": "(quy phạm pháp luật)",
    "party": "(của Đảng)",
    "congress": "(của đại hội Đảng)",
}


@dataclass(frozen=True)
class Named:
    """A type, an issuer or a field."""

    key: int
    slug: str
    name: str
    parent: int | None = None
    #: The letters by which an issuer stands in numbers.
    code: str = ""


@dataclass(frozen=True)
class Names:
    """All of them by slug, each table in its order, as of one version."""

    version: int
    types: Mapping[str, Named]
    issuers: Mapping[str, Named]
    fields: Mapping[str, Named]

    @cached_property
    def codes(self) -> Mapping[int, str]:
        """The letters of each issuer, by key."""
        return {each.key: each.code for each in self.issuers.values()}

    @cached_property
    def _parents(self) -> Mapping[int, int | None]:
        return {each.key: each.parent for each in self.fields.values()}

    def line(self, field: int) -> Iterator[int]:
        """A field and those above it; ends even where stored parents go in a circle."""
        seen: set[int] = set()
        here: int | None = field
        while here is not None and here not in seen:
            yield here
            seen.add(here)
            here = self._parents.get(here)


def read_names(version: int) -> Names:
    """The names of now, in one query."""
    nobody = Cast(Value(None), BigIntegerField())
    nothing = Cast(Value(""), CharField())
    rows = [
        *_named(DocumentType.objects.all(), 0, parent=nobody, family=F("family")).union(
            _named(Issuer.objects.all(), 1, parent=nobody, family=F("code")),
            _named(FieldOfWork.objects.all(), 2, parent=F("parent_id"), family=nothing),
            all=True,
        )
    ]
    names: list[dict[str, Named]] = [{}, {}, {}]
    twice = Counter(row["name"] for row in rows if row["table"] == 0)
    for row in sorted(rows, key=lambda row: (row["order"], sort_key(row["name"]))):
        name = row["name"]
        if row["table"] == 0:
            name = name[:1].upper() + name[1:]
            if twice[row["name"]] > 1:
                name = f"{name} {_FAMILIES[row['kin']]}".strip()
        named = Named(row["pk"], row["slug"], name, row["above"], row["kin"])
        names[row["table"]][row["slug"]] = named
    return Names(version, *names)


def _named(rows: QuerySet[Any], table: int, **columns: Any) -> QuerySet[Any]:
    return (
        rows.order_by()
        .annotate(table=Value(table), above=columns["parent"], kin=columns["family"])
        .values("table", "pk", "slug", "name", "order", "above", "kin")
    )
