"""“Tin đọc nhiều” on the home page."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from analytics.counting import Visits
from andương_portal.templatetags import portal
from core.publishing.states import State
from news.models import Article
from tests import factories
from tests.analytics.hitting import hit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def test_public_articles_the_most_read_first(
    client: Client, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
) -> None:
    visits = Visits()
    visits.start = lambda: None  # type: ignore[method-assign]
    monkeypatch.setattr(portal, "visits", visits)
    visits.flush()
    articles = factories.articles(30)
    seldom, often, withdrawn = articles[:3]
    assert "Tin đọc nhiều" not in client.get("/").content.decode()
    for times, path in ((1, seldom), (2, often), (3, withdrawn)):
        for _ in range(times):
            hit(visits, path=path.get_absolute_url())
            hit(visits, path=often.category.get_absolute_url())
    visits._ranked_at = 0.0
    visits.flush()
    visits._ranked_at = 0.0
    visits.flush()
    Article.objects.filter(pk=withdrawn.pk).update(state=State.DRAFT)
    text = client.get("/").content.decode()
    block = text[text.index("Tin đọc nhiều") :]
    assert block.index(often.title) < block.index(seldom.title)
    assert withdrawn.title not in text
    with django_assert_num_queries(1):
        portal.most_read_articles(5)
