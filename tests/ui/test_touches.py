"""A tap is dated by the touch itself, on this process's clock, and says how late it was seen."""

from __future__ import annotations

import pytest

from kiosk.ui.touches import Touches


class Clock:
    """A clock that the test sets."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_a_stamp_of_our_own_clock_tells_the_delay_itself(clock: Clock, qapp: object) -> None:
    touches = Touches(clock)
    touches.note(999.98)
    assert touches.last() == pytest.approx((999.98, 0.02))


def test_another_clock_is_told_by_its_quickest_event(clock: Clock, qapp: object) -> None:
    touches = Touches(clock)
    touches.note(40.0)
    assert touches.last() == pytest.approx((1000.0, 0.0))
    clock.now = 1001.05  # 50 ms later than the first one was
    touches.note(41.0)
    assert touches.last() == pytest.approx((1001.0, 0.05))
    clock.now = 1001.99  # 10 ms quicker than the first one
    touches.note(42.0)
    assert touches.last() == pytest.approx((1001.99, 0.0))
    clock.now = 1003.0
    touches.note(43.0)
    assert touches.last() == pytest.approx((1002.99, 0.01))


def test_a_clock_that_jumps_begins_anew(clock: Clock, qapp: object) -> None:
    touches = Touches(clock)
    touches.note(4_294_967.0)  # milliseconds in 32 bits end here
    clock.now = 1001.0
    touches.note(0.7)
    assert touches.last() == pytest.approx((1001.0, 0.0))
    clock.now = 1002.1
    touches.note(1.7)
    assert touches.last() == pytest.approx((1002.0, 0.1))


def test_what_no_touch_made_counts_from_now(clock: Clock, qapp: object) -> None:
    touches = Touches(clock)
    touches.note(999.9)
    clock.now = 1010.0
    assert touches.last() == (1010.0, 0.0)


def test_an_event_without_a_stamp_is_not_late(clock: Clock, qapp: object) -> None:
    touches = Touches(clock)
    touches.note(0.0)
    assert touches.last() == (1000.0, 0.0)
