"""Whether a value may be shown as good, in any order of events; held against a second opinion over random histories."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.metrology.standing import Course, Demands, covers_until, day_end, standing
from kiosk.core.metrology.values import DeviceCheck
from tests.core.metrology.histories import (
    DEMANDS,
    HISTORIES,
    MOMENTS,
    check,
    daily,
    hour,
    reset,
    second_opinion,
    void,
)

BOTH, FULL_ONLY = Demands(), Demands(daily=False)
SEOUL = ZoneInfo("Asia/Seoul")


def why(rows: Sequence[DeviceCheck], at: float, demands: Demands = FULL_ONLY) -> str:
    found = standing(rows, demands, hour(at))
    assert found.good == (found.why == "")
    return found.why


@settings(max_examples=400, deadline=None)
@given(HISTORIES, DEMANDS, MOMENTS)
def test_it_is_as_the_second_opinion_says(rows: list[DeviceCheck], demands: Demands, at: float) -> None:
    found = standing(rows, demands, hour(at))
    assert found.why == second_opinion(rows, demands, hour(at))
    assert found.good == (found.why == "")
    assert found.by is None or found.by in rows


@settings(max_examples=100, deadline=None)
@given(HISTORIES, DEMANDS, MOMENTS, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_and_void_ones_change_nothing(
    rows: list[DeviceCheck], demands: Demands, at: float, chance: object
) -> None:
    shuffled = list(rows)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # a Random
    kept = [one for one in shuffled if one.voided_at is None]
    assert standing(rows, demands, hour(at)) == standing(kept, demands, hour(at))


@settings(max_examples=100, deadline=None)
@given(HISTORIES, DEMANDS, MOMENTS)
def test_a_good_value_breaks_no_rule(rows: list[DeviceCheck], demands: Demands, at: float) -> None:
    """Read off the rules one by one, whatever the reason given."""
    if not standing(rows, demands, hour(at)).good:
        return
    counts = [one for one in rows if one.voided_at is None and one.kind != "reset" and one.verdict != "undecided"]
    moved = max(
        (one.at for one in rows if one.kind == "reset" and not one.voided_at and one.at <= hour(at)), default=None
    )
    past = [one for one in counts if one.at <= hour(at) and (moved is None or one.at > moved)]
    assert not past or all(one.left_good for one in past if one.at == max(each.at for each in past))
    if demands.full:
        deep = [one for one in past if one.kind in ("full", "outside")]
        last = [one for one in deep if one.at == max(each.at for each in deep)]
        assert last
        assert all(one.left_good and one.due_at is not None and one.due_at >= hour(at) for one in last)
    if demands.daily:
        assert any((until := covers_until(one)) is not None and until >= hour(at) for one in past)


# --- each rule, by name ----------------------------------------------------------------------------------------------


def test_never_then_good_from_the_instant_of_the_check_to_the_instant_it_is_due() -> None:
    rows = [check(10, due=20)]
    assert [why(rows, at) for at in (9.99, 10, 20, 20.01)] == ["never", "", "", "overdue"]


def test_what_a_failed_check_says_of_before_and_after() -> None:
    rows = [check(0), check(20, found=False)]
    assert [why(rows, at) for at in (0, 19.9, 20, 30)] == ["doubtful", "doubtful", "failed", "failed"]
    assert why([void(one) if not one.found_good else one for one in rows], 30) == ""
    assert [why([*rows, check(40)], at) for at in (10, 30, 40)] == ["doubtful", "failed", ""]


def test_an_adjusted_one_is_good_from_then_on_only() -> None:
    rows = [check(0), check(20, found=False, left=True)]
    assert [why(rows, at) for at in (10, 20, 25)] == ["doubtful", "", ""]


def test_a_check_that_is_recorded_late_counts_from_when_it_was_made() -> None:
    rows = [check(0), check(20)]
    assert why(rows, 10) == ""
    assert why([*rows, check(15, found=False, left=False)], 10) == "doubtful"
    assert why([*rows, check(15, found=False, left=False)], 17) == "failed"
    assert why([*rows, check(15, found=False, left=False)], 20) == ""


def test_taking_back_the_good_one_before_a_failed_one_leaves_what_was_before_it() -> None:
    first, middle, failed = check(0), check(10), check(20, found=False)
    assert why([first, middle, failed], 5) == ""
    assert why([first, void(middle), failed], 5) == "doubtful"
    assert why([void(first), middle, failed], 5) == "never"


def test_a_daily_check_heals_a_daily_failure_and_never_a_full_one() -> None:
    rows = [check(0), daily(1), daily(24, found=False), daily(25)]
    assert [why(rows, at, BOTH) for at in (2, 24.5, 26)] == ["doubtful", "failed", ""]
    assert why([check(0), check(20, found=False), daily(21)], 22) == "failed"
    assert why([check(0), check(20, found=False), check(21, "outside")], 22) == ""


def test_a_daily_failure_doubts_back_to_the_last_check_of_any_kind() -> None:
    rows = [check(0), daily(1, lasts=20), daily(24, lasts=20), daily(48, found=False)]
    assert [why(rows, at, BOTH) for at in (2, 25, 44.1, 49)] == ["", "doubtful", "doubtful", "failed"]


def test_a_full_failure_after_good_daily_ones_doubts_back_to_the_last_full_one() -> None:
    """The daily checks saw nothing of it, so they clear nothing."""
    rows = [check(0), daily(1), daily(24), check(30, found=False)]
    assert [why(rows, at) for at in (0.5, 2, 25)] == ["doubtful"] * 3


def test_a_full_failure_that_only_confirms_a_daily_one_goes_no_further_back() -> None:
    rows = [check(0), daily(1), daily(24), daily(48, found=False), check(49, found=False, left=True)]
    assert [why(rows, at) for at in (0.5, 2, 25, 48.5, 50)] == ["", "", "doubtful", "failed", ""]
    healed = [check(0), daily(1), daily(24), daily(48, found=False, left=True), check(49, found=False, left=True)]
    assert why(healed, 2) == "doubtful", "it was set right and fails still: another fault"


def test_a_reset_parts_the_past_from_what_comes() -> None:
    rows = [check(0), reset(10), check(20, found=False, left=True)]
    assert [why(rows, at) for at in (5, 10, 15, 20)] == ["", "moved", "moved", ""]
    assert why([check(0), reset(10), daily(11)], 12) == "moved", "a daily check does not say what stands there"
    assert why([check(0), reset(10), check(10)], 11) == "moved", "at the same time the worse counts"


def test_an_undecided_check_says_nothing() -> None:
    rows = [check(0), check(10, found=False, left=False, verdict="undecided")]
    assert [why(rows, at) for at in (5, 15)] == ["", ""]


def test_the_check_of_the_day() -> None:
    rows = [check(0, day=15), check(30)]
    assert [why(rows, at, BOTH) for at in (1, 15, 15.1, 31)] == ["", "", "daily", "daily"]
    assert why([check(0, "outside")], 1, BOTH) == "daily", "an instrument that comes back is looked at first"
    assert why([check(0), daily(5, lasts=2), check(6, "outside", found=False, left=True)], 6.5, BOTH) == "daily"


def test_of_the_same_moment_the_worse_counts_both_ways() -> None:
    rows = [check(0), check(10), check(10, found=False)]
    assert [why(rows, at) for at in (5, 10, 11)] == ["doubtful", "failed", "failed"]
    assert why([check(0, due=5), check(0, due=50)], 6) == "overdue"


def test_a_check_without_a_due_day_has_run_out() -> None:
    assert why([check(0, due=None)], 0) == "overdue"
    assert why([check(0, due=None)], 0, Demands(full=False, daily=False)) == ""


def test_where_nothing_is_demanded_a_failure_still_counts() -> None:
    nothing = Demands(full=False, daily=False)
    assert why([], 0, nothing) == ""
    assert why([daily(0, found=False)], 1, nothing) == "failed"


@pytest.mark.parametrize(
    ("at", "end"),
    [
        (datetime(2026, 3, 2, 0, 10, tzinfo=UTC), datetime(2026, 3, 2, 14, 59, 59, 999999, tzinfo=UTC)),
        (datetime(2026, 3, 2, 15, 0, tzinfo=UTC), datetime(2026, 3, 3, 14, 59, 59, 999999, tzinfo=UTC)),
    ],
)
def test_the_day_ends_at_the_places_midnight(at: datetime, end: datetime) -> None:
    assert day_end(at, SEOUL) == end


def test_a_day_of_twenty_three_hours_ends_at_midnight_too() -> None:
    at = datetime(2026, 3, 28, 23, 30, tzinfo=UTC)  # 00:30 in Berlin, clocks go forward
    assert day_end(at, ZoneInfo("Europe/Berlin")) == datetime(2026, 3, 29, 22, 0, tzinfo=UTC) - timedelta(
        microseconds=1
    )


def test_the_course_is_made_once_for_many_values() -> None:
    rows = [check(0), check(20, found=False), check(40)]
    course = Course(rows, FULL_ONLY)
    assert [course.at(hour(at)).why for at in range(0, 60, 10)] == [why(rows, at) for at in range(0, 60, 10)]
