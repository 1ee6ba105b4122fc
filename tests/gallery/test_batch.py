"""Sixty photos in an album while the worker is killed: nothing is lost and nothing doubled."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

ROOT = Path(__file__).parents[2]
PHOTOS = 60
#: 320, 640 and the picture's own width
COPIES = 3

SEND = """
from io import BytesIO
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from gallery.models import Album
from gallery.uploading import take
album = Album.objects.create(title="Hội làng")
for number in range({photos}):
    image = Image.effect_noise((700, 500), 40 + number).convert("RGB")
    content = BytesIO()
    image.save(content, "JPEG", quality=85)
    for _ in range(2):
        take(album, SimpleUploadedFile(f"IMG_{{number}}.jpg", content.getvalue()))
"""
LATER = """
from datetime import timedelta
from django.utils import timezone
from core.images.queue import revive
print(revive(timezone.now() + timedelta(hours=1)))
"""
COUNT = """
from collections import Counter
from django_tasks_db.models import DBTaskResult
from gallery.models import Photo
tasks = DBTaskResult.objects.filter(task_path__endswith="make_copies")
print(Photo.objects.count(), dict(Counter(tasks.values_list("status", flat=True))))
"""


@pytest.fixture
def manage(tmp_path: Path) -> Callable[..., "subprocess.Popen[str]"]:
    """Runs `manage.py` on a database and a media folder of its own."""
    own = {
        "DATABASE_URL": f"sqlite:///{tmp_path}/batch.sqlite3",
        "MEDIA_ROOT": str(tmp_path / "media"),
        "BACKGROUND_WORKER": "true",
        "PAGE_CACHE": "false",
        "DEBUG": "true",
        "PYTHONUTF8": "1",
    }

    def run(*words: str) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [sys.executable, "manage.py", *words],
            cwd=ROOT,
            env=os.environ | own,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    return run


def said(process: "subprocess.Popen[str]") -> str:
    out, errors = process.communicate(timeout=300)
    assert process.returncode == 0, errors
    return out.strip()


def made(media: Path) -> list[Path]:
    return [path for path in media.rglob("*.webp") if not path.name.startswith(".")]


WORKER = ("db_worker", "--queue-name", "*", "--no-reload", "--no-startup-delay", "--interval", "0")


def test_a_batch_survives_a_killed_worker(
    manage: Callable[..., "subprocess.Popen[str]"], tmp_path: Path
) -> None:
    media = tmp_path / "media"
    said(manage("migrate", "--verbosity", "0"))
    said(manage("shell", "-v", "0", "-c", SEND.format(photos=PHOTOS)))
    assert len(made(media)) == PHOTOS, "the thumbnails are there from the start"

    worker = manage(*WORKER)
    deadline = time.monotonic() + 60
    while len(made(media)) < 2 * PHOTOS and time.monotonic() < deadline:
        time.sleep(0.02)
    worker.send_signal(signal.SIGKILL)
    worker.communicate()
    assert PHOTOS < len(made(media)) < COPIES * PHOTOS

    pair = [manage(*WORKER, "--batch") for _ in range(2)]
    for process in pair:
        said(process)
    said(manage("shell", "-v", "0", "-c", LATER))
    said(manage(*WORKER, "--batch"))

    assert said(manage("shell", "-v", "0", "-c", COUNT)) == f"{PHOTOS} {{'SUCCESSFUL': {PHOTOS}}}"
    files = made(media)
    assert len(files) == COPIES * PHOTOS
    for path in files:
        with Image.open(path) as image:
            image.load()
            assert f".w{image.width}.webp" in path.name
