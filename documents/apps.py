"""The registry of documents as a Django app."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Documents of the state and party bodies of the place, found by number, text and status."""

    name = "documents"
    verbose_name = "Văn bản"

    def ready(self) -> None:
        """Hear of changed contents."""
        from core.publishing.changes import listen

        from .citations.scanning import content_changed

        listen(content_changed)
