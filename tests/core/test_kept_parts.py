"""Finished parts of pages: shared by all pages, new with any change, the same for nobody alone."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import bs4
import pytest
import time_machine
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.template import Context, Template, TemplateSyntaxError
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import set_script_prefix

from andương_portal.models import Body, Level
from banners.models import PictureLink
from core.pagecache import store
from core.pagecache.door import Door
from core.pagecache.freshness import renew_mark
from core.publishing.states import State
from documents.models import Document
from gallery.models import Album
from news.models import Article, Category
from tests import factories
from tests.banners.made import link
from tests.readers import Browser

pytestmark = pytest.mark.django_db(transaction=True)

#: What a page asks that is made while the parts it shares with others are there. The home page
#: and the lists are one page each; an article is thousands.
MISSES = {
    "/": 4,
    "/tin-tuc/": 2,
    "/tin-tuc/chinh/": 2,
    "/tin-tuc/chinh/bai/": 3,
    "/tin-tuc/chinh/bai/?trang=2": 4,
    "/van-ban/": 2,
    "/thu-vien-anh/": 2,
}


@pytest.fixture
def browser(settings: Any) -> Iterator[Browser]:
    settings.PAGE_CACHE = True
    door = Door(get_wsgi_application())
    door.watch.ensure = lambda: None  # type: ignore[method-assign]
    yield Browser(door)
    connection.close()


@pytest.fixture
def pages() -> list[str]:
    """Addresses of a page of each kind, with something in every part of the layout."""
    main = factories.category(name="Chính")
    factories.articles(12, category=main)
    factories.article(title="Bài", category=main)
    photos = factories.album(3)
    document = factories.document()
    Body.objects.create(name="Phường Hoa Sen", level=Level.COMMUNE, phone="0225 000 0000")
    link(), link(place="cuoi-bai"), link(place="dau-trang")
    return [*MISSES, photos.get_absolute_url(), document.get_absolute_url()]


def forget_pages() -> None:
    """Only the whole pages; the parts stay."""
    shutil.rmtree(store.folder())


def queries_of(browser: Browser, path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(path).status == 200
    return len(asked)


def test_queries_of_a_miss(browser: Browser, pages: list[str]) -> None:
    for path in pages:
        browser.get(path)
    forget_pages()
    assert {path: queries_of(browser, path) for path in MISSES} == MISSES
    assert queries_of(browser, pages[-2]) == 2
    assert queries_of(browser, pages[-1]) == 10


def test_another_article_shares_them(browser: Browser, pages: list[str]) -> None:
    browser.get("/tin-tuc/chinh/bai/")
    other = Article.objects.exclude(slug="bai").first()
    assert other is not None
    assert queries_of(browser, other.get_absolute_url()) == 3


def test_pages_of_parts_that_are_there_are_the_same(browser: Browser, pages: list[str]) -> None:
    first = {path: browser.get(path).text for path in pages}
    forget_pages()
    assert {path: browser.get(path).text for path in reversed(pages)} == first


def _first(pages: list[str]) -> Any:
    return Article.objects.exclude(slug="bai").order_by("-published_at").first()


def _set(model: type[Any], **values: Any) -> Callable[[], None]:
    def change() -> None:
        model.objects.update(**values)

    return change


def _new_document() -> None:
    factories.document(number="99-CT/TW", summary="Mới đây")


def _no_pictures() -> None:
    PictureLink.objects.update(state=State.DRAFT)


#: A change, what it puts on the pages, and which pages show it.
ALL = ("/", "/tin-tuc/", "/tin-tuc/chinh/", "/tin-tuc/chinh/bai/", "/van-ban/", "/thu-vien-anh/")
CHANGES: dict[str, tuple[Callable[[], Any], str, tuple[str, ...]]] = {
    "category": (_set(Category, name="Tên khác"), "Tên khác", ALL),
    "body": (_set(Body, name="Phường Khác"), "Phường Khác", ALL),
    "contact": (_set(Body, phone="0225 111 1111"), "0225 111 1111", ALL),
    "another category": (lambda: factories.category(name="Chuyên mục thêm"), "mục thêm", ALL),
    "article": (lambda: factories.article(title="Vừa đăng"), "Vừa đăng", ALL[:4:3]),
    "document": (_new_document, "Mới đây", ("/", "/tin-tuc/chinh/", "/van-ban/")),
    "words of a picture": (_set(PictureLink, alt="Chữ mới"), "Chữ mới", ALL),
    "album": (lambda: factories.album(1, title="Album mới"), "Album mới", ALL[-1:]),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_on_the_next_page(browser: Browser, pages: list[str], name: str) -> None:
    change, words, paths = CHANGES[name]
    for path in pages:
        assert words not in browser.get(path).text
    change()
    for path in paths:
        assert words in browser.get(path).text, path


def test_what_is_withdrawn_is_on_no_part(browser: Browser, pages: list[str]) -> None:
    newest = _first(pages)
    for path in pages:
        browser.get(path)
    Article.objects.filter(pk=newest.pk).update(state=State.DRAFT)
    PictureLink.objects.update(state=State.DRAFT)
    Album.objects.update(state=State.DRAFT)
    Document.objects.update(state=State.DRAFT)
    for path in ALL:
        text = browser.get(path).text
        for gone in (newest.get_absolute_url(), "/lien-ket/", "anh-moi", "he-thong-van-ban"):
            assert gone not in text, (path, gone)


def test_a_part_ends_by_the_clock(browser: Browser, now: time_machine.Traveller) -> None:
    ending = link(ends_at=factories.NOW + timedelta(minutes=5))
    article = factories.article()
    waiting = factories.article(published_at=factories.NOW + timedelta(minutes=9))
    for minutes, has_link, has_article in ((0, 1, 0), (4, 1, 0), (5, 0, 0), (8, 0, 0), (9, 0, 1)):
        now.move_to(factories.NOW + timedelta(minutes=minutes))
        text = browser.get(article.get_absolute_url()).text
        assert (ending.get_absolute_url() in text) == has_link, minutes
        assert (waiting.get_absolute_url() in text) == has_article, minutes


def test_each_page_marks_its_own_place_in_the_menu(browser: Browser, pages: list[str]) -> None:
    for _ in range(2):
        for path, here, above in (
            ("/", ["/"], []),
            ("/tin-tuc/", ["/tin-tuc/"], []),
            ("/tin-tuc/chinh/", ["/tin-tuc/chinh/"], ["/tin-tuc/"]),
            ("/tin-tuc/chinh/bai/", [], ["/tin-tuc/", "/tin-tuc/chinh/"]),
            ("/van-ban/", ["/van-ban/"], []),
        ):
            menu = bs4.BeautifulSoup(browser.get(path).text, "html.parser").select_one(".menu")
            assert menu is not None
            assert [a["href"] for a in menu.select("a[aria-current]")] == here
            assert [a["href"] for a in menu.select("a.holds-here")] == above
        forget_pages()


def test_no_article_is_beside_itself(browser: Browser, pages: list[str]) -> None:
    for path in (article.get_absolute_url() for article in Article.objects.all()):
        soup = bs4.BeautifulSoup(browser.get(path).text, "html.parser")
        beside = [a["href"] for a in soup.select(".side .lines a, .related .lines a")]
        assert len(beside) == 18
        assert path not in beside


def test_each_page_shows_the_pictures_of_its_turn(
    browser: Browser, client: Client, settings: Any, now: time_machine.Traveller
) -> None:
    for place, number in (("cot-ben", 9), ("dau-trang", 3), ("cuoi-bai", 3)):
        for _ in range(number):
            link(place=place)
    paths = [article.get_absolute_url() for article in factories.articles(8)]
    kept = [links_in(browser.get(path).text) for path in paths]
    settings.PAGE_CACHE = False
    assert kept == [links_in(client.get(path).content.decode()) for path in paths]
    assert {len(found) for found in kept} == {9}
    assert len({tuple(found) for found in kept}) > 2


def links_in(text: str) -> list[str]:
    return re.findall(r"/lien-ket/\d+/", text)


def test_staff_read_what_is_so_now(
    browser: Browser, pages: list[str], officer: Client, settings: Any
) -> None:
    for path in pages:
        browser.get(path)
    Body.objects.update(name="Phường Khác")
    draft = factories.article(title="Bản nháp", state=State.DRAFT)
    for path in ("/", "/tin-tuc/chinh/bai/", f"/quan-tri/news/article/{draft.pk}/xem-truoc/"):
        assert "Phường Khác" in officer.get(path).content.decode(), path
    assert "Bản nháp" not in browser.get("/").text


def test_nothing_is_kept_where_pages_are_not(client: Client, settings: Any) -> None:
    settings.PAGE_CACHE = False
    factories.article()
    with CaptureQueriesContext(connection) as first:
        client.get("/")
    with CaptureQueriesContext(connection) as second:
        client.get("/")
    assert len(first) == len(second)


class TestTag:
    @pytest.fixture(autouse=True)
    def _kept(self, settings: Any) -> None:
        settings.PAGE_CACHE = True
        renew_mark()

    def shown(self, names: str, **values: Any) -> str:
        text = f"{{% load keeping %}}{{% keep {names} %}}{{{{ word }}}}{{% endkeep %}}"
        return Template(text).render(Context(values))

    def test_by_its_names(self) -> None:
        assert self.shown('"a" key', key=1, word="một") == "một"
        assert self.shown('"a" key', key=1, word="hai") == "một"
        assert self.shown('"a" key', key=2, word="hai") == "hai"
        assert self.shown('"b" key', key=1, word="<ba>") == "&lt;ba&gt;"
        renew_mark()
        assert self.shown('"a" key', key=1, word="bốn") == "bốn"

    def test_by_where_the_portal_is_mounted(self) -> None:
        article = factories.article()
        assert self.shown('"a"', word="ở gốc") == "ở gốc"
        set_script_prefix("/cong/")
        try:
            assert self.shown('"a"', word="ở dưới") == "ở dưới"
            assert article.get_absolute_url().startswith("/cong/tin-tuc/")
        finally:
            set_script_prefix("/")
        assert article.get_absolute_url().startswith("/tin-tuc/")

    def test_a_part_has_a_name(self) -> None:
        with pytest.raises(TemplateSyntaxError, match="name"):
            self.shown("")
