"""The same screens on a real X display: touches arrive, nothing warns, and the picture is the same one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.needs import need


@pytest.fixture
def display() -> Iterator[str]:
    """A virtual display that is high enough for an upright screen."""
    need("Xvfb", shutil.which("Xvfb"))
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1920x1920x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as number:
        yield f":{number.readline().strip()}"
    server.terminate()
    server.wait(10)


def _round(folder: Path, **environment: str) -> None:
    command = [sys.executable, "-m", "tests.ui.under_xvfb", str(folder)]
    done = subprocess.run(
        command, env=os.environ | environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_real_display_shows_the_same_picture(display: str, tmp_path: Path) -> None:
    _round(tmp_path, QT_QPA_PLATFORM="xcb", DISPLAY=display)
    _round(tmp_path, QT_QPA_PLATFORM="offscreen")
    pictures = [
        np.asarray(Image.open(tmp_path / f"{name}.png").convert("L"), np.int16) for name in ("xcb", "offscreen")
    ]
    assert pictures[0].shape == pictures[1].shape == (1920, 1080)
    assert float((np.abs(pictures[0] - pictures[1]) > 16).mean()) < 0.01
