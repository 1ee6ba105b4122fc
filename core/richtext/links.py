"""Addresses in rich text: which are safe, which are ours, which lead outside."""

import re
from urllib.parse import unquote, urlsplit

from django.conf import settings

from core.richtext.allowlist import URL_SCHEMES

# Browsers leave these out wherever they stand in an address, so "java\tscript:" is a scheme.
_IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029]+")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
# Browsers read "http:x.vn", "http:\\x.vn" and "//x.vn" all as addresses of the host x.vn.
_WEB = re.compile(r"(https?):[/\\]*|[/\\]{2,}", re.IGNORECASE)


def _trimmed(url: str) -> str:
    url = url.strip("".join(map(chr, range(0x21))) + "\xa0")
    if _SCHEME.match(_IGNORED.sub("", url)) or "\n" in url or "\t" in url:
        url = _IGNORED.sub(lambda gap: "%20" if gap[0].strip("\t\r\n") == " " else "", url)
    web = _WEB.match(url)
    return f"{(web[1] or 'https').lower()}://{url[web.end() :]}" if web else url


def host_of(url: str) -> str:
    """The host an address leads to in a browser, or "" for one without a host."""
    try:
        return (urlsplit(_trimmed(url).replace("\\", "/")).hostname or "").rstrip(".").lower()
    except ValueError:
        return ""


def _own() -> str:
    return urlsplit(settings.SITE_URL).netloc.lower()


def is_outside(url: str) -> bool:
    """Whether it leads to a host that is neither ours nor in TRUSTED_LINK_HOSTS."""
    host = host_of(url)
    if not host or host == urlsplit(settings.SITE_URL).hostname:
        return False
    return not any(
        host == trusted or host.endswith(f".{trusted}") for trusted in settings.TRUSTED_LINK_HOSTS
    )


def safe_link(url: str) -> str:
    """The address as stored: ours without its host, "" when it may not be stored at all."""
    url = _trimmed(url)
    scheme = _SCHEME.match(url)
    if scheme and scheme[0][:-1].lower() not in URL_SCHEMES:
        return ""
    if not url.lower().startswith(("http:", "https:")):
        return url
    try:
        parts = urlsplit(url.replace("\\", "/"))
    except ValueError:
        return ""
    if not parts.hostname:
        return ""
    if parts.netloc.lower() == _own():
        return parts._replace(scheme="", netloc="", path=parts.path or "/").geturl()
    return parts.geturl()


def safe_image(url: str) -> str:
    """The address of an image below MEDIA_URL, or "" for any other."""
    path = safe_link(url)
    plain = unquote(path.partition("?")[0])
    if not plain.startswith(settings.MEDIA_URL) or "\\" in plain or "/../" in plain + "/":
        return ""
    return path if len(plain) > len(settings.MEDIA_URL) else ""
