"""How much of the processors a server takes."""

from __future__ import annotations

import os
from pathlib import Path

from .memory import family


def seconds_of(pid: int) -> float:
    """User and system time of a process and its children so far, in seconds (Linux)."""
    return sum(_ticks(each) for each in family(pid)) / os.sysconf("SC_CLK_TCK")


def _ticks(pid: int) -> int:
    # The name of the program, in brackets, may hold anything.
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])
