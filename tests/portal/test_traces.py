"""After a day of readers no file, no log and no Redis knows an address or a browser of theirs."""

from __future__ import annotations

import http.client
import ipaddress
import sqlite3
from contextlib import ExitStack, closing
from pathlib import Path
from urllib.parse import quote

import pytest
import redis

from andương_portal.load.server import Scratch
from tests.analytics.test_shared import Server
from tests.portal.test_outages import until

pytestmark = pytest.mark.xdist_group("load")

ADDRESSES = ["203.0.113.77", "198.51.100.201", "2001:db8:5eed:77:1:2:3:4"]
AGENT = "Mozilla/5.0 (Linux; Android 13; Dauvet-77) AppleWebKit/537.36 Chrome/131.0.0.0"
LANGUAGE = "vi-VN-x-dauvet"
#: What readers ask for, with the Host they say: pages, what is none, and what goes wrong.
ASKED = [
    ("/", "localhost"),
    ("/tin-tuc/tai/bai-1/", "localhost"),
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


def found(folder: Path) -> set[tuple[str, bytes]]:
    """Traces by the file that holds them."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    held = ((path, path.read_bytes()) for path in files)
    return {(str(path), trace) for path, data in held for trace in traces() if trace in data}


def counted(file: Path) -> tuple[int, int]:
    """Visitors and views that the portal has written down so far."""
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as direct:
        rows = direct.execute("SELECT sum(visitors), sum(views) FROM analytics_day").fetchone()
        return int(rows[0] or 0), int(rows[1] or 0)


def test_nothing_tells_of_a_reader(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with ExitStack() as stack:
        server = Server(tmp_path)
        stack.callback(server.stop)
        scratch = Scratch(
            tmp_path,
            REDIS_URL=f"redis://127.0.0.1:{server.port}/0",
            TRUSTED_PROXIES="127.0.0.1",
            LOG_LEVEL="INFO",
            ACCESS_LOG=f"{tmp_path}/access.log",
        )
        scratch.prepare(5)
        stack.enter_context(scratch.serving(1))
        for number, address in enumerate(ADDRESSES):
            for path, host in ASKED:
                ask(scratch.port, path, host, address, number)
        shared = stack.enter_context(redis.Redis(port=server.port))
        shared.config_set("rdbcompression", "no")
        all_of_them = (len(ADDRESSES), PAGES * len(ADDRESSES))
        assert until(lambda: counted(tmp_path / "scratch.sqlite3") == all_of_them)
        names = ("portal:visitors:*", "portal:online:*")
        assert until(lambda: all(shared.keys(name) for name in names))
        shared.save()
        # While the portal runs: the journal of the database is not yet folded into it.
        assert (tmp_path / "scratch.sqlite3-wal").stat().st_size
        assert found(tmp_path) == set()
    (tmp_path / "said").write_text("".join(capfd.readouterr()))
    assert "xau.example" in (tmp_path / "said").read_text()
    assert "/tin-tuc/tai/bai-1/" in (tmp_path / "access.log").read_text()
    assert found(tmp_path) == set()
