"""Addresses are unique, readable, and never lost."""

from threading import Thread

import pytest
from django.db import connection
from django.test import Client

from core.publishing.states import State
from news.models import Article
from tests.factories import article, category

pytestmark = pytest.mark.django_db


def test_made_from_the_title() -> None:
    assert (
        article(title="Đồng chí dự lễ ở phường Đằng Hải").slug == "dong-chi-du-le-o-phuong-dang-hai"
    )


def test_same_title_twice() -> None:
    first, second, third = (article(title="Đường"), article(title="Đường"), article(title="Dương"))
    assert [first.slug, second.slug, third.slug] == ["duong", "duong-2", "duong-3"]


def test_slug_stays_when_the_title_changes() -> None:
    made = article(title="Tên cũ")
    made.title = "Tên mới"
    made.save()
    assert made.slug == "ten-cu"


def test_every_former_address_leads_to_the_present_one(client: Client) -> None:
    one, two = category(name="Một"), category(name="Hai")
    made = article(title="Bài", category=one)
    for slug, place in [("bai-2026", one), ("bai-2026", two), ("bai-cuoi", two)]:
        made.slug, made.category = slug, place
        made.save()
    for old in ["mot/bai", "mot/bai-2026", "hai/bai-2026", "hai/bai", "khong-co/bai"]:
        answer = client.get(f"/tin-tuc/{old}/?trang=2")
        assert (answer.status_code, answer["Location"]) == (301, "/tin-tuc/hai/bai-cuoi/?trang=2")
    assert client.get("/tin-tuc/hai/bai-cuoi/").status_code == 200


def test_a_changed_category_address(client: Client) -> None:
    news = category(name="Cũ")
    article(title="Bài", category=news)
    news.slug = "moi"
    news.save()
    answer = client.get("/tin-tuc/cu/?nam=2026")
    assert (answer.status_code, answer["Location"]) == (301, "/tin-tuc/moi/?nam=2026")
    assert client.get("/tin-tuc/cu/bai/")["Location"] == "/tin-tuc/moi/bai/"
    assert client.get("/rss/cu/")["Location"] == "/rss/moi/"


def test_going_back_to_a_former_slug(client: Client) -> None:
    made = article(title="Bài")
    for slug in ("hai", "bai"):
        made.slug = slug
        made.save()
    assert client.get(made.get_absolute_url()).status_code == 200
    assert client.get(f"/tin-tuc/{made.category.slug}/hai/").status_code == 301


def test_a_former_slug_is_not_given_to_another() -> None:
    made = article(title="Bài")
    made.slug = "khac"
    made.save()
    assert article(title="Bài").slug == "bai-2"


def test_the_slug_of_a_draft_is_not_remembered(client: Client) -> None:
    made = article(title="Bài", state=State.DRAFT)
    made.slug = "khac"
    made.save()
    assert Article.find_former("bai") is None


def test_unknown_addresses(client: Client) -> None:
    news = category(name="Tin")
    for path in ["/tin-tuc/khong-co/", f"/tin-tuc/{news.slug}/khong-co/", "/rss/khong-co/"]:
        assert client.get(path).status_code == 404


def test_without_the_last_slash(client: Client) -> None:
    made = article()
    assert client.get(made.get_absolute_url().rstrip("/")).status_code == 301


@pytest.mark.django_db(transaction=True)
def test_the_same_title_at_the_same_moment() -> None:
    place = category()
    failures: list[Exception] = []

    def save() -> None:
        try:
            article(title="Trùng tên", category=place)
        except Exception as error:
            failures.append(error)
        finally:
            connection.close()

    threads = [Thread(target=save) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert Article.objects.filter(title="Trùng tên").count() == 6


def test_what_was_deleted_gives_its_former_address_back(client: Client) -> None:
    made = article(title="Bài")
    made.slug = "khac"
    made.save()
    Article.objects.filter(pk=made.pk).delete()
    other = article(title="Bài")
    assert other.slug == "bai"
    other.slug = "moi"
    other.save()
    assert client.get(f"/tin-tuc/{other.category.slug}/bai/").status_code == 301
