"""What the registry begins with, and its demo content."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command

from documents.models import DocumentType, FieldOfWork, Issuer, Term
from documents.numbers import STANDARD, Family

pytestmark = pytest.mark.django_db


def run(*words: str) -> str:
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


def test_every_type_of_the_vocabulary_is_loaded_once() -> None:
    run("load_types")
    rows = set(DocumentType.objects.values_list("name", "family", "scope"))
    for kind in STANDARD.types:
        for family in kind.families:
            assert (kind.name, family.value, "term" if family.is_party else "year") in rows
    assert {Family(family) for _, family, _ in rows} == set(Family)
    assert FieldOfWork.objects.filter(parent=None).count() == 10
    for model in (DocumentType, FieldOfWork, Issuer, Term):
        for row in model.objects.all():
            row.full_clean()


def test_loading_again_changes_nothing_that_an_officer_changed() -> None:
    run("load_types")
    before = [model.objects.count() for model in (DocumentType, FieldOfWork, Issuer, Term)]
    Issuer.objects.filter(code="BXD").update(name="Bộ Xây dựng và Nhà ở")
    DocumentType.objects.filter(name="chỉ thị", family="party").update(order=7)
    assert "Thêm 0 loại văn bản, 0 lĩnh vực, 0 cơ quan trung ương, 0 nhiệm kỳ." in run("load_types")
    assert [m.objects.count() for m in (DocumentType, FieldOfWork, Issuer, Term)] == before
    assert Issuer.objects.get(code="BXD").name == "Bộ Xây dựng và Nhà ở"
    assert DocumentType.objects.get(name="chỉ thị", family="party").order == 7


def test_one_series_of_the_central_party_body() -> None:
    run("load_types")
    assert Issuer.objects.filter(code="TW").count() == 1
    days = Term.objects.filter(issuer__code="TW").values_list("starts_on", "ends_on")
    assert all(first < last for first, last in days if last)
