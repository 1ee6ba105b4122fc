"""Absolute addresses, which begin with SITE_URL and never with the request's Host."""

from urllib.parse import urlsplit

from django.conf import settings


def absolute(path: str) -> str:
    """The public address of a path of the portal; an absolute one stays as it is."""
    if path.startswith(("http://", "https://")):
        return path
    return f"{settings.SITE_URL}{path}"


def host() -> str:
    """The host name of the portal."""
    return urlsplit(settings.SITE_URL).hostname or ""
