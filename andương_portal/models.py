"""The body that runs the portal: its name, its dates and what came after it."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from core.images.fields import PictureField
from core.vietnamese.fields import LineField


class Level(models.TextChoices):
    """Where a body stands in the state's structure."""

    CENTRAL = "central", "Trung ương"
    PROVINCE = "province", "Tỉnh, thành phố"
    DISTRICT = "district", "Huyện, quận, thị xã (đến 30/6/2025)"
    COMMUNE = "commune", "Xã, phường, đặc khu"
    UNIT = "unit", "Cơ quan chuyên môn, đơn vị trực thuộc"


class BodyQuerySet(models.QuerySet["Body"]):
    """Queries on bodies."""

    def owners(self) -> BodyQuerySet:
        """The bodies that run or ran this portal, the latest first."""
        return self.filter(runs_portal=True).order_by(F("valid_from").desc(nulls_last=True), "-pk")


class Body(models.Model):
    """A body of the state (cơ quan): the owner of the portal in its time, or a parent of one.

    Bodies are renamed, merged and abolished. What a page shows is the owner of the day,
    so the periods of two owners may not overlap. Both ends of a period are whole days and
    belong to it; an open end means "not known" at the start and "until now" at the end.
    """

    name = LineField("tên cơ quan", max_length=200)
    level = models.CharField("cấp", max_length=20, choices=Level.choices)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name="cơ quan cấp trên",
        null=True,
        blank=True,
        related_name="children",
    )
    runs_portal = models.BooleanField(
        "là cơ quan chủ quản của cổng",
        default=True,
        help_text="Bỏ chọn với cơ quan cấp trên chỉ ghi ở đây để tham chiếu.",
    )
    address = LineField("địa chỉ", max_length=300, blank=True)
    phone = LineField("điện thoại", max_length=60, blank=True)
    email = models.EmailField("email", blank=True)
    responsible = LineField(
        "chịu trách nhiệm", max_length=200, blank=True, help_text="Chức vụ và họ tên."
    )
    logo = PictureField("biểu trưng", blank=True)
    header_picture = PictureField(
        "ảnh đầu trang",
        blank=True,
        help_text="Ảnh ngang, rộng từ 1.600 điểm ảnh; không có chữ trong ảnh.",
    )
    valid_from = models.DateField("hoạt động từ ngày", null=True, blank=True)
    valid_until = models.DateField(
        "đến hết ngày", null=True, blank=True, help_text="Để trống nếu đang hoạt động."
    )
    successor = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name="cơ quan kế thừa",
        null=True,
        blank=True,
        related_name="predecessors",
    )

    objects = BodyQuerySet.as_manager()

    class Meta:
        verbose_name = "cơ quan"
        verbose_name_plural = "cơ quan"
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True)
                | Q(valid_from__isnull=True)
                | Q(valid_until__gte=F("valid_from")),
                name="portal_body_period",
                violation_error_message="Ngày kết thúc đứng trước ngày bắt đầu.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse overlapping owners and circles of parents or successors.

        Raises ValidationError at the field.
        """
        super().clean()
        for field in ("parent", "successor"):
            if self._leads_to_itself(field):
                raise ValidationError({field: "Cơ quan không thể đứng trên hoặc sau chính mình."})
        other = self._overlapping_owner()
        if other is not None:
            raise ValidationError(
                {"valid_from": f"Trùng thời gian với {other}: mỗi ngày chỉ một cơ quan chủ quản."}
            )

    def covers(self, day: date) -> bool:
        """Whether the body exists on the day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day <= self.valid_until
        )

    @property
    def has_ended(self) -> bool:
        """Whether its last day is past."""
        return self.valid_until is not None and self.valid_until < timezone.localdate()

    def _leads_to_itself(self, field: str) -> bool:
        seen: set[int] = set()
        step: Body | None = getattr(self, field)
        while step is not None and step.pk not in seen:
            if step.pk == self.pk:
                return True
            seen.add(step.pk)
            step = getattr(step, field)
        return False

    def _overlapping_owner(self) -> Body | None:
        if not self.runs_portal:
            return None
        others = Body.objects.owners().exclude(pk=self.pk)
        if self.valid_until is not None:
            others = others.filter(Q(valid_from__isnull=True) | Q(valid_from__lte=self.valid_until))
        if self.valid_from is not None:
            others = others.filter(
                Q(valid_until__isnull=True) | Q(valid_until__gte=self.valid_from)
            )
        return others.first()
