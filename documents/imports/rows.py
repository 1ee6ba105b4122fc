"""One row of the list as values of a document, with a sentence for each cell that is wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from core.publishing.states import State
from core.vietnamese.fields import BLANK
from core.vietnamese.folding import fold, squeeze, tidy_lines
from documents.models import Confidentiality, Document, Signer
from documents.models.taxonomy import ScopeKind

from .columns import REQUIRED
from .lookups import Lookups
from .values import day_of, is_blank, parts_of, shown, text_of, yes_or_no

_CONFIDENTIALITY = {fold(str(label)): value for value, label in Confidentiality.choices} | {
    "thuong": "normal",
    "khong": "normal",
    "cong khai": "normal",
    "toi mat": "secret",
    "tuyet mat": "secret",
}
_STATES = {
    "ban nhap": State.DRAFT,
    "nhap": State.DRAFT,
    "xuat ban": State.PUBLISHED,
    "da xuat ban": State.PUBLISHED,
    "dang": State.PUBLISHED,
    "da dang": State.PUBLISHED,
}


@dataclass
class Reading:
    """What a row says; fields of blank cells are missing, those of wrong ones are in `errors`."""

    values: dict[str, Any] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)


class RowReader:
    """Reads rows by the tables of the registry."""

    def __init__(self, lookups: Lookups) -> None:
        self._lookups = lookups
        self._alone: dict[str, Callable[[Any], Any]] = {
            "number": _number,
            "system": lookups.system,
            "issuer": lookups.issuer,
            "co_issuers": lambda cell: [lookups.issuer(part) for part in parts_of(cell)],
            "issued_on": day_of,
            "effective_on": day_of,
            "expires_on": day_of,
            "expiry_reason": lambda cell: squeeze(text_of(cell)),
            "shortened_procedure": yes_or_no,
            "summary": lambda cell: tidy_lines(text_of(cell)),
            "signer_title": lambda cell: squeeze(text_of(cell)),
            "fields": lambda cell: [lookups.field(part) for part in parts_of(cell)],
            "confidentiality": lambda cell: _choice(cell, _CONFIDENTIALITY, Confidentiality.labels),
            "state": lambda cell: _choice(cell, _STATES, State.labels),
            "files": parts_of,
        }

    def read(self, cells: dict[str, Any]) -> Reading:
        """The values of a row; what depends on others is read last."""
        found = Reading()
        cells = {name: cell for name, cell in cells.items() if not is_blank(cell)}
        for name, read in self._alone.items():
            if name in cells:
                self._take(found, name, partial(read, cells[name]))
        for column in REQUIRED:
            if column.field not in cells:
                found.errors[column.field] = "còn trống."
        # A type that cannot be told for want of a number is no fault of its own.
        self._take_type(found, cells)
        self._take_term(found, cells)
        if "signer" in cells:
            self._take(found, "signer", lambda: self._signer(found, cells["signer"]))
        return found

    def document(self, found: Reading) -> Document | None:
        """A document with the identity of the row; None while that is not known."""
        values = found.values
        parts = ("number", "type", "issuer", "issued_on")
        if any(name in found.errors for name in (*parts, "term")):
            return None
        document = Document(**{name: values[name] for name in parts}, term=values.get("term"))
        document.set_keys()
        return document

    def _take(self, found: Reading, name: str, read: Callable[[], Any]) -> None:
        try:
            value = read()
        except ValueError as error:
            found.errors[name] = str(error)
        else:
            if value == "":
                # Of invisible characters only
                found.errors[name] = BLANK
            else:
                found.values[name] = value

    def _take_type(self, found: Reading, cells: dict[str, Any]) -> None:
        if "type" not in cells or {"number", "issuer", "system"} & found.errors.keys():
            return
        values = found.values
        read = self._lookups.type
        given = (values.get("system"), values.get("issuer"), values.get("number", ""))
        self._take(found, "type", lambda: read(cells["type"], *given))

    def _take_term(self, found: Reading, cells: dict[str, Any]) -> None:
        """The term of party papers; that of others is no part of what they are."""
        kind, issuer = found.values.get("type"), found.values.get("issuer")
        day = found.values.get("issued_on")
        if kind is None or issuer is None or day is None or kind.scope != ScopeKind.TERM:
            return
        self._take(found, "term", lambda: self._lookups.term(issuer, day, cells.get("term")))
        if "term" in found.values and found.values["term"] is None:
            found.errors["term"] = (
                f"{issuer} chưa có nhiệm kỳ nào chứa ngày {day:%d/%m/%Y}; hãy thêm nhiệm kỳ ở "
                "mục Cơ quan ban hành."
            )

    def _signer(self, found: Reading, cell: Any) -> Signer:
        name = squeeze(text_of(cell))
        if len(name) > 100:
            raise ValueError(f"“{shown(name)}” dài quá 100 ký tự.")
        return self._lookups.signer(name, found.values.get("signer_title", "")[:150])


def _number(cell: Any) -> str:
    number = squeeze(text_of(cell))
    if len(number) > 100:
        raise ValueError(f"“{shown(number)}” dài quá 100 ký tự.")
    if not any(char.isdecimal() for char in number):
        raise ValueError(f"“{shown(number)}” phải có chữ số, ví dụ 35-CT/TW.")
    return number


def _choice(cell: Any, choices: dict[str, Any], labels: list[Any]) -> Any:
    found = choices.get(fold(text_of(cell)))
    if found is None:
        names = "; ".join(str(label) for label in labels)
        raise ValueError(f"“{shown(cell)}” không có; hãy chọn một trong: {names}.")
    return found
