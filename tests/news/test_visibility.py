"""An article appears at its minute on every surface, with nothing run."""

from datetime import timedelta

import pytest
from django.test import Client
from time_machine import Traveller

from core.publishing.states import State
from news import front
from tests.factories import NOW, article, category

pytestmark = pytest.mark.django_db

SURFACES = [
    "/",
    "/tin-tuc/",
    "/tin-tuc/hoat-dong/",
    "/tin-tuc/hoat-dong/?nam=2026&thang=11",
    "/tin-tuc/hoat-dong/bai-cu/",
    "/rss/",
    "/rss/hoat-dong/",
    "/sitemap-tin-tuc.xml",
    "/khong-co-trang-nay/",
]


@pytest.fixture(autouse=True)
def _articles(now: Traveller) -> None:
    news = category(name="Hoạt động")
    article(title="Bài cũ", category=news)
    article(title="Bài hẹn giờ", category=news, published_at=NOW + timedelta(hours=17))
    article(title="Bài nháp", category=news, state=State.DRAFT)


@pytest.mark.parametrize("surface", SURFACES)
def test_appears_at_its_minute(client: Client, now: Traveller, surface: str) -> None:
    now.move_to(NOW + timedelta(hours=17, seconds=-1))
    assert "/bai-hen-gio/" not in client.get(surface).content.decode()
    now.move_to(NOW + timedelta(hours=17))
    assert "/bai-hen-gio/" in client.get(surface).content.decode()


@pytest.mark.parametrize("surface", SURFACES)
def test_a_draft_is_nowhere(client: Client, surface: str) -> None:
    assert "bai-nhap" not in client.get(surface).content.decode()


def test_its_own_page(client: Client, now: Traveller) -> None:
    address = "/tin-tuc/hoat-dong/bai-hen-gio/"
    assert client.get(address).status_code == 404
    now.move_to(NOW + timedelta(hours=17))
    assert client.get(address).status_code == 200
    assert client.get("/tin-tuc/hoat-dong/bai-nhap/").status_code == 404


def test_a_pin_ends_at_its_minute(client: Client, now: Traveller) -> None:
    article(title="Bài ghim", published_at=NOW - timedelta(days=300), pinned_until=NOW)
    now.move_to(NOW - timedelta(seconds=1))
    first = client.get("/").context["front"].top[0]
    assert first.title == "Bài ghim"
    now.move_to(NOW)
    assert client.get("/").context["front"].top[0].title == "Bài cũ"


def test_of_many_pins_the_newest_articles_lead(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pin(title: str, age: int, days: int) -> None:
        until = NOW + timedelta(days=days)
        article(title=title, published_at=NOW - timedelta(days=age), pinned_until=until)

    pin("Ghim cũ", age=200, days=9)
    pin("Ghim mới", age=100, days=1)

    def titles() -> list[str]:
        return [made.title for made in client.get("/").context["front"].top]

    assert titles() == ["Ghim mới", "Ghim cũ", "Bài cũ"]
    monkeypatch.setattr(front, "MOST_PINS", 1)
    assert titles()[0] == "Ghim cũ"
