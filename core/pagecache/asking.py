"""What a request asks for, in the normal form under which pages are kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.http.request import split_domain_port, validate_host

from core.requests import is_https
from core.settled import Settled

from .parameters import normal_query, parameters_of
from .release import release
from .store import key_of

Environ = dict[str, Any]

#: Nothing else of a request reaches a page that is kept for everybody.
_PASSED = (
    "PATH_INFO",
    "REMOTE_ADDR",
    "REMOTE_PORT",
    "SCRIPT_NAME",
    "SERVER_NAME",
    "SERVER_PORT",
    "SERVER_PROTOCOL",
    "HTTP_X_FORWARDED_PROTO",
)
#: Addresses whose normal form is remembered; longer ones are rare, and would fill the memory.
_MOST_KNOWN, _LONGEST_KNOWN = 4096, 300


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for, in its normal form."""

    key: str
    path: str
    query: str
    host: str

    def environ(self, of: Mapping[str, Any]) -> Environ:
        """The request as anyone's: no cookie, no header of the reader reaches the page."""
        inner = {name: of[name] for name in _PASSED if name in of}
        inner |= {name: value for name, value in of.items() if name.startswith("wsgi.")}
        inner |= {"REQUEST_METHOD": "GET", "QUERY_STRING": self.query, "portal.kept": True}
        return inner | {"HTTP_HOST": self.host, "wsgi.input": _Nothing()}


class _Nothing:
    """The body of a request that has none."""

    def read(self, *_: Any) -> bytes:
        return b""

    readline = read

    def __iter__(self) -> Any:
        return iter(())


@dataclass(frozen=True, slots=True)
class _Rules:
    """Settings that say what is kept, and for whom."""

    keeps: bool
    looks: bool
    session: str
    hosts: tuple[str, ...]
    to_https: bool


def _rules() -> _Rules:
    return _Rules(
        settings.PAGE_CACHE,
        settings.PAGE_CACHE or settings.DEBUG,
        settings.SESSION_COOKIE_NAME,
        tuple(settings.ALLOWED_HOSTS),
        settings.SECURE_SSL_REDIRECT,
    )


class Asking:
    """Tells which page a request asks for."""

    def __init__(self) -> None:
        self._release = release()
        self._known = lru_cache(maxsize=_MOST_KNOWN)(self._normal)
        #: The settings of now.
        self.rules = Settled(_rules)

    def asked(self, environ: Environ) -> Asked | None:
        """The page; None where a request is somebody's own, or its pages are not kept."""
        rules = self.rules()
        if not rules.looks or not _is_anonymous(environ, rules.session):
            return None
        https = is_https(environ)
        if rules.to_https and not https:
            return None
        path, query = environ.get("PATH_INFO", ""), environ.get("QUERY_STRING", "")
        normal = self._known if len(path) + len(query) < _LONGEST_KNOWN else self._normal
        host, script = environ.get("HTTP_HOST", ""), environ.get("SCRIPT_NAME", "")
        return normal(path, query, host, script, https, rules.hosts)

    def _normal(
        self, path: str, query: str, host: str, script: str, https: bool, ours: tuple[str, ...]
    ) -> Asked | None:
        try:
            path = path.encode("latin-1").decode("utf-8")
        except UnicodeError:
            return None
        if "\0" in path or (query and b"\0" in unquote_to_bytes(query)):
            return None
        known = parameters_of(path)
        domain = _domain(host, ours)
        if known is None or not domain:
            return None
        query = normal_query(query, known)
        key = key_of(self._release, domain, str(https), script, path, query)
        return Asked(key, path, query, domain)


def _is_anonymous(environ: Mapping[str, Any], session: str) -> bool:
    """Whether the request is anybody's: no session, no credentials, no body."""
    return (
        environ["REQUEST_METHOD"] in {"GET", "HEAD"}
        and session not in environ.get("HTTP_COOKIE", "")
        and "HTTP_AUTHORIZATION" not in environ
        and environ.get("CONTENT_LENGTH") in {None, "", "0"}
        and "HTTP_TRANSFER_ENCODING" not in environ
    )


def _domain(host: str, ours: tuple[str, ...]) -> str:
    """The host without its port, at each of which pages are the same; empty if not one of ours."""
    domain, _ = split_domain_port(host)
    return domain if domain and validate_host(domain, ours) else ""
