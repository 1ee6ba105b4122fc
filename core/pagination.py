"""Numbered pages: `?trang=N`, the same on every list."""

from collections.abc import Iterator
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

PARAMETER = "trang"


class NumberedPage(Page[Any]):
    """A page that knows which numbers to offer."""

    def numbers(self) -> Iterator[int | str]:
        """The numbers to print, such as 1 2 3 4 5 … 12.

        Five stand together around the present page, at either end of the list too.
        """
        last = self.paginator.num_pages
        around = max(2, 5 - self.number, self.number - last + 4)
        return self.paginator.get_elided_page_range(self.number, on_each_side=around, on_ends=1)


class NumberedPaginator(Paginator[Any]):
    """Django's paginator with pages that know their numbers."""

    def _get_page(self, *args: Any, **kwargs: Any) -> NumberedPage:
        return NumberedPage(*args, **kwargs)


def paginate(request: HttpRequest, rows: QuerySet[Any], per_page: int) -> NumberedPage:
    """The page that `?trang=` asks for; the first or last one when there is none such."""
    return NumberedPaginator(rows, per_page).get_page(request.GET.get(PARAMETER))  # type: ignore[return-value]
