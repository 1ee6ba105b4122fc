"""Types of documents, fields of work, central bodies: what a registry begins with."""

from typing import Any

from django.core.management.base import BaseCommand

from documents.standard import load_standard


class Command(BaseCommand):
    """Idempotent: what exists, also where an officer has changed it, is left as it is."""

    help = "Load document types, fields of work, central bodies and their terms."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load what is missing."""
        made = load_standard()
        self.stdout.write(
            f"Thêm {made.types} loại văn bản, {made.fields} lĩnh vực, "
            f"{made.issuers} cơ quan trung ương, {made.terms} nhiệm kỳ."
        )
