"""Files that an officer sends into an album: one clear result for each, whatever it is."""

import errno
import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from gallery.models import Album, Photo
from tests import factories, images

pytestmark = pytest.mark.django_db


@pytest.fixture
def album(db: None) -> Album:
    return factories.album(title="Hội làng", state="draft")


def send(client: Client, album: Album, *files: SimpleUploadedFile, **data: Any) -> list[Any]:
    """What the page's script gets to read of each file."""
    answer = client.post(
        f"/quan-tri/gallery/album/{album.pk}/tai-len/",
        {"tep": files, **data},
        headers={"accept": "application/json"},
    )
    assert answer.status_code == 200, answer.content
    return answer.json()["results"]


def one(client: Client, album: Album, content: bytes, name: str = "IMG_2034.jpg") -> Any:
    [result] = send(client, album, images.upload(content, name))
    return result


def files(settings: Any) -> list[Path]:
    root = Path(settings.MEDIA_ROOT)
    return [path for path in root.rglob("*") if path.is_file()]


def test_a_photo_comes_in(officer: Client, album: Album) -> None:
    content = images.jpeg(
        800, 600, gps=True, comment="<script>", xmp="<x:xmpmeta>Nơi chụp</x:xmpmeta>"
    )
    result = one(officer, album, content)
    photo = album.photos.get()
    assert result == {
        "name": "IMG_2034.jpg",
        "state": "added",
        "message": "Đã thêm vào album.",
        "id": photo.pk,
        "url": photo.image.url,
    }
    assert (photo.file_name, photo.order, photo.alt, photo.is_described) == (
        "IMG_2034.jpg",
        1,
        "",
        False,
    )
    assert photo.colour.startswith("#")


def test_nothing_of_the_file_but_its_pixels(
    officer: Client, album: Album, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        for orientation in range(1, 9):
            one(officer, album, images.stored_orientation(orientation, 800, 600))
        one(officer, album, images.jpeg(900, 600, gps=True, comment="lời bình", xmp="<x:xmpmeta/>"))
    made = files(settings)
    # the picture, two smaller ones, and each of the three in WebP
    assert len(made) == 9 * 6
    for path in made:
        content = path.read_bytes()
        for trace in (images.CAMERA.encode(), b"xmpmeta", "lời bình".encode(), b"Exif", b"GPS"):
            assert trace not in content
        with Image.open(BytesIO(content)) as image:
            assert image.width > image.height
            assert not image.getexif()
            assert not {"exif", "xmp", "comment"} & set(image.info)


def test_the_same_file_twice(officer: Client, album: Album) -> None:
    other = factories.album()
    first, second = (one(officer, album, images.jpeg(), name) for name in ("a.jpg", "b.jpg"))
    assert (first["state"], second["state"]) == ("added", "repeated")
    assert second["message"] == "Album đã có ảnh này, không thêm lần nữa."
    assert one(officer, other, images.jpeg())["state"] == "added"
    assert (album.photos.count(), other.photos.count()) == (1, 1)


def test_the_same_file_twice_at_once(
    officer: Client, album: Album, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gallery import uploading

    one(officer, album, images.jpeg())
    asked = []

    def late(album: Album, fingerprint: str) -> bool:
        asked.append(fingerprint)
        return len(asked) > 1

    monkeypatch.setattr(uploading, "_has", late)
    assert one(officer, album, images.jpeg())["state"] == "repeated"
    assert album.photos.count() == 1


BAD = {
    "empty": (b"", "rỗng"),
    "bomb of 169 megapixels": (images.png_bomb(), "triệu điểm ảnh"),
    "head of 900 megapixels": (
        images.png_head(30_000, 30_000),
        "triệu điểm ảnh",
    ),
    "cut": (images.jpeg(900, 600, quality=95)[:5000], "hỏng"),
    "svg": (images.svg(), "đổi đuôi tên tệp"),
    "html": (images.html(), "đổi đuôi tên tệp"),
    "heic": (images.heic_header(), "HEIC"),
}


@pytest.mark.parametrize(("content", "words"), BAD.values(), ids=BAD)
def test_what_cannot_be_used(
    officer: Client, album: Album, settings: Any, content: bytes, words: str
) -> None:
    result = one(officer, album, content, "anh.jpg")
    assert result["state"] == "refused"
    assert words in result["message"]
    assert not album.photos.exists()
    assert files(settings) == []


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (images.gif(5000), (60, 40)),
        (images.cmyk_jpeg(), (60, 40)),
        (images.png16(), (60, 40)),
        (images.mpo(), (60, 40)),
        (images.webp(), (60, 40)),
    ],
    ids=["gif of 5,000 frames", "cmyk", "16 bits", "mpo", "webp"],
)
def test_what_is_odd_but_a_picture(
    officer: Client, album: Album, content: bytes, size: tuple[int, int]
) -> None:
    assert one(officer, album, content)["state"] == "added"
    photo = album.photos.get()
    assert (photo.image.width, photo.image.height) == size
    with Image.open(photo.image.path) as image:
        assert image.mode in {"RGB", "L"}
        assert getattr(image, "n_frames", 1) == 1


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("anh\u202egpj.exe", "anhgpj.exe"),
        ("../../etc/passwd", "passwd"),
        ("x" * 400 + ".jpg", None),
        ("<script>alert(1)</script>.jpg", "script>.jpg"),
    ],
)
def test_names_mean_nothing(officer: Client, album: Album, name: str, kept: str | None) -> None:
    result = one(officer, album, images.jpeg(), name)
    photo = album.photos.get()
    assert result["name"] == photo.file_name
    assert len(photo.file_name) <= 150
    assert "\u202e" not in photo.file_name
    if kept:
        assert photo.file_name == kept
    assert str(photo.image).endswith("-60x40.jpg")


