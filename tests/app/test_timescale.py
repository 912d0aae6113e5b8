"""Touches are dated by the screen, trials by the station, whose clock runs faster in a demonstration."""

from __future__ import annotations

import pytest

from kiosk.app.timescale import to_screen, to_station
from kiosk.core.messages import Clocked, Next, Tap, TaskDone, Wiped


@pytest.mark.parametrize("speed", [1.0, 10.0])
def test_there_and_back_again(speed: float) -> None:
    tap = to_station(Tap("go", 12.5, 0.02), speed)
    assert tap == Tap("go", 12.5 * speed, 0.02 * speed)
    assert isinstance(tap, Tap)
    assert to_screen(Clocked("x", tap.at, tap.at + 30 * speed), speed) == Clocked("x", 12.5, 42.5)
    assert to_screen(Clocked("x"), speed) == Clocked("x")
    assert to_station(TaskDone("x", (("show:0", 2.0),)), speed) == TaskDone("x", (("show:0", 2.0 * speed),))


@pytest.mark.parametrize("speed", [1.0, 10.0])
def test_a_touch_task_takes_as_long_as_it_took_whatever_the_speed(speed: float) -> None:
    done = to_station(TaskDone("x", (("show:0", 2.0), ("press:go", 2.375)), 0.01), speed)
    assert done == TaskDone("x", (("show:0", 2.0 * speed), ("press:go", 2.0 * speed + 0.375)), 0.01)
    assert to_station(TaskDone("x", ()), speed) == TaskDone("x", ())


def test_everything_else_has_no_time() -> None:
    assert to_station(Next(), 10.0) == Next()
    assert to_screen(Wiped(), 10.0) == Wiped()
