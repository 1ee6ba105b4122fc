"""Django's permissions in Vietnamese, and only those of models that the admin shows."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.contrib.admin import AdminSite
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.forms.models import ModelChoiceIterator, ModelMultipleChoiceField

from core.vietnamese.ordering import sort_key

#: How the four permissions that Django makes for every model begin. Their stored names are
#: English ("Can add article"), so names are built from code names instead.
ACTIONS = {
    "add": "Có thể thêm",
    "change": "Có thể sửa",
    "delete": "Có thể xóa",
    "view": "Có thể xem",
}


def permission_label(permission: Permission) -> str:
    """As in `Tin tức | bài viết | Có thể thêm bài viết`.

    A permission that a model names itself keeps its name; one whose model is gone has
    nothing but its stored name.
    """
    model = permission.content_type.model_class()
    if model is None:
        return permission.name
    noun = str(model._meta.verbose_name)
    action, _, subject = permission.codename.partition("_")
    is_default = action in ACTIONS and subject == model._meta.model_name
    name = f"{ACTIONS[action]} {noun}" if is_default else permission.name
    return f"{model._meta.app_config.verbose_name} | {noun} | {name}"


def shown_permissions(site: AdminSite) -> QuerySet[Permission]:
    """Permissions of the models registered on an admin site, with their content types.

    Nobody is granted sessions, content types or history entries: no page shows them.
    """
    models = [model for model in apps.get_models() if site.is_registered(model)]
    types = ContentType.objects.get_for_models(*models, for_concrete_models=False)
    permissions = Permission.objects.filter(content_type__in=types.values())
    return permissions.select_related("content_type")


class _InVietnameseOrder(ModelChoiceIterator):
    def __iter__(self) -> Iterator[Any]:
        return iter(sorted(super().__iter__(), key=lambda choice: sort_key(str(choice[1]))))


class PermissionField(ModelMultipleChoiceField):
    """A choice of permissions under their Vietnamese labels, in Vietnamese order."""

    iterator = _InVietnameseOrder

    def label_from_instance(self, obj: Permission) -> str:
        """The label of one choice."""
        return permission_label(obj)
