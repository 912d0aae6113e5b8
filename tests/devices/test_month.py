"""Two days of a room with every fault, on replayed wires; `make soak` lets a month pass."""

from __future__ import annotations

from tests.long.month import month


async def test_two_days_in_a_room() -> None:
    report = await month(2, seed=7, trace=False)
    assert len(report) == 3
