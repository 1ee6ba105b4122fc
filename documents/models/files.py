"""Files of documents and the text taken out of them."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from django.db import models, transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.urls import reverse

from core.vietnamese.fields import FoldedField, LineField
from documents.files.storage import storage, stored_name

#: The letter that no decomposition takes apart.
_STROKED = str.maketrans("đĐÐð", "dDDd")


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
    file = models.FileField("tệp", storage=storage, upload_to=stored_name, max_length=200)
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

    def get_absolute_url(self) -> str:
        """Where readers get it, as long as its document is public."""
        return reverse("documents:file", args=[self.pk, self.plain_name])

    @property
    def staff_url(self) -> str:
        """Where staff get it, whatever the state of its document."""
        return reverse("documents:staff-file", args=[self.pk])

    @property
    def served_name(self) -> str:
        """The name under which it is saved: the number of its document, `35-CT-TW.pdf`."""
        number = re.sub(r"[^\w&.-]+", "-", self.document.number).strip("-.")
        suffix = {FileKind.ANNEX.value: "-phu-luc", FileKind.OTHER.value: "-kem-theo"}
        return f"{number or 'van-ban'}{suffix.get(self.kind, '')}{self.extension}"

    @property
    def plain_name(self) -> str:
        """The same in ASCII letters."""
        parts = unicodedata.normalize("NFD", self.served_name.translate(_STROKED))
        bare = "".join(char for char in parts if not unicodedata.combining(char))
        return re.sub(r"[^A-Za-z0-9.-]", "-", bare)

    @property
    def extension(self) -> str:
        """The ending that its content has."""
        return f".{self.stored_as.rpartition('.')[2]}"

    @property
    def stored_as(self) -> str:
        """Its name in the storage."""
        return str(self.file.name)


@receiver(post_delete, sender=DocumentFile)
def _forget(instance: DocumentFile, using: str, **_: Any) -> None:
    """A file that is taken away is gone from the disk too, with whatever took it away."""
    name = instance.stored_as
    transaction.on_commit(lambda: storage.delete(name), using=using, robust=True)


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
