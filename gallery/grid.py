"""The officer's grid: descriptions and captions of many photos at once, and their order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.paginator import Page, Paginator
from django.db import transaction
from django.forms import BaseModelFormSet, modelformset_factory
from django.http import HttpRequest

from core.pagination import PARAMETER

from .models import Album, Photo

PER_PAGE = 48


class PhotoForm(forms.ModelForm):
    """A row of the grid."""

    class Meta:
        model = Photo
        fields = ["order", "alt", "is_decorative", "caption", "credit"]
        widgets = {
            "order": forms.NumberInput(attrs={"min": 0, "class": "photo-order"}),
            "alt": forms.Textarea(attrs={"rows": 2}),
            "caption": forms.Textarea(attrs={"rows": 2}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.help_text = ""

    def clean(self) -> dict[str, Any] | None:
        """Refuse a row whose photo is gone. Raises ValidationError."""
        cleaned = super().clean()
        if self.instance.pk is None:
            raise forms.ValidationError("Ảnh này không còn trong album.")
        return cleaned

    def clean_order(self) -> int:
        """An empty box leaves the photo where it is."""
        order = self.cleaned_data.get("order")
        return self.instance.order if order is None else order


class GridFormSet(BaseModelFormSet):
    """The rows of one page."""

    deletion_widget = forms.CheckboxInput

    def add_fields(self, form: Any, index: int | None) -> None:
        """With the words of the box that removes a photo."""
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = "Xóa ảnh này"
        form.fields["order"].required = False


def page_of(request: HttpRequest, album: Album) -> Page:
    """The page of all the album's photos that `?trang=` asks for."""
    return Paginator(album.photos.in_order(), PER_PAGE).get_page(request.GET.get(PARAMETER))


def grid_of(
    photos: Iterable[Photo], data: Any = None, *, may_delete: bool = True
) -> BaseModelFormSet[Any, Any]:
    """The grid over some photos, filled from what was sent."""
    keys = [photo.pk for photo in photos]
    make = modelformset_factory(
        Photo, form=PhotoForm, formset=GridFormSet, extra=0, can_delete=may_delete
    )
    rows = Photo.objects.filter(pk__in=keys).in_order()
    return make(data, queryset=rows)


def sent_photos(album: Album, data: Any) -> list[Photo]:
    """The photos of the album that the sent rows are of; others are no rows of this grid."""
    sent = [data.get(f"form-{number}-id", "") for number in range(PER_PAGE)]
    keys = [int(key) for key in sent if key.isascii() and key.isdecimal() and len(key) < 16]
    return list(album.photos.filter(pk__in=keys))


@transaction.atomic
def save_grid(album: Album, grid: BaseModelFormSet[Any, Any], cover: Any = None) -> int:
    """Store the rows that were changed; returns how many."""
    moved = {
        form.instance.pk: form.cleaned_data["order"] - form.initial["order"]
        for form in grid.initial_forms
        if "order" in form.changed_data
    }
    before = {form.instance.pk: form.initial["order"] for form in grid.initial_forms}
    changed = len(grid.save())
    changed += len(grid.deleted_objects)
    if any(moved.get(key) for key in before):
        renumber(album, moved)
    changed += _choose_cover(album, cover)
    return changed


def renumber(album: Album, moved: dict[int, int]) -> None:
    """Give the photos the numbers 1, 2, 3 … in their order.

    Where two have one number, the one that was moved up to it comes first, the one that was
    moved down to it comes last.
    """

    def place(photo: Photo) -> tuple[int, int, int]:
        by = moved.get(photo.pk, 0)
        return photo.order, (by > 0) - (by < 0), photo.pk

    rows = sorted(album.photos.only("pk", "order"), key=place)
    wrong = []
    for number, photo in enumerate(rows, 1):
        if photo.order != number:
            photo.order = number
            wrong.append(photo)
    Photo.objects.bulk_update(wrong, ["order"], batch_size=500)


def _choose_cover(album: Album, cover: Any) -> int:
    text = str(cover or "")
    if not (text.isascii() and text.isdecimal() and len(text) < 16) or int(text) == album.cover_id:
        return 0
    chosen = album.photos.filter(pk=int(text)).first()
    if chosen is None:
        return 0
    album.cover = chosen
    album.save()
    return 1
