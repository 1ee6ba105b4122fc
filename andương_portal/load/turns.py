"""Several servers under the same load by turns: whatever else the machine does meets them all."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from .client import Load, Speed
from .processor import seconds_of

#: Seconds from which on a load that was let go counts.
_RAMP = 0.3


@dataclass(frozen=True)
class Served:
    """A server: its port, its process, and what is asked of it."""

    port: int
    pid: int
    paths: Sequence[str]


@dataclass
class Taken:
    """What a server's turns gave: answers a second, and seconds of processor an answer."""

    rates: list[float] = field(default_factory=list)
    costs: list[float] = field(default_factory=list)
    speed: Speed | None = None

    def rate_beside(self, other: Taken) -> float:
        """How many times as many answers a second."""
        pairs = zip(self.rates, other.rates, strict=True)
        return median(mine / theirs for mine, theirs in pairs)

    def cost_beside(self, other: Taken) -> float:
        """How many times as much of the processor."""
        pairs = zip(self.costs, other.costs, strict=True)
        return median(mine / theirs for mine, theirs in pairs)

    def microseconds(self) -> float:
        """Of the processor, for an answer."""
        return median(self.costs) * 1e6

    def milliseconds(self, part: float) -> float:
        """Within which so great a part of the answers came."""
        return self.speed.within(part) if self.speed else 0.0


def by_turns(
    servers: dict[str, Served], clients: int, seconds: float, rounds: int
) -> dict[str, Taken]:
    """Each server's readers for some seconds while those of the others pause."""
    taken = {name: Taken() for name in servers}
    loads = {name: Load(each.port, each.paths, clients) for name, each in servers.items()}
    for load in loads.values():
        load.start()
        load.pause()
    for _ in range(rounds):
        for name, load in loads.items():
            load.resume()
            time.sleep(_RAMP)
            rate, cost = _slice(load, servers[name].pid, seconds)
            load.pause()
            taken[name].rates.append(rate)
            taken[name].costs.append(cost)
    for name, load in loads.items():
        taken[name].speed = load.stop()
    return taken


def _slice(load: Load, pid: int, seconds: float) -> tuple[float, float]:
    began, answers, used = time.monotonic(), load.answered(), seconds_of(pid)
    time.sleep(seconds)
    took, answers = time.monotonic() - began, load.answered() - answers
    return answers / took, (seconds_of(pid) - used) / max(1, answers)
