"""Types of documents and fields of work in the admin."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from core.choices import CalmChoices
from core.vietnamese.folding import fold
from documents.models import DocumentType, FieldOfWork


class SmallTable:
    """For a ModelAdmin of a few dozen rows, which have no folded column to search in."""

    searched = "name"

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """The rows whose name holds all the words, with accents or without."""
        words = fold(search_term).split()
        names = queryset.order_by().values_list("pk", self.searched)
        found = [key for key, name in names if all(word in fold(name) for word in words)]
        return (queryset.filter(pk__in=found) if words else queryset), False


@admin.register(DocumentType)
class DocumentTypeAdmin(SmallTable, admin.ModelAdmin):
    """Loại văn bản."""

    list_display = ["capitalized_name", "abbreviation", "family", "scope", "order"]
    list_display_links = ["capitalized_name"]
    list_editable = ["order"]
    list_filter = ["family", "scope"]
    search_fields = ["name"]
    search_help_text = "Tìm theo tên loại, có dấu hay không dấu đều được."
    fields = ["name", "abbreviation", "family", "scope", "order", "slug"]

    @admin.display(description="tên loại", ordering="name")
    def capitalized_name(self, kind: DocumentType) -> str:
        """The name as at the beginning of a line."""
        return kind.capitalized


@admin.register(FieldOfWork)
class FieldOfWorkAdmin(CalmChoices, SmallTable, admin.ModelAdmin):
    """Lĩnh vực."""

    list_display = ["name", "parent", "order"]
    list_editable = ["order"]
    list_select_related = ["parent"]
    search_fields = ["name"]
    search_help_text = "Tìm theo tên lĩnh vực, có dấu hay không dấu đều được."
    autocomplete_fields = ["parent"]
    fields = ["name", "parent", "order", "slug"]
