"""A model field and a form field for one public picture.

The database holds the stored name (core.images.names) and nothing else. Files are written
only after core.images.processing made them anew, whichever way the upload came: a form,
the admin, or `article.lead_image.save(name, file)` in a shell.

A replaced or cleared picture stays on the disk. Pages in caches, shared links, feeds and
copies of the record may still name it, the names cannot be guessed, and a transaction
that is rolled back gets its picture back. `FieldFile.delete()` removes one on purpose.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.core.files.base import ContentFile, File
from django.db import models
from django.db.models.fields.files import FieldFile
from django.db.models.signals import post_save
from django.utils.html import format_html
from django.utils.safestring import SafeString

from core.images.checks import ACCEPT
from core.images.names import WIDTHS, rendition_name, rendition_widths, size_of, webp_widths
from core.images.processing import Processed, process, store
from core.images.queue import ask

#: Where a record notes the pictures that were stored since it was last saved.
_NEW = "_new_pictures"


class ProcessedPicture(ContentFile):
    """A picture that has been checked and made anew, and waits to be stored."""

    def __init__(self, processed: Processed) -> None:
        super().__init__(processed.main, name=processed.name)
        self.processed = processed


def _processed(file: Any) -> ProcessedPicture:
    """The picture made of a file; made once, though forms and models ask again.

    Raises ValidationError.
    """
    if isinstance(file, ProcessedPicture):
        return file
    made: ProcessedPicture | None = getattr(file, "processed_picture", None)
    if made is None:
        made = ProcessedPicture(process(file))
        if isinstance(file, File):
            file.processed_picture = made  # type: ignore[attr-defined]
    return made


class PictureFieldFile(FieldFile):
    """The value of a PictureField; its size in px needs neither a file nor a query."""

    @property
    def width(self) -> int | None:
        """Width in px; None when there is no picture."""
        size = size_of(self.name or "")
        return size[0] if size else None

    @property
    def height(self) -> int | None:
        """Height in px; None when there is no picture."""
        size = size_of(self.name or "")
        return size[1] if size else None

    def check(self) -> None:
        """Check and process an upload that is not stored yet.

        Raises ValidationError.
        """
        if self and not self._committed:
            self.file = _processed(self.file)

    def save(self, name: str | None, content: File[Any], save: bool = True) -> None:
        """Check, process and store the content; `name` is not used.

        Raises ValidationError, and then nothing has been written.
        """
        made = _processed(content)
        self.name = store(made.processed, self.storage)
        self.file = made
        # On the record, for the line below makes another value of the field.
        self.instance.__dict__.setdefault(_NEW, []).append(self.name)
        setattr(self.instance, self.field.attname, self.name)
        self._committed = True
        if save:
            self.instance.save()

    def delete(self, save: bool = True) -> None:
        """Remove the picture and its renditions from the storage."""
        name = self.name or ""
        super().delete(save=save)
        for width in rendition_widths(name):
            self.storage.delete(rendition_name(name, width))
        for width in webp_widths(name):
            self.storage.delete(rendition_name(name, width, "webp"))


def _preview(stored: FieldFile) -> SafeString:
    """The stored picture at no more than 320 px, without help from a style sheet."""
    name, width = stored.name or "", WIDTHS[0]
    if width in rendition_widths(name):
        name = rendition_name(name, width)
    elif size := size_of(name):
        width = size[0]
    return format_html(
        '<p class="picture-preview"><img src="{}" width="{}" alt="Ảnh đang dùng"></p>',
        stored.storage.url(name),
        width,
    )


class PictureWidget(forms.ClearableFileInput):
    """The admin's file input, with the present picture above it."""

    template_name = "admin/widgets/clearable_file_input.html"

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        """The present picture, if one is stored, and the input."""
        control = super().render(name, value, attrs, renderer)
        if not self.is_initial(value):
            return control
        return format_html("{}{}", _preview(value), control)


class PictureFormField(forms.FileField):
    """A file input whose value has been checked and processed by the time it is clean."""

    widget = PictureWidget

    def to_python(self, data: Any) -> ProcessedPicture | None:
        """The processed picture; raises ValidationError with the reason of the refusal."""
        if data in self.empty_values:
            return None
        return _processed(data)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Let the browser offer only what is accepted."""
        return {**super().widget_attrs(widget), "accept": ACCEPT}


class PictureField(models.FileField):
    """A column with the stored name of one picture; empty when there is none."""

    attr_class: ClassVar[type[PictureFieldFile]] = PictureFieldFile  # type: ignore[misc]
    description = "Ảnh"

    if TYPE_CHECKING:  # the descriptor gives attr_class, which the types cannot know

        def __get__(  # type: ignore[override]
            self, instance: models.Model, owner: Any
        ) -> PictureFieldFile: ...

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """As a FileField's, without `upload_to`: names are made by core.images.names."""
        name, path, args, kwargs = super().deconstruct()
        del kwargs["upload_to"]
        return name, path, list(args), dict(kwargs)

    def contribute_to_class(  # type: ignore[override]  # as FileField, unlike Field, has it
        self, cls: Any, name: str, **kwargs: Any
    ) -> None:
        """Ask for the other copies of a new picture once its record is stored."""
        super().contribute_to_class(cls, name, **kwargs)
        if not cls._meta.abstract:
            post_save.connect(self._after_save, sender=cls)

    def _after_save(self, instance: models.Model, using: str, **kwargs: Any) -> None:
        for name in instance.__dict__.pop(_NEW, []):
            ask(name, using)

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        """Check an upload during full_clean(), also without a form."""
        if isinstance(value, PictureFieldFile):
            value.check()
        return super().clean(value, model_instance)

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        """A PictureFormField.

        The admin hands its own widget to every file field; ours takes its place.
        """
        widget = kwargs.get("widget")
        if not (isinstance(widget, type) and issubclass(widget, PictureWidget)):
            kwargs["widget"] = PictureWidget
        return super().formfield(**{"form_class": PictureFormField, **kwargs})
