"""The scripted working day in its short form (the long one: make day): six residents, and everything staff do."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.atspi import missing
from tests.long.day.script import run


def test_a_working_day_through_the_real_screens(tmp_path: Path) -> None:
    if lacking := missing():
        pytest.skip(f"{lacking} is not installed (packages.txt)")
    assert run(tmp_path, residents=6) == []
