"""Whole pages under load, on a scratch portal of its own: speed, memory, and no stale page."""

from __future__ import annotations

import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ...load.client import Connection, Load, text_of
from ...load.content import edit, fill
from ...load.freshness import stale_pages
from ...load.memory import megabytes_of
from ...load.processor import seconds_of
from ...load.report import write
from ...load.server import Scratch, scratch_database
from ...load.turns import Served, by_turns


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
        with tempfile.TemporaryDirectory(prefix="portal-load-") as folder, scratch_database() as at:
            options["database"] = at
            scratch = Scratch(Path(folder), at)
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
        """A portal that counts visits beside one that does not."""
        workers, database = options["workers"], options["database"]
        off = Scratch(folder, database, COUNT_VISITS="false", PAGE_CACHE_ROOT=f"{folder}/off")
        on = Scratch(folder, database, COUNT_VISITS="true", PAGE_CACHE_ROOT=f"{folder}/on")
        with off.serving(workers) as one, on.serving(workers) as other:
            asked = {
                "off": Served(off.port, one.pid, HOT[:20]),
                "on": Served(on.port, other.pid, HOT[:20]),
            }
            for clients in (8, 32):
                taken = by_turns(asked, clients, options["seconds"] / 4, 3 * ROUNDS)
                rate = taken["on"].rate_beside(taken["off"])
                cost = taken["off"].cost_beside(taken["on"])
                self.line(
                    f"visits counted, {clients} clients",
                    f"{rate:.2f} of the answers a second, {cost:.2f} of the answers a second of "
                    f"processor; {taken['on'].microseconds():.0f} µs an answer",
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
            asked = {BARE_VIEW: Served(bare.port, other.pid, ["/"])}
            asked["an article that is kept"] = Served(portal.port, ours.pid, HOT[-1:])
            if redis:
                shared = Scratch(folder, database, REDIS_URL=redis, PAGE_CACHE_ROOT=f"{folder}/r")
                third = stack.enter_context(shared.serving(1))
                asked["the same with Redis"] = Served(shared.port, third.pid, HOT[-1:])
            self.against_bare(asked, options)
            self.made(asked[BARE_VIEW], asked["an article that is kept"])

    def against_bare(self, asked: dict[str, Served], options: dict[str, Any]) -> None:
        """Each server's answers against those of the bare view."""
        taken = by_turns(asked, options["clients"], options["seconds"] / 4, 3 * ROUNDS)
        bare = taken[BARE_VIEW]
        for name, one in taken.items():
            self.line(
                name,
                f"{one.microseconds():.0f} µs, {one.cost_beside(bare):.2f} times the bare view; "
                f"{one.rate_beside(bare):.2f} times the answers a second; "
                f"p50 {one.milliseconds(0.5):.1f} ms, p99 {one.milliseconds(0.99):.1f} ms",
            )

    def made(self, bare: Served, portal: Served) -> None:
        """Articles that nobody has asked for yet, one after another."""
        rounds = []
        for number in range(ROUNDS):
            paths = [f"/tin-tuc/tai/bai-{number * 400 + n}/" for n in range(400)]
            one = _cost(bare, ["/"] * 2000)
            rounds.append((one, _cost(portal, paths)))
        ratio = median(made / one for one, made in rounds)
        took = median(made for _, made in rounds)
        figure = f"{took * 1e6:.0f} µs, {ratio:.2f} times the bare view"
        self.line("an article that is made", figure)

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


def _cost(server: Served, paths: list[str]) -> float:
    """Seconds of processor that an answer costs a server. Raises CommandError without a page."""
    reader, before = Connection(server.port), seconds_of(server.pid)
    for path in paths:
        if reader.get(path)[0] != 200:
            raise CommandError(f"{path} is not answered with 200")
    reader.close()
    return (seconds_of(server.pid) - before) / len(paths)
