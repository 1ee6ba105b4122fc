"""The public pages of the photo library."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.pagecache.parameters import kept
from core.pagination import PARAMETER, paginate
from core.requests import moved_to

from .models import Album, Photo
from .paging import PER_PAGE, pages_of

ALBUMS_PER_PAGE = 12


@kept("trang")
@require_safe
def albums(request: HttpRequest) -> HttpResponse:
    """/thu-vien-anh/: the albums, newest first."""
    page = paginate(request, Album.objects.published(), ALBUMS_PER_PAGE)
    page.object_list = with_covers(list(page.object_list))
    return render(request, "gallery/albums.html", {"page": page})


@kept("trang")
@require_safe
def album(request: HttpRequest, slug: str) -> HttpResponse:
    """The photos of one album; a former address of it answers 301.

    Raises Http404 when readers may see no album of that slug.
    """
    found = album_at(slug)
    if found.slug != slug:
        return moved_to(request, found.get_absolute_url())
    return render(request, "gallery/album.html", album_context(request, found))


def album_context(request: HttpRequest, found: Album) -> dict[str, object]:
    """What the page of an album prints; the preview in the admin prints the same."""
    return {"album": found, "page": pages_of(request, found)}


@kept()
@require_safe
def photo(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One photo with the ones before and after it: the lightbox of those without a script.

    Raises Http404 when readers may not see the photo.
    """
    found = Photo.objects.published().select_related("album").filter(pk=pk).first()
    if found is None:
        raise Http404
    if found.album.slug != slug:
        if Album.find_former(slug) != found.album_id:
            raise Http404
        return moved_to(request, found.get_absolute_url())
    return render(request, "gallery/photo.html", photo_context(found))


def photo_context(found: Photo) -> dict[str, object]:
    """What the page of a photo prints; the preview in the admin prints the same."""
    number, total = found.public_place()
    before, after = found.public_neighbours()
    page = (number - 1) // PER_PAGE + 1
    return {
        "photo": found,
        "album": found.album,
        "before": before,
        "after": after,
        "number": number,
        "total": total,
        "page_query": f"?{PARAMETER}={page}" if page > 1 else "",
        "download_name": f"{found.album.slug}-{number}{PurePosixPath(str(found.image)).suffix}",
    }


def album_at(slug: str) -> Album:
    """The public album that has, or once had, the slug.

    Raises Http404 when there is none.
    """
    public = Album.objects.published()
    found = public.filter(slug=slug).first() or public.filter(pk=Album.find_former(slug)).first()
    if found is None:
        raise Http404
    return found


def with_covers(albums: Sequence[Album]) -> list[Album]:
    """The albums of a list, each with the photo of its cover; one query for all."""
    covers = Photo.objects.in_bulk([a.shown_cover for a in albums if a.shown_cover])
    for each in albums:
        each.shown_photo = covers.get(each.shown_cover)
    return list(albums)
