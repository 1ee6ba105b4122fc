"""A portal of its own to put under load: scratch database, scratch folders, real gunicorn."""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

import psycopg2
from django.conf import settings

_PATIENCE = 60.0


class Editor:
    """A process of its own that writes to the scratch portal, as an officer's request would."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def do(self, *words: object) -> None:
        """Have a line of `bench_pages --edit` done; returns when it is answered.

        Raises RuntimeError when the process has ended.
        """
        stdin, stdout = _pipes(self.process)
        print(*words, file=stdin, flush=True)
        if stdout.readline().strip() != "done":
            raise RuntimeError("The editor stopped")


def _pipes(process: subprocess.Popen[str]) -> tuple[IO[str], IO[str]]:
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("The editor has no pipes")
    return process.stdin, process.stdout


class Scratch:
    """The scratch portal: its environment, and what is run in it."""

    def __init__(self, folder: Path, database: str = "", **values: str) -> None:
        self.port = _free_port()
        self.environment = os.environ | {
            "PYTHONUTF8": "1",
            "DATABASE_URL": database or f"sqlite:///{folder}/scratch.sqlite3",
            "SECRET_KEY": secrets.token_urlsafe(48),
            "ALLOWED_HOSTS": "localhost",
            "SITE_URL": f"http://localhost:{self.port}",
            "HTTPS": "false",
            "DEBUG": "false",
            "LOG_LEVEL": "ERROR",
            "PORT": str(self.port),
            "MEDIA_ROOT": f"{folder}/media",
            "STATIC_ROOT": f"{folder}/static",
            "PAGE_CACHE": "true",
            "PAGE_CACHE_ROOT": f"{folder}/pages",
            **values,
        }

    def manage(self, *words: str) -> None:
        """Run a command of the portal. Raises CalledProcessError."""
        subprocess.run(  # noqa: S603 (our own command)
            self._manage(*words), env=self.environment, check=True, stdout=subprocess.DEVNULL
        )

    def said_by(self, *words: str) -> str:
        """What a command of the portal prints. Raises CalledProcessError."""
        done = subprocess.run(  # noqa: S603 (our own command)
            self._manage(*words),
            env=self.environment,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
        return done.stdout

    def prepare(self, articles: int) -> None:
        """Tables, style sheets and so many articles."""
        self.manage("migrate", "--verbosity", "0")
        self.manage("collectstatic", "--no-input", "--verbosity", "0")
        self.manage("bench_pages", "--fill", str(articles))

    @contextmanager
    def serving(
        self, workers: int, application: str = "", **values: str
    ) -> Iterator[subprocess.Popen[bytes]]:
        """Gunicorn on a port of its own, ended when the block ends.

        It serves the portal, or another application in its place.
        """
        command = [sys.executable, "-m", "gunicorn", "-c", "gunicorn.conf.py"]
        environment = self.environment | {"WEB_CONCURRENCY": str(workers), **values}
        process = subprocess.Popen(  # noqa: S603 (our own command)
            [*command, "--log-level", "warning", *([application] if application else [])],
            env=environment,
            cwd=settings.BASE_DIR,
        )
        try:
            self._wait()
            yield process
        finally:
            process.terminate()
            process.wait(_PATIENCE)

    @contextmanager
    def editing(self) -> Iterator[Editor]:
        """An editor's process, ended when the block ends."""
        process = subprocess.Popen(  # noqa: S603 (our own command)
            self._manage("bench_pages", "--edit"),
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            yield Editor(process)
        finally:
            for pipe in _pipes(process):
                pipe.close()
            process.wait(_PATIENCE)

    def _manage(self, *words: str) -> list[str]:
        return [sys.executable, str(settings.BASE_DIR / "manage.py"), *words]

    def _wait(self) -> None:
        """Until it answers. Raises TimeoutError."""
        deadline = time.monotonic() + _PATIENCE
        while time.monotonic() < deadline:
            try:
                with socket.create_connection(("127.0.0.1", self.port), 1):
                    return
            except OSError:
                time.sleep(0.1)
        raise TimeoutError("gunicorn does not answer")


@contextmanager
def scratch_database() -> Iterator[str]:
    """The address of an empty database; "" for SQLite, which has a file in the scratch folder.

    Where DATABASE_URL names PostgreSQL it stands beside that one, and is dropped in the end.
    """
    own = os.environ.get("DATABASE_URL", "")
    if not own.startswith("postgres"):
        yield ""
        return
    name = f"bench_{secrets.token_hex(4)}"
    with closing(psycopg2.connect(own)) as line:
        line.autocommit = True
        cursor = line.cursor()
        cursor.execute(f'CREATE DATABASE "{name}"')
        try:
            yield urlsplit(own)._replace(path=f"/{name}").geturl()
        finally:
            cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
