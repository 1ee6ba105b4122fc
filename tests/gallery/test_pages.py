"""The public pages: albums, an album, a photo."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from core.publishing.states import State
from gallery.models import Album, Photo
from tests import factories
from tests.factories import NOW

pytestmark = pytest.mark.django_db


def soup(client: Client, path: str, status: int = 200) -> Any:
    answer = client.get(path)
    assert answer.status_code == status
    return BeautifulSoup(answer.content, "html.parser")


def test_albums_twelve_a_page_newest_first(client: Client) -> None:
    for number in range(15):
        factories.album(2, title=f"Album {number:02}", taken_on=date(2026, 3, number + 1))
    page = soup(client, "/thu-vien-anh/")
    cards = page.select(".album-card")
    assert [card.h2.text for card in cards] == [f"Album {n:02}" for n in range(14, 2, -1)]
    assert "15/03/2026 · 2 ảnh" in " ".join(cards[0].text.split())
    assert "Trang 1/2, 15 album" in page.select_one(".pages").text
    assert len(soup(client, "/thu-vien-anh/?trang=2").select(".album-card")) == 3


def test_only_what_readers_may_see(client: Client) -> None:
    public = factories.album(1, title="Có")
    draft = factories.album(1, title="Nháp", state=State.DRAFT)
    later = factories.album(1, title="Sau", published_at=NOW + timedelta(days=9000))
    empty = factories.album(0, title="Rỗng")
    bare = factories.album(0, title="Thiếu")
    hidden = factories.photo(public, alt="")
    factories.photo(bare, alt="")
    assert [a.h2.text for a in soup(client, "/thu-vien-anh/").select(".album-card")] == ["Có"]
    for album in (draft, later, empty, bare):
        soup(client, album.get_absolute_url(), 404)
    for photo in (hidden, *Photo.objects.filter(album__in=[draft, later, bare])):
        soup(client, photo.get_absolute_url(), 404)
    assert len(soup(client, public.get_absolute_url()).select(".photo")) == 1
    assert {link["href"] for link in soup(client, "/").select(".newest-photos .photo")} == {
        public.photos.exclude(pk=hidden.pk).get().get_absolute_url()
    }


def test_decoration_is_shown_without_a_description(client: Client) -> None:
    album = factories.album()
    photo = factories.photo(album, alt="", is_decorative=True)
    assert len(soup(client, album.get_absolute_url()).select(".photo")) == 1
    image = soup(client, photo.get_absolute_url()).select_one(".photo-frame img")
    assert image["alt"] == ""


def test_an_album_24_a_page_in_the_officers_order(client: Client) -> None:
    album = factories.album(30)
    first = album.photos.in_order().reverse()[0]
    Photo.objects.filter(pk=first.pk).update(order=0)
    page = soup(client, album.get_absolute_url())
    links = [link["href"] for link in page.select(".photo")]
    assert len(links) == 24
    assert links[0] == first.get_absolute_url()
    second = soup(client, f"{album.get_absolute_url()}?trang=2")
    more = [link["href"] for link in second.select(".photo")]
    assert len(more) == 6
    expected = [photo.get_absolute_url() for photo in album.photos.in_order()]
    assert links + more == expected
    assert "Trang 2/2, 30 ảnh" in second.select_one(".pages").text
    for image in page.select(".photo img"):
        assert (image["width"], image["height"]) == ("1920", "1280")
    lazy = [image.get("loading") for image in page.select(".photo img")]
    assert lazy[:4] == [None] * 4
    assert set(lazy[4:]) == {"lazy"}
    source = page.select_one(".photo source")
    assert [one.split()[1] for one in source["srcset"].split(", ")] == [
        "320w",
        "640w",
        "1024w",
        "1920w",
    ]
    assert page.select_one(".photo .tint path")["fill"] == "#8899aa"
    assert not re.search(r'\sstyle="', str(page))


def test_a_photo_knows_its_neighbours_and_its_page(client: Client) -> None:
    album = factories.album(26, title="Hội làng")
    photos = list(album.photos.in_order())
    page = soup(client, photos[25].get_absolute_url())
    ways = {link.text: link["href"] for link in page.select(".photo-ways a")}
    assert ways == {
        "‹ Ảnh trước": photos[24].get_absolute_url(),
        "Về album": "/thu-vien-anh/hoi-lang/?trang=2",
        "Tải ảnh về": photos[25].image.url,
    }
    assert page.select_one("[download]")["download"] == "hoi-lang-26.jpg"
    assert "Ảnh 26/26" in page.figcaption.text
    middle = soup(client, photos[10].get_absolute_url())
    ways = {link.text: link["href"] for link in middle.select(".photo-ways a")}
    assert ways["‹ Ảnh trước"] == photos[9].get_absolute_url()
    assert ways["Ảnh sau ›"] == photos[11].get_absolute_url()
    assert ways["Về album"] == "/thu-vien-anh/hoi-lang/"


def test_photos_with_one_number_each_come_once(client: Client) -> None:
    album = factories.album()
    photos = [factories.photo(album, order=5) for _ in range(4)]
    path, seen = photos[0].get_absolute_url(), []
    while path:
        seen.append(path)
        after = soup(client, path).select_one('[rel="next"]')
        path = after["href"] if after else ""
    assert seen == [photo.get_absolute_url() for photo in photos]


def test_addresses_that_last(client: Client) -> None:
    album = factories.album(2, title="Tên cũ")
    photo = album.photos.all()[0]
    old_album, old_photo = album.get_absolute_url(), photo.get_absolute_url()
    album.slug = "ten-moi"
    album.save()
    assert client.get(f"{old_album}?trang=1").headers["Location"] == (
        "/thu-vien-anh/ten-moi/?trang=1"
    )
    moved = client.get(old_photo)
    assert (moved.status_code, moved.headers["Location"]) == (
        301,
        f"/thu-vien-anh/ten-moi/{photo.pk}/",
    )
    other = factories.album(1)
    for slug in (other.slug, "khong-co"):
        assert client.get(f"/thu-vien-anh/{slug}/{photo.pk}/").status_code == 404


@pytest.mark.parametrize("page", ["0", "-1", "x", "999", "1e9", "%00", "²", "9" * 400])
def test_any_page_number(client: Client, page: str) -> None:
    album = factories.album(30)
    expected = {400} if page == "%00" else {200}
    for path in ("/thu-vien-anh/", album.get_absolute_url()):
        assert {client.get(f"{path}?trang={page}").status_code} == expected


@pytest.mark.parametrize(
    "path", ["khong-co/", "khong-co/1/", "hoi-lang/0/", "hoi-lang/99999999999999999999/", "a b/"]
)
def test_no_such_page(client: Client, path: str) -> None:
    factories.album(1, title="Hội làng")
    assert client.get(f"/thu-vien-anh/{path}").status_code == 404


def test_home_shows_the_newest_albums_photos(client: Client) -> None:
    assert not soup(client, "/").select(".newest-photos")
    old, new = factories.album(4), factories.album(4)
    links = [link["href"] for link in soup(client, "/").select(".newest-photos .photo")]
    expected = [*new.photos.in_order(), *old.photos.in_order()][:6]
    assert links == [photo.get_absolute_url() for photo in expected]


def test_the_side_column_shows_them_too(client: Client) -> None:
    paper, story = factories.document(), factories.article()
    pages = ["/tin-tuc/", story.category.get_absolute_url(), paper.get_absolute_url()]
    for path in pages:
        assert not soup(client, path).select(".newest-photos")
    expected = [photo.get_absolute_url() for photo in factories.album(6).photos.in_order()][:4]
    for path in pages:
        links = soup(client, path).select("aside .newest-photos .photo")
        assert [link["href"] for link in links] == expected


def test_a_link_that_is_a_photo_says_what_it_shows(client: Client) -> None:
    album = factories.album()
    factories.photo(album, alt="Đoàn rước qua cổng đình", caption="Ngày hội")
    factories.photo(album, alt="", is_decorative=True, caption="Hoa văn")
    factories.photo(album, alt="", is_decorative=True)
    page = soup(client, album.get_absolute_url())
    assert [image["alt"] for image in page.select(".photo img")] == [
        "Đoàn rước qua cổng đình",
        "Hoa văn",
        "Ảnh không có chú thích",
    ]


def test_menu_and_sitemap(client: Client) -> None:
    album = factories.album(1)
    page = soup(client, album.get_absolute_url())
    assert page.select_one(".menu a.holds-here").text == "Thư viện ảnh"
    assert album.get_absolute_url() in client.get("/sitemap-thu-vien-anh.xml").content.decode()
    assert Album.objects.published().count() == 1


def test_the_cover(client: Client) -> None:
    album = factories.album(3)
    last = album.photos.in_order().reverse()[0]
    first = album.photos.in_order()[0]

    def cover() -> str:
        return soup(client, "/thu-vien-anh/").select_one(".album-card img")["src"]

    assert cover() == first.image.url
    album.cover = last
    album.save()
    assert cover() == last.image.url
    Photo.objects.filter(pk=last.pk).update(alt="")
    assert cover() == first.image.url
    last.delete()
    assert cover() == first.image.url
