"""The short form of ``make crash``: killed with -9 a few times, nothing that was called saved is lost."""

from __future__ import annotations

from pathlib import Path

from tests.long import crash


def test_what_was_called_saved_survives_kill_9(tmp_path: Path) -> None:
    report = crash.run(kills=4, seed=3, folder=tmp_path)
    assert report.problems == []
    assert report.kills == 4
