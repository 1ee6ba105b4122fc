"""Pages that a process has handed out of late, ready to be handed out again.

The files of `store` are those of all processes, and the mark says of these copies too whether they
are still good.
"""

from __future__ import annotations

import threading

from .store import Entry

#: Bytes of pages in memory, for each worker; two thousand are some twelve million.
MOST_BYTES = 16_000_000
#: Of a page's headers and names.
_AROUND = 1000


class Recent:
    """The pages by key; those that came first go first."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most, self._bytes = most_bytes, 0
        self._entries: dict[str, Entry] = {}
        self._lock = threading.Lock()
        #: The page under a key, good or not; None where there is none.
        self.get = self._entries.get

    def keep(self, key: str, entry: Entry) -> None:
        """Keep a page in the place of an older one."""
        size = _size(entry)
        if size > self._most // 4:
            return
        with self._lock:
            self._drop(key)
            while self._bytes + size > self._most:
                self._drop(next(iter(self._entries)))
            self._entries[key] = entry
            self._bytes += size

    def _drop(self, key: str) -> None:
        entry = self._entries.pop(key, None)
        if entry is not None:
            self._bytes -= _size(entry)


def _size(entry: Entry) -> int:
    """Twice, since a page keeps the filled one that went out last."""
    return 2 * (len(entry.packed.before) + len(entry.packed.after or b"")) + _AROUND
