"""The editor's upload: who may, what is taken, and the reply that CKEditor reads."""

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import path

from core.images import names
from core.images.views import upload_view
from tests import images

VIEW = upload_view(["news.add_article", "news.change_article"])
urlpatterns = [path("tai-anh/", VIEW)]
# What is stored asks for its other copies, after the transaction.
pytestmark = pytest.mark.django_db
TOKEN = "t" * 32


def user(*permissions: str) -> SimpleNamespace:
    return SimpleNamespace(is_authenticated=True, has_perm=permissions.__contains__)


OFFICER = user("news.change_article")


def post(data=None, who=OFFICER, token: str | None = TOKEN, **extra) -> HttpResponse:
    if token:
        extra["HTTP_X_CSRFTOKEN"] = token
    request = RequestFactory().post("/tai-anh/", data or {}, **extra)
    request.COOKIES["csrftoken"] = TOKEN
    request.user = who
    return VIEW(request)


def reply(response: HttpResponse) -> dict:
    return json.loads(response.content)


def stored_files(settings) -> list[str]:
    root = Path(settings.MEDIA_ROOT)
    return sorted(p.relative_to(root).as_posix() for p in root.rglob("*") if p.is_file())


def test_picture_is_stored_and_described(settings):
    response = post({"upload": images.upload(images.jpeg(400, 300, gps=True), "../x.svg")})
    assert response.status_code == 200
    answer = reply(response)
    name = answer["url"].removeprefix("/media/")
    assert answer == {
        "uploaded": 1,
        "fileName": name.rpartition("/")[2],
        "url": f"/media/{name}",
        "width": 400,
        "height": 300,
    }
    assert stored_files(settings) == sorted(
        [name, names.rendition_name(name, 320), names.rendition_name(name, 320, "webp")]
    )


@pytest.mark.parametrize("permission", ["news.add_article", "news.change_article"])
def test_any_one_permission_is_enough(permission):
    assert reply(post({"upload": images.upload(images.png())}, user(permission)))["uploaded"] == 1


@pytest.mark.parametrize(
    ("who", "words"),
    [
        (AnonymousUser(), "đăng nhập"),
        (user(), "không có quyền"),
        (user("news.view_article"), "không có quyền"),
    ],
)
def test_others_are_refused_with_403(settings, who, words):
    response = post({"upload": images.upload(images.png())}, who)
    assert response.status_code == 403
    assert words in reply(response)["error"]["message"]
    assert stored_files(settings) == []


@pytest.mark.parametrize("token", [None, "x" * 32])
def test_csrf_token_is_required(settings, token):
    settings.CSRF_FAILURE_VIEW = "django.views.csrf.csrf_failure"
    response = post({"upload": images.upload(images.png())}, token=token)
    assert response.status_code == 403
    assert stored_files(settings) == []


@pytest.mark.parametrize("method", ["get", "put", "delete", "head"])
def test_only_post(method):
    request = getattr(RequestFactory(), method)("/tai-anh/")
    request.user = OFFICER
    assert VIEW(request).status_code == 405


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "rỗng"),
        (b"Day la thu", "không phải ảnh"),
        (images.svg(), "không phải ảnh"),
        (images.html(), "không phải ảnh"),
        (images.png_bomb(), "50 triệu điểm ảnh"),
        (images.one_bit_png(60_000, 2), "20.000 điểm ảnh"),
        (images.jpeg()[:-400], "hỏng"),
        (images.heic_header(), "HEIC"),
    ],
)
def test_refused_picture_is_explained_where_the_editor_reads_it(settings, content, words):
    response = post({"upload": images.upload(content, "photo.jpg")})
    assert response.status_code == 200
    answer = reply(response)
    assert answer["uploaded"] == 0
    assert words in answer["error"]["message"]
    assert stored_files(settings) == []


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"upload": "not a file"},
        {"file": images.upload(images.png())},
    ],
)
def test_no_file_in_the_right_field(data):
    answer = reply(post(data))
    assert answer["uploaded"] == 0
    assert "không nhận được ảnh" in answer["error"]["message"]


@pytest.mark.parametrize("fields", [("upload", "upload"), ("upload", "other")])
def test_several_files_are_refused(settings, fields):
    data: dict[str, list] = {}
    for field in fields:
        data.setdefault(field, []).append(images.upload(images.png()))
    answer = reply(post(data))
    assert answer["uploaded"] == 0
    assert "một ảnh" in answer["error"]["message"]
    assert stored_files(settings) == []


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", "multipart/form-data; boundary=x"),
        (b"\xff\x00nonsense", "multipart/form-data; boundary=x"),
        (b"{", "application/json"),
        (b"a=1", "application/x-www-form-urlencoded"),
        (b"\x89PNG", "image/png"),
    ],
)
def test_bodies_that_are_no_form_are_refused(body, kind):
    request: Any = RequestFactory().generic("POST", "/", body, kind, HTTP_X_CSRFTOKEN=TOKEN)
    request.COOKIES["csrftoken"] = TOKEN
    request.user = OFFICER
    assert reply(VIEW(request))["uploaded"] == 0


@pytest.mark.urls(__name__)
def test_broken_multipart_is_a_400_for_the_whole_site(monkeypatch):
    monkeypatch.setattr("django.contrib.auth.middleware.get_user", lambda _: OFFICER)
    kind = "multipart/form-data"  # without a boundary
    response = Client(raise_request_exception=False).generic("POST", "/tai-anh/", b"x", kind)
    assert response.status_code == 400
