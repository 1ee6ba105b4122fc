"""What a photo of 12 megapixels costs: while the officer waits, and afterwards."""

import json
import os
import re
import resource
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.test import override_settings
from PIL import Image, ImageFilter

from core.images import renditions
from core.images.processing import process, store

SIZE = (4000, 3000)
#: Milliseconds of the processor, milliseconds a photo and core, megabytes.
LIMITS = {"upload": 400.0, "background": 2000.0, "memory": 250.0}
WORDS = {
    "upload": "Tải lên, ms CPU mỗi ảnh",
    "background": "Chạy nền, ms CPU mỗi ảnh",
    "memory": "Bộ nhớ cao nhất, MB",
}


class Command(BaseCommand):
    """A line a figure with its limit; fails where one is over it."""

    help = "Measure uploads and copies of 12-megapixel photos: processor time and memory."

    def add_arguments(self, parser: CommandParser) -> None:
        """How many photos; `--measured` is for the process that does the measured work."""
        parser.add_argument("--photos", type=int, default=10, help="how many photos")
        parser.add_argument("--measured", default="", help="a folder of photos (internal)")

    def handle(self, *args: Any, photos: int, measured: str, **options: Any) -> None:
        """Measure in a process of its own, so that making the photos does not count.

        Raises CommandError when a figure is over its limit.
        """
        if measured:
            self.stdout.write(json.dumps(_measure(Path(measured))))
            return
        with tempfile.TemporaryDirectory() as folder:
            for number in range(photos):
                (Path(folder) / f"{number}.jpg").write_bytes(photo(number))
            figures = _in_own_process(folder)
        over = []
        for name, words in WORDS.items():
            self.stdout.write(f"{words:28} {figures[name]:8.0f}  (giới hạn {LIMITS[name]:.0f})")
            if figures[name] > LIMITS[name]:
                over.append(name)
        if over:
            raise CommandError(f"over the limit: {', '.join(over)}")


def photo(number: int) -> bytes:
    """A JPEG with edges, slopes and the grain of a sensor, as large as a camera's."""
    width, height = SIZE
    coarse = Image.effect_noise((width // 40, height // 40), 90).resize(
        SIZE, Image.Resampling.BICUBIC
    )
    slope = Image.linear_gradient("L").resize(SIZE).rotate(90 * (number % 4))
    bands = [coarse, slope.resize(SIZE), coarse.filter(ImageFilter.GaussianBlur(9))]
    grain = Image.effect_noise(SIZE, 14).convert("RGB")
    image = Image.blend(Image.merge("RGB", bands), grain, 0.25)
    buffer = BytesIO()
    image.save(buffer, "JPEG", quality=92)
    return buffer.getvalue()


def _in_own_process(folder: str) -> dict[str, float]:
    command = [sys.executable, sys.argv[0], "bench_images", "--measured", folder]
    run = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ)  # noqa: S603
    if run.returncode:
        raise CommandError(run.stderr)
    figures: dict[str, float] = json.loads(run.stdout)
    return figures


def _measure(folder: Path) -> dict[str, float]:
    uploads, copies = [], []
    with override_settings(MEDIA_ROOT=folder / "media"):
        for path in sorted(folder.glob("*.jpg")):
            start = process_time()
            with path.open("rb") as file:
                name = store(process(file))
            uploads.append(1000 * (process_time() - start))
            start = process_time()
            renditions.make(name)
            copies.append(1000 * (process_time() - start))
    return {"upload": median(uploads), "background": median(copies), "memory": _peak_memory()}


def _peak_memory() -> float:
    """The most memory this process has held, in MB.

    Linux lets a new process begin with the peak of its parent in `ru_maxrss`, not in VmHWM.
    """
    status = Path("/proc/self/status")
    if status.exists() and (found := re.search(r"VmHWM:\s+(\d+) kB", status.read_text())):
        return int(found[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
