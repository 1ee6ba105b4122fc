"""How much memory a server takes."""

from __future__ import annotations

from pathlib import Path


def megabytes_of(pid: int) -> float:
    """The proportional share of a process and its children, in MB (Linux)."""
    return sum(_kilobytes(each) for each in family(pid)) / 1024


def family(pid: int) -> list[int]:
    """A process, its children and theirs."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(member for child in children for member in family(int(child)))]


def _kilobytes(pid: int) -> int:
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0
