"""What is made of settings is made once, and anew when one changes."""

from __future__ import annotations

from typing import Any

from django.conf import settings as now

from core.settled import Settled


def test_it_is_made_once_a_setting(settings: Any) -> None:
    made: list[str] = []

    def make() -> str:
        made.append(now.SITE_URL)
        return made[-1]

    known = Settled(make)
    settings.SITE_URL = "https://mot.example"
    assert [known(), known()] == ["https://mot.example"] * 2
    settings.SITE_URL = "https://hai.example"
    assert known() == "https://hai.example"
    assert made == ["https://mot.example", "https://hai.example"]
