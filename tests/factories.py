"""Content for tests, made with as little as each needs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User

from core.publishing.states import State
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
