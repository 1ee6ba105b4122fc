"""What a page costs in queries: the same however much there is."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.factories import article, articles, category

pytestmark = pytest.mark.django_db

#: bodies, categories, places of pictures, then what the page itself reads
PAGES = {
    "/": 9,
    "/tin-tuc/": 7,
    "/tin-tuc/chinh/": 9,
    "/tin-tuc/chinh/?nam=2026&thang=10&trang=2": 9,
    "/tin-tuc/chinh/bai/": 8,
    "/tin-tuc/chinh/bai/?trang=2": 8,
    "/rss/": 1,
    "/rss/chinh/": 2,
    "/sitemap.xml": 4,
    "/sitemap-tin-tuc.xml": 2,
    "/robots.txt": 0,
    "/healthz": 1,
    "/khong-co/": 4,
}


@pytest.mark.parametrize(("path", "queries"), PAGES.items())
def test_queries(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, path: str, queries: int
) -> None:
    main = category(name="Chính")
    article(title="Bài", category=main)
    for number in range(8):
        articles(3, category=main if number < 4 else category())
    with django_assert_num_queries(queries):
        client.get(path)
    articles(40, category=main)
    articles(10, category=category())
    with django_assert_num_queries(queries):
        client.get(path)
