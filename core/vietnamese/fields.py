"""Model fields whose text is clean on every path: form, shell, import, bulk_create."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models.signals import post_save

from core.vietnamese.folding import fold, squeeze, tidy_lines

BLANK = "Vui lòng nhập nội dung; chỉ có dấu cách thì chưa đủ."


class _CleanFormField(forms.CharField):
    """A form field that cleans before it counts characters and looks for emptiness."""

    default_error_messages = {"required": BLANK}

    @staticmethod
    def clean_text(text: str) -> str:
        raise NotImplementedError

    def to_python(self, value: Any) -> str | None:
        """The cleaned text, or the field's empty value."""
        return super().to_python(_cleaned(value, self.clean_text))


class LineFormField(_CleanFormField):
    """A form field for one line of text."""

    clean_text = staticmethod(squeeze)


class ParagraphFormField(_CleanFormField):
    """A form field for lines of plain text."""

    clean_text = staticmethod(tidy_lines)


class _CleanField(models.Field):
    """What the two fields below do alike; Django sends every value through to_python."""

    default_error_messages = {"blank": BLANK}
    form_class: type[_CleanFormField]

    def to_python(self, value: Any) -> Any:
        """The cleaned text, so that one of only spaces counts as blank."""
        return _cleaned(super().to_python(value), self.form_class.clean_text)

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """Clean the instance's own value too, so that it equals what is stored."""
        value = _cleaned(getattr(model_instance, self.attname), self.form_class.clean_text)
        setattr(model_instance, self.attname, value)
        return value

    def formfield(self, **kwargs: Any) -> Any:
        """A form field that cleans before it validates."""
        return super().formfield(**{"form_class": self.form_class, **kwargs})


class LineField(_CleanField, models.CharField):
    """One line of text: NFC, single spaces, nothing invisible (`squeeze`)."""

    form_class = LineFormField


class ParagraphField(_CleanField, models.TextField):
    """Plain text of several lines: NFC, line feeds, no controls (`tidy_lines`)."""

    form_class = ParagraphFormField

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.max_length is not None:
            # Django itself counts a TextField in its form only.
            self.validators.append(MaxLengthValidator(self.max_length))


class FoldedField(models.TextField):
    """The folded copy of another text field of the same model, for searching and comparing.

    It is written by save(), bulk_create() and save(update_fields=[source]). A query that
    changes the source by update() or bulk_update() has to set the folded field itself.
    """

    def __init__(self, source: str, **kwargs: Any) -> None:
        self.source = source
        super().__init__(**{"editable": False, "default": "", **kwargs})

    def deconstruct(self) -> Any:
        """For migrations: the source, and what differs from this field's own defaults."""
        name, path, args, kwargs = super().deconstruct()
        for option, own in {"editable": False, "default": ""}.items():
            if kwargs.get(option) == own:
                del kwargs[option]
        return name, path, args, {"source": self.source, **kwargs}

    def contribute_to_class(self, cls: Any, name: str, private_only: bool = False) -> None:
        """Take part in partial saves of the model."""
        super().contribute_to_class(cls, name, private_only)
        if not cls._meta.abstract:
            post_save.connect(self._after_partial_save, sender=cls)

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        """The folded source, also set on the instance."""
        folded = fold(str(getattr(model_instance, self.source) or ""))
        setattr(model_instance, self.attname, folded)
        return folded

    def _after_partial_save(
        self, instance: models.Model, using: str, update_fields: Any, **kwargs: Any
    ) -> None:
        # Django fixes the columns of save(update_fields=…) before a field is asked.
        names = update_fields or ()
        if self.source not in names or self.name in names or kwargs.get("raw"):
            return
        row = type(instance)._base_manager.using(using).filter(pk=instance.pk)
        row.update(**{self.name: self.pre_save(instance, add=False)})


def _cleaned(value: Any, clean: Callable[[str], str]) -> Any:
    return clean(value) if isinstance(value, str) else value
