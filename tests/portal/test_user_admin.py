"""Accounts and groups in the admin: Vietnamese throughout, and safe to give to others."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.admin import site
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import Group, Permission, User
from django.contrib.contenttypes.models import ContentType
from django.core import mail
from django.test import Client
from django.urls import reverse

from core.vietnamese.ordering import sort_key
from tests.english import english_on

pytestmark = pytest.mark.django_db

PASSWORD = "sông Cấm chảy về đông"
ADD = reverse("admin:auth_user_add")
LIST = reverse("admin:auth_user_changelist")
NEW = {
    "username": "bientap",
    "last_name": "Đỗ Thị",
    "first_name": "Ổn",
    "password1": PASSWORD,
    "password2": PASSWORD,
}


@pytest.fixture
def chief(client: Client) -> User:
    user = User.objects.create_superuser("quantri", last_name="Vũ Văn", first_name="Cả")
    client.force_login(user)
    return user


@pytest.fixture
def clerk(client: Client) -> User:
    """May see and change accounts and groups, but has not all rights."""
    user = User.objects.create_user("vanphong", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(content_type__app_label="auth"))
    client.force_login(user)
    return user


@pytest.fixture
def group() -> Group:
    group = Group.objects.create(name="Biên tập viên")
    group.permissions.set(Permission.objects.filter(codename="add_user"))
    return group


@pytest.fixture
def account(group: Group) -> User:
    user = User.objects.create_user("phongvien", last_name="Lê", first_name="Hòa", is_staff=True)
    user.groups.add(group)
    return user


def edit(row: User | Group, page: str = "change") -> str:
    return reverse(f"admin:auth_{row._meta.model_name}_{page}", args=[row.pk])


def html_of(client: Client, address: str, **data: str) -> str:
    """A page, or the page that comes back when data are sent to it."""
    answer = client.post(address, data) if data else client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def choices(html: str, name: str) -> list[str]:
    options = BeautifulSoup(html, "html.parser").select(f"select[name={name}] option")
    return [option.text for option in options]


@pytest.mark.parametrize("model", ["user", "group"])
@pytest.mark.parametrize("page", ["add", "changelist"])
def test_no_english_before_a_record_is_chosen(
    client: Client, chief: User, account: User, model: str, page: str
) -> None:
    assert english_on(html_of(client, reverse(f"admin:auth_{model}_{page}"))) == []


@pytest.mark.parametrize("page", ["change", "delete", "history"])
def test_no_english_on_the_pages_of_a_record(
    client: Client, chief: User, account: User, group: Group, page: str
) -> None:
    for row in (account, group):
        assert english_on(html_of(client, edit(row, page))) == []


def test_no_english_where_a_password_is_set(client: Client, chief: User, account: User) -> None:
    address = reverse("admin:auth_user_password_change", args=[account.pk])
    assert english_on(html_of(client, address)) == []
    account.set_password(PASSWORD)
    account.save()
    assert english_on(html_of(client, address)) == []
    assert english_on(html_of(client, address, password1="1", password2="2")) == []


def test_no_english_in_refusals(client: Client, chief: User, account: User) -> None:
    bad = NEW | {"username": "phong vien", "password1": "password", "password2": "12345"}
    assert english_on(html_of(client, ADD, **bad)) == []
    taken = NEW | {"username": "PhongVien", "password1": "12345", "password2": "12345"}
    html = html_of(client, ADD, **taken)
    assert english_on(html) == []
    assert "Đã có tài khoản với tên đăng nhập này." in html
    assert "Mật khẩu này chỉ gồm chữ số." in html
    assert english_on(html_of(client, reverse("admin:auth_group_add"), name="")) == []


def test_no_english_when_a_deletion_is_confirmed(
    client: Client, chief: User, group: Group, account: User
) -> None:
    data = {"action": "delete_selected", "_selected_action": str(group.pk)}
    html = html_of(client, reverse("admin:auth_group_changelist"), **data)
    assert english_on(html) == []
    assert "Nhóm: " in html


def test_the_history_is_vietnamese(client: Client, chief: User, account: User) -> None:
    data = {"username": "phongvien", "last_name": "Lý", "first_name": "Hà", "is_active": "on"}
    assert client.post(edit(account), data).status_code == 302
    html = html_of(client, edit(account, "history"))
    assert "Đã sửa Họ và tên đệm, Tên, Được vào trang quản trị và Nhóm." in html
    assert english_on(html) == []


def test_permissions_have_vietnamese_names(client: Client, chief: User) -> None:
    labels = choices(html_of(client, reverse("admin:auth_group_add")), "permissions")
    assert "Tài khoản và phân quyền | nhóm | Có thể sửa nhóm" in labels
    assert "Tin tức | bài viết | Có thể thêm bài viết" in labels
    assert labels == sorted(labels, key=sort_key)


def test_only_permissions_of_models_that_the_admin_shows(client: Client, chief: User) -> None:
    shown = ContentType.objects.get_for_models(*site._registry, for_concrete_models=False)
    labels = choices(html_of(client, edit(chief)), "user_permissions")
    assert len(labels) == Permission.objects.filter(content_type__in=shown.values()).count() > 8
    assert not [label for label in labels if "phiên" in label or "lịch sử" in label]
    session = Permission.objects.get(codename="add_session")
    page = html_of(
        client, reverse("admin:auth_group_add"), name="Khách", permissions=str(session.pk)
    )
    assert "Hãy chọn một lựa chọn hợp lệ." in page


def test_a_permission_that_a_model_names_keeps_its_name(client: Client, chief: User) -> None:
    Permission.objects.create(
        name="Có thể khóa tài khoản",
        codename="lock_user",
        content_type=ContentType.objects.get_for_model(User),
    )
    labels = choices(html_of(client, edit(chief)), "user_permissions")
    assert "Tài khoản và phân quyền | tài khoản | Có thể khóa tài khoản" in labels


def test_a_new_account_may_log_in_and_no_mail_is_sent(client: Client, chief: User) -> None:
    answer = client.post(ADD, NEW)
    account = User.objects.get(username="bientap")
    assert answer.headers["Location"] == edit(account)
    assert account.is_staff
    assert not account.is_superuser
    assert account.check_password(PASSWORD)
    assert mail.outbox == []


def test_an_account_kept_out_of_the_admin_stays_out(client: Client, chief: User) -> None:
    reader = User.objects.create_user("nguoidoc")
    client.post(edit(reader), {"username": "nguoidoc", "is_active": "on"})
    reader.refresh_from_db()
    assert not reader.is_staff


def test_the_family_name_stands_first(client: Client, chief: User) -> None:
    assert "Vũ Văn Cả" in html_of(client, LIST)
    fields = BeautifulSoup(html_of(client, ADD), "html.parser").select("input[name$=_name]")
    assert [field["name"] for field in fields] == ["last_name", "first_name"]


def test_no_e_mail_address_and_no_hash_is_shown(client: Client, chief: User) -> None:
    chief.set_password(PASSWORD)
    chief.save()
    client.force_login(chief)
    html = html_of(client, edit(chief))
    assert 'name="email"' not in html
    assert "thuật toán" not in html


def test_a_clerk_cannot_give_rights(client: Client, clerk: User, group: Group) -> None:
    html = html_of(client, edit(clerk))
    assert english_on(html) == []
    assert 'name="is_superuser"' not in html
    data = {"username": "vanphong", "is_active": "on", "is_staff": "on"}
    given = {"is_superuser": "on", "groups": [group.pk], "user_permissions": []}
    assert client.post(edit(clerk), data | given).status_code == 302
    clerk.refresh_from_db()
    assert not clerk.is_superuser
    assert not clerk.groups.exists()
    assert clerk.user_permissions.exists()


def test_a_clerk_cannot_touch_who_has_all_rights(client: Client, clerk: User) -> None:
    chief = User.objects.create_superuser("quantri")
    password = reverse("admin:auth_user_password_change", args=[chief.pk])
    assert client.post(edit(chief), {"username": "x"}).status_code == 403
    assert client.post(password, {"password1": PASSWORD, "password2": PASSWORD}).status_code == 403
    assert client.post(edit(chief, "delete"), {"post": "yes"}).status_code == 403
    chief.refresh_from_db()
    assert chief.username == "quantri"


def test_who_has_worked_stays_in_the_history(client: Client, chief: User, account: User) -> None:
    assert client.get(edit(account, "delete")).status_code == 200
    LogEntry.objects.create(user=account, action_flag=CHANGE, object_repr="Bài viết")
    assert client.post(edit(account, "delete"), {"post": "yes"}).status_code == 403
    assert "delete_selected" not in html_of(client, LIST)


def test_nobody_raises_himself_by_his_group(client: Client, clerk: User, group: Group) -> None:
    assert client.post(edit(group), {"name": group.name, "permissions": []}).status_code == 403
    assert client.get(reverse("admin:auth_group_add")).status_code == 403
    assert client.get(reverse("admin:auth_group_changelist")).status_code == 200


def test_nobody_takes_an_account_of_more_rights(client: Client, clerk: User) -> None:
    editor = User.objects.create_user("truongban", password=PASSWORD, is_staff=True)
    assert (
        client.get(reverse("admin:auth_user_password_change", args=[editor.pk])).status_code == 200
    )
    editor.user_permissions.add(Permission.objects.get(codename="change_article"))
    answer = client.post(
        reverse("admin:auth_user_password_change", args=[editor.pk]),
        {"password1": "một mật khẩu khác", "password2": "một mật khẩu khác"},
    )
    assert answer.status_code == 403
    editor.refresh_from_db()
    assert editor.check_password(PASSWORD)
