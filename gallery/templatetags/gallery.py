"""The newest photos, for the pages of others, and the tint behind a photo."""

from __future__ import annotations

import re

from django import template
from django.template.context import Context
from django.template.loader import render_to_string
from django.urls import get_script_prefix, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from core.pagecache.keeping import kept_result

from ..models import Album, Photo

register = template.Library()
_COLOUR = re.compile(r"#[0-9a-f]{6}")


@register.simple_tag
def newest_photos(count: int = 6, *, is_side: bool = False) -> SafeString:
    """Photos of the newest albums; nothing where there are none, so that `as` can be asked.

    One query, kept like a page. `is_side` is for the side column, which is narrow on wide screens.
    """
    name = ("newest photos", get_script_prefix(), count, is_side)
    return kept_result(name, lambda: _newest_photos(count, is_side))


def _newest_photos(count: int, is_side: bool) -> SafeString:
    photos = list(Photo.objects.newest()[:count])
    if not photos:
        return SafeString("")
    return render_to_string("tags/newest_photos.html", {"photos": photos, "is_side": is_side})


@register.simple_tag(takes_context=True)
def photo_link(context: Context, photo: Photo) -> str:
    """Where the page of the photo is: in the admin, when the page that asks is a preview."""
    if context.get("preview"):
        return reverse("admin:gallery_album_preview_photo", args=[photo.album_id, photo.pk])
    return photo.get_absolute_url()


@register.simple_tag(takes_context=True)
def album_link(context: Context, album: Album) -> str:
    """The same for an album."""
    if context.get("preview"):
        return reverse("admin:gallery_album_preview", args=[album.pk])
    return album.get_absolute_url()


@register.simple_tag
def tint(photo: Photo) -> SafeString:
    """The photo's mean colour, to be seen until the photo is there.

    An attribute of SVG, since the policy of the pages allows no style in the HTML.
    """
    if not _COLOUR.fullmatch(photo.colour):
        return SafeString("")
    return format_html(
        '<svg class="tint" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true" '
        'focusable="false"><path fill="{}" d="M0 0h1v1H0z"/></svg>',
        photo.colour,
    )
