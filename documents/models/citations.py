"""Numbers of documents that public texts name."""

from __future__ import annotations

from django.db import models

from documents.keys import KEY_LENGTH


class Citation(models.Model):
    """A number found in a public text, with what its words say of the document.

    `start` and `end` count the characters of the plain text of the field. `names` are the types
    that the number can have, `words` name its body, `term` is that of the body in Roman digits,
    `dated` the day beside it, `written_on` that of the text.

    Which document is meant is no part of it: that is asked of the registry whenever a page is
    made, so that a citation becomes a link by itself when the document arrives.
    """

    owner = models.CharField(max_length=60)
    owner_id = models.BigIntegerField()
    field = models.CharField(max_length=30)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    printed = models.CharField(max_length=KEY_LENGTH)
    number_key = models.CharField(max_length=KEY_LENGTH)
    names = models.CharField(max_length=200, blank=True)
    words = models.TextField(blank=True)
    term = models.CharField(max_length=10, blank=True)
    dated = models.DateField(null=True)
    written_on = models.DateField(null=True)

    class Meta:
        verbose_name = "dẫn chiếu"
        verbose_name_plural = "dẫn chiếu"
        ordering = ["field", "start"]
        indexes = [
            # The citations of one text
            models.Index(fields=["owner", "owner_id", "field", "start"], name="documents_cited_in"),
            # The texts that cite one document
            models.Index(fields=["number_key", "owner", "owner_id"], name="documents_cited"),
        ]

    def __str__(self) -> str:
        return self.printed
