"""The disk is full, fails or goes away at one write of a visit after the other: said so, nothing is lost or broken."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.needs import need
from tests.store.disk_shim import build, compiler, environment


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    need("gcc", compiler())
    return build(tmp_path_factory.mktemp("shim"))


CASES = {
    # at every third step, in `make crash` at every single one; the others at every ninth
    "full": (errno.ENOSPC, "sealed", int(os.environ.get("FULL_DISK_STRIDE", "3"))),
    "full-plain": (errno.ENOSPC, "plain", 9),
    "failing": (errno.EIO, "sealed", 9),
    "read-only": (errno.EROFS, "sealed", 9),
}


@pytest.mark.parametrize("case", CASES)
def test_every_write_of_a_visit(library: Path, tmp_path: Path, case: str) -> None:
    """At each step in turn: a verb that was refused has left no row, and done again it is kept; the store is whole."""
    error, plain, stride = CASES[case]
    folder = tmp_path / "data"
    child = [sys.executable, "-m", "tests.store.full_disk_child", str(folder), str(error), plain, str(stride)]
    done = subprocess.run(child, env=environment(library, folder), capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr[-3000:]
    said = json.loads(done.stdout)
    assert said["steps"] > 15
    words = {"error.store-full"} if error == errno.ENOSPC else {"error.store-disk", "error.store-read-only"}
    fsync_only = {"error.store-disk"}  # a sync that fails is the disk's fault, full or not
    assert set(said["seen"]) <= words | fsync_only
    assert words & set(said["seen"])
