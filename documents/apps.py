"""The registry of documents as a Django app."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Documents of the state and party bodies of the place, found by number, text and status."""

    name = "documents"
    verbose_name = "Văn bản"
