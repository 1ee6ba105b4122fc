"""What must hold before readers see an album, and what counts as a description."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client

from core.publishing.states import State
from gallery.alt import looks_like_a_file_name
from gallery.models import Album, Photo
from tests import factories, images

pytestmark = pytest.mark.django_db

NAMES = """
IMG_2034
img 2034
IMG_20240616_101530
IMG-20240616-WA0012
DSC01234
DSC_0012 (2)
DSCN0001
PXL_20240616_031530123
MVIMG_20200101_101010
P1010023
20240616_101530
2024-06-16 10.15.30
Screenshot_20240616-101530
Screenshot 2024-06-16 at 10.15.30
z4567890123456_0a1b2c3d4e5f60718293a4b5c6d7e8f9
FB_IMG_1600000000000
received_1234567890
image (3)
image
Ảnh 1
ảnh
hình ảnh
Hình 12
untitled
GOPR0123
DJI_0042
quang-canh-hoi-nghi.jpg
Hội nghị.JPEG
a1b2c3d4e5f6a7b8c9d0
2034
""".strip().splitlines()

WORDS = """
Đoàn viên dọn vệ sinh bờ kênh
Ảnh chân dung cụ bà 100 tuổi
Sân trường
Cờ đỏ sao vàng trên phố năm 2024
Hình vẽ của em nhỏ
Bản đồ quy hoạch 2030
Image processing lab at the high school
Z
Đê
IMG_2034 là tên máy, ở đây là chợ hoa
Chợ Tết
""".strip().splitlines()


@pytest.mark.parametrize("text", NAMES)
def test_names_of_files_are_no_descriptions(text: str) -> None:
    assert looks_like_a_file_name(text)
    photo = factories.photo(factories.album())
    photo.alt = text
    with pytest.raises(ValidationError) as refused:
        photo.full_clean()
    assert "tên tệp" in str(refused.value.message_dict["alt"])


@pytest.mark.parametrize("text", WORDS[:7] + WORDS[8:])
def test_descriptions(text: str) -> None:
    assert not looks_like_a_file_name(text)


def test_an_album_with_a_bare_photo_is_not_published() -> None:
    album = factories.album(3, state=State.DRAFT)
    bare = factories.photo(album, alt="")
    album.full_clean()
    album.state = State.PUBLISHED
    with pytest.raises(ValidationError) as refused:
        album.full_clean()
    [words] = refused.value.message_dict["state"]
    assert words.startswith("Còn 1 ảnh chưa có mô tả (ảnh số 4)")
    bare.is_decorative = True
    bare.save()
    album.full_clean()


def test_an_empty_album_is_not_published() -> None:
    for album in (factories.album(state=State.DRAFT), Album(title="Mới")):
        album.state = State.PUBLISHED
        with pytest.raises(ValidationError) as refused:
            album.full_clean()
        assert "chưa có ảnh" in str(refused.value.message_dict["state"])


def test_the_same_in_the_form(officer: Client) -> None:
    album = factories.album(state=State.DRAFT, title="Hội")
    factories.photo(album, alt="")
    address = f"/quan-tri/gallery/album/{album.pk}/change/"
    data = {"title": "Hội", "state": "published", "slug": album.slug}
    answer = officer.post(address, data)
    assert answer.status_code == 200
    assert "Còn 1 ảnh chưa có mô tả" in answer.content.decode()
    Photo.objects.update(alt="Sân đình")
    assert officer.post(address, data).status_code == 302
    album.refresh_from_db()
    assert album.is_public()


def test_the_cover_is_one_of_the_albums_own() -> None:
    album, other = factories.album(1), factories.album(1)
    album.cover = other.photos.get()
    with pytest.raises(ValidationError):
        album.full_clean()


def test_one_file_once_in_an_album_by_the_database() -> None:
    album = factories.album()
    factories.photo(album, sha256="a" * 64)
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.photo(album, sha256="a" * 64)
    for _ in range(2):
        factories.photo(album, sha256="")


def test_replacing_a_picture_keeps_the_address(officer: Client) -> None:
    album = factories.album(1)
    photo = album.photos.get()
    before, address = photo.image.name, photo.get_absolute_url()
    answer = officer.post(
        f"/quan-tri/gallery/photo/{photo.pk}/change/",
        {"image": images.upload(images.jpeg(700, 500)), "alt": photo.alt, "order": photo.order},
    )
    assert (answer.status_code, answer.headers["Location"]) == (
        302,
        f"/quan-tri/gallery/album/{album.pk}/anh/",
    )
    photo.refresh_from_db()
    assert photo.image.name != before
    assert photo.get_absolute_url() == address
    assert len(photo.sha256) == 64
    page = officer.get(address).content.decode()
    assert photo.image.url in page
    other = factories.photo(album)
    answer = officer.post(
        f"/quan-tri/gallery/photo/{other.pk}/change/",
        {"image": images.upload(images.jpeg(700, 500)), "alt": "Cầu", "order": 3},
    )
    assert "Album đã có ảnh này." in answer.content.decode()


def test_a_deleted_album_takes_its_photos(officer: Client) -> None:
    album = factories.album(3)
    album.cover = album.photos.all()[1]
    album.save()
    answer = officer.post(f"/quan-tri/gallery/album/{album.pk}/delete/", {"post": "yes"})
    assert answer.status_code == 302
    assert not Photo.objects.exists()
