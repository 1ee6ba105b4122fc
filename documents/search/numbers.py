"""The documents that a typed number can mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from documents.keys import understand
from documents.models import Document
from documents.numbers import Query

_BY_TERM = (
    "Số văn bản của Đảng được đánh lại từ đầu ở mỗi nhiệm kỳ, "
    "nên cùng một số ký hiệu có thể là nhiều văn bản khác nhau."
)
_BY_YEAR = (
    "Số văn bản được đánh lại từ đầu mỗi năm, "
    "nên cùng một số ký hiệu có thể là nhiều văn bản khác nhau."
)
_BY_ISSUER = "Mỗi cơ quan đánh số riêng, và số ký hiệu không nói hết tên cơ quan ban hành."
_PARTIAL = "Số vừa gõ chưa đủ để biết chỉ một văn bản."


class Row(NamedTuple):
    """The little of a document by which its number is compared."""

    key: int
    number: str
    code: str


def rows_of(query: Query) -> list[Row]:
    """All held documents, public or not, whose number begins with the counter that was typed."""
    if not query.is_number:
        return []
    rows = Document.objects.filter(counter=query.counter)
    return [Row(*row) for row in rows.values_list("pk", "number", "issuer__code")]


def fitting(query: Query, rows: Iterable[Row]) -> list[Row]:
    """Those that have everything that was typed of the number.

    Keys know no marks, so that `12/HĐ-UBND` and `12/HD-UBND` have one: each number is read as
    it is printed, and `fits` tells them apart where marks were typed.
    """
    if not query.is_number:
        return []
    readings: dict[tuple[str, str], bool] = {}
    found = []
    for row in rows:
        written = (row.number, row.code)
        if written not in readings:
            number = understand(*written).number
            readings[written] = number is not None and query.fits(number)
        if readings[written]:
            found.append(row)
    return found


def is_whole(query: Query) -> bool:
    """Whether enough was typed to name one document: counter, body, and a type if it has one."""
    if query.rest:
        return False
    whole = query.number is not None and query.number.resolved
    return whole or bool(query.types and query.organs)


def reason(documents: Iterable[Document]) -> str:
    """Why there are several: what their number does not say."""
    several: Sequence[Document] = list(documents)
    if len(several) < 2:
        return ""
    if len({document.number_key for document in several}) > 1:
        return _PARTIAL
    if len({document.issuer_id for document in several}) > 1:
        return _BY_ISSUER
    if len({document.scope_key for document in several}) > 1:
        return _BY_TERM if several[0].type.scope == "term" else _BY_YEAR
    return _PARTIAL
