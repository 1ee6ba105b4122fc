"""The ground floor as a Django app."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """What every content app stands on; it imports no other app of the portal."""

    name = "core"
    verbose_name = "Nền tảng"
