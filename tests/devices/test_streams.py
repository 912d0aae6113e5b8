"""1,000 samples a second on four sensors at once: cables and radio, through the supervisor into ring and settlers.

The long form is ``make soak ARGS="--streams 600"``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.devices.airs import short_limits
from tests.long.soak_streams import RATE, check, listen

SECONDS = 3


async def test_four_streams_lose_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    short_limits(monkeypatch)
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", "")  # set by `listen`, put back by this fixture
    ears, boards, sent = await listen(tmp_path, SECONDS)
    check(ears, boards, sent)
    assert all(board.sent >= SECONDS * RATE for board in boards)
    assert all(ear.course.samples > 1000 for ear in ears.values())
    wired = ears["cable-0"]
    seconds, values = wired.ring.newest(1000)
    assert len(values) == 1000
    assert (seconds[1:] > seconds[:-1]).all()
    assert {name for one in wired.settled for name, _ in one.values} == {"grip_force", "grip_rfd"}
