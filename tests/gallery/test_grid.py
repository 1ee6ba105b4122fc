"""The officer's grid: descriptions, captions, order, cover and removal of many at once."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission, User
from django.test import Client

from core.publishing.states import State
from gallery.grid import PER_PAGE
from gallery.models import Album, Photo
from tests import factories

pytestmark = pytest.mark.django_db


def address(album: Album) -> str:
    return f"/quan-tri/gallery/album/{album.pk}/anh/"


def filled(client: Client, path: str) -> dict[str, Any]:
    """What a browser would send of the grid as it stands."""
    page = BeautifulSoup(client.get(path).content, "html.parser")
    data: dict[str, Any] = {}
    form: Any = page.select_one("#luoi")
    for field in form.select("input[name], textarea[name]"):
        if field.get("type") in {"checkbox", "radio"} and not field.has_attr("checked"):
            continue
        value = field.text.lstrip("\n") if field.name == "textarea" else field.get("value", "")
        data[field["name"]] = value
    return data


def rows(album: Album) -> list[str]:
    return [photo.alt for photo in album.photos.in_order()]


def test_words_of_many(officer: Client) -> None:
    album = factories.album(state=State.DRAFT)
    for _ in range(60):
        factories.photo(album, alt="")
    data = filled(officer, address(album))
    for number in range(PER_PAGE):
        data[f"form-{number}-alt"] = f"  Người dân   ở tổ {number} "
        data[f"form-{number}-caption"] = "Ngày hội"
    data["form-3-is_decorative"] = "on"
    answer = officer.post(address(album), data, follow=True)
    assert str(next(iter(answer.context["messages"]))) == f"Đã lưu {PER_PAGE} thay đổi."
    photos = list(album.photos.in_order())
    assert photos[7].alt == "Người dân ở tổ 7"
    assert photos[3].is_decorative
    assert album.photos.filter(is_described=False).count() == 60 - PER_PAGE
    second = filled(officer, f"{address(album)}?trang=2")
    assert second["form-TOTAL_FORMS"] == "12"


def test_a_file_name_is_refused_at_its_field_and_nothing_is_lost(officer: Client) -> None:
    album = factories.album(2)
    data = filled(officer, address(album)) | {
        "form-0-alt": "IMG_2034",
        "form-1-alt": "Chợ hoa ngày Tết",
    }
    answer = officer.post(address(album), data)
    assert answer.status_code == 400
    page = BeautifulSoup(answer.content, "html.parser")
    error: Any = page.select_one("#id_form-0-alt_error")
    assert "tên tệp" in error.text
    field: Any = page.select_one("#id_form-1-alt")
    assert field.text.strip() == "Chợ hoa ngày Tết"
    assert "Chợ hoa ngày Tết" not in rows(album)


@pytest.mark.parametrize(
    ("moves", "expected"),
    [
        ({}, "abcde"),
        ({4: 2}, "aebcd"),
        ({0: 3}, "bcade"),
        ({0: 5}, "bcdea"),
        ({4: 1}, "eabcd"),
        ({0: 1000}, "bcdea"),
        ({0: 5, 4: 1}, "ebcda"),
        ({2: ""}, "abcde"),
    ],
)
def test_order(officer: Client, moves: dict[int, Any], expected: str) -> None:
    album = factories.album()
    for number, letter in enumerate("abcde", 1):
        factories.photo(album, alt=f"Ảnh nhà {letter}", order=number)
    data = filled(officer, address(album))
    data |= {f"form-{row}-order": number for row, number in moves.items()}
    assert officer.post(address(album), data).status_code == 302
    assert "".join(alt[-1] for alt in rows(album)) == expected
    assert list(album.photos.in_order().values_list("order", flat=True)) == [1, 2, 3, 4, 5]


def test_cover_and_removal(officer: Client) -> None:
    album = factories.album(4)
    photos = list(album.photos.in_order())
    data = filled(officer, address(album))
    data |= {"cover": str(photos[2].pk), "form-0-DELETE": "on"}
    answer = officer.post(address(album), data, follow=True)
    assert str(next(iter(answer.context["messages"]))) == "Đã lưu 2 thay đổi."
    album.refresh_from_db()
    assert album.cover == photos[2]
    assert list(album.photos.in_order()) == photos[1:]


def test_readers_do_not_see_bare_photos_of_a_public_album(officer: Client) -> None:
    album = factories.album(2)
    factories.photo(album, alt="")
    answer = officer.post(address(album), filled(officer, address(album)), follow=True)
    words = [str(message) for message in answer.context["messages"]]
    assert words == ["Không có gì thay đổi.", "Còn 1 ảnh chưa có mô tả nên độc giả chưa thấy."]


def test_rows_that_are_not_of_this_album(officer: Client) -> None:
    album, other = factories.album(1), factories.album(1)
    stranger = other.photos.get()
    data = filled(officer, address(album)) | {
        "form-0-id": str(stranger.pk),
        "form-0-alt": "Bị đổi trộm",
        "cover": str(stranger.pk),
    }
    assert officer.post(address(album), data).status_code == 400
    stranger.refresh_from_db()
    assert stranger.alt != "Bị đổi trộm"


@pytest.mark.parametrize(
    "change",
    [
        {"form-TOTAL_FORMS": "x"},
        {"form-TOTAL_FORMS": "999999"},
        {"form-0-id": "x"},
        {"form-0-id": "9" * 30},
        {"form-0-order": "-5"},
        {"form-0-order": "9" * 30},
        {"form-0-alt": "a" * 300},
        {"form-0-caption": "a\0b"},
        {"cover": "x"},
        {"cover": "9" * 30},
    ],
    ids=str,
)
def test_what_no_browser_sends(officer: Client, change: dict[str, str]) -> None:
    album = factories.album(2)
    data = filled(officer, address(album)) | change
    assert officer.post(address(album), data).status_code in {302, 400}
    assert album.photos.count() == 2


def test_a_photo_that_another_officer_removed(officer: Client) -> None:
    album = factories.album(2)
    data = filled(officer, address(album))
    album.photos.in_order()[0].delete()
    answer = officer.post(address(album), data)
    assert answer.status_code == 400
    assert "Ảnh này không còn trong album." in answer.content.decode()


def test_who_may() -> None:
    album = factories.album(1)
    client = Client()
    assert client.get(address(album)).status_code == 302
    someone = User.objects.create_user("vien-chuc", is_staff=True)
    client.force_login(someone)
    assert client.get(address(album)).status_code == 404
    someone.user_permissions.set(Permission.objects.filter(codename="change_album"))
    page = client.get(address(album)).content.decode()
    assert 'id="tai-len"' not in page
    assert "Lưu tất cả" not in page
    assert "DELETE" not in page
    client.post(address(album), {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1})
    assert Photo.objects.count() == 1


def test_an_album_in_the_admin(officer: Client) -> None:
    album = factories.album(3, title="Hội làng", state=State.DRAFT)
    factories.photo(album, alt="")
    assert "4 (1 chưa có mô tả)" in officer.get("/quan-tri/gallery/album/?q=hoi").content.decode()
    preview = officer.get(f"/quan-tri/gallery/album/{album.pk}/xem-truoc/").content.decode()
    assert "Bản xem trước" in preview
    answer = officer.post("/quan-tri/gallery/album/add/", {"title": "Mới", "state": "draft"})
    made = Album.objects.get(title="Mới")
    assert answer.headers["Location"] == address(made)
    assert "Album chưa có ảnh nào." in officer.get(address(made)).content.decode()
    assert officer.get("/quan-tri/gallery/photo/").status_code == 302
    assert officer.get("/quan-tri/gallery/album/987654/anh/").status_code == 404


def test_a_preview_leads_through_all_photos_of_a_draft(officer: Client) -> None:
    album = factories.album(30, title="Hội làng", state=State.DRAFT)
    bare = factories.photo(album, alt="")
    preview = f"/quan-tri/gallery/album/{album.pk}/xem-truoc/"
    page = BeautifulSoup(officer.get(f"{preview}?trang=2").content, "html.parser")
    photos = list(album.photos.shown().in_order())
    links = [str(link["href"]) for link in page.select(".photo")]
    assert links == [f"{preview}{photo.pk}/" for photo in photos[24:]]
    seen = [f"{preview}{photos[0].pk}/"]
    while True:
        page = BeautifulSoup(officer.get(seen[-1]).content, "html.parser")
        assert "Bản xem trước" in page.text
        assert page.select_one("meta[name=robots]")
        after = page.select_one("a[rel=next]")
        if after is None:
            break
        seen.append(str(after["href"]))
    assert seen == [f"{preview}{photo.pk}/" for photo in photos]
    assert page.find("a", string="Về album")["href"] == f"{preview}?trang=2"  # type: ignore[index]
    other = factories.album(1).photos.get()
    for pk in (bare.pk, other.pk, 10**30):
        assert officer.get(f"{preview}{pk}/").status_code == 404
    assert Client().get(seen[0]).status_code == 302


def test_pictures_of_which_files_are_missing(
    officer: Client, django_capture_on_commit_callbacks: Any
) -> None:
    from tests import images

    album = factories.album()
    officer.post(
        f"/quan-tri/gallery/album/{album.pk}/tai-len/",
        {"tep": images.upload(images.jpeg(800, 600))},
    )
    assert "Đang tạo các cỡ" in officer.get(address(album)).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        answer = officer.post(f"{address(album)}tao-lai/?trang=1")
    assert answer.headers["Location"] == f"{address(album)}?trang=1"
    assert "Đủ các cỡ" in officer.get(address(album)).content.decode()
    assert officer.get(f"{address(album)}tao-lai/").status_code == 405
