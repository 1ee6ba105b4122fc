"""Put the demo content into the database."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from io import BytesIO

from django.conf import settings

from core.images.processing import process, store
from core.publishing.states import State
from core.vietnamese.slugs import slugify
from news.models import Article, Category

from .articles import ArticleText, articles, body_html, figures_in, publish_moments
from .pictures import picture, scene_description
from .texts.categories import CATEGORIES

BATCH = 500
#: As many different pictures as the demo shows; making one takes a quarter of a second.
PICTURES = 40

Progress = Callable[[int, int], None]


def load(now: datetime, progress: Progress) -> int:
    """The categories and articles of the demo; what exists is left as it is.

    Returns how many articles were made. `progress` is told (done, of how many).
    """
    categories = load_categories()
    texts = articles()
    moments = publish_moments(now, len(texts))
    pictures = PictureBox()
    made = 0
    for number, (text, moment) in enumerate(zip(texts, moments, strict=True)):
        if not Article.objects.filter(slug=slugify(text.title, max_length=120)).exists():
            article(text, moment, categories[text.category], pictures, number).save()
            made += 1
        progress(number + 1, len(texts))
    return made


def load_categories() -> dict[str, Category]:
    """The six categories by name."""
    return {
        text.name: Category.objects.get_or_create(
            name=text.name, defaults={"description": text.description, "order": order}
        )[0]
        for order, text in enumerate(CATEGORIES, 1)
    }


class PictureBox:
    """Stored demo pictures by number, each made when it is first asked for."""

    def __init__(self) -> None:
        self._names: dict[int, str] = {}

    def name(self, number: int) -> str:
        """The stored name of picture `number`; numbers beyond PICTURES begin again."""
        seed = number % PICTURES
        if seed not in self._names:
            self._names[seed] = store(process(BytesIO(picture(seed))))
        return self._names[seed]


def article(
    text: ArticleText, moment: datetime, category: Category, pictures: PictureBox, number: int
) -> Article:
    """An article of the demo, not stored yet."""
    inside = [pictures.name(number * 7 + n + 1) for n in range(figures_in(text))]
    return Article(
        title=text.title,
        sapo=text.sapo,
        category=category,
        body=body_html(text, [f"{settings.MEDIA_URL}{name}" for name in inside]),
        lead_image=pictures.name(number),
        lead_image_alt=scene_description(number % PICTURES),
        lead_image_credit="Tổ truyền thông",
        byline=text.byline,
        source=text.source,
        state=State.PUBLISHED,
        published_at=moment,
        first_published_at=moment,
    )
