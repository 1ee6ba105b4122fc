"""Types and bodies that a registry adds, and what the words of a vocabulary find."""

from documents.numbers import STANDARD, DocumentType, Family, Organ, find, read_query
from documents.numbers.organs import ORGANS
from documents.numbers.types import TYPES


def test_a_registry_adds_its_own_types_and_bodies():
    ours = STANDARD.extended(
        types=[DocumentType("QĐi", "quy định", frozenset({Family.PARTY}))],
        organs=[Organ("ĐUP", party=True, names=("đảng ủy phường",)), Organ("TTPVHCC")],
    )
    text = "Quy định số 12-QĐi/TU; 13/NQ-ĐUP; 14 QĐ TTPVHCC; Nghị quyết 15 của Đảng ủy phường"
    assert [found.number.printed for found in find(text, ours)] == [
        "12-QĐi/TU",
        "13-NQ/ĐUP",
        "14/QĐ-TTPVHCC",
        "15-NQ/ĐUP",
    ]
    assert [found.number.printed for found in find(text)] == ["13/NQ-ĐUP", "15-NQ/ĐU"]
    assert read_query("13 nq dup", ours).organs == ("ĐUP",)


def test_two_bodies_of_one_name_are_not_guessed():
    ours = STANDARD.extended(organs=[Organ("BCT2", party=True, names=("bộ chính trị",))])
    assert not find("Nghị quyết số 45 của Bộ Chính trị", ours)[0].number.resolved


def test_glued_letters_try_the_longer_type_first():
    ours = STANDARD.extended(organs=[Organ("RTU")])
    assert ours.glued("ctrtu") == (("CTr",), "TU")
    assert ours.glued("cttu") == (("CT",), "TU")
    assert ours.glued("cthuong") == ((), None)


def test_codes_and_names_are_in_one_form():
    codes = [organ.code for organ in ORGANS]
    assert len(codes) == len(set(codes))
    for organ in ORGANS:
        assert STANDARD.organ_code(organ.code) == organ.code or organ.numbered
        assert all(name == name.lower().strip() for name in organ.names)
    for kind in TYPES:
        assert kind.name == kind.name.lower()
        if kind.abbreviation:
            assert STANDARD.abbreviations(kind.abbreviation)[0] == kind.abbreviation


def test_the_code_of_a_term_needs_its_number():
    assert STANDARD.organ_code("qh15") == "QH15"
    assert STANDARD.organ_code("ubtvqh15") == "UBTVQH15"
    assert STANDARD.organ_code("QH") is None
    assert STANDARD.organ_code("TW15") is None
