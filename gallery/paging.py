"""Pages of an album, as quick at the end of ten thousand photos as at the beginning.

The keys of a page are counted off in an index that holds just the shown photos of the album
in their order; only the rows of the page itself are read.
"""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest

from core.pagination import PARAMETER, NumberedPage, NumberedPaginator

from .models import Album, Photo

PER_PAGE = 24


class PhotoPaginator(NumberedPaginator):
    """The numbered pages of an album's photos."""

    def __init__(self, album: Album, path: str) -> None:
        self.photos = album.photos.shown().in_order()
        Paginator.__init__(self, self.photos, PER_PAGE)
        self.album, self.path, self.kept = album, path, {}

    def page(self, number: int | str) -> NumberedPage:
        """One page of photos, each with its album.

        Raises InvalidPage as Django's paginator does.
        """
        number = self.validate_number(number)
        start = (number - 1) * self.per_page
        keys = self.photos.values("pk")[start : start + self.per_page]
        photos = list(Photo.objects.filter(pk__in=keys).in_order())
        for photo in photos:
            photo.album = self.album
        return self._get_page(photos, number, self)


def pages_of(request: HttpRequest, album: Album) -> NumberedPage:
    """The page of the album that `?trang=` asks for; the first or last when there is none such."""
    paginator = PhotoPaginator(album, request.path)
    return paginator.get_page(request.GET.get(PARAMETER))  # type: ignore[return-value]
