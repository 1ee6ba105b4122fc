"""`manage.py find_numbers`: the numbers of documents in a text."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand

from documents.numbers import find


class Command(BaseCommand):
    """Reads text in UTF-8 on standard input and prints one line a number.

    Each line holds the normal printed form, the start and the end, separated by tabs; offsets
    count the characters of the text in NFC. Bytes that are no UTF-8 are replaced.
    """

    help = "Đọc văn bản từ đầu vào chuẩn, in số ký hiệu, vị trí đầu và vị trí cuối, mỗi số một dòng"
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Read everything, then print."""
        text = sys.stdin.buffer.read().decode("utf-8", errors="replace")
        for found in find(text):
            self.stdout.write(f"{found.number.printed}\t{found.start}\t{found.end}")
