"""The figures that the registry has to reach, on the demo's data."""

from __future__ import annotations

import json
import random
import secrets
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from andương_portal.management.commands import measure
from documents.demo.loading import load
from documents.demo.volume import fill_up
from documents.figures import cases, scanning, search
from documents.management.commands import registry_figures
from documents.models import Document
from documents.search.holdings import holdings
from documents.services import happenings_of
from documents.status import Event, Status, status_on

pytestmark = pytest.mark.django_db


def run(*words: str) -> str:
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


def test_times_of_few_documents_stand_beside_those_of_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load()
    kept = tmp_path / "few.json"
    assert "tình trạng vào ngày" in run("measure", "--registry", "--runs", "1", "--keep", str(kept))
    few = json.loads(kept.read_text())
    slow = {"documents": 3, "times": dict.fromkeys(few["times"], [1000000.0] * 3)}
    kept.write_text(json.dumps(slow))
    assert "0.0  0.0  0.0" in run("measure", "--registry", "--runs", "1", "--beside", str(kept))
    after_a_write = {name: [1000000.0, 1e-06, 1000000.0] for name in few["times"]}
    fast = {"documents": 3, "times": after_a_write}
    kept.write_text(json.dumps(fast))
    with pytest.raises(CommandError, match="over the limit: không lọc, trang sâu"):
        run("measure", "--registry", "--runs", "1", "--beside", str(kept))
    monkeypatch.setitem(measure.LIMITS, "registry", (2, 25_000))
    with pytest.raises(CommandError, match="over the limit"):
        run("measure", "--registry", "--runs", "1")


def _ask(client: Client) -> search.Ask:
    return lambda path, data: client.get(path, data)


def test_numbers_are_understood_as_they_are_typed(client: Client) -> None:
    cases.hold()
    typed = [*cases.tables(), *cases.generated()]
    assert len({case.typed for case in typed}) >= len(cases.TABLES) + 100
    assert len(list(cases.generated())) == cases.GENERATED
    assert all(case.meant for case in typed)
    found = search.measure(typed, _ask(client))
    assert (found.wrong, found.not_offered, found.taken) == ([], [], [])
    assert found.ambiguous >= 15
    assert found.share >= search.ENOUGH, found.not_first
    assert found.reached


def test_what_is_wrong_would_be_seen(client: Client) -> None:
    cases.hold()
    one = next(iter(next(case for case in cases.tables() if len(case.meant) == 1).meant))
    two = next(case for case in cases.tables() if len(case.meant) == 2)
    wrong = [
        cases.Case("185-KL/TW", frozenset({one + "x"})),
        cases.Case("185-KL/TW", two.meant),
        cases.Case("không có", frozenset({one})),
    ]
    found = search.measure(wrong, _ask(client))
    assert len(found.wrong) == 2
    assert found.not_offered == ["185-KL/TW"]
    assert found.not_first == ["185-KL/TW", "không có"]
    assert not found.reached


def test_the_command_shows_them_and_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanning, "article_text", lambda megabytes: "Chỉ thị 35-CT/TW. " * 20_000)
    monkeypatch.setattr(scanning, "hostile_text", lambda megabytes: "1/2-3//45/" * 30_000)
    monkeypatch.setattr(scanning, "ENOUGH", 0.01)
    monkeypatch.setattr(scanning, "LINEAR", 20)
    text = run("registry_figures")
    assert "Chuyển nhầm: 0" in text
    assert "MB/giây" in text
    assert not Document.objects.exists()
    monkeypatch.setattr(scanning, "ENOUGH", 1e9)
    monkeypatch.setattr(registry_figures.Command, "search", lambda command: True)
    with pytest.raises(CommandError):
        run("registry_figures")


def test_a_scan_is_fast_and_linear() -> None:
    """Half of what the command demands: here other tests run beside it."""
    assert scanning.rate(scanning.article_text(0.5)) > scanning.ENOUGH / 2
    for text in (scanning.article_text(1), scanning.hostile_text(5)):
        assert scanning.growth(text) < 2 * scanning.LINEAR


@pytest.mark.parametrize("fresh", [False, True], ids=["fixed", "fresh"])
def test_lists_hold_what_status_on_says(fresh: bool) -> None:
    """200 pairs of a document and a day, half of the days beside one on which it changes."""
    fill_up(400, lambda done, total: None)
    seed = secrets.randbits(32) if fresh else 20261124
    chance = random.Random(seed)  # noqa: S311 - pairs to try
    keys = list(Document.objects.published().values_list("pk", flat=True))
    events = {
        key: [Event(happening.on, happening.kind) for happening in happenings]
        for key, happenings in happenings_of(keys).items()
    }
    moved = [key for key in keys if len(events[key]) > 1]
    assert len(moved) > 20
    held, seen = holdings(), set()
    for turn in range(200):
        key = chance.choice(moved if turn % 2 else keys)
        day = _day(chance, events[key])
        expected = status_on(events[key], day)
        seen.add(expected)
        lists = {
            status
            for status in Status
            if Document.objects.with_status(status, day).filter(pk=key).exists()
        }
        assert lists == {expected}, (seed, key, day)
        assert held.status_of(key, day) == expected, (seed, key, day)
    assert len(seen) >= 3


def _day(chance: random.Random, events: list[Event]) -> date:
    if events and chance.random() < 0.5:
        return chance.choice(events).on + timedelta(days=chance.randint(-1, 1))
    return date(2005, 1, 1) + timedelta(days=chance.randrange(9_000))
