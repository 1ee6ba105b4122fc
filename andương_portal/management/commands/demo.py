"""Demo content: bodies, six categories, eighty articles, a registry, or many more of each."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from documents.demo import loading as registry
from documents.demo import volume as registry_volume
from documents.models import Document
from gallery.models import Photo
from news.demo.loading import load
from news.demo.volume import fill_up
from news.models import Article

from ...demo import load_bodies
from ...demo_links import load_links
from ...demo_photos import fill_photos, load_photos
from ...models import Body

WIDTH = 40


class Command(BaseCommand):
    """Idempotent: what a run has made, the next one leaves as it is."""

    help = "Load fictional content to show the portal with."

    def add_arguments(self, parser: CommandParser) -> None:
        """How much."""
        parser.add_argument("--articles", type=int, default=0, help="at least so many articles")
        parser.add_argument("--documents", type=int, default=0, help="at least so many documents")
        parser.add_argument("--photos", type=int, default=0, help="at least so many photos")
        parser.add_argument(
            "--if-empty", action="store_true", help="do nothing where content or a body exists"
        )

    def handle(
        self,
        *args: Any,
        articles: int,
        documents: int,
        photos: int,
        if_empty: bool,
        **options: Any,
    ) -> None:
        """Load what is missing."""
        kinds = (Body, Article, Document)
        if if_empty and any(kind.objects.exists() for kind in kinds):
            return
        self.stdout.write("Đang tạo nội dung mẫu; lần đầu mất chừng một phút.")
        now = timezone.now()
        load_bodies()
        made = registry.load() + registry_volume.fill_up(documents, self.show)
        self.stdout.write(f"{made} văn bản mới, tất cả {Document.objects.count()}.")
        made = load(now, self.show) + fill_up(articles, now, self.show)
        self.stdout.write(f"{made} bài viết mới, tất cả {Article.objects.count()}.")
        made = load_photos(now, self.show) + fill_photos(photos, now, self.show)
        self.stdout.write(f"{made} ảnh mới trong thư viện, tất cả {Photo.objects.count()}.")
        self.stdout.write(f"{load_links(now)} ảnh liên kết mới.")

    def show(self, done: int, total: int) -> None:
        """A bar on a terminal; nothing in a log file."""
        if not sys.stderr.isatty():
            return
        filled = WIDTH * done // total
        end = "\n" if done == total else ""
        self.stderr.write(f"\r[{'#' * filled}{' ' * (WIDTH - filled)}] {done}/{total}", ending=end)
        self.stderr.flush()
