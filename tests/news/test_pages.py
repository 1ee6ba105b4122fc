"""The public pages of the news."""

from datetime import timedelta
from html import unescape

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests.factories import NOW, article, articles, category

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def soup(client: Client, path: str, status: int = 200) -> BeautifulSoup:
    answer = client.get(path)
    assert answer.status_code == status
    return BeautifulSoup(answer.content, "html.parser")


def test_an_article_shows_all_it_has(client: Client) -> None:
    made = article(
        title="Khai mạc “hội” <lớn>",
        sapo="Mở đầu.",
        body="<p>Một.</p><h2>Mục</h2><p>Hai.</p>",
        byline="Ban biên tập",
        source="Báo Hoa Sen",
        published_at=NOW - timedelta(days=587, minutes=-30),
    )
    page = soup(client, made.get_absolute_url())
    text = page.get_text(" ", strip=True)
    assert page.h1 is not None
    assert page.h1.get_text() == "Khai mạc “hội” <lớn>"
    for words in ["Thứ Tư, 16/04/2025 15:30", "Mở đầu.", "Một.", "Hai.", "Ban biên tập"]:
        assert words in text
    assert "Nguồn: Báo Hoa Sen" in text
    assert [a.get_text() for a in page.select(".breadcrumb a")] == [
        "Trang chủ",
        "Tin tức",
        made.category.name,
    ]


def test_related_news_in_numbered_pages(client: Client) -> None:
    news = category(name="Tin")
    rows = articles(125, category=news)
    article(category=category(name="Khác"), title="Bài của chuyên mục khác")
    own = rows[60]
    page = soup(client, own.get_absolute_url())
    related = page.select_one("#tin-lien-quan")
    assert related is not None
    titles = [a.get_text() for a in related.select(".lines a")]
    assert titles == [row.title for row in reversed(rows)][:10]
    assert all(item.time for item in related.select(".lines li"))
    numbers = [li.get_text(strip=True) for li in related.select(".pages li")]
    assert numbers == [
        *["Trang1", "Trang2", "Trang3", "Trang4", "Trang5", "…", "Trang13"],
        "›Trang sau",
    ]
    second = related.select(".pages li")[1].a
    assert second is not None
    assert second["href"] == f"{own.get_absolute_url()}?trang=2#tin-lien-quan"
    current = related.select("[aria-current=page]")
    assert [a.get_text(strip=True) for a in current] == ["Trang1"]


def test_every_related_article_once_and_never_itself(client: Client) -> None:
    rows = articles(34, category=category())
    own = rows[12]
    seen = []
    for number in range(1, 5):
        page = soup(client, f"{own.get_absolute_url()}?trang={number}")
        seen += [a["href"] for a in page.select("#tin-lien-quan .lines a")]
    assert seen == [r.get_absolute_url() for r in reversed(rows) if r.pk != own.pk]


def test_previous_and_next(client: Client) -> None:
    first, own, last = articles(3)
    article(category=category(), published_at=own.published_at)
    page = soup(client, own.get_absolute_url())
    links = {a["rel"][0]: a["href"] for a in page.select(".neighbours a")}
    assert links == {"prev": first.get_absolute_url(), "next": last.get_absolute_url()}
    assert not soup(client, last.get_absolute_url()).select(".neighbours a[rel=next]")


def test_neighbours_of_the_same_moment(client: Client) -> None:
    one, two, three = (article(published_at=NOW) for _ in range(3))
    page = soup(client, two.get_absolute_url())
    assert [a["href"] for a in page.select(".neighbours a")] == [
        one.get_absolute_url(),
        three.get_absolute_url(),
    ]


@pytest.mark.parametrize(
    ("number", "shown"),
    [("abc", 1), ("", 1), ("0", 3), ("-1", 3), ("2", 2), ("9" * 21, 3), ("1.5", 1), ("²", 1)],
)
def test_page_numbers_that_do_not_exist(client: Client, number: str, shown: int) -> None:
    news = category(name="Tin")
    own = articles(25, category=news)[0]
    articles(1, category=news)
    assert client.get(f"/tin-tuc/tin/?trang={number}").context["page"].number == shown
    assert client.get("/tin-tuc/", {"trang": number}).context["page"].number == shown
    related = client.get(f"{own.get_absolute_url()}?trang={number}").context["related"]
    assert related.number == shown


