"""Word of a change to the other machines, by way of Redis.

The word is a random one that all machines read: a counter would come back to a number it had
before when Redis is emptied, and with it the pages of that time.
"""

from __future__ import annotations

import logging
import os
import secrets
import threading
import time
from functools import lru_cache
from typing import Any

from django.conf import settings

logger = logging.getLogger(__name__)

KEY = "portal:changes"
#: What stands for the word while Redis does not answer.
UNHEARD = "-"
#: Longest time, in seconds, that a reader waits for Redis, once until it is found to answer again.
_PATIENCE = 0.5
_RETRY = 10.0
_WORD_LENGTH = 16


class _Silence:
    """Since when Redis does not answer; readers do not wait for it meanwhile."""

    def __init__(self) -> None:
        self.until = 0.0

    def is_kept(self) -> bool:
        return time.monotonic() < self.until

    def begin(self) -> None:
        if not self.is_kept():
            logger.warning("Redis does not answer; changes on other machines are seen late")
        self.until = time.monotonic() + _RETRY

    def end(self) -> None:
        self.until = 0.0


_silence = _Silence()


#: Each thread's own connections, by address: one of all threads would be handed on under a lock.
_own = threading.local()
os.register_at_fork(after_in_child=lambda: vars(_own).clear())


def _asking(address: str) -> Any:
    """The connection on which this thread asks for the word with each request."""
    client = vars(_own).get(address)
    if client is None:
        client = vars(_own)[address] = _connected(address, single_connection_client=True)
    return client


@lru_cache(maxsize=4)
def _client(address: str) -> Any:
    return _connected(address)


def _connected(address: str, **more: Any) -> Any:
    import redis
    from redis.backoff import NoBackoff
    from redis.retry import Retry

    return redis.Redis.from_url(
        address,
        socket_timeout=_PATIENCE,
        socket_connect_timeout=_PATIENCE,
        decode_responses=True,
        # A connection that Redis closed meanwhile is opened anew; beyond that nobody waits.
        retry=Retry(NoBackoff(), 1),
        **more,
    )


def redis_client() -> Any:
    """The connections to Redis; None where the portal has none."""
    return _client(settings.REDIS_URL) if settings.REDIS_URL else None


def tell_other_machines() -> bool:
    """Say that something changed; whether it is said. Without Redis there is nobody to tell."""
    client = redis_client()
    if client is None:
        return True
    try:
        client.set(KEY, secrets.token_hex(_WORD_LENGTH))
    except Exception:
        logger.exception("Redis did not take word of a change; it is told again")
        return False
    return True


def word_of_all() -> str:
    """The word of the last change on any machine; empty where there is only this one."""
    if not settings.REDIS_URL:
        return ""
    if _silence.is_kept():
        return UNHEARD
    return ask_redis()


def ask_redis() -> str:
    """The word, asked of Redis even where it has not answered of late."""
    try:
        client = _asking(settings.REDIS_URL)
        word = client.get(KEY)
        if not word:
            client.set(KEY, secrets.token_hex(_WORD_LENGTH), nx=True)
            word = client.get(KEY)
    except Exception:
        _silence.begin()
        return UNHEARD
    _silence.end()
    return str(word or UNHEARD)
