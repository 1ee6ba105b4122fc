"""Who issues documents: bodies of state and party, their terms, the people who sign."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from core.publishing.addresses import Addressed
from core.vietnamese.fields import FoldedField, LineField

BEFORE_START = "Ngày cuối phải từ ngày đầu trở đi."


class IssuerLevel(models.TextChoices):
    """The levels of government; the district level ended on 01/7/2025."""

    CENTRAL = "central", "Trung ương"
    PROVINCE = "province", "Tỉnh, thành phố"
    DISTRICT = "district", "Quận, huyện (đến 30/6/2025)"
    COMMUNE = "commune", "Xã, phường, đặc khu"


class Issuer(Addressed):
    """A cơ quan ban hành, with its lifetime and the bodies that follow it."""

    slug_source = "name"

    name = LineField("tên cơ quan", max_length=200, unique=True)
    name_folded = FoldedField("name")
    code = LineField(
        "chữ viết tắt", max_length=30, help_text="Như trong số ký hiệu: UBND, TU, SNV."
    )
    level = models.CharField("cấp", max_length=10, choices=IssuerLevel.choices)
    is_party = models.BooleanField("cơ quan Đảng", default=False)
    valid_from = models.DateField("hoạt động từ ngày", null=True, blank=True)
    valid_until = models.DateField("đến hết ngày", null=True, blank=True)
    successors = models.ManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="predecessors",
        verbose_name="cơ quan kế thừa",
    )
    order = models.PositiveSmallIntegerField("thứ tự", default=0)

    class Meta:
        verbose_name = "cơ quan ban hành"
        verbose_name_plural = "cơ quan ban hành"
        ordering = ["order", "name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True)
                | Q(valid_from__isnull=True)
                | Q(valid_until__gte=F("valid_from")),
                name="documents_issuer_period",
                violation_error_message=BEFORE_START,
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def existed_on(self, day: date) -> bool:
        """Whether the body existed on a day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day <= self.valid_until
        )


class Term(models.Model):
    """A nhiệm kỳ or a kỳ đại hội of a body: the span in which its party papers are counted."""

    issuer = models.ForeignKey(Issuer, models.CASCADE, verbose_name="cơ quan", related_name="terms")
    name = LineField("nhiệm kỳ", max_length=80, help_text="Ví dụ: khóa XIII, 2021 - 2026.")
    starts_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến hết ngày", null=True, blank=True)

    class Meta:
        verbose_name = "nhiệm kỳ"
        verbose_name_plural = "nhiệm kỳ"
        ordering = ["issuer", "starts_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["issuer", "starts_on"],
                name="documents_term_once",
                violation_error_message="Cơ quan này đã có nhiệm kỳ bắt đầu ngày đó.",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="documents_term_period",
                violation_error_message=BEFORE_START,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.issuer}, {self.name}"

    def clean(self) -> None:
        """Terms of one body do not overlap. Raises ValidationError at the first day."""
        super().clean()
        if not (self.issuer_id and self.starts_on):
            return
        others = Term.objects.filter(issuer_id=self.issuer_id).exclude(pk=self.pk)
        others = others.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=self.starts_on))
        if self.ends_on:
            others = others.filter(starts_on__lte=self.ends_on)
        if other := others.first():
            raise ValidationError({"starts_on": f"Trùng thời gian với nhiệm kỳ {other.name}."})


class Signer(models.Model):
    """A người ký, under the title that is offered when the name is chosen."""

    name = LineField("họ tên", max_length=100)
    name_folded = FoldedField("name")
    title = LineField("chức danh", max_length=150, blank=True)

    class Meta:
        verbose_name = "người ký"
        verbose_name_plural = "người ký"
        ordering = ["name", "title"]
        constraints = [
            models.UniqueConstraint(
                fields=["name", "title"],
                name="documents_signer_once",
                violation_error_message="Đã có người ký này với chức danh đó.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.title}" if self.title else self.name
