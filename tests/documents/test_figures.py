"""The figures that the registry has to reach, on the demo's data."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from andương_portal.management.commands import measure
from documents.demo.loading import load

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
    slow = {"documents": 3, "times": dict.fromkeys(few["times"], 1000000.0)}
    kept.write_text(json.dumps(slow))
    assert "0.0 lần" in run("measure", "--registry", "--runs", "1", "--beside", str(kept))
    fast = {"documents": 3, "times": dict.fromkeys(few["times"], 1e-06)}
    kept.write_text(json.dumps(fast))
    with pytest.raises(CommandError, match="over the limit: không lọc, trang sâu"):
        run("measure", "--registry", "--runs", "1", "--beside", str(kept))
    monkeypatch.setitem(measure.LIMITS, "registry", (2, 25_000))
    with pytest.raises(CommandError, match="over the limit"):
        run("measure", "--registry", "--runs", "1")
