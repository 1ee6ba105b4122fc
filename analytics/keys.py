"""Who is one visitor: a key that cannot be led back to anyone once the day's salt is gone."""

from __future__ import annotations

import ipaddress
import secrets
from datetime import date, timedelta
from functools import lru_cache
from hashlib import blake2b

from django.db import connection

from .hits import Reader
from .models import Salt

SALT_LENGTH = 16
_OFFSET = 1 << 63


def _packed(address: str) -> tuple[bytes, bytes]:
    """An address as one visitor has it, IPv6 cut to /64, and its network, /24 or /48."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        # A socket file instead of an address, as behind some proxies.
        return b"", b""
    packed = (getattr(parsed, "ipv4_mapped", None) or parsed).packed
    return (packed, packed[:3]) if len(packed) == 4 else (packed[:8], packed[:6])


@lru_cache(maxsize=1024)
def keys_of(reader: Reader, salt: bytes) -> tuple[int, int]:
    """The key of a visitor, and that of the network; a word keeps the second apart."""
    address, agent, language = reader
    packed, network = _packed(address)
    said = f"{len(packed)}\0{agent}\0{language}".encode("utf-8", "surrogatepass")
    return key_of(packed + said, salt), key_of(b"network" + network, salt)


def key_of(material: bytes, salt: bytes) -> int:
    """Sixty-four bits, never negative."""
    return int.from_bytes(blake2b(material, digest_size=8, key=salt).digest(), "big")


def as_stored(key: int) -> int:
    """A key in the range of a signed column."""
    return key - _OFFSET


def as_key(stored: int) -> int:
    """A key as it is outside of the database."""
    return stored + _OFFSET


def salts_of(today: date) -> dict[date, bytes]:
    """The salts of yesterday, as far as there is one, of today and of tomorrow.

    That of a day whose salt was deleted is empty. Whoever comes first makes one; tomorrow's is
    there before midnight, so that no request waits.
    """
    days = (today - timedelta(days=1), today, today + timedelta(days=1))
    found = _stored(days)
    missing = [day for day in days[1:] if day not in found]
    if missing:
        as_day = connection.ops.adapt_datefield_value
        with connection.cursor() as cursor:
            for day in missing:
                cursor.execute(
                    "INSERT INTO analytics_salt (day, value) VALUES (%s, %s)"
                    " ON CONFLICT (day) DO NOTHING",
                    [as_day(day), secrets.token_bytes(SALT_LENGTH)],
                )
        found = _stored(days)
    return found


def _stored(days: tuple[date, ...]) -> dict[date, bytes]:
    rows = Salt.objects.filter(day__in=days).values_list("day", "value")
    return {day: bytes(value) for day, value in rows}
