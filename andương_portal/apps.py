"""The top floor as a Django app: its label is ASCII, its name is not."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.contrib.staticfiles.apps import StaticFilesConfig

from core.richtext.editor import IGNORED_STATIC


class PortalConfig(AppConfig):
    """The body's identity, the home page, the menu; it composes the other apps."""

    name = "andương_portal"
    label = "portal"
    verbose_name = "Cổng thông tin"
    default = True


class PortalAdminConfig(AdminConfig):
    """Django's admin with the portal's own site."""

    default_site = "andương_portal.admin_site.PortalAdminSite"

    def ready(self) -> None:
        """Put the Vietnamese icon where Django looks for its own; leave out pages in English."""
        super().ready()
        from django.contrib import admin
        from django.contrib.admin.templatetags import admin_list
        from django_tasks_db.models import DBTaskResult

        from .admin_site import boolean_icon

        admin_list._boolean_icon = boolean_icon  # type: ignore[attr-defined]
        if admin.site.is_registered(DBTaskResult):
            admin.site.unregister(DBTaskResult)


class PortalStaticFilesConfig(StaticFilesConfig):
    """Static files without the parts of CKEditor that the portal does not use.

    Those plug-ins call foreign services or open holes (docs/adr): a file that is not
    collected cannot be asked for.
    """

    ignore_patterns = [*StaticFilesConfig.ignore_patterns, *IGNORED_STATIC]
