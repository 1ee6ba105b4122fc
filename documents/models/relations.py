"""How documents stand to each other."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from core.vietnamese.fields import LineField
from documents.keys import key_in
from documents.status import EventKind


class RelationKind(models.TextChoices):
    """What the source does to the target, or says of it."""

    BASED_ON = "based_on", "Căn cứ"
    GUIDES = "guides", "Hướng dẫn"
    DETAILS = "details", "Quy định chi tiết"
    AMENDS = "amends", "Sửa đổi, bổ sung"
    REPLACES = "replaces", "Thay thế"
    REPEALS = "repeals", "Bãi bỏ"
    CORRECTS = "corrects", "Đính chính"
    STOPS = "stops", "Đình chỉ"
    SUSPENDS = "suspends", "Tạm ngưng hiệu lực"
    CONSOLIDATES = "consolidates", "Hợp nhất"
    REFERS_TO = "refers_to", "Dẫn chiếu"
    INTERPRETS = "interprets", "Giải thích"
    ANNOUNCES = "announces", "Công bố"
    RELATED = "related", "Liên quan"

    @property
    def reverse_label(self) -> str:
        """The same relation as the target sees it."""
        return _REVERSE[self.value]


_REVERSE = {
    "based_on": "Là căn cứ của",
    "guides": "Được hướng dẫn bởi",
    "details": "Được quy định chi tiết bởi",
    "amends": "Được sửa đổi, bổ sung bởi",
    "replaces": "Bị thay thế bởi",
    "repeals": "Bị bãi bỏ bởi",
    "corrects": "Được đính chính bởi",
    "stops": "Bị đình chỉ bởi",
    "suspends": "Bị tạm ngưng hiệu lực bởi",
    "consolidates": "Được hợp nhất trong",
    "refers_to": "Được dẫn chiếu trong",
    "interprets": "Được giải thích bởi",
    "announces": "Được công bố bởi",
    "related": "Liên quan",
}

#: The only relations that move the status of the target.
EFFECTS = {
    RelationKind.AMENDS: EventKind.AMENDED,
    RelationKind.REPLACES: EventKind.REPLACED,
    RelationKind.REPEALS: EventKind.REPEALED,
    RelationKind.STOPS: EventKind.SUSPENDED,
    RelationKind.SUSPENDS: EventKind.SUSPENDED,
}
#: Effects that may concern a part of the target only.
ENDING_KINDS = frozenset({RelationKind.REPLACES, RelationKind.REPEALS})


class Relation(models.Model):
    """A relation of the source to a target, which may not be held yet.

    The words by which the target was named stay for ever; `target_key` is the key of the number
    in them, by which the relation is found when the target arrives.
    """

    source = models.ForeignKey(
        "documents.Document",
        models.CASCADE,
        verbose_name="văn bản",
        related_name="relations",
    )
    kind = models.CharField("quan hệ", max_length=12, choices=RelationKind.choices)
    target = models.ForeignKey(
        "documents.Document",
        models.SET_NULL,
        null=True,
        blank=True,
        verbose_name="với văn bản",
        related_name="reverse_relations",
    )
    target_text = LineField(
        "ghi như trong văn bản",
        max_length=400,
        blank=True,
        help_text="Khi chưa có văn bản đó ở đây; sẽ tự nối khi văn bản được thêm vào.",
    )
    target_key = models.CharField(max_length=100, blank=True, editable=False)
    on = models.DateField(
        "từ ngày",
        null=True,
        blank=True,
        help_text="Để trống: từ ngày văn bản này có hiệu lực.",
    )
    partly = models.BooleanField(
        "chỉ một phần", default=False, help_text="Thay thế hoặc bãi bỏ chỉ một phần."
    )
    note = LineField("ghi chú", max_length=300, blank=True)

    class Meta:
        verbose_name = "văn bản liên quan"
        verbose_name_plural = "văn bản liên quan"
        ordering = ["kind", "on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(target__isnull=True) | ~Q(target=F("source")),
                name="documents_relation_not_to_itself",
                violation_error_message="Văn bản không thể có quan hệ với chính nó.",
            ),
            models.UniqueConstraint(
                fields=["source", "kind", "target"],
                name="documents_relation_once",
                violation_error_message="Quan hệ này đã được ghi.",
            ),
        ]
        indexes = [
            # Which relations wait for a document that arrives: link_waiting
            models.Index(
                fields=["target_key"],
                condition=Q(target__isnull=True),
                name="documents_relation_waiting",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.target_text}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store with the words and the key of the target; statuses follow."""
        from documents.services import link_relation, refresh_status

        before = Relation.objects.filter(pk=self.pk).values_list("target_id", flat=True).first()
        self.set_words()
        link_relation(self)
        super().save(*args, **kwargs)
        refresh_status([before, self.target_id])

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete; the status of the target follows."""
        from documents.services import refresh_status

        key = self.target_id
        result = super().delete(*args, **kwargs)
        refresh_status([key])
        return result

    def clean(self) -> None:
        """Raises ValidationError where there is no target, or the target is the source."""
        super().clean()
        if not self.target_id and not self.target_text:
            raise ValidationError({"target": "Hãy chọn văn bản, hoặc ghi số ký hiệu của nó."})
        if self.target_id and self.target_id == self.source_id:
            raise ValidationError({"target": "Văn bản không thể có quan hệ với chính nó."})
        if self.partly and self.kind not in ENDING_KINDS:
            raise ValidationError({"partly": "Chỉ dùng cho “Thay thế” và “Bãi bỏ”."})

    @property
    def effect(self) -> EventKind | None:
        """What it does to the status of the target; None for nothing."""
        kind = RelationKind(self.kind)
        if self.partly and kind in ENDING_KINDS:
            return EventKind.PARTLY_ENDED
        return EFFECTS.get(kind)

    def set_words(self) -> None:
        """Words and key from the target; the key alone from words given by hand."""
        if self.target is not None:
            self.target_text = self.target_text or self.target.citation
            self.target_key = self.target.number_key
        else:
            self.target_key = key_in(self.target_text)
