"""Queries that are put together once give what they would give each time."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.prepared import Prepared
from core.publishing.states import State
from news.models import Article
from tests import factories

pytestmark = pytest.mark.django_db


def by(*, slug: str, now: datetime, category: int) -> Any:
    public = Article.objects.published(now).select_related("category")
    return public.filter(slug=slug, category=category)


def test_other_values_give_other_rows(django_assert_num_queries: Any) -> None:
    ask = Prepared(by)
    one, two = (factories.article(category=factories.category()) for _ in range(2))
    factories.article(state=State.DRAFT)
    for _ in range(2):
        for own, other in ((one, two), (two, one)):
            at = {"category": own.category_id, "now": own.published_at}
            with django_assert_num_queries(1):
                [found] = ask(slug=own.slug, **at)
                assert (found, found.category.name) == (own, own.category.name)
                assert found.published_at == own.published_at
            assert ask(slug=other.slug, **at) == []
            assert ask(slug=own.slug, **at | {"category": other.category_id}) == []
            before = own.published_at - timedelta(microseconds=1)
            assert ask(slug=own.slug, **at | {"now": before}) == []


def test_it_is_put_together_once_a_thread() -> None:
    made: list[int] = []

    def rows(*, key: int) -> Any:
        made.append(key)
        return Article.objects.filter(pk=key)

    ask = Prepared(rows)
    ask(key=1), ask(key=2)
    assert len(made) == 1

    def elsewhere() -> None:
        ask(key=3)
        connection.close()

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert len(made) == 2


def test_values_stay_values() -> None:
    ask = Prepared(lambda *, slug: Article.objects.filter(slug=slug))
    with CaptureQueriesContext(connection):
        assert ask(slug="'; DROP TABLE news_article; --") == []
        assert ask(slug="%s") == []
    one = factories.article()
    assert ask(slug=one.slug) == [one]


def test_columns_that_are_left_out() -> None:
    own = factories.article()
    [found] = Prepared(lambda *, key: Article.objects.filter(pk=key).only("title"))(key=own.pk)
    assert found.get_deferred_fields() >= {"body", "slug"}
    assert found.slug == own.slug


def test_a_value_that_is_not_asked_for() -> None:
    with pytest.raises(LookupError, match="key"):
        Prepared(lambda *, key: Article.objects.all())(key=1)
