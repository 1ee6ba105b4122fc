"""The database or Redis goes away under load and comes back: readers go on, numbers stay exact.

OUTAGE_SECONDS=30 makes each outage longer.
"""

from __future__ import annotations

import http.client
import itertools
import os
import re
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2
import pytest
from django.utils import timezone

from andương_portal.load.client import text_of
from andương_portal.load.server import Scratch
from tests.analytics.browsers import browsers
from tests.analytics.test_shared import Server
from tests.portal.links import Link
from tests.portal.test_under_load import address_of, on_server

pytestmark = [pytest.mark.xdist_group("load"), pytest.mark.django_db(transaction=True)]

SECONDS = float(os.environ.get("OUTAGE_SECONDS", "3"))
HOT = "/tin-tuc/tai/bai-1/"
#: Who gets no answer for so long stands before a portal that hangs.
PATIENCE = 15.0
_NUMBERS = re.compile(r"<dd>([\d.]+)</dd>")
_AGENTS = browsers()


@dataclass
class Seen:
    """An answer to a reader."""

    status: int
    seconds: float
    text: str

    def numbers(self) -> list[int]:
        """The four numbers; none where the block is left out."""
        return [int(each.replace(".", "")) for each in _NUMBERS.findall(self.text)]


class Crowd:
    """Readers of whom no two are the same one, each with one page; so many at a time."""

    def __init__(self, port: int, paths: Iterator[str], at_a_time: int, pause: float) -> None:
        self.port, self.paths, self.pause = port, paths, pause
        self.seen: list[Seen] = []
        self._number = itertools.count(next(_CROWDS) << 16)
        self._end = threading.Event()
        self._threads = [threading.Thread(target=self._read) for _ in range(at_a_time)]

    def __enter__(self) -> Crowd:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()
        for thread in self._threads:
            thread.join()

    def _read(self) -> None:
        while not self._end.wait(self.pause):
            self.seen.append(read(self.port, next(self.paths), next(self._number)))


_CROWDS = itertools.count(1)


def read(port: int, path: str, number: int = 0) -> Seen:
    """A page as one reader gets it; each number is another reader."""
    headers = {
        "Host": "localhost",
        "User-Agent": _AGENTS[number % len(_AGENTS)],
        "Accept-Language": "vi",
        "X-Forwarded-For": f"198.{18 + (number >> 16)}.{number >> 8 & 255}.{number & 255}",
    }
    began = time.monotonic()
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)) as line:
        try:
            line.request("GET", path, headers=headers)
            answer = line.getresponse()
            status, text = answer.status, text_of(answer.read())
        except OSError as error:
            status, text = 0, repr(error)
    return Seen(status, time.monotonic() - began, text)


@contextmanager
def database() -> Iterator[str]:
    """An empty database of the portal's own, by its address."""
    name = f"test_outage_{os.getpid()}"
    with on_server(f'CREATE DATABASE "{name}"', f'DROP DATABASE "{name}" WITH (FORCE)'):
        yield address_of(name)


def portal(folder: Path, address: str) -> Scratch:
    """A portal that believes what the crowd says of its addresses."""
    scratch = Scratch(
        folder,
        address,
        LOG_LEVEL="CRITICAL",
        TRUSTED_PROXIES="127.0.0.1",
        VISITS_NETWORK_CAP="1000000",
    )
    scratch.prepare(120)
    return scratch


def stored(address: str) -> tuple[int, int]:
    """The visitors of the day as they are counted, and as there are rows of them."""
    with closing(psycopg2.connect(address)) as direct, direct.cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT visitors FROM analytics_day WHERE day = %s),"
            " (SELECT count(*) FROM analytics_visitor)",
            [timezone.localdate()],
        )
        found: tuple[int, int] = cursor.fetchone()
        return found


def until(is_so: Callable[[], bool]) -> bool:
    """Whether it became so within a minute."""
    for _ in range(300):
        if is_so():
            return True
        time.sleep(0.2)
    return False


