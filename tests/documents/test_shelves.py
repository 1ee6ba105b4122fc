"""What a process keeps of the registry is what stands in the database, whoever wrote it how."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from threading import Thread
from typing import Any

import pytest
from django.db import OperationalError, connection, connections, transaction
from django.test.utils import CaptureQueriesContext

from core.publishing.states import State
from documents.models import Document, DocumentType, FieldOfWork, ShelfChange, StatusPeriod
from documents.models.shelves import SHELF_SIZE
from documents.search import holdings as module
from documents.search.holdings import Holdings, holdings, warm
from documents.search.reading import read_shelves
from documents.search.triggers import MOST_ROWS
from tests import factories

DAY = date(2026, 11, 1)


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    module._kept.clear()
    yield
    module._kept.clear()


def afresh() -> Holdings:
    """What a process that has just begun reads."""
    kept = module._kept.pop("now", None)
    held = holdings()
    if kept:
        module._kept["now"] = kept
    return held


def content(held: Holdings) -> dict[str, Any]:
    """Everything that lists are made of, by keys instead of positions."""
    return {
        "all": held.listed(held.all),
        "type": {name: held.listed(of) for name, of in held.of_type.items() if of},
        "issuer": {name: held.listed(of) for name, of in held.of_issuer.items() if of},
        "year": {name: held.listed(of) for name, of in held.of_year.items() if of},
        "field": {name: held.listed(of) for name, of in held.of_field.items() if of},
        "status": {name: held.listed(of) for name, of in held.of_status(DAY).items() if of},
        "words": held.listed(held.with_words(["viec"], None)),
        "types": held.types,
    }


def agrees() -> bool:
    """Whether what is kept and renewed is what is read afresh."""
    return content(holdings()) == content(afresh())


def _raw(document: Document) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE documents_document SET issued_on = %s WHERE id = %s",
            [connection.ops.adapt_datefield_value(date(2020, 2, 3)), document.pk],
        )


def _in_bulk(document: Document) -> None:
    document.issued_on = date(2021, 1, 1)
    Document.objects.bulk_update([document], ["issued_on"])


def _save(document: Document) -> None:
    document.issued_on = date(2022, 5, 6)
    document.save()


WRITES: dict[str, Callable[[Document], Any]] = {
    "save": _save,
    "bulk_update": _in_bulk,
    "update": lambda one: Document.objects.filter(pk=one.pk).update(state=State.DRAFT),
    "delete": lambda one: one.delete(),
    "raw": _raw,
    "field": lambda one: one.fields.add(FieldOfWork.objects.get(name="Đất đai")),
    "field gone": lambda one: one.fields.clear(),
    "co-issuer": lambda one: one.co_issuers.add(factories.issuer(name="Cơ quan khác")),
    "period": lambda one: StatusPeriod.objects.filter(document=one).delete(),
    "type renamed": lambda one: DocumentType.objects.filter(pk=one.type_id).update(name="tên mới"),
    "another": lambda one: factories.document(number="99-CT/TW"),
    "texts": lambda one: Document.objects.filter(pk=one.pk).update(search_folded="khac"),
}


@pytest.fixture
def some(db: None, now: Any) -> list[Document]:
    FieldOfWork.objects.create(name="Đất đai")
    prices = FieldOfWork.objects.create(name="Giá đất")
    made = [factories.document(number=f"{n}-CT/TW", summary="Về việc này") for n in range(1, 5)]
    made[0].fields.add(prices)
    return made


class TestEveryWrite:
    @pytest.mark.parametrize("name", WRITES)
    def test_is_seen_by_the_next_list(self, some: list[Document], name: str) -> None:
        before = content(holdings())
        WRITES[name](some[0])
        assert content(holdings()) != before
        assert agrees()

    def test_that_is_rolled_back_leaves_nothing(self, some: list[Document]) -> None:
        before = content(holdings())
        with transaction.atomic():
            Document.objects.filter(pk=some[0].pk).update(state=State.DRAFT)
            assert some[0].pk not in content(holdings())["all"]
            transaction.set_rollback(True)
        assert content(holdings()) == before

    def test_after_one_that_was_rolled_back_is_told_from_it(self, some: list[Document]) -> None:
        for state in (State.DRAFT, State.DRAFT):
            with transaction.atomic():
                Document.objects.filter(pk=some[0].pk).update(state=state)
                assert agrees()
                transaction.set_rollback(True)
        Document.objects.filter(pk=some[1].pk).update(state=State.DRAFT)
        assert some[0].pk in content(holdings())["all"]
        assert some[1].pk not in content(holdings())["all"]

    def test_a_moment_that_comes(self, some: list[Document], now: Any) -> None:
        waiting = factories.document(
            number="50-CT/TW", published_at=factories.NOW + timedelta(minutes=5)
        )
        assert waiting.pk not in content(holdings())["all"]
        now.move_to(factories.NOW + timedelta(minutes=5))
        assert waiting.pk in content(holdings())["all"]
        assert agrees()
        now.move_to(factories.NOW)
        assert waiting.pk not in content(holdings())["all"]


class TestOnlyWhatWasWrittenTo:
    def test_is_read_again(self, some: list[Document], monkeypatch: pytest.MonkeyPatch) -> None:
        far = factories.document(number="60-CT/TW", pk=some[-1].pk + 3 * SHELF_SIZE)
        holdings().with_words(["viec"], None)
        asked: list[Any] = []

        def read(*said: Any) -> Any:
            asked.append(said[0])
            return read_shelves(*said)

        monkeypatch.setattr("documents.search.holdings.read_shelves", read)
        Document.objects.filter(pk=far.pk).update(issued_on=date(2019, 9, 9))
        holdings()
        assert asked == [{far.pk // SHELF_SIZE}]
        assert agrees()

    def test_nothing_written_costs_one_query(self, some: list[Document]) -> None:
        first = holdings()
        with CaptureQueriesContext(connection) as queries:
            assert holdings() is first
        assert len(queries) == 1


class TestAWorkerThatBegins:
    @pytest.fixture(autouse=True)
    def _connection_of_the_test(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(connections, "close_all", lambda: None)

    def test_reads_before_the_first_reader_asks(self, some: list[Document]) -> None:
        warm()
        with CaptureQueriesContext(connection) as queries:
            assert len(holdings().listed(holdings().with_words(["viec"], None))) == len(some)
        assert all("shelfchange" in query["sql"] for query in queries)

    def test_begins_without_a_database(
        self, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        def broken() -> None:
            raise OperationalError

        monkeypatch.setattr("documents.search.holdings.versions", broken)
        warm()
        assert "could not be read in advance" in caplog.text


def _random_write(chance: random.Random, fields: list[FieldOfWork], turn: int) -> None:
    keys = list(Document.objects.values_list("pk", flat=True))
    one = Document.objects.get(pk=chance.choice(keys))
    what = chance.randrange(6)
    if what == 0:
        shelf = chance.randrange(4)
        free = max((key for key in keys if key // SHELF_SIZE == shelf), default=shelf * SHELF_SIZE)
        factories.document(number=f"{1000 + turn}-CT/TW", pk=free + 1)
    elif what == 1 and len(keys) > 3:
        one.delete()
    elif what == 2:
        one.fields.set(chance.sample(fields, chance.randrange(3)))
    elif what == 3:
        one.state = chance.choice([State.DRAFT, State.PUBLISHED])
        one.save()
    else:
        one.expires_on = DAY - timedelta(days=chance.randrange(-2, 400))
        one.issued_on = date(2020 + chance.randrange(5), 1, 1 + chance.randrange(28))
        one.save()


@pytest.mark.parametrize("seed", range(5))
def test_whatever_is_written_in_whatever_order(some: list[Document], seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 (no secret)
    fields = list(FieldOfWork.objects.all())
    for turn in range(25):
        _random_write(chance, fields, turn)
        assert agrees()


@pytest.mark.postgresql
class TestRowsOfTheLog:
    @pytest.mark.django_db(transaction=True)
    def test_become_one_and_say_the_same(self, now: Any) -> None:
        one = factories.document(number="1-CT/TW")
        shelf = one.pk // SHELF_SIZE
        for number in range(3 * MOST_ROWS):
            Document.objects.filter(pk=one.pk).update(issued_on=date(2020, 1, 1 + number % 28))
            assert agrees()
        assert ShelfChange.objects.filter(shelf=shelf).count() <= MOST_ROWS + 1

    @pytest.mark.django_db(transaction=True)
    def test_two_at_once_wait_for_nobody_and_are_both_seen(self, now: Any) -> None:
        """The one that began first is committed last; the list was read in between."""
        one, other = (factories.document(number=f"{n}-CT/TW") for n in (1, 2))
        holdings()
        with transaction.atomic():
            Document.objects.filter(pk=one.pk).update(state=State.DRAFT)
            between: list[list[int]] = []
            thread = Thread(target=_write_elsewhere, args=(other, between))
            thread.start()
            thread.join(60)
            assert not thread.is_alive()
        assert between == [[one.pk]]
        assert content(holdings())["all"] == []
        assert agrees()


def _write_elsewhere(document: Document, seen: list[list[int]]) -> None:
    try:
        for _ in range(MOST_ROWS + 2):
            Document.objects.filter(pk=document.pk).update(state=State.DRAFT)
        seen.append(content(holdings())["all"])
    finally:
        connection.close()
