"""The categories, read once and kept like a page."""

from collections.abc import Sequence

from django.http import Http404, HttpRequest

from core.pagecache.keeping import kept_result
from core.requests import remembered

from .models import Category


def categories(request: HttpRequest) -> Sequence[Category]:
    """All categories in the order of the menu."""
    return remembered(
        request,
        "news.categories",
        lambda: kept_result("news.categories", lambda: list(Category.objects.all())),
    )


def category_at(request: HttpRequest, slug: str) -> Category:
    """The category that has the slug, or else the one that had it.

    Callers send readers on when the slug is a former one. Raises Http404.
    """
    for category in categories(request):
        if category.slug == slug:
            return category
    former = Category.find_former(slug)
    for category in categories(request):
        if category.pk == former:
            return category
    raise Http404("No category has or had this slug")
