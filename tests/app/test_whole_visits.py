"""Whole visits by the names a screen reader reads: the first two of `make visits`."""

from __future__ import annotations

from pathlib import Path

from tests.app.atspi import missing
from tests.long.visits.checks import CARD_PRESSES, problems
from tests.long.visits.people import FIRST, RETURNING
from tests.long.visits.script import first_timer, returning, run, table
from tests.needs import need


def test_a_first_timer_gets_through_and_comes_back_with_a_card(tmp_path: Path) -> None:
    lacking = missing()
    need(lacking, not lacking)
    room = run(tmp_path, (first_timer, returning))
    print(table(room))
    assert problems((FIRST, RETURNING), room.went, room.records()) == []
    assert 0 < room.went[RETURNING.name].before <= CARD_PRESSES < room.went[FIRST.name].before
