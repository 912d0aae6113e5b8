"""The clock of a trial as it is shown: phases, count-down, seconds, and which buttons mean something."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.ui.ticking import Phase, Ticking, buttons, seconds

HALF_MINUTE = Ticking(100.0, 130.0)
WALK = ("go", "lap", "uncount", "plus-5", "plus-1", "stop")


@pytest.mark.parametrize(
    ("clock", "now", "phase", "countdown", "elapsed", "left"),
    [
        (Ticking(), 100.0, "ready", 0, 0.0, -1.0),
        (HALF_MINUTE, 97.0, "countdown", 3, 0.0, 30.0),
        (HALF_MINUTE, 97.01, "countdown", 3, 0.0, 30.0),
        (HALF_MINUTE, 99.99, "countdown", 1, 0.0, 30.0),
        (HALF_MINUTE, 100.0, "running", 0, 0.0, 30.0),
        (HALF_MINUTE, 112.5, "running", 0, 12.5, 17.5),
        (HALF_MINUTE, 130.0, "over", 0, 30.0, 0.0),
        (HALF_MINUTE, 999.0, "over", 0, 30.0, 0.0),
        (Ticking(100.0), 999.0, "running", 0, 899.0, -1.0),
        (Ticking(100.0, None, stopped=111.0), 999.0, "running", 0, 11.0, -1.0),
    ],
)
def test_an_instant(clock: Ticking, now: float, phase: str, countdown: int, elapsed: float, left: float) -> None:
    assert (clock.phase(now), clock.countdown(now)) == (phase, countdown)
    assert clock.elapsed(now) == pytest.approx(elapsed)
    assert clock.left(now) == pytest.approx(left)


@given(st.floats(0, 1e5), st.floats(0.1, 400), st.floats(-10, 500), st.floats(0, 5))
def test_time_only_goes_on(go: float, window: float, since: float, more: float) -> None:
    clock = Ticking(go, go + window)
    one, two = go + since, go + since + more
    assert clock.elapsed(one) <= clock.elapsed(two) <= window + 1e-6
    assert clock.left(one) >= clock.left(two) >= 0
    assert clock.countdown(one) >= clock.countdown(two)
    assert 0 <= clock.share(one) <= clock.share(two) <= 1


def test_an_open_trial_has_no_share() -> None:
    assert (Ticking().share(5.0), Ticking(1.0).share(5.0), HALF_MINUTE.share(115.0)) == (0.0, 0.0, 0.5)


@pytest.mark.parametrize(
    ("taps", "phase", "ends", "shown"),
    [
        ("go count uncount", "ready", True, "go"),
        ("go count uncount", "countdown", True, ""),
        ("go stop", "countdown", False, "stop"),
        ("go count uncount", "running", True, "count uncount"),
        ("go count uncount", "over", True, ""),
        ("count uncount", "ready", True, "count uncount"),
        (" ".join(WALK), "running", True, "lap uncount stop"),
        (" ".join(WALK), "over", True, "stop plus-5 plus-1"),
        (" ".join(WALK), "running", False, "lap uncount plus-5 plus-1 stop"),
        ("lap plus-1 stop", "ready", True, "lap stop"),
        ("", "running", True, ""),
    ],
)
def test_only_buttons_that_mean_something_stand_there(taps: str, phase: Phase, ends: bool, shown: str) -> None:
    assert buttons(tuple(taps.split()), phase, ends=ends) == tuple(shown.split())


@pytest.mark.parametrize(
    ("value", "tenths", "shown"),
    [
        (0.0, True, "0.0"),
        (11.29, True, "11.2"),
        (99.99, True, "99.9"),
        (100.0, True, "1:40"),
        (0.3, True, "0.3"),
        (59.9, False, "59"),
        (60.0, False, "1:00"),
        (125.4, False, "2:05"),
    ],
)
def test_seconds_as_they_are_read(value: float, tenths: bool, shown: str) -> None:
    assert seconds(value, tenths=tenths) == shown
