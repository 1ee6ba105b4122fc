"""Files of documents and the text taken out of them."""

from __future__ import annotations

from django.db import models

from core.vietnamese.fields import FoldedField, LineField


class FileKind(models.TextChoices):
    """What a file is of its document."""

    ORIGINAL = "original", "Bản gốc"
    WORD = "word", "Bản Word"
    ANNEX = "annex", "Phụ lục"
    OTHER = "other", "Tệp khác"


class TextState(models.TextChoices):
    """How far the text of a file is."""

    WAITING = "waiting", "Đang chờ lấy chữ"
    DONE = "done", "Đã lấy chữ"
    EMPTY = "empty", "Bản quét, không có chữ"
    FAILED = "failed", "Không đọc được"


class DocumentFile(models.Model):
    """A file of a document, checked by content and stored under an unguessable name."""

    document = models.ForeignKey(
        "documents.Document", models.CASCADE, verbose_name="văn bản", related_name="files"
    )
    file = models.FileField("tệp", max_length=200)
    name = LineField("tên tệp gốc", max_length=250)
    kind = models.CharField("là", max_length=8, choices=FileKind.choices, default=FileKind.ORIGINAL)
    title = LineField("tên hiển thị", max_length=200, blank=True)
    media_type = models.CharField(max_length=100, editable=False)
    size = models.PositiveIntegerField("dung lượng", editable=False)
    sha256 = models.CharField("SHA-256", max_length=64, editable=False)
    pages = models.PositiveIntegerField("số trang", null=True, editable=False)
    text_state = models.CharField(
        "chữ trong tệp",
        max_length=8,
        choices=TextState.choices,
        default=TextState.WAITING,
        editable=False,
    )
    text_note = LineField(max_length=300, blank=True, editable=False)
    order = models.PositiveSmallIntegerField("thứ tự", default=0)
    created_at = models.DateTimeField("ngày thêm", auto_now_add=True)

    class Meta:
        verbose_name = "tệp"
        verbose_name_plural = "tệp"
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "sha256"],
                name="documents_file_once",
                violation_error_message="Văn bản này đã có tệp đó.",
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.name


class FilePage(models.Model):
    """The text of one page."""

    file = models.ForeignKey(DocumentFile, models.CASCADE, related_name="pages_of_text")
    number = models.PositiveIntegerField()
    text = models.TextField()
    text_folded = FoldedField("text")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["file", "number"], name="documents_file_page_once"),
        ]

    def __str__(self) -> str:
        return f"{self.file}, trang {self.number}"
