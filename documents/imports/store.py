"""Where an import waits between the dry run and the confirmation: a private folder of its own.

Below DOCUMENTS_ROOT, where every process of the portal reads and nobody from outside does.
"""

from __future__ import annotations

import json
import re
import secrets
import shutil
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

#: After this a list that nobody confirmed is thrown away.
KEPT_SECONDS = 24 * 3600
_TOKEN = re.compile(r"[A-Za-z0-9_-]{22}")
_LIST, _ZIP, _STATE, _READY = "list.xlsx", "files.zip", "state.json", "ready"


@dataclass(frozen=True)
class Waiting:
    """A list that was uploaded, its files, and what was chosen for them."""

    token: str

    @property
    def folder(self) -> Path:
        """Its own folder."""
        return root() / self.token

    @property
    def list_file(self) -> Path:
        """The Excel list."""
        return self.folder / _LIST

    @property
    def zip_file(self) -> Path | None:
        """The ZIP, where there is one."""
        path = self.folder / _ZIP
        return path if path.exists() else None

    @property
    def state(self) -> dict[str, Any]:
        """What is known of it: who, which names, how far. Raises OSError when it is gone."""
        state: dict[str, Any] = json.loads((self.folder / _STATE).read_text())
        return state

    def note(self, **values: Any) -> None:
        """Write some of that anew, so that readers see the old or the new whole."""
        state = self.state | values
        written = self.folder / f"{secrets.token_hex(4)}.tmp"
        written.write_text(json.dumps(state))
        written.replace(self.folder / _STATE)

    @property
    def idle_seconds(self) -> float:
        """How long nothing was noted. Raises OSError when it is gone."""
        return time.time() - (self.folder / _STATE).stat().st_mtime

    def claim(self) -> bool:
        """Whether the caller is the one that carries it out; true only once."""
        try:
            (self.folder / _READY).unlink()
        except FileNotFoundError:
            return False
        return True

    def offer_again(self) -> None:
        """Let it be confirmed once more."""
        (self.folder / _READY).touch()

    @property
    def is_offered(self) -> bool:
        """Whether it still waits for the confirmation."""
        return (self.folder / _READY).exists()

    def drop_files(self) -> None:
        """Forget what was uploaded; how it ended is kept a while."""
        for name in (_LIST, _ZIP, _READY):
            (self.folder / name).unlink(missing_ok=True)


def root() -> Path:
    """Where all of them are."""
    return Path(settings.DOCUMENTS_ROOT) / "nhap"


def keep(list_chunks: Iterable[bytes], zip_chunks: Iterable[bytes] | None, **state: Any) -> Waiting:
    """Put an upload away; what waits too long is thrown away on this occasion."""
    sweep()
    waiting = Waiting(secrets.token_urlsafe(16))
    waiting.folder.mkdir(parents=True, mode=0o700)
    for name, chunks in ((_LIST, list_chunks), (_ZIP, zip_chunks)):
        if chunks is not None:
            with (waiting.folder / name).open("wb") as file:
                for chunk in chunks:
                    file.write(chunk)
    (waiting.folder / _STATE).write_text(json.dumps(state))
    waiting.offer_again()
    return waiting


def find(token: str, user: int | None) -> Waiting | None:
    """The upload of a token, for whoever made it."""
    if not _TOKEN.fullmatch(token):
        return None
    waiting = Waiting(token)
    try:
        return waiting if waiting.state.get("user") == user else None
    except (OSError, ValueError):
        return None


def sweep() -> None:
    """Throw away what nobody came back for."""
    oldest = time.time() - KEPT_SECONDS
    folders = list(root().iterdir()) if root().exists() else []
    for folder in folders:
        if _TOKEN.fullmatch(folder.name) and folder.stat().st_mtime < oldest:
            shutil.rmtree(folder, ignore_errors=True)
