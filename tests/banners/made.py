"""Pictures in places, made with as little as each test needs."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from itertools import count
from typing import Any

from django.core.files.storage import default_storage

from banners.models import PictureLink
from core.images.names import new_name
from core.publishing.states import State
from tests import images
from tests.factories import NOW

NUMBERS = count(1)
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
GOOGLEBOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"


def stored(width: int = 672, height: int = 240) -> str:
    """The name of a stored picture; its file is small, only the name says the size."""
    name = new_name(width, height, "jpg", NOW.date())
    default_storage.save(name, BytesIO(images.jpeg()))
    return name


def link(**values: Any) -> PictureLink:
    """A stored picture in the side column, shown since yesterday unless `values` say so."""
    number = next(NUMBERS)
    defaults: dict[str, Any] = {
        "name": f"Ảnh {number}",
        "alt": f"Mở trang số {number}",
        "target": f"https://noi-{number}.example/",
        "picture": stored(),
        "state": State.PUBLISHED,
        "published_at": NOW - timedelta(days=1),
        "order": number,
    }
    made = PictureLink(**defaults | values)
    made.save()
    return made


def links(number: int, **values: Any) -> list[PictureLink]:
    """Several of them, in the order in which they stand."""
    return [link(**values) for _ in range(number)]
