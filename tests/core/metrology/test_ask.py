"""A reference that shows a value itself counts as it stands; a device that says no zero is asked for none."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from kiosk.core.metrology.ask import Ask
from kiosk.core.metrology.asks import asks
from kiosk.core.metrology.layout import layout
from kiosk.core.metrology.plans import PLANS
from kiosk.core.metrology.verdict import Judged, judge, judge_daily
from tests.core.metrology.plays import DAY, MASSES, PRESSURE, TIMING, WEIGHT, play, reference

BATH = (reference(51, "0", "thermometer", "Cel", "0.05"),)
TEMPERATURE = PLANS["body_temperature"]


def test_what_the_reference_shows_counts_with_its_correction_and_its_rounding() -> None:
    ask = Ask("compare-1", "compare", Decimal("37.1"), Decimal(1), u=Decimal("0.03"), nominal=Decimal(37))
    true, u = ask.beside(Decimal("37.4"))
    assert true == Decimal("37.5")
    assert u == pytest.approx(Decimal("0.04163"), abs=Decimal("0.00001"))  # √(0.03² + 0.1²/12)


def test_only_references_that_people_read_are_asked_for_what_they_show() -> None:
    laid = {plan.key: asks(plan, layout(plan, "full", own, day=DAY)) for plan, own in ((WEIGHT, MASSES), (TIMING, ()))}
    assert all(one.nominal is None for each in laid.values() for one in each)
    bath = asks(TEMPERATURE, layout(TEMPERATURE, "full", BATH, day=DAY))
    assert [one.nominal for one in bath][:3] == [35, 37, 39]
    gauge = (reference(31, "0", "manometer", "mm[Hg]", "0.5"),)
    kinds = {one.kind: one.nominal for one in asks(PRESSURE, layout(PRESSURE, "full", gauge, day=DAY))}
    assert kinds["zero"] is None
    assert kinds["load"] is not None


def beside(off: str) -> Judged:
    """The bath stood so far beside what was wanted, and the thermometer showed what it was."""
    moved = [
        replace(one, true=one.true + Decimal(off), reading=one.reading + Decimal(off))
        for one in play(TEMPERATURE, BATH, d="0.1")
    ]
    return judge(TEMPERATURE, moved, BATH, day=DAY)


def test_a_bath_a_little_beside_is_judged_and_one_far_beside_is_not() -> None:
    assert beside("0.7").verdict == "pass"
    found = beside("1.6")
    assert (found.verdict, found.why[0].key) == ("undecided", "metrology.why.reference-other")


def test_a_zero_is_left_out_only_where_that_was_said() -> None:
    points = play(WEIGHT, MASSES, kind="daily")
    load = [one for one in points if one.task == "load"]
    zero = [one for one in points if one.task == "zero"]
    assert judge_daily(WEIGHT, load, MASSES, day=DAY).verdict == "undecided"
    found = judge_daily(WEIGHT, load, MASSES, day=DAY, no_zero=True)
    assert (found.verdict, found.details["zero"]) == ("pass", "unchecked")
    off = judge_daily(WEIGHT, play(WEIGHT, MASSES, kind="daily", offset=0.3)[1:], MASSES, day=DAY, no_zero=True)
    assert (off.verdict, off.details["zero"]) == ("fail", "unchecked")
    assert not judge_daily(WEIGHT, zero, MASSES, day=DAY, no_zero=True).found_good
    assert "zero" not in judge_daily(WEIGHT, points, MASSES, day=DAY).details
