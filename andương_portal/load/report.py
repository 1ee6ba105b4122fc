"""Figures in docs/performance.md, each command's under a heading of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings

_FILE = "docs/performance.md"


def write(heading: str, said: str, figures: Sequence[tuple[str, str]]) -> None:
    """Put a section with a table into the file, in the place of the one with that heading."""
    path = Path(settings.BASE_DIR) / _FILE
    text = path.read_text() if path.exists() else "# What the portal costs\n"
    rows = "".join(f"| {name} | {figure} |\n" for name, figure in figures)
    section = f"## {heading}\n{said}\n\n| what | figure |\n|---|---|\n{rows}"
    old = re.compile(rf"^## {re.escape(heading)}\n.*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)
    if old.search(text):
        text = old.sub(lambda _: f"{section}\n", text)
    else:
        text = f"{text.rstrip()}\n\n{section}"
    path.write_text(f"{text.rstrip()}\n")
