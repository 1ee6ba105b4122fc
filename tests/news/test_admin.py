"""An officer writes, previews and publishes in the admin."""

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from time_machine import Traveller

from core.publishing.states import State
from news.models import Article, Category
from tests import images
from tests.factories import NOW, article, category

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

ADD = "/quan-tri/news/article/add/"


def fields(place: Category, **values: Any) -> dict[str, Any]:
    """What the form sends for a simple article."""
    return {
        "title": "Bài mới",
        "category": place.pk,
        "body": "<p>Nội dung.</p>",
        "state": State.PUBLISHED,
    } | values


def errors(answer: Any) -> dict[str, list[str]]:
    """The sentences at each field of a form that was refused."""
    assert answer.status_code == 200
    form = answer.context["adminform"].form
    return {name: list(lines) for name, lines in form.errors.items()}


def test_publish_now(officer: Client) -> None:
    answer = officer.post(ADD, fields(category()))
    made = Article.objects.get()
    assert answer.status_code == 302
    assert (made.slug, made.published_at, made.first_published_at) == ("bai-moi", NOW, NOW)
    assert Client().get(made.get_absolute_url()).status_code == 200


def test_an_old_date_typed_by_hand(officer: Client) -> None:
    data = fields(category(), published_at_0="16/4/2025", published_at_1="15:30")
    officer.post(ADD, data)
    local = timezone.localtime(Article.objects.get().published_at)
    assert (local.day, local.month, local.year, local.hour, local.minute) == (16, 4, 2025, 15, 30)


def test_day_comes_before_month(officer: Client) -> None:
    officer.post(ADD, fields(category(), published_at_0="05/02/2026", published_at_1="08:00"))
    local = timezone.localtime(Article.objects.get().published_at)
    assert (local.day, local.month) == (5, 2)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"title": "   "}, "title"),
        ({"title": "​ 　"}, "title"),
        ({"title": "x" * 251}, "title"),
        ({"category": ""}, "category"),
        ({"category": "999999999999999999999"}, "category"),
        ({"body": ""}, "body"),
        ({"body": "<script>alert(1)</script>"}, "body"),
        ({"body": "<p>x</p>" * 300_000}, "body"),
        ({"body": "<div>" * 300 + "x" + "</div>" * 300}, "body"),
        ({"body": '<p>Ảnh</p><img src="/media/anh/a.jpg" alt="">'}, "body"),
        ({"body": '<p>Ảnh</p><img src="https://xau.example/a.jpg" alt="Ảnh">'}, "body"),
        ({"published_at_0": "31/02/2026", "published_at_1": "08:00"}, "published_at"),
        ({"published_at_0": "24/11/2026", "published_at_1": "25:00"}, "published_at"),
        ({"published_at_0": "01/01/0001", "published_at_1": "00:00"}, "published_at"),
        ({"pinned_until_0": "01/01/0001", "pinned_until_1": "08:00"}, "pinned_until"),
        ({"state": "sai"}, "state"),
        ({"slug": "có dấu"}, "slug"),
    ],
)
def test_bad_input_is_told_at_its_field(
    officer: Client, values: dict[str, Any], field: str
) -> None:
    answer = officer.post(ADD, fields(category()) | values)
    assert list(errors(answer)) == [field]
    assert errors(answer)[field][0].endswith((".", ")."))
    assert not Article.objects.exists()
    # Nothing of the draft is lost.
    title = values.get("title", "Bài mới").strip()
    assert title in answer.content.decode()


def test_a_draft_may_be_unfinished(officer: Client) -> None:
    answer = officer.post(ADD, fields(category(), body="", state=State.DRAFT))
    assert answer.status_code == 302
    assert not Article.objects.get().is_public()


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"not a picture", "photo.jpg"),
        (images.png_bomb(), "bom.png"),
        (b"", "rong.jpg"),
    ],
    ids=["text", "bomb", "empty"],
)
def test_a_bad_lead_picture(officer: Client, content: bytes, name: str) -> None:
    upload = SimpleUploadedFile(name, content, "image/jpeg")
    answer = officer.post(ADD, fields(category(), lead_image=upload, lead_image_alt="Ảnh"))
    assert list(errors(answer)) == ["lead_image"]
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    "name", ["../../x.jpg", "a" * 300 + ".jpg", "ảnh.jpg", "gpj.\u202egnp.jpg"]
)
def test_a_good_picture_with_a_bad_name(officer: Client, name: str) -> None:
    upload = SimpleUploadedFile("x.jpg", images.jpeg(800, 600, gps=True), "image/jpeg")
    vars(upload)["_name"] = name  # past Django's own clean-up of names
    data = fields(category(), lead_image=upload, lead_image_alt="Toàn cảnh")
    assert officer.post(ADD, data).status_code == 302
    made = Article.objects.get()
    assert made.cover == made.lead_image.name
    page = BeautifulSoup(Client().get(made.get_absolute_url()).content, "html.parser")
    picture = page.select_one(".article figure img")
    assert picture is not None
    assert (picture["width"], picture["height"], picture["alt"]) == ("800", "600", "Toàn cảnh")


def test_a_lead_picture_needs_its_description(officer: Client) -> None:
    upload = SimpleUploadedFile("a.jpg", images.jpeg(400, 300), "image/jpeg")
    answer = officer.post(ADD, fields(category(), lead_image=upload))
    assert list(errors(answer)) == ["lead_image_alt"]


