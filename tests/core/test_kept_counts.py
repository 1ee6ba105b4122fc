"""Counts are kept like pages: asked once, and never after a change or a moment."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from core.pagecache.freshness import renew_mark
from core.pagecache.keeping import kept_result
from core.pagination import paginate
from news.models import Article
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _kept(settings: Any) -> None:
    settings.PAGE_CACHE = True
    renew_mark()


def counts_of(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return sum("COUNT(" in query["sql"] for query in queries)


def test_a_list_is_counted_once(client: Client) -> None:
    factories.articles(12)
    path = Article.objects.published().newest_first()[0].get_absolute_url()
    other = Article.objects.published().newest_first()[1].get_absolute_url()
    for each in ("/tin-tuc/", path):
        assert counts_of(client, each) == 1
        assert counts_of(client, f"{each}?trang=2") == 0
    # Related ones are those of the category, whichever article is read.
    assert counts_of(client, other) == 0
    factories.article()
    assert counts_of(client, "/tin-tuc/") == 1


def test_without_the_store_of_pages_each_request_counts(client: Client, settings: Any) -> None:
    settings.PAGE_CACHE = False
    factories.articles(2)
    assert [counts_of(client, "/tin-tuc/") for _ in range(2)] == [1, 1]


def test_a_moment_makes_a_count_old() -> None:
    with time_machine.travel(factories.NOW, tick=False) as clock:
        factories.article()
        factories.article(published_at=factories.NOW + timedelta(minutes=5))

        def count() -> int:
            return kept_result("all", Article.objects.published().count)

        assert [count(), count()] == [1, 1]
        clock.shift(timedelta(minutes=5))
        assert count() == 2
        clock.shift(-timedelta(minutes=1))
        assert count() == 1


def test_related_are_counted_without_the_article_itself(client: Client) -> None:
    articles = factories.articles(11)
    for article in (articles[0], articles[-1]):
        assert "?trang=2" not in client.get(article.get_absolute_url()).content.decode()
    factories.article(category=articles[0].category)
    assert "?trang=2" in client.get(articles[0].get_absolute_url()).content.decode()


@pytest.mark.parametrize("count", [0, 1, 9, 10, 11, 35, 40])
def test_pages_from_either_end_hold_every_row_once(count: int) -> None:
    category = factories.category()
    # Many share a moment: the order is by key then.
    factories.articles(count, category=category, published_at=factories.NOW)
    expected = list(Article.objects.published().newest_first().values_list("pk", flat=True))
    found: list[int] = []
    pages = max(1, -(-count // 10))
    for number in range(1, pages + 1):
        request = RequestFactory().get("/tin-tuc/", {"trang": number})
        found += [row.pk for row in paginate(request, Article.objects.published(), 10)]
    assert found == expected
