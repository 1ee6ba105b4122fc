"""Typed reading of settings from the environment.

Every name that is read here is listed in docs/settings.md; a test compares the two.
"""

import ipaddress
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import environ
from django.core.exceptions import ImproperlyConfigured

T = TypeVar("T")

_env = environ.Env()
names_read: set[str] = set()


def _read(name: str, parse: Callable[[], T], kind: str) -> T:
    names_read.add(name)
    try:
        return parse()
    except (ValueError, TypeError) as error:
        raise ImproperlyConfigured(f"{name} must be {kind}: {error}") from error


def _raw(name: str, default: str) -> str:
    # Not by environ: it would take a value that begins with $ for the name of another one.
    return os.environ.get(name, "") or default


def text(name: str, default: str = "") -> str:
    """The variable as text."""
    return _read(name, lambda: _raw(name, default), "text")


def number(name: str, default: int) -> int:
    """The variable as a whole number, 0 or more.

    Raises ImproperlyConfigured for anything else.
    """

    def parse() -> int:
        value = int(_raw(name, str(default)))
        if value < 0:
            raise ValueError("it is negative")
        return value

    return _read(name, parse, "a whole number, 0 or more")


def flag(name: str, *, default: bool) -> bool:
    """The variable as true or false.

    Raises ImproperlyConfigured when it is neither, so that a slip of the pen in
    HTTPS=flase does not quietly mean something.
    """
    words = {"true": True, "1": True, "yes": True, "on": True}
    words |= {"false": False, "0": False, "no": False, "off": False}

    def parse() -> bool:
        value = _raw(name, str(default)).strip().lower()
        if value not in words:
            raise ValueError(f"{value!r} is neither")
        return words[value]

    return _read(name, parse, "true or false")


def words(name: str, default: str = "") -> list[str]:
    """The variable as a list of words between commas."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def folder(name: str, default: Path) -> Path:
    """The variable as a folder; a relative one stands beside the default one.

    An empty value is the default: an empty path would mean the present directory, and
    publish whatever lies there.
    """
    value = text(name)
    return (default.parent / value).resolve() if value else default


def networks(name: str) -> list[str]:
    """The variable as addresses or networks between commas.

    Raises ImproperlyConfigured when one of them is neither.
    """
    for word in words(name):
        _read(name, partial(ipaddress.ip_network, word, strict=False), "addresses or networks")
    return words(name)


def database(name: str, default: str) -> dict[str, Any]:
    """The variable as a database address such as postgres://user:word@host:5432/name.

    Raises ImproperlyConfigured when it is not the address of SQLite or PostgreSQL.
    """

    def parse() -> dict[str, Any]:
        config = dict(_env.db_url(name, default))
        engine = str(config.get("ENGINE", "")).rpartition(".")[2]
        if engine not in {"sqlite3", "postgresql"}:
            raise ValueError("only sqlite:/// and postgres:// are supported")
        return config

    return _read(name, parse, "the address of a database")
