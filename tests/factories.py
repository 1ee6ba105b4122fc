"""Content for tests, made with as little as each needs."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User

from core.publishing.states import State
from documents.models import Document, DocumentType, Issuer, Term
from gallery.models import Album, Photo
from news.models import Article, Category

NUMBERS = count(1)
#: A Tuesday, 15:00 in Việt Nam; tests that care freeze the clock here.
NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)


def category(**values: Any) -> Category:
    """A stored category."""
    number = next(NUMBERS)
    return Category.objects.create(**{"name": f"Chuyên mục {number}", "order": number} | values)


def article(**values: Any) -> Article:
    """A stored article, public since a moment of its own unless `values` say otherwise."""
    number = next(NUMBERS)
    defaults: dict[str, Any] = {
        "title": f"Bài số {number}",
        "sapo": "Đoạn mở đầu.",
        "body": "<p>Nội dung của bài.</p>",
        "state": State.PUBLISHED,
        "published_at": NOW - timedelta(days=30) + timedelta(minutes=number),
    }
    if "category" not in values:
        values["category"] = Category.objects.first() or category()
    made = Article(**defaults | values)
    made.save()
    return made


def articles(number: int, **values: Any) -> list[Article]:
    """Several of them, the oldest first."""
    return [article(**values) for _ in range(number)]


def superuser() -> User:
    """Someone who may do everything."""
    return get_user_model().objects.create_superuser("quantri", password="mat-khau-dai-lam")


def issuer(**values: Any) -> Issuer:
    """A stored issuing body: central and of the party unless `values` say otherwise."""
    number = next(NUMBERS)
    defaults = {"name": f"Cơ quan {number}", "code": "TW", "level": "central", "is_party": True}
    return Issuer.objects.create(**defaults | values)


def document_type(**values: Any) -> DocumentType:
    """The stored type with this name and family; chỉ thị of the party unless `values` say so."""
    key = {"name": "chỉ thị", "family": "party"} | {
        name: values.pop(name) for name in ("name", "family") if name in values
    }
    scope = "term" if key["family"] in {"party", "congress"} else "year"
    defaults = {"abbreviation": "CT", "scope": scope} | values
    return DocumentType.objects.get_or_create(**key, defaults=defaults)[0]


def term(issuer: Issuer, first_year: int, years: int = 5) -> Term:
    """The stored term of a body that begins in a year."""
    return Term.objects.get_or_create(
        issuer=issuer,
        starts_on=date(first_year, 1, 1),
        defaults={"name": f"khóa {first_year}", "ends_on": date(first_year + years - 1, 12, 31)},
    )[0]


def document(**values: Any) -> Document:
    """A stored public document: a directive of the central party body of 2024 by default.

    Where the type is counted by terms, the term of the day is made when there is none.
    """
    number = next(NUMBERS)
    defaults: dict[str, Any] = {
        # Above the numbers that tests choose themselves.
        "number": f"{1000 + number}-CT/TW",
        "issued_on": date(2024, 6, 14),
        "summary": f"Về việc số {number}.",
        "state": State.PUBLISHED,
        "published_at": NOW - timedelta(days=30),
    }
    values = defaults | values
    if "type" not in values:
        values["type"] = document_type()
    if "issuer" not in values:
        values["issuer"] = Issuer.objects.first() or issuer()
    if values["type"].scope == "term" and "term" not in values:
        year = values["issued_on"].year
        values["term"] = term(values["issuer"], year - (year - 1) % 5)
    made = Document(**values)
    made.full_clean()
    made.save()
    return made


def album(photos: int = 0, **values: Any) -> Album:
    """A stored public album with as many photos, none of which has a file."""
    number = next(NUMBERS)
    defaults: dict[str, Any] = {
        "title": f"Album {number}",
        "state": State.PUBLISHED,
        "published_at": NOW - timedelta(days=30) + timedelta(minutes=number),
    }
    made = Album.objects.create(**defaults | values)
    many_photos(made, photos)
    return made


def photo(album: Album, **values: Any) -> Photo:
    """A stored photo with a description and without a file."""
    number = next(NUMBERS)
    defaults = {
        "image": f"anh/2026/11/{number:022}-1920x1280.jpg",
        "alt": f"Quang cảnh số {number}",
        "order": number,
        "colour": "#8899aa",
    }
    return Photo.objects.create(**defaults | values, album=album)


def many_photos(album: Album, total: int) -> None:
    """Put so many photos at the end of an album, quickly."""
    numbers = [next(NUMBERS) for _ in range(total)]
    Photo.objects.bulk_create(
        Photo(
            album=album,
            image=f"anh/2026/11/{number:022}-1920x1280.jpg",
            alt=f"Quang cảnh số {number}",
            caption=f"Chú thích của ảnh số {number}",
            order=number,
            colour="#8899aa",
        )
        for number in numbers
    )
