"""Where pages are kept: a file each, which all workers of the machine share.

The operating system keeps what is read often in memory, once for all workers.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import secrets
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cached_property, lru_cache
from hashlib import blake2b
from pathlib import Path

from django.conf import settings

from .answers import Headers, as_gzip, header
from .splicing import Packed

#: Folders among which the files are spread.
SHARDS = 64
#: Longest wait for another worker to finish the same page, in seconds.
PATIENCE = 10.0
_STEP = 0.003


@dataclass(frozen=True, slots=True)
class Page:
    """What goes out: a page with its hole filled."""

    filling: bytes
    etag: str
    headers: Headers
    packed_headers: Headers
    body: bytes


@dataclass(frozen=True)
class Entry:
    """A page as it was made: `mark`, `since` and `until` say how long it is good.

    Both moments are in seconds since 1970. Before `since` the clock was set back, and a page may
    show what is not public yet.
    """

    mark: str
    since: float
    until: float
    headers: list[tuple[str, str]]
    etag: str
    packed: Packed
    #: What the page says to the portal alone (`door.Aside`).
    told: str = ""

    @cached_property
    def content_type(self) -> str:
        """What kind of page it is."""
        return header(self.headers, "content-type")

    def filled(self, filling: bytes) -> Page:
        """The page with these bytes in its hole; the last one is kept, for the next reader."""
        page: Page | None = self.__dict__.get("last_page")
        if page is None or page.filling is not filling:
            page = self._made(filling)
            self.__dict__["last_page"] = page
        return page

    def _made(self, filling: bytes) -> Page:
        word = blake2b(filling, digest_size=6).hexdigest() if filling else ""
        etag, body = f'W/"{self.etag}{word}"', self.packed.filled(filling)
        headers = [*self.headers, ("ETag", etag)]
        return Page(filling, etag, headers, as_gzip(headers, body), body)

    def is_good(self, mark: str, now: float) -> bool:
        """Whether readers may still get it."""
        return bool(mark) and self.mark == mark and self.since <= now < self.until


def folder() -> Path:
    """Where the pages are."""
    return Path(settings.PAGE_CACHE_ROOT) / "pages"


def key_of(*parts: str) -> str:
    """The name of the file of a page."""
    return blake2b("\n".join(parts).encode("utf-8", "replace"), digest_size=20).hexdigest()


def _path(key: str) -> str:
    # Without pathlib, which would cost a third of a kept page.
    return f"{settings.PAGE_CACHE_ROOT}/pages/{int(key[:2], 16) % SHARDS:02x}/{key}"


def load(key: str) -> Entry | None:
    """The page under a key, good or not."""
    try:
        fd = os.open(_path(key), os.O_RDONLY)
        try:
            data = os.read(fd, os.fstat(fd).st_size)
        finally:
            os.close(fd)
    except OSError:
        return None
    return _read(data)


def _read(data: bytes) -> Entry | None:
    head, _, rest = data.partition(b"\n")
    try:
        said = json.loads(head.decode())
        before, after = said.pop("sizes")
        if len(rest) != before + (after or 0):
            return None
        packed = Packed(
            rest[:before], None if after is None else rest[before:], **said.pop("packed")
        )
        headers = [_header(name, value) for name, value in said.pop("headers")]
        return Entry(headers=headers, packed=packed, **said)
    except (ValueError, KeyError, TypeError):
        # Written by another version of the portal, or not to its end.
        return None


@lru_cache(maxsize=256)
def _header(name: str, value: str) -> tuple[str, str]:
    """The same in memory for all the pages that have it."""
    return name, value


def save(key: str, entry: Entry) -> None:
    """Keep a page. On a disk that is full nothing is kept, and nothing is half written."""
    said = asdict(entry)
    packed = said.pop("packed")
    before, after = packed.pop("before"), packed.pop("after")
    head = said | {"packed": packed, "sizes": (len(before), None if after is None else len(after))}
    path = Path(_path(key))
    made = path.with_name(f".{secrets.token_hex(8)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        made.write_bytes(json.dumps(head).encode() + b"\n" + before + (after or b""))
        made.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            made.unlink(missing_ok=True)
        return
    if secrets.randbelow(16) == 0:
        prune(path.parent)


def prune(shard: Path) -> None:
    """Remove the oldest pages of a folder beyond its share, and what a dead process left."""
    most = max(1, settings.PAGE_CACHE_PAGES // SHARDS)
    found = []
    with contextlib.suppress(OSError), os.scandir(shard) as files:
        for file in files:
            with contextlib.suppress(OSError):
                found.append((file.stat().st_mtime, file.path, file.name.startswith(".")))
    long_ago = time.time() - 60
    whole = sorted((at, path) for at, path, is_part in found if not is_part)
    parts = [path for at, path, is_part in found if is_part and at < long_ago]
    for path in [*parts, *(path for _, path in whole[: max(0, len(whole) - most)])]:
        with contextlib.suppress(OSError):
            Path(path).unlink(missing_ok=True)


@contextlib.contextmanager
def making(key: str) -> Iterator[bool]:
    """Hold the right to make a page; the kernel gives it back when a process dies.

    Yields whether the right was had at once: who had to wait may find the page made. After
    `PATIENCE` seconds everyone makes it for himself.
    """
    path = folder() / f"lock-{int(key[:4], 16) % 512:03x}"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fd = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        yield True
        return
    try:
        at_once = _locked(fd)
        deadline = time.monotonic() + PATIENCE
        has = at_once
        while not has and time.monotonic() < deadline:
            time.sleep(_STEP)
            has = _locked(fd)
        yield at_once
    finally:
        os.close(fd)


def _locked(fd: int) -> bool:
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
