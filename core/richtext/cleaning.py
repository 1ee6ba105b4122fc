"""What an officer pastes becomes safe, tidy HTML, whatever the path it comes by."""

import re
import unicodedata
from typing import Any, cast

import nh3
from django.core.exceptions import ValidationError
from django.utils.safestring import SafeString

from core.richtext.allowlist import nh3_arguments
from core.richtext.bounds import TOO_DEEP, within_bounds
from core.richtext.links import host_of, is_outside, safe_image
from core.richtext.tidying import is_block, tidy
from core.richtext.tree import Node, tree_of

#: What `clean` raises: a ValidationError whose message is a Vietnamese sentence.
RichTextError = ValidationError

# Control characters, lone surrogates, and what is invisible: zero-width space, soft hyphen,
# direction overrides, byte order mark. Joiners stay: other scripts need them.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b\u202a-\u202e\u2066-\u2069\ufeff"
    "\ud800-\udfff\ufff9-\uffff]"
)
_ROUNDS = 4


class CleanHtml(SafeString):
    """HTML that has been cleaned; only `clean` and the database make it."""

    __slots__ = ()


def plain(text: str) -> str:
    """The text in NFC, without control and invisible characters.

    A combining solidus goes too: NFC would make one character of it and a tag's ">".
    """
    text = _UNWANTED.sub("", text).replace("=\u0338", "≠").replace("\u0338", "")
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def _sanitised(html: str) -> str:
    return plain(nh3.clean(within_bounds(html), **cast("Any", nh3_arguments())))


def clean(html: str) -> CleanHtml:
    """The safe and tidy form of any HTML; what is clean already comes back as it is.

    Raises RichTextError when the HTML is too large or nested too deeply.
    """
    if isinstance(html, CleanHtml):
        return html
    try:
        return CleanHtml(_settled(_sanitised(plain(html))))
    except RecursionError as error:
        # Broken tables can nest somewhat deeper than was counted.
        raise RichTextError(TOO_DEEP, code="too_deep") from error


def _settled(text: str) -> str:
    """Tidied until nothing changes any more.

    Once is enough for what editors write; on broken HTML a parser may need another round
    to agree with itself.
    """
    for _ in range(_ROUNDS):
        again = _sanitised(tidy(text)).strip()
        if again == text:
            break
        text = again
    return text


def foreign_images(html: str) -> list[str]:
    """Addresses of images that `clean` removes for not being in the portal's own store.

    Raises RichTextError as `clean` does.
    """
    arguments = {"tags": {"img"}, "attributes": {"img": {"src"}}, "link_rel": None}
    schemes = {"http", "https", "data", "file", "blob", "cid"}
    found = nh3.clean(within_bounds(plain(html)), url_schemes=schemes, **cast("Any", arguments))
    sources = [image.attributes.get("src", "") for image in tree_of(found).all("img")]
    return [source for source in sources if source and not safe_image(source)]


def images_without_alt(html: str) -> list[str]:
    """Addresses of the images of clean HTML that have no alternative text."""
    images = [image.attributes for image in tree_of(html).all("img")]
    return [image.get("src", "") for image in images if not image.get("alt", "").strip()]


def outside_hosts(html: str) -> list[str]:
    """Hosts that clean HTML links to and that are neither ours nor trusted, in order."""
    addresses = [link.attributes.get("href", "") for link in tree_of(html).all("a")]
    return sorted({host_of(address) for address in addresses if is_outside(address)})


def text_of(html: str) -> str:
    """The text of clean HTML, a blank line between blocks, for summaries and search."""
    blocks = [""]
    _collect_text(tree_of(html), blocks)
    lines = (" ".join(block.split()) for block in blocks)
    return "\n\n".join(line for line in lines if line)


def _collect_text(node: Node, blocks: list[str]) -> None:
    for child in node.children:
        if isinstance(child, str):
            blocks[-1] += child
        elif child.tag == "br":
            blocks[-1] += " "
        else:
            edge = [""] if is_block(child) else []
            blocks += edge
            _collect_text(child, blocks)
            blocks += edge
