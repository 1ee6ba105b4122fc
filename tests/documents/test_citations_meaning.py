"""Which document a citation means: by its day, its words, its body; else nobody decides."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from core.publishing.states import State
from documents.citations.meaning import Meaning
from documents.citations.reading import meanings_in
from documents.models import Document, Issuer
from tests.factories import NOW, article, document, document_type, issuer, term

pytestmark = pytest.mark.django_db


def cited(words: str, **values: Any) -> list[Meaning]:
    """What an article with these words cites."""
    return meanings_in(article(body=f"<p>{words}</p>", **values))


def meant(words: str, **values: Any) -> Document | None:
    """The document that the only number in the words means."""
    (meaning,) = cited(words, **values)
    return meaning.document


def on(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 2, tzinfo=UTC)


@pytest.fixture
def old() -> Document:
    return document(number="35-CT/TW", issued_on=date(2019, 5, 30))


@pytest.fixture
def new() -> Document:
    return document(number="35-CT/TW", issued_on=date(2024, 6, 14))


class TestTwoTerms:
    def test_the_date_beside_it_decides(self, old: Document, new: Document) -> None:
        assert meant("Chỉ thị 35-CT/TW, ngày 14/6/2024") == new
        assert meant("Chỉ thị số 35-CT/TW ngày 30/5/2019 của Bộ Chính trị") == old

    def test_no_citation_of_the_future(self, old: Document, new: Document) -> None:
        assert meant("Chỉ thị 35-CT/TW", published_at=on(2020, 1, 2)) == old

    def test_of_the_same_day_is_not_the_future(self, old: Document, new: Document) -> None:
        (meaning,) = cited("Chỉ thị 35-CT/TW", published_at=on(2024, 6, 14))
        assert meaning.is_ambiguous

    def test_else_a_reader_chooses(self, old: Document, new: Document) -> None:
        (meaning,) = cited("Chỉ thị 35-CT/TW")
        assert meaning.is_ambiguous
        assert meaning.document is None
        assert meaning.documents == (new, old)

    def test_a_text_older_than_both(self, old: Document, new: Document) -> None:
        (meaning,) = cited("Chỉ thị 35-CT/TW", published_at=on(2018, 1, 2))
        assert meaning.documents == ()

    def test_a_date_that_fits_none(self, old: Document, new: Document) -> None:
        (meaning,) = cited("Chỉ thị 35-CT/TW ngày 15/6/2024")
        assert meaning.documents == ()


def test_a_place_in_the_words_does_not_matter_to_central_papers(new: Document) -> None:
    assert meant("Chỉ thị số 35-CT/TW của Bộ Chính trị về thành phố Hoa Sen") == new


def test_a_date_against_the_only_held_one(new: Document) -> None:
    assert meant("Chỉ thị 35-CT/TW ngày 30/5/2019") is None


def test_a_wrong_day_is_no_number(new: Document) -> None:
    assert meant("Chỉ thị 35-CT/TW ngày 31/02/2024") == new


class TestWords:
    @pytest.fixture
    def both(self) -> tuple[Document, Document]:
        body = issuer()
        values = {"number": "37-QĐ/TW", "issuer": body, "term": term(body, 2021)}
        day = date(2021, 10, 25)
        decision = document_type(name="quyết định", abbreviation="QĐ")
        rules = document_type(name="quy định", abbreviation="QĐ")
        return (
            document(**values, type=decision, issued_on=day),
            document(**values, type=rules, issued_on=day),
        )

    def test_the_type_in_words(self, both: tuple[Document, Document]) -> None:
        assert meant("Quyết định số 37-QĐ/TW") == both[0]
        assert meant("Quy định 37-QĐ/TW") == both[1]

    def test_without_words(self, both: tuple[Document, Document]) -> None:
        (meaning,) = cited("theo văn bản 37-QĐ/TW")
        assert set(meaning.documents) == set(both)

    def test_contract_and_guidance_have_one_key(self) -> None:
        kind = document_type(name="hợp đồng", family="state", abbreviation="HĐ")
        body = issuer(code="UBND", level="central", is_party=False)
        document(number="12/HĐ-UBND", type=kind, issuer=body, issued_on=date(2025, 3, 4))
        assert meant("Hướng dẫn số 12/HD-UBND ngày 04/3/2025") is None
        assert meant("Hợp đồng số 12/HĐ-UBND ngày 04/3/2025") is not None

    def test_other_names_of_a_type(self) -> None:
        kind = document_type(name="chương trình hành động", abbreviation="CTr")
        made = document(number="05-CTr/TW", type=kind)
        assert meant("Chương trình hành động số 05-CTr/TW") == made

    def test_the_body_in_words(self) -> None:
        kind = document_type(name="nghị quyết", abbreviation="NQ")
        made = document(number="45-NQ/TW", type=kind, issued_on=date(2023, 11, 24))
        assert meant("Nghị quyết 45 của Bộ Chính trị") == made


class TestTermsInWords:
    """`Nghị quyết số 18-NQ/TW … khóa XII`, the other way to tell two terms apart."""

    @pytest.fixture
    def both(self) -> list[Document]:
        body, kind = issuer(), document_type(name="nghị quyết", abbreviation="NQ")
        made = []
        for name, year in (("khóa XI", 2012), ("Khóa XII, 2016 - 2021", 2017)):
            of = term(body, year)
            of.name = name
            of.save()
            values = {"number": "18-NQ/TW", "type": kind, "issuer": body, "term": of}
            made.append(document(**values, issued_on=date(year, 10, 25)))
        return made

    @pytest.mark.parametrize(
        "words",
        [
            "Nghị quyết số 18-NQ/TW của Ban Chấp hành Trung ương khóa XII về tổ chức",
            "Nghị quyết số 18-NQ/TW của Hội nghị lần thứ sáu Ban Chấp hành Trung ương (khóa XII)",
            "Nghị quyết 18-NQ/TW (khóa XII)",
            "Nghị quyết số 18-NQ/TW, khoá XII",
            "Nghị quyết số 18-NQ/TW ngày 25/10/2017 của Trung ương khóa XII",
            # The day is surer than the term
            "Nghị quyết số 18-NQ/TW ngày 25/10/2017 của Trung ương khóa XI",
        ],
    )
    def test_decides(self, both: list[Document], words: str) -> None:
        assert meant(words) == both[1]

    def test_of_another_term_than_the_held_one(self, both: list[Document]) -> None:
        both[1].delete()
        assert meant("Nghị quyết 18-NQ/TW (khóa XII)") is None
        assert meant("Nghị quyết 18-NQ/TW (khóa XI)") == both[0]

    @pytest.mark.parametrize(
        "words",
        [
            "Nghị quyết số 18-NQ/TW, Hội đồng nhân dân phường khóa I",
            "Nghị quyết số 18-NQ/TW của Trung ương về nhiệm vụ đảng bộ khóa I",
            "Nghị quyết số 18-NQ/TW</p><p>khóa I",
        ],
    )
    def test_the_term_of_something_else(self, both: list[Document], words: str) -> None:
        assert cited(words)[0].is_ambiguous


class TestLocalBodies:
    """Every commune has its own 01/QĐ-UBND."""

    @pytest.fixture
    def body(self) -> Issuer:
        name = "Ủy ban nhân dân phường Hoa Sen"
        return issuer(name=name, code="UBND", level="commune", is_party=False)

    @pytest.fixture
    def local(self, body: Issuer) -> Document:
        return self.decision(body)

    @staticmethod
    def decision(body: Issuer, day: date = date(2026, 1, 5)) -> Document:
        kind = document_type(name="quyết định", family="state", abbreviation="QĐ")
        return document(number="01/QĐ-UBND", issuer=body, type=kind, issued_on=day)

    @pytest.mark.parametrize(
        "words",
        [
            "Quyết định số 01/QĐ-UBND ngày 05/01/2026",
            "Quyết định số 01/QĐ-UBND của Ủy ban nhân dân phường Hoa Sen về việc",
            "Quyết định số 01/QĐ-UBND của UBND phường Hoa Sen",
            "Quyết định số 01/QĐ-UBND, ngày 05/01/2026 của UBND phường Hoa Sen",
            "Quyết định số 01/QĐ-UBND ngày 05/01/2026 của Chủ tịch UBND phường Hoa Sen, về",
            "Quyết định số 01/QĐ-UBND ngày 05/01/2026 của UBND phường",
            "Quyết định số 01/QĐ-UBND của Chủ tịch Ủy ban nhân dân phường Hoa Sen",
            "UBND phường Hoa Sen vừa ban hành Quyết định số 01/QĐ-UBND về phân công",
            "Ủy ban nhân dân phường Hoa Sen ban hành các văn bản 01/QĐ-UBND",
            "UBND phường Hoa Sen đã ban hành Quyết định 01/QĐ-UBND giao UBND phường Hoa Súng",
        ],
    )
    def test_decided(self, local: Document, words: str) -> None:
        assert meant(words) == local

    @pytest.mark.parametrize(
        "words",
        [
            "Quyết định số 01/QĐ-UBND",
            "Quyết định số 01/QĐ-UBND ngày 06/01/2026 của UBND phường Hoa Sen",
            "Quyết định số 01/QĐ-UBND của UBND phường Hoa Súng",
            "Quyết định số 01/QĐ-UBND ngày 05/01/2026 của UBND phường Hoa Súng",
            "Quyết định số 01/QĐ-UBND của UBND phường Hoa Sen Đông",
            "Quyết định số 01/QĐ-UBND của UBND phường Hoa Sen 2",
            "Quyết định số 01/QĐ-UBND của UBND phường",
            "UBND phường Hoa Sen họp. Quyết định số 01/QĐ-UBND của tỉnh bạn được nêu",
            "Quyết định số 01/QĐ-UBND của UBND phường Hoa Súng gửi UBND phường Hoa Sen",
            "Quyết định số 01/QĐ-UBND của Ban Quản lý chợ về việc giao UBND phường Hoa Sen",
            "Quyết định số 01/QĐ-UBND của UBND phường Hoa Sena",
            "UBND phường Hoa Sen đề nghị UBND phường Hoa Súng ban hành Quyết định 01/QĐ-UBND",
            "UBND phường Hoa Sen gửi UBND phường Hoa Súng Quyết định số 01/QĐ-UBND",
            "UBND phường Hoa Sen triển khai thực hiện Quyết định số 01/QĐ-UBND",
            "Thực hiện Quyết định số 01/QĐ-UBND, UBND phường Hoa Sen yêu cầu",
            "UBND phường Hoa Sen nghe báo cáo. Tại Quyết định số 01/QĐ-UBND có nêu",
        ],
    )
    def test_not_decided(self, local: Document, words: str) -> None:
        (meaning,) = cited(words)
        assert meaning.documents == ()

    def test_words_of_another_paragraph_decide_nothing(self, local: Document) -> None:
        assert meant("UBND phường Hoa Sen ban hành</p><p>Quyết định 01/QĐ-UBND") is None
        assert meant("Quyết định 01/QĐ-UBND</p><p>của UBND phường Hoa Sen") is None
        words = "UBND phường Hoa Sen ban hành 01/QĐ-UBND</p><p>UBND phường Hoa Súng họp"
        assert meant(words) == local

    def test_several_are_offered(self, local: Document) -> None:
        other = issuer(name="UBND phường Hoa Súng", code="UBND", level="commune", is_party=False)
        second = self.decision(other)
        assert set(cited("Quyết định số 01/QĐ-UBND")[0].documents) == {local, second}
        assert meant("Quyết định 01/QĐ-UBND của Ủy ban nhân dân phường Hoa Súng") == second
        assert meant("Quyết định 01/QĐ-UBND của UBND phường Hoa Sen") == local
        (meaning,) = cited("Quyết định số 01/QĐ-UBND của UBND phường Hoa Hồng")
        assert meaning.documents == ()

    def test_a_body_that_is_named_rules_out_the_others(self) -> None:
        for name, year in (("Sen", 2026), ("Súng", 2024), ("Cúc", 2024)):
            of = issuer(name=f"UBND đảo {name}", code="UBND", level="commune", is_party=False)
            self.decision(of, date(year, 1, 5))
        words = "Quyết định số 01/QĐ-UBND của UBND đảo Sen"
        assert cited(words, published_at=on(2025, 6, 1))[0].documents == ()

    def test_years_of_one_body(self, local: Document, body: Issuer) -> None:
        earlier = self.decision(body, date(2025, 1, 3))
        words = "Quyết định số 01/QĐ-UBND của UBND phường Hoa Sen"
        assert meant(words, published_at=on(2025, 6, 1)) == earlier
        assert cited(words)[0].is_ambiguous

    def test_a_document_speaks_of_its_own_body(self, local: Document, body: Issuer) -> None:
        kind = document_type(name="kế hoạch", family="state", abbreviation="KH")
        values = {"type": kind, "issued_on": date(2026, 2, 1)}
        summary = "Thực hiện Quyết định số 01/QĐ-UBND."
        mine = document(number="12/KH-UBND", issuer=body, summary=summary, **values)
        assert meanings_in(mine)[0].document == local
        mine.summary = "Thực hiện Quyết định 01/QĐ-UBND về việc giao Sở Nội vụ."
        mine.save()
        mine = Document.objects.get(pk=mine.pk)
        assert meanings_in(mine)[0].documents == ()
        name = "UBND phường Hoa Súng"
        other = issuer(name=name, code="UBND", level="commune", is_party=False)
        theirs = document(number="12/KH-UBND", issuer=other, summary=summary, **values)
        assert meanings_in(theirs)[0].documents == ()


class TestWhatIsPublic:
    def test_a_draft_is_not_held(self, new: Document) -> None:
        new.state = State.DRAFT
        new.save()
        assert meant("Chỉ thị 35-CT/TW") is None

    def test_a_secret_one_is_not_held(self) -> None:
        document(number="35-CT/TW", confidentiality="secret", state=State.DRAFT)
        document(number="36-CT/TW", confidentiality="internal", state=State.DRAFT)
        assert [m.documents for m in cited("35-CT/TW, 36-CT/TW")] == [(), ()]

    def test_a_secret_one_is_not_counted(self, old: Document) -> None:
        document(number="35-CT/TW", confidentiality="secret", state=State.DRAFT)
        assert meant("Chỉ thị 35-CT/TW") == old

    def test_a_plan_for_later(self, now: Any) -> None:
        made = document(number="35-CT/TW", published_at=NOW + timedelta(hours=1))
        assert meant("Chỉ thị 35-CT/TW") is None
        now.move_to(NOW + timedelta(hours=2))
        assert meant("Chỉ thị 35-CT/TW") == made

    def test_a_removed_one(self, new: Document) -> None:
        new.state, new.removal_reason = State.DRAFT, "Đăng nhầm."
        new.save()
        assert meant("Chỉ thị 35-CT/TW") is None

    def test_a_document_does_not_cite_itself(self) -> None:
        made = document(number="35-CT/TW", summary="Chỉ thị 35-CT/TW về việc ấy.")
        assert meanings_in(made)[0].documents == ()


class TestTooManyCandidates:
    """A number that more bodies share than are looked at."""

    def test_only_days_decide(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("documents.citations.meaning.MOST_CANDIDATES", 2)
        body, kind = issuer(), document_type()
        made = [
            document(number="35-CT/TW", issuer=body, type=kind, issued_on=date(year, 6, 1))
            for year in (2000, 2006, 2011, 2016)
        ]
        assert meant("Chỉ thị 35-CT/TW", published_at=on(2001, 1, 1)) is None
        assert meant("Chỉ thị 35-CT/TW ngày 01/6/2006") == made[1]
        monkeypatch.undo()
        assert meant("Chỉ thị 35-CT/TW", published_at=on(2001, 1, 1)) == made[0]

    def test_not_even_the_day(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("documents.citations.meaning.MOST_CANDIDATES", 2)
        for _ in range(3):
            document(number="35-CT/TW", issuer=issuer(), issued_on=date(2024, 6, 14))
        assert cited("Chỉ thị 35-CT/TW ngày 14/6/2024")[0].documents == ()
