"""What several machines share in Redis: which keys are stored, and who is there now.

The rows and counters of the database stay the truth. Redis is asked first, so that keys another
machine has stored cost no statement, and it alone holds the seconds in which someone was last
seen. Without an answer the database does both.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from django.conf import settings

logger = logging.getLogger(__name__)

#: Keys are of no use after the salt of their day is gone.
_LIFE = 3 * 24 * 3600
_PATIENCE = 0.5
#: Seconds in which Redis is not asked after it did not answer.
_SILENCE = 10.0


class Shared:
    """A Redis that may be away at any time; then the answers are empty or None."""

    def __init__(self, address: str) -> None:
        import redis

        self._client: Any = redis.Redis.from_url(
            address, socket_timeout=_PATIENCE, socket_connect_timeout=_PATIENCE
        )
        self._silent_until = 0.0

    def stored(self, day: date, keys: Iterable[int]) -> set[int]:
        """Those of the keys that are known to be in the database."""
        asked = list(keys)
        said = self._ask("SMISMEMBER", f"portal:visitors:{day}", *asked) if asked else None
        return {key for key, is_stored in zip(asked, said or [], strict=False) if is_stored}

    def store(self, day: date, keys: Iterable[int]) -> None:
        """Say that keys are in the database."""
        name, told = f"portal:visitors:{day}", list(keys)
        if told and self._ask("SADD", name, *told) is not None:
            self._ask("EXPIRE", name, _LIFE)

    def see(self, day: date, seen: Mapping[int, int]) -> bool:
        """Keep the seconds in which visitors were last seen; whether that was done."""
        name, oldest = f"portal:online:{day}", max(seen.values(), default=0) - 3600
        told = [word for key, second in seen.items() for word in (second, key)]
        if told and self._ask("ZADD", name, *told) is None:
            return False
        self._ask("ZREMRANGEBYSCORE", name, "-inf", oldest)
        return self._ask("EXPIRE", name, _LIFE) is not None

    def online(self, day: date, after: int, until: int, most: int) -> tuple[int, set[int]] | None:
        """How many were seen after a second and until another, and who, of many those seen last."""
        name = f"portal:online:{day}"
        number = self._ask("ZCOUNT", name, f"({after}", until)
        if number is None:
            return None
        keys = self._ask("ZREVRANGEBYSCORE", name, until, f"({after}", "LIMIT", 0, most)
        return int(number), {int(key) for key in keys or []}

    def _ask(self, *words: Any) -> Any:
        if time.monotonic() < self._silent_until:
            return None
        try:
            return self._client.execute_command(*words)
        except Exception as error:
            logger.warning("Redis does not answer; visits go on without: %s", type(error).__name__)
            self._silent_until = time.monotonic() + _SILENCE
            return None


@lru_cache(maxsize=4)
def _at(address: str) -> Shared:
    return Shared(address)


def shared() -> Shared | None:
    """The Redis of the settings; None where the portal has none."""
    return _at(settings.REDIS_URL) if settings.REDIS_URL else None
