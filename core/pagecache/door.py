"""The door in front of the portal: whole pages out of the store, before Django is asked."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from hashlib import blake2b
from typing import Any, Protocol
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, InterfaceError, close_old_connections
from django.http.request import split_domain_port, validate_host
from django.utils import timezone

from core.requests import is_https

from . import store
from .freshness import ensure_mark, read_mark
from .moments import moment_under
from .parameters import normal_query, parameters_of
from .release import release
from .splicing import pack, unpacked
from .store import Entry
from .watch import Watch

logger = logging.getLogger(__name__)

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]

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
_NOT_KEPT = frozenset(
    {"connection", "content-length", "content-encoding", "date", "etag", "transfer-encoding"}
)
#: How many pages that may not be kept are remembered, such as those that say there is none.
_MOST_UNKEPT = 1000
#: Reverse proxies and browsers may keep a page, and ask each time whether it is still true.
_CACHE_CONTROL = "public, max-age=0, must-revalidate"


class Visits(Protocol):
    """What counts readers and knows the numbers of now; the portal's is in analytics."""

    #: The bytes in a page that the numbers take the place of.
    hole: bytes

    def seen(self, environ: Environ, status: int, content_type: str) -> None:
        """Count an answer."""

    def numbers(self) -> bytes:
        """The numbers as HTML; empty when they cannot be read."""


class NoVisits:
    """Nobody counts."""

    hole = b""

    def seen(self, environ: Environ, status: int, content_type: str) -> None:
        """Count nothing."""

    def numbers(self) -> bytes:
        """No numbers."""
        return b""


@dataclass(frozen=True)
class Asked:
    """What was asked for, in its normal form."""

    key: str
    path: str
    query: str
    host: str


@dataclass
class _Answer:
    status: int
    headers: list[tuple[str, str]]
    body: bytes

    def header(self, name: str) -> str:
        return next((value for key, value in self.headers if key.lower() == name), "")


class Door:
    """A WSGI application in front of another one."""

    def __init__(self, application: Application, visits: Visits | None = None) -> None:
        self.application = application
        self.visits: Visits = visits or NoVisits()
        self.watch = Watch()
        self.hits = self.misses = 0
        self._release = release()
        self._unkept: dict[str, str] = {}

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Answer from the store, or make the page and keep it, or let Django answer."""
        asked = self._asked(environ) if settings.PAGE_CACHE or settings.DEBUG else None
        if asked is None:
            return self._passed_on(environ, start_response)
        if not settings.PAGE_CACHE:
            # In development nothing is kept, but what could not be is told.
            answer = self._asked_of_django(asked, environ)
            _may_be_kept(answer, asked.path)
            return self._sent(answer, environ, start_response)
        self.watch.ensure()
        entry = self._good(asked)
        if entry is not None:
            self.hits += 1
        else:
            made = self._made(asked, environ)
            if not isinstance(made, Entry):
                return self._sent(made, environ, start_response)
            entry = made
        return self._served(entry, environ, start_response)

    # What is asked

    def _asked(self, environ: Environ) -> Asked | None:
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"} or not _is_anonymous(environ):
            return None
        try:
            path = environ.get("PATH_INFO", "").encode("latin-1").decode("utf-8")
        except UnicodeError:
            return None
        raw = environ.get("QUERY_STRING", "")
        if "\0" in path or (raw and b"\0" in unquote_to_bytes(raw)):
            return None
        known = parameters_of(path)
        host = _domain(environ.get("HTTP_HOST", ""), tuple(settings.ALLOWED_HOSTS))
        if known is None or not host:
            return None
        https = is_https(environ)
        if settings.SECURE_SSL_REDIRECT and not https:
            return None
        query = normal_query(raw, known)
        parts = (self._release, host, str(https), environ.get("SCRIPT_NAME", ""), path, query)
        return Asked(store.key_of(*parts), path, query, host)

    # The store

    def _good(self, asked: Asked) -> Entry | None:
        entry = store.load(asked.key)
        if entry is not None and entry.is_good(read_mark(), time.time()):
            return entry
        return None

    def _made(self, asked: Asked, environ: Environ) -> Entry | _Answer:
        """The page, made by one worker while the others wait for it.

        Nobody waits for a page that will not be kept: all would make it one after another.
        """
        if self._unkept.get(asked.key) == read_mark():
            return self._made_now(asked, environ)
        with store.making(asked.key) as at_once:
            if not at_once and (entry := self._good(asked)):
                self.hits += 1
                return entry
            return self._made_now(asked, environ)

    def _made_now(self, asked: Asked, environ: Environ) -> Entry | _Answer:
        self.misses += 1
        # Before the page is made: what changes meanwhile makes it old.
        mark, now = ensure_mark(), timezone.now()
        answer = self._asked_of_django(asked, environ)
        if not _may_be_kept(answer, asked.path):
            self._remember_unkept(asked.key, mark)
            return answer
        self._unkept.pop(asked.key, None)
        entry = self._entry(answer, mark, now)
        store.save(asked.key, entry)
        return entry

    def _remember_unkept(self, key: str, mark: str) -> None:
        if len(self._unkept) >= _MOST_UNKEPT:
            self._unkept.clear()
        self._unkept[key] = mark

    def _entry(self, answer: _Answer, mark: str, now: datetime) -> Entry:
        headers = [(k, v) for k, v in answer.headers if k.lower() not in _NOT_KEPT]
        if not answer.header("cache-control"):
            headers.append(("Cache-Control", _CACHE_CONTROL))
        headers = _with_vary(headers)
        etag = blake2b(answer.body, digest_size=12).hexdigest()
        packed = pack(answer.body, self.visits.hole)
        return Entry(mark, now.timestamp(), self._until(mark, now), headers, etag, packed)

    def _until(self, mark: str, now: datetime) -> float:
        """The next moment after `now`.

        Django's request is over, and with it the care for connections that broke.
        """
        try:
            close_old_connections()
            return moment_under(mark, now).timestamp()
        except (DatabaseError, InterfaceError):
            # The page is there and goes out; nobody knows how long it would hold.
            return 0.0
        finally:
            close_old_connections()

    # Django

    def _asked_of_django(self, asked: Asked, environ: Environ) -> _Answer:
        """The page as anyone would get it: no cookie, no header of the reader reaches it."""
        inner = {name: environ[name] for name in _PASSED if name in environ}
        inner |= {name: value for name, value in environ.items() if name.startswith("wsgi.")}
        inner |= {"REQUEST_METHOD": "GET", "QUERY_STRING": asked.query, "portal.kept": True}
        inner["HTTP_HOST"] = asked.host
        inner["wsgi.input"] = _Nothing()
        return _collected(self.application, inner)

    def _passed_on(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        def started(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            kind = next((v for k, v in headers if k.lower() == "content-type"), "")
            self.visits.seen(environ, int(status[:3]), kind)
            return start_response(status, headers, *rest)

        result = self.application(environ, started)
        return result if environ["REQUEST_METHOD"] != "HEAD" else _unsent(result)

    # The answer

    def _sent(
        self, answer: _Answer, environ: Environ, start_response: StartResponse
    ) -> Iterable[bytes]:
        """What may not be kept, such as a page that says there is none."""
        kind = answer.header("content-type")
        self.visits.seen(environ, answer.status, kind)
        packed = pack(answer.body, self.visits.hole)
        headers = [(k, v) for k, v in answer.headers if k.lower() not in _NOT_KEPT]
        body = packed.filled(self.visits.numbers())
        return _start(answer.status, _with_vary(headers), body, environ, start_response)

    def _served(
        self, entry: Entry, environ: Environ, start_response: StartResponse
    ) -> Iterable[bytes]:
        kind = next((v for k, v in entry.headers if k.lower() == "content-type"), "")
        self.visits.seen(environ, 200, kind)
        filling = self.visits.numbers() if entry.packed.after is not None else b""
        etag = f'W/"{entry.etag}{blake2b(filling, digest_size=6).hexdigest() if filling else ""}"'
        headers = [*entry.headers, ("ETag", etag)]
        if _has_copy(environ.get("HTTP_IF_NONE_MATCH", ""), etag):
            start_response("304 Not Modified", headers)
            return [b""]
        return _start(200, headers, entry.packed.filled(filling), environ, start_response)


class _Nothing:
    """The body of a request that has none."""

    def read(self, *_: Any) -> bytes:
        return b""

    readline = read

    def __iter__(self) -> Any:
        return iter(())


@lru_cache(maxsize=1000)
def _domain(host: str, ours: tuple[str, ...]) -> str:
    """The host without its port, at each of which pages are the same; empty if not one of ours."""
    domain, _ = split_domain_port(host)
    return domain if domain and validate_host(domain, ours) else ""


def _is_anonymous(environ: Mapping[str, Any]) -> bool:
    """Whether the request is anybody's: no session, no credentials, no body."""
    cookies = environ.get("HTTP_COOKIE", "")
    return not (
        settings.SESSION_COOKIE_NAME in cookies
        or "HTTP_AUTHORIZATION" in environ
        or environ.get("CONTENT_LENGTH") not in {None, "", "0"}
        or "HTTP_TRANSFER_ENCODING" in environ
    )


