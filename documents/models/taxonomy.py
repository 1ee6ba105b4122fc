"""What documents are sorted by: their type and their field of work."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from core.publishing.addresses import Addressed
from core.vietnamese.fields import LineField
from documents.numbers import Family

FAMILIES = [
    (Family.STATE.value, "Văn bản hành chính nhà nước"),
    (Family.LETTER.value, "Công văn nhà nước"),
    (Family.LEGAL.value, "Văn bản quy phạm pháp luật"),
    (Family.PARTY.value, "Văn bản của cấp ủy Đảng"),
    (Family.CONGRESS.value, "Văn bản của đại hội Đảng"),
]


class ScopeKind(models.TextChoices):
    """When the counter of a type begins anew."""

    YEAR = "year", "Theo năm"
    TERM = "term", "Theo nhiệm kỳ hoặc kỳ đại hội"


class DocumentType(Addressed):
    """A loại văn bản: `nghị quyết` of the party is another type than that of the state."""

    slug_source = "address_words"

    name = LineField("tên loại", max_length=80, help_text="Viết thường, ví dụ: chỉ thị.")
    abbreviation = LineField(
        "chữ viết tắt", max_length=10, blank=True, help_text="Ví dụ: CT. Công văn, luật để trống."
    )
    family = models.CharField("hệ thống văn bản", max_length=10, choices=FAMILIES)
    scope = models.CharField(
        "đánh số lại", max_length=4, choices=ScopeKind.choices, default=ScopeKind.YEAR
    )
    order = models.PositiveSmallIntegerField("thứ tự", default=0)

    class Meta:
        verbose_name = "loại văn bản"
        verbose_name_plural = "loại văn bản"
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["name", "family"],
                name="documents_type_once",
                violation_error_message="Đã có loại văn bản này trong hệ thống đó.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.capitalized} ({self.get_family_display()})"

    @property
    def capitalized(self) -> str:
        """The name at the beginning of a line."""
        return self.name[:1].upper() + self.name[1:]

    @property
    def is_normative(self) -> bool:
        """Whether it is a văn bản quy phạm pháp luật, which names its own day of effect."""
        return self.family == Family.LEGAL.value

    @property
    def is_party(self) -> bool:
        """Whether it is a paper of the party."""
        return Family(self.family).is_party

    @property
    def address_words(self) -> str:
        """The name, with what tells it from a type of the same name."""
        ends = {"party": " của đảng", "congress": " của đại hội", "legal": " quy phạm"}
        return f"{self.name}{ends.get(self.family, '')}"


class FieldOfWork(Addressed):
    """A lĩnh vực, in a tree."""

    slug_source = "name"

    name = LineField("tên lĩnh vực", max_length=120, unique=True)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="thuộc lĩnh vực",
        related_name="children",
    )
    order = models.PositiveSmallIntegerField("thứ tự", default=0)

    class Meta:
        verbose_name = "lĩnh vực"
        verbose_name_plural = "lĩnh vực"
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """A field is never below itself. Raises ValidationError at the parent."""
        super().clean()
        if self.pk and any(parent.pk == self.pk for parent in self.ancestors()):
            raise ValidationError({"parent": "Lĩnh vực không thể nằm dưới chính nó."})

    def ancestors(self) -> Iterator[FieldOfWork]:
        """The fields above, nearest first; ends even where stored parents go in a circle."""
        seen: set[Any] = set()
        parent = self.parent
        while parent is not None and parent.pk not in seen:
            yield parent
            seen.add(parent.pk)
            parent = parent.parent

    def with_descendants(self) -> set[int]:
        """Its own key and those of all fields below it."""
        below: dict[int | None, list[int]] = {}
        for key, parent in FieldOfWork.objects.values_list("pk", "parent_id"):
            below.setdefault(parent, []).append(key)
        found, waiting = {self.pk}, [self.pk]
        while waiting:
            new = [key for key in below.get(waiting.pop(), ()) if key not in found]
            found.update(new)
            waiting.extend(new)
        return found
