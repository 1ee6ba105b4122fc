"""The columns of the list, their headings and the headings that people write instead."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.vietnamese.folding import fold


@dataclass(frozen=True)
class Column:
    """A column by the field that it fills; `others` are folded headings that mean it too."""

    field: str
    heading: str
    width: int
    others: tuple[str, ...] = ()
    required: bool = False


COLUMNS = (
    Column(
        "number",
        "Số ký hiệu",
        20,
        ("so", "so hieu", "so va ky hieu", "so hieu van ban", "so ky hieu van ban", "so van ban"),
        required=True,
    ),
    Column("type", "Loại văn bản", 18, ("loai", "ten loai", "the loai"), required=True),
    Column("system", "Hệ thống", 24, ("he thong van ban",)),
    Column(
        "issuer",
        "Cơ quan ban hành",
        34,
        ("co quan", "noi ban hanh", "don vi ban hanh", "co quan ban hanh van ban"),
        required=True,
    ),
    Column("co_issuers", "Cùng ban hành", 24, ("co quan cung ban hanh",)),
    Column("term", "Nhiệm kỳ", 18, ("khoa",)),
    Column(
        "issued_on",
        "Ngày ban hành",
        15,
        ("ngay ky", "ngay van ban", "ngay ky ban hanh", "ngay thang", "ngay"),
        required=True,
    ),
    Column("effective_on", "Ngày có hiệu lực", 15, ("ngay hieu luc", "hieu luc tu", "co hieu luc")),
    Column(
        "expires_on",
        "Hết hiệu lực từ",
        15,
        ("ngay het hieu luc", "het hieu luc", "het hieu luc tu ngay"),
    ),
    Column("expiry_reason", "Lý do hết hiệu lực", 24),
    Column("shortened_procedure", "Thủ tục rút gọn", 10, ("trinh tu rut gon", "rut gon")),
    Column(
        "summary",
        "Trích yếu",
        70,
        ("trich yeu noi dung", "noi dung", "noi dung trich yeu", "ten van ban", "ve viec"),
        required=True,
    ),
    Column("signer", "Người ký", 22, ("ho ten nguoi ky", "nguoi ky van ban")),
    Column("signer_title", "Chức danh", 22, ("chuc vu", "chuc danh nguoi ky", "chuc vu nguoi ky")),
    Column("fields", "Lĩnh vực", 26),
    Column("confidentiality", "Độ mật", 14, ("muc do mat", "mat")),
    Column("state", "Trạng thái", 12, ("tinh trang dang", "dang")),
    Column("files", "Tệp", 30, ("ten tep", "tep dinh kem", "file", "ten file", "file dinh kem")),
)
HEADINGS = {column.field: column.heading for column in COLUMNS}
REQUIRED = tuple(column for column in COLUMNS if column.required)
_HINT = re.compile(r"\([^)]*\)")
_NO_WORD = re.compile(r"[^a-z0-9]+")


def plain_heading(text: str) -> str:
    """What headings are compared by: `Số, ký hiệu (*)` is `so ky hieu`."""
    return " ".join(_NO_WORD.sub(" ", _HINT.sub(" ", fold(text))).split())


_FIELDS = {
    name: column.field
    for column in COLUMNS
    for name in (plain_heading(column.heading), *column.others)
}


def field_of(heading: str) -> str | None:
    """The field that a heading means; None for columns of the officer's own."""
    return _FIELDS.get(plain_heading(heading))
