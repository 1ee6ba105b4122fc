"""Pictures in HTML, made from the stored name alone: no query, no look at the disk."""

from django.core.files.storage import default_storage
from django.db.models.fields.files import FieldFile
from django.forms.utils import flatatt
from django.utils.safestring import SafeString, mark_safe

from core.images.names import rendition_name, rendition_widths, size_of


def srcset_of(name: str) -> str:
    """The value of `srcset`: every rendition and the picture itself, narrowest first.

    Empty when the picture has no renditions, or the name was not made by core.images.
    """
    widths = rendition_widths(name)
    size = size_of(name)
    if not widths or size is None:
        return ""
    names = {width: rendition_name(name, width) for width in widths} | {size[0]: name}
    return ", ".join(f"{default_storage.url(each)} {width}w" for width, each in names.items())


def picture(
    source: str | FieldFile | None,
    alt: str = "",
    *,
    sizes: str = "100vw",
    lazy: bool = True,
    class_: str = "",
) -> SafeString:
    """An `<img>` for a stored name or a PictureField's value; nothing when there is none.

    `lazy=False` is for the one picture a page opens with: it is loaded at once and first.
    """
    name = str(source or "")
    if not name:
        return SafeString("")
    attributes: dict[str, str | int] = {"src": default_storage.url(name)}
    if srcset := srcset_of(name):
        attributes |= {"srcset": srcset, "sizes": sizes}
    if size := size_of(name):
        attributes |= {"width": size[0], "height": size[1]}
    attributes["alt"] = alt or ""
    if class_:
        attributes["class"] = class_
    attributes |= {"loading": "lazy"} if lazy else {"fetchpriority": "high"}
    attributes["decoding"] = "async"
    return mark_safe(f"<img{flatatt(attributes)}>")  # noqa: S308  flatatt escapes every value
