"""What stands around an article on its page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

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


@dataclass(frozen=True)
class Around:
    """The newest articles of all, and the two beside one in its category."""

    latest: Sequence[Article]
    older: Article | None = None
    newer: Article | None = None


def around(article: Article) -> Around:
    """What stands around an article; one query, besides that for the newest of all."""
    latest = [other for other in newest() if other.pk != article.pk][:LATEST]
    return Around(latest, *_beside(article))


def newest() -> Sequence[Article]:
    """The newest articles, one more than are shown beside one of them; kept like a page."""
    return kept_result(
        "newest articles",
        lambda: list(Article.objects.published().for_list().newest_first()[: LATEST + 1]),
    )


def _beside(article: Article) -> tuple[Article | None, Article | None]:
    """The next older and the next newer one of the category."""
    if article.published_at is None:
        return None, None
    place = {"category": article.category_id, "at": article.published_at, "key": article.pk or 0}
    older = newer = None
    for row in _neighbours(now=timezone.now(), **place):
        # Whoever is beside it shares its category.
        row.category = article.category
        if (row.published_at, row.pk) < (article.published_at, article.pk):
            older = row
        else:
            newer = row
    return older, newer


@Prepared
def _neighbours(*, now: datetime, category: int, at: datetime, key: int) -> QuerySet[Article]:
    own = Article(category_id=category, published_at=at, pk=key)
    public = Article.objects.published(now)
    older, newer = (
        Subquery(side.values("pk")[:1]) for side in (public.before(own), public.after(own))
    )
    rows = Article.objects.filter(Q(pk=older) | Q(pk=newer))
    return rows.only("title", "slug", "published_at")


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
