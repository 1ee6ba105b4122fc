"""What the public pages cost, measured on the content that is there."""

import gzip
from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core.vietnamese.dates import local_day
from news.models import Article

#: Queries and compressed bytes of HTML that a page may cost.
LIMITS = {"article": (8, 25_000), "list": (12, 25_000)}


class Command(BaseCommand):
    """A line a page: queries, milliseconds, bytes; fails where a page costs too much."""

    help = "Measure the public pages: queries, time, size."

    def add_arguments(self, parser: CommandParser) -> None:
        """How often."""
        parser.add_argument("--runs", type=int, default=20, help="times each page is asked for")

    def handle(self, *args: Any, runs: int, **options: Any) -> None:
        """Measure each page.

        Raises CommandError when a page is over its limit or not answered with 200.
        """
        self.stdout.write(f"{Article.objects.count()} bài viết, {connection.vendor}")
        self.stdout.write("truy vấn      ms   html   nén  trang")
        over = [path for kind, path in pages() if not self.measure(kind, path, runs)]
        if over:
            raise CommandError(f"over the limit: {', '.join(over)}")

    def measure(self, kind: str, path: str, runs: int) -> bool:
        """Measure one page; returns whether it keeps to its limit."""
        ask = asker(path)
        answer = ask()
        with CaptureQueriesContext(connection) as queries:
            ask()
        count = len(queries)  # the next request empties the log
        times = []
        for _ in range(runs):
            start = perf_counter()
            ask()
            times.append(1000 * (perf_counter() - start))
        size = len(gzip.compress(answer.content))
        self.stdout.write(
            f"{count:8} {median(times):7.1f} {len(answer.content):6} {size:5}  {path}"
        )
        most, heaviest = LIMITS[kind]
        return answer.status_code == 200 and count <= most and size <= heaviest


def asker(path: str) -> Callable[[], Any]:
    """A function that asks for the page as a reader behind https would."""
    client = Client(raise_request_exception=False)
    host = next(iter(settings.ALLOWED_HOSTS), "localhost").lstrip(".").replace("*", "localhost")
    return lambda: client.get(path, secure=True, headers={"host": host})


def pages() -> list[tuple[str, str]]:
    """The pages to measure, among them deep ones of long lists."""
    public = Article.objects.published().for_list().newest_first()
    newest = public.first()
    if newest is None:
        raise CommandError("There is no article: run `manage.py demo` first.")
    old = public[public.count() // 2]
    month = local_day(newest.published_at)
    category = newest.category.get_absolute_url()
    return [
        ("list", reverse("portal:home")),
        ("list", reverse("news:latest")),
        ("list", f"{reverse('news:latest')}?trang=999999"),
        ("list", category),
        ("list", f"{category}?trang=999999"),
        ("list", f"{category}?nam={month.year}&thang={month.month}"),
        ("article", newest.get_absolute_url()),
        ("article", old.get_absolute_url()),
        ("article", f"{old.get_absolute_url()}?trang=999999"),
    ]
