"""The newest photos, for the pages of others, and the tint behind a photo."""

from __future__ import annotations

import re
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ..models import Photo

register = template.Library()
_COLOUR = re.compile(r"#[0-9a-f]{6}")


@register.inclusion_tag("tags/newest_photos.html")
def newest_photos(count: int = 6) -> dict[str, Any]:
    """Photos of the newest albums; nothing where there are none. One query."""
    return {"photos": list(Photo.objects.newest()[:count])}


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
