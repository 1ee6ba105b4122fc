"""Addresses of the portal's pages by the name of their view, each put together once."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.urls import get_script_prefix, get_urlconf, reverse


def address(name: str, *args: Any) -> str:
    """As `reverse`, which takes as long as two dozen fields of a template."""
    return _address(get_script_prefix(), get_urlconf(), name, args)


@lru_cache(maxsize=4096)
def _address(prefix: str, urlconf: str | None, name: str, args: tuple[Any, ...]) -> str:
    return reverse(name, urlconf, args)
