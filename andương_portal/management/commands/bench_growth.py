"""Whether pages cost more where there are many articles: the same pages with few, then many."""

from __future__ import annotations

import json
import tempfile
import time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.test.utils import override_settings
from django.urls import reverse

from core.pagecache.freshness import renew_mark
from news.models import Article

from ...load.report import write
from ...load.server import Scratch, scratch_database
from .measure import asker

#: How many times as long a page may take with a hundred times as many articles.
FIRST, DEEP = 1.15, 1.2
SAID = (
    "`manage.py bench_growth --write`; the shortest of many counts of each page by turns, made "
    "anew each time, in one process."
)


class Command(BaseCommand):
    """Prints a line a page; fails when one takes longer than it may."""

    help = "Compare the public pages of few and of many articles, in a scratch database."

    def add_arguments(self, parser: CommandParser) -> None:
        """How much; `--times` is what the command runs in the scratch database."""
        parser.add_argument("--few", type=int, default=1000, help="articles")
        parser.add_argument("--many", type=int, default=100_000, help="articles")
        parser.add_argument("--runs", type=int, default=40, help="the shortest of so many counts")
        parser.add_argument("--write", action="store_true", help="put them in docs/performance.md")
        parser.add_argument("--times", action="store_true", help="only times, as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Measure. Raises CommandError when a page takes longer than it may."""
        if options["times"]:
            self.stdout.write(json.dumps(times_of_pages(options["runs"])))
            return
        few, many = options["few"], options["many"]
        with (
            tempfile.TemporaryDirectory(prefix="portal-growth-") as folder,
            scratch_database() as at,
        ):
            scratch = Scratch(Path(folder), at)
            scratch.manage("migrate", "--verbosity", "0")
            scratch.manage("collectstatic", "--no-input", "--verbosity", "0")
            times = [self.times_with(scratch, count, options["runs"]) for count in (few, many)]
        figures, over = [], []
        for (name, (before, limit)), (now, _) in zip(
            times[0].items(), times[1].values(), strict=True
        ):
            figure = f"{before:.1f} ms, {now:.1f} ms, {now / before:.2f} times (at most {limit})"
            figures.append((name, figure))
            self.stdout.write(f"{name:36} {figure}")
            over += [name] if now / before > limit else []
        if options["write"]:
            vendor = "PostgreSQL" if at else "SQLite"
            write(f"{many:,} articles against {few:,}, {vendor}", SAID, figures)
        if over:
            raise CommandError(f"over the limit: {', '.join(over)}")

    def times_with(self, scratch: Scratch, articles: int, runs: int) -> dict[str, list[float]]:
        """Milliseconds and limit of each page with so many articles."""
        scratch.manage("demo", "--articles", str(articles))
        said = scratch.said_by("bench_growth", "--times", "--runs", str(runs))
        found: dict[str, list[float]] = json.loads(said)
        return found


def times_of_pages(runs: int) -> dict[str, tuple[float, float]]:
    """Milliseconds and limit of each page of this database."""
    with (
        tempfile.TemporaryDirectory() as folder,
        override_settings(PAGE_CACHE=True, PAGE_CACHE_ROOT=folder),
    ):
        renew_mark()
        times = shortest({name: path for name, path, _ in pages()}, runs)
    return {name: (times[name], limit) for name, _, limit in pages()}


def shortest(paths: dict[str, str], runs: int) -> dict[str, float]:
    """Milliseconds of the quickest request of each page, which are asked for by turns.

    Others on the machine only add to it. Raises CommandError for an answer other than 200.
    """
    askers = {name: asker(path) for name, path in paths.items()}
    for name, ask in askers.items():
        if ask().status_code != 200:
            raise CommandError(f"{paths[name]} is not answered with 200")
    # SQLite works in this process, whose own time holds on a busy machine.
    clock = time.process_time if connection.vendor == "sqlite" else time.perf_counter
    times = dict.fromkeys(askers, float("inf"))
    for _ in range(runs):
        for name, ask in askers.items():
            start = clock()
            ask()
            times[name] = min(times[name], 1000 * (clock() - start))
    return times


def pages() -> list[tuple[str, str, float]]:
    """Name, address and limit of each page. Raises CommandError without an article."""
    newest = Article.objects.published().newest_first().select_related("category").first()
    if newest is None:
        raise CommandError("There is no article: run `manage.py demo` first.")
    article, category = newest.get_absolute_url(), newest.category.get_absolute_url()
    return [
        ("home", reverse("portal:home"), FIRST),
        ("all news", reverse("news:latest"), FIRST),
        ("a category", category, FIRST),
        ("an article", article, FIRST),
        # With few articles the number is beyond the last page, which is shown then.
        ("related news, page 50", f"{article}?trang=50", DEEP),
        ("related news, last page", f"{article}?trang=999999", DEEP),
        ("all news, page 50", f"{reverse('news:latest')}?trang=50", DEEP),
        ("all news, last page", f"{reverse('news:latest')}?trang=999999", DEEP),
        ("a category, last page", f"{category}?trang=999999", DEEP),
    ]
