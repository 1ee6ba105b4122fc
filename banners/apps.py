"""The app as Django knows it."""

from django.apps import AppConfig


class BannersConfig(AppConfig):
    """Pictures that lead elsewhere, in named places of the layout.

    The label stands in addresses and class names of the admin, where programs that hide
    advertisements would look for the name of the package.
    """

    name = "banners"
    label = "links"
    verbose_name = "Liên kết và quảng cáo"

    def ready(self) -> None:
        """Have kept pages end where a place shows the next of its pictures."""
        from core.pagecache.moments import register

        from .rotation import next_turn

        register(next_turn)
