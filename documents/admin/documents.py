"""Documents in the admin."""

from __future__ import annotations

from typing import Any

from csp.constants import SELF
from csp.decorators import csp_update
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.forms import Script
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator

from core.choices import CalmChoices
from core.publishing.admin import LABELLED_MOMENTS
from documents import warnings
from documents.models import Document
from documents.page import DocumentPage

from .forms import DocumentForm
from .importing import ImportExport
from .inlines import FileInline, RelationInline, StatusEventInline
from .number_check import check
from .searching import NumberSearch

MAY_CHANGE_ADDRESS = "documents.change_document_address"


@admin.register(Document)
class DocumentAdmin(ImportExport, CalmChoices, NumberSearch, admin.ModelAdmin):
    """Văn bản."""

    form = DocumentForm
    formfield_overrides = LABELLED_MOMENTS
    list_display = ["title_shown", "summary_shown", "issuer_shown", "issued_on", "state"]
    list_filter = [
        "state",
        "confidentiality",
        "type__family",
        ("type", admin.RelatedOnlyFieldListFilter),
        ("issuer", admin.RelatedOnlyFieldListFilter),
    ]
    date_hierarchy = "issued_on"
    search_fields = ["search_folded"]
    search_help_text = "Tìm theo số ký hiệu (35 ct tw) hoặc trích yếu, có dấu hay không dấu."
    ordering = ["-issued_on", "-pk"]
    list_per_page = 50
    show_full_result_count = False
    save_on_top = True
    autocomplete_fields = ["type", "issuer", "co_issuers", "signer", "fields"]
    inlines = [FileInline, RelationInline, StatusEventInline]
    fieldsets = [
        (None, {"fields": ["number", "type", "issuer", "co_issuers", "term"]}),
        (
            "Ngày tháng",
            {
                "fields": [
                    "issued_on",
                    "effective_on",
                    "shortened_procedure",
                    "expires_on",
                    "expiry_reason",
                ]
            },
        ),
        ("Nội dung", {"fields": ["summary", "signer", "signer_title", "fields"]}),
        (
            "Xuất bản",
            {"fields": ["confidentiality", "state", "published_at", "removal_reason"]},
        ),
        ("Địa chỉ", {"fields": ["slug"]}),
    ]

    class Media:
        css = {"all": ["css/admin-documents.css"]}
        js = [Script("js/admin-number.js", type="module")]

    @admin.display(description="văn bản", ordering="number_key")
    def title_shown(self, document: Document) -> str:
        """Type and number."""
        return document.title

    @admin.display(description="trích yếu")
    def summary_shown(self, document: Document) -> str:
        """The beginning of the trích yếu."""
        text = document.summary
        return text if len(text) <= 150 else f"{text[:150].rsplit(' ', 1)[0]}…"

    @admin.display(description="cơ quan ban hành", ordering="issuer__name")
    def issuer_shown(self, document: Document) -> str:
        """The name, which may break into lines as that of a related record may not."""
        return document.issuer.name

    def get_queryset(self, request: HttpRequest) -> QuerySet[Document]:
        """With type and issuer, which every line and every title prints."""
        return super().get_queryset(request).select_related("type", "issuer")

    def get_readonly_fields(self, request: HttpRequest, obj: Document | None = None) -> list[str]:
        """The address of what readers have seen is for those who may change addresses."""
        frozen = obj is not None and obj.was_public()
        return ["slug"] if frozen and not request.user.has_perm(MAY_CHANGE_ADDRESS) else []

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Store the parts too, then say what looks wrong in the whole."""
        super().save_related(request, form, formsets, change)
        # The page that follows shows them itself when it is the form again.
        if "_continue" not in request.POST:
            for sentence in warnings.of_document(form.instance):
                messages.warning(request, f"{form.instance.title}: {sentence}")

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """The form, below what looks wrong in the stored document."""
        document = context.get("original")
        if document is not None and not context["errors"]:
            context["warnings"] = warnings.of_document(document)
        return super().render_change_form(request, context, *args, **kwargs)

    def view_on_site(self, obj: Document) -> str:
        """The public page, or the preview while there is none."""
        # A refused form is shown again with what was typed: also with an emptied address.
        if obj.is_public() and obj.slug:
            return obj.get_absolute_url()
        return reverse("admin:documents_document_preview", args=[obj.pk])

    def get_urls(self) -> list[URLPattern]:
        """Preview and number check beside Django's own addresses."""
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/xem-truoc/", view(self.preview), name="documents_document_preview"),
            path("so/", view(self.number_check), name="documents_document_number_check"),
            *super().get_urls(),
        ]

    @method_decorator(csp_update({"frame-src": [SELF]}))
    def preview(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The page as readers would see it. Raises Http404."""
        document = self.get_object(request, str(pk))
        if document is None or not self.has_view_permission(request, document):
            raise Http404
        page = DocumentPage(document, request.GET.get("ngay", ""), is_preview=True)
        context = {"page": page, "document": document, "preview": True}
        return render(request, "documents/document.html", context)

    def number_check(self, request: HttpRequest) -> HttpResponse:
        """How the number of the form is understood. Raises Http404 without the right to see it."""
        if not self.has_view_or_change_permission(request):
            raise Http404
        return JsonResponse(check(request.GET))
