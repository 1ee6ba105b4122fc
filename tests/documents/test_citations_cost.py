"""What citations cost: the same queries at any size, and the command that scans everything."""

from __future__ import annotations

import time
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.publishing.states import State
from documents.citations.reading import LOOKED_AT, cited_by
from documents.models import Citation
from news.models import Article
from tests.documents.citing import SENTENCE, conclusion, directive, links
from tests.factories import NOW, article, category, document, issuer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def counted(client: Client, path: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


class TestCost:
    def test_an_article(self, client: Client) -> None:
        plain = article(title="Không")
        article(title="Trước"), article(title="Sau")
        one = article(title="Một", body=f"<p>{SENTENCE}</p>")
        assert counted(client, plain.get_absolute_url()) == 8
        # Cited, not held: the registry is asked in vain
        assert counted(client, one.get_absolute_url()) == 9
        directive(), conclusion()
        assert counted(client, one.get_absolute_url()) == 10
        body = issuer()
        for number in range(200, 230):
            document(number=f"{number}-CT/TW", issuer=body)
        words = ", ".join(f"{number}-CT/TW" for number in range(200, 230))
        many = article(title="Nhiều", body=f"<p>Chỉ thị số {words}</p>")
        assert counted(client, many.get_absolute_url()) == 10

    def test_a_document(self, django_assert_num_queries: Any) -> None:
        one = directive()
        with django_assert_num_queries(1):
            cited_by(one)
        for _ in range(30):
            article(body="<p>Chỉ thị 35-CT/TW</p>")
            document(summary="Thực hiện Chỉ thị 35-CT/TW", issued_on=date(2026, 2, 1))
        with django_assert_num_queries(4):
            found = cited_by(one)
            assert [text.get_absolute_url() for text in found.texts]
            assert len(str([text.title for text in found.texts]))

    def test_a_famous_document_is_bounded(self) -> None:
        one = directive()
        text = "Chỉ thị 35-CT/TW"
        rows = [
            Citation(
                owner="news.article",
                owner_id=key,
                field="body",
                start=8,
                end=16,
                printed="35-CT/TW",
                number_key="35-ct/tw",
                words=text,
                written_on=date(2026, 1, 1),
            )
            for key in range(5_000, 5_000 + 2 * LOOKED_AT)
        ]
        Citation.objects.bulk_create(rows)
        started = time.perf_counter()
        assert cited_by(one).texts == []
        assert time.perf_counter() - started < 1

    def test_ten_thousand_numbers(self, client: Client) -> None:
        directive()
        body = "<p>Căn cứ Chỉ thị 35-CT/TW, ngày 14/6/2024 và 12/QĐ-UBND ngày 5/6/2025</p>" * 5_000
        started = time.perf_counter()
        made = article(body=body)
        stored = time.perf_counter() - started
        started = time.perf_counter()
        html = client.get(made.get_absolute_url()).content.decode()
        shown = time.perf_counter() - started
        assert 0 < html.count('class="cited"') <= 500
        assert stored < 20, stored
        assert shown < 5, shown


class TestScanningEverything:
    def run(self) -> str:
        out = StringIO()
        call_command("scan_citations", stdout=out)
        return out.getvalue()

    def rows(self) -> list[Any]:
        kept = Citation.objects.order_by("owner", "owner_id", "field", "start")
        return list(kept.values_list("owner", "owner_id", "field", "start", "end", "number_key"))

    def test_it_finds_what_was_stored_past_save(self, client: Client) -> None:
        directive()
        main = category()
        Article.objects.bulk_create(
            Article(
                title=f"Bài {n}",
                slug=f"bai-{n}",
                category=main,
                body=f"<p>{SENTENCE}</p>",
                state=State.PUBLISHED,
                published_at=NOW,
            )
            for n in range(3)
        )
        assert not Citation.objects.exists()
        assert self.run() == "Đã dò 4 nội dung, thấy 6 lần nhắc tới văn bản.\n"
        assert "35-CT/TW" in links(client, Article.objects.all()[0])

    def test_twice_is_the_same(self) -> None:
        article(body=f"<p>{SENTENCE}</p>")
        document(summary="Thực hiện Kết luận 118-KL/TW")
        kept = self.rows()
        assert len(kept) == 3
        self.run()
        self.run()
        assert self.rows() == kept

    def test_what_is_gone_goes(self) -> None:
        one = article(body=f"<p>{SENTENCE}</p>")
        Citation.objects.filter(owner_id=one.pk).update(owner="news.chapter")
        Citation.objects.create(
            owner="news.article",
            owner_id=99,
            field="body",
            start=1,
            end=2,
            printed="1-CT/TW",
            number_key="1-ct/tw",
        )
        self.run()
        assert {(row[0], row[1]) for row in self.rows()} == {("news.article", one.pk)}

    def test_it_is_fast(self) -> None:
        text = "<p>Một đoạn dài không có gì.</p>" * 20 + f"<p>{SENTENCE}</p>"
        for _ in range(40):
            article(body=text)
        started = time.perf_counter()
        self.run()
        assert time.perf_counter() - started < 3
