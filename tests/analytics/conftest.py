"""A clock of the test, and a worker that counts by it."""

from __future__ import annotations

import pytest

from analytics.counting import Visits
from tests.analytics.workers import Clock, worker


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def visits(clock: Clock) -> Visits:
    return worker(clock)
