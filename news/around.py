"""What stands around an article on its page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet, Subquery
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property

from core.pagecache.keeping import kept_result
from core.pagination import PARAMETER, NumberedPage, NumberedPaginator
from core.prepared import Prepared

from .models import Article, ArticleQuerySet

PER_PAGE = 10
#: Newest articles beside one.
LATEST = 8
_NEWEST = "newest articles"


@dataclass(frozen=True)
class Around:
    """The newest articles of all, and the two beside one in its category."""

    latest: Sequence[Article]
    older: Article | None = None
    newer: Article | None = None


def around(article: Article) -> Around:
    """What stands around an article; one query, whether the newest of all are kept or not."""
    near: list[Article] | None = None

    def together() -> Sequence[Article]:
        nonlocal near
        near = _newest_and_near(article)
        return near[: LATEST + 1]

    latest = kept_result(_NEWEST, together)
    if near is None:
        near = _near(article)
    others = [other for other in latest if other.pk != article.pk]
    return Around(others[:LATEST], *_beside(article, near))


def newest() -> Sequence[Article]:
    """The newest articles, one more than are shown beside one of them; kept like a page."""
    return kept_result(_NEWEST, lambda: list(_of_all()))


def _of_all() -> ArticleQuerySet:
    return Article.objects.published().for_list().newest_first()[: LATEST + 1]


def _newest_and_near(article: Article) -> list[Article]:
    """The newest of all and the two beside one, all of them the newest first.

    By key, since a part of a union has no order of its own; two parts, since PostgreSQL reads the
    whole table where a choice of keys is joined to another by “or”.
    """
    by_key = Article.objects.for_list()
    rows = by_key.filter(pk__in=_of_all().values("pk"))
    if article.published_at is not None:
        rows = rows.union(by_key.filter(_is_near(article, timezone.now())))
    return sorted(rows, key=_place, reverse=True)


def _near(article: Article) -> list[Article]:
    """The two beside an article."""
    if article.published_at is None:
        return []
    place = {"category": article.category_id, "at": article.published_at, "key": article.pk or 0}
    return _near_rows(now=timezone.now(), **place)


@Prepared
def _near_rows(*, now: datetime, category: int, at: datetime, key: int) -> QuerySet[Article]:
    own = Article(category_id=category, published_at=at, pk=key)
    rows = Article.objects.filter(_is_near(own, now))
    return rows.only("title", "slug", "published_at", "category_id")


def _is_near(article: Article, now: datetime) -> Q:
    public = Article.objects.published(now)
    older, newer = (
        Subquery(side.values("pk")[:1]) for side in (public.before(article), public.after(article))
    )
    return Q(pk=older) | Q(pk=newer)


def _beside(article: Article, near: Sequence[Article]) -> tuple[Article | None, Article | None]:
    """The next older and the next newer one of the category, where they are among these."""
    if article.published_at is None:
        return None, None
    same = [row for row in near if row.category_id == article.category_id and row != article]
    for row in same:
        # Whoever is beside it shares its category.
        row.category = article.category
    older = [row for row in same if _place(row) < _place(article)]
    newer = [row for row in same if _place(row) > _place(article)]
    return max(older, key=_place, default=None), min(newer, key=_place, default=None)


def _place(article: Article) -> tuple[Any, int]:
    return article.published_at, article.pk or 0


def related_to(request: HttpRequest, article: Article) -> NumberedPage:
    """The page of the others of its category that `?trang=` asks for."""
    pages = _Related(request.path, article)
    return pages.get_page(request.GET.get(PARAMETER))  # type: ignore[return-value]


class _Related(NumberedPaginator):
    """The first page and the count are those of the category, kept for all of its articles."""

    def __init__(self, path: str, article: Article) -> None:
        self.path, self.kept, self.article = path, {}, article
        super(NumberedPaginator, self).__init__((), PER_PAGE)

    @cached_property
    def count(self) -> int:
        """Those of its category, of whom it is one while it is public."""
        key = self.article.category_id
        count = kept_result(("news of category", key), lambda: _of_category(key).count())
        return count - self.article.is_public() if count else 0

    def page(self, number: int | str) -> NumberedPage:
        """One page. Raises InvalidPage as Django's paginator does."""
        number, article = self.validate_number(number), self.article
        if number > 1:
            self.rows = _of_category(article.category_id).exclude(pk=article.pk).newest_first()
            return super().page(number)
        first = kept_result(
            ("newest of category", article.category_id),
            lambda: list(
                _of_category(article.category_id).for_list().newest_first()[: PER_PAGE + 1]
            ),
        )
        others = [other for other in first if other.pk != article.pk]
        return self._get_page(others[:PER_PAGE], number, self)


def _of_category(key: int) -> ArticleQuerySet:
    public: ArticleQuerySet = Article.objects.published().filter(category=key)
    return public
