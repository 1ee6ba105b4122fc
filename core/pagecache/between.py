"""Word of a change to the other machines, by way of Redis."""

from __future__ import annotations

import logging
from functools import lru_cache
from typing import Any

from django.conf import settings

logger = logging.getLogger(__name__)

COUNTER = "portal:changes"


@lru_cache(maxsize=1)
def redis_client() -> Any:
    """The connection pool to Redis; None where the portal has none."""
    if not settings.REDIS_URL:
        return None
    import redis

    return redis.Redis.from_url(
        settings.REDIS_URL, socket_timeout=1, socket_connect_timeout=1, decode_responses=True
    )


def tell_other_machines() -> None:
    """Count a change up where the others look; without Redis there are no others."""
    client = redis_client()
    if client is None:
        return
    try:
        client.incr(COUNTER)
    except Exception:
        # The row of the change is removed all the same: this machine has noticed it.
        logger.exception("Redis did not take word of a change; other machines see it late")


def changes_heard() -> str | None:
    """The count of changes on all machines; None when it cannot be known."""
    client = redis_client()
    if client is None:
        return None
    try:
        return str(client.get(COUNTER) or "0")
    except Exception:
        logger.warning("Redis does not answer; changes on other machines are seen late")
        return None
