"""The figures of the registry, shown one a line; fails when one is not reached."""

import logging
import tempfile
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.test import Client
from django.test.utils import override_settings

from documents.figures import cases, scanning, search


class Command(BaseCommand):
    """Adds what the tables need for the time of measuring and takes it back."""

    help = "Measure how numbers are understood and how fast texts are scanned."

    def handle(self, *args: Any, **options: Any) -> None:
        """Measure. Raises CommandError when a figure is not reached."""
        # What is no number is answered with 404, as it should be.
        requests = logging.getLogger("django.request")
        requests.addFilter(_silent)
        try:
            reached = [self.search(), self.scan()]
        finally:
            requests.removeFilter(_silent)
        if not all(reached):
            raise CommandError("a figure is not reached")

    def search(self) -> bool:
        """The page for numbers, with the tables of the domain and generated variants."""
        with (
            tempfile.TemporaryDirectory() as folder,
            override_settings(DOCUMENTS_ROOT=folder),
            transaction.atomic(),
        ):
            cases.hold()
            found = search.measure([*cases.tables(), *cases.generated()], _asker())
            transaction.set_rollback(True)
        self.stdout.write(
            f"Một đáp án: {found.first}/{found.single} đúng ngay ({found.share:.1%})\n"
            f"Nhiều đáp án: {found.offered}/{found.ambiguous} tới trang chọn\n"
            f"Chuyển nhầm: {len(found.wrong)}\n"
            f"Ngày tháng, khoảng năm bị coi là số ký hiệu: {len(found.taken)}"
        )
        for text in (*found.not_first, *found.not_offered, *found.wrong, *found.taken):
            self.stdout.write(f"  - {text!r}")
        return found.reached

    def scan(self) -> bool:
        """Megabytes a second, and whether a text twice as long takes twice the time."""
        reached = True
        for name, text in (
            ("Văn bản thường 2 MB", scanning.article_text(2)),
            ("Một dòng chữ số và gạch chéo 5 MB", scanning.hostile_text(5)),
        ):
            speed, growth = scanning.rate(text), scanning.growth(text)
            self.stdout.write(f"{name}: {speed:.1f} MB/giây, gấp đôi chữ thì {growth:.1f} lần")
            reached &= speed >= scanning.ENOUGH and growth <= scanning.LINEAR
        return reached


def _silent(record: logging.LogRecord) -> bool:
    return record.levelno > logging.WARNING


def _asker() -> search.Ask:
    client = Client()
    host = next(iter(settings.ALLOWED_HOSTS), "localhost").lstrip(".").replace("*", "localhost")
    return lambda path, data: client.get(path, data, secure=True, headers={"host": host})
