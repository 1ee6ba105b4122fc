"""Articles in bulk, to see how the portal does with many."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice

from django.db import transaction

from core.publishing import changes
from core.publishing.addresses import SLUG_LENGTH
from core.publishing.states import State
from core.vietnamese.slugs import slugify
from news.models import Article

from .loading import Progress

BATCH = 500
#: Between two articles; a hundred thousand then reach back eleven years.
STEP = timedelta(minutes=58)


def fill_up(total: int, now: datetime, progress: Progress) -> int:
    """Make copies of the demo's articles until there are `total`; returns how many it made."""
    have = Article.objects.count()
    missing = max(0, total - have)
    rows = islice(_copies(have, now), missing)
    done = 0
    while batch := list(islice(rows, BATCH)):
        with transaction.atomic():
            changes.tell(Article.objects.bulk_create(batch))
        done += len(batch)
        progress(done, missing)
    return done


def _copies(start: int, now: datetime) -> Iterator[Article]:
    """Articles older than all there are, each a copy of another with a number of its own."""
    originals = list(Article.objects.order_by("pk")[:80])
    oldest = Article.objects.order_by("published_at").exclude(published_at=None).first()
    moment = oldest.published_at if oldest and oldest.published_at else now
    last = Article.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    number = max(start, last)  # a number that no copy has had, also after deletions
    while originals:
        original = originals[number % len(originals)]
        number += 1
        moment -= STEP
        yield _copy(original, number, moment)


def _copy(original: Article, number: int, moment: datetime) -> Article:
    title = f"{original.title[:200]} (tin số {number})"
    return Article(
        title=title,
        slug=f"{slugify(original.title, SLUG_LENGTH - 12)}-tin-{number}",
        category_id=original.category_id,
        sapo=original.sapo,
        body=original.body,
        lead_image=original.lead_image.name,
        lead_image_alt=original.lead_image_alt,
        byline=original.byline,
        state=State.PUBLISHED,
        published_at=moment,
        first_published_at=moment,
    )
