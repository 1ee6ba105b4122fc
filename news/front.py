"""The news on the home page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery

from .models import Article, ArticleQuerySet, Category

TOP = 5
MORE = 8
PER_BLOCK = 5
#: More pins than this at once are a mistake; the ones that end first give way.
MOST_PINS = 50


@dataclass(frozen=True)
class Block:
    """A category and its newest articles."""

    category: Category
    articles: Sequence[Article]


@dataclass(frozen=True)
class Front:
    """The lead story with headlines, then the newest others, then a block per category."""

    top: Sequence[Article]
    more: Sequence[Article]
    blocks: Sequence[Block]


def front() -> Front:
    """The news of the home page as of now; four queries whatever the volume.

    Pinned articles come first; none stands twice in `top` and `more`.
    """
    public = Article.objects.published().for_list().newest_first()
    pinned = _pinned(public)
    shown = {article.pk for article in pinned}
    newest = [a for a in public[: TOP + MORE] if a.pk not in shown]
    row = [*pinned, *newest]
    return Front(top=row[:TOP], more=row[TOP : TOP + MORE], blocks=_blocks())


def _pinned(public: ArticleQuerySet) -> list[Article]:
    """The newest of the pinned articles.

    Asked for in the order of the small index of pins; in the order of dates SQLite would
    go through all the articles there are to find a handful.
    """
    rows = public.pinned().order_by("-pinned_until", "-pk")[:MOST_PINS]
    return sorted(rows, key=lambda a: (a.published_at, a.pk), reverse=True)[:TOP]


def _blocks() -> list[Block]:
    """Each category with its newest articles; those without any are left out.

    The keys are looked up by one index seek each. A window function over the categories
    would say the same more shortly, but reads every article there is.
    """
    own = Article.objects.published().filter(category=OuterRef("pk")).newest_first().values("pk")
    slots = {f"slot_{n}": Subquery(own[n : n + 1]) for n in range(PER_BLOCK)}
    categories = list(Category.objects.annotate(**slots))
    keys = {c.pk: [getattr(c, slot) for slot in slots if getattr(c, slot)] for c in categories}
    wanted = [key for row in keys.values() for key in row]
    articles = Article.objects.for_list().in_bulk(wanted)
    blocks = [
        Block(c, [articles[key] for key in keys[c.pk] if key in articles]) for c in categories
    ]
    return [block for block in blocks if block.articles]
