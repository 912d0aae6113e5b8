"""The scripted working day in its short form (the long one: make day): six residents, and everything staff do."""

from __future__ import annotations

from pathlib import Path

from tests.app.atspi import missing
from tests.long.day.script import run
from tests.needs import need


def test_a_working_day_through_the_real_screens(tmp_path: Path) -> None:
    lacking = missing()
    need(lacking, not lacking)
    assert run(tmp_path, residents=6) == []
