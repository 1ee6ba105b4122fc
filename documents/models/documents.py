"""The document: its identity, its days, what is public of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from core.publishing.addresses import Addressed
from core.publishing.states import Publishable, PublishableQuerySet, State
from core.vietnamese.fields import FoldedField, LineField, ParagraphField
from documents.keys import KEY_LENGTH, Understanding, counter_of, understand
from documents.status import Status, first_day

from .issuers import Issuer, Signer, Term
from .taxonomy import DocumentType, FieldOfWork, ScopeKind

#: The state begins in 1945, the party's papers a little before.
DAYS = [
    MinValueValidator(date(1930, 2, 3), "Ngày phải từ 03/02/1930 trở đi."),
    MaxValueValidator(date(2100, 1, 1), "Ngày phải trước năm 2100."),
]


class Confidentiality(models.TextChoices):
    """Who may read it. Only `normal` is ever public."""

    NORMAL = "normal", "Công khai được"
    INTERNAL = "internal", "Nội bộ"
    SECRET = "secret", "Mật"


class DocumentQuerySet(PublishableQuerySet):
    """Queries on documents; `published()` is core's."""

    def newest_first(self) -> DocumentQuerySet:
        """By day of issue, and by key where two share one."""
        return self.order_by("-issued_on", "-pk")

    def for_list(self) -> DocumentQuerySet:
        """With what a line of a list prints."""
        return self.select_related("type", "issuer").defer("search_folded")

    def for_page(self) -> DocumentQuerySet:
        """With what the page of one document prints of itself."""
        return self.select_related("type", "issuer", "term", "signer")

    def with_status(self, status: Status | str, day: date) -> DocumentQuerySet:
        """Those that have a status on a day. Periods never overlap, so none comes twice."""
        return self.filter(
            status_periods__status=status,
            status_periods__start__lte=day,
            status_periods__end__gt=day,
        )

    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete; documents to which these had relations get the status that follows."""
        from documents.services import refresh_status, targets_of

        targets = targets_of(self.values_list("pk", flat=True))
        result = super().delete()
        refresh_status(targets)
        return result

    # As Django marks its own: nothing for managers, nothing for templates.
    delete.queryset_only = True  # type: ignore[attr-defined]
    delete.alters_data = True  # type: ignore[attr-defined]


class Document(Publishable, Addressed):
    """A văn bản of the registry.

    Its identity is (issuer, type, number, scope): the same number is given again in another
    year or term. `number` is kept as printed; `number_key` is what it is compared by.
    """

    slug_source = "address_words"

    number = LineField("số ký hiệu", max_length=100, help_text="Đúng như in trên văn bản.")
    number_key = models.CharField(max_length=KEY_LENGTH, editable=False)
    #: The digits that the number begins with, by which typed numbers are looked for.
    counter = models.PositiveIntegerField(null=True, editable=False)
    type = models.ForeignKey(
        DocumentType, models.PROTECT, verbose_name="loại văn bản", related_name="documents"
    )
    issuer = models.ForeignKey(
        Issuer, models.PROTECT, verbose_name="cơ quan ban hành", related_name="documents"
    )
    co_issuers = models.ManyToManyField(
        Issuer, blank=True, verbose_name="cùng ban hành", related_name="co_issued"
    )
    term = models.ForeignKey(
        Term,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="nhiệm kỳ",
        related_name="documents",
        help_text="Với văn bản Đảng; để trống thì lấy theo ngày ban hành.",
    )
    scope_key = models.CharField(max_length=30, editable=False)
    summary = ParagraphField("trích yếu", max_length=2000)
    summary_folded = FoldedField("summary")
    #: What a keyword is looked for in: number and type in words, trích yếu, issuer, folded.
    search_folded = FoldedField("search_words")
    issued_on = models.DateField("ngày ban hành", validators=DAYS)
    effective_on = models.DateField(
        "ngày có hiệu lực",
        null=True,
        blank=True,
        validators=DAYS,
        help_text="Để trống: văn bản Đảng, hành chính có hiệu lực từ ngày ký; "
        "văn bản quy phạm pháp luật thì chưa có hiệu lực.",
    )
    expires_on = models.DateField(
        "hết hiệu lực từ ngày",
        null=True,
        blank=True,
        validators=DAYS,
        help_text="Ngày đầu tiên không còn hiệu lực. Bị thay thế, bãi bỏ thì ghi ở mục liên quan.",
    )
    expiry_reason = LineField("lý do hết hiệu lực", max_length=300, blank=True)
    shortened_procedure = models.BooleanField(
        "theo trình tự, thủ tục rút gọn",
        default=False,
        help_text="Được có hiệu lực sớm hơn 10 ngày sau khi ban hành.",
    )
    signer = models.ForeignKey(
        Signer,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="người ký",
        related_name="documents",
    )
    signer_title = LineField("chức danh người ký", max_length=150, blank=True)
    fields = models.ManyToManyField(
        FieldOfWork, blank=True, verbose_name="lĩnh vực", related_name="documents"
    )
    confidentiality = models.CharField(
        "độ mật",
        max_length=8,
        choices=Confidentiality.choices,
        default=Confidentiality.NORMAL,
        help_text="Văn bản mật hoặc nội bộ không bao giờ hiện ra công khai.",
    )
    removal_reason = ParagraphField(
        "lý do gỡ bỏ",
        max_length=500,
        blank=True,
        help_text="Gỡ một văn bản đã công khai: chuyển về bản nháp và ghi lý do; "
        "địa chỉ cũ báo đã gỡ và nêu lý do này.",
    )

    objects = DocumentQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = "văn bản"
        verbose_name_plural = "văn bản"
        permissions = [("change_document_address", "Được đổi địa chỉ văn bản đã đăng")]
        constraints = [
            *Publishable.Meta.constraints,
            models.UniqueConstraint(
                fields=["issuer", "type", "number_key", "scope_key"],
                name="documents_document_identity",
                violation_error_message="Đã có văn bản này.",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.PUBLISHED) | Q(confidentiality="normal"),
                name="documents_document_secret_never_public",
                violation_error_message="Văn bản mật hoặc nội bộ không được xuất bản.",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.PUBLISHED) | Q(removal_reason=""),
                name="documents_document_removed_not_public",
                violation_error_message="Văn bản đã gỡ bỏ không được xuất bản.",
            ),
        ]
        indexes = [
            # The list, the newest on home and side column, the feed
            models.Index(fields=["state", "issued_on", "id"], name="documents_newest"),
            # Facets and their lists
            models.Index(fields=["type", "state", "issued_on", "id"], name="documents_of_type"),
            models.Index(fields=["issuer", "state", "issued_on", "id"], name="documents_of_issuer"),
            # A number that is cited
            models.Index(fields=["number_key", "state"], name="documents_of_number"),
            # A number that is typed: search.numbers.rows_of
            models.Index(fields=["counter"], name="documents_of_counter"),
        ]

    def __str__(self) -> str:
        return self.citation

    def get_absolute_url(self) -> str:
        """The public address."""
        return reverse("documents:document", args=[self.slug])

    @property
    def title(self) -> str:
        """Type and number: `Chỉ thị 35-CT/TW`."""
        return f"{self.type.capitalized} {self.number}"

    @property
    def citation(self) -> str:
        """As a text names it: `Chỉ thị 35-CT/TW ngày 14/06/2024`."""
        return f"{self.title} ngày {self.issued_on:%d/%m/%Y}"

    @property
    def address_words(self) -> str:
        """What the address is made of; the year tells apart what shares a number."""
        year = str(self.issued_on.year)
        return f"{self.title}" if year in self.number else f"{self.title} {year}"

    @property
    def search_words(self) -> str:
        """What a keyword is looked for in."""
        return f"{self.title} {self.number_key} {self.summary} {self.issuer.name}"

    @property
    def takes_effect_on(self) -> date | None:
        """The first day with force by its own words; None while it is not known."""
        return first_day(self.effective_on, self.issued_on, self.type.is_normative)

    @property
    def is_removed(self) -> bool:
        """Whether readers saw it once and are told why it is gone."""
        return bool(self.removal_reason) and self.state != State.PUBLISHED and self.was_public()

    def public_texts(self) -> dict[str, str]:
        """The trích yếu, in which other documents are named."""
        return {"summary": self.summary}

    def public_day(self) -> date | None:
        """The day of issue: nothing younger is named in it."""
        return self.issued_on

    def public_source(self) -> str:
        """The issuer: a number without a body in its texts is one of its own."""
        return self.issuer.name

    def understanding(self) -> Understanding:
        """Its number as it was read."""
        return understand(self.number, self.issuer.code)

    def clean(self) -> None:
        """What the constraints hold, said at the fields; and the term, where one is needed.

        Raises ValidationError with a sentence at each field.
        """
        super().clean()
        self.check_record()
        if self._is_identified and (other := self.clash()):
            message = "Đã có văn bản này trong sổ: %(other)s."
            raise ValidationError(
                {"number": ValidationError(message, code="clash", params={"other": other})}
            )

    @property
    def _is_identified(self) -> bool:
        return bool(self.number and self.issuer_id and self.type_id and self.issued_on)

    def check_record(self) -> None:
        """What the record says by itself, without a look at others; sets its keys.

        Raises ValidationError with a sentence at each field.
        """
        if self.state == State.PUBLISHED:
            self._check_public()
        if not self._is_identified:
            return
        if not any(char.isdecimal() for char in self.number):
            raise ValidationError({"number": "Số ký hiệu phải có chữ số, ví dụ 35-CT/TW."})
        self.set_keys()
        if self.term is not None and self.term.issuer_id != self.issuer_id:
            raise ValidationError({"term": "Nhiệm kỳ này là của cơ quan khác."})
        if self.type.scope == ScopeKind.TERM and self.term is None:
            raise ValidationError({"term": self._no_term()})

    def clash(self) -> Document | None:
        """The other record with the same identity."""
        same = Document.objects.filter(
            issuer_id=self.issuer_id,
            type_id=self.type_id,
            number_key=self.number_key,
            scope_key=self.scope_key,
        )
        return same.exclude(pk=self.pk).select_related("type", "issuer").first()

    def _check_public(self) -> None:
        if self.confidentiality != Confidentiality.NORMAL:
            sentence = "Văn bản mật hoặc nội bộ không được xuất bản: hãy để là bản nháp."
            raise ValidationError({"confidentiality": sentence})
        if self.removal_reason:
            sentence = "Văn bản đang được gỡ bỏ; muốn đăng lại thì xóa lý do này."
            raise ValidationError({"removal_reason": sentence})

    def _no_term(self) -> str:
        day = f"{self.issued_on:%d/%m/%Y}"
        return (
            f"Loại này đánh số theo nhiệm kỳ, mà {self.issuer} chưa có nhiệm kỳ nào chứa ngày "
            f"{day}. Hãy thêm nhiệm kỳ hoặc chọn một nhiệm kỳ."
        )

    def set_keys(self) -> None:
        """What it is compared by; the term is asked for only where it is missing."""
        self.number_key = self.understanding().key
        self.counter = counter_of(self.number_key)
        if self.type.scope == ScopeKind.TERM and self.term is None:
            self.term = self._term_of_day()
        self.scope_key = self._scope()

    def _term_of_day(self) -> Term | None:
        open_or_later = Q(ends_on__isnull=True) | Q(ends_on__gte=self.issued_on)
        terms = Term.objects.filter(issuer_id=self.issuer_id, starts_on__lte=self.issued_on)
        return terms.filter(open_or_later).order_by("-starts_on").first()

    def _scope(self) -> str:
        if self.type.scope == ScopeKind.TERM:
            return f"term-{self.term_id}" if self.term_id else ""
        number = self.understanding().number
        return str(number.year if number and number.year else self.issued_on.year)

    def set_derived(self) -> None:
        """Keys and folded words, for bulk_create, which asks no save()."""
        self.set_keys()
        if not self.slug:
            self.slug = self._free_slug()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store with its keys; statuses and waiting relations follow."""
        from documents.services import document_changed

        self.set_keys()
        super().save(*args, **kwargs)
        document_changed(self)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete; the status of what it replaced or amended follows."""
        from documents.services import refresh_status, targets_of

        targets = targets_of([self.pk])
        result = super().delete(*args, **kwargs)
        refresh_status(targets)
        return result


def statuses_on(keys: Iterable[int], day: date) -> dict[int, Status]:
    """The status of each of these documents on a day, in one query."""
    from .events import StatusPeriod

    rows = StatusPeriod.objects.filter(document__in=list(keys), start__lte=day, end__gt=day)
    return {key: Status(status) for key, status in rows.values_list("document_id", "status")}


def today() -> date:
    """The day in Việt Nam."""
    return timezone.localdate()
