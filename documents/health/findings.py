"""What the report consists of: findings, and sections that count all and keep a few."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Model
from django.urls import NoReverseMatch, reverse


@dataclass(frozen=True)
class Finding:
    """A sentence, and the record at which it is mended: `documents.document` and its key."""

    text: str
    owner: str
    key: int

    @classmethod
    def at(cls, record: Model, text: str) -> Finding:
        """A finding at a stored record."""
        return cls(text, record._meta.label_lower, record.pk)

    @property
    def href(self) -> str:
        """Its page in the admin; empty where it has none."""
        try:
            return reverse(f"admin:{self.owner.replace('.', '_')}_change", args=[self.key])
        except NoReverseMatch:
            return ""


@dataclass
class Section:
    """Findings of one kind: all are counted, the first few are kept, so memory stays small."""

    title: str
    most: int
    count: int = 0
    kept: list[Finding] = field(default_factory=list)

    def add(self, findings: Iterable[Finding]) -> Section:
        """Count these too."""
        for finding in findings:
            self.count += 1
            if len(self.kept) < self.most:
                self.kept.append(finding)
        return self

    @property
    def left(self) -> int:
        """How many are not shown."""
        return self.count - len(self.kept)
