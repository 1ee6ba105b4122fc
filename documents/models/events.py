"""What moved the status of a document, and the cache of its course."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from core.vietnamese.fields import ParagraphField
from documents.status import EventKind, Status

#: What an officer may record by hand; the rest follows from relations and the document's days.
BY_HAND = [
    EventKind.PARTLY_ENDED,
    EventKind.REPEALED,
    EventKind.SUSPENDED,
    EventKind.RESUMED,
    EventKind.UNSUITABLE,
]


class StatusEvent(models.Model):
    """A dated event whose cause is no document of the registry."""

    document = models.ForeignKey(
        "documents.Document",
        models.CASCADE,
        verbose_name="văn bản",
        related_name="status_events",
    )
    kind = models.CharField(
        "sự kiện", max_length=12, choices=[(kind.value, kind.label) for kind in BY_HAND]
    )
    on = models.DateField("từ ngày")
    note = ParagraphField("căn cứ, lý do", blank=True, max_length=500)

    class Meta:
        verbose_name = "sự kiện hiệu lực"
        verbose_name_plural = "sự kiện hiệu lực"
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} từ {self.on:%d/%m/%Y}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store, and make the document's status follow."""
        from documents.services import refresh_status

        super().save(*args, **kwargs)
        refresh_status([self.document_id])

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete, and make the document's status follow."""
        from documents.services import refresh_status

        key = self.document_id
        result = super().delete(*args, **kwargs)
        refresh_status([key])
        return result

    def clean(self) -> None:
        """A judgement says on what it rests. Raises ValidationError at the note."""
        super().clean()
        if self.kind == EventKind.UNSUITABLE and not self.note:
            raise ValidationError({"note": "“Không còn phù hợp” là một nhận định: hãy ghi căn cứ."})


class StatusPeriod(models.Model):
    """A span of days with one status: what `status_on` says, kept for lists and counts.

    The periods of a document cover every day from `date.min` on, each once; `end` is the first
    day after the span, `date.max` where it is open. Written by `services.refresh_status` alone.
    Because days are compared with the day that is asked for, nothing has to run at midnight.
    """

    document = models.ForeignKey(
        "documents.Document", models.CASCADE, related_name="status_periods"
    )
    status = models.CharField(max_length=10, choices=Status.choices)
    start = models.DateField()
    end = models.DateField()

    class Meta:
        verbose_name = "khoảng hiệu lực"
        verbose_name_plural = "khoảng hiệu lực"
        ordering = ["start"]
        constraints = [
            models.UniqueConstraint(fields=["document", "start"], name="documents_period_once"),
        ]
        indexes = [
            # with_status(status, day), and the counts of the status facet
            models.Index(
                fields=["status", "start", "end", "document"], name="documents_status_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_status_display()}: {self.start} – {self.end}"