def test_a_full_disk(
    officer: Client, album: Album, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    save = FileSystemStorage.save
    written: list[str] = []

    def full(self: Any, name: str, content: Any, **more: Any) -> str:
        if written:
            raise OSError(errno.ENOSPC, "No space left on device")
        written.append(name)
        return save(self, name, content, **more)

    monkeypatch.setattr(FileSystemStorage, "save", full)
    result = one(officer, album, images.jpeg(800, 600))
    assert result["state"] == "failed"
    assert "hết chỗ" in result["message"]
    assert not album.photos.exists()
    assert files(settings) == []
    monkeypatch.undo()
    assert one(officer, album, images.jpeg(800, 600))["state"] == "added"


def test_numbers_that_the_page_asks_for(officer: Client, album: Album) -> None:
    for number, wanted in enumerate(("7", "x", "-1", "99999999999", "²", "")):
        content = images.jpeg(60 + number, 40)
        send(officer, album, images.upload(content), **{"thu-tu": wanted})
    assert list(album.photos.in_order().values_list("order", flat=True)) == [7, 8, 9, 10, 11, 12]


def test_many_by_the_plain_form(officer: Client, album: Album) -> None:
    sent = [images.upload(images.jpeg(60 + n, 40), f"anh{n}.jpg") for n in range(5)]
    sent += [images.upload(images.jpeg(60, 40), "lai.jpg"), images.upload(b"x", "hong.jpg")]
    answer = officer.post(
        f"/quan-tri/gallery/album/{album.pk}/tai-len/", {"tep": sent}, follow=True
    )
    assert answer.status_code == 200
    assert answer.redirect_chain == [(f"/quan-tri/gallery/album/{album.pk}/anh/", 302)]
    words = [str(message) for message in answer.context["messages"]]
    assert words[0] == "Đã thêm 5 ảnh."
    assert words[1] == "lai.jpg: Album đã có ảnh này, không thêm lần nữa."
    assert words[2].startswith("hong.jpg: Nội dung tệp không phải ảnh")
    assert [photo.file_name for photo in album.photos.in_order()] == [
        f"anh{n}.jpg" for n in range(5)
    ]


def test_500_files_at_once(officer: Client, album: Album) -> None:
    sent = [images.upload(images.jpeg(), f"anh{n}.jpg") for n in range(500)]
    address = f"/quan-tri/gallery/album/{album.pk}/tai-len/"
    answer = officer.post(address, {"tep": sent}, headers={"accept": "application/json"})
    assert answer.status_code == 413
    assert "tối đa 100 tệp" in answer.json()["error"]
    answer = officer.post(address, {"tep": sent}, follow=True)
    assert answer.redirect_chain == [(f"/quan-tri/gallery/album/{album.pk}/anh/", 302)]
    assert "tối đa 100 tệp" in str(next(iter(answer.context["messages"])))
    assert not album.photos.exists()


def test_no_file(officer: Client, album: Album) -> None:
    address = f"/quan-tri/gallery/album/{album.pk}/tai-len/"
    answer = officer.post(address, headers={"accept": "application/json"})
    assert answer.status_code == 400
    answer = officer.post(address, follow=True)
    assert [str(message) for message in answer.context["messages"]] == ["Chưa chọn ảnh nào."]
    assert officer.get(address).status_code == 405
    assert officer.post("/quan-tri/gallery/album/987654/tai-len/").status_code == 404


def test_who_may(album: Album) -> None:
    address = f"/quan-tri/gallery/album/{album.pk}/tai-len/"
    client, script = Client(), {"accept": "application/json"}
    answer = client.post(address, {"tep": images.upload(images.jpeg())})
    assert answer.headers["Location"].startswith("/quan-tri/login/?next=")
    answer = client.post(address, {"tep": images.upload(images.jpeg())}, headers=script)
    assert (answer.status_code, "đăng nhập lại" in answer.json()["error"]) == (403, True)
    someone = User.objects.create_user("vien-chuc", is_staff=True)
    client.force_login(someone)
    for given in (["change_album"], ["add_photo"]):
        someone.user_permissions.set(Permission.objects.filter(codename__in=given))
        answer = client.post(address, {"tep": images.upload(images.jpeg())})
        assert (answer.status_code, b'"error"' in answer.content) == (403, False)
        answer = client.post(address, {"tep": images.upload(images.jpeg())}, headers=script)
        assert (answer.status_code, "quyền" in answer.json()["error"]) == (403, True)
    someone.user_permissions.set(
        Permission.objects.filter(codename__in=["change_album", "add_photo"])
    )
    assert one(client, album, images.jpeg())["state"] == "added"
    assert Photo.objects.count() == 1


def test_the_token_is_asked_for(album: Album) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(factories.superuser())
    address = f"/quan-tri/gallery/album/{album.pk}/tai-len/"
    assert client.post(address, {"tep": images.upload(images.jpeg())}).status_code == 403
    assert not album.photos.exists()
    client.get(f"/quan-tri/gallery/album/{album.pk}/anh/")
    token = client.cookies["csrftoken"].value
    answer = client.post(
        address,
        {"tep": images.upload(images.jpeg())},
        headers={"accept": "application/json", "x-csrftoken": token},
    )
    assert json.loads(answer.content)["results"][0]["state"] == "added"
