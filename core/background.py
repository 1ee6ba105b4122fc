"""A thread that works beside the requests of a process, as long as the process lives."""

from __future__ import annotations

import os
import threading
import weakref
from collections.abc import Callable


class Background:
    """The thread; started with the first need of it in each process, for threads die in a fork."""

    def __init__(self, name: str, run: Callable[[], None]) -> None:
        self._name, self._run = name, run
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        forget = weakref.WeakMethod(self._forget)
        os.register_at_fork(after_in_child=lambda: (known := forget()) and known())

    @property
    def is_started(self) -> bool:
        """Whether it runs in this process."""
        return self._thread is not None

    def ensure(self) -> bool:
        """Start it where it does not run; whether this call has started it."""
        if self._thread is not None:
            return False
        with self._lock:
            if self.is_started:
                return False
            self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
            self._thread.start()
            return True

    def _forget(self) -> None:
        """In a child process, which has none of its parent's threads."""
        self._lock, self._thread = threading.Lock(), None
