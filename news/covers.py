"""The picture that stands for an article in lists."""

import re
from typing import Any

from django.conf import settings
from django.db import models

_IMAGE = re.compile(r'<img [^>]*?src="([^"]+)"')


def first_picture(html: str) -> str:
    """The stored name of the first of the portal's own pictures in a clean text, or ""."""
    for address in _IMAGE.findall(html):
        if address.startswith(settings.MEDIA_URL):
            return str(address.removeprefix(settings.MEDIA_URL))
    return ""


class CoverField(models.CharField):
    """The name of the lead picture, or else of the first one in the text.

    Kept in a column, so that a list need not read the texts to find it.
    """

    def __init__(self, picture: str, text: str, **kwargs: Any) -> None:
        self.picture, self.text = picture, text
        kwargs |= {"max_length": 120, "editable": False, "blank": True, "default": ""}
        super().__init__(**kwargs)

    def deconstruct(self) -> Any:
        """As Django's, with the names of the two fields."""
        name, path, _, kwargs = super().deconstruct()
        for word in ("max_length", "editable", "blank", "default"):
            kwargs.pop(word, None)
        return name, path, [self.picture, self.text], kwargs

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        """The value to store, made from the two fields at every save."""
        picture = getattr(model_instance, self.picture)
        value = str(picture) if picture else first_picture(getattr(model_instance, self.text))
        setattr(model_instance, self.attname, value)
        return value
