"""Shape of a demo text: an article is a row of blocks; a plain string is a paragraph."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class CategoryText:
    """A category of the demo: its name, its slug, a sentence that describes it."""

    name: str
    slug: str
    description: str


@dataclass(frozen=True)
class Heading:
    """A heading inside the article; `level` is 2 or 3."""

    text: str
    level: int = 2


@dataclass(frozen=True)
class Items:
    """A list, numbered when `ordered`."""

    items: tuple[str, ...]
    ordered: bool = False


@dataclass(frozen=True)
class Quote:
    """Words quoted as a block of their own."""

    text: str


@dataclass(frozen=True)
class Table:
    """A table with one row of column heads."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Figure:
    """A place for a picture: the key of its scene (see `pictures.SCENES`) and its caption."""

    scene: str
    caption: str


Block = str | Heading | Items | Quote | Table | Figure


@dataclass(frozen=True)
class ArticleText:
    """One article of the demo.

    `category` is the name of its category, `scene` the key of its lead picture,
    `of_district` true when the text belongs to the time of the former district.
    """

    title: str
    sapo: str
    category: str
    scene: str
    blocks: tuple[Block, ...]
    byline: str = "Ban biên tập"
    source: str = ""
    of_district: bool = False

    @property
    def captions(self) -> tuple[str, ...]:
        """Captions of the figures, in order."""
        return tuple(block.caption for block in self.blocks if isinstance(block, Figure))
