"""Counts how often each picture was shown and opened, away from the path of the page.

A page is served from the store without Django, so the count hangs at the door: a page says in a
header which pictures it shows (`SayWhatIsShown`), kept pages keep that apart, and the door calls
`Counts.told` with it, which counts it as it stands: what it says is read when the numbers are
written, every `INTERVAL` seconds, at `MOST` different ones, and when the process ends.

An opening is written a while after the showing it belongs to, and only as far as the row has
showings: opened is never more than shown, whoever calls the addresses of the links.
"""

from __future__ import annotations

import atexit
import logging
import threading
import time
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from django.db import DatabaseError, InterfaceError, connection, connections, transaction
from django.db.models import F
from django.db.models.functions import Least
from django.utils import timezone

from core.background import Background
from core.robots import is_robot

from .models import PictureLink, Tally
from .places import PLACES

logger = logging.getLogger(__name__)

HEADER = "X-Portal-Shown"
INTERVAL = 2.0
MOST = 2000
#: Seconds that an opening waits, so that other workers have written the showing before.
PATIENCE = 3 * INTERVAL
#: A database that is away for long must not fill the memory.
_MOST_KEPT = 100_000
#: Days begin with an hour since 1970 in every time zone that is whole hours from UTC.
_HOUR = 3600

Key = tuple[date, str, int]


class Counts:
    """The numbers that are not written yet."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._writing = threading.Lock()
        #: By the hour since 1970 and what a page says it shows.
        self._pages: Counter[tuple[int, str]] = Counter()
        #: Read, and not written because the database was away.
        self._shown: Counter[Key] = Counter()
        self._opened: list[tuple[float, Key]] = []
        self._thread = Background("links", self._run)
        self._wake = threading.Event()

    def told(self, environ: Mapping[str, Any], said: str) -> None:
        """Count a page, when a person gets it; the door calls this with what its header says."""
        if is_person(environ):
            self.shown(said)

    def shown(self, said: str) -> None:
        """Count a page that shows what a header says: words of a place, a colon and a number."""
        page = int(time.time()) // _HOUR, said
        with self._lock:
            self._pages[page] += 1
            is_full = len(self._pages) >= MOST
        self._ensure(is_full)

    def opened(self, pk: int, day: date, place: str) -> None:
        """Count an opening."""
        with self._lock:
            if len(self._opened) < _MOST_KEPT:
                self._opened.append((time.monotonic(), (day, place, pk)))
        self._ensure(now=False)

    def flush(self, *, everything: bool = False) -> None:
        """Write what was gathered; `everything` does not let openings wait."""
        with self._writing:
            shown, opened = self._taken(everything)
            if not (shown or opened):
                return
            try:
                with transaction.atomic():
                    _write_shown(shown)
                    _write_opened(Counter(key for _, key in opened))
            except Exception:
                self._put_back(shown, opened)
                raise

    def _taken(self, everything: bool) -> tuple[Counter[Key], list[tuple[float, Key]]]:
        ripe_until = time.monotonic() - PATIENCE
        with self._lock:
            pages, self._pages = self._pages, Counter()
            shown, self._shown = self._shown, Counter()
            ripe = [one for one in self._opened if everything or one[0] <= ripe_until]
            self._opened = self._opened[len(ripe) :]
        for (hour, said), number in pages.items():
            day = timezone.localdate(datetime.fromtimestamp(hour * _HOUR, UTC))
            for place, pk in _named_in(said):
                shown[day, place, pk] += number
        return shown, ripe

    def _put_back(self, shown: Counter[Key], opened: list[tuple[float, Key]]) -> None:
        with self._lock:
            if len(self._shown) < _MOST_KEPT:
                self._shown.update(shown)
            self._opened[:0] = opened

    # The thread

    def _ensure(self, now: bool) -> None:
        if self._thread.ensure():
            atexit.register(self._written_or_said, everything=True)
        if now:
            self._wake.set()

    def _run(self) -> None:
        while True:
            self._wake.wait(INTERVAL)
            self._wake.clear()
            if not self._written_or_said():
                # Each showing beyond MOST that waits would have it tried again at once.
                time.sleep(INTERVAL)

    def _written_or_said(self, *, everything: bool = False) -> bool:
        """Write; whether that could be done. What could not be written is kept."""
        try:
            self.flush(everything=everything)
        except (DatabaseError, InterfaceError) as error:
            logger.warning("Showings of pictures wait for the database: %s", type(error).__name__)
        except Exception:
            logger.exception("Showings of pictures were not written; they are tried again")
        else:
            return True
        finally:
            connections.close_all()
        return False


counts = Counts()


@lru_cache(maxsize=4096)
def _named_in(said: str) -> tuple[tuple[str, int], ...]:
    """The places and the numbers of pictures that a header names."""
    words = (word.partition(":") for word in said.split())
    return tuple((place, int(pk)) for place, _, pk in words if place in PLACES and pk.isdecimal())


def _write_shown(shown: Mapping[Key, int]) -> None:
    asked = PictureLink.objects.filter(pk__in={pk for _, _, pk in shown})
    known = set(asked.values_list("pk", flat=True))
    as_stored = connection.ops.adapt_datefield_value
    rows = [
        [as_stored(day), place, pk, number]
        for (day, place, pk), number in sorted(shown.items())
        if pk in known
    ]
    if not rows:
        return
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO links_tally (day, place, link_id, shown, opened)"
            " VALUES (%s, %s, %s, %s, 0) ON CONFLICT (day, place, link_id)"
            " DO UPDATE SET shown = links_tally.shown + excluded.shown",
            rows,
        )


def _write_opened(opened: Mapping[Key, int]) -> None:
    for (day, place, pk), number in sorted(opened.items()):
        row = Tally.objects.filter(day=day, place=place, link_id=pk)
        row.update(opened=Least(F("opened") + number, F("shown")))


def is_person(environ: Mapping[str, Any]) -> bool:
    """Whether the request comes from a person, by the rule of all the portal's numbers."""
    return not is_robot(environ.get("HTTP_USER_AGENT", ""), environ)
