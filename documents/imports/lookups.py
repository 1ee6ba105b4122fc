"""Types, bodies, terms, signers and fields by the names that people write, asked once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

from core.vietnamese.folding import fold
from documents.keys import understand
from documents.models import DocumentType, FieldOfWork, Issuer, Signer, Term
from documents.models.taxonomy import FAMILIES
from documents.numbers import Family

from .values import shown, text_of

_Row = TypeVar("_Row")
#: Short names of the systems beside the full ones.
_SYSTEMS = {
    "hanh chinh": Family.STATE,
    "nha nuoc": Family.STATE,
    "chinh quyen": Family.STATE,
    "cong van": Family.LETTER,
    "quy pham phap luat": Family.LEGAL,
    "qppl": Family.LEGAL,
    "vbqppl": Family.LEGAL,
    "dang": Family.PARTY,
    "cap uy": Family.PARTY,
    "dai hoi": Family.CONGRESS,
} | {fold(str(label)): Family(value) for value, label in FAMILIES}


class Lookups:
    """What the names in a list mean; each table is read once."""

    def __init__(self) -> None:
        self._types = _by(DocumentType.objects.all(), lambda kind: (kind.name, str(kind)))
        issuers = list(Issuer.objects.all())
        self._issuers = _by(issuers, lambda issuer: (issuer.name,))
        self._codes = _by(issuers, lambda issuer: (issuer.code,))
        self._fields = _by(FieldOfWork.objects.all(), lambda field: (field.name,))
        self._signers = _by(Signer.objects.all(), lambda signer: (signer.name,))
        self._terms: dict[int, list[Term]] = defaultdict(list)
        for term in Term.objects.order_by("-starts_on"):
            self._terms[term.issuer_id].append(term)

    def issuer(self, value: Any) -> Issuer:
        """The body of a name, or of a code that only one has. Raises ValueError."""
        name = fold(text_of(value))
        found = self._issuers.get(name) or self._codes.get(name, [])
        if len(found) > 1:
            raise ValueError(f"“{shown(value)}” là chữ viết tắt của nhiều cơ quan; hãy ghi tên đủ.")
        if not found:
            raise ValueError(f"“{shown(value)}” chưa có trong danh mục Cơ quan ban hành.")
        return found[0]

    def system(self, value: Any) -> Family:
        """The system of papers. Raises ValueError."""
        family = _SYSTEMS.get(fold(text_of(value)))
        if family is None:
            names = "; ".join(str(label) for _, label in FAMILIES)
            raise ValueError(f"“{shown(value)}” không có; hãy chọn một trong: {names}.")
        return family

    def type(
        self, value: Any, system: Family | None, issuer: Issuer | None, number: str
    ) -> DocumentType:
        """The type of a name, in the system that is given or follows from body and number.

        Raises ValueError where there is none, or more than one is left.
        """
        found = self._types.get(fold(text_of(value)), [])
        if not found:
            raise ValueError(f"“{shown(value)}” chưa có trong danh mục Loại văn bản.")
        if system is not None:
            found = [kind for kind in found if kind.family == system.value]
            if not found:
                raise ValueError(f"“{shown(value)}” không có trong hệ thống văn bản đã ghi.")
        if len(found) > 1 and issuer is not None:
            found = [kind for kind in found if kind.is_party == issuer.is_party] or found
        if len(found) > 1:
            read = understand(number, issuer.code if issuer else "").number
            family = read.family.value if read and read.family else ""
            found = [kind for kind in found if kind.family == family] or found
        if len(found) > 1:
            names = "; ".join(kind.get_family_display() for kind in found)
            raise ValueError(
                f"“{shown(value)}” có ở nhiều hệ thống; hãy ghi cột “Hệ thống”: {names}."
            )
        return found[0]

    def term(self, issuer: Issuer, day: date, value: Any = None) -> Term | None:
        """The term of a name, or of the day; None when no term holds the day.

        Raises ValueError for a name that the body has not.
        """
        terms = self._terms[issuer.pk]
        if value is not None:
            name = fold(text_of(value))
            found = [term for term in terms if name in (fold(term.name), fold(str(term)))]
            if len(found) != 1:
                raise ValueError(f"{issuer} không có nhiệm kỳ “{shown(value)}”.")
            return found[0]
        holding = (t for t in terms if t.starts_on <= day and (not t.ends_on or t.ends_on >= day))
        return next(holding, None)

    def field(self, value: str) -> FieldOfWork:
        """The field of a name. Raises ValueError."""
        found = self._fields.get(fold(value), [])
        if not found:
            raise ValueError(f"“{shown(value)}” chưa có trong danh mục Lĩnh vực.")
        return found[0]

    def signer(self, name: str, title: str) -> Signer:
        """The one who signs; somebody new where nobody has the name."""
        same = self._signers.setdefault(fold(name), [])
        for signer in same:
            if not title or fold(signer.title) == fold(title):
                return signer
        if len(same) == 1:
            return same[0]
        made = Signer(name=name, title=title)
        same.append(made)
        return made


def _by(rows: Iterable[_Row], names: Any) -> dict[str, list[_Row]]:
    found: dict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        for name in names(row):
            found[fold(name)].append(row)
    return found
