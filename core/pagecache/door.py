"""The door in front of the portal: whole pages out of the store, before Django is asked."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from typing import Any, Protocol

from django.db import DatabaseError, InterfaceError, close_old_connections
from django.utils import timezone

from . import store
from .answers import (
    Answer,
    Application,
    Environ,
    Headers,
    StartResponse,
    collected,
    has_copy,
    header,
    may_be_kept,
    send,
    takes_gzip,
)
from .asking import Asked, Asking
from .freshness import ensure_mark, read_mark
from .moments import moment_under
from .recent import Recent
from .splicing import pack
from .store import Entry
from .watch import Watch

#: How many pages that may not be kept are remembered, such as those that say there is none.
_MOST_UNKEPT = 1000


class Visits(Protocol):
    """What counts readers and knows the numbers of now; the portal's is in analytics."""

    #: The bytes in a page that the numbers take the place of.
    hole: bytes

    def seen(self, environ: Mapping[str, Any], status: int, content_type: str) -> None:
        """Count an answer."""

    def numbers(self) -> bytes:
        """The numbers as HTML; empty when they cannot be read."""


class NoVisits:
    """Nobody counts."""

    hole = b""

    def seen(self, environ: Mapping[str, Any], status: int, content_type: str) -> None:
        """Count nothing."""

    def numbers(self) -> bytes:
        """No numbers."""
        return b""


@dataclass(frozen=True)
class Aside:
    """A header that pages have for the portal itself; no reader gets it.

    `told` is called with what it says at each GET that is answered with 200 or 304.
    """

    header: str
    told: Callable[[Environ, str], None]


class Door:
    """A WSGI application in front of another one."""

    def __init__(
        self,
        application: Application,
        visits: Visits | None = None,
        aside: Aside | None = None,
    ) -> None:
        self.application = application
        self.visits: Visits = visits or NoVisits()
        self.aside = aside
        self.watch = Watch()
        self.hits = self.misses = 0
        self._asking = Asking()
        self._recent = Recent()
        self._unkept: dict[str, str] = {}

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Answer from the store, or make the page and keep it, or let Django answer."""
        asked = self._asking.asked(environ)
        if asked is None:
            return self._passed_on(environ, start_response)
        if not self._asking.rules().keeps:
            # In development nothing is kept, but what could not be is told.
            answer = collected(self.application, asked.environ(environ))
            may_be_kept(answer, asked.path)
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

    # The store

    def _good(self, asked: Asked) -> Entry | None:
        mark, now = read_mark(), time.time()
        entry = self._recent.get(asked.key)
        if entry is not None and entry.is_good(mark, now):
            return entry
        entry = store.load(asked.key)
        if entry is not None and entry.is_good(mark, now):
            self._recent.keep(asked.key, entry)
            return entry
        return None

    def _made(self, asked: Asked, environ: Environ) -> Entry | Answer:
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

    def _made_now(self, asked: Asked, environ: Environ) -> Entry | Answer:
        self.misses += 1
        # Before the page is made: what changes meanwhile makes it old.
        mark, now = ensure_mark(), timezone.now()
        answer = collected(self.application, asked.environ(environ))
        if not may_be_kept(answer, asked.path):
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

    def _entry(self, answer: Answer, mark: str, now: datetime) -> Entry:
        etag = blake2b(answer.body, digest_size=12).hexdigest()
        packed = pack(answer.body, self.visits.hole)
        until = self._until(mark, now)
        headers, told = self._apart(answer.kept_headers())
        return Entry(mark, now.timestamp(), until, headers, etag, packed, told)

    def _apart(self, headers: Headers) -> tuple[Headers, str]:
        """The headers for readers, and what the one for the portal says."""
        if self.aside is not None:
            for place, (name, told) in enumerate(headers):
                if name == self.aside.header:
                    return headers[:place] + headers[place + 1 :], told
        return headers, ""

    def _tell(self, environ: Environ, told: str) -> None:
        if told and self.aside is not None and environ["REQUEST_METHOD"] == "GET":
            self.aside.told(environ, told)

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

    # The answer

    def _passed_on(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        def started(status: str, headers: Headers, *rest: Any) -> Any:
            self.visits.seen(environ, int(status[:3]), header(headers, "content-type"))
            headers, told = self._apart(headers)
            if status[:3] in {"200", "304"}:
                self._tell(environ, told)
            return start_response(status, headers, *rest)

        result = self.application(environ, started)
        return result if environ["REQUEST_METHOD"] != "HEAD" else _unsent(result)

    def _sent(
        self, answer: Answer, environ: Environ, start_response: StartResponse
    ) -> Iterable[bytes]:
        """What may not be kept, such as a page that says there is none."""
        self.visits.seen(environ, answer.status, answer.header("content-type"))
        body = pack(answer.body, self.visits.hole).filled(self.visits.numbers())
        headers, told = self._apart(answer.sent_headers())
        if answer.status == 200:
            self._tell(environ, told)
        return send(answer.status, headers, body, environ, start_response)

    def _served(
        self, entry: Entry, environ: Environ, start_response: StartResponse
    ) -> Iterable[bytes]:
        self.visits.seen(environ, 200, entry.content_type)
        self._tell(environ, entry.told)
        page = entry.filled(self.visits.numbers() if entry.packed.after is not None else b"")
        copy = environ.get("HTTP_IF_NONE_MATCH")
        if copy and has_copy(copy, page.etag):
            start_response("304 Not Modified", page.headers)
            return (b"",)
        if environ["REQUEST_METHOD"] == "GET" and takes_gzip(environ):
            start_response("200 OK", page.packed_headers)
            return (page.body,)
        return send(200, page.headers, page.body, environ, start_response)


def _unsent(body: Iterable[bytes]) -> list[bytes]:
    """In place of the body of an answer to HEAD, which servers warn of: it need not be made."""
    if hasattr(body, "close"):
        body.close()
    return []
