"""The public pages of the news."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from core.pagecache.keeping import kept_result
from core.pagecache.parameters import kept
from core.pagination import paginate
from core.requests import moved_to

from .filters import MonthForm
from .menu import category_at
from .models import Article, ArticleQuerySet, Category

PER_PAGE = 10
#: Newest articles beside one.
LATEST = 8


@kept("nam", "thang", "trang")
@require_safe
def latest(request: HttpRequest) -> HttpResponse:
    """/tin-tuc/: everything, newest first."""
    return _list(request, Article.objects.published(), None)


@kept("nam", "thang", "trang")
@require_safe
def category(request: HttpRequest, category: str) -> HttpResponse:
    """The articles of one category; a former address answers 301.

    Raises Http404 when no category has or had the slug.
    """
    found = category_at(request, category)
    if found.slug != category:
        return moved_to(request, found.get_absolute_url())
    return _list(request, Article.objects.published().filter(category=found), found)


@kept("trang")
@require_safe
def article(request: HttpRequest, category: str, slug: str) -> HttpResponse:
    """One article; any former address of it answers 301.

    Raises Http404 when readers may see no article of that slug.
    """
    public = Article.objects.published().select_related("category")
    found = public.filter(slug=slug).first() or public.filter(pk=Article.find_former(slug)).first()
    if found is None:
        raise Http404
    if request.path != found.get_absolute_url():
        return moved_to(request, found.get_absolute_url())
    return render(request, "news/article.html", article_context(request, found))


def article_context(request: HttpRequest, found: Article) -> dict[str, Any]:
    """What the page of an article prints; the preview in the admin prints the same."""
    public = Article.objects.published().for_list()
    related = paginate(
        request, public.related_to(found), PER_PAGE, counted=lambda: _count_related(found)
    )
    return {"article": found, "related": related, "around": public.around(found, LATEST)}


def _count_related(found: Article) -> int:
    """Those of its category, of whom it is one while it is public; counted for all of them once."""
    public = Article.objects.published().filter(category=found.category_id)
    count = kept_result(("news of category", found.category_id), public.count)
    return count - found.is_public() if count else 0


def _list(request: HttpRequest, rows: ArticleQuerySet, category: Category | None) -> HttpResponse:
    form = MonthForm(_filter_data(request), _first_year(rows))
    if form.period:
        start, end = form.period
        rows = rows.filter(published_at__gte=start, published_at__lt=end)
    page = paginate(request, rows, PER_PAGE, keep=form.kept)
    context = {"category": category, "form": form, "page": page}
    return render(request, "news/list.html", context, status=400 if form.errors else 200)


def _filter_data(request: HttpRequest) -> dict[str, str]:
    return {name: request.GET[name] for name in ("nam", "thang") if request.GET.get(name)}


def _first_year(rows: ArticleQuerySet) -> int:
    first = rows.order_by("published_at").values_list("published_at", flat=True).first()
    return timezone.localtime(first).year if first else timezone.localdate().year
