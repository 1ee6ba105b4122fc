"""What machines read: feeds, sitemaps, metadata, robots.txt."""

import json
from datetime import date, datetime, timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from andương_portal.models import Body, Level
from core.sitemaps import AbsoluteSitemap
from news.feeds import ENTRIES
from tests.factories import NOW, article, articles, category, document

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SITE = "https://portal.example"
PICTURE = "anh/2026/11/abcdefghijklmnopqrstuv-800x600.jpg"


def locations(client: Client, path: str) -> list[str]:
    answer = client.get(path)
    assert answer["Content-Type"].startswith("application/xml")
    return [str(loc.text) for loc in ElementTree.fromstring(answer.content).iter(f"{SITEMAP}loc")]


def json_ld(client: Client, path: str) -> dict[str, Any]:
    page = BeautifulSoup(client.get(path).content, "html.parser")
    block = page.select_one('script[type="application/ld+json"]')
    assert block is not None
    data: dict[str, Any] = json.loads(block.get_text())
    return data


def test_the_feed(client: Client) -> None:
    news = category(name="Tin", description="Mô tả.")
    article(category=category(name="Khác"))
    rows = articles(ENTRIES + 3, category=news, title="Giá <b>lúa</b> & gạo", sapo="Mở đầu.")
    answer = client.get("/rss/tin/")
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(answer.content)
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == ENTRIES
    first = {child.tag.removeprefix(ATOM): child for child in entries[0]}
    newest = rows[-1]
    assert first["title"].text == "Giá <b>lúa</b> & gạo"
    assert first["link"].get("href") == SITE + newest.get_absolute_url()
    assert first["id"].text == f"tag:portal.example,2026-11-24:bai-{newest.pk}"
    assert feed.find(f"{ATOM}author") is not None
    assert datetime.fromisoformat(str(first["published"].text)) == newest.published_at
    self_link = feed.find(f"{ATOM}link[@rel='self']")
    assert self_link is not None
    assert self_link.get("href") == f"{SITE}/rss/tin/"
    assert len(ElementTree.fromstring(client.get("/rss/").content).findall(f"{ATOM}entry")) == 30


