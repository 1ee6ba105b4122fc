"""The demo articles in the order of their publication, and their bodies as HTML."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from html import escape

from news.demo.moments import publish_moments
from news.demo.pictures import scene_description, seed_for
from news.demo.texts import (
    an_ninh,
    an_ninh_ngan,
    giao_duc,
    giao_duc_ngan,
    hoat_dong,
    hoat_dong_ngan,
    kinh_te,
    kinh_te_ngan,
    thong_bao,
    thong_bao_ngan,
    van_hoa,
    van_hoa_ngan,
)
from news.demo.texts.blocks import ArticleText, Block, Figure, Heading, Items, Quote, Table
from news.demo.texts.categories import CATEGORIES

__all__ = [
    "CATEGORIES",
    "ArticleText",
    "articles",
    "body_html",
    "figure_seeds",
    "figures_in",
    "lead_seed",
    "publish_moments",
]

# The activities stand last, so that the ward's opening day is the oldest text of the ward.
_SHELVES: tuple[tuple[tuple[ArticleText, ...], tuple[ArticleText, ...]], ...] = (
    (kinh_te.TEXTS, kinh_te_ngan.TEXTS),
    (van_hoa.TEXTS, van_hoa_ngan.TEXTS),
    (giao_duc.TEXTS, giao_duc_ngan.TEXTS),
    (an_ninh.TEXTS, an_ninh_ngan.TEXTS),
    (thong_bao.TEXTS, thong_bao_ngan.TEXTS),
    (hoat_dong.TEXTS, hoat_dong_ngan.TEXTS),
)


def articles() -> list[ArticleText]:
    """All 80 articles, newest first: categories mixed, those of the former district last.

    The order fits `publish_moments(now, 80)`.
    """
    ward = _blend([_blend([_era(texts, False) for texts in shelf]) for shelf in _SHELVES])
    district = _blend([_blend([_era(texts, True) for texts in shelf]) for shelf in _SHELVES])
    return ward + district


def _era(texts: Sequence[ArticleText], of_district: bool) -> list[ArticleText]:
    return [text for text in texts if text.of_district == of_district]


def _blend(rows: Sequence[list[ArticleText]]) -> list[ArticleText]:
    """The rows merged so that each is spread evenly over the whole; order within is kept."""
    placed = [
        (place / max(1, len(row) - 1), number, text)
        for number, row in enumerate(rows)
        for place, text in enumerate(row)
    ]
    return [text for _, _, text in sorted(placed, key=lambda item: item[:2])]


def lead_seed(article: ArticleText) -> int:
    """Seed of the article's lead picture."""
    return _seed(article, article.scene, 0)


def figure_seeds(article: ArticleText) -> list[int]:
    """Seeds of the pictures inside the article, in order."""
    figures = [block for block in article.blocks if isinstance(block, Figure)]
    return [_seed(article, figure.scene, place) for place, figure in enumerate(figures, 1)]


def _seed(article: ArticleText, scene: str, place: int) -> int:
    return seed_for(scene, zlib.crc32(f"{article.title}#{place}".encode()) % 100_000)


def figures_in(article: ArticleText) -> int:
    """How many pictures stand inside the article, the lead picture not counted."""
    return len(article.captions)


def body_html(article: ArticleText, picture_urls: Sequence[str]) -> str:
    """Body of the article as HTML, one figure for each address, in order.

    Places for which there is no address are left out.
    Raises ValueError when there are more addresses than places.
    """
    if len(picture_urls) > figures_in(article):
        raise ValueError(f"{len(picture_urls)} pictures for {figures_in(article)} places")
    pictures = zip(picture_urls, figure_seeds(article), strict=False)
    parts = (_block_html(block, pictures) for block in article.blocks)
    return "\n".join(part for part in parts if part)


def _block_html(block: Block, pictures: Iterator[tuple[str, int]]) -> str:
    match block:
        case Heading(text, level):
            return f"<h{level}>{escape(text, quote=False)}</h{level}>"
        case Items(items, ordered):
            return _list_html(items, "ol" if ordered else "ul")
        case Quote(text):
            return f"<blockquote>{_paragraph(text)}</blockquote>"
        case Table(head, rows):
            return _table_html(head, rows)
        case Figure():
            return _figure_html(block, next(pictures, None))
        case str():
            return _paragraph(block)


def _paragraph(text: str) -> str:
    return f"<p>{escape(text, quote=False)}</p>"


def _list_html(items: Sequence[str], tag: str) -> str:
    return f"<{tag}>{_cells(items, 'li')}</{tag}>"


def _cells(texts: Sequence[str], tag: str) -> str:
    return "".join(f"<{tag}>{escape(text, quote=False)}</{tag}>" for text in texts)


def _table_html(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    body = "".join(f"<tr>{_cells(row, 'td')}</tr>" for row in rows)
    top = f"<thead><tr>{_cells(head, 'th')}</tr></thead>"
    return f"<table>{top}<tbody>{body}</tbody></table>"


def _figure_html(figure: Figure, picture: tuple[str, int] | None) -> str:
    if picture is None:
        return ""
    url, seed = picture
    image = f'<img src="{escape(url)}" alt="{escape(scene_description(seed))}">'
    caption = f"<figcaption>{escape(figure.caption, quote=False)}</figcaption>"
    return f'<figure class="image">{image}{caption}</figure>'
