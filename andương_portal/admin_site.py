"""The portal's own admin site."""

from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

_ICONS = {True: ("yes", "Có"), False: ("no", "Không"), None: ("unknown", "Không rõ")}


def boolean_icon(value: bool | None) -> SafeString:
    """The icon of a yes or no; Django's own says “True” to those who hear the page."""
    name, word = _ICONS[value]
    return format_html('<img src="{}" alt="{}">', static(f"admin/img/icon-{name}.svg"), word)


class PortalAdminSite(AdminSite):
    """Django's admin under the name of the body of today."""

    index_title = "Quản trị nội dung"
    enable_nav_sidebar = True

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """As Django's, with the portal's name; models can be imported only by now."""
        from .bodies import portal_name

        name = portal_name(request)
        return super().each_context(request) | {"site_header": name, "site_title": name}
