"""No English shows on any page, public or of the admin."""

from datetime import date

import pytest
from django.test import Client

from andương_portal.models import Body, Level
from core.publishing.states import State
from tests.english import english_on
from tests.factories import article, articles, category

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

PUBLIC = [
    "/",
    "/tin-tuc/",
    "/tin-tuc/?thang=3",
    "/tin-tuc/tin/",
    "/tin-tuc/tin/bai/",
    "/x/",
    "/%00",
]
ADMIN = [
    "/quan-tri/",
    "/quan-tri/password_change/",
    "/quan-tri/news/article/",
    "/quan-tri/news/article/?q=bai",
    "/quan-tri/news/article/?state__exact=draft",
    "/quan-tri/news/article/?published_at__year=2026",
    "/quan-tri/news/article/add/",
    "/quan-tri/news/article/{article}/change/",
    "/quan-tri/news/article/{article}/history/",
    "/quan-tri/news/article/{article}/delete/",
    "/quan-tri/news/article/{article}/xem-truoc/",
    "/quan-tri/news/category/",
    "/quan-tri/news/category/add/",
    "/quan-tri/news/category/{category}/delete/",
    "/quan-tri/portal/body/",
    "/quan-tri/portal/body/add/",
    "/quan-tri/portal/body/{body}/change/",
    "/quan-tri/khong-co/",
    "/quan-tri/news/article/999/change/",
]


@pytest.fixture
def places() -> dict[str, int]:
    news = category(name="Tin")
    made = article(title="Bài", category=news)
    articles(12, category=news)
    article(title="Bài nháp", category=news, state=State.DRAFT)
    body = Body.objects.create(name="Phường Sen", level=Level.COMMUNE, valid_from=date(2025, 7, 1))
    return {"article": made.pk, "category": news.pk, "body": body.pk}


@pytest.mark.parametrize("path", PUBLIC)
def test_public_pages(client: Client, places: dict[str, int], path: str) -> None:
    assert english_on(client.get(path).content.decode()) == []


@pytest.mark.parametrize("path", ADMIN)
def test_admin_pages(officer: Client, places: dict[str, int], path: str) -> None:
    answer = officer.get(path.format(**places), follow=True)
    assert english_on(answer.content.decode()) == []


@pytest.mark.parametrize(
    "path",
    ["/quan-tri/news/article/add/", "/quan-tri/news/category/add/", "/quan-tri/portal/body/add/"],
)
def test_refused_forms(officer: Client, path: str) -> None:
    bad = {"state": "published", "slug": "a b", "published_at_0": "31/02/2026", "email": "x"}
    answer = officer.post(path, bad | {"valid_from": "31/02/2026", "order": "x"})
    assert answer.context["adminform"].form.errors
    assert english_on(answer.content.decode()) == []


def test_what_the_admin_says_after_saving(officer: Client, places: dict[str, int]) -> None:
    made = {"name": "Khác", "order": 3, "_continue": "1"}
    answer = officer.post("/quan-tri/news/category/add/", made, follow=True)
    assert "Khác" in answer.content.decode()
    assert english_on(answer.content.decode()) == []
    deletion = {"action": "delete_selected", "_selected_action": places["article"]}
    answer = officer.post("/quan-tri/news/article/", deletion)
    assert "Bài" in answer.content.decode()
    assert english_on(answer.content.decode()) == []
