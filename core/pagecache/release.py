"""Which release of the portal made a page: no other one hands it out."""

from __future__ import annotations

import os
from hashlib import blake2b
from pathlib import Path

from django.apps import apps
from django.conf import settings

#: Set by the server at its start, the same for all its workers (gunicorn.conf.py): with it come
#: other settings, other libraries and a database that was put back from a copy.
STARTED = "PORTAL_STARTED"
_KINDS = {".py", ".html", ".xml", ".txt", ".svg", ".mo"}


def release() -> str:
    """A word for the code, the templates and the style sheets that this process works with."""
    word = blake2b(os.environ.get(STARTED, "").encode(), digest_size=8)
    for folder in _folders():
        for path in sorted(folder.rglob("*")):
            if path.suffix in _KINDS:
                word.update(f"{path}{path.stat().st_mtime_ns}".encode("utf-8", "replace"))
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if manifest.is_file():
        word.update(manifest.read_bytes())
    return word.hexdigest()


def _folders() -> list[Path]:
    """The portal's own code and texts."""
    own = [Path(app.path) for app in apps.get_app_configs()]
    base = Path(settings.BASE_DIR)
    inside = {path for path in own if path.parent == base}
    return sorted({*inside, base / "templates", base / "locale"})
