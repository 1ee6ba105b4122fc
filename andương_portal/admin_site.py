"""The portal's own admin site."""

from django.contrib.admin import AdminSite


class PortalAdminSite(AdminSite):
    """Django's admin, in Vietnamese and under the name of the body of today."""
