"""After a day of readers no file, database, log or Redis knows an address or browser of theirs."""

from __future__ import annotations

import http.client
import ipaddress
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

import psycopg2
import pytest
import redis

from andương_portal.load.server import Scratch
from tests.analytics.test_shared import Server
from tests.portal.postgres_bytes import Journal, rows_of_all_tables
from tests.portal.test_outages import until
from tests.portal.test_under_load import address_of, on_server

pytestmark = pytest.mark.xdist_group("load")

ADDRESSES = ["203.0.113.77", "198.51.100.201", "2001:db8:5eed:77:1:2:3:4"]
AGENT = "Mozilla/5.0 (Linux; Android 13; Dauvet-77) AppleWebKit/537.36 Chrome/131.0.0.0"
LANGUAGE = "vi-VN-x-dauvet"
#: A page that is counted under its path, and so must be found wherever a search is worth anything.
SEEN = "/tin-tuc/tai/bai-1/"
#: What readers ask for, with the Host they say: pages, what is none, and what goes wrong.
ASKED = [
    ("/", "localhost"),
    (SEEN, "localhost"),
    ("/van-ban/?q=" + quote("nghị quyết"), "localhost"),
    ("/khong-co/", "localhost"),
    ("/%00", "localhost"),
    ("/", "xau.example"),
    ("/quan-tri/", "localhost"),
]
#: How many of these are pages that a reader gets, and so are counted.
PAGES = 3


def ask(port: int, path: str, host: str, address: str, number: int) -> None:
    headers = {
        "Host": host,
        "User-Agent": f"{AGENT}.{number}",
        "Accept-Language": LANGUAGE,
        "X-Forwarded-For": address,
        "Referer": "https://www.google.com/",
    }
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as line:
        line.request("GET", path, headers=headers)
        line.getresponse().read()


def traces() -> list[bytes]:
    """What would tell of a reader, as text and as databases may store it."""
    said = [b"Dauvet", b"x-dauvet"]
    for address in map(ipaddress.ip_address, ADDRESSES):
        said += [str(address).encode(), address.packed, address.packed[::-1]]
        said += [str(int(address)).encode(), address.packed.hex().encode()]
        if address.version == 6:
            said += [address.packed[:8], str(address)[:18].encode()]
    return said


def told(where: str, data: bytes, at_least: int = 0) -> set[tuple[str, bytes]]:
    """Traces of so many bytes and more that the data hold, with where that is."""
    return {(where, trace) for trace in traces() if len(trace) >= at_least and trace in data}


def found(folder: Path) -> set[tuple[str, bytes]]:
    """Traces by the file that holds them."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return set[tuple[str, bytes]]().union(*(told(str(path), path.read_bytes()) for path in files))


def in_tables(address: str) -> set[tuple[str, bytes]]:
    """Traces by the table of PostgreSQL that holds them."""
    rows = rows_of_all_tables(address)
    assert SEEN.encode() in rows["public.analytics_tally"]
    return set[tuple[str, bytes]]().union(*(told(*one) for one in rows.items()))


def in_journal(journal: Journal) -> set[tuple[str, bytes]]:
    """Traces in what PostgreSQL wrote; none where it may not be read."""
    if not journal.is_open:
        return set()
    written = journal.read()
    assert SEEN.encode() in written
    # In what many databases write, four bytes come together by chance; a column that holds an
    # address of the older kind in four bytes holds one of the newer kind in sixteen.
    return told("WAL", written, at_least=5)


def counted(scratch: Scratch) -> tuple[int, int]:
    """Visitors and views that the portal has written down so far."""
    address = scratch.environment["DATABASE_URL"]
    file = address.removeprefix("sqlite:///")
    with closing(psycopg2.connect(address) if file == address else sqlite3.connect(file)) as line:
        cursor = line.cursor()
        cursor.execute("SELECT sum(visitors), sum(views) FROM analytics_day")
        visitors, views = cursor.fetchone() or (0, 0)
        return int(visitors or 0), int(views or 0)


def portal(folder: Path, redis_port: int, database: str = "") -> Scratch:
    scratch = Scratch(
        folder,
        database,
        REDIS_URL=f"redis://127.0.0.1:{redis_port}/0",
        TRUSTED_PROXIES="127.0.0.1",
        LOG_LEVEL="INFO",
        ACCESS_LOG=f"{folder}/access.log",
    )
    scratch.prepare(5)
    return scratch


@contextmanager
def after_readers(folder: Path, server: Server, scratch: Scratch) -> Iterator[None]:
    """The portal still runs, and Redis has written all that it knows to the folder."""
    with scratch.serving(1):
        for number, address in enumerate(ADDRESSES):
            for path, host in ASKED:
                ask(scratch.port, path, host, address, number)
        all_of_them = (len(ADDRESSES), PAGES * len(ADDRESSES))
        assert until(lambda: counted(scratch) == all_of_them)
        with redis.Redis(port=server.port) as shared:
            shared.config_set("rdbcompression", "no")
            names = ("portal:visitors:*", "portal:online:*")
            assert until(lambda: all(shared.keys(name) for name in names))
            shared.save()
        yield


def assert_logs_tell_nothing(folder: Path, said: str) -> None:
    (folder / "said").write_text(said)
    assert "xau.example" in said
    assert SEEN in (folder / "access.log").read_text()
    assert found(folder) == set()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    made = Server(tmp_path)
    yield made
    made.stop()


def test_nothing_tells_of_a_reader(
    tmp_path: Path, server: Server, capfd: pytest.CaptureFixture[str]
) -> None:
    with after_readers(tmp_path, server, portal(tmp_path, server.port)):
        # While the portal runs: the journal of the database is not yet folded into it.
        assert (tmp_path / "scratch.sqlite3-wal").stat().st_size
        assert found(tmp_path) == set()
    assert_logs_tell_nothing(tmp_path, "".join(capfd.readouterr()))


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_nothing_in_postgresql_tells_of_a_reader(
    tmp_path: Path, server: Server, capfd: pytest.CaptureFixture[str]
) -> None:
    name = f"test_traces_{os.getpid()}"
    with on_server(f'CREATE DATABASE "{name}"', f'DROP DATABASE "{name}" WITH (FORCE)'):
        address = address_of(name)
        scratch = portal(tmp_path, server.port, address)
        journal = Journal(address)
        with after_readers(tmp_path, server, scratch):
            assert in_tables(address) | in_journal(journal) == set()
            assert found(tmp_path) == set()
        # What a worker writes at its end.
        assert in_tables(address) | in_journal(journal) == set()
    assert_logs_tell_nothing(tmp_path, "".join(capfd.readouterr()))
