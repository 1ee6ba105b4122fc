"""The public pages of the news."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from core.pagecache.parameters import kept
from core.pagination import paginate
from core.prepared import Prepared
from core.requests import moved_to

from .around import PER_PAGE, around, related_to
from .filters import MonthForm
from .menu import category_at
from .models import Article, ArticleQuerySet, Category


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
    now = timezone.now()
    found = next(iter(_at(slug=slug, now=now)), None) or _formerly_at(slug, now)
    if found is None:
        raise Http404
    if request.path != found.get_absolute_url():
        return moved_to(request, found.get_absolute_url())
    return render(request, "news/article.html", article_context(request, found))


@Prepared
def _at(*, slug: str, now: datetime) -> QuerySet[Article]:
    return Article.objects.published(now).select_related("category").filter(slug=slug)


def _formerly_at(slug: str, now: datetime) -> Article | None:
    public = Article.objects.published(now).select_related("category")
    return public.filter(pk=Article.find_former(slug)).first()


def article_context(request: HttpRequest, found: Article) -> dict[str, Any]:
    """What the page of an article prints; the preview in the admin prints the same."""
    return {"article": found, "related": related_to(request, found), "around": around(found)}


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
