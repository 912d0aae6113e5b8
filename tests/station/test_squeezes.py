"""Grip trials whose sensor tells much: the curve is judged, and a quick sensor also tells how fast the force rose."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from decimal import Decimal

import numpy as np
import pytest

from kiosk.core.messages import Redo
from kiosk.devices.decode import Decoder
from tests.station import words
from tests.station.play import PRESSURE, Play, value_of

STEP = "grip-right-1"
GOOD = ((0.0, 0.0), (0.5, 0.0), (0.8, 25.0), (2.3, 24.0), (2.5, 0.0), (4.0, 0.0))
TWICE = ((0.0, 0.0), (0.5, 0.0), (0.8, 25.0), (1.6, 24.0), (1.7, 2.0), (2.0, 2.0), (2.2, 24.0), (3.0, 24.0), (3.1, 0.0), (5.0, 0.0))  # fmt: skip  # noqa: E501
PULLED = ((0.0, 20.0), (0.3, 25.0), (1.8, 24.0), (2.0, 0.0), (4.0, 0.0))


def frames(corners: Sequence[tuple[float, float]], rate: int) -> Iterator[tuple[float, bytes]]:
    """Return a curve through these corners as a tension cell streams it: (seconds to wait before, bytes)."""
    seconds = np.arange(0, corners[-1][0], 1 / rate)
    values = np.interp(seconds, [at for at, _ in corners], [kg for _, kg in corners]) * (
        1 + 0.002 * np.sin(50 * seconds)
    )
    for place in range(0, len(seconds), 30):
        pairs = zip(values[place : place + 30], seconds[place : place + 30], strict=True)
        payload = b"".join(struct.pack("<fI", kg, round(1e6 * at)) for kg, at in pairs)
        yield len(payload) / 8 / rate, bytes([1, len(payload)]) + payload


async def squeeze(play: Play, corners: Sequence[tuple[float, float]], rate: int = 80) -> None:
    """Let the sensor stream it, until the trial is over."""
    decoder = Decoder(words.PROTOCOLS["tindeq:data"])
    for seconds, data in frames(corners, rate):
        if play.kind != "live":
            return
        await play.clock.advance(seconds)
        await play.say("grip", words.read("tindeq:data", data, play.now, decoder))


async def at_the_sensor(play: Play) -> None:
    await play.to_tests()
    await play.inflate_twice()
    await play.to(STEP)


async def test_a_quick_sensor_also_tells_how_fast_the_force_rose() -> None:
    async with Play(PRESSURE) as play:
        await at_the_sensor(play)
        await squeeze(play, GOOD, rate=1000)
        assert play.kind == "good"
        rows = [row for row in play.rows if row.step == STEP]
        assert {row.quantity for row in rows} == {"grip_force", "grip_rfd"}
        assert len({(row.event_id, row.side, row.trial) for row in rows}) == 1
        assert value_of(rows, STEP, "grip_force") == Decimal("25.0")
        assert abs(value_of(rows, STEP, "grip_rfd") - 83) <= 2


async def test_a_slow_sensor_tells_the_force_alone() -> None:
    async with Play(PRESSURE) as play:
        await at_the_sensor(play)
        await squeeze(play, GOOD)
        assert [row.quantity for row in play.rows if row.step == STEP] == ["grip_force"]


@pytest.mark.parametrize(("corners", "doubt"), [(TWICE, "pulled-twice"), (PULLED, "not-let-go")])
async def test_a_squeeze_that_was_none_is_rather_done_again(corners: Sequence[tuple[float, float]], doubt: str) -> None:
    async with Play(PRESSURE) as play:
        await at_the_sensor(play)
        await squeeze(play, corners)
        assert (play.kind, play.scene.say.key) == ("doubt", f"doubt.{doubt}.say")
        await play.do(Redo())
        await squeeze(play, GOOD)
        assert play.kind == "good"
        assert value_of(play.rows, STEP, "grip_force") == Decimal("25.0")
