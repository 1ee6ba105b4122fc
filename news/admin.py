"""News in the admin."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from core.publishing.admin import LABELLED_MOMENTS
from core.richtext.admin import EditorAdminMixin
from core.vietnamese.folding import fold

from .forms import ArticleForm
from .models import Article, Category
from .views import article_context

#: Letters of a search that are read; each word is a condition, and SQLite bears 1,000 of them.
LONGEST_SEARCH = 250


@admin.register(Category)
class CategoryAdmin(admin.ModelAdmin):
    """Chuyên mục."""

    list_display = ["name", "order", "slug"]
    list_editable = ["order"]
    fields = ["name", "description", "order", "slug"]


@admin.register(Article)
class ArticleAdmin(EditorAdminMixin, admin.ModelAdmin):
    """Bài viết."""

    form = ArticleForm
    formfield_overrides = LABELLED_MOMENTS
    list_display = ["title", "category", "state", "published_at", "pinned_until"]
    list_filter = ["state", "category", "published_at"]
    date_hierarchy = "published_at"
    search_fields = ["title_folded"]
    search_help_text = "Tìm theo tiêu đề, có dấu hay không dấu đều được."
    ordering = ["-changed_at", "-pk"]
    list_per_page = 50
    show_full_result_count = False
    save_on_top = True
    fieldsets = [
        (None, {"fields": ["title", "category", "sapo", "body"]}),
        ("Ảnh đại diện", {"fields": ["lead_image", "lead_image_alt", "lead_image_credit"]}),
        ("Tác giả và nguồn", {"fields": ["byline", "source"]}),
        ("Xuất bản", {"fields": ["state", "published_at", "material_change", "pinned_until"]}),
        ("Địa chỉ", {"fields": ["slug"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        """Lists need no texts; the form reads them when it opens one article."""
        rows = super().get_queryset(request).select_related("category")
        match = request.resolver_match
        is_list = match is not None and match.url_name == "news_article_changelist"
        return rows.defer("body", "body_html") if is_list else rows

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Article], search_term: str
    ) -> tuple[QuerySet[Article], bool]:
        """Titles are searched in folded form, so the words are folded too."""
        return super().get_search_results(request, queryset, fold(search_term)[:LONGEST_SEARCH])

    def get_readonly_fields(self, request: HttpRequest, obj: Article | None = None) -> list[str]:
        """The address of what readers have seen is for those who may change addresses."""
        frozen = obj is not None and obj.was_public()
        return (
            ["slug"] if frozen and not request.user.has_perm("news.change_article_address") else []
        )

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        """Store; a change that the officer calls material is dated for readers."""
        # Asked of the stored record: the form has dated this one as published already.
        seen = Article.objects.filter(pk=obj.pk, first_published_at__lte=timezone.now())
        if form.cleaned_data.get("material_change") and seen.exists():
            obj.revised_at = timezone.now()
        super().save_model(request, obj, form, change)

    def view_on_site(self, obj: Article) -> str:
        """The public page, or the preview while there is none."""
        # A form that came back with an error may have emptied the address.
        if obj.is_public() and obj.slug:
            return obj.get_absolute_url()
        return reverse("admin:news_article_preview", args=[obj.pk])

    def get_urls(self) -> list[URLPattern]:
        """The preview beside Django's own addresses."""
        preview = self.admin_site.admin_view(self.preview)
        return [
            path("<int:pk>/xem-truoc/", preview, name="news_article_preview"),
            *super().get_urls(),
        ]

    def preview(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The page as readers would see it. Raises Http404."""
        article = self.get_object(request, str(pk))
        if article is None or not self.has_view_permission(request, article):
            raise Http404
        return render(
            request, "news/article.html", article_context(request, article) | {"preview": True}
        )