def _unsent(body: Iterable[bytes]) -> list[bytes]:
    """In place of the body of an answer to HEAD, which servers warn of: it need not be made."""
    if hasattr(body, "close"):
        body.close()
    return []


def _collected(application: Application, environ: Environ) -> _Answer:
    started: list[Any] = []
    result = application(environ, lambda *said: started.append(said))
    try:
        body = b"".join(result)
    finally:
        if hasattr(result, "close"):
            result.close()
    status, headers = started[0][:2]
    return _Answer(int(status[:3]), headers, body)


def _may_be_kept(answer: _Answer, path: str) -> bool:
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


def _personal(answer: _Answer) -> str:
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


def _has_copy(asked: str, etag: str) -> bool:
    wanted = etag.removeprefix("W/")
    return any(tag.strip().removeprefix("W/") in {wanted, "*"} for tag in asked.split(","))


def _with_vary(headers: list[tuple[str, str]]) -> list[tuple[str, str]]:
    said = (v.split(",") for k, v in headers if k.lower() == "vary")
    words = {word.strip().lower(): word.strip() for values in said for word in values}
    words |= {"accept-encoding": "Accept-Encoding"}
    return [
        *((k, v) for k, v in headers if k.lower() != "vary"),
        ("Vary", ", ".join(words.values())),
    ]


def _start(
    status: int,
    headers: list[tuple[str, str]],
    body: bytes,
    environ: Environ,
    start_response: StartResponse,
) -> Iterable[bytes]:
    from http.client import responses

    sent = [*headers]
    if _takes_gzip(environ.get("HTTP_ACCEPT_ENCODING", "")):
        sent.append(("Content-Encoding", "gzip"))
    else:
        body = unpacked(body)
    sent.append(("Content-Length", str(len(body))))
    start_response(f"{status} {responses.get(status, '')}", sent)
    return [b""] if environ["REQUEST_METHOD"] == "HEAD" else [body]


def _takes_gzip(accepted: str) -> bool:
    """Whether gzip is among the encodings, and not refused by a weight of zero."""
    for part in accepted.lower().split(","):
        name, _, weight = part.strip().partition(";")
        if name.strip() in {"gzip", "x-gzip", "*"}:
            return weight.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return False
