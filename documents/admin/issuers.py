"""Issuing bodies with their terms, and the people who sign, in the admin."""

from __future__ import annotations

from django.contrib import admin

from core.choices import CalmChoices
from documents.models import Issuer, Signer, Term

from .searching import FoldedSearch


class TermInline(admin.TabularInline):
    """The terms in which the party papers of a body are counted."""

    model = Term
    extra = 0
    fields = ["name", "starts_on", "ends_on"]


@admin.register(Issuer)
class IssuerAdmin(CalmChoices, FoldedSearch, admin.ModelAdmin):
    """Cơ quan ban hành."""

    list_display = ["name", "code", "level", "is_party", "valid_from", "valid_until"]
    list_filter = ["level", "is_party"]
    search_fields = ["name_folded", "code__icontains"]
    search_help_text = "Tìm theo tên hoặc chữ viết tắt, có dấu hay không dấu đều được."
    autocomplete_fields = ["successors"]
    inlines = [TermInline]
    fieldsets = [
        (None, {"fields": ["name", "code", "level", "is_party", "order"]}),
        ("Thời gian", {"fields": ["valid_from", "valid_until", "successors"]}),
        ("Địa chỉ", {"fields": ["slug"]}),
    ]


@admin.register(Signer)
class SignerAdmin(FoldedSearch, admin.ModelAdmin):
    """Người ký."""

    list_display = ["name", "title"]
    search_fields = ["name_folded"]
    search_help_text = "Tìm theo họ tên, có dấu hay không dấu đều được."
    fields = ["name", "title"]
