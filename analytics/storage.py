"""Writes a batch: keys, counters and tallies in one transaction, the same SQL on both databases.

The counter of a day moves by the keys that this transaction was the first to store, so it equals
the rows however many processes write and wherever one of them is killed. A batch whose commit was
not heard of is written again with the same token, and then adds nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from .keys import as_key, as_stored
from .memory import Batch
from .models import Subject
from .shared import shared

#: Rows of a statement; SQLite takes some 32,000 values.
_ROWS = 400
#: Keys of others that a worker learns at once; the rest comes two seconds later.
MOST_LEARNT = 20_000
#: Days whose keys are kept beside today: a salt goes 48 hours after its day.
_DAYS_OF_KEYS = 2
COLUMNS = ("visitors", "capped", "views", "robots", "hits", "misses")

Moved = Counter[tuple[date, str]]


def write(batch: Batch) -> None:
    """Store a batch, or find that it is stored."""
    _write(batch)
    _share_online(batch)


def _write(batch: Batch) -> None:
    with transaction.atomic():
        last = max((day for day, *_ in _days_of(batch)), default=date.min)
        row = [[batch.token, _day(last)]]
        if not _insert("analytics_batch (token, day)", row, "ON CONFLICT DO NOTHING", "token"):
            return
        moved = Counter(batch.days)
        tallies = Counter(batch.tallies)
        _write_visitors(batch, moved, tallies)
        if shared() is None:
            _write_online(batch.online)
        _write_tallies(tallies)
        _write_days(moved)


def _days_of(batch: Batch) -> Iterator[tuple[date, Any]]:
    for one in (batch.visitors, batch.online, batch.days):
        yield from one
    yield from ((day, name) for day, _, name in batch.tallies)


def _day(day: date) -> Any:
    return connection.ops.adapt_datefield_value(day)


def _insert(
    into: str, rows: Sequence[Sequence[Any]], then: str, returning: str = ""
) -> list[tuple[Any, ...]]:
    """INSERT INTO with many rows, in parts; what RETURNING gave."""
    found: list[tuple[Any, ...]] = []
    given = iter(rows)
    with connection.cursor() as cursor:
        while part := list(islice(given, _ROWS)):
            marks = ", ".join(["%s"] * len(part[0]))
            values = ", ".join([f"({marks})"] * len(part))
            # Names of tables and columns are this module's own; values are parameters.
            sql = f"INSERT INTO {into} VALUES {values} {then}"  # noqa: S608
            sql += f" RETURNING {returning}" if returning else ""
            cursor.execute(sql, [value for row in part for value in row])
            if returning:
                found += cursor.fetchall()
    return found


# Rows are sorted wherever two processes may write the same ones: neither then waits for the other
# while the other waits for it.


def _write_visitors(batch: Batch, moved: Moved, tallies: Counter[Any]) -> None:
    for day in sorted({day for day, _ in batch.visitors}):
        came = {as_stored(key): at for (on, key), at in batch.visitors.items() if on == day}
        if redis := shared():
            # Those of the others cost no statement; a key unknown there may be stored all the same.
            for key in redis.stored(day, came):
                del came[key]
        rows = [[_day(day), key] for key in sorted(came)]
        stored = _insert("analytics_visitor (day, key)", rows, "ON CONFLICT DO NOTHING", "key")
        new = {key for (key,) in stored}
        excess = _beyond_cap(day, {key: came[key] for key in new})
        # No row stays of them, or whoever makes up browsers would fill the table.
        _delete_visitors(day, excess)
        moved[day, "capped"] += len(excess)
        moved[day, "visitors"] += len(new) - len(excess)
        for key in new - excess:
            tallies[day, Subject.NEW.value, f"{came[key][0]:02}"] += 1


def _beyond_cap(day: date, new: dict[int, tuple[int, int]]) -> set[int]:
    """The new keys that are more than a network may bring in an hour."""
    by_network: dict[tuple[int, int], list[int]] = {}
    for key, (hour, network) in new.items():
        by_network.setdefault((hour, as_stored(network)), []).append(key)
    rows = [[_day(day), *at, len(keys)] for at, keys in sorted(by_network.items())]
    sums = _insert(
        "analytics_network (day, hour, key, visitors)",
        rows,
        "ON CONFLICT (day, hour, key) DO UPDATE"
        " SET visitors = analytics_network.visitors + excluded.visitors",
        "hour, key, visitors",
    )
    excess: set[int] = set()
    for hour, network, number in sums:
        keys = by_network[hour, network]
        over = min(len(keys), max(0, number - settings.VISITS_NETWORK_CAP))
        excess.update(sorted(keys)[len(keys) - over :])
    return excess


def _delete_visitors(day: date, keys: set[int]) -> None:
    given = iter(sorted(keys))
    with connection.cursor() as cursor:
        while part := list(islice(given, _ROWS)):
            marks = ", ".join(["%s"] * len(part))
            cursor.execute(
                f"DELETE FROM analytics_visitor WHERE day = %s AND key IN ({marks})",  # noqa: S608
                [_day(day), *part],
            )


def _share_online(batch: Batch) -> None:
    """After the commit, say to Redis who is stored and there; without an answer, to the database.

    A batch that was found written needs it too, and a Redis that was emptied is filled again.
    """
    redis = shared()
    if redis is None:
        return
    for day in sorted({day for day, _ in batch.online}):
        seen = {as_stored(key): at for (on, key), at in batch.online.items() if on == day}
        stored = redis.stored(day, seen)
        found = set(_visitors_among(day, sorted(set(seen) - stored)))
        redis.store(day, found)
        there = {key: at for key, at in seen.items() if key in stored or key in found}
        if there and not redis.see(day, there):
            with transaction.atomic():
                _write_online({(day, as_key(key)): at for key, at in there.items()})


def _write_online(online: Mapping[tuple[date, int], int]) -> None:
    """When each was last seen; those who are no visitors, beyond the cap, are not online either."""
    rows = []
    for day in sorted({day for day, _ in online}):
        seen = {as_stored(key): at for (on, key), at in online.items() if on == day}
        rows += [[key, seen[key]] for key in _visitors_among(day, sorted(seen))]
    _insert(
        "analytics_online (key, second)",
        # Of one day last, whose keys are of one salt; the same key comes twice only by chance.
        sorted({key: [key, at] for key, at in rows}.values()),
        "ON CONFLICT (key) DO UPDATE SET second = excluded.second"
        " WHERE analytics_online.second <> excluded.second",
    )


def _visitors_among(day: date, keys: list[int]) -> Iterator[int]:
    given = iter(keys)
    with connection.cursor() as cursor:
        while part := list(islice(given, _ROWS)):
            marks = ", ".join(["%s"] * len(part))
            cursor.execute(
                f"SELECT key FROM analytics_visitor WHERE day = %s AND key IN ({marks})",  # noqa: S608
                [_day(day), *part],
            )
            yield from (key for (key,) in cursor.fetchall())


def _write_tallies(tallies: Counter[Any]) -> None:
    rows = [
        [str(subject), _day(day), name, number]
        for (day, subject, name), number in sorted(tallies.items(), key=lambda one: _order(one[0]))
    ]
    _insert(
        "analytics_tally (subject, day, name, number)",
        rows,
        "ON CONFLICT (subject, day, name)"
        " DO UPDATE SET number = analytics_tally.number + excluded.number",
    )


def _order(key: tuple[date, str, str]) -> tuple[str, date, str]:
    day, subject, name = key
    return str(subject), day, name


def _write_days(moved: Moved) -> None:
    """Last of all, for every process wants this row."""
    rows = [
        [_day(day), *(moved[day, column] for column in COLUMNS)]
        for day in sorted({day for day, _ in moved})
    ]
    sums = ", ".join(f"{each} = analytics_day.{each} + excluded.{each}" for each in COLUMNS)
    _insert(
        f"analytics_day (day, {', '.join(COLUMNS)})",
        rows,
        f"ON CONFLICT (day) DO UPDATE SET {sums}",
    )


def prune(today: date, now: float) -> None:
    """Delete salts 48 hours after their day with all that was made of them, and past hours."""
    oldest = _day(today - timedelta(days=_DAYS_OF_KEYS))
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            # What is deleted is written over in the file.
            cursor.execute("PRAGMA secure_delete = ON")
        cursor.execute(
            "UPDATE analytics_salt SET value = %s WHERE day < %s AND length(value) > 0",
            [b"", oldest],
        )
        for table in ("visitor", "network", "batch"):
            cursor.execute(f"DELETE FROM analytics_{table} WHERE day < %s", [oldest])  # noqa: S608
        cursor.execute("DELETE FROM analytics_online WHERE second < %s", [int(now) - 3600])


def stored_since(day: date, last: int) -> list[tuple[int, int]]:
    """Of visitors of a day stored after another, the number of the row and the key."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, key FROM analytics_visitor WHERE day = %s AND id > %s ORDER BY id LIMIT %s",
            [_day(day), last, MOST_LEARNT],
        )
        return [(number, as_key(stored)) for number, stored in cursor.fetchall()]
