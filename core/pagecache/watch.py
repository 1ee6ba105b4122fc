"""A thread that hears of changes nobody told this machine of; every two seconds it looks."""

from __future__ import annotations

import logging
import time

from django.db import DatabaseError, InterfaceError, connections
from django.utils import timezone

from core.background import Background

from . import words
from .between import UNHEARD, ask_redis, redis_client
from .freshness import read_mark, renew_mark
from .writes import settle

logger = logging.getLogger(__name__)

#: Seconds between two looks: what a crash or a deaf machine leaves is old no longer than this.
INTERVAL = 2.0


class Watch:
    """The thread, which each worker starts with its first request."""

    def __init__(self) -> None:
        self._thread = Background("page-watch", self._run)

    def ensure(self) -> None:
        """Start it where it does not run."""
        self._thread.ensure()

    def _run(self) -> None:
        words.start_mapping()
        while True:
            time.sleep(INTERVAL)
            self.look()

    def look(self) -> None:
        """One look at the database and at the other machines."""
        words.check()
        try:
            if not read_mark():
                renew_mark()
            self._listen()
            settle(older_than=1, now=timezone.now())
        except (DatabaseError, InterfaceError):
            logger.warning("The database does not answer; kept pages go on")
        except Exception:
            logger.exception("The watch of kept pages stumbled; it goes on")
        finally:
            connections.close_all()

    def _listen(self) -> None:
        # A word that cannot be heard may be another one: nothing is kept past the next look.
        if redis_client() is not None and ask_redis() == UNHEARD:
            renew_mark()
