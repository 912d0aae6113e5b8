"""The values that are told anew are exactly those that stand otherwise: over random histories, event by event."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.metrology.doubted import changed, doubted_by
from kiosk.core.metrology.standing import Demands
from kiosk.core.metrology.values import DeviceCheck
from tests.core.metrology.histories import (
    DEMANDS,
    HISTORIES,
    MOMENTS,
    check,
    checks,
    hour,
    second_opinion,
    void,
)

TAKEN = st.lists(MOMENTS, min_size=1, max_size=12).map(lambda times: [(n, hour(at)) for n, at in enumerate(times)])


@settings(max_examples=150, deadline=None)
@given(HISTORIES, checks(), DEMANDS, TAKEN)
def test_a_new_check_tells_exactly_what_stands_otherwise(
    rows: list[DeviceCheck], new: DeviceCheck, demands: Demands, taken: list[tuple[int, object]]
) -> None:
    """The new one may be recorded late, be void, undecided, a reset: whatever it is."""
    truth = {
        key
        for key, at in taken
        if second_opinion(rows, demands, at) != second_opinion([*rows, new], demands, at)  # type: ignore[arg-type]  # a datetime
    }
    assert changed(rows, [*rows, new], demands, taken) == truth  # type: ignore[arg-type]


@settings(max_examples=100, deadline=None)
@given(HISTORIES.filter(bool), st.integers(0, 100), DEMANDS, TAKEN)
def test_taking_one_back_tells_exactly_what_stands_otherwise(
    rows: list[DeviceCheck], which: int, demands: Demands, taken: list[tuple[int, object]]
) -> None:
    place = which % len(rows)
    after = [void(one) if number == place else one for number, one in enumerate(rows)]
    truth = {
        key
        for key, at in taken
        if second_opinion(rows, demands, at) != second_opinion(after, demands, at)  # type: ignore[arg-type]  # a datetime
    }
    assert changed(rows, after, demands, taken) == truth  # type: ignore[arg-type]
    assert changed(after, rows, demands, taken) == truth  # type: ignore[arg-type]


@settings(max_examples=60, deadline=None)
@given(st.lists(checks(), min_size=1, max_size=7), DEMANDS, TAKEN)
def test_told_step_by_step_nothing_is_left_stale(
    events: list[DeviceCheck], demands: Demands, taken: list[tuple[int, object]]
) -> None:
    """Whoever follows the announcements alone knows how every value stands, after every event."""
    known = {key: second_opinion([], demands, at) for key, at in taken}  # type: ignore[arg-type]  # a datetime
    for number in range(1, len(events) + 1):
        for key in changed(events[: number - 1], events[:number], demands, taken):  # type: ignore[arg-type]
            known[key] = second_opinion(events[:number], demands, dict(taken)[key])  # type: ignore[arg-type]
        assert known == {key: second_opinion(events[:number], demands, at) for key, at in taken}  # type: ignore[arg-type]


def test_whom_a_failed_check_concerns() -> None:
    failed = check(20, found=False)
    rows = [check(0), failed]
    taken = [("before", hour(-1)), ("between", hour(5)), ("after", hour(21))]
    assert doubted_by(rows, Demands(daily=False), failed.id, taken) == {"between"}
    assert doubted_by(rows, Demands(daily=False), rows[0].id, taken) == set()
