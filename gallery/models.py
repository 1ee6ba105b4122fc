"""Albums and their photos."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from core.images.fields import PictureField, ProcessedPicture
from core.publishing.addresses import Addressed
from core.publishing.states import Publishable, PublishableQuerySet, State
from core.vietnamese.fields import FoldedField, LineField, ParagraphField

from .alt import validate_alt

#: How many numbers of photos a refusal names.
NAMED = 10
_DAYS = [
    MinValueValidator(date(1858, 1, 1), "Ngày phải từ năm 1858 trở đi."),
    MaxValueValidator(date(2100, 1, 1), "Ngày phải trước năm 2100."),
]


class AlbumQuerySet(PublishableQuerySet):
    """Queries on albums; `published()` is core's."""

    def published(self, at: Any = None) -> AlbumQuerySet:
        """What is public, without albums in which nothing is to be seen yet."""
        shown = Photo.objects.shown().filter(album=OuterRef("pk"))
        return super().published(at).filter(models.Exists(shown))

    def for_list(self) -> AlbumQuerySet:
        """With the number of its photos, `shown_count`, and the key of its `shown_cover`."""
        shown = Photo.objects.shown().filter(album=OuterRef("pk"))
        # Told to group by the album alone; by default Django groups by the order, too.
        counts = shown.order_by().values("album").annotate(number=Count("pk")).values("number")
        chosen = shown.filter(pk=OuterRef("cover"))
        return self.annotate(
            shown_count=Subquery(counts),
            shown_cover=Coalesce(
                Subquery(chosen.values("pk")[:1]), Subquery(shown.in_order().values("pk")[:1])
            ),
        )


