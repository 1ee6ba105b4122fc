"""What readers get in the places, at any moment, out of kept pages too."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import bs4
import pytest
import time_machine
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from andương_portal.models import Body
from banners.models import Kind, PictureLink
from banners.rotation import TURN
from core.pagecache.door import Door
from core.publishing.states import State
from tests import factories
from tests.banners.made import link, links, stored
from tests.factories import NOW
from tests.readers import Browser

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

#: Parts of names by which programs hide or block what they take for advertising.
HIDDEN = re.compile(
    r"(^|[^a-z])(ads?|advert\w*|banners?|sponsor\w*|promo\w*|qc|quang-?cao)([^a-z]|$)",
    re.IGNORECASE,
)


def page(client: Client, path: str = "/") -> bs4.BeautifulSoup:
    answer = client.get(path)
    assert answer.status_code == 200
    return bs4.BeautifulSoup(answer.content, "html.parser")


def shown(client: Client, path: str = "/") -> list[str]:
    """The texts of the pictures of the places, in the order of the page."""
    return [str(image["alt"]) for image in page(client, path).select(".picture-link img")]


# Where


def test_seven_at_the_side_in_their_order(client: Client) -> None:
    made = links(7)
    link(order=0, alt="Đứng đầu", ends_at=NOW)
    assert shown(client) == [each.alt for each in made]
    news = factories.article().category
    for path in ("/tin-tuc/", news.get_absolute_url()):
        assert shown(client, path) == [each.alt for each in made]


def test_one_below_an_article(client: Client) -> None:
    made = link(place="cuoi-bai")
    article = factories.article()
    found = page(client, article.get_absolute_url()).select("main .picture-link")
    assert [each["href"] for each in found] == [made.get_absolute_url()]
    assert shown(client) == []


def test_a_season_stands_over_the_picture_of_the_body(client: Client) -> None:
    made = link(place="dau-trang", picture=stored(1920, 320), alt="Chúc mừng năm mới")
    Body.objects.create(name="Phường Sen", level="commune", header_picture=stored(1700, 300))
    head = page(client).select_one(".masthead-picture")
    assert head is not None
    assert [image["alt"] for image in head.select("img")] == ["Chúc mừng năm mới"]
    assert head.a is not None
    assert head.a["href"] == made.get_absolute_url()
    PictureLink.objects.update(ends_at=NOW)
    head = page(client).select_one(".masthead-picture")
    assert head is not None
    assert [image["alt"] for image in head.select("img")] == [""]
    assert head.a is None


def test_an_empty_place_is_not_drawn(client: Client) -> None:
    article = factories.article()
    for path in ("/", "/tin-tuc/", article.get_absolute_url()):
        text = str(page(client, path))
        assert "picture-link" not in text
        assert "Liên kết" not in text


def test_a_picture_that_leads_nowhere_is_no_link(client: Client) -> None:
    link(target="", alt="Khẩu hiệu")
    assert page(client).select(".picture-links a") == []
    assert shown(client) == ["Khẩu hiệu"]


def test_places_of_no_width_jump(client: Client) -> None:
    link()
    image = page(client).select_one(".picture-link img")
    assert image is not None
    assert (image["width"], image["height"], image["loading"]) == ("672", "240", "lazy")


# On whose behalf


def test_paid_ones_say_so(client: Client) -> None:
    paid, free = link(kind=Kind.PAID), link()
    links_ = {each["href"]: each for each in page(client).select("a.picture-link")}
    assert links_[paid.get_absolute_url()]["rel"] == ["sponsored", "noopener"]
    assert "Quảng cáo" in links_[paid.get_absolute_url()].get_text()
    assert "rel" not in links_[free.get_absolute_url()].attrs
    assert "Quảng cáo" not in links_[free.get_absolute_url()].get_text()


def test_a_paid_picture_without_an_address_says_so_too(client: Client) -> None:
    link(kind=Kind.PAID, target="")
    found = page(client).select_one(".picture-link")
    assert found is not None
    assert found.get_text(strip=True) == "Quảng cáo"


def test_no_name_invites_to_be_hidden(client: Client) -> None:
    links(9, kind=Kind.PAID)
    link(place="cuoi-bai", kind=Kind.PAID)
    link(place="dau-trang", picture=stored(1920, 320))
    found = page(client, factories.article().get_absolute_url())
    names = [
        str(value)
        for tag in found.find_all(True)
        for name, values in tag.attrs.items()
        if name in {"class", "id", "href", "src", "srcset"} or name.startswith("data-")
        for value in (values if isinstance(values, list) else [values])
    ]
    # The name of a stored picture is random; what is not is looked at.
    names = [re.sub(r"[\w-]{22}-(?=\d+x\d+)", "", name) for name in names]
    assert any("picture-link" in name for name in names)
    assert any("/lien-ket/" in name for name in names)
    assert [name for name in names if HIDDEN.search(name)] == []


def test_nothing_moves() -> None:
    sheet = (Path(__file__).parents[2] / "static/css/portal.css").read_text()
    assert re.findall(r"animation|transition|@keyframes", sheet) == []


@pytest.mark.parametrize("name", ["ad-box", "top banner", "/ads/x.js", "sponsored", "a-qc"])
def test_such_names_would_be_found(name: str) -> None:
    assert HIDDEN.search(name)


# When


@pytest.mark.parametrize(
    ("values", "is_there"),
    [
        ({}, True),
        ({"published_at": NOW}, True),
        ({"published_at": NOW + timedelta(seconds=1)}, False),
        ({"ends_at": NOW + timedelta(seconds=1)}, True),
        ({"ends_at": NOW}, False),
        ({"state": State.DRAFT}, False),
    ],
)
def test_by_the_clock(client: Client, values: dict[str, Any], is_there: bool) -> None:
    made = link(**values)
    assert (made in PictureLink.objects.showing()) == is_there
    assert made.is_public() == is_there
    assert (shown(client) == [made.alt]) == is_there


def test_more_than_fit_take_turns(client: Client, now: time_machine.Traveller) -> None:
    links(9)
    seen: Counter[str] = Counter()
    for number in range(36):
        now.move_to(NOW + timedelta(seconds=number * TURN))
        first = shown(client)
        assert len(first) == 7
        assert shown(client) == first
        seen.update(first)
    assert len(seen) == 9
    assert all(abs(count - 28) <= 2 for count in seen.values())


def test_all_places_of_a_page_are_one_query(client: Client) -> None:
    path = factories.article().get_absolute_url()
    links(30)
    links(5, place="cuoi-bai")
    links(2, place="dau-trang", picture=stored(1920, 320))
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    assert sum("links_picturelink" in query["sql"] for query in asked) == 1


# Out of kept pages


@pytest.fixture
def browser(settings: Any, transactional_db: None) -> Iterator[Browser]:
    settings.PAGE_CACHE = True
    door = Door(get_wsgi_application())
    door.watch.ensure = lambda: None  # type: ignore[method-assign]
    yield Browser(door)
    connection.close()


def test_an_ended_one_is_gone_at_its_minute(browser: Browser, now: time_machine.Traveller) -> None:
    made = link(ends_at=NOW + timedelta(minutes=5))
    later = link(published_at=NOW + timedelta(minutes=9))
    for minutes, is_there, is_later in [
        *((0, True, False), (4, True, False), (5, False, False)),
        *((8, False, False), (9, False, True)),
    ]:
        now.move_to(NOW + timedelta(minutes=minutes))
        text = browser.get("/").text
        assert (made.get_absolute_url() in text) == is_there, minutes
        assert (later.get_absolute_url() in text) == is_later, minutes
    assert (browser.door.misses, browser.door.hits) == (3, 2)


def test_a_kept_page_holds_for_a_turn(browser: Browser, now: time_machine.Traveller) -> None:
    links(8)
    pages = []
    for seconds in (0, TURN - 1, TURN, 2 * TURN - 1, 2 * TURN):
        now.move_to(NOW + timedelta(seconds=seconds))
        pages.append(re.findall(r"/lien-ket/\d+/", browser.get("/").text))
    assert pages[0] == pages[1]
    assert pages[2] == pages[3]
    assert len({tuple(found) for found in pages}) > 1
    assert (browser.door.misses, browser.door.hits) == (3, 2)


def test_a_withdrawn_one_is_gone_at_once(browser: Browser) -> None:
    made = link()
    assert made.get_absolute_url() in browser.get("/").text
    PictureLink.objects.update(state=State.DRAFT)
    assert made.get_absolute_url() not in browser.get("/").text
