"""The disk is full at a write of a visit at the station: said in plain words, rung, nothing lost, nothing twice.

In the suite at every ninth disk step; at all of them with ``DISK_STRIDE=1``.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.needs import need
from tests.store.disk_shim import build, compiler, environment


def test_a_visit_on_a_disk_that_is_full(tmp_path: Path) -> None:
    need("gcc", compiler())
    library, folder = build(tmp_path), tmp_path / "data"
    child = [sys.executable, "-m", "tests.station.full_disk_child", str(folder), os.environ.get("DISK_STRIDE", "9")]
    done = subprocess.run(child, env=environment(library, folder), capture_output=True, text=True, timeout=3000)
    assert done.returncode == 0, done.stderr[-3000:]
    said = json.loads(done.stdout.splitlines()[-1])
    assert said["steps"] > 30
    assert said["seen"]["closed-1"] > said["visits"] // 2, "the disk was full, and hardly any screen said so"
