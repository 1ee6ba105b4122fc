"""`{% picture %}`: a stored picture with its sizes, for every template."""

from django import template
from django.db.models.fields.files import FieldFile
from django.utils.safestring import SafeString

from core.images import markup

register = template.Library()


@register.simple_tag
def picture(
    source: str | FieldFile | None,
    alt: str = "",
    sizes: str = "100vw",
    lazy: bool = True,
    class_: str = "",
) -> SafeString:
    """Print `<img>` for a stored name or a PictureField's value; see core.images.markup."""
    return markup.picture(source, alt, sizes=sizes, lazy=lazy, class_=class_)
