"""The form of a document in the admin."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html

from documents.models import Document


class DocumentForm(forms.ModelForm):
    """As the model checks it; a clash leads to the other record."""

    class Meta:
        model = Document
        exclude: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        number = self.fields.get("number")
        if number is not None:
            # Where admin-number.js asks how the number is understood.
            address = reverse("admin:documents_document_number_check")
            number.widget.attrs["data-check-number"] = address
            number.widget.attrs["data-key"] = self.instance.pk or ""

    def add_error(self, field: str | None, error: Any) -> None:
        """As Django's, with a link in place of the name of a record that exists already."""
        lines = getattr(error, "error_dict", {}).get("number", [])
        for place, line in enumerate(lines):
            if line.code == "clash":
                lines[place] = _linked(line)
        super().add_error(field, error)


def _linked(clash: ValidationError) -> ValidationError:
    other = (clash.params or {})["other"]
    address = reverse("admin:documents_document_change", args=[other.pk])
    link = format_html('<a href="{}">{}</a>', address, other)
    return ValidationError(format_html("Đã có văn bản này trong sổ: {}.", link), code="clash")
