"""What the registry begins with, and its demo content."""

from __future__ import annotations

import re
from datetime import date
from io import StringIO

import pypdfium2
import pytest
from django.core.management import call_command
from django.test import Client

from documents.demo.letters import glyph
from documents.demo.loading import load
from documents.demo.papers import text_pdf
from documents.demo.records import RECORDS
from documents.demo.records_above import CENTRAL
from documents.demo.volume import fill_up
from documents.models import (
    Document,
    DocumentFile,
    DocumentType,
    FieldOfWork,
    FilePage,
    Issuer,
    Relation,
    Term,
    TextState,
)
from documents.models.documents import statuses_on, today
from documents.numbers import STANDARD, Family
from documents.services import refresh_status
from documents.status import Status
from news.demo.articles import articles, body_html
from news.models import Article
from tests import factories

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


def test_demo_twice_is_demo_once() -> None:
    assert load() == len(RECORDS) >= 40
    rows = list(Document.objects.order_by("pk").values())
    relations = Relation.objects.count()
    assert load() == 0
    assert list(Document.objects.order_by("pk").values()) == rows
    assert Relation.objects.count() == relations
    for document in Document.objects.all():
        document.full_clean()


def test_demo_shows_every_status_and_every_state() -> None:
    load()
    found = statuses_on(Document.objects.values_list("pk", flat=True), today())
    assert set(found.values()) == set(Status)
    assert [d.number for d in Document.objects.all() if d.is_removed] == ["31/TB-UBND"]
    secret = Document.objects.get(confidentiality="secret")
    assert not secret.was_public()
    assert Document.objects.filter(number_key="35-ct/tw").count() == 2
    assert Document.objects.filter(number_key="1/qd-ubnd").count() == 3
    for number in ("115-QĐ/TW", "47-QĐ/TW"):
        assert found[Document.objects.get(number=number).pk] == Status.ENDED
    waiting = set(Relation.objects.filter(target=None).values_list("target_key", flat=True))
    assert waiting == {"64/2025/qh15", "30/2020/nd-cp"}


def test_nothing_is_said_of_central_papers_but_what_they_are() -> None:
    """Their trích yếu holds no number that a reader would take for another paper's."""
    for record in CENTRAL:
        assert "/" not in record.summary


def test_every_public_page_of_the_demo_is_answered(client: Client) -> None:
    load()
    for document in Document.objects.published():
        page = client.get(document.get_absolute_url())
        assert page.status_code == 200
        assert document.summary[:20] in page.content.decode()
    removed = Document.objects.exclude(removal_reason="").get()
    assert client.get(removed.get_absolute_url()).status_code == 410


#: What a later save must leave as bulk_create stored it.
DERIVED = (
    *("slug", "number_key", "counter", "scope_key", "term_id", "summary_folded", "search_folded"),
    *("published_at", "first_published_at"),
)


def test_volume_is_what_saving_one_by_one_would_have_made() -> None:
    told: list[tuple[int, int]] = []
    assert fill_up(900, lambda done, total: told.append((done, total))) == 900
    assert Document.objects.count() == 900
    assert told[-1] == (900 - len(RECORDS),) * 2
    for document in Document.objects.order_by("-pk")[:850:17]:
        before = [getattr(document, name) for name in DERIVED]
        document.full_clean()
        document.save()
        document.refresh_from_db()
        assert [getattr(document, name) for name in DERIVED] == before
    assert refresh_status(Document.objects.values_list("pk", flat=True)) == 0
    assert Relation.objects.exclude(target=None).count() > 50


def test_volume_goes_on_where_it_stopped() -> None:
    fill_up(300, lambda done, total: None)
    assert fill_up(300, lambda done, total: None) == 0
    assert fill_up(700, lambda done, total: None) == 400
    assert Document.objects.count() == 700


def test_files_of_the_demo_hold_text_that_was_taken_out() -> None:
    load()
    states = list(DocumentFile.objects.values_list("text_state", flat=True))
    assert sorted(states) == [TextState.DONE] * 10 + [TextState.EMPTY]
    assert DocumentFile.objects.filter(text_state=TextState.EMPTY).get().pages == 1
    words = "thay thế phần quy định về bán hàng trên vỉa hè"
    pages = FilePage.objects.select_related("file")
    found = [page.file for page in pages if words in " ".join(page.text.split())]
    assert {file.kind for file in found} == {"original", "word"}
    before = list(DocumentFile.objects.values_list("pk", "sha256"))
    load()
    assert list(DocumentFile.objects.values_list("pk", "sha256")) == before


def test_articles_of_the_demo_lead_to_its_documents(client: Client) -> None:
    """Text of the articles alone: their pictures take long to draw."""
    load()
    bodies = {text.title: body_html(text, []) for text in articles() if "87/QĐ" in text.title}
    bodies |= {a.title: body_html(a, []) for a in articles() if "118-KL/TW" in str(a.blocks)}
    assert len(bodies) == 2
    pages = [
        client.get(factories.article(title=title, body=body).get_absolute_url()).content.decode()
        for title, body in bodies.items()
    ]
    text = "".join(pages)
    for slug in (
        "quyet-dinh-87-qd-ubnd-2025",
        "chi-thi-35-ct-tw-2024",
        "chuong-trinh-05-ctr-tu-2025",
    ):
        assert f'href="/van-ban/{slug}/"' in text
    assert "118-KL/TW" in text
    assert not re.search(r"<a[^>]*>[^<]*118-KL/TW", text)
    made = Document(
        number="118-KL/TW",
        type=DocumentType.objects.get(name="kết luận", family="party"),
        issuer=Issuer.objects.get(code="TW"),
        issued_on=date(2025, 1, 18),
        summary="Kết luận để thử.",
        state="published",
    )
    made.full_clean()
    made.save()
    path = Article.objects.get(title__contains="quán triệt").get_absolute_url()
    assert f'href="{made.get_absolute_url()}"' in client.get(path).content.decode()


def test_letters_of_a_pdf_are_shown_and_taken_out() -> None:
    """Each letter has a drawing of its own, on a machine without fonts too."""
    words = "Ủy ban nhân dân phường; đủ, ngữ, ễ ỹ ặ Đ ơ ư “quý” – thủy"
    sheet = pypdfium2.PdfDocument(text_pdf([[words]]))[0]
    assert sheet.get_textpage().get_text_range() == words
    marked, plain = ({letter: glyph(letter) for letter in row} for row in ("ếđơạ", "edoa"))
    assert not set(marked.values()) & set(plain.values())

    def ink(text: str) -> int:
        page = pypdfium2.PdfDocument(text_pdf([[text]]))[0]
        return sum(page.render(scale=2, grayscale=True).to_pil().histogram()[:200])

    for letter, base in zip(marked, plain, strict=True):
        assert ink(letter * 20) > ink(base * 20) > 0