class Album(Publishable, Addressed):
    """An album: photos of one occasion."""

    title = LineField("tên album", max_length=200)
    title_folded = FoldedField("title")
    taken_on = models.DateField("ngày chụp", null=True, blank=True, validators=_DAYS)
    description = ParagraphField("mô tả", blank=True, max_length=1000)
    cover = models.ForeignKey(
        "Photo",
        models.SET_NULL,
        verbose_name="ảnh bìa",
        null=True,
        blank=True,
        related_name="+",
        help_text="Để trống thì lấy ảnh đầu tiên.",
    )

    #: What `for_list()` adds, and the photo of the cover that a view puts beside it.
    shown_count: int
    shown_cover: int | None
    shown_photo: Photo | None

    objects = AlbumQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = "album ảnh"
        verbose_name_plural = "album ảnh"
        indexes = [
            # The list of albums and the newest photos: published().newest_first()
            models.Index(fields=["state", "published_at", "id"], name="gallery_newest"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The public address."""
        return reverse("gallery:album", args=[self.slug])

    def clean(self) -> None:
        """What must hold before readers see it; a draft may be as unfinished as it likes.

        Raises ValidationError with a sentence at the field.
        """
        super().clean()
        if self.cover and self.cover.album_id != self.pk:
            raise ValidationError({"cover": "Ảnh bìa phải là ảnh của album này."})
        if self.state != State.DRAFT and (refusal := self._missing_for_readers()):
            raise ValidationError({"state": refusal})

    def _missing_for_readers(self) -> str:
        photos = self.photos.in_order() if self.pk else Photo.objects.none()
        described = list(photos.values_list("is_described", flat=True))
        if not described:
            return "Album chưa có ảnh nào; hãy tải ảnh lên rồi mới xuất bản."
        bare = [number for number, is_described in enumerate(described, 1) if not is_described]
        if not bare:
            return ""
        names = ", ".join(map(str, bare[:NAMED])) + (", …" if len(bare) > NAMED else "")
        return (
            f"Còn {len(bare)} ảnh chưa có mô tả (ảnh số {names}): ghi mô tả, hoặc đánh dấu "
            "“Ảnh trang trí”, rồi mới xuất bản."
        )

    @property
    def day(self) -> date | None:
        """The day the photos were taken, else the day they were published."""
        return self.taken_on or self.public_day()

    def public_texts(self) -> dict[str, str]:
        """What readers read besides the photos."""
        return {"description": self.description}


def _ahead_of(photo: Photo) -> Q:
    return Q(order__lt=photo.order) | Q(order=photo.order, pk__lt=photo.pk)


class PhotoQuerySet(models.QuerySet["Photo"]):
    """Queries on photos."""

    def shown(self) -> PhotoQuerySet:
        """Those with a description or the mark of none; of any album, public or not."""
        return self.filter(is_described=True)

    def published(self, at: Any = None) -> PhotoQuerySet:
        """Those that readers see now."""
        return self.shown().filter(album__in=Album.objects.published(at))

    def in_order(self) -> PhotoQuerySet:
        """As the officer put them; by key where two share a number."""
        return self.order_by("order", "pk")

    def before(self, photo: Photo) -> PhotoQuerySet:
        """Those of the same album that stand before it, nearest first."""
        rows = self.filter(_ahead_of(photo), album_id=photo.album_id, order__lte=photo.order)
        return rows.order_by("-order", "-pk")

    def after(self, photo: Photo) -> PhotoQuerySet:
        """Those of the same album that stand behind it, nearest first."""
        behind = Q(order__gt=photo.order) | Q(order=photo.order, pk__gt=photo.pk)
        return self.filter(behind, album_id=photo.album_id, order__gte=photo.order).order_by(
            "order", "pk"
        )

    def newest(self) -> PhotoQuerySet:
        """Photos of the newest public albums, in the order of each album."""
        return (
            self.shown()
            .filter(album__in=Album.objects.published())
            .select_related("album")
            .order_by("-album__published_at", "-album_id", "order", "pk")
        )


class Photo(models.Model):
    """A photo of an album. Its address is its key: replacing the picture does not change it."""

    album = models.ForeignKey(
        Album, models.CASCADE, verbose_name="album", related_name="photos", db_index=False
    )
    image = PictureField("ảnh")
    caption = LineField("chú thích", blank=True, max_length=300)
    alt = LineField(
        "mô tả ảnh",
        blank=True,
        max_length=250,
        validators=[validate_alt],
        help_text="Nói trong ảnh có gì, cho người không nhìn thấy ảnh.",
    )
    is_decorative = models.BooleanField(
        "ảnh trang trí", default=False, help_text="Ảnh không mang thông tin, không cần mô tả."
    )
    credit = LineField("nguồn ảnh", blank=True, max_length=120)
    order = models.PositiveIntegerField("thứ tự", default=0)
    file_name = LineField("tên tệp", blank=True, max_length=150, editable=False)
    sha256 = models.CharField("dấu vân tay của tệp", max_length=64, blank=True, editable=False)
    colour = models.CharField("màu trung bình", max_length=7, blank=True, editable=False)
    uploaded_at = models.DateTimeField("ngày tải lên", auto_now_add=True)
    is_described = models.GeneratedField(
        verbose_name="có mô tả",
        expression=Q(is_decorative=True) | ~Q(alt=""),  # type: ignore[arg-type]
        output_field=models.BooleanField(),
        db_persist=True,
    )

    objects = PhotoQuerySet.as_manager()

    class Meta:
        verbose_name = "ảnh"
        verbose_name_plural = "ảnh"
        constraints = [
            # An upload that was sent twice is one photo, however the two requests meet.
            models.UniqueConstraint(
                fields=["album", "sha256"],
                condition=~Q(sha256=""),
                name="gallery_photo_once_in_album",
            ),
        ]
        indexes = [
            # The pages of an album, the photos before and after one: shown().in_order()
            models.Index(
                fields=["album", "order", "id"],
                condition=Q(is_described=True),
                name="gallery_shown",
            ),
            # The officer's grid, and the key of the relation
            models.Index(fields=["album", "order", "id"], name="gallery_all"),
        ]

    def __str__(self) -> str:
        return self.caption or self.alt or f"Ảnh {self.pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store, with what the picture itself says.

        Raises ValidationError when a new picture cannot be used.
        """
        if self.image and not self.image._committed:
            self.image.check()
            file = self.image.file
            if isinstance(file, ProcessedPicture):
                self.sha256, self.colour = file.processed.sha256, file.processed.colour
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """The public address of the page of this photo."""
        return reverse("gallery:photo", args=[self.album.slug, self.pk])

    def clean(self) -> None:
        """Refuse a picture that the album has already. Raises ValidationError at the field."""
        super().clean()
        if self.image and not self.image._committed and self.album_id:
            self.image.check()
            others = Photo.objects.filter(album_id=self.album_id).exclude(pk=self.pk)
            made = self.image.file
            if (
                isinstance(made, ProcessedPicture)
                and others.filter(sha256=made.processed.sha256).exists()
            ):
                raise ValidationError({"image": "Album đã có ảnh này."})

    @property
    def text(self) -> str:
        """What stands for the picture for those who do not see it; empty for decoration."""
        return "" if self.is_decorative else self.alt

    @property
    def name(self) -> str:
        """What the photo is called in links and titles: never empty."""
        return self.caption or self.text or "Ảnh không có chú thích"

    @property
    def words(self) -> str:
        """What a link that is nothing but the photo says: what it shows, else its caption."""
        return self.text or self.name

    def public_place(self) -> tuple[int, int]:
        """Which of the shown photos of its album it is, and of how many; one query."""
        shown = Photo.objects.shown().filter(album_id=self.album_id)
        counts = shown.aggregate(ahead=Count("pk", filter=_ahead_of(self)), total=Count("pk"))
        return counts["ahead"] + 1, counts["total"]

    def public_neighbours(self) -> tuple[Photo | None, Photo | None]:
        """The shown photos before and after it, in one query."""
        shown = Photo.objects.shown()
        keys = (Subquery(side.values("pk")[:1]) for side in (shown.before(self), shown.after(self)))
        before, after = keys
        place = (self.order, self.pk)
        sides = {
            (found.order, found.pk) > place: found
            for found in Photo.objects.filter(Q(pk=before) | Q(pk=after))
        }
        for found in sides.values():
            found.album = self.album
        return sides.get(False), sides.get(True)


def next_order(album: Album) -> int:
    """The number for a photo that is put at the end."""
    last = album.photos.aggregate(last=models.Max(F("order")))["last"]
    return (last or 0) + 1
