"""Keys that no column can hold find nothing, wherever they come in; SQLite must not raise."""

from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from core.choices import CalmChoices
from news.models import Article
from tests import factories

pytestmark = pytest.mark.django_db

HUGE = "9" * 30


def test_a_list_of_numbers() -> None:
    article = factories.article()
    assert list(Article.objects.filter(pk__in=[int(HUGE), article.pk, -int(HUGE)])) == [article]
    assert not Article.objects.filter(pk__in=[int(HUGE)]).exists()
    assert list(Article.objects.exclude(pk__in=[int(HUGE)])) == [article]
    assert list(Article.objects.filter(pk__in=Article.objects.values("pk"))) == [article]
    assert list(Article.objects.filter(pk__in=[article.pk, None])) == [article]


def asked(client: Client, path: str, sent: Any = None) -> None:
    """What was sent is answered, be it with a refusal."""
    answer = client.get(path) if sent is None else client.post(path, sent)
    assert answer.status_code in {200, 302, 403, 404}, path


@pytest.fixture
def officer() -> Client:
    client = Client()
    client.force_login(factories.superuser())
    return client


def test_lists_and_actions_of_the_admin(officer: Client) -> None:
    for model in admin.site._registry:
        path = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        asked(officer, f"{path}?id__in={HUGE}")
        asked(officer, f"{path}?id__in=x{HUGE}")
        asked(officer, path, {"action": "delete_selected", "_selected_action": [HUGE], "index": 0})


@pytest.mark.parametrize("value", [HUGE, "-1", "không phải khóa"])
def test_forms_of_the_admin(officer: Client, value: str) -> None:
    for model in admin.site._registry:
        path = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        fields = [field for field in model._meta.get_fields() if hasattr(field, "formfield")]
        asked(officer, f"{path}add/", {field.name: value for field in fields})


def test_groups_of_an_account(officer: Client) -> None:
    user = User.objects.create_user("can-bo")
    Group.objects.create(name="Biên tập")
    answer = officer.post(
        reverse("admin:auth_user_change", args=[user.pk]), {"username": "can-bo", "groups": [HUGE]}
    )
    assert answer.status_code == 200
    assert not user.groups.exists()


def test_every_box_with_a_search_is_calm() -> None:
    for own in admin.site._registry.values():
        for each in (type(own), *own.inlines):
            assert not each.raw_id_fields
            assert not each.autocomplete_fields or issubclass(each, CalmChoices), each
