"""What a request says of itself, and what of it is believed."""

import ipaddress
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Any, TypeVar
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Address = ipaddress.IPv4Address | ipaddress.IPv6Address
T = TypeVar("T")


@cache
def _trusted(networks: tuple[str, ...]) -> list[Network]:
    return [ipaddress.ip_network(network, strict=False) for network in networks]


def _parsed(address: str) -> Address | None:
    """The address; of an IPv4 address written as an IPv6 one, the IPv4 one."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return None
    return getattr(parsed, "ipv4_mapped", None) or parsed


def _is_trusted(address: str) -> bool:
    return _is_within(address, tuple(settings.TRUSTED_PROXIES))


@lru_cache(maxsize=1024)
def _is_within(address: str, networks: tuple[str, ...]) -> bool:
    parsed = _parsed(address)
    return parsed is not None and any(parsed in network for network in _trusted(networks))


def client_address(request: HttpRequest) -> str:
    """The reader's address; see `address_of`."""
    return address_of(request.META)


def address_of(environ: Mapping[str, Any]) -> str:
    """The reader's address: the right-most hop that is not one of TRUSTED_PROXIES.

    X-Forwarded-For is read from its right end and only as far as trusted proxies wrote
    it; anything further left was written by the reader and means nothing.
    """
    address = str(environ.get("REMOTE_ADDR", ""))
    forwarded = environ.get("HTTP_X_FORWARDED_FOR")
    if not (forwarded and settings.TRUSTED_PROXIES):
        return address
    hops = forwarded.split(",")
    while hops and _is_trusted(address):
        hop = _parsed(hops.pop().strip())
        if hop is None:
            # No address stands there: the proxy that passed it on is the last one known.
            return address
        address = str(hop)
    return address


def is_https(environ: Mapping[str, Any]) -> bool:
    """Whether the reader came by https, as Django sees it behind `BelieveTrustedProxies`."""
    said = environ.get("HTTP_X_FORWARDED_PROTO")
    if said and _is_trusted(environ.get("REMOTE_ADDR", "")):
        return str(said).split(",")[0].strip() == "https"
    return environ.get("wsgi.url_scheme") == "https"


class BelieveTrustedProxies:
    """Forget what anyone but a trusted proxy says of https in X-Forwarded-Proto."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Drop the header when it did not come from TRUSTED_PROXIES."""
        if not _is_trusted(request.META.get("REMOTE_ADDR", "")):
            request.META.pop("HTTP_X_FORWARDED_PROTO", None)
        return self.get_response(request)


class RefuseControlCharacters:
    """Answer 400 to a NUL in path, query or cookies: PostgreSQL would make it a 500."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on when it holds no NUL.

        Raises BadRequest, which Django answers with the 400 page.
        """
        query = unquote_to_bytes(request.META.get("QUERY_STRING", ""))
        cookies = "".join(request.COOKIES.values())
        if "\0" in request.path_info or b"\0" in query or "\0" in cookies:
            raise BadRequest("NUL in the request")
        return self.get_response(request)


def moved_to(request: HttpRequest, address: str) -> HttpResponse:
    """301 to the present address of what was asked for, with the query it was asked with."""
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)


def remembered(request: HttpRequest, name: str, make: Callable[[], T]) -> T:
    """What `make` gave the first time it was asked for during this request.

    For small tables that several parts of one page read, such as the menu's categories.
    """
    memory: dict[str, T] = request.__dict__.setdefault("_remembered", {})
    if name not in memory:
        memory[name] = make()
    return memory[name]
