"""Rich text in a model and in a form: cleaned once, on every path into the database."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from core.richtext.bounds import MAX_BYTES, TOO_LARGE
from core.richtext.cleaning import CleanHtml, clean, foreign_images
from core.richtext.editor import RichTextWidget

_SHOWN_IMAGES = 3


class RichTextFormField(forms.CharField):
    """What the officer wrote, cleaned; an error leaves the draft in the form as typed."""

    widget = RichTextWidget

    def clean(self, value: Any) -> Any:
        """The clean HTML. Raises ValidationError with a sentence for the officer."""
        if isinstance(value, str) and len(value) > MAX_BYTES:
            raise ValidationError(TOO_LARGE, code="too_large")
        html = clean(str(value or ""))
        if images := foreign_images(str(value or "")):
            raise ValidationError(_image_sentence(images), code="foreign_image")
        return CleanHtml(super().clean(html))

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether it differs once clean: the editor's own line ends are no change."""
        try:
            return super().has_changed(str(initial or ""), str(clean(str(data or ""))))
        except ValidationError:
            return True


def _image_sentence(images: list[str]) -> str:
    named = ", ".join(f"“{_shortened(image)}”" for image in images[:_SHOWN_IMAGES])
    more = len(images) - _SHOWN_IMAGES
    if more > 0:
        named += f" và {more} ảnh khác"
    return (
        f"Bài có {len(images)} ảnh không nằm trên cổng: {named}. "
        "Hãy tải từng ảnh lên bằng nút “Hình ảnh” của khung soạn thảo rồi bỏ ảnh cũ."
    )


def _shortened(address: str) -> str:
    return address if len(address) <= 80 else f"{address[:60]}…{address[-15:]}"


class RichTextField(models.TextField):
    """A text that is stored clean, be it saved by a form, an import, a shell or in bulk.

    Saving raises ValidationError when the text is too large or nested too deeply. What a
    database expression such as `F("other")` gives is not seen here and not cleaned.
    """

    def from_db_value(self, value: str | None, *_args: Any) -> str | None:
        """What was stored is clean: saving it again costs nothing."""
        return value if value is None else CleanHtml(value)

    def to_python(self, value: Any) -> Any:
        """The clean form. Django asks for it before every write, `update()` and
        `bulk_update()` too, and when a model is validated or loaded from a fixture.
        """
        value = super().to_python(value)
        return value if value is None else clean(value)

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """Clean the value of the instance itself, as its other fields may read it."""
        value = super().pre_save(model_instance, add)
        if isinstance(value, str):
            value = clean(value)
            setattr(model_instance, self.attname, value)
        return value

    def formfield(self, **kwargs: Any) -> Any:
        """The form field with the editor, also where the admin would put its own widget."""
        kwargs["widget"] = RichTextWidget
        return super().formfield(**{"form_class": RichTextFormField, **kwargs})
