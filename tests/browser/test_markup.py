"""The W3C checker finds no error in what the portal serves."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from django.test import Client

from tests.browser.content import site
from tests.browser.tools import NODE_MODULES, require

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

STYLE_SHEETS = Path(__file__).parents[2] / "static/css"
#: Newer than the checker: the property of CSS Overflow 4, beside its old prefixed form.
NOT_KNOWN_YET = ["Property “line-clamp” doesn't exist"]
CHECKER = NODE_MODULES / "vnu-jar/build/dist/vnu.jar"


def errors(*files: Path) -> list[str]:
    """What the checker calls an error in the files, all of them read by one Java process."""
    require("Java", found=shutil.which("java") is not None)
    require("The W3C checker", found=CHECKER.exists())
    command = ["java", "-jar", str(CHECKER), "--format", "json", "--also-check-css"]
    run = subprocess.run([*command, *map(str, files)], capture_output=True, text=True, check=False)
    messages: list[dict[str, Any]] = json.loads(run.stderr)["messages"]
    return [
        f"{Path(m.get('url', '')).name}:{m.get('lastLine')}: {m['message']} {m.get('extract', '')}"
        for m in messages
        if m["type"] != "info" and not any(known in m["message"] for known in NOT_KNOWN_YET)
    ]


def save(folder: Path, name: str, path: str, status: int = 200) -> Path:
    """The page as a file of the name."""
    answer = Client(raise_request_exception=False).get(path)
    assert answer.status_code == status
    file = folder / f"{name.replace(' ', '-')}.html"
    file.write_bytes(answer.content)
    return file


def test_every_kind_of_page_and_the_style_sheets(tmp_path: Path) -> None:
    files = [save(tmp_path, name, path) for name, path in site().pages.items()]
    files.append(save(tmp_path, "login", "/quan-tri/login/"))
    files.append(save(tmp_path, "404", "/khong-co/", 404))
    files.append(save(tmp_path, "400", "/%00", 400))
    with patch("andương_portal.views.front", side_effect=RuntimeError("broken")):
        files.append(save(tmp_path, "500", "/", 500))
    # One page that is wrong shows that all were read.
    wrong = tmp_path / "wrong.html"
    wrong.write_text("<!DOCTYPE html><html lang=vi><title>Sai</title><img src=a.png></html>")
    found = errors(*files, wrong, *sorted(STYLE_SHEETS.glob("*.css")))
    assert [error for error in found if not error.startswith("wrong.html")] == []
    assert found
