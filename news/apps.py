"""News as a Django app."""

from django.apps import AppConfig


class NewsConfig(AppConfig):
    """Categories and articles."""

    name = "news"
    verbose_name = "Tin tức"
