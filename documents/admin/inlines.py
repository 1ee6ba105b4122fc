"""What stands below the form of a document: relations and events."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.forms import ModelChoiceField

from documents.models import Document, Relation, StatusEvent

from .choices import CalmChoices


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
