"""Whole pages under load, on a scratch portal of its own: speed, memory, and no stale page."""

from __future__ import annotations

import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ...load.client import Connection, Load, Speed, text_of
from ...load.content import edit, fill
from ...load.freshness import stale_pages
from ...load.memory import megabytes_of
from ...load.processor import seconds_of
from ...load.report import write
from ...load.server import Scratch


class Command(BaseCommand):
    """Prints a line a figure; fails when a stale page or an error was seen."""

    help = "Load a scratch portal: cached against uncached, publications under load, memory."

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.figures: list[tuple[str, str]] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """How much; `--fill` and `--edit` are what the command runs in the scratch portal."""
        parser.add_argument("--seconds", type=float, default=8, help="of each load")
        parser.add_argument("--clients", type=int, default=8)
        parser.add_argument("--workers", type=int, default=2)
        parser.add_argument("--counting", action="store_true", help="only what counting costs")
        parser.add_argument("--making", action="store_true", help="only what making a page costs")
        parser.add_argument("--write", action="store_true", help="put them in docs/performance.md")
        parser.add_argument("--database", default="", help="an empty PostgreSQL database")
        parser.add_argument("--redis", default="", help="the kept article with this Redis, too")
        parser.add_argument("--fill", type=int, help="make so many articles and stop")
        parser.add_argument("--edit", action="store_true", help="do what standard input says")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run it. Raises CommandError when a page was stale or not answered."""
        if options["fill"] is not None:
            fill(options["fill"])
        elif options["edit"]:
            edit()
        else:
            self.measure(options)

    def measure(self, options: dict[str, Any]) -> None:
        """All figures, one after another."""
        with tempfile.TemporaryDirectory(prefix="portal-load-") as folder:
            scratch = Scratch(Path(folder), options["database"])
            scratch.prepare(2100)
            if not options["making"]:
                self.counting(Path(folder), options)
            if not options["counting"]:
                self.making(Path(folder), options)
                self.publications(scratch, options)
            if not (options["counting"] or options["making"]):
                self.speed(scratch, options)
                self.memory(scratch, options)
                self.staleness(scratch, options)
        if options["write"]:
            name = "PostgreSQL" if options["database"] else "SQLite"
            write(f"Pages under load, {name}", SAID, self.figures)

    def speed(self, scratch: Scratch, options: dict[str, Any]) -> None:
        """Kept pages against pages made each time."""
        rates = {}
        for kept in ("false", "true"):
            with scratch.serving(options["workers"], PAGE_CACHE=kept):
                load = Load(scratch.port, HOT[:20], options["clients"])
                rates[kept] = load.run(options["seconds"]).rate
        self.line("pages made each time", f"{rates['false']:.0f}/s")
        ratio = rates["true"] / rates["false"]
        self.line("kept pages", f"{rates['true']:.0f}/s, {ratio:.1f} times as many")

    def counting(self, folder: Path, options: dict[str, Any]) -> None:
        """Two portals at once, one that counts visits and one that does not, each with its load.

        Whatever else the machine does slows both.
        """
        workers, database = options["workers"], options["database"]
        off = Scratch(folder, database, COUNT_VISITS="false", PAGE_CACHE_ROOT=f"{folder}/off")
        on = Scratch(folder, database, COUNT_VISITS="true", PAGE_CACHE_ROOT=f"{folder}/on")
        with off.serving(workers) as one, on.serving(workers) as other:
            for clients in (8, 32):
                rounds = [
                    _side_by_side([(off.port, one.pid), (on.port, other.pid)], clients, options)
                    for _ in range(ROUNDS)
                ]
                rate = median(counted[0] / not_counted[0] for not_counted, counted in rounds)
                cost = median(not_counted[1] / counted[1] for not_counted, counted in rounds)
                self.line(
                    f"visits counted, {clients} clients",
                    f"{rate:.2f} of the answers a second, {cost:.2f} of the answers a second of "
                    f"processor; {median(c[1] for _, c in rounds) * 1e6:.0f} µs an answer",
                )

    def making(self, folder: Path, options: dict[str, Any]) -> None:
        """What an article costs that is kept, and one that is made, against a bare view."""
        database, redis = options["database"], options["redis"]
        portal, bare = Scratch(folder, database), Scratch(folder, database)
        page = folder / "bare.html"
        with ExitStack() as stack:
            ours = stack.enter_context(portal.serving(1))
            page.write_text(text_of(Connection(portal.port).get(HOT[-1])[1]))
            other = stack.enter_context(bare.serving(1, BARE, BARE_PAGE=str(page)))
            asked = {BARE_VIEW: (bare.port, other.pid, "/")}
            asked["an article that is kept"] = (portal.port, ours.pid, HOT[-1])
            if redis:
                shared = Scratch(folder, database, REDIS_URL=redis, PAGE_CACHE_ROOT=f"{folder}/r")
                third = stack.enter_context(shared.serving(1))
                asked["the same with Redis"] = (shared.port, third.pid, HOT[-1])
            self.by_turns(asked, options)
            self.made(asked[BARE_VIEW], (portal.port, ours.pid))

    def by_turns(self, asked: dict[str, tuple[int, int, str]], options: dict[str, Any]) -> None:
        """Each server under the same load for some seconds, so many times."""
        found: dict[str, list[tuple[float, Speed]]] = {name: [] for name in asked}
        for _ in range(ROUNDS):
            for name, (port, pid, path) in asked.items():
                load = Load(port, [path], options["clients"])
                load.start()
                before, used = load.answered(), seconds_of(pid)
                time.sleep(options["seconds"] / 2)
                cost = (seconds_of(pid) - used) / max(1, load.answered() - before)
                found[name].append((cost, load.stop()))
        bare = found[BARE_VIEW]
        for name, rounds in found.items():
            ratio = median(cost / first for (cost, _), (first, _) in zip(rounds, bare, strict=True))
            rate = median(
                speed.rate / first.rate for (_, speed), (_, first) in zip(rounds, bare, strict=True)
            )
            within = [median(speed.within(part) for _, speed in rounds) for part in (0.5, 0.99)]
            self.line(
                name,
                f"{median(cost for cost, _ in rounds) * 1e6:.0f} µs, {ratio:.2f} times the bare "
                f"view; {rate:.2f} times the answers a second; "
                f"p50 {within[0]:.1f} ms, p99 {within[1]:.1f} ms",
            )

    def made(self, bare: tuple[int, int, str], portal: tuple[int, int]) -> None:
        """Articles that nobody has asked for yet, one after another."""
        rounds = []
        for number in range(ROUNDS):
            paths = [f"/tin-tuc/tai/bai-{number * 400 + n}/" for n in range(400)]
            one = _cost(bare[0], bare[1], ["/"] * 2000)
            rounds.append((one, _cost(*portal, paths)))
        ratio = median(made / one for one, made in rounds)
        took = median(made for _, made in rounds)
        self.line(
            "an article that is made", f"{took * 1e6:.0f} µs, {ratio:.2f} times the bare view"
        )

    def publications(self, scratch: Scratch, options: dict[str, Any]) -> None:
        """One publication every ten seconds over 200 hot pages, in turn with none; the medians."""
        with scratch.serving(options["workers"]) as server, scratch.editing() as editor:
            load = Load(scratch.port, HOT, options["clients"])
            load.start()
            time.sleep(5)
            pairs = []
            for number in range(ROUNDS):
                quiet = self.ten_seconds(load, server.pid)
                editor.do("title", 1, number)
                pairs.append((quiet, self.ten_seconds(load, server.pid)))
            load.stop()
        rate = median(busy[0] / quiet[0] for quiet, busy in pairs)
        cost = median(quiet[1] / busy[1] for quiet, busy in pairs)
        self.line(
            "200 hot pages, a publication every 10 s",
            f"{rate:.2f} of the answers a second, {cost:.2f} of the answers a processor's second",
        )

    def ten_seconds(self, load: Load, pid: int) -> tuple[float, float]:
        """Answers, and seconds of processors an answer, of ten seconds of a running load."""
        answers, used = load.answered(), seconds_of(pid)
        time.sleep(10)
        answers = load.answered() - answers
        return answers, (seconds_of(pid) - used) / max(1, answers)

    def memory(self, scratch: Scratch, options: dict[str, Any]) -> None:
        """Two workers with 2,000 pages kept against two that keep none."""
        sizes = {}
        for kept in ("false", "true"):
            with scratch.serving(2, PAGE_CACHE=kept) as server:
                paths = [f"/tin-tuc/tai/bai-{number}/" for number in range(2000)]
                Load(scratch.port, paths, 4).run(max(15.0, options["seconds"]))
                sizes[kept] = megabytes_of(server.pid)
        self.line(
            "two workers, 2,000 pages",
            f"{sizes['true']:.0f} MB; bare {sizes['false']:.0f} MB; "
            f"{sizes['true'] / sizes['false']:.2f} times",
        )

    def staleness(self, scratch: Scratch, options: dict[str, Any]) -> None:
        """Fifty publications and withdrawals on four workers."""
        with scratch.serving(4), scratch.editing() as editor:
            seen = stale_pages(scratch.port, editor, changes=50, answers=10_000)
        self.line("50 changes on 4 workers", f"{seen.answers} answers, {seen.errors} errors")
        self.line("stale pages", str(len(seen.stale)))
        if seen.stale or seen.errors:
            raise CommandError("; ".join(seen.stale[:5]) or "a request was not answered")

    def line(self, name: str, figure: str) -> None:
        """A figure."""
        self.figures.append((name, figure))
        self.stdout.write(f"{name:42} {figure}")
        self.stdout.flush()


#: Loads with and without counting, of which the medians are printed.
ROUNDS = 5
#: Two hundred pages of the scratch portal.
HOT = ["/", "/tin-tuc/", "/tin-tuc/tai/", *(f"/tin-tuc/tai/bai-{n}/" for n in range(197))]
BARE_VIEW = "a bare view of the size of an article"
BARE = "andương_portal.load.bare:application"
SAID = (
    "`manage.py bench_pages --write`; medians of rounds by turns on one machine, real gunicorn. "
    "Times are those of the processor, user and system, of all workers for an answer."
)


def _cost(port: int, pid: int, paths: list[str]) -> float:
    """Seconds of processor that an answer costs a server. Raises CommandError without a page."""
    reader, before = Connection(port), seconds_of(pid)
    for path in paths:
        if reader.get(path)[0] != 200:
            raise CommandError(f"{path} is not answered with 200")
    reader.close()
    return (seconds_of(pid) - before) / len(paths)


def _side_by_side(
    servers: list[tuple[int, int]], clients: int, options: dict[str, Any]
) -> list[tuple[float, float]]:
    """Of each server by port and process, answers a second and processor seconds an answer."""
    for port, _ in servers:
        Load(port, HOT[:20], 2).run(1)
    loads = [Load(port, HOT[:20], clients) for port, _ in servers]
    before = [seconds_of(pid) for _, pid in servers]
    for load in loads:
        load.start()
    time.sleep(options["seconds"])
    speeds = [load.stop() for load in loads]
    took = [seconds_of(pid) - was for (_, pid), was in zip(servers, before, strict=True)]
    return [(speed.rate, cost / speed.answers) for speed, cost in zip(speeds, took, strict=True)]
