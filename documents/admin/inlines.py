"""What stands below the form of a document: files, relations and events."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.forms import ModelChoiceField
from django.template.defaultfilters import filesizeformat
from django.utils.html import format_html
from django.utils.safestring import SafeString

from core.choices import CalmChoices
from documents.files.checks import Checked, check
from documents.files.services import attach
from documents.models import Document, DocumentFile, Relation, StatusEvent


class Nothing(forms.Widget):
    """Where there is nothing to choose."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Nothing."""
        return SafeString("")


class FileForm(forms.ModelForm):
    """A file that is added, or the words about one that is held."""

    upload = forms.FileField(
        label="tệp mới", widget=forms.FileInput(attrs={"accept": ".pdf,.doc,.docx,.xlsx"})
    )
    checked: Checked

    class Meta:
        model = DocumentFile
        fields = ["kind", "title", "order"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance._state.adding:
            # Another file is another record: take this one away and add that.
            self.fields["upload"] = forms.Field(required=False, disabled=True, widget=Nothing)

    def clean_upload(self) -> Any:
        """The file, looked at. Raises ValidationError with a sentence."""
        upload = self.cleaned_data["upload"]
        if self.instance._state.adding:
            self.checked = check(upload)
        return upload

    def save(self, commit: bool = True) -> DocumentFile:
        """Store the file by the one way in; its text is taken out in the background."""
        if not self.instance._state.adding:
            return super().save(commit)
        data = self.cleaned_data
        upload = data["upload"]
        made = attach(
            self.instance.document,
            upload,
            upload.name,
            kind=data["kind"],
            title=data["title"],
            checked=self.checked,
        )
        if made.order != data["order"]:
            made.order = data["order"]
            made.save(update_fields=["order"])
        return made


class FileInline(admin.TabularInline):
    """The files of the document."""

    model = DocumentFile
    form = FileForm
    extra = 0
    fields = ["held", "upload", "kind", "title", "order"]
    readonly_fields = ["held"]
    view_on_site = False

    @admin.display(description="tệp")
    def held(self, file: DocumentFile) -> str:
        """The file with its size and how far its text is."""
        if file._state.adding:
            return "–"
        note = f": {file.text_note}" if file.text_note else ""
        about = f"{filesizeformat(file.size)}. {file.get_text_state_display()}{note}."
        link = format_html('<a href="{}">{}</a>', file.staff_url, file.name)
        return format_html("{}<br>{}", link, about)


class RelationInline(CalmChoices, admin.TabularInline):
    """What this document does to others."""

    model = Relation
    fk_name = "source"
    extra = 0
    autocomplete_fields = ["target"]
    fields = ["kind", "target", "target_text", "on", "partly", "note"]

    def formfield_for_foreignkey(
        self, db_field: Any, request: Any, **kwargs: Any
    ) -> ModelChoiceField | None:
        """The chosen documents are printed with their types, in one query a line."""
        if db_field.name == "target":
            kwargs["queryset"] = Document.objects.for_list()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class StatusEventInline(admin.TabularInline):
    """What moved its status without a document of the registry."""

    model = StatusEvent
    extra = 0
    fields = ["kind", "on", "note"]
