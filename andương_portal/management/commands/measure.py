"""What the public pages cost, measured on the content that is there."""

import gzip
import json
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, Self

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import reverse

from core.pagecache.freshness import renew_mark
from core.vietnamese.dates import local_day
from documents.health.speed import pages as registry_pages
from documents.models import Document
from gallery.models import Album
from gallery.paging import PER_PAGE
from news.models import Article

#: Queries and compressed bytes of HTML that a page may cost.
LIMITS = {
    "article": (8, 25_000),
    "list": (12, 25_000),
    "album": (6, 25_000),
    "registry": (12, 25_000),
    "document": (16, 25_000),
}
#: How much longer the last full page of an album may take than the first.
TIMES_LONGER_AT_THE_END = 2
#: How much longer the list of the registry may take with a hundred times as many documents.
TIMES_LONGER = 3


class Command(BaseCommand):
    """A line a page: queries, milliseconds, bytes; fails where a page costs too much."""

    help = "Measure the public pages: queries, time, size."

    def add_arguments(self, parser: CommandParser) -> None:
        """How often."""
        parser.add_argument("--runs", type=int, default=20, help="times each page is asked for")
        parser.add_argument("--registry", action="store_true", help="pages of the registry")
        parser.add_argument("--keep", help="with --registry: a file to write the times to")
        parser.add_argument("--beside", help="with --registry: a file with times of few documents")

    def handle(self, *args: Any, runs: int, **options: Any) -> None:
        """Measure each page.

        Raises CommandError when a page is over its limit or not answered with 200.
        """
        if options["registry"]:
            self.measure_registry(runs, options["keep"], options["beside"])
            return
        self.stdout.write(f"{Article.objects.count()} bài viết, {connection.vendor}")
        self.stdout.write("truy vấn      ms   html   nén  trang")
        over = [path for kind, path in pages() if not self.measure(kind, path, runs)]
        over += self.measure_ends(runs)
        if over:
            raise CommandError(f"over the limit: {', '.join(over)}")

    def measure(self, kind: str, path: str, runs: int) -> bool:
        """Measure one page; returns whether it keeps to its limit."""
        cost = Cost.of(path, runs)
        self.stdout.write(f"{cost}  {path}")
        return cost.keeps_to(LIMITS[kind])

    def measure_ends(self, runs: int) -> list[str]:
        """The first and the last full page of the longest album, by turns; returns what is over."""
        ends = album_ends()
        if ends is None:
            return []
        times = [(Cost.time(ends[0]), Cost.time(ends[1])) for _ in range(runs)]
        ratio = median(last for _, last in times) / median(first for first, _ in times)
        self.stdout.write(f"Trang đầy cuối cùng của album so với trang đầu: {ratio:.2f} lần")
        return [ends[1]] if ratio > TIMES_LONGER_AT_THE_END else []

    def measure_registry(self, runs: int, keep: str | None, beside: str | None) -> None:
        """The list with each filter: while nothing is written, right after a write, nothing kept.

        Raises CommandError when a page is over its limit, or takes much longer than with few.
        """
        held = Document.objects.count()
        few = json.loads(Path(beside).read_text()) if beside else {}
        self.stdout.write(f"{held} văn bản, {connection.vendor}")
        self.stdout.write("truy vấn      ms   html   nén  sau khi ghi, không giữ (ms)  trang")
        times: dict[str, list[float]] = {}
        over = []
        with (
            tempfile.TemporaryDirectory() as folder,
            override_settings(PAGE_CACHE=True, PAGE_CACHE_ROOT=folder),
        ):
            renew_mark()
            for kind, name, path in registry_pages():
                cost = Cost.of(path, runs)
                first = median(Cost.time(path, written) for _ in range(5))
                with override_settings(PAGE_CACHE=False):
                    unkept = median(Cost.time(path) for _ in range(5))
                times[name] = [cost.milliseconds, first, unkept]
                was = few["times"][name] if few else times[name]
                ratios = [now / then for now, then in zip(times[name], was, strict=True)]
                shown = " ".join(f"{ratio:4.1f}" for ratio in ratios) if few else ""
                self.stdout.write(f"{cost} {first:13.1f} {unkept:8.1f}  {name}  {shown}")
                too_long = kind == "registry" and max(ratios) > TIMES_LONGER
                if too_long or not cost.keeps_to(LIMITS[kind]):
                    over.append(name)
        if few:
            self.stdout.write(f"So với {few['documents']} văn bản: tối đa {TIMES_LONGER} lần.")
        if keep:
            Path(keep).write_text(json.dumps({"documents": held, "times": times}))
        if over:
            raise CommandError(f"over the limit: {', '.join(over)}")


def written() -> None:
    """Write to a document, so that the next list has something to read anew."""
    newest = Document.objects.order_by("-pk").values("pk", "issued_on").first()
    if newest:
        Document.objects.filter(pk=newest["pk"]).update(issued_on=newest["issued_on"])


@dataclass(frozen=True)
class Cost:
    """What a page costs."""

    status: int
    queries: int
    milliseconds: float
    size: int
    packed: int

    @classmethod
    def of(cls, path: str, runs: int) -> Self:
        """Ask for a page, once to warm up, once to count, and then so many times."""
        ask = asker(path)
        answer = ask()
        with CaptureQueriesContext(connection) as queries:
            ask()
        count = len(queries)  # the next request empties the log
        times = median(cls.time(path) for _ in range(runs))
        size = len(gzip.compress(answer.content))
        return cls(answer.status_code, count, times, len(answer.content), size)

    @staticmethod
    def time(path: str, before: Callable[[], object] = lambda: None) -> float:
        """Milliseconds of one request."""
        ask = asker(path)
        before()
        start = perf_counter()
        ask()
        return 1000 * (perf_counter() - start)

    def keeps_to(self, limit: tuple[int, int]) -> bool:
        """Whether it was answered within so many queries and compressed bytes."""
        most, heaviest = limit
        return self.status == 200 and self.queries <= most and self.packed <= heaviest

    def __str__(self) -> str:
        return f"{self.queries:8} {self.milliseconds:7.1f} {self.size:6} {self.packed:5}"


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
        *album_pages(),
    ]


def longest_album() -> Album | None:
    """The public album with the most photos."""
    return Album.objects.published().for_list().order_by("-shown_count").first()


def album_ends() -> tuple[str, str] | None:
    """The first and the last full page of the longest album; None without one."""
    longest = longest_album()
    if longest is None or longest.shown_count < PER_PAGE:
        return None
    path = longest.get_absolute_url()
    return path, f"{path}?trang={longest.shown_count // PER_PAGE}"


def album_pages() -> list[tuple[str, str]]:
    """The list of albums, both ends of the longest album and its last photo; none without one."""
    longest = longest_album()
    if longest is None:
        return []
    last = longest.photos.shown().in_order().reverse()[0]
    return [
        ("list", reverse("gallery:albums")),
        ("album", longest.get_absolute_url()),
        ("album", f"{longest.get_absolute_url()}?trang=999999"),
        ("album", last.get_absolute_url()),
    ]
