"""When a piece of content is public: one rule, asked of the clock at every request."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from core.publishing import changes

#: No older date is one of publication, and calendars of databases end at both sides.
MOMENTS = [
    MinValueValidator(datetime(1945, 9, 2, tzinfo=UTC), "Ngày phải từ 02/09/1945 trở đi."),
    MaxValueValidator(datetime(2100, 1, 1, tzinfo=UTC), "Ngày phải trước năm 2100."),
]


class State(models.TextChoices):
    """Where a piece of content stands; the fuller workflow adds its states here."""

    DRAFT = "draft", "Bản nháp"
    PUBLISHED = "published", "Xuất bản"


class PublishableQuerySet(models.QuerySet[Any]):
    """Queries that every surface (page, list, feed, sitemap, home) shares."""

    def published(self, at: datetime | None = None) -> Self:
        """What is public now, or was by the rule at the moment `at`."""
        return self.filter(state=State.PUBLISHED, published_at__lte=at or timezone.now())

    def newest_first(self) -> Self:
        """By date, and by key where two share one, so that pages never overlap."""
        return self.order_by("-published_at", "-pk")

    def for_list(self) -> Self:
        """With what a line of a list prints; kinds of content narrow it."""
        return self.all()

    @transaction.atomic
    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete, and say so."""
        changes.tell(self.only("pk"), gone=True)
        return super().delete()

    # As Django marks its own: nothing for managers, nothing for templates.
    delete.queryset_only = True  # type: ignore[attr-defined]
    delete.alters_data = True  # type: ignore[attr-defined]


class Publishable(models.Model):
    """Content with a state and dates. An abstract model; see also `Addressed`.

    `CHANGES_AT` names the moments at which readers see something else without any write; kept
    pages end there.
    """

    CHANGES_AT: tuple[str, ...] = ("published_at",)

    state = models.CharField(
        "trạng thái", max_length=20, choices=State.choices, default=State.DRAFT
    )
    published_at = models.DateTimeField(
        "ngày giờ đăng",
        null=True,
        blank=True,
        validators=MOMENTS,
        help_text="Để trống: đăng ngay khi chọn “Xuất bản”. Giờ sau này: tự hiện đúng giờ đó.",
    )
    first_published_at = models.DateTimeField(null=True, editable=False)
    revised_at = models.DateTimeField("cập nhật lần cuối", null=True, blank=True, editable=False)
    created_at = models.DateTimeField("ngày tạo", auto_now_add=True)
    changed_at = models.DateTimeField("ngày sửa", auto_now=True)

    class Meta:
        abstract = True
        constraints = [
            # published() compares the date: without one a published piece would never show.
            models.CheckConstraint(
                condition=~Q(state=State.PUBLISHED) | Q(published_at__isnull=False),
                name="%(app_label)s_%(class)s_published_has_date",
            ),
        ]

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Set the dates that follow from the state, store, and say so."""
        self._set_dates(timezone.now())
        super().save(*args, **kwargs)
        changes.tell([self])

    @transaction.atomic
    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete, and say so while it still has its key."""
        changes.tell([self], gone=True)
        return super().delete(*args, **kwargs)

    def clean(self) -> None:
        """Date what is published without a date, so that the constraint finds one."""
        self._set_dates(timezone.now())
        super().clean()

    def _set_dates(self, now: datetime) -> None:
        if self.state == State.PUBLISHED and self.published_at is None:
            # Forms know no microseconds: a later save there must not move the date.
            self.published_at = now.replace(microsecond=0)
        if self.was_public(now):
            return
        # A plan for later may still change; what readers have seen is fixed.
        self.first_published_at = self.published_at if self.state == State.PUBLISHED else None

    def is_public(self, now: datetime | None = None) -> bool:
        """Whether readers see it now; the same rule as `published()`."""
        return (
            self.state == State.PUBLISHED
            and self.published_at is not None
            and self.published_at <= (now or timezone.now())
        )

    def was_public(self, now: datetime | None = None) -> bool:
        """Whether readers have ever seen it."""
        first = self.first_published_at
        return first is not None and first <= (now or timezone.now())

    def public_texts(self) -> dict[str, str]:
        """What readers read of it, by field: HTML where it is marked safe, else plain text."""
        return {}

    def public_day(self) -> date | None:
        """The day of the texts in Việt Nam; None while there is none."""
        return timezone.localdate(self.published_at) if self.published_at else None

    def public_source(self) -> str:
        """The body whose words the texts are, where that is not the portal's own."""
        return ""
