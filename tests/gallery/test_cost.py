"""What the pages of the photo library cost, however many photos there are."""

from statistics import median
from time import process_time

import pytest
from django.db import connection
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from gallery.models import Photo
from tests import factories

pytestmark = pytest.mark.django_db

#: bodies, categories and places of the frame, then what the page itself reads
MOST_QUERIES = 6


def cost(client: Client, path: str) -> float:
    """Milliseconds of the processor for a page, of several tries."""
    times = []
    for _ in range(7):
        start = process_time()
        assert client.get(path).status_code == 200
        times.append(1000 * (process_time() - start))
    return median(times)


def test_queries_of_each_page(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    album = factories.album(30)
    photo = album.photos.all()[5]
    paths = [
        "/thu-vien-anh/",
        album.get_absolute_url(),
        f"{album.get_absolute_url()}?trang=2",
        photo.get_absolute_url(),
    ]
    for path in paths:
        with django_assert_max_num_queries(MOST_QUERIES):
            client.get(path)


def test_an_album_of_ten_thousand_photos(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    small, album = factories.album(30), factories.album(10_000)
    factories.many_photos(small, 3_000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    first, last = album.get_absolute_url(), f"{album.get_absolute_url()}?trang=417"
    for path in (first, last):
        with django_assert_max_num_queries(MOST_QUERIES):
            answer = client.get(path)
        assert len(answer.content) <= 60_000
    assert b"Trang 417/417" in client.get(last).content
    full = f"{album.get_absolute_url()}?trang=416"
    assert len(client.get(full).context["page"].object_list) == 24
    assert cost(client, full) <= 2 * cost(client, first)


def test_photos_at_both_ends_of_ten_thousand(client: Client) -> None:
    album = factories.album(10_000)
    ends = [album.photos.in_order()[0], album.photos.in_order().reverse()[0]]
    paths = [photo.get_absolute_url() for photo in ends]
    assert cost(client, paths[1]) <= 2 * cost(client, paths[0])
    assert Photo.objects.count() == 10_000
