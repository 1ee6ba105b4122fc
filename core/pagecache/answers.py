"""What Django answered, whether everybody may have it, and how it is sent."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from http.client import responses
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from .splicing import unpacked

logger = logging.getLogger(__name__)

Environ = dict[str, Any]
Headers = list[tuple[str, str]]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]

_NOT_KEPT = frozenset(
    {"connection", "content-length", "content-encoding", "date", "etag", "transfer-encoding"}
)
#: Reverse proxies and browsers may keep a page, and ask each time whether it is still true.
_CACHE_CONTROL = "public, max-age=0, must-revalidate"


@dataclass
class Answer:
    """An answer of Django's, as a whole."""

    status: int
    headers: Headers
    body: bytes

    def header(self, name: str) -> str:
        """The value of a header, its name in lower case; "" where there is none."""
        return header(self.headers, name)

    def sent_headers(self) -> Headers:
        """Those that stay true when the body is packed here."""
        headers = [(name, value) for name, value in self.headers if name.lower() not in _NOT_KEPT]
        said = (value.split(",") for name, value in headers if name.lower() == "vary")
        words = {word.strip().lower(): word.strip() for values in said for word in values}
        words |= {"accept-encoding": "Accept-Encoding"}
        return [
            *((name, value) for name, value in headers if name.lower() != "vary"),
            ("Vary", ", ".join(words.values())),
        ]

    def kept_headers(self) -> Headers:
        """Those of a page that is kept."""
        if self.header("cache-control"):
            return self.sent_headers()
        return [*self.sent_headers(), ("Cache-Control", _CACHE_CONTROL)]


def header(headers: Headers, name: str) -> str:
    """The value of a header, its name in lower case; "" where there is none."""
    return next((value for key, value in headers if key.lower() == name), "")


def collected(application: Application, environ: Environ) -> Answer:
    """What an application answers."""
    started: list[Any] = []
    result = application(environ, lambda *said: started.append(said))
    try:
        body = b"".join(result)
    finally:
        if hasattr(result, "close"):
            result.close()
    status, headers = started[0][:2]
    return Answer(int(status[:3]), headers, body)


def may_be_kept(answer: Answer, path: str) -> bool:
    """Whether an answer is the same for everybody.

    Raises ImproperlyConfigured in development when a view is marked `kept` and is not.
    """
    if answer.status != 200:
        return False
    wrong = _personal(answer)
    if not wrong:
        return True
    if settings.DEBUG:
        raise ImproperlyConfigured(f"{path} is marked as kept, but has {wrong}")
    logger.error("%s is marked as kept, but has %s", path, wrong)
    return False


def _personal(answer: Answer) -> str:
    control = answer.header("cache-control").lower()
    if answer.header("set-cookie"):
        return "a cookie"
    if b"csrfmiddlewaretoken" in answer.body:
        return "a CSRF field"
    if "no-store" in control or "private" in control:
        return f"Cache-Control: {control}"
    if "cookie" in answer.header("vary").lower():
        return "Vary: Cookie"
    return ""


def has_copy(asked: str, etag: str) -> bool:
    """Whether If-None-Match names the page (RFC 9110, 13.1.2)."""
    wanted = etag.removeprefix("W/")
    return any(tag.strip().removeprefix("W/") in {wanted, "*"} for tag in asked.split(","))


def send(
    status: int, headers: Headers, body: bytes, environ: Environ, start_response: StartResponse
) -> Iterable[bytes]:
    """Answer with a gzip body, unpacked for who does not take it."""
    if takes_gzip(environ):
        sent = as_gzip(headers, body)
    else:
        body = unpacked(body)
        sent = [*headers, ("Content-Length", str(len(body)))]
    start_response(f"{status} {responses.get(status, '')}", sent)
    return () if environ["REQUEST_METHOD"] == "HEAD" else (body,)


def as_gzip(headers: Headers, body: bytes) -> Headers:
    """The headers with which a gzip body is sent."""
    return [*headers, ("Content-Encoding", "gzip"), ("Content-Length", str(len(body)))]


def takes_gzip(environ: Environ) -> bool:
    """Whether gzip is among the encodings, and not refused by a weight of zero."""
    return _has_gzip(environ.get("HTTP_ACCEPT_ENCODING", ""))


@lru_cache(maxsize=256)
def _has_gzip(accepted: str) -> bool:
    for part in accepted.lower().split(","):
        name, _, weight = part.strip().partition(";")
        if name.strip() in {"gzip", "x-gzip", "*"}:
            return weight.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return False
