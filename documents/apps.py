"""The registry of documents as a Django app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class DocumentsConfig(AppConfig):
    """Documents of the state and party bodies of the place, found by number, text and status."""

    name = "documents"
    verbose_name = "Văn bản"

    def ready(self) -> None:
        """Hear of changed contents; have the database tell of every write to the registry."""
        from core.publishing.changes import listen

        from .citations.scanning import content_changed
        from .search.triggers import ensure_triggers

        listen(content_changed)
        post_migrate.connect(ensure_triggers, sender=self, dispatch_uid="documents.triggers")
