"""What readers see of citations: links at output time and two blocks."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.template import Context, Template
from django.test import Client

from core.publishing import changes
from core.publishing.states import State
from documents.citations.reading import SHOWN_TEXTS
from documents.models import Citation, Document, Relation, StatusEvent
from news.models import Article
from tests.documents.citing import SENTENCE, conclusion, directive, links, page
from tests.factories import NOW, article, document, issuer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


class TestTheMainJob:
    def test_both_are_links_when_held(self, client: Client) -> None:
        one, two = directive(), conclusion()
        made = article(body=f"<p>{SENTENCE}.</p>")
        assert links(client, made) == {
            "35-CT/TW": one.get_absolute_url(),
            "118-KL/TW": two.get_absolute_url(),
        }
        link = page(client, made).select_one(".prose a")
        assert link is not None
        assert link["class"] == ["cited"]
        assert link["title"] == "Chỉ thị 35-CT/TW ngày 14/06/2024"

    def test_plain_text_when_not(self, client: Client) -> None:
        made = article(body=f"<p>{SENTENCE}.</p>")
        assert links(client, made) == {}
        assert SENTENCE in page(client, made).get_text()

    def test_linked_by_itself_when_it_arrives_and_plain_when_it_goes(self, client: Client) -> None:
        made = article(body=f"<p>{SENTENCE}.</p>")
        directive()
        assert list(links(client, made)) == ["35-CT/TW"]
        arrived = conclusion()
        assert list(links(client, made)) == ["35-CT/TW", "118-KL/TW"]
        arrived.state = State.DRAFT
        arrived.save()
        assert list(links(client, made)) == ["35-CT/TW"]
        Document.objects.all().delete()
        assert links(client, made) == {}

    def test_the_stored_text_stays_as_it_was(self, client: Client) -> None:
        made = article(body=f"<p>{SENTENCE}.</p>")
        before = Article.objects.values_list("body", "body_html", "sapo").get(pk=made.pk)
        directive()
        page(client, made)
        made.refresh_from_db()
        made.save()
        assert Article.objects.values_list("body", "body_html", "sapo").get(pk=made.pk) == before
        assert "<a" not in made.body_html

    def test_several_lead_to_the_choice(self, client: Client) -> None:
        both = [directive(), directive(2019)]
        made = article(body="<p>Chỉ thị 35-CT/TW.</p>")
        assert links(client, made) == {"35-CT/TW": "/van-ban/so/?so=35-CT%2FTW"}
        choice = client.get("/van-ban/so/?so=35-CT%2FTW").content.decode()
        assert all(f'href="{one.get_absolute_url()}"' in choice for one in both)
        link = page(client, made).select_one(".prose a")
        assert link is not None
        assert link["title"] == "Có 2 văn bản cùng số ký hiệu này"


class TestTexts:
    def test_the_sapo_with_its_lines(self, client: Client) -> None:
        directive()
        made = article(sapo="Theo <b>Chỉ thị</b> 35-CT/TW & khác,\nmọi người")
        assert "35-CT/TW" in links(client, made)
        sapo = page(client, made).select_one(".sapo")
        assert sapo is not None
        assert sapo.get_text() == "Theo <b>Chỉ thị</b> 35-CT/TW & khác,mọi người"
        assert [tag.name for tag in sapo.find_all(True)] == ["a", "br"]

    def test_captions_tables_and_inline_tags(self, client: Client) -> None:
        directive()
        body = (
            "<table><tbody><tr><td>Số</td><td>35-CT/TW</td></tr></tbody></table>"
            "<p><strong>35-CT</strong>/TW</p><ul><li>Theo 35–CT/TW</li></ul>"
        )
        assert list(links(client, article(body=body))) == ["35-CT/TW", "35–CT/TW"]
        assert len(page(client, Article.objects.get()).select(".prose a.cited")) == 3

    def test_links_of_the_officer_stay(self, client: Client) -> None:
        directive()
        made = article(body='<p><a href="/gioi-thieu/">Chỉ thị 35-CT/TW</a></p>')
        assert links(client, made) == {"Chỉ thị 35-CT/TW": "/gioi-thieu/"}
        assert page(client, made).select_one(".cited-documents") is not None

    def test_text_that_is_not_composed(self, client: Client) -> None:
        directive()
        body = unicodedata.normalize("NFD", f"<p>Đảng ủy quán triệt {SENTENCE}.</p>")
        assert list(links(client, article(body=body))) == ["35-CT/TW"]

    def test_numbers_are_not_read_over_paragraphs(self, client: Client) -> None:
        directive()
        body = "<p>Chỉ thị số 35</p><p>-CT/TW</p><p>Chỉ thị 35-CT/TW</p><p>Ngày 15/6/2024</p>"
        assert len(links(client, article(body=body))) == 1

    def test_what_was_changed_behind_the_back_has_no_wrong_link(self, client: Client) -> None:
        directive()
        made = article(body=f"<p>{SENTENCE}.</p>")
        body = "<p>Bài này nói về chuyện khác hẳn, không có số nào trong đó cả, thật đấy.</p>"
        Article.objects.filter(pk=made.pk).update(body=body, body_html=body)
        assert links(client, made) == {}
        changes.tell(Article.objects.all())
        assert page(client, made).select_one(".cited-documents") is None

    def test_a_number_without_a_body_is_not_kept(self) -> None:
        article(body="<p>Thông báo số 159-TB và số 35-CT/TW</p>")
        assert [citation.printed for citation in Citation.objects.all()] == ["35-CT/TW"]

    def test_a_draft_keeps_nothing(self) -> None:
        made = article(body=f"<p>{SENTENCE}.</p>", state=State.DRAFT)
        assert not Citation.objects.exists()
        made.state = State.PUBLISHED
        made.save()
        assert Citation.objects.count() == 2
        made.state = State.DRAFT
        made.save()
        assert not Citation.objects.exists()

    def test_what_is_deleted_leaves_nothing(self) -> None:
        article(body=f"<p>{SENTENCE}.</p>").delete()
        article(body=f"<p>{SENTENCE}.</p>")
        Article.objects.all().delete()
        assert not Citation.objects.exists()

    def test_the_preview_shows_what_will_be(self, officer: Client) -> None:
        directive()
        made = article(body=f"<p>{SENTENCE}.</p>", state=State.DRAFT, published_at=None)
        response = officer.get(f"/quan-tri/news/article/{made.pk}/xem-truoc/")
        assert 'class="cited"' in response.content.decode()
        assert "Văn bản được nhắc tới" in response.content.decode()
        assert not Citation.objects.exists()


class TestBlockOfAnArticle:
    def block(self, client: Client, shown: Article) -> str:
        found = page(client, shown).select_one(".cited-documents")
        return " ".join(found.get_text().split()) if found else ""

    def test_nothing_cited_nothing_shown(self, client: Client) -> None:
        assert self.block(client, article()) == ""
        assert self.block(client, article(body=f"<p>{SENTENCE}</p>")) == ""

    def test_each_once_with_its_status(self, client: Client) -> None:
        directive()
        made = article(body=f"<p>{SENTENCE}</p><p>{SENTENCE}</p>")
        text = self.block(client, made)
        assert text.count("Chỉ thị 35-CT/TW") == 1
        assert "Còn hiệu lực" in text
        assert "118-KL/TW" not in text
        assert "sau ngày đăng bài" not in text

    def test_ended_after_the_article(self, client: Client) -> None:
        one = directive()
        one.expires_on = date(2026, 11, 20)
        one.save()
        made = article(body=f"<p>{SENTENCE}</p>", published_at=NOW - timedelta(days=30))
        text = self.block(client, made)
        assert "Hết hiệu lực từ 20/11/2026, sau ngày đăng bài" in text
        assert "còn hiệu lực vào ngày đó" in text

    def test_ended_before_the_article(self, client: Client) -> None:
        one = directive()
        one.expires_on = date(2025, 1, 1)
        one.save()
        text = self.block(client, article(body=f"<p>{SENTENCE}</p>"))
        assert "Hết hiệu lực toàn bộ" in text
        assert "sau ngày đăng bài" not in text

    def test_replaced_at_midnight_with_nothing_run(self, client: Client, now: Any) -> None:
        one = directive()
        new = document(number="40-CT/TW", issued_on=date(2026, 11, 25))
        Relation.objects.create(source=new, kind="replaces", target=one, on=date(2026, 11, 25))
        made = article(body=f"<p>{SENTENCE}</p>")
        assert "sau ngày đăng bài" not in self.block(client, made)
        now.move_to(NOW + timedelta(hours=9, minutes=1))
        assert "Hết hiệu lực từ 25/11/2026" in self.block(client, made)

    def test_suspended_after_the_article(self, client: Client) -> None:
        StatusEvent.objects.create(document=directive(), kind="suspended", on=date(2026, 11, 1))
        text = self.block(client, article(body=f"<p>{SENTENCE}</p>"))
        assert "Ngưng hiệu lực từ 01/11/2026, sau ngày đăng bài" in text

    def test_a_choice_says_of_how_many(self, client: Client) -> None:
        directive()
        directive(2019)
        text = self.block(client, article(body="<p>Chỉ thị 35-CT/TW và 35 -CT/TW</p>"))
        assert text.count("Có 2 văn bản cùng số ký hiệu này") == 1

    def test_a_summary_is_text(self, client: Client) -> None:
        one = directive()
        one.summary = '<script>alert(1)</script> "x" về 118-KL/TW'
        one.save()
        made = article(body=f"<p>{SENTENCE}</p>")
        html = client.get(made.get_absolute_url()).content.decode()
        assert "<script>alert(1)" not in html
        assert "&lt;script&gt;alert(1)" in html

    def test_many_are_cut(self, client: Client) -> None:
        body = issuer()
        for number in range(1, 61):
            document(number=f"{number}-CT/TW", issuer=body)
        words = ", ".join(f"{number}-CT/TW" for number in range(1, 61))
        text = self.block(client, article(body=f"<p>Chỉ thị số {words}</p>"))
        assert "và 10 văn bản khác" in text


def shown_by(one: Document) -> BeautifulSoup:
    template = Template("{% load documents_citations %}{% cited_by document %}")
    html = template.render(Context({"document": Document.objects.get(pk=one.pk)}))
    return BeautifulSoup(html, "html.parser")


class TestBlockOfADocument:
    def titles(self, one: Document) -> list[str]:
        return [link.get_text() for link in shown_by(one).select("a")]

    def test_articles_and_documents_newest_first(self) -> None:
        one = directive()
        body = "<p>Chỉ thị 35-CT/TW</p>"
        article(title="Bài cũ", body=body, published_at=NOW - timedelta(days=400))
        article(title="Bài mới", body=body)
        article(title="Bài khác")
        summary = "Triển khai Chỉ thị 35-CT/TW ngày 14/6/2024."
        document(number="9-CT/TW", issued_on=date(2026, 2, 1), summary=summary)
        assert self.titles(one) == ["Bài mới", "Chỉ thị 9-CT/TW", "Bài cũ"]

    def test_on_the_page_itself(self, client: Client) -> None:
        one = directive()
        article(title="Bài ấy", body="<p>Chỉ thị 35-CT/TW</p>")
        block = page(client, one).select_one(".cited-by")
        assert block is not None
        assert "Bài ấy" in block.get_text()

    def test_only_what_readers_see(self, now: Any) -> None:
        one = directive()
        body = "<p>Chỉ thị 35-CT/TW</p>"
        article(title="Nháp", body=body, state=State.DRAFT)
        article(title="Sau", body=body, published_at=NOW + timedelta(hours=1))
        hidden = article(title="Rút", body=body)
        Article.objects.filter(pk=hidden.pk).update(state=State.DRAFT)
        document(number="9-CT/TW", summary="Chỉ thị 35-CT/TW", state=State.DRAFT)
        assert self.titles(one) == []
        assert str(shown_by(one)).strip() == ""
        now.move_to(NOW + timedelta(hours=2))
        assert self.titles(one) == ["Sau"]

    def test_plans_for_later_take_no_place(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("documents.citations.reading.LOOKED_AT", 1)
        one = directive()
        article(title="Nay", body="<p>Chỉ thị 35-CT/TW</p>")
        later = NOW + timedelta(days=2)
        article(title="Sau", body="<p>Chỉ thị 35-CT/TW</p>", published_at=later)
        assert self.titles(one) == ["Nay"]

    def test_only_those_that_mean_it(self) -> None:
        new, old = directive(), directive(2019)
        article(title="2024", body="<p>Chỉ thị 35-CT/TW, ngày 14/6/2024</p>")
        article(title="2019", body="<p>Chỉ thị 35-CT/TW ngày 14/6/2019</p>")
        article(title="Không rõ", body="<p>Chỉ thị 35-CT/TW</p>")
        assert (self.titles(new), self.titles(old)) == (["2024"], ["2019"])

    def test_each_once_and_twenty_at_most(self) -> None:
        one = directive()
        for _ in range(SHOWN_TEXTS + 3):
            article(body="<p>Chỉ thị 35-CT/TW, 35-CT/TW</p>", sapo="35-CT/TW")
        assert len(self.titles(one)) == SHOWN_TEXTS
        assert "và 3 bài khác" in shown_by(one).get_text()

    def test_a_title_is_text(self) -> None:
        one = directive()
        article(title="<b>x</b>", body="<p>Chỉ thị 35-CT/TW</p>")
        assert "&lt;b&gt;x&lt;/b&gt;" in str(shown_by(one))


def test_all_links_are_on_their_numbers(client: Client) -> None:
    """What a link is on is the number it leads to, in any text."""
    body = issuer()
    for number in range(1, 20):
        document(number=f"{number:02d}-CT/TW", issuer=body)
    words = " ".join(f"<em>Ở</em> &amp; {n:02d}-CT/TW <strong>– và</strong>" for n in range(1, 20))
    made = article(body=f"<p>{words}</p>")
    found = links(client, made)
    assert len(found) == 19
    for text, href in found.items():
        assert re.search(rf"chi-thi-{text[:2]}-ct-tw", href), (text, href)
