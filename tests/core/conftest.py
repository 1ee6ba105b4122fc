"""Doors in front of the portal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.wsgi import get_wsgi_application
from django.db import connection

from core.pagecache.door import Door
from tests.readers import Browser


@pytest.fixture
def door(settings: Any) -> Iterator[Door]:
    settings.PAGE_CACHE = True
    made = Door(get_wsgi_application())
    made.watch.ensure = lambda: None  # type: ignore[method-assign]
    yield made
    connection.close()


@pytest.fixture
def browser(door: Door) -> Browser:
    return Browser(door)
