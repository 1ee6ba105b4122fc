"""Put the demo content into the database."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from io import BytesIO

from django.conf import settings

from core.images.processing import process, store
from core.images.queue import ask
from core.publishing.addresses import SLUG_LENGTH
from core.publishing.states import State
from core.vietnamese.slugs import slugify
from news.models import Article, Category

from .articles import (
    CATEGORIES,
    ArticleText,
    articles,
    body_html,
    figure_seeds,
    lead_seed,
    publish_moments,
)
from .pictures import picture, scene_description

Progress = Callable[[int, int], None]


def load(now: datetime, progress: Progress) -> int:
    """The categories and articles of the demo; what exists is left as it is.

    Returns how many articles were made. `progress` is told (done, of how many).
    """
    categories = load_categories()
    texts = articles()
    made = 0
    for number, (text, moment) in enumerate(
        zip(texts, publish_moments(now, len(texts)), strict=True)
    ):
        if not Article.objects.filter(slug=slugify(text.title, SLUG_LENGTH)).exists():
            _article(text, moment, categories[text.category]).save()
            made += 1
        progress(number + 1, len(texts))
    return made


def load_categories() -> dict[str, Category]:
    """The six categories by name."""
    return {
        text.name: Category.objects.get_or_create(
            name=text.name,
            defaults={"slug": text.slug, "description": text.description, "order": order},
        )[0]
        for order, text in enumerate(CATEGORIES, 1)
    }


def _stored(seed: int) -> str:
    """The name under which the picture of a seed is kept from now on."""
    name = store(process(BytesIO(picture(seed))))
    ask(name)
    return name


def _article(text: ArticleText, moment: datetime, category: Category) -> Article:
    inside = [f"{settings.MEDIA_URL}{_stored(seed)}" for seed in figure_seeds(text)]
    return Article(
        title=text.title,
        sapo=text.sapo,
        category=category,
        body=body_html(text, inside),
        lead_image=_stored(lead_seed(text)),
        lead_image_alt=scene_description(lead_seed(text)),
        lead_image_credit="Tranh minh họa của cổng",
        byline=text.byline,
        source=text.source,
        state=State.PUBLISHED,
        published_at=moment,
        first_published_at=moment,
    )
