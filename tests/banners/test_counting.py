"""Shown and opened are counted at the door, and opened is never more than shown."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any
from unittest.mock import Mock

import pytest
from django.core.wsgi import get_wsgi_application
from django.db import IntegrityError, InterfaceError, OperationalError, connection, transaction
from time_machine import Traveller

from banners import counting
from banners.counting import HEADER, MOST, PATIENCE, Counts
from banners.models import PictureLink, Tally
from core.models import Change
from core.pagecache.door import Aside, Door
from core.pagecache.writes import is_loud
from news.models import Article
from tests import factories
from tests.banners.made import FIREFOX, GOOGLEBOT, link, links
from tests.readers import Answer, Browser

DAY = date(2026, 11, 24)
#: What starts the writing thread, which other tests do without.
ENSURE = Counts._ensure
pytestmark = pytest.mark.django_db(transaction=True)


class Reader(Browser):
    """A person at the door."""

    def get(self, path: str, **environ: Any) -> Answer:
        return super().get(path, **{"HTTP_USER_AGENT": FIREFOX} | environ)


@pytest.fixture
def counts(now: Traveller) -> Counts:
    return Counts()


@pytest.fixture
def browser(settings: Any, counts: Counts) -> Any:
    settings.PAGE_CACHE = True
    door = Door(get_wsgi_application(), aside=Aside(HEADER, counts.told))
    door.watch.ensure = lambda: None  # type: ignore[method-assign]
    yield Reader(door)
    connection.close()


def show(counts: Counts, pks: Iterable[int], place: str = "cot-ben") -> None:
    """As a page does that names them in its header."""
    counts.shown(" ".join(f"{place}:{pk}" for pk in pks))


def numbers() -> dict[tuple[int, str], tuple[int, int]]:
    return {(row.link_id, row.place): (row.shown, row.opened) for row in Tally.objects.all()}


@pytest.mark.usefixtures("now")
def test_each_serving_of_a_kept_page_is_a_showing(browser: Browser, counts: Counts) -> None:
    factories.article(title="Bài")
    side, below = link(), link(place="cuoi-bai")
    path = Article.objects.get().get_absolute_url()
    first = browser.get(path)
    etag = first.headers["ETag"]
    answers = [first, browser.get(path), browser.get(path, HTTP_IF_NONE_MATCH=etag)]
    assert [answer.status for answer in answers] == [200, 200, 304]
    assert all(HEADER not in answer.headers for answer in answers)
    browser.get("/")
    counts.flush()
    assert numbers() == {(side.pk, "cot-ben"): (4, 0), (below.pk, "cuoi-bai"): (3, 0)}
    assert Tally.objects.first().day == DAY  # type: ignore[union-attr]


@pytest.mark.usefixtures("now")
def test_what_is_no_showing(browser: Browser, counts: Counts) -> None:
    made = link()
    browser.get("/", HTTP_USER_AGENT=GOOGLEBOT)
    browser.get("/", HTTP_SEC_PURPOSE="prefetch;prerender")
    browser.get("/", REQUEST_METHOD="HEAD")
    assert browser.get("/khong-co/").status == 404
    browser.get("/lien-ket/999/")
    counts.flush()
    assert numbers() == {}
    browser.get("/")
    browser.get("/rss/")
    counts.flush()
    assert numbers() == {(made.pk, "cot-ben"): (1, 0)}


@pytest.mark.usefixtures("now")
def test_the_header_says_only_what_the_page_shows(client: Any) -> None:
    made = links(9)
    said = client.get("/")[HEADER].split()
    assert len(said) == 7
    page = client.get("/").content.decode()
    for each in made:
        assert (f"cot-ben:{each.pk}" in said) == (each.get_absolute_url() in page)


@pytest.mark.usefixtures("now")
def test_previews_of_officers_are_not_counted(officer: Any) -> None:
    link()
    made = factories.article(state="draft")
    answer = officer.get(f"/quan-tri/news/article/{made.pk}/xem-truoc/")
    assert answer.status_code == 200
    assert "picture-link" in answer.content.decode()
    assert HEADER not in answer.headers


def test_numbers_add_up(counts: Counts, now: Traveller) -> None:
    one, other = links(2)
    for _ in range(3):
        show(counts, [one.pk, other.pk])
    counts.flush()
    show(counts, [one.pk])
    show(counts, [one.pk], "cuoi-bai")
    now.move_to(factories.NOW + timedelta(days=1))
    show(counts, [one.pk])
    counts.flush()
    found = Tally.objects.order_by("day", "place", "link_id").values_list("place", "shown")
    assert list(found) == [("cot-ben", 4), ("cot-ben", 3), ("cuoi-bai", 1), ("cot-ben", 1)]


def test_opened_is_never_more_than_shown(counts: Counts) -> None:
    made = link()
    for _ in range(5):
        counts.opened(made.pk, DAY, "cot-ben")
    counts.flush(everything=True)
    assert numbers() == {}
    show(counts, [made.pk] * 3)
    for _ in range(5):
        counts.opened(made.pk, DAY, "cot-ben")
    counts.flush(everything=True)
    assert numbers() == {(made.pk, "cot-ben"): (3, 3)}
    with pytest.raises(IntegrityError), transaction.atomic():
        Tally.objects.update(opened=4)


def test_an_opening_waits_for_its_showing(counts: Counts, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another worker may not have written the showing yet."""
    clock = [1000.0]
    monkeypatch.setattr("banners.counting.time.monotonic", lambda: clock[0])
    made = link()
    counts.opened(made.pk, DAY, "cot-ben")
    counts.flush()
    other = Counts()
    show(other, [made.pk])
    other.flush()
    counts.flush()
    assert numbers() == {(made.pk, "cot-ben"): (1, 0)}
    clock[0] += PATIENCE
    counts.flush()
    counts.flush()
    assert numbers() == {(made.pk, "cot-ben"): (1, 1)}


