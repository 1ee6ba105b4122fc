"""PictureField: whichever way an upload comes, it is checked, processed and stored."""

from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.contrib.admin import AdminSite, ModelAdmin
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.db import models
from django.test import RequestFactory
from django.test.utils import isolate_apps
from django.utils.datastructures import MultiValueDict

from core.images import fields, names
from core.images.fields import PictureField, PictureWidget
from core.images.processing import process
from tests import images

STORED = "anh/2026/11/AbCdEfGhIjKlMnOpQrStU_-1920x1080.jpg"

with isolate_apps("core"):

    class Page(models.Model):
        """A model that writes its files as a real one does, and no row."""

        title = models.CharField(max_length=5)
        picture = PictureField("ảnh", blank=True)

        class Meta:
            app_label = "core"

        saves = 0

        def __str__(self) -> str:
            return self.title

        def save(self, *_, **__) -> None:
            FIELD.pre_save(self, add=True)
            self.saves += 1


FIELD = Page._meta.get_field("picture")
assert isinstance(FIELD, PictureField)


class PageForm(forms.ModelForm):
    class Meta:
        model = Page
        fields = ("title", "picture")


def form(content: bytes | None = None, name: str = "anh.jpg", page=None, **data) -> PageForm:
    files = MultiValueDict[str, Any]()
    if content is not None:
        files["picture"] = images.upload(content, name)
    return PageForm({"title": "Chợ", **data}, files, instance=page or Page())


@pytest.fixture
def media(settings) -> Path:
    return Path(settings.MEDIA_ROOT)


def stored_files(media: Path) -> list[str]:
    return sorted(p.relative_to(media).as_posix() for p in media.rglob("*") if p.is_file())


def test_form_stores_picture_and_renditions(media):
    page = form(images.jpeg(800, 600, gps=True)).save()
    name = page.picture.name
    assert names.size_of(name) == (800, 600)
    copies = [names.rendition_name(name, *kind) for kind in ((320,), (320, "webp"), (640,))]
    assert stored_files(media) == sorted([name, *copies])
    assert images.CAMERA.encode() not in (media / name).read_bytes()
    assert (page.picture.width, page.picture.height) == (800, 600)
    assert page.picture.url == f"/media/{name}"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"Day la thu", "not_picture"),
        (images.png_bomb(), "too_large"),
        (images.heic_header(), "heic"),
        (images.jpeg()[:-400], "broken"),
    ],
)
def test_refusal_stands_at_the_field(media, content, code):
    refused = form(content)
    assert [error.code for error in refused.errors.as_data()["picture"]] == [code]
    assert stored_files(media) == []


def test_name_of_any_length_and_form_is_no_reason_to_refuse(media):
    page = form(images.jpeg(), name="ả" * 300 + "\u202egpj.exe").save()
    assert stored_files(media) == [page.picture.name]


def test_form_with_other_errors_processes_once_and_stores_nothing(media, monkeypatch):
    calls = []

    def counted(file):
        calls.append(file)
        return process(file)

    monkeypatch.setattr(fields, "process", counted)
    bad = form(images.jpeg(), title="quá dài")
    assert list(bad.errors) == ["title"]
    again = PageForm({"title": "Chợ"}, bad.files, instance=Page())
    assert stored_files(media) == []
    again.save()
    assert len(calls) == 1
    assert len(stored_files(media)) == 1


def test_no_upload_leaves_the_picture(media):
    page = form(page=Page(picture=STORED)).save()
    assert page.picture.name == STORED


def test_cleared_or_replaced_picture_leaves_its_files(media):
    page = form(images.jpeg()).save()
    first = page.picture.name
    form(images.png(), page=page).save()
    second = page.picture.name
    assert first != second
    cleared = {"title": "Chợ", "picture-clear": "on"}
    PageForm(cleared, MultiValueDict(), instance=page).save()
    assert page.picture.name == ""
    assert stored_files(media) == sorted([first, second])


def test_required_field_without_upload():
    with pytest.raises(ValidationError):
        fields.PictureFormField().clean(None)
    assert fields.PictureFormField(required=False).clean(None) is None