def test_every_public_page_is_in_the_sitemap(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(AbsoluteSitemap, "limit", 4)
    rows = articles(10)
    paper = document()
    parts = locations(client, "/sitemap.xml")
    assert [part for part in parts if "tin-tuc" in part] == [
        f"{SITE}/sitemap-tin-tuc.xml",
        f"{SITE}/sitemap-tin-tuc.xml?p=2",
        f"{SITE}/sitemap-tin-tuc.xml?p=3",
    ]
    assert {f"{SITE}/sitemap-{name}.xml" for name in ("trang", "chuyen-muc", "van-ban")} <= {*parts}
    pages = [loc for part in parts for loc in locations(client, part.removeprefix(SITE))]
    wanted = ["/", "/tin-tuc/", "/van-ban/", rows[0].category.get_absolute_url()]
    wanted += [row.get_absolute_url() for row in rows]
    wanted.append(paper.get_absolute_url())
    assert {SITE + path for path in wanted} <= {*pages}
    assert len(pages) == len({*pages})
    for page in pages:
        assert client.get(page.removeprefix(SITE)).status_code == 200


def test_addresses_come_from_the_setting_and_not_from_the_host(client: Client) -> None:
    made = article()
    for path in ["/sitemap.xml", "/sitemap-tin-tuc.xml", "/rss/", made.get_absolute_url(), "/"]:
        text = client.get(path, HTTP_HOST="localhost").content.decode()
        assert "//localhost" not in text
        assert SITE in text


def test_robots(client: Client) -> None:
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /quan-tri/" in text
    assert f"Sitemap: {SITE}/sitemap.xml" in text


def test_an_article_for_machines(client: Client) -> None:
    Body.objects.create(name="Phường Hoa Sen", level=Level.COMMUNE, phone="0225 000 0000")
    made = article(
        title="Bài </script><script>alert(1)</script>",
        byline="Ban biên tập",
        published_at=NOW - timedelta(hours=2),
        revised_at=NOW - timedelta(hours=1),
    )
    data = json_ld(client, made.get_absolute_url())
    assert data["@type"] == "NewsArticle"
    assert data["headline"] == made.title
    assert data["datePublished"] == "2026-11-24T13:00:00+07:00"
    assert data["dateModified"] == "2026-11-24T14:00:00+07:00"
    assert data["url"] == SITE + made.get_absolute_url()
    assert data["publisher"]["name"] == "Phường Hoa Sen"
    assert data["publisher"]["telephone"] == "0225 000 0000"
    assert "<script>alert" not in client.get(made.get_absolute_url()).content.decode()


def test_the_body_for_machines(client: Client) -> None:
    city = Body.objects.create(name="Thành phố Biển Bạc", level=Level.PROVINCE, runs_portal=False)
    Body.objects.create(name="Phường Hoa Sen", level=Level.COMMUNE, parent=city)
    data = json_ld(client, "/")
    assert data["@type"] == "GovernmentOrganization"
    assert data["name"] == "Phường Hoa Sen"
    assert data["parentOrganization"]["name"] == "Thành phố Biển Bạc"


def test_open_graph(client: Client) -> None:
    made = article(
        title='Tựa "bài"',
        body=f'<p>Chữ</p><img src="/media/{PICTURE}" alt="Ảnh">',
        sapo="",
    )
    page = BeautifulSoup(client.get(made.get_absolute_url()).content, "html.parser")
    found = {m["property"]: str(m["content"]) for m in page.select("meta[property]")}
    assert found["og:title"] == 'Tựa "bài"'
    assert found["og:description"].startswith("Chữ")
    assert found["og:url"] == SITE + made.get_absolute_url()
    assert found["og:image"] == f"{SITE}/media/{PICTURE}"
    canonical = page.select_one("link[rel=canonical]")
    assert canonical is not None
    assert canonical["href"] == SITE + made.get_absolute_url()


def test_later_pages_of_related_news_are_not_indexed(client: Client) -> None:
    own = articles(15)[0]
    assert "noindex" not in client.get(own.get_absolute_url()).content.decode()
    assert "noindex" in client.get(f"{own.get_absolute_url()}?trang=2").content.decode()


def test_no_character_breaks_the_feed(client: Client) -> None:
    odd = "".join(map(chr, (*range(0x20), 0x7F, 0xFFFE, 0xFFFF, 0x1FFFE, 0x200B)))
    news = category(name=f"Tin{odd}", description=f"Mô{odd} tả", slug="tin")
    article(title=f"Bài{odd}số", sapo=f"Mở{odd}đầu", byline=f"Ban{odd}", category=news)
    for path in ("/rss/", "/rss/tin/"):
        ElementTree.fromstring(client.get(path).content)


def test_a_sapo_of_blanks(client: Client) -> None:
    made = article(sapo="", body="<p>" + " " * 400 + "x" * 400 + " cuối</p>")
    assert client.get(made.get_absolute_url()).status_code == 200
    made.sapo = "." + " " * 500 + "chữ"
    assert made.summary() == ". chữ"


def test_what_is_said_of_a_revised_article(client: Client) -> None:
    made = article(published_at=NOW - timedelta(days=9), revised_at=NOW - timedelta(days=1))
    entry = ElementTree.fromstring(client.get("/rss/").content).find(f"{ATOM}entry")
    assert entry is not None
    updated = datetime.fromisoformat(str(entry.findtext(f"{ATOM}updated")))
    assert updated == made.revised_at
    tree = ElementTree.fromstring(client.get("/sitemap-tin-tuc.xml").content)
    assert str(tree.findtext(f"{SITEMAP}url/{SITEMAP}lastmod")).startswith("2026-11-23")


def test_the_publisher_is_the_body_of_the_articles_day(client: Client) -> None:
    def body(name: str, start: date | None, end: date | None) -> None:
        Body.objects.create(name=name, level=Level.COMMUNE, valid_from=start, valid_until=end)

    body("Quận Hoa Sen", None, date(2025, 6, 30))
    body("Phường Hoa Sen", date(2025, 7, 1), None)
    made = article(published_at=NOW - timedelta(days=600))
    assert json_ld(client, made.get_absolute_url())["publisher"]["name"] == "Quận Hoa Sen"