def test_the_list_of_a_month(client: Client) -> None:
    news = category(name="Tin")
    # 23:59:59 on 31 October and 00:00:00 on 1 November, by the clock of Việt Nam
    october = article(
        title="Tháng mười",
        published_at=NOW.replace(month=10, day=31, hour=16, minute=59, second=59),
    )
    november = article(title="Tháng mười một", published_at=NOW.replace(month=10, day=31, hour=17))
    article(title="Năm ngoái", published_at=NOW - timedelta(days=365))

    def titles(query: str) -> list[str]:
        return [
            a.get_text() for a in soup(client, f"/tin-tuc/{news.slug}/{query}").select(".card a")
        ]

    assert titles("?nam=2026&thang=10") == [october.title]
    assert titles("?nam=2026&thang=11") == [november.title]
    assert titles("?nam=2026") == [november.title, october.title]
    assert titles("?nam=2026&thang=2") == []
    assert len(titles("")) == 3


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("thang=3", "Hãy chọn năm của tháng này."),
        ("thang=13&nam=2026", "13"),
        ("nam=abc", "abc"),
        ("nam=99999999999999999999", "99999999999999999999"),
        ("nam=-5", "-5"),
    ],
)
def test_a_month_that_does_not_exist(client: Client, query: str, sentence: str) -> None:
    article()
    page = soup(client, f"/tin-tuc/?{query}", status=400)
    error = page.select_one(".error")
    assert error is not None
    assert sentence in unescape(error.get_text())


def test_the_filter_stays_in_the_page_links(client: Client) -> None:
    articles(25)
    page = soup(client, "/tin-tuc/?nam=2026&utm_source=x&trang=2")
    links = [a["href"] for a in page.select(".pages li a")]
    assert links[:2] == ["/tin-tuc/?nam=2026", "/tin-tuc/?nam=2026"]
    assert links[-1] == "/tin-tuc/?nam=2026&trang=3"
    canonical = page.select_one("link[rel=canonical]")
    assert canonical is not None
    assert canonical["href"] == "https://portal.example/tin-tuc/?nam=2026&trang=2"


def test_home(client: Client) -> None:
    one, two = category(name="Một", order=1), category(name="Hai", order=2)
    category(name="Trống", order=3)
    articles(9, category=one)
    articles(7, category=two)
    pinned = article(
        category=one, published_at=NOW - timedelta(days=90), pinned_until=NOW + timedelta(days=1)
    )
    page = soup(client, "/")
    lead = page.select_one(".lead-story h2 a")
    assert lead is not None
    assert lead["href"] == pinned.get_absolute_url()
    assert len(page.select(".headlines li")) == 4
    top = [a["href"] for a in page.select(".top a, .side a")]
    assert len(top) == len(set(top)) == 13
    blocks = page.select(".blocks .block")
    assert [h.get_text(strip=True) for h in page.select(".blocks h2")] == ["Một", "Hai"]
    assert [len(block.select(".lines li")) for block in blocks] == [5, 5]


def test_an_empty_portal(client: Client) -> None:
    assert "Chưa có tin nào" in soup(client, "/").get_text()
    assert "Chưa có tin nào" in soup(client, "/tin-tuc/").get_text()
    assert not soup(client, "/").select(".side")


def test_revision_is_shown_only_after_publication(client: Client) -> None:
    made = article(published_at=NOW - timedelta(days=2))
    made.revised_at = NOW - timedelta(days=3)
    made.save()
    assert "Cập nhật" not in soup(client, made.get_absolute_url()).get_text()
    made.revised_at = NOW - timedelta(hours=2)
    made.save()
    assert "Cập nhật Thứ Ba, 24/11/2026 13:00" in soup(client, made.get_absolute_url()).get_text()