def test_save_in_a_shell_is_checked(media, tmp_path):
    page = Page()
    with pytest.raises(ValidationError):
        page.picture.save("anh.jpg", ContentFile(images.svg()))
    assert (stored_files(media), page.saves) == ([], 0)
    (tmp_path / "a.jpg").write_bytes(images.jpeg(400, 300, gps=True))
    with (tmp_path / "a.jpg").open("rb") as file:
        page.picture.save("../../a.jpg", File(file))
    assert page.saves == 1
    assert len(stored_files(media)) == 3
    assert (page.picture.width, page.picture.height) == (400, 300)


def test_save_true_saves_the_record_and_false_does_not(media):
    page = Page()
    page.picture.save("a.jpg", ContentFile(images.jpeg()), save=False)
    assert page.saves == 0
    assert page.picture.width == 60


def test_assigned_file_is_checked_when_the_record_is_saved(media):
    page = Page(picture=ContentFile(images.html(), name="a.jpg"))
    with pytest.raises(ValidationError):
        page.save()
    page.picture = ContentFile(images.webp(), name="a.jpg")
    page.save()
    assert stored_files(media) == [page.picture.name]
    assert page.picture.name.endswith(".jpg")


def test_full_clean_checks_an_assigned_file_without_storing(media):
    page = Page(title="Chợ", picture=ContentFile(images.html(), name="a.jpg"))
    with pytest.raises(ValidationError) as caught:
        page.full_clean()
    assert list(caught.value.message_dict) == ["picture"]
    page.picture = ContentFile(images.jpeg(), name="a.jpg")
    page.full_clean()
    assert stored_files(media) == []


def test_picture_reads_as_what_was_stored(media):
    page = form(images.png16()).save()
    with page.picture.open() as file:
        assert file.read() == (media / page.picture.name).read_bytes()


def test_replaced_picture_is_read_anew(media):
    page = form(images.jpeg()).save()
    held = page.picture
    with held.open() as file:
        first = file.read()
    held.save("a.png", ContentFile(images.png()))
    with held.open() as file:
        assert first != file.read() == (media / page.picture.name).read_bytes()


def test_delete_removes_renditions_too(media):
    page = form(images.jpeg(800, 600)).save()
    page.picture.delete()
    assert stored_files(media) == []
    assert not page.picture


def test_no_picture_has_no_size():
    assert (Page().picture.width, Page().picture.height) == (None, None)


def test_size_needs_no_file():
    page = Page(picture=STORED)
    assert (page.picture.width, page.picture.height) == (1920, 1080)


def test_migration_names_only_the_field():
    _, path, args, kwargs = PictureField("ảnh", blank=True).deconstruct()
    assert path == "core.images.fields.PictureField"
    assert (args, kwargs) == ([], {"verbose_name": "ảnh", "blank": True})
    assert PictureField(*args, **kwargs).deconstruct()[1:] == (path, args, kwargs)


def admin_widget() -> PictureWidget:
    admin = ModelAdmin(Page, AdminSite())
    formfield = admin.formfield_for_dbfield(FIELD, request=RequestFactory().get("/"))
    assert isinstance(formfield, fields.PictureFormField)
    widget: Any = formfield.widget
    assert isinstance(widget, PictureWidget)
    return widget


def test_admin_shows_the_present_picture_and_a_way_to_clear_it():
    widget = admin_widget()
    html = widget.render("picture", Page(picture=STORED).picture, {"id": "id_picture"})
    small = names.rendition_name(STORED, 320)
    assert f'<img src="/media/{small}" width="320" alt="Ảnh đang dùng">' in html
    assert 'name="picture-clear"' in html
    assert 'type="file"' in html


def test_admin_shows_a_small_picture_as_large_as_it_is():
    small = STORED.replace("1920x1080", "200x90")
    html = admin_widget().render("picture", Page(picture=small).picture, {})
    assert f'<img src="/media/{small}" width="200" ' in html


def test_admin_without_picture_shows_only_the_input():
    html = admin_widget().render("picture", Page().picture, {})
    assert "preview" not in html
    assert 'accept="image/jpeg,image/png,image/webp,image/gif"' in html
