"""The ground floor as a Django app."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created


class CoreConfig(AppConfig):
    """What every content app stands on; it imports no other app of the portal."""

    name = "core"
    verbose_name = "Nền tảng"

    def ready(self) -> None:
        """Have connections tell of what is written through them; let no number be too large."""
        from core import integers
        from core.pagecache.writes import watch_connection

        integers.register()
        connection_created.connect(watch_connection, dispatch_uid="core.pagecache")
