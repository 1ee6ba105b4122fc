"""Numbered pages: `?trang=N`, the same on every list."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import HttpRequest
from django.utils.functional import cached_property

from core.pagecache.keeping import kept_result
from core.publishing.states import PublishableQuerySet

PARAMETER = "trang"


class NumberedPage(Page):
    """A page that knows which numbers to offer and where each one is."""

    paginator: "NumberedPaginator"

    def numbers(self) -> Iterator[int | str]:
        """The numbers to print, such as 1 2 3 4 5 … 12.

        Five stand together around the present page, at either end of the list too.
        """
        last = self.paginator.num_pages
        around = max(2, 5 - self.number, self.number - last + 4)
        return self.paginator.get_elided_page_range(self.number, on_each_side=around, on_ends=1)

    def address(self, number: int) -> str:
        """Where the page with this number is; the first page has no number in its address."""
        query = dict(self.paginator.kept)
        if number > 1:
            query[PARAMETER] = str(number)
        return f"{self.paginator.path}?{urlencode(query)}" if query else self.paginator.path


class NumberedPaginator(Paginator):
    """Django's paginator with pages that know their numbers and addresses."""

    def __init__(
        self,
        rows: PublishableQuerySet,
        per_page: int,
        path: str,
        kept: dict[str, str],
    ) -> None:
        self.rows = rows.newest_first()
        super().__init__(self.rows, per_page)
        self.path, self.kept = path, kept

    @cached_property
    def count(self) -> int:
        """How many rows there are; counting reads all of them, so it is kept like a page."""
        name = ("count", self.path, *self.kept.items())
        return kept_result(name, lambda: int(super(NumberedPaginator, self).count))

    def page(self, number: int | str) -> NumberedPage:
        """One page of rows.

        The keys of the page are found in the index alone, and only then are its rows read:
        an offset that reads whole rows costs fifty times as much at the end of a long list.
        The rows are asked for by their keys only: with the conditions said twice, PostgreSQL
        without statistics looks for the keys anew for every row that fulfils them.
        Raises InvalidPage as Django's paginator does.
        """
        number = self.validate_number(number)
        start = (number - 1) * self.per_page
        end = min(start + self.per_page, self.count)
        if start > self.count // 2:
            # Nearer to the end, counted from there.
            keys = self.rows.reverse().values("pk")[self.count - end : self.count - start]
        else:
            keys = self.rows.values("pk")[start:end]
        listed = self.rows.model._default_manager.for_list().newest_first()
        return self._get_page(listed.filter(pk__in=keys), number, self)

    def _get_page(self, *args: Any, **kwargs: Any) -> NumberedPage:
        return NumberedPage(*args, **kwargs)


def paginate(
    request: HttpRequest,
    rows: PublishableQuerySet,
    per_page: int,
    keep: dict[str, str] | None = None,
) -> NumberedPage:
    """The page that `?trang=` asks for; the first or last one when there is none such.

    The model has `for_list()` and `newest_first()`, by which its lists are read and ordered.
    `keep` holds the other parameters of the list, such as its filter. Parameters that the
    page does not know are not carried along. Path and `keep` must say which rows they are.
    """
    paginator = NumberedPaginator(rows, per_page, request.path, keep or {})
    return paginator.get_page(request.GET.get(PARAMETER))  # type: ignore[return-value]
