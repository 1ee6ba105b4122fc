"""Numbers of visits. No address, user agent or cookie of anyone is in a table.

Rows are written by `analytics.storage` alone, in SQL that both databases understand; the ledger
is the one table that people write.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone

from core.vietnamese.dates import short_date
from core.vietnamese.fields import LineField


class Salt(models.Model):
    """What the keys of a day are made with; deleted 48 hours after the day.

    An empty value stays in its place: should the clock be set back so far, the day gets no second
    salt, for everybody would be counted twice.
    """

    day = models.DateField(primary_key=True)
    value = models.BinaryField(max_length=16)

    def __str__(self) -> str:
        return f"{self.day}"


class Visitor(models.Model):
    """That a key came on a day; deleted together with the day's salt."""

    #: Rising, so that a worker asks only for what others have stored since it last looked.
    id = models.BigAutoField(primary_key=True)
    day = models.DateField()
    key = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day", "key"], name="visitor_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.day}"


class Network(models.Model):
    """How many new visitors came from a network in an hour; `key` is made as a visitor's is."""

    pk = models.CompositePrimaryKey("day", "hour", "key")
    day = models.DateField()
    hour = models.SmallIntegerField()
    key = models.BigIntegerField()
    visitors = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.day} {self.hour}"


class Online(models.Model):
    """The second since 1970 in which a key was last seen; rows of past hours are removed."""

    key = models.BigIntegerField(primary_key=True)
    second = models.BigIntegerField(db_index=True)

    def __str__(self) -> str:
        return f"{self.second}"


class Batch(models.Model):
    """A batch of numbers that is written: a second attempt finds its token and adds nothing."""

    token = models.BigIntegerField(primary_key=True)
    day = models.DateField()

    def __str__(self) -> str:
        return f"{self.day}"


class Day(models.Model):
    """The counters of a day."""

    day = models.DateField("ngày", primary_key=True)
    visitors = models.PositiveIntegerField("khách", default=0)
    capped = models.PositiveIntegerField("ngoài giới hạn", default=0)
    views = models.PositiveBigIntegerField("lượt xem", default=0)
    robots = models.PositiveBigIntegerField("lượt của máy tự động", default=0)
    hits = models.PositiveBigIntegerField("trang lấy từ bộ nhớ", default=0)
    misses = models.PositiveBigIntegerField("trang phải dựng", default=0)

    class Meta:
        verbose_name = "số liệu truy cập"
        verbose_name_plural = "số liệu truy cập"
        default_permissions = ("view",)

    def __str__(self) -> str:
        return short_date(self.day)


class Subject(models.TextChoices):
    """What a tally counts."""

    PAGE = "page", "Trang"
    SOURCE = "source", "Nguồn"
    DEVICE = "device", "Thiết bị"
    SEARCH = "search", "Từ tìm kiếm"
    HOUR = "hour", "Lượt xem trong giờ"
    NEW = "new", "Khách mới trong giờ"


class Tally(models.Model):
    """How often something was on a day. The order of the key is that of `reports.sums`."""

    pk = models.CompositePrimaryKey("subject", "day", "name")
    subject = models.CharField(max_length=6, choices=Subject)
    day = models.DateField()
    name = models.CharField(max_length=300)
    number = models.PositiveBigIntegerField()

    def __str__(self) -> str:
        return f"{self.day} {self.subject} {self.name}"


class EntryKind(models.TextChoices):
    """Why a number is in the ledger."""

    OPENING = "opening", "Số chuyển từ cổng cũ"
    CORRECTION = "correction", "Điều chỉnh"


class Entry(models.Model):
    """A number that nobody counted (bút toán): dated, signed, never changed, never taken back.

    What was entered wrongly is put right by another entry.
    """

    kind = models.CharField("loại", max_length=10, choices=EntryKind)
    day = models.DateField(
        "ngày",
        help_text="Số chuyển từ cổng cũ: ngày chốt số. Điều chỉnh: ngày có số liệu cần sửa.",
    )
    amount = models.BigIntegerField(
        "số khách", help_text="Điều chỉnh giảm thì ghi số âm, ví dụ -120."
    )
    note = LineField("lý do", max_length=300)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="người ghi",
        editable=False,
    )
    written_at = models.DateTimeField("ghi lúc", auto_now_add=True)

    class Meta:
        verbose_name = "bút toán"
        verbose_name_plural = "sổ điều chỉnh"
        default_permissions = ("add", "view")
        ordering = ["-written_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gte=-1_000_000_000, amount__lte=1_000_000_000_000),
                name="entry_amount_in_bounds",
                violation_error_message="Số khách phải từ -1.000.000.000 đến 1.000.000.000.000.",
            ),
            models.CheckConstraint(
                condition=~Q(kind="opening") | Q(amount__gte=0),
                name="entry_opening_not_negative",
                violation_error_message="Số chuyển từ cổng cũ không thể âm.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {short_date(self.day)}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store it once. Raises PermissionDenied when it is stored already."""
        if not self._state.adding:
            raise PermissionDenied("An entry of the ledger is not changed")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Raises PermissionDenied."""
        raise PermissionDenied("An entry of the ledger is not taken back")

    def clean(self) -> None:
        """Raises ValidationError for a day to come and for an entry that changes nothing."""
        if self.day and self.day > timezone.localdate():
            raise ValidationError({"day": "Ngày này chưa tới."})
        if self.amount == 0:
            raise ValidationError({"amount": "Số khách phải khác 0."})
