"""What is made of settings, for those who ask with every request: Django looks each one up anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from django.core.signals import setting_changed

T = TypeVar("T")


class Settled(Generic[T]):
    """Made when it is first asked for, and anew when a test has changed a setting."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._made: T | None = None
        setting_changed.connect(self._forget)

    def __call__(self) -> T:
        """It."""
        made = self._made
        if made is None:
            made = self._made = self._make()
        return made

    def _forget(self, **_: Any) -> None:
        self._made = None
