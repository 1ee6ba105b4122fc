"""Text of files that nobody has read yet."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from documents.files.texts import extract
from documents.models import DocumentFile, TextState


class Command(BaseCommand):
    """Does at once what the worker would do, and again what a worker that died left."""

    help = "Take the text out of files that wait for it."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which files."""
        parser.add_argument("--again", action="store_true", help="those that failed, too")

    def handle(self, *args: Any, again: bool, **options: Any) -> None:
        """A line a file."""
        states = [TextState.WAITING, *([TextState.FAILED] if again else [])]
        keys = DocumentFile.objects.filter(text_state__in=states).values_list("pk", flat=True)
        for key in list(keys):
            state = extract(key, again=again)
            if state is not None:
                self.stdout.write(f"{key}\t{state.label}")
