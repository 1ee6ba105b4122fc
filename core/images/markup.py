"""Pictures in HTML, made from the stored name alone: no query, no look at the disk."""

from functools import lru_cache

from django.core.files.storage import default_storage
from django.db.models.fields.files import FieldFile
from django.forms.utils import flatatt
from django.utils.safestring import SafeString, mark_safe

from core.images.names import rendition_name, rendition_widths, size_of, webp_widths


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


def webp_srcset_of(name: str) -> str:
    """The same in WebP, for a `<source>`; empty where there is nothing besides the picture."""
    return ", ".join(
        f"{default_storage.url(rendition_name(name, width, 'webp'))} {width}w"
        for width in webp_widths(name)
    )


def picture(
    source: str | FieldFile | None,
    alt: str = "",
    *,
    sizes: str = "100vw",
    lazy: bool = True,
    class_: str = "",
) -> SafeString:
    """A `<picture>` for a stored name or a PictureField's value; nothing when there is none.

    WebP is offered first. Where there is none to offer it is an `<img>` alone.
    `lazy=False` is for the one picture a page opens with: it is loaded at once and first.
    """
    name = str(source or "")
    return _picture(name, alt or "", sizes, lazy, class_) if name else SafeString("")


@lru_cache(maxsize=2048)
def _picture(name: str, alt: str, sizes: str, lazy: bool, class_: str) -> SafeString:
    attributes: dict[str, str | int] = {"src": default_storage.url(name)}
    if srcset := srcset_of(name):
        attributes |= {"srcset": srcset, "sizes": sizes}
    if size := size_of(name):
        attributes |= {"width": size[0], "height": size[1]}
    attributes["alt"] = alt
    if class_:
        attributes["class"] = class_
    attributes |= {"loading": "lazy"} if lazy else {"fetchpriority": "high"}
    attributes["decoding"] = "async"
    source_attributes = {"type": "image/webp", "srcset": webp_srcset_of(name), "sizes": sizes}
    image = f"<img{flatatt(attributes)}>"
    if source_attributes["srcset"]:
        image = f"<picture><source{flatatt(source_attributes)}>{image}</picture>"
    return mark_safe(image)  # noqa: S308  flatatt escapes every value
