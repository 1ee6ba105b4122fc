"""Addresses that last: a readable slug, and a memory of every slug that readers have seen."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, router, transaction

from core.vietnamese.slugs import slugify, unique_slug

SLUG_LENGTH = 120
#: As many may save the same title in the same moment without one of them being refused.
ATTEMPTS = 12


class FormerSlug(models.Model):
    """A slug that an object no longer has; its pages answer 301 to the present one."""

    kind = models.CharField(max_length=100)
    slug = models.CharField(max_length=SLUG_LENGTH)
    object_id = models.BigIntegerField()

    class Meta:
        constraints = [
            # Also the index by which a former address is looked up.
            models.UniqueConstraint(fields=["kind", "slug"], name="core_formerslug_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.slug}"


class Addressed(models.Model):
    """A model with a unique slug made from `slug_source`. Abstract.

    The slug is made once and stays when the title changes. When it is changed on purpose,
    the former one is kept as long as readers may have seen it (`was_public`).
    """

    slug_source = "title"

    slug = models.SlugField(
        "địa chỉ",
        max_length=SLUG_LENGTH,
        unique=True,
        blank=True,
        help_text="Phần cuối của địa chỉ trang; để trống thì lấy từ tên.",
        error_messages={"unique": "Đã có nội dung khác dùng địa chỉ này."},
    )

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store with a slug; a slug made here gives way to one taken meanwhile."""
        made_here = not self.slug
        for attempt in range(ATTEMPTS):
            if made_here:
                self.slug = self._free_slug()
            try:
                with transaction.atomic(using=router.db_for_write(type(self))):
                    self._remember_slug()
                    super().save(*args, **kwargs)
                return
            except IntegrityError:
                if not made_here or attempt == ATTEMPTS - 1 or not self._is_taken(self.slug):
                    raise

    @classmethod
    def slug_kind(cls) -> str:
        """The name under which former slugs of this model are kept."""
        return cls._meta.label_lower

    @classmethod
    def find_former(cls, slug: str) -> int | None:
        """The key of the object that once had this slug."""
        rows = FormerSlug.objects.filter(kind=cls.slug_kind(), slug=slug)
        return rows.values_list("object_id", flat=True).first()

    def was_public(self, now: datetime | None = None) -> bool:
        """Whether readers may have seen the address."""
        return True

    def clean(self) -> None:
        """Refuse a slug that belonged to something else.

        Raises ValidationError at the field.
        """
        super().clean()
        if self.slug and self._is_anothers_former(self.slug):
            raise ValidationError({"slug": "Địa chỉ này từng là của nội dung khác."})

    def _free_slug(self) -> str:
        wanted = slugify(getattr(self, self.slug_source), max_length=SLUG_LENGTH)
        return unique_slug(wanted, self._is_taken, max_length=SLUG_LENGTH)

    def _others(self) -> models.QuerySet[Self]:
        return type(self)._base_manager.exclude(pk=self.pk)

    def _is_taken(self, slug: str) -> bool:
        return self._others().filter(slug=slug).exists() or self._is_anothers_former(slug)

    def _is_anothers_former(self, slug: str) -> bool:
        key = self.find_former(slug)
        # What was deleted holds no address any more.
        return key not in {None, self.pk} and self._others().filter(pk=key).exists()

    def _remember_slug(self) -> None:
        if self.pk is None:
            return
        stored = type(self)._base_manager.filter(pk=self.pk).first()
        if stored is None or stored.slug == self.slug:
            return
        mine = FormerSlug.objects.filter(kind=self.slug_kind(), object_id=self.pk)
        mine.filter(slug=self.slug).delete()
        if stored.was_public():
            FormerSlug.objects.update_or_create(
                kind=self.slug_kind(), slug=stored.slug, defaults={"object_id": self.pk}
            )
