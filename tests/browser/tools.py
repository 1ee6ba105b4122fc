"""The tools that the tests of this folder use."""

import os
from pathlib import Path

import pytest

NODE_MODULES = Path(__file__).parents[2] / "node_modules"


def require(tool: str, *, found: bool) -> None:
    """Skip the test when the tool is missing, or fail it where CI=true promises every tool."""
    if found:
        return
    if os.environ.get("CI") == "true":
        pytest.fail(f"{tool} is missing, and CI=true promises it", pytrace=False)
    pytest.skip(f"{tool} is not on this machine; README says how to get it")


def chromium() -> str:
    """The path of Chromium; empty when there is none."""
    path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    return path if path and Path(path).exists() else ""
