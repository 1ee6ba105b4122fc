"""How a number is understood while it is typed, with what saving would say to it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse

from core.vietnamese.fields import LineFormField
from documents import warnings
from documents.keys import understand
from documents.models import Document, DocumentType, Issuer
from documents.numbers import STANDARD, Number


class NumberForm(forms.Form):
    """What the form of a document has so far; what is missing or wrong counts as not given."""

    number = LineFormField(max_length=100)
    type = forms.ModelChoiceField(DocumentType.objects.all(), required=False)
    issuer = forms.ModelChoiceField(Issuer.objects.all(), required=False)
    issued_on = forms.DateField(required=False)
    pk = forms.IntegerField(required=False, min_value=1, max_value=2**62)

    def document(self) -> Document:
        """A document that is not stored, with what was given."""
        self.full_clean()
        given = {name: value for name, value in self.cleaned_data.items() if value}
        return Document(**given)


def check(data: Any) -> dict[str, Any]:
    """What the number is taken for, remarks, and the record that has it already."""
    document = NumberForm(data).document()
    if not document.number:
        return {"understood": "", "remarks": [], "clash": None}
    answer = _as_saving_says(document) if _is_whole(document) else _alone(document)
    return {"understood": "", "remarks": [], "clash": None} | answer


def _is_whole(document: Document) -> bool:
    return bool(document.type_id and document.issuer_id and document.issued_on)


def _alone(document: Document) -> dict[str, Any]:
    """While type, issuer or day are missing: what the number says by itself."""
    code = document.issuer.code if document.issuer_id else ""
    number = understand(document.number, code).number
    if number is None:
        return {"remarks": ["Chưa đọc được số ký hiệu này theo mẫu nào."]}
    names = (kind.name for kind in STANDARD.types_with(number.type or "", number.family))
    name = document.type.name if document.type_id else " hoặc ".join(dict.fromkeys(names))
    return {"understood": _sentence(name, number, [_body(document, number)])}


def _as_saving_says(document: Document) -> dict[str, Any]:
    answer: dict[str, Any] = {}
    remarks: list[str] = []
    try:
        document.clean()
    except ValidationError as error:
        for line in (line for lines in error.error_dict.values() for line in lines):
            if line.code == "clash":
                answer["clash"] = _other((line.params or {})["other"])
            else:
                remarks += line.messages
    number = document.understanding().number
    if number is not None:
        scope = document.term.name if document.term else document.scope_key
        scope = f"năm {scope}" if scope.isdecimal() else scope
        words = [_body(document, number), scope]
        answer["understood"] = _sentence(document.type.name, number, words)
    answer["remarks"] = [*remarks, *warnings.of_number(document)]
    return answer


def _sentence(name: str, number: Number, words: list[str]) -> str:
    head = f"{name} {number.printed}".strip()
    return ", ".join(part for part in (f"{head[:1].upper()}{head[1:]}", *words) if part)


def _body(document: Document, number: Number) -> str:
    if document.issuer_id:
        return document.issuer.name
    # A code that several bodies have says nothing yet.
    named = Issuer.objects.filter(code=number.organ or "").values_list("name", flat=True)[:2]
    return named[0] if len(named) == 1 else ""


def _other(document: Document) -> dict[str, str]:
    address = reverse("admin:documents_document_change", args=[document.pk])
    return {"title": str(document), "url": address}
