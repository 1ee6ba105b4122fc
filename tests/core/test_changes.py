"""What changes is told, once, in the transaction of the change."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import pytest
from django.db import transaction

from core.publishing import changes
from core.publishing.changes import kinds, listen, owner_of, public_of, tell
from core.publishing.states import Publishable, State
from documents.models import Document
from news.models import Article
from tests.factories import NOW, article, document

pytestmark = pytest.mark.django_db

Told = list[tuple[list[int], bool]]


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Told:
    heard: Told = []

    def hear(contents: Sequence[Publishable], gone: bool) -> None:
        heard.append(([content.pk for content in contents], gone))

    monkeypatch.setattr(changes, "_listeners", [])
    listen(hear)
    listen(hear)
    return heard


def test_saving_is_told_once(told: Told) -> None:
    made = article()
    assert told == [([made.pk], False)]
    made.title = "Khác"
    made.save()
    assert told == [([made.pk], False)] * 2


def test_a_document_is_told_too(told: Told) -> None:
    made = document()
    assert told == [([made.pk], False)]


def test_deleting_is_told_with_the_key(told: Told) -> None:
    made = article()
    key = made.pk
    made.delete()
    assert told[-1] == ([key], True)


def test_deleting_many_is_told_once(told: Told) -> None:
    keys = [article().pk for _ in range(3)]
    Article.objects.order_by("pk").delete()
    assert told[3:] == [(keys, True)]


def test_deleting_documents_is_told(told: Told) -> None:
    key = document().pk
    Document.objects.filter(pk=key).delete()
    assert told[1:] == [([key], True)]


def test_managers_do_not_delete() -> None:
    assert not hasattr(Article.objects, "delete")
    assert not hasattr(Document.objects, "delete")


def test_nothing_is_not_told(told: Told) -> None:
    tell([])
    assert told == []


def test_what_a_listener_refuses_is_not_stored(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(contents: Sequence[Publishable], gone: bool) -> None:
        raise RuntimeError

    monkeypatch.setattr(changes, "_listeners", [refuse])
    with pytest.raises(RuntimeError), transaction.atomic():
        article(title="Không lưu")
    assert not Article.objects.exists()


def test_what_a_listener_refuses_to_see_gone_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(contents: Sequence[Publishable], gone: bool) -> None:
        raise RuntimeError

    made = article()
    monkeypatch.setattr(changes, "_listeners", [refuse])
    with pytest.raises(RuntimeError):
        made.delete()
    assert Article.objects.exists()


def test_kinds_of_content() -> None:
    assert {Article, Document} <= set(kinds())
    assert owner_of(Article()) == "news.article"


def test_only_what_readers_see_is_handed_out(now: None) -> None:
    shown = article()
    draft = article(state=State.DRAFT)
    later = article(published_at=NOW + timedelta(hours=1))
    keys = [shown.pk, draft.pk, later.pk, 999_999]
    assert public_of("news.article", keys) == [shown]
    assert public_of("news.chapter", keys) == []
    assert public_of("auth.user", keys) == []
