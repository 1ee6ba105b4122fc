"""`manage.py scan_citations`: look for cited documents in everything anew."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from documents.citations.scanning import scan_everything


class Command(BaseCommand):
    """Scans every content, as after an import past `save()` or a better reader of numbers.

    May be run at any time and as often as one likes; pages show the same or more afterwards.
    """

    help = "Dò lại các văn bản được nhắc tới trong mọi nội dung đã đăng"

    def handle(self, *args: Any, **options: Any) -> None:
        """Scan, then say how much there was."""
        contents, found = scan_everything()
        self.stdout.write(f"Đã dò {contents} nội dung, thấy {found} lần nhắc tới văn bản.")
