"""Pictures in the places of the layout, and how often they were shown and opened."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from core.images.fields import PictureField
from core.publishing.states import MOMENTS, Publishable, PublishableQuerySet, State
from core.vietnamese.dates import short_date
from core.vietnamese.fields import LineField

from .places import CHOICES, HIDDEN_SIZES, PLACES, Place, name_of
from .targets import LONGEST, checked_target

#: Officers are told of an end this long before it.
NOTICE = timedelta(days=7)
HEAVIEST = 1000


class Kind(models.TextChoices):
    """On whose behalf a picture is shown."""

    NOTICE = "notice", "Thông tin công"
    PAID = "paid", "Quảng cáo có trả tiền"


class PictureLinkQuerySet(PublishableQuerySet):
    """Which pictures show is asked of the clock."""

    def showing(self, at: datetime | None = None) -> PictureLinkQuerySet:
        """What is shown now, or at a moment: published, begun and not ended."""
        at = at or timezone.now()
        return self.published(at).filter(Q(ends_at__isnull=True) | Q(ends_at__gt=at))

    def ending_soon(self, now: datetime) -> PictureLinkQuerySet:
        """Those that show now and end within `NOTICE`."""
        return self.showing(now).filter(ends_at__lte=now + NOTICE).order_by("ends_at", "pk")


class PictureLink(Publishable):
    """A picture with an address behind it (ảnh liên kết); it begins when it is published."""

    CHANGES_AT = ("published_at", "ends_at")

    name = LineField("tên", max_length=150, help_text="Chỉ hiện trong trang quản trị và báo cáo.")
    place = models.CharField("vị trí", max_length=20, choices=CHOICES, default="cot-ben")
    picture = PictureField("ảnh")
    alt = LineField(
        "nội dung ảnh bằng chữ",
        blank=True,
        max_length=250,
        help_text="Chép lại chữ trên ảnh và nói ảnh dẫn tới đâu, cho người không nhìn thấy ảnh.",
    )
    target = LineField(
        "địa chỉ mở ra",
        blank=True,
        max_length=LONGEST,
        help_text="Bắt đầu bằng https:// hoặc http://; để trống nếu ảnh không dẫn tới đâu.",
    )
    kind = models.CharField("loại", max_length=10, choices=Kind.choices, default=Kind.NOTICE)
    published_at = models.DateTimeField(
        "bắt đầu hiện",
        null=True,
        blank=True,
        validators=MOMENTS,
        help_text="Để trống: hiện ngay khi chọn “Xuất bản”. Giờ sau này: tự hiện đúng giờ đó.",
    )
    ends_at = models.DateTimeField(
        "thôi hiện",
        null=True,
        blank=True,
        validators=MOMENTS,
        help_text="Đến giờ này ảnh tự mất ở mọi trang; để trống nếu không có hạn.",
    )
    weight = models.PositiveSmallIntegerField(
        "trọng số",
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(HEAVIEST)],
        help_text="Khi vị trí không đủ chỗ, ảnh trọng số 2 hiện nhiều gấp đôi ảnh trọng số 1.",
    )
    order = models.PositiveSmallIntegerField(
        "thứ tự", default=0, help_text="Số nhỏ đứng trên trong cùng một vị trí."
    )

    objects = PictureLinkQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = "ảnh liên kết"
        verbose_name_plural = "ảnh liên kết"
        ordering = ["order", "pk"]
        constraints = [
            *Publishable.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gt=F("published_at")),
                name="links_ends_after_its_start",
                violation_error_message="Giờ thôi hiện phải sau giờ bắt đầu hiện.",
            ),
            models.CheckConstraint(
                condition=Q(target="")
                | Q(target__startswith="http://")
                | Q(target__startswith="https://"),
                name="links_target_is_of_the_web",
            ),
            models.CheckConstraint(
                condition=Q(weight__gte=1, weight__lte=HEAVIEST), name="links_weight_in_bounds"
            ),
        ]
        indexes = [
            # showing(): one query for all places of a page
            models.Index(fields=["state", "published_at", "ends_at"], name="links_showing"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The address that counts an opening and leads on."""
        return reverse("links:open", args=[self.pk])

    @property
    def where(self) -> Place:
        """The place of the layout."""
        return PLACES[self.place]

    @property
    def is_paid(self) -> bool:
        """Whether readers must be told that someone pays for it."""
        return self.kind == Kind.PAID

    def has_ended(self, now: datetime | None = None) -> bool:
        """Whether its time is over."""
        return self.ends_at is not None and self.ends_at <= (now or timezone.now())

    def is_public(self, now: datetime | None = None) -> bool:
        """Whether readers see it now; the same rule as `showing()`."""
        return super().is_public(now) and not self.has_ended(now)

    def clean(self) -> None:
        """The address always; what readers need before they see it.

        Raises ValidationError with a sentence at each field.
        """
        super().clean()
        errors: dict[str, object] = {}
        if self.target:
            try:
                self.target = checked_target(self.target)
            except ValidationError as refused:
                errors["target"] = refused
        if self.ends_at and self.published_at and self.ends_at <= self.published_at:
            errors["ends_at"] = "Giờ thôi hiện phải sau giờ bắt đầu hiện."
        if self.place in PLACES:
            errors |= self._misplaced(self.where)
        if self.state != State.DRAFT and not self.alt:
            errors["alt"] = "Hãy ghi nội dung ảnh bằng chữ trước khi xuất bản."
        if errors:
            raise ValidationError(errors)

    def _misplaced(self, place: Place) -> dict[str, object]:
        errors: dict[str, object] = {}
        if self.is_paid and not place.takes_paid:
            errors["kind"] = f"Vị trí “{place.name}” chỉ dành cho thông tin công."
        width, height = self.picture.width or 0, self.picture.height or 0
        if (width, height) in HIDDEN_SIZES:
            errors["picture"] = (
                f"Trình chặn quảng cáo giấu ảnh cỡ {width} × {height}; "
                f"hãy đổi cỡ ảnh, nên dùng {place.width} × {place.height}."
            )
        elif width and width < place.least_width:
            errors["picture"] = (
                f"Ảnh rộng {width} điểm ảnh; vị trí “{place.name}” cần ít nhất "
                f"{place.least_width}, nên dùng {place.width} × {place.height}."
            )
        elif width and height > width * place.tallest:
            errors["picture"] = (
                f"Ảnh quá cao so với chiều rộng ({width} × {height}); vị trí “{place.name}” "
                f"nên dùng {place.width} × {place.height}."
            )
        return errors


class Tally(models.Model):
    """How often a picture was shown and opened in a place on a day; see `counting`."""

    day = models.DateField("ngày")
    place = models.CharField("vị trí", max_length=20, choices=CHOICES)
    link = models.ForeignKey(
        PictureLink, models.PROTECT, verbose_name="ảnh liên kết", related_name="tallies"
    )
    shown = models.PositiveIntegerField("số lần hiện", default=0)
    opened = models.PositiveIntegerField("số lần mở", default=0)

    class Meta:
        verbose_name = "số lần hiện và mở"
        verbose_name_plural = "số lần hiện và mở"
        constraints = [
            # Also the index of the report, which reads a period, and of the UPSERT.
            models.UniqueConstraint(fields=["day", "place", "link"], name="links_tally_once"),
            models.CheckConstraint(
                condition=Q(opened__lte=F("shown")), name="links_opened_is_at_most_shown"
            ),
        ]

    def __str__(self) -> str:
        return f"{short_date(self.day)}: hiện {self.shown}, mở {self.opened}"

    @property
    def place_name(self) -> str:
        """The place, for readers."""
        return name_of(self.place)
