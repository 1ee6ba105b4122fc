"""The command that shows what photos cost: it measures, and it can fail."""

import pytest
from django.core.management import CommandError, call_command

from core.management.commands import bench_images
from core.management.commands.bench_images import LIMITS


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    figures = {"upload": 200.0, "background": 300.0, "memory": 100.0}
    monkeypatch.setattr(bench_images, "SIZE", (800, 600))
    monkeypatch.setattr(bench_images, "_in_own_process", lambda _: figures)


def test_every_figure_with_its_limit(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("bench_images", photos=1)
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(LIMITS)
    assert all("giới hạn" in line for line in lines)


def test_over_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LIMITS, "memory", 99.0)
    with pytest.raises(CommandError, match="over the limit: memory"):
        call_command("bench_images", photos=1)


def test_what_is_measured(tmp_path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "0.jpg").write_bytes(bench_images.photo(0))
    figures = bench_images._measure(tmp_path)
    assert set(figures) == set(LIMITS)
    assert 0 < figures["upload"] < 5000
    assert 20 < figures["memory"] < 2000
