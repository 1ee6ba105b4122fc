"""How well the page for numbers understands: driven as a reader's browser would drive it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from documents.numbers import find

from .cases import NO_NUMBERS, Case

#: Of the cases with one right answer, so many come first.
ENOUGH = 0.98
_CHOICES = re.compile(r'<ul class="choices">.*?</ul>', re.DOTALL)
_CHOICE = re.compile(r'<li><a href="([^"]+)"')

#: Asks for an address as a reader does: status, `Location`, text.
Ask = Callable[[str, dict[str, str]], Any]


@dataclass
class Figures:
    """What came of it."""

    single: int = 0
    first: int = 0
    ambiguous: int = 0
    offered: int = 0
    wrong: list[str] = field(default_factory=list)
    not_first: list[str] = field(default_factory=list)
    not_offered: list[str] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Of the cases with one answer, those where it came first."""
        return self.first / self.single if self.single else 0

    @property
    def reached(self) -> bool:
        """Whether all that is asked for was reached."""
        missed = self.wrong or self.not_offered or self.taken
        return self.share >= ENOUGH and self.ambiguous > 0 and not missed


def measure(cases: Iterable[Case], ask: Ask) -> Figures:
    """Type every case, and what is no number."""
    figures = Figures()
    for case in cases:
        _judge(case, *_answer(case.typed, ask), figures)
    for typed in NO_NUMBERS:
        target, shown = _answer(typed, ask)
        if target or shown or find(f"Thực hiện {typed}, phường báo cáo."):
            figures.taken.append(typed)
    return figures


def _judge(case: Case, target: str, shown: list[str], figures: Figures) -> None:
    if target and case.meant != {target}:
        figures.wrong.append(f"{case.typed} → {target}")
    if len(case.meant) == 1:
        figures.single += 1
        first = target or (shown[0] if shown else "")
        if first in case.meant:
            figures.first += 1
        else:
            figures.not_first.append(case.typed)
    elif case.meant:
        figures.ambiguous += 1
        if case.meant <= set(shown):
            figures.offered += 1
        else:
            figures.not_offered.append(case.typed)


def _answer(typed: str, ask: Ask) -> tuple[str, list[str]]:
    """Where the page sends a reader, or what it offers."""
    answer = ask(reverse("documents:number"), {"so": typed})
    if answer.status_code in {301, 302}:
        return answer["Location"], []
    listed = _CHOICES.search(answer.content.decode())
    return "", _CHOICE.findall(listed[0]) if listed else []
