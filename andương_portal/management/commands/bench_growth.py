"""Whether pages cost more where there are many articles: the same pages with few, then many."""

from __future__ import annotations

import json
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.test.utils import override_settings
from django.urls import reverse

from core.pagecache.freshness import renew_mark
from news.around import PER_PAGE
from news.models import Article

from ...load.report import write
from ...load.server import Scratch, scratch_database
from .measure import asker

#: How many times as long a page may take with a hundred times as many articles.
FIRST, DEEP = 1.15, 1.2
LIMITS = {
    "home": FIRST,
    "all news": FIRST,
    "a category": FIRST,
    "an article": FIRST,
    "related news, page 50": DEEP,
    "related news, last page": DEEP,
    "all news, page 50": DEEP,
    "all news, last full page": DEEP,
    "a category, last full page": DEEP,
}
#: How often few and many are measured, one after the other.
TURNS = 4
SAID = (
    "`manage.py bench_growth --write`: with few, with many, how many times as much the shortest "
    "is. Each page is made anew each time, few and many by turns."
)


class Command(BaseCommand):
    """Prints a line a page; fails when one takes longer than it may."""

    help = "Compare the public pages of few and of many articles, in a scratch database."

    def add_arguments(self, parser: CommandParser) -> None:
        """How much; `--times` is what the command runs in the scratch database."""
        parser.add_argument("--few", type=int, default=1000, help="articles")
        parser.add_argument("--many", type=int, default=100_000, help="articles")
        parser.add_argument("--runs", type=int, default=40, help="how often each page is asked for")
        parser.add_argument("--write", action="store_true", help="put them in docs/performance.md")
        parser.add_argument("--times", action="store_true", help="only times, as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Measure. Raises CommandError when a page takes longer than it may."""
        if options["times"]:
            self.stdout.write(json.dumps(times_of_pages(options["runs"])))
            return
        counts = options["few"], options["many"]
        with ExitStack() as stack:
            portals = [self.filled(stack, count) for count in counts]
            times = self.by_turns(portals, options["runs"])
        figures, over = [], []
        for name, limit in LIMITS.items():
            few, many = (found[name] for found in times)
            ratio = min(many) / min(few)
            figures.append((name, f"{_told(few)}; {_told(many)}; {ratio:.2f} (at most {limit})"))
            self.stdout.write(": ".join(figures[-1]))
            over += [name] if ratio > limit else []
        if options["write"]:
            heading = f"{counts[1]:,} articles against {counts[0]:,}, {_vendor(portals[0])}"
            write(heading, SAID, figures)
        if over:
            raise CommandError(f"over the limit: {', '.join(over)}")

    def filled(self, stack: ExitStack, articles: int) -> Scratch:
        """A scratch portal with so many articles."""
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="portal-growth-"))
        scratch = Scratch(Path(folder), stack.enter_context(scratch_database()))
        scratch.manage("migrate", "--verbosity", "0")
        scratch.manage("collectstatic", "--no-input", "--verbosity", "0")
        scratch.manage("demo", "--articles", str(articles))
        return scratch

    def by_turns(self, portals: list[Scratch], runs: int) -> list[dict[str, list[float]]]:
        """Milliseconds of each page of each portal."""
        found: list[dict[str, list[float]]] = [{name: [] for name in LIMITS} for _ in portals]
        for _ in range(TURNS):
            for portal, times in zip(portals, found, strict=True):
                said = portal.said_by("bench_growth", "--times", "--runs", str(runs // TURNS))
                for name, taken in json.loads(said).items():
                    times[name] += taken
        return found


def _told(times: list[float]) -> str:
    ordered = sorted(times)
    p99 = ordered[int(len(ordered) * 0.99)]
    return f"{ordered[0]:.1f} ms, p50 {median(ordered):.1f}, p99 {p99:.1f}"


def _vendor(scratch: Scratch) -> str:
    is_file = scratch.environment["DATABASE_URL"].startswith("sqlite")
    return "SQLite" if is_file else "PostgreSQL"


def times_of_pages(runs: int) -> dict[str, list[float]]:
    """Milliseconds of each page of this database, made anew each time, the pages by turns.

    Raises CommandError for an answer other than 200.
    """
    with (
        tempfile.TemporaryDirectory() as folder,
        override_settings(PAGE_CACHE=True, PAGE_CACHE_ROOT=folder),
    ):
        renew_mark()
        with connection.cursor() as cursor:
            # As the server does by itself some time after so many new rows.
            cursor.execute("ANALYZE")
        paths = paths_of_pages()
        askers = {name: asker(path) for name, path in paths.items()}
        for name, ask in askers.items():
            if ask().status_code != 200:
                raise CommandError(f"{paths[name]} is not answered with 200")
        # SQLite works in this process, whose own time holds on a busy machine.
        clock = time.process_time if connection.vendor == "sqlite" else time.perf_counter
        times: dict[str, list[float]] = {name: [] for name in askers}
        for _ in range(runs):
            for name, ask in askers.items():
                start = clock()
                ask()
                times[name].append(1000 * (clock() - start))
    return times


def paths_of_pages() -> dict[str, str]:
    """The address of each page. Raises CommandError without an article."""
    newest = Article.objects.published().newest_first().select_related("category").first()
    if newest is None:
        raise CommandError("There is no article: run `manage.py demo` first.")
    article, category = newest.get_absolute_url(), newest.category.get_absolute_url()
    latest = reverse("news:latest")
    # The very last page may hold one article or ten, which has nothing to do with growth.
    published = Article.objects.published()
    last = published.count() // PER_PAGE
    last_of_category = published.filter(category=newest.category).count() // PER_PAGE
    return {
        "home": reverse("portal:home"),
        "all news": latest,
        "a category": category,
        "an article": article,
        # With few articles the number is beyond the last page, which is shown then.
        "related news, page 50": f"{article}?trang=50",
        "related news, last page": f"{article}?trang=999999",
        "all news, page 50": f"{latest}?trang=50",
        "all news, last full page": f"{latest}?trang={last}",
        "a category, last full page": f"{category}?trang={last_of_category}",
    }
