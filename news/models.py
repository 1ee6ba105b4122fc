"""Categories and articles."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone

from core.addresses import address
from core.images.fields import PictureField
from core.publishing.addresses import Addressed
from core.publishing.states import MOMENTS, Publishable, PublishableQuerySet, State
from core.richtext.cleaning import images_without_alt, text_of
from core.richtext.fields import RichTextField
from core.richtext.rendering import RenderedField
from core.vietnamese.fields import FoldedField, LineField, ParagraphField

from .covers import CoverField


class Category(Addressed):
    """A chuyên mục: every article belongs to one."""

    slug_source = "name"

    name = LineField("tên chuyên mục", max_length=100, unique=True)
    description = ParagraphField("mô tả", blank=True, max_length=500)
    order = models.PositiveSmallIntegerField(
        "thứ tự", default=0, help_text="Số nhỏ đứng trước trong thực đơn và trang chủ."
    )

    class Meta:
        verbose_name = "chuyên mục"
        verbose_name_plural = "chuyên mục"
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The address of its list of articles."""
        return address("news:category", self.slug)


class ArticleQuerySet(PublishableQuerySet):
    """Queries on articles; `published()` is core's."""

    def for_list(self) -> ArticleQuerySet:
        """With what a line of a list prints, and without the texts it does not."""
        return self.select_related("category").defer("body", "body_html", "title_folded")

    def pinned(self, at: datetime | None = None) -> ArticleQuerySet:
        """Those kept at the top of the home page."""
        return self.filter(pinned_until__gt=at or timezone.now())

    def before(self, article: Article) -> ArticleQuerySet:
        """Older ones of the same category, nearest first."""
        older = Q(published_at__lt=article.published_at) | Q(
            published_at=article.published_at, pk__lt=article.pk
        )
        return self.filter(
            older, category_id=article.category_id, published_at__lte=article.published_at
        ).order_by("-published_at", "-pk")

    def after(self, article: Article) -> ArticleQuerySet:
        """Newer ones of the same category, nearest first."""
        newer = Q(published_at__gt=article.published_at) | Q(
            published_at=article.published_at, pk__gt=article.pk
        )
        return self.filter(
            newer, category_id=article.category_id, published_at__gte=article.published_at
        ).order_by("published_at", "pk")


class Article(Publishable, Addressed):
    """A piece of news (bài viết)."""

    CHANGES_AT = ("published_at", "pinned_until")

    title = LineField("tiêu đề", max_length=250)
    title_folded = FoldedField("title")
    category = models.ForeignKey(
        Category, models.PROTECT, verbose_name="chuyên mục", related_name="articles"
    )
    sapo = ParagraphField(
        "sapo",
        blank=True,
        max_length=600,
        help_text="Đoạn mở đầu, hai đến ba câu; hiện trong danh sách.",
    )
    body = RichTextField("nội dung", blank=True)
    body_html = RenderedField("body")
    lead_image = PictureField("ảnh đại diện", blank=True)
    lead_image_alt = LineField(
        "mô tả ảnh đại diện",
        blank=True,
        max_length=250,
        help_text="Nói trong ảnh có gì, cho người không nhìn thấy ảnh.",
    )
    lead_image_credit = LineField("nguồn ảnh đại diện", blank=True, max_length=120)
    cover = CoverField("lead_image", "body")
    byline = LineField("tác giả", blank=True, max_length=120)
    source = LineField(
        "nguồn tin", blank=True, max_length=200, help_text="Khi bài lấy từ nơi khác."
    )
    pinned_until = models.DateTimeField(
        "ghim ở đầu trang chủ đến",
        null=True,
        blank=True,
        validators=MOMENTS,
        help_text="Để trống nếu không ghim.",
    )

    objects = ArticleQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = "bài viết"
        verbose_name_plural = "bài viết"
        permissions = [("change_article_address", "Được đổi địa chỉ bài đã đăng")]
        indexes = [
            # Home, /tin-tuc/, feeds and the side column: published().newest_first()
            models.Index(fields=["state", "published_at", "id"], name="news_newest"),
            # Category list, related, previous and next
            models.Index(
                fields=["category", "state", "published_at", "id"], name="news_of_category"
            ),
            # pinned(): a handful of rows among all
            models.Index(
                fields=["state", "pinned_until"],
                condition=Q(pinned_until__isnull=False),
                name="news_pinned",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The public address."""
        return address("news:article", self.category.slug, self.slug)

    def clean(self) -> None:
        """What must hold before readers see it; a draft may be as unfinished as it likes.

        Raises ValidationError with a sentence at each field.
        """
        super().clean()
        if self.state != State.DRAFT:
            errors = self._missing_for_readers()
            if errors:
                raise ValidationError(errors)

    def _missing_for_readers(self) -> dict[str, str]:
        errors = {}
        if not text_of(self.body).strip() and "<img" not in self.body:
            errors["body"] = "Bài xuất bản phải có nội dung."
        elif images_without_alt(self.body):
            errors["body"] = (
                "Có ảnh trong bài chưa có mô tả (văn bản thay thế): "
                "bấm đúp vào ảnh để ghi trong ảnh có gì."
            )
        if self.lead_image and not self.lead_image_alt:
            errors["lead_image_alt"] = "Hãy mô tả ảnh đại diện trước khi xuất bản."
        return errors

    @property
    def shown_revision(self) -> datetime | None:
        """When readers were last given something materially new, if after publication."""
        if self.revised_at and self.published_at and self.revised_at > self.published_at:
            return self.revised_at
        return None

    @property
    def shows_lead_image(self) -> bool:
        """Whether the lead picture stands above the text: not when the text has it too."""
        return bool(self.lead_image) and str(self.lead_image) not in self.body

    def public_texts(self) -> dict[str, str]:
        """The sapo and the body as readers get them."""
        return {"sapo": self.sapo, "body": self.body_html}

    def summary(self, limit: int = 300) -> str:
        """The sapo, or the beginning of the text; for feeds and metadata."""
        text = " ".join((self.sapo or text_of(self.body)).split())
        return text if len(text) <= limit else f"{text[:limit].rsplit(None, 1)[0]}…"
