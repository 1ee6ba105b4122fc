"""The health of the registry, for the operator: exit code 1 when something is to be looked at."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from documents.health.report import whole


class Command(BaseCommand):
    """Reads everything and changes nothing; memory does not grow with the registry."""

    help = "Report what is wrong in the registry; exit code 1 when something is."

    def add_arguments(self, parser: CommandParser) -> None:
        """How much."""
        parser.add_argument("--most", type=int, default=20, help="findings shown of each kind")
        parser.add_argument(
            "--no-files", action="store_true", help="do not read the files to compare them"
        )

    def handle(self, *args: Any, most: int, no_files: bool, **options: Any) -> None:
        """Print the sections that have findings."""
        found = [section for section in whole(most, files=not no_files) if section.count]
        for section in found:
            self.stdout.write(f"{section.title}: {section.count}")
            for finding in section.kept:
                self.stdout.write(f"  - {finding.text}")
            if section.left:
                self.stdout.write(f"  … còn {section.left} mục nữa")
        if found:
            sys.exit(1)
        self.stdout.write("Sổ văn bản không có gì phải xem lại.")
