"""What a reader's telephone has to load, as the server sends it."""

import gzip
from dataclasses import dataclass
from urllib.parse import urljoin
from urllib.request import Request, urlopen

import pytest
from bs4 import BeautifulSoup
from pytest_django.live_server_helper import LiveServer

from news.demo.articles import articles, body_html, figure_seeds
from news.models import Article, Category
from tests import factories
from tests.browser import content

pytestmark = pytest.mark.browser

KB = 1024


@dataclass(frozen=True)
class Loaded:
    """One answer: what was sent, in which encoding, and how long it may be kept."""

    sent: bytes
    encoding: str
    keep: str

    @property
    def size(self) -> int:
        """In bytes."""
        return len(self.sent)


def load(address: str, accept: str = "gzip, br") -> Loaded:
    """What the server sends to a browser that understands these encodings."""
    with urlopen(Request(address, headers={"Accept-Encoding": accept})) as answer:
        headers = answer.headers
        return Loaded(
            answer.read(), headers.get("Content-Encoding", ""), headers.get("Cache-Control", "")
        )


def parts(page: Loaded, address: str) -> dict[str, Loaded]:
    """The style sheets, scripts and icons that the page names."""
    soup = BeautifulSoup(gzip.decompress(page.sent), "html.parser")
    links = soup.select("link[rel=stylesheet], link[rel=icon]")
    names = [str(link["href"]) for link in links]
    names += [str(script["src"]) for script in soup.select("script[src]")]
    return {name: load(urljoin(address, name)) for name in names}


def full_portal() -> Article:
    """A portal with the texts of the demo, which are as long and as varied as real ones.

    Returns the longest article without photos.
    """
    content.body()
    cover = content.photo(800, 450)
    texts = articles()
    categories = {text.category: Category(name=text.category) for text in texts}
    for made in categories.values():
        made.save()
    rows = [
        factories.article(
            title=text.title,
            sapo=text.sapo,
            category=categories[text.category],
            body=body_html(text, [f"/media/{cover}"] * len(figure_seeds(text))),
            lead_image=cover if figure_seeds(text) else "",
            lead_image_alt="Bốn ô màu" if figure_seeds(text) else "",
            published_at=content.DAY,
        )
        for text in texts
    ]
    return max((row for row in rows if not row.lead_image), key=lambda row: len(row.body))


def test_pages_are_light(live_server: LiveServer) -> None:
    longest = full_portal()
    for path in ("/", "/tin-tuc/", longest.category.get_absolute_url(), longest.get_absolute_url()):
        page = load(f"{live_server.url}{path}")
        assert page.encoding == "gzip"
        assert page.size <= 25 * KB, path
        assert b"</html>" in gzip.decompress(page.sent)


def test_an_article_without_photos_in_all(live_server: LiveServer) -> None:
    address = f"{live_server.url}{full_portal().get_absolute_url()}"
    page = load(address)
    rest = parts(page, address)
    kinds = sorted(name.rsplit(".", 1)[1] for name in rest)
    assert kinds == ["css", "js", "svg"]
    assert page.size + sum(part.size for part in rest.values()) <= 90 * KB


def test_style_and_script_are_small_and_kept(live_server: LiveServer) -> None:
    address = f"{live_server.url}/tin-tuc/"
    limits = {"css": 12 * KB, "js": 6 * KB, "svg": 2 * KB}
    for name, part in parts(load(address), address).items():
        assert part.size <= limits[name.rsplit(".", 1)[1]]
        assert part.encoding == "br"
        assert "immutable" in part.keep
        zipped, plain = (load(urljoin(address, name), accept) for accept in ("gzip", "identity"))
        assert zipped.encoding == "gzip"
        assert part.size < zipped.size < plain.size
