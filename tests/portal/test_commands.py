"""The portal's own commands."""

from dataclasses import replace
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.test import Client

from andương_portal import demo_photos
from andương_portal.management.commands import measure
from andương_portal.models import Body
from gallery.models import Album, Photo
from news.demo import loading
from news.demo.articles import articles as articles_of_the_demo
from news.demo.articles import figures_in
from news.models import Article, Category
from tests.factories import articles

pytestmark = pytest.mark.django_db


def run(*words: str) -> str:
    out = StringIO()
    call_command(*words, stdout=out, stderr=out)
    return out.getvalue()


@pytest.fixture
def few_texts(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Three articles of the demo, so that few pictures are drawn."""
    texts = [text for text in articles_of_the_demo() if figures_in(text) in {1, 2}][:3]
    monkeypatch.setattr(loading, "articles", lambda: texts)
    album = replace(demo_photos.ALBUMS[0], scenes=("ao-sen", "cau"))
    monkeypatch.setattr(demo_photos, "ALBUMS", (album,))
    return texts


@pytest.mark.usefixtures("few_texts")
def test_demo_twice_is_demo_once(client: Client) -> None:
    assert "3 bài viết mới" in run("demo")
    first = list(Article.objects.values_list("pk", "slug", "body", "cover"))
    assert Category.objects.count() == 6
    assert Body.objects.owners().count() == 2
    assert "0 bài viết mới" in run("demo")
    assert list(Article.objects.values_list("pk", "slug", "body", "cover")) == first
    for made in Article.objects.all():
        made.full_clean()
        assert client.get(made.get_absolute_url()).status_code == 200


@pytest.mark.usefixtures("few_texts")
def test_demo_in_volume(client: Client) -> None:
    assert "tất cả 1203." in run("demo", "--articles", "1203")
    assert "0 bài viết mới" in run("demo", "--articles", "1203")
    made = Article.objects.order_by("published_at")[0]
    page = client.get(made.get_absolute_url()).content.decode()
    assert made.title in page
    assert made.body_html[:60] in page
    assert made.title_folded
    assert made.cover == made.lead_image.name


@pytest.mark.usefixtures("few_texts")
def test_demo_photos(client: Client) -> None:
    assert "2 ảnh mới trong thư viện" in run("demo")
    assert "28 ảnh mới trong thư viện, tất cả 30." in run("demo", "--photos", "30")
    assert "0 ảnh mới trong thư viện" in run("demo", "--photos", "30")
    for album in Album.objects.published():
        album.full_clean()
        assert client.get(album.get_absolute_url()).status_code == 200
    for photo in Photo.objects.select_related("album")[:3]:
        assert client.get(photo.get_absolute_url()).status_code == 200


@pytest.mark.usefixtures("few_texts")
def test_demo_if_empty_leaves_content_alone() -> None:
    articles(1)
    run("demo", "--if-empty")
    assert Article.objects.count() == 1


def test_first_admin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIRST_PASSWORD", "")
    with pytest.raises(CommandError):
        run("first_admin", "quantri")
    monkeypatch.setenv("FIRST_PASSWORD", "mat-khau-dau-tien")
    assert "mat-khau-dau-tien" in run("first_admin", "quantri")
    assert get_user_model().objects.get().check_password("mat-khau-dau-tien")
    assert run("first_admin", "khac") == ""


def test_measure(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    with pytest.raises(CommandError, match="no article"):
        run("measure")
    articles(12)
    text = run("measure", "--runs", "2")
    assert text.count("/tin-tuc/") == 8
    monkeypatch.setitem(measure.LIMITS, "article", (3, 25_000))
    with pytest.raises(CommandError, match="over the limit: /tin-tuc/"):
        run("measure", "--runs", "1")
