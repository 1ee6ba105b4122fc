"""Identity, confidentiality, relations and statuses of stored documents."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from core.publishing.states import State
from documents.models import Document, Issuer, Relation, StatusEvent, StatusPeriod
from documents.models.documents import statuses_on
from documents.services import courses_of
from documents.status import EventKind, Status
from tests import factories

pytestmark = pytest.mark.django_db

DAY = date(2026, 1, 1)


def status(document: Document, day: date = DAY) -> Status:
    return statuses_on([document.pk], day)[document.pk]


def _target() -> Document | None:
    return Relation.objects.get().target


def test_one_number_in_two_terms() -> None:
    old = factories.document(number="35-CT/TW", issued_on=date(2019, 5, 30))
    new = factories.document(number="35- CT/ TW", issued_on=date(2024, 6, 14))
    assert old.number_key == new.number_key
    assert old.scope_key != new.scope_key
    assert (old.slug, new.slug) == ("chi-thi-35-ct-tw-2019", "chi-thi-35-ct-tw-2024")


def test_a_clash_names_the_other_record() -> None:
    first = factories.document(number="35-CT/TW", issued_on=date(2024, 6, 14))
    with pytest.raises(ValidationError) as caught:
        factories.document(number="35–CT/TW", issued_on=date(2023, 1, 1))
    assert str(first) in str(caught.value.message_dict["number"])


def test_the_database_holds_the_identity() -> None:
    first = factories.document(number="35-CT/TW")
    with pytest.raises(IntegrityError), transaction.atomic():
        Document(
            number="35-ct/tw",
            type=first.type,
            issuer=first.issuer,
            term=first.term,
            issued_on=first.issued_on,
            summary="Khác.",
        ).save()


@pytest.mark.parametrize("level", ["secret", "internal"])
def test_a_secret_paper_is_never_public(level: str) -> None:
    with pytest.raises(ValidationError) as caught:
        factories.document(confidentiality=level)
    assert "confidentiality" in caught.value.message_dict
    draft = factories.document(confidentiality=level, state=State.DRAFT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.filter(pk=draft.pk).update(state=State.PUBLISHED)
    draft.state = State.PUBLISHED
    with pytest.raises(IntegrityError), transaction.atomic():
        draft.save()


def test_a_number_without_a_body_gets_its_issuers() -> None:
    party = factories.issuer(code="ĐU")
    kind = factories.document_type(name="thông báo", abbreviation="TB")
    made = factories.document(number="159-TB", issuer=party, type=kind)
    assert (made.number, made.number_key) == ("159-TB", "159-tb/du")


def test_a_number_without_digits_is_refused() -> None:
    with pytest.raises(ValidationError) as caught:
        factories.document(number="CT/TW")
    assert "number" in caught.value.message_dict


def test_a_party_paper_needs_a_term() -> None:
    with pytest.raises(ValidationError) as caught:
        factories.document(term=None)
    assert "nhiệm kỳ" in str(caught.value.message_dict["term"])


def test_replacing_ends_on_the_day_of_the_new_one() -> None:
    old = factories.document(issued_on=date(2011, 11, 1))
    new = factories.document(issued_on=date(2021, 10, 25))
    assert status(old) == Status.IN_FORCE
    relation = Relation.objects.create(source=new, kind="replaces", target=old)
    assert status(old) == Status.ENDED
    assert status(old, date(2021, 10, 24)) == Status.IN_FORCE
    assert status(old, date(2011, 10, 31)) == Status.PENDING
    relation.delete()
    assert status(old) == Status.IN_FORCE


def test_what_a_draft_says_is_not_so_yet() -> None:
    old = factories.document(issued_on=date(2011, 11, 1))
    new = factories.document(issued_on=date(2021, 10, 25), state=State.DRAFT)
    Relation.objects.create(source=new, kind="replaces", target=old)
    assert status(old) == Status.IN_FORCE
    new.state = State.PUBLISHED
    new.save()
    assert status(old) == Status.ENDED
    Document.objects.filter(pk=new.pk).delete()
    assert status(old) == Status.IN_FORCE


def test_a_relation_waits_for_its_target() -> None:
    new = factories.document(issued_on=date(2021, 10, 25))
    Relation.objects.create(
        source=new, kind="replaces", target_text="Chỉ thị 47-CT/TW, ngày 01/11/2011"
    )
    assert _target() is None
    factories.document(number="47-CT/TW", issued_on=date(2001, 11, 1))
    assert _target() is None
    right = factories.document(number="47-CT/TW", issued_on=date(2011, 11, 1))
    assert _target() == right
    assert status(right) == Status.ENDED
    right.delete()
    assert _target() is None
    assert Relation.objects.get().target_text == "Chỉ thị 47-CT/TW, ngày 01/11/2011"


def _ward(name: str) -> Issuer:
    return factories.issuer(name=f"Ủy ban nhân dân phường {name}", code="UBND", level="commune")


@pytest.mark.parametrize(
    ("words", "number", "kind", "abbreviation"),
    [
        ("Chương trình hành động số 05-CTr/TU ngày 06/11/2025", "05-CTr/TU", "chương trình", "CTr"),
        ("Quy định số 37-QĐ/TU ngày 06/11/2025", "37-QĐ/TU", "quy định", "QĐ"),
    ],
)
def test_what_a_relation_waits_for_may_be_called_by_another_name(
    words: str, number: str, kind: str, abbreviation: str
) -> None:
    new = factories.document(issued_on=date(2025, 12, 1))
    Relation.objects.create(source=new, kind="based_on", target_text=words)
    city = factories.issuer(name="Thành ủy Hoa Sen", code="TU", level="province", is_party=True)
    factories.document(
        number=number,
        issuer=city,
        type=factories.document_type(name="quyết định", abbreviation="QĐ"),
        issued_on=date(2025, 11, 6),
    )
    assert _target() is None
    right = factories.document(
        number=number,
        issuer=city,
        type=factories.document_type(name=kind, abbreviation=abbreviation),
        issued_on=date(2025, 11, 6),
    )
    assert _target() == right


@pytest.mark.parametrize(
    ("words", "waits"),
    [
        ("Quyết định 01/QĐ-UBND", False),
        ("Quyết định 01/QĐ-UBND của UBND phường Hoa Sen", False),
        ("Quyết định 01/QĐ-UBND ngày 05/01/2026", False),
        ("Quyết định 01/QĐ-UBND của UBND phường Hoa Sen Đông", True),
        ("Quyết định 01/QĐ-UBND ngày 05/01/2026 của UBND phường Hoa Sen Đông", True),
        ("Quyết định 01/QĐ-UBND ngày 06/01/2026", True),
    ],
)
def test_the_body_in_the_words_decides_for_a_relation(words: str, waits: bool) -> None:
    kind = factories.document_type(name="quyết định", abbreviation="QĐ")
    ward, other = _ward("Hoa Sen"), _ward("Mai Vàng")
    old = factories.document(
        number="01/QĐ-UBND", issuer=ward, type=kind, issued_on=date(2026, 1, 5)
    )
    factories.document(number="01/QĐ-UBND", issuer=other, type=kind, issued_on=date(2026, 1, 2))
    new = factories.document(
        number="09/QĐ-UBND", issuer=ward, type=kind, issued_on=date(2026, 2, 5)
    )
    Relation.objects.create(source=new, kind="replaces", target_text=words)
    assert _target() == (None if waits else old)


def test_a_body_goes_on_with_the_papers_of_the_one_before_it() -> None:
    kind = factories.document_type(name="quyết định", abbreviation="QĐ")
    before, now = _ward("Hoa Sen"), _ward("Hoa Sen Mới")
    before.successors.add(now)
    old = factories.document(
        number="01/QĐ-UBND", issuer=before, type=kind, issued_on=date(2025, 1, 5)
    )
    new = factories.document(number="09/QĐ-UBND", issuer=now, type=kind, issued_on=date(2026, 2, 5))
    Relation.objects.create(source=new, kind="replaces", target_text="Quyết định 01/QĐ-UBND")
    assert _target() == old


def test_not_to_itself_and_circles_end() -> None:
    one, two = factories.document(), factories.document()
    with pytest.raises(ValidationError):
        Relation(source=one, kind="replaces", target=one).full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        Relation.objects.create(source=one, kind="replaces", target=one)
    Relation.objects.create(source=one, kind="replaces", target=two)
    Relation.objects.create(source=two, kind="replaces", target=one)
    assert status(one) == status(two) == Status.ENDED


def test_a_judgement_needs_a_note() -> None:
    made = factories.document()
    event = StatusEvent(document=made, kind=EventKind.UNSUITABLE, on=date(2025, 1, 1))
    with pytest.raises(ValidationError):
        event.full_clean()
    event.note = "Theo rà soát."
    event.save()
    assert status(made) == Status.UNSUITABLE
    event.delete()
    assert status(made) == Status.IN_FORCE


def test_the_periods_cover_every_day_once() -> None:
    made = factories.document(expires_on=date(2025, 1, 1))
    rows = list(StatusPeriod.objects.filter(document=made))
    assert rows[0].start == date.min
    assert rows[-1].end == date.max
    assert [row.end for row in rows[:-1]] == [row.start for row in rows[1:]]
    stored = [(row.status, row.start, row.end) for row in rows]
    assert stored == courses_of([made.pk])[made.pk]
    for day, expected in [
        (date(2024, 6, 13), Status.PENDING),
        (date(2024, 6, 14), Status.IN_FORCE),
        (date(2024, 12, 31), Status.IN_FORCE),
        (date(2025, 1, 1), Status.ENDED),
    ]:
        assert status(made, day) == expected
        assert list(Document.objects.with_status(expected, day)) == [made]


@pytest.mark.parametrize(
    ("number", "counter"),
    [("035-CT/TW", 35), ("12A/QĐ-UBND", 12), ("1234567890/QĐ-UBND", None), ("Lệnh số 3", None)],
)
def test_the_counter_of_a_number(number: str, counter: int | None) -> None:
    made = factories.document(number=number)
    assert Document.objects.get(pk=made.pk).counter == counter