def test_nothing_is_lost_when_the_database_is_away(
    counts: Counts, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = link()
    show(counts, [made.pk])
    counts.opened(made.pk, DAY, "cot-ben")
    with monkeypatch.context() as away:
        away.setattr(counting, "_write_opened", lambda _: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            counts.flush(everything=True)
    assert numbers() == {}
    counts.flush(everything=True)
    assert numbers() == {(made.pk, "cot-ben"): (1, 1)}


@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
def test_an_outage_is_a_line_of_the_log(
    counts: Counts,
    error: type[Exception],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    made = link()
    show(counts, [made.pk])
    with monkeypatch.context() as away:
        away.setattr(counting, "_write_shown", Mock(side_effect=error("gone")))
        assert [counts._written_or_said() for _ in range(2)] == [False, False]
    said = [(each.levelname, each.getMessage(), each.exc_info) for each in caplog.records]
    line = f"Showings of pictures wait for the database: {error.__name__}"
    assert said == [("WARNING", line, None)] * 2
    assert counts._written_or_said()
    assert numbers() == {(made.pk, "cot-ben"): (1, 0)}


def test_what_is_no_outage_is_told_in_full(
    counts: Counts, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    show(counts, [link().pk])
    monkeypatch.setattr(counting, "_write_shown", lambda _: 1 / 0)
    assert not counts._written_or_said()
    [said] = caplog.records
    assert (said.levelname, said.exc_info is None) == ("ERROR", False)


def test_the_writer_does_not_hurry_while_nothing_can_be_written(
    counts: Counts, monkeypatch: pytest.MonkeyPatch
) -> None:
    acts: list[str] = []
    answers = iter([False, True])

    def written() -> bool:
        acts.append("write")
        return next(answers)

    monkeypatch.setattr(counts, "_written_or_said", written)
    monkeypatch.setattr("banners.counting.time.sleep", lambda _: acts.append("sleep"))
    monkeypatch.setattr(counts._wake, "wait", lambda _: acts.append("wait"))
    with pytest.raises(StopIteration):
        counts._run()
    assert acts == ["wait", "write", "sleep", "wait", "write", "wait", "write"]


def test_a_deleted_picture_takes_no_other_number_with_it(counts: Counts) -> None:
    one, other = links(2)
    show(counts, [one.pk, other.pk])
    PictureLink.objects.filter(pk=one.pk).delete()
    counts.flush()
    assert numbers() == {(other.pk, "cot-ben"): (1, 0)}


def test_nothing_to_write_asks_nothing(counts: Counts, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        counts.flush()


def test_many_at_once_lose_nothing(counts: Counts) -> None:
    made = link()

    def shows() -> None:
        for _ in range(500):
            show(counts, [made.pk])

    threads = [threading.Thread(target=shows) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    counts.flush()
    assert numbers() == {(made.pk, "cot-ben"): (4000, 0)}


def test_many_different_pages_wake_the_writer(monkeypatch: pytest.MonkeyPatch) -> None:
    woken: list[bool] = []
    monkeypatch.setattr(Counts, "_ensure", lambda self, now: woken.append(now))
    counts = Counts()
    for number in (*range(MOST - 1), 1, MOST):
        show(counts, [number])
    counts.opened(1, DAY, "cot-ben")
    assert woken == [False] * MOST + [True, False]


@pytest.mark.usefixtures("now")
def test_the_end_of_a_process_writes_what_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    last_acts: list[Any] = []
    monkeypatch.setattr("atexit.register", lambda *act, **options: last_acts.append((act, options)))
    monkeypatch.setattr(Counts, "_ensure", ENSURE)
    monkeypatch.setattr(counting, "INTERVAL", 3600)  # the thread itself writes nothing
    pk, counts = link().pk, Counts()
    show(counts, [pk, pk])
    counts.opened(pk, DAY, "cot-ben")
    [([act], options)] = last_acts
    act(**options)
    assert list(Tally.objects.values_list("link", "shown", "opened")) == [(pk, 2, 1)]


def test_writing_numbers_makes_no_page_old() -> None:
    assert not is_loud("INSERT INTO links_tally (day) VALUES (1)")
    assert not is_loud('UPDATE "links_tally" SET opened = 1')
    assert is_loud('UPDATE "links_picturelink" SET weight = 1')
    assert not Change.objects.exists()


def test_what_others_say_in_the_header_is_not_believed(counts: Counts) -> None:
    def application(environ: Any, start_response: Any) -> Any:
        start_response("200 OK", [(HEADER, "khong-co:1 cot-ben:x cot-ben: :: cot-ben:7")])
        return [b"trang"]

    said: list[Any] = []
    asked = {"REQUEST_METHOD": "GET", "HTTP_USER_AGENT": FIREFOX}
    door = Door(application, aside=Aside(HEADER, counts.told))
    body = door(asked, lambda *args: said.append(args))
    assert (list(body), said) == ([b"trang"], [("200 OK", [])])
    shown, _ = counts._taken(everything=True)
    assert [key[1:] for key in shown] == [("cot-ben", 7)]
