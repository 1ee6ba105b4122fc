"""Accounts and groups in the admin.

Only staff log in, and the portal sends no e-mail: an account is a log-in name, a name and
its rights.
"""

from typing import Any

from django.apps import apps
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth import admin as auth_admin
from django.contrib.auth.forms import (
    AdminPasswordChangeForm,
    ReadOnlyPasswordHashField,
    ReadOnlyPasswordHashWidget,
    UserChangeForm,
    UserCreationForm,
)
from django.contrib.auth.models import Group, Permission, User
from django.db.models import ManyToManyField
from django.forms import ModelForm, ModelMultipleChoiceField
from django.http import HttpRequest
from django.utils.text import capfirst

from .permissions import PermissionField, shown_permissions

# Django registers its own two when its module is imported, which is above.
admin.site.unregister([User, Group])

NAMES = ("last_name", "first_name")
#: Rights that only who has all of them may give: else an account could raise itself.
HIGH_RIGHTS = ("is_superuser", "groups", "user_permissions")


class _PasswordButton(ReadOnlyPasswordHashWidget):
    """The button that leads to a new password, without the parts of the stored hash."""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        return super().get_context(name, value, attrs) | {"summary": []}


class _AccountForm(UserChangeForm):
    password = ReadOnlyPasswordHashField(
        label="Mật khẩu",
        widget=_PasswordButton,
        help_text="Mật khẩu không được lưu nguyên văn nên không thể xem lại.",
    )


# A part of Django's own text is not marked for translation.
WITHOUT_LOGIN = (
    "Tài khoản có được đăng nhập bằng mật khẩu hay không. Nếu tắt, mật khẩu hiện nay của tài "
    "khoản sẽ mất."
)


class _PasswordForm(AdminPasswordChangeForm):
    usable_password_help_text = WITHOUT_LOGIN


class _RightsMixin:
    """What accounts and groups share: a choice of permissions, a deletion page in words."""

    admin_site: admin.AdminSite

    def formfield_for_manytomany(
        self, db_field: ManyToManyField, request: HttpRequest | None = None, **kwargs: Any
    ) -> ModelMultipleChoiceField | None:
        """Permissions are chosen by their Vietnamese labels."""
        if db_field.related_model is Permission:
            kwargs |= {
                "form_class": PermissionField,
                "queryset": shown_permissions(self.admin_site),
            }
        return super().formfield_for_manytomany(db_field, request, **kwargs)  # type: ignore[misc]

    def get_deleted_objects(
        self, objs: Any, request: HttpRequest
    ) -> tuple[list[Any], dict[str, int], set[str], list[str]]:
        """As Django's, without rows of linking tables: those have no name but `object (1)`."""
        tree, counts, missing, protected = super().get_deleted_objects(objs, request)  # type: ignore[misc]
        links = [
            model._meta
            for model in apps.get_models(include_auto_created=True)
            if model._meta.auto_created
        ]
        starts = tuple(f"{capfirst(link.verbose_name)}:" for link in links)
        names = {link.verbose_name_plural for link in links}
        counts = {name: count for name, count in counts.items() if name not in names}
        return _without(tree, starts), counts, missing, protected


def _without(tree: list[Any], starts: tuple[str, ...]) -> list[Any]:
    """A nested list of lines without those that begin in one of some ways."""
    branches = [_without(item, starts) if isinstance(item, list) else item for item in tree]
    return [item for item in branches if item and not str(item).startswith(starts)]


@admin.register(Group)
class GroupAdmin(_RightsMixin, auth_admin.GroupAdmin):
    """Nhóm: a set of permissions under a name, such as `Biên tập viên`."""

    fields = ("name", "permissions")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Superusers only: who may change a group could give himself every right."""
        return bool(request.user.is_superuser)

    def has_change_permission(self, request: HttpRequest, obj: Group | None = None) -> bool:
        """Superusers only."""
        return bool(request.user.is_superuser)

    def has_delete_permission(self, request: HttpRequest, obj: Group | None = None) -> bool:
        """Superusers only."""
        return bool(request.user.is_superuser)


@admin.register(User)
class UserAdmin(_RightsMixin, auth_admin.UserAdmin):
    """Tài khoản of those who write and run the portal."""

    form = _AccountForm
    add_form = UserCreationForm
    add_form_template = "admin/change_form.html"
    change_password_form = _PasswordForm
    list_display = ("username", "full_name", "is_in_use", "last_login")
    list_filter = ("is_active", "is_superuser", "groups")
    search_fields = ("username", *NAMES)
    readonly_fields = ("last_login", "date_joined")
    add_fieldsets = ((None, {"fields": ("username", *NAMES, "password1", "password2")}),)
    fieldsets = (
        (None, {"fields": ("username", "password", *NAMES)}),
        ("Quyền", {"fields": ("is_active", "is_staff", *HIGH_RIGHTS)}),
        ("Các mốc thời gian", {"fields": ("last_login", "date_joined")}),
    )

    @admin.display(description="họ và tên", ordering=NAMES[0])
    def full_name(self, user: User) -> str:
        """Family name first, as Vietnamese names are written."""
        return f"{user.last_name} {user.first_name}".strip()

    @admin.display(description="đang hoạt động", ordering="is_active")
    def is_in_use(self, user: User) -> str:
        """In words: the admin's icon for a truth value is described in English."""
        return "Có" if user.is_active else "Không"

    def get_fieldsets(self, request: HttpRequest, obj: User | None = None) -> Any:
        """Without the high rights for who does not have them all."""
        fieldsets = super().get_fieldsets(request, obj)
        if request.user.is_superuser:
            return fieldsets
        return [
            (title, options | {"fields": _low(options["fields"])}) for title, options in fieldsets
        ]

    def save_model(self, request: HttpRequest, obj: User, form: ModelForm, change: bool) -> None:
        """A new account may log in at once: there is nothing else that accounts are for."""
        obj.is_staff = obj.is_staff or not change
        super().save_model(request, obj, form, change)

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """As given, but an account with all rights is changed only by its equals."""
        return super().has_change_permission(request, obj) and _may_touch(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """As given, one at a time; who has worked stays, so that the history keeps its author."""
        return (
            super().has_delete_permission(request, obj)
            and obj is not None
            and _may_touch(request, obj)
            and not LogEntry.objects.filter(user=obj).exists()
        )


def _low(fields: Any) -> tuple[str, ...]:
    return tuple(name for name in fields if name not in HIGH_RIGHTS)


def _may_touch(request: HttpRequest, account: User | None) -> bool:
    """Whether the account has no right that the one who asks lacks: a password gives them all."""
    if account is None or request.user.is_superuser:
        return True
    return not account.is_superuser and (
        account.get_all_permissions() <= request.user.get_all_permissions()
    )