def not_kept() -> Iterator[str]:
    """Pages that are not kept as long as they cannot be made; threads may share them."""
    return itertools.cycle([f"/tin-tuc/tai/bai-{number}/" for number in range(2, 100)])


def told(seen: list[Seen]) -> str:
    """What came and how long it took at most."""
    kinds = sorted({one.status for one in seen})
    each = [[one.seconds for one in seen if one.status == kind] for kind in kinds]
    return ", ".join(
        f"{len(some)} × {kind} within {max(some):.2f} s"
        for kind, some in zip(kinds, each, strict=True)
    )


def during(link: Link, how: str, port: int) -> tuple[list[Seen], list[Seen]]:
    """What readers got of a page that is kept before, during and after; of others, during."""
    with Crowd(port, itertools.repeat(HOT), 3, 0.02) as crowd:
        time.sleep(2)
        getattr(link, how)()
        with Crowd(port, not_kept(), 6, 0.05) as others:
            time.sleep(SECONDS)
        link.mend()
        assert until(lambda: read(port, "/tin-tuc/tai/bai-110/").status == 200)
        time.sleep(1)
    sys.stdout.write(f"{how}: kept {told(crowd.seen)}; others {told(others.seen)}\n")
    return crowd.seen, others.seen


def are_true(seen: list[Seen]) -> bool:
    """Whether numbers were shown, and every time such as can be."""
    shown = [one.numbers() for one in seen if one.numbers()]
    assert all(1 <= four[0] <= four[1] <= four[2] <= four[3] for four in shown)
    return len(shown) > len(seen) / 5


@pytest.mark.postgresql
@pytest.mark.parametrize("how", ["cut", "hang"])
def test_the_database_goes_away_and_comes_back(tmp_path: Path, how: str) -> None:
    with ExitStack() as stack:
        direct = stack.enter_context(database())
        scratch = portal(tmp_path, direct)
        said = urlsplit(direct)
        link = stack.enter_context(closing(Link(said.hostname or "", said.port or 5432)))
        who = said.netloc.rpartition("@")[0]
        through = said._replace(netloc=f"{who}@127.0.0.1:{link.port}").geturl()
        stack.enter_context(scratch.serving(2, DATABASE_URL=through))
        assert read(scratch.port, HOT).status == 200
        kept, others = during(link, how, scratch.port)
        assert {one.status for one in kept} == {200}
        assert are_true(kept)
        assert {one.status for one in others} == {503}
        assert all("Cơ sở dữ liệu tạm thời không trả lời" in one.text for one in others)
        # Whoever saw a page is counted once: the crowd, and one who asked for several.
        sent = len(kept) + 1
        until(lambda: stored(direct) == (sent, sent))
        assert stored(direct) == (sent, sent)
        again = [read(scratch.port, f"/tin-tuc/tai/bai-{number}/") for number in range(100, 116)]
        assert {one.status for one in again} == {200}


@pytest.mark.postgresql
@pytest.mark.parametrize("how", ["cut", "hang"])
def test_redis_goes_away_and_comes_back(tmp_path: Path, how: str) -> None:
    with ExitStack() as stack:
        direct = stack.enter_context(database())
        scratch = portal(tmp_path, direct)
        server = Server(tmp_path)
        stack.callback(server.stop)
        link = stack.enter_context(closing(Link("127.0.0.1", server.port)))
        redis = f"redis://127.0.0.1:{link.port}/0"
        stack.enter_context(scratch.serving(2, REDIS_URL=redis))
        assert read(scratch.port, HOT).status == 200
        kept, others = during(link, how, scratch.port)
        assert {one.status for one in [*kept, *others]} == {200}
        assert are_true(kept)
        sent = len(kept) + len(others) + 1
        until(lambda: stored(direct) == (sent, sent))
        assert stored(direct) == (sent, sent)
