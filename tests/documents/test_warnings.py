"""What looks wrong in a record without being forbidden."""

from datetime import date
from typing import Any

import pytest

from core.publishing.states import State
from documents import warnings
from documents.models import Document, Relation
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def legal(**values: Any) -> Document:
    """A local normative text."""
    kind = factories.document_type(name="quyết định", family="legal", abbreviation="QĐ")
    issuer = factories.issuer(code="UBND", level="commune", is_party=False)
    defaults = {
        "number": "5/2025/QĐ-UBND",
        "type": kind,
        "issuer": issuer,
        "issued_on": date(2025, 8, 1),
        "effective_on": date(2025, 8, 11),
    }
    return factories.document(**defaults | values)


def test_a_good_record_has_none() -> None:
    assert warnings.of_document(legal()) == []
    assert warnings.of_document(factories.document(issuer=factories.issuer())) == []


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"effective_on": date(2025, 7, 31)}, "đứng trước ngày ban hành"),
        ({"effective_on": date(2025, 8, 10)}, "sớm nhất 10 ngày"),
        ({"effective_on": None}, "Chưa ghi ngày có hiệu lực"),
        ({"expires_on": date(2025, 8, 11)}, "chưa có ngày nào có hiệu lực"),
        ({"issued_on": date(2027, 1, 1), "effective_on": date(2027, 2, 1)}, "còn ở phía trước"),
        ({"number": "12A/QĐ"}, "Không đọc được số ký hiệu"),
        ({"number": "5/2025/NQ-UBND"}, "ghi loại NQ"),
        ({"number": "5/2025/QĐ-HĐND"}, "ghi cơ quan HĐND"),
        ({"number": "5-QĐ/TW"}, "lối cấp ủy Đảng"),
    ],
)
def test_each_of_the_record(values: dict[str, Any], words: str) -> None:
    assert words in " ".join(warnings.of_record(legal(**values)))


def test_the_shortened_procedure_may_be_sooner() -> None:
    made = legal(effective_on=date(2025, 8, 2), shortened_procedure=True)
    assert warnings.of_record(made) == []


def test_a_body_that_did_not_exist() -> None:
    gone = factories.issuer(code="TW", valid_until=date(2023, 12, 31))
    assert "đến hết 31/12/2023" in warnings.of_record(factories.document(issuer=gone))[0]
    later = factories.issuer(code="TW", valid_from=date(2025, 7, 1))
    assert "từ 01/07/2025" in warnings.of_record(factories.document(issuer=later))[0]


def test_replaced_and_still_in_force() -> None:
    old, new = legal(), legal(number="6/2025/QĐ-UBND", effective_on=None)
    Relation.objects.create(source=new, kind="replaces", target=old)
    assert "vẫn còn hiệu lực" in warnings.of_document(old)[0]
    assert "chưa có ngày" in warnings.of_document(new)[1]
    new.effective_on, new.state = date(2025, 9, 1), State.DRAFT
    new.save()
    assert "còn là bản nháp" in warnings.of_document(old)[0]
    new.state = State.PUBLISHED
    new.save()
    assert warnings.of_document(old) == []


def test_replaced_before_it_was_issued() -> None:
    old, new = legal(), legal(number="6/2025/QĐ-UBND")
    Relation.objects.create(source=new, kind="replaces", target=old, on=date(2025, 7, 1))
    assert "trước khi văn bản đó được ban hành" in warnings.of_document(new)[0]


def test_a_circle_of_replacements() -> None:
    one, two = legal(), legal(number="6/2025/QĐ-UBND")
    Relation.objects.create(source=one, kind="replaces", target=two)
    Relation.objects.create(source=two, kind="repeals", target=one)
    assert "Vòng tròn" in warnings.of_document(one)[0]
    assert "Vòng tròn" in warnings.of_document(two)[0]
