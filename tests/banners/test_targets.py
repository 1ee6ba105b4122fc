"""A picture leads to the web and nowhere else."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from banners.models import Kind, PictureLink
from banners.places import HIDDEN_SIZES, PLACES
from banners.targets import checked_target, is_safe_target
from core.publishing.states import State
from tests.banners.made import link, stored
from tests.factories import NOW

pytestmark = pytest.mark.django_db

REFUSED = [
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    "java\tscript:alert(1)",
    "//evil.example",
    "\\\\evil.example",
    "/tin-tuc/",
    "evil.example",
    "data:text/html,<script>alert(1)</script>",
    "ftp://noi.example/",
    "mailto:so@noi.example",
    "http://user:pw@host.example/",
    "http://user:pw@host",
    "http://user@host.example/",
    "https://tot.example@evil.example/",
    "https://tot.example\\@evil.example/",
    "https:evil.example",
    "https://noi.example/a\\b",
    "https:///evil.example",
    "http://",
    "http://.example/",
    "https://noi.example/\nSet-Cookie: a=b",
    "https://noi.example/a b",
    "https://noi.example:99999/",
    "https://noi.example/\u202e",
    "https://noi.example/" + "a" * 600,
]


@pytest.mark.parametrize(
    "text", ["http://user:pw@host", "HTTPS://a@b.example/x", "http://@b.example"]
)
def test_of_a_user_the_sentence_speaks(text: str) -> None:
    with pytest.raises(ValidationError, match="tên đăng nhập hay mật khẩu"):
        checked_target(text)
    assert checked_target("https://noi.example/a@b?c=@d") == "https://noi.example/a@b?c=@d"


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        checked_target(text)
    assert not is_safe_target(text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("https://noi.example", "https://noi.example/"),
        ("HTTP://Noi.Example/A?b=c#d", "http://noi.example/A?b=c#d"),
        ("https://noi.example:8443/x", "https://noi.example:8443/x"),
        ("https://xã.noi.example/", "https://xn--x-yfa.noi.example/"),
        ("https://noi.example/tin-tức/", "https://noi.example/tin-tức/"),
        ("http://192.0.2.7/", "http://192.0.2.7/"),
        ("http://[2001:db8::1]/", "http://[2001:db8::1]/"),
    ],
)
def test_what_is_kept(text: str, kept: str) -> None:
    assert checked_target(text) == kept
    assert is_safe_target(kept)


def errors_of(**values: Any) -> dict[str, list[str]]:
    made = PictureLink(
        **{
            "name": "Ảnh",
            "alt": "Mở trang",
            "picture": stored(),
            "state": State.PUBLISHED,
            "published_at": NOW,
        }
        | values
    )
    try:
        made.full_clean()
    except ValidationError as refused:
        return refused.message_dict
    return {}


def test_what_is_in_order() -> None:
    assert errors_of() == {}
    assert errors_of(target="https://noi.example") == {}
    assert errors_of(place="dau-trang", picture=stored(1920, 320)) == {}
    assert errors_of(state=State.DRAFT, alt="") == {}


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"target": "javascript:alert(1)"}, "target"),
        ({"target": "//evil"}, "target"),
        ({"target": "http://user:pw@host"}, "target"),
        ({"ends_at": NOW}, "ends_at"),
        ({"ends_at": NOW - timedelta(days=1)}, "ends_at"),
        ({"alt": " "}, "alt"),
        ({"name": " "}, "name"),
        ({"weight": 0}, "weight"),
        ({"weight": 1001}, "weight"),
        ({"place": "khong-co"}, "place"),
        ({"place": "dau-trang"}, "picture"),
        ({"picture": ""}, "picture"),
        ({"kind": "x"}, "kind"),
    ],
)
def test_what_is_refused_at_its_field(values: dict[str, Any], field: str) -> None:
    assert list(errors_of(**values)) == [field]


def test_the_head_of_the_page_is_not_sold() -> None:
    values = {"place": "dau-trang", "picture": stored(1920, 320)}
    assert "thông tin công" in errors_of(kind=Kind.PAID, **values)["kind"][0]


def test_pictures_that_do_not_fit_a_place() -> None:
    assert "rộng 200" in errors_of(picture=stored(200, 100))["picture"][0]
    assert "quá cao" in errors_of(picture=stored(400, 700))["picture"][0]


@pytest.mark.parametrize("size", [(728, 90), (468, 60), (970, 250)])
def test_sizes_by_which_pictures_are_hidden(size: tuple[int, int]) -> None:
    assert "Trình chặn quảng cáo" in errors_of(picture=stored(*size))["picture"][0]
    assert errors_of(picture=stored(size[0] + 1, size[1])) == {}


def test_no_recommended_size_is_such_a_one() -> None:
    sizes = {(place.width, place.height) for place in PLACES.values()}
    assert not sizes & HIDDEN_SIZES


@pytest.mark.parametrize(
    "values",
    [
        {"ends_at": NOW - timedelta(days=2)},
        {"target": "javascript:alert(1)"},
        {"weight": 0},
        {"published_at": None},
    ],
)
def test_the_database_refuses_what_no_form_saw(values: dict[str, Any]) -> None:
    made = link()
    with pytest.raises(IntegrityError), transaction.atomic():
        PictureLink.objects.filter(pk=made.pk).update(**values)
