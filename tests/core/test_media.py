"""/media/: files are shown or saved, and nothing in them can run."""

from pathlib import Path
from typing import Any

import pytest
from django.http import Http404
from django.test import Client, RequestFactory
from django.urls import path

from core import media
from tests import images

urlpatterns = [path("media/<path:path>", media.serve)]
# Closing a streamed answer looks at the connection that an earlier test may have left open.
pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]
NAME = "anh/2026/11/AbCdEfGhIjKlMnOpQrStU_-60x40.jpg"


@pytest.fixture
def root(settings) -> Path:
    return Path(settings.MEDIA_ROOT)


@pytest.fixture
def put(root):
    def write(name: str, content: bytes = b"x" * 500) -> str:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)
        return f"/media/{name}"

    return write


def ask(url: str, method: str = "get", **headers: str) -> Any:
    """The answer with its `body`, read to its end, so that no file stays open."""
    response = getattr(Client(), method)(
        url, headers={k.replace("_", "-"): v for k, v in headers.items()}
    )
    response.body = response.getvalue()
    response.close()
    return response


def assert_hardened(response) -> None:
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "Content-Security-Policy-Report-Only" not in response.headers
    assert not response.cookies


def test_picture_is_shown_and_kept_forever(put):
    content = images.jpeg()
    response = ask(put(NAME, content), accept_encoding="gzip, br")
    assert response.body == content
    assert response.headers["Content-Type"] == "image/jpeg"
    assert response.headers["Content-Length"] == str(len(content))
    assert "Content-Encoding" not in response.headers
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "attachment" not in response.headers.get("Content-Disposition", "")
    assert "Cookie" not in response.headers.get("Vary", "")
    assert_hardened(response)


def test_renditions_are_kept_forever_and_other_names_briefly(put):
    rendition = ask(put(NAME.replace(".jpg", ".w320.jpg")))
    assert "immutable" in rendition.headers["Cache-Control"]
    other = ask(put("logo.png"))
    assert other.headers["Cache-Control"] == "public, max-age=300"


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.JPG", "jpeg"), ("a.jpeg", "jpeg"), ("a.png", "png"), ("a.webp", "webp"), ("a.gif", "gif")],
)
def test_kinds_of_pictures(put, name, kind):
    assert ask(put(name)).headers["Content-Type"] == f"image/{kind}"


@pytest.mark.parametrize(
    "name",
    ["a.html", "a.svg", "a.svgz", "a.jpg.gz", "a.xml", "a.js", "a.pdf", "a", "jpg", "a.jpg.php"],
)
def test_anything_else_is_only_saved(put, name):
    response = ask(put(name, images.html()))
    assert response.headers["Content-Type"] == "application/octet-stream"
    assert response.headers["Content-Disposition"] == "attachment"
    assert "Content-Encoding" not in response.headers
    assert_hardened(response)


def test_unchanged_file_is_304_with_the_same_headers(put):
    url = put(NAME)
    seen = ask(url).headers["Last-Modified"]
    response = ask(url, if_modified_since=seen)
    assert response.status_code == 304
    assert "immutable" in response.headers["Cache-Control"]
    assert_hardened(response)


def test_headers_do_not_depend_on_the_sites_own(put, settings):
    settings.MIDDLEWARE = []
    response = ask(put(NAME))
    assert_hardened(response)


def test_older_copy_is_sent_again(put):
    past = "Mon, 01 Jan 2024 00:00:00 GMT"
    assert ask(put(NAME), if_modified_since=past).status_code == 200


def test_head_and_other_methods(put):
    url = put(NAME)
    assert ask(url, "head").status_code == 200
    for method in ("post", "put", "delete"):
        assert ask(url, method).status_code == 405


@pytest.mark.parametrize(
    "wanted",
    [
        "",
        "anh",
        "anh/",
        "khong-co.jpg",
        "..",
        "../outside.jpg",
        "anh/../a.jpg",
        "anh/../../outside.jpg",
        "./a.jpg",
        "/etc/passwd",
        "//a.jpg",
        "anh//a.jpg",
        ".hidden.jpg",
        ".git/config",
        "a\0.jpg",
        "a\n.jpg",
        "\u202ea.jpg",
        "\udc80.jpg",
        "a" * 300 + ".jpg",
        "ả" * 120 + ".jpg",
        "/".join(["a"] * 3000),
        "a.jpg/b.jpg",
        "..\\outside.jpg",
    ],
)
def test_everything_that_is_no_public_file_is_404(root, put, wanted):
    for name in ("a.jpg", "anh/a.jpg", ".hidden.jpg", ".git/config"):
        put(name)
    (root.parent / "outside.jpg").write_bytes(b"outside")
    with pytest.raises(Http404):
        media.serve(RequestFactory().get("/media/"), wanted)


def test_a_copy_in_webp_that_is_not_made_yet(put):
    put(NAME.replace("60x40", "640x480"), b"whole")
    put(NAME.replace("60x40.jpg", "640x480.w320.jpg"), b"small")
    for width, body in ((640, b"whole"), (320, b"small")):
        address = f"/media/{NAME.replace('60x40.jpg', f'640x480.w{width}.webp')}"
        answer = ask(address)
        assert (answer.status_code, answer.body) == (200, body)
        assert answer.headers["Content-Type"] == "image/jpeg"
        assert answer.headers["Cache-Control"] == media.BRIEFLY
        assert_hardened(answer)
        put(address.removeprefix("/media/"), b"webp")
        answer = ask(address)
        assert (answer.body, answer.headers["Content-Type"]) == (b"webp", "image/webp")
        assert answer.headers["Cache-Control"] == media.FOREVER
    assert ask(f"/media/{NAME.replace('60x40.jpg', '640x480.w1024.webp')}").status_code == 404
