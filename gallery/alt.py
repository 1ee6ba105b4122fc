"""Which words say what a picture shows, and which only look as if they did."""

import re

from django.core.exceptions import ValidationError

from core.vietnamese.folding import fold

#: Names that cameras, telephones and programs give: IMG_2034, DSC01234, PXL_20240616_123456,
#: Screenshot 2024-06-16, z4567890123456_0a1b2c, image (3), 20240616_101530, a1b2c3d4e5f6a7b8.
_NAMES = re.compile(
    r"""
    (?: img | dsc[a-z]? | dcim | pxl | mvimg | vid | fb_img | imag | gopr | dji | sam | p1
      | image | photo | picture | pic | scan | screenshot | screen | untitled | capture
      | anh | hinh | hinh\ anh | anh\ chup | anh\ chup\ man\ hinh | zalo | viber | received
      | z | wp | kakaotalk | messenger | thumbnail | new | copy | ban\ sao
    )?
    [\s_()\[\].,:~#+-]*
    (?: (?: [0-9]+ | e[0-9]+ | copy | edited | burst | wa[0-9]+ | at | am | pm | [0-9a-f]{12,} )
        [\s_()\[\].,:~#+-]*
    )*
    """,
    re.VERBOSE,
)
_FILE = re.compile(r"\.(jpe?g|png|webp|gif|heic|heif|tiff?|bmp|raw|dng)$")

NO_WORDS = (
    "“%(text)s” là tên tệp, không phải mô tả; hãy ghi trong ảnh có gì, ví dụ “Đoàn viên "
    "dọn vệ sinh bờ kênh”."
)


def looks_like_a_file_name(text: str) -> bool:
    """Whether the text says nothing of what is to be seen."""
    folded = fold(text).strip()
    return bool(_FILE.search(folded) or _NAMES.fullmatch(folded))


def validate_alt(text: str) -> None:
    """Refuse what is no description. Raises ValidationError."""
    if text and looks_like_a_file_name(text):
        raise ValidationError(NO_WORDS, code="file_name", params={"text": text[:60]})