def test_the_address_is_frozen_after_publication(officer: Client) -> None:
    made = article(title="Bài", published_at=NOW - timedelta(days=1))
    writer = User.objects.create_user("canbo", password="mat-khau-dai-lam", is_staff=True)
    writer.user_permissions.add(Permission.objects.get(codename="change_article"))
    client = Client()
    client.force_login(writer)
    address = f"/quan-tri/news/article/{made.pk}/change/"
    client.post(
        address,
        fields(made.category, slug="khac", published_at_0="23/11/2026", published_at_1="15:00"),
    )
    made.refresh_from_db()
    assert (made.title, made.slug) == ("Bài mới", "bai")
    officer.post(
        address,
        fields(made.category, slug="khac", published_at_0="23/11/2026", published_at_1="15:00"),
    )
    made.refresh_from_db()
    assert made.slug == "khac"


def test_an_emptied_address_beside_another_error(officer: Client) -> None:
    made = article(published_at=NOW - timedelta(days=1))
    answer = officer.post(
        f"/quan-tri/news/article/{made.pk}/change/",
        fields(made.category, slug="", title="", published_at_0="23/11/2026"),
    )
    assert answer.status_code == 200
    assert "title" in errors(answer)


def test_a_slug_of_another_is_refused(officer: Client) -> None:
    other = article(title="Bài")
    other.slug = "khac"
    other.save()
    for slug in ("bai", "khac"):
        answer = officer.post(ADD, fields(other.category, slug=slug))
        assert list(errors(answer)) == ["slug"]


def test_a_material_change_is_dated(officer: Client, now: Traveller) -> None:
    made = article(published_at=NOW - timedelta(days=1))
    address = f"/quan-tri/news/article/{made.pk}/change/"
    same = {"published_at_0": "23/11/2026", "published_at_1": "15:00"}
    officer.post(address, fields(made.category, **same))
    made.refresh_from_db()
    assert made.shown_revision is None
    officer.post(address, fields(made.category, material_change="on", **same))
    made.refresh_from_db()
    assert made.shown_revision == NOW


def test_preview_of_a_draft(officer: Client) -> None:
    made = article(title="Bản nháp này", state=State.DRAFT, published_at=None)
    page = officer.get(f"/quan-tri/news/article/{made.pk}/change/").content.decode()
    preview = f"/quan-tri/news/article/{made.pk}/xem-truoc/"
    assert preview in page
    assert "Bản nháp này" in officer.get(preview).content.decode()
    assert Client().get(preview).status_code == 302
    assert officer.get("/quan-tri/news/article/999999/xem-truoc/").status_code == 404


def test_preview_needs_the_right_to_see_articles(officer: Client) -> None:
    made = article(state=State.DRAFT)
    stranger = User.objects.create_user("khach", is_staff=True)
    client = Client()
    client.force_login(stranger)
    assert client.get(f"/quan-tri/news/article/{made.pk}/xem-truoc/").status_code == 404


@pytest.mark.parametrize("words", ["bao so 12", "BÃO SỐ 12", "bão"])
def test_titles_are_found_without_accents(officer: Client, words: str) -> None:
    article(title="Ứng phó bão số 12")
    article(title="Bài khác")
    found = officer.get("/quan-tri/news/article/", {"q": words}).context["cl"].queryset
    assert [row.title for row in found] == ["Ứng phó bão số 12"]


@pytest.mark.parametrize("words", ["%", "_", "'", '"', "\\", "x" * 5000, "x " * 2500])
def test_search_takes_anything_as_text(officer: Client, words: str) -> None:
    article(title="Bài")
    answer = officer.get("/quan-tri/news/article/", {"q": words})
    assert answer.status_code == 200
    found = {row.title for row in answer.context["cl"].queryset}
    assert found == ({"Bài"} if words in {"'", '"'} else set())


def test_only_the_editor_page_has_the_editor_policy(officer: Client) -> None:
    assert "'unsafe-inline'" in officer.get(ADD)["Content-Security-Policy"]
    for path in ["/quan-tri/", "/quan-tri/news/article/", "/quan-tri/news/category/add/", "/"]:
        assert "unsafe-inline" not in officer.get(path)["Content-Security-Policy"]


def test_a_category_in_use_is_not_deleted(officer: Client) -> None:
    made = article()
    officer.post(f"/quan-tri/news/category/{made.category.pk}/delete/", {"post": "yes"})
    assert Category.objects.filter(pk=made.category.pk).exists()


def test_the_link_of_a_public_article_leads_to_its_page(officer: Client) -> None:
    made = article(title="Bài công khai", published_at=NOW - timedelta(days=1))
    page = officer.get(f"/quan-tri/news/article/{made.pk}/change/").content.decode()
    assert f'href="{made.get_absolute_url()}" class="viewsitelink"' in page
    shown = officer.get(f"/quan-tri/news/article/{made.pk}/xem-truoc/").content.decode()
    assert "Bản xem trước" not in shown


def test_a_new_article_is_not_called_updated(officer: Client, now: Traveller) -> None:
    now.move_to(NOW + timedelta(microseconds=700_000))
    officer.post(ADD, fields(category(), material_change="on"))
    assert Article.objects.get().shown_revision is None
