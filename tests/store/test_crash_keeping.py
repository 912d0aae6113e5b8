"""Killed while it keeps: a few times here, a hundred times each by `python -m tests.long.crash_keeping`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.long.crash_keeping import run
from tests.store.keeping_children import JOBS


@pytest.mark.parametrize("job", JOBS)
def test_the_old_state_or_the_new(job: str, tmp_path: Path) -> None:
    tally = run(job, 4, 20261122, tmp_path)
    assert tally.problems == []
    assert (tally.killed, tally.old + tally.new) == (4, 4)
