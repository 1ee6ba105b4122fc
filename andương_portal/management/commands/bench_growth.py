"""Whether pages cost more where there are many articles: run it with few, then with many."""

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

from .measure import asker

#: How many times as long a page may take with a hundred times as many articles.
FIRST, DEEP = 1.15, 1.2


class Command(BaseCommand):
    """`--keep few.json` with few articles, `--beside few.json` with many; prints ratios."""

    help = "Compare the public pages of few and of many articles, made anew each time."

    def add_arguments(self, parser: CommandParser) -> None:
        """How often, and the file between the two runs."""
        parser.add_argument("--runs", type=int, default=40, help="the shortest of so many counts")
        parser.add_argument("--keep", type=Path, help="a file to write the times to")
        parser.add_argument("--beside", type=Path, help="a file with the times of few articles")

    def handle(
        self, *args: Any, runs: int, keep: Path | None, beside: Path | None, **options: Any
    ) -> None:
        """Measure. Raises CommandError when a page takes longer than it may."""
        few = json.loads(beside.read_text()) if beside else {}
        self.stdout.write(f"{Article.objects.count()} bài viết, {connection.vendor}")
        with (
            tempfile.TemporaryDirectory() as folder,
            override_settings(PAGE_CACHE=True, PAGE_CACHE_ROOT=folder),
        ):
            renew_mark()
            times = shortest({name: path for name, path, _ in pages()}, runs)
        over = []
        for name, _, limit in pages():
            ratio = times[name] / few[name] if few else 0.0
            shown = f"  {ratio:.2f} lần, tối đa {limit}" if few else ""
            self.stdout.write(f"{times[name]:8.1f} ms  {name}{shown}")
            over += [name] if ratio > limit else []
        if keep:
            keep.write_text(json.dumps(times))
        if over:
            raise CommandError(f"over the limit: {', '.join(over)}")


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
        ("trang chủ", reverse("portal:home"), FIRST),
        ("tin mới nhất", reverse("news:latest"), FIRST),
        ("chuyên mục", category, FIRST),
        ("bài viết", article, FIRST),
        # With few articles the number is beyond the last page, which is shown then.
        ("tin liên quan, trang 50", f"{article}?trang=50", DEEP),
        ("tin liên quan, trang cuối", f"{article}?trang=999999", DEEP),
        ("tin mới nhất, trang 50", f"{reverse('news:latest')}?trang=50", DEEP),
        ("tin mới nhất, trang cuối", f"{reverse('news:latest')}?trang=999999", DEEP),
        ("chuyên mục, trang cuối", f"{category}?trang=999999", DEEP),
    ]
