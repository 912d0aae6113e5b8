"""Verdicts: what passes, what is corrected and proved, what fails, what nobody can decide; and hostile data."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.metrology.labels import rows, why_of
from kiosk.core.metrology.plain import shown
from kiosk.core.metrology.plans import Plan
from kiosk.core.metrology.resolution import resolution_of
from kiosk.core.metrology.standards import assign
from kiosk.core.metrology.values import Correction, Point
from kiosk.core.metrology.verdict import Judged, judge, judge_daily, refused
from kiosk.core.texts import load_texts, tell
from tests.core.metrology.plays import (
    DAY,
    GLUCOSE,
    GRIP,
    HEIGHT,
    MANOMETER,
    MASSES,
    OWN,
    PRESSURE,
    ROD,
    SMALL,
    SOLUTIONS,
    TIMING,
    WEIGHT,
    changed,
    play,
)

TEXTS = {language: load_texts(language) for language in ("ko", "en")}


def why(judged: Judged) -> list[str]:
    """Return the reasons, told in both languages on the way."""
    for texts in TEXTS.values():
        for one in judged.why:
            assert "%" not in tell(texts, one).replace(" %", "")
        for label, value in rows(judged.details):
            assert tell(texts, label)
            assert isinstance(value, str) or tell(texts, value)
    assert why_of(judged.details) == judged.why
    return [one.key.removeprefix("metrology.why.") for one in judged.why]


def test_a_good_scale_passes() -> None:
    for own in (MASSES, SMALL):
        done = judge(WEIGHT, play(WEIGHT, own, noise=0.03), own, day=DAY)
        assert (done.verdict, done.found_good, done.left_good, why(done)) == ("pass", True, True, [])
        assert done.correction is None


def test_the_correction_in_force_stays_and_counts() -> None:
    off = play(WEIGHT, MASSES, offset=0.5, noise=0.02)
    used = Correction(Decimal(1), Decimal("-0.5"), 3)
    assert judge(WEIGHT, off, MASSES, day=DAY).verdict == "fail"
    good = judge(WEIGHT, off, MASSES, day=DAY, in_force=used, legal="no")
    assert (good.verdict, good.correction) == ("pass", used)
    right = play(WEIGHT, MASSES, noise=0.02)  # somebody has adjusted it: the old correction is now wrong
    assert not judge(WEIGHT, right, MASSES, day=DAY, in_force=used, legal="no").found_good
    anew = judge(WEIGHT, right, MASSES, day=DAY, in_force=used, legal="no")
    assert anew.verdict == "adjust"
    assert anew.correction is not None
    assert abs(anew.correction.shift) < Decimal("0.05")


@pytest.mark.parametrize("offset", [-0.6, 0, 0.37])
@pytest.mark.parametrize("gain", [-0.02, 0.005, 0.019])
def test_a_straight_error_is_corrected_and_every_corrected_point_is_within(offset: float, gain: float) -> None:
    points = play(WEIGHT, MASSES, offset=offset, gain=gain, noise=0.02)
    done = judge(WEIGHT, points, MASSES, day=DAY, legal="no")
    assert (done.verdict, done.found_good, done.left_good) == ("adjust", False, True)
    assert done.correction is not None
    for one in points:
        kept = done.correction.of(one.reading).quantize(Decimal("0.1"))
        assert abs(kept - one.true) <= WEIGHT.limit(one.true)
    assert float(done.correction.factor) == pytest.approx(1 / (1 + gain), abs=0.002)  # rounding at 20 kg
    again = judge(WEIGHT, points, MASSES, day=DAY, in_force=done.correction, legal="no")
    assert again.verdict == "pass"
    no = refused(done)
    assert (no.verdict, no.left_good, no.correction, why(no)[-1]) == ("fail", False, None, "not-wanted")


def test_who_is_never_corrected() -> None:
    off = play(WEIGHT, MASSES, gain=0.01, noise=0.02)
    for legal, reason in (("yes", "legal"), ("unknown", "legal-unknown")):
        done = judge(WEIGHT, off, MASSES, day=DAY, legal=legal)
        assert (done.verdict, done.left_good, why(done)) == ("fail", False, ["outside", reason])
    cuff = judge(PRESSURE, play(PRESSURE, MANOMETER, gain=0.03, d="1"), MANOMETER, day=DAY, legal="no")
    assert (cuff.verdict, why(cuff)) == ("fail", ["outside", "never-corrected"])
    grip = play(GRIP, SMALL, gain=0.06, noise=0.02)
    assert judge(GRIP, grip, SMALL, day=DAY).verdict == "adjust"  # no law verifies dynamometers
    assert judge(GRIP, grip, SMALL, day=DAY, legal="yes").verdict == "fail"


def test_what_a_straight_line_does_not_take_away() -> None:
    bent = judge(WEIGHT, play(WEIGHT, MASSES, hysteresis=0.8, noise=0.01), MASSES, day=DAY, legal="no")
    assert (bent.verdict, why(bent)) == ("fail", ["outside", "not-straight"])
    far = judge(WEIGHT, play(WEIGHT, MASSES, gain=0.05), MASSES, day=DAY, legal="no")
    assert (far.verdict, why(far)) == ("fail", ["outside", "too-much"])
    wild = judge(WEIGHT, play(WEIGHT, MASSES, noise=0.3), MASSES, day=DAY, legal="no")
    assert (wild.verdict, why(wild)) == ("fail", ["outside", "spread"])


def test_one_rod_gives_a_shift_and_no_factor() -> None:
    done = judge(HEIGHT, play(HEIGHT, ROD, offset=1.2, noise=0.03), ROD, day=DAY)
    assert done.verdict == "adjust"
    assert done.correction is not None
    assert done.correction.factor == 1
    assert float(done.correction.shift) == pytest.approx(-1.2, abs=0.06)
    assert "gain" not in done.details


def test_made_right_by_its_maker() -> None:
    off, right = play(WEIGHT, MASSES, gain=0.02), play(WEIGHT, MASSES, noise=0.02)
    done = judge(WEIGHT, off, MASSES, day=DAY, legal="yes", after=right)
    assert (done.verdict, done.found_good, done.left_good, done.correction) == ("adjust", False, True, None)
    still = judge(WEIGHT, off, MASSES, day=DAY, legal="no", after=off)
    assert (still.verdict, still.left_good, still.correction) == ("fail", False, None)
    idle = judge(WEIGHT, right, MASSES, day=DAY, after=right)
    assert (idle.verdict, idle.found_good) == ("pass", True)
    half = judge(WEIGHT, off, MASSES, day=DAY, after=right[:2])
    assert (half.verdict, half.found_good, half.left_good) == ("fail", False, False)  # it was found bad, that counts


def test_other_quantities() -> None:
    assert judge(PRESSURE, play(PRESSURE, MANOMETER, noise=0.4, d="1"), MANOMETER, day=DAY).verdict == "pass"
    assert judge(TIMING, play(TIMING, (), noise=0.02, d="0.001"), (), day=DAY).verdict == "pass"
    slow = judge(TIMING, play(TIMING, (), gain=0.02, d="0.001"), (), day=DAY)
    assert (slow.verdict, why(slow)) == ("fail", ["outside", "never-corrected"])
    strips = judge(GLUCOSE, play(GLUCOSE, SOLUTIONS, offset=14, d="1"), SOLUTIONS, day=DAY)
    assert strips.verdict == "pass"
    assert judge(GLUCOSE, play(GLUCOSE, SOLUTIONS, offset=16, d="1"), SOLUTIONS, day=DAY).verdict == "fail"


# --- the check of the day ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("plan", [WEIGHT, GRIP, PRESSURE, TIMING], ids=lambda plan: plan.key)
def test_a_good_day(plan: Plan) -> None:
    own = OWN[plan.reference]
    done = judge_daily(plan, play(plan, own, kind="daily"), own, day=DAY)
    assert (done.verdict, done.left_good, why(done)) == ("pass", True, [])


def test_a_bad_day() -> None:
    off = judge_daily(WEIGHT, play(WEIGHT, MASSES, offset=0.3, kind="daily"), MASSES, day=DAY)
    assert (off.verdict, off.found_good, off.left_good, why(off)) == ("fail", False, False, ["outside"])
    used = Correction(Decimal(1), Decimal("-0.3"), 1)
    right = judge_daily(WEIGHT, play(WEIGHT, MASSES, offset=0.3, kind="daily"), MASSES, day=DAY, in_force=used)
    assert (right.verdict, right.correction) == ("pass", used)
    torn = judge_daily(PRESSURE, changed(play(PRESSURE, (), kind="daily"), "look", "0"), (), day=DAY)
    assert (torn.verdict, why(torn)) == ("fail", ["looked"])
    half = judge_daily(WEIGHT, play(WEIGHT, MASSES, kind="daily")[:1], MASSES, day=DAY)
    assert (half.verdict, why(half)) == ("undecided", ["nothing"])
    other = judge_daily(
        WEIGHT, changed(play(WEIGHT, (*MASSES, *SMALL), kind="daily"), "load", "10.0"), (*MASSES, *SMALL), day=DAY
    )
    assert (other.verdict, why(other)) == ("fail", ["outside"])  # of two points none may be called a slip


# --- the figures ------------------------------------------------------------------------------------------------


def number(text: str) -> float:
    """Return the number of a figure, without its unit."""
    return float(text.lstrip("±< ").split()[0])


def test_the_figures_of_a_device_with_known_flaws() -> None:
    points = play(WEIGHT, MASSES, offset=0.02, gain=0.0005, hysteresis=0.04, d="0.001")
    points = changed(points, "corner-1", "40.090")
    done = judge(WEIGHT, points, MASSES, day=DAY)
    told = done.details
    assert (told["range"], told["points"], told["resolution"]) == ("0–100 kg", "20", "0.001 kg")
    assert told["hysteresis"] == "0.04 kg"
    assert told["zero_return"] == "0 kg"
    assert told["corner_range"] == "0.05 kg"
    assert told["repeat_range"] == "0 kg"
    assert (told["largest_error"], told["largest_at"], told["largest_limit"]) == ("+0.09 kg", "40 kg", "±0.1 kg")
    assert number(told["gain"]) == pytest.approx(0.05, abs=number(told["gain_u"]))
    assert number(told["offset"]) == pytest.approx(0.02, abs=number(told["offset_u"]))
    assert number(told["error_top"]) == pytest.approx(0.07, abs=number(told["error_top_u"]))
    assert told["risk"] == "< 0.1 %"


def test_the_budget_in_use_adds_up() -> None:
    told = judge(WEIGHT, play(WEIGHT, MASSES, noise=0.04, hysteresis=0.1, seed=3), MASSES, day=DAY).details
    parts = [number(value) for key, value in told.items() if key.startswith("budget_")]
    assert len(parts) >= 5
    assert number(told["use_u"]) == pytest.approx(number(told["use_k"]) * sum(one**2 for one in parts) ** 0.5, rel=0.02)
    assert number(told["use_u"]) > number(told["error_top_u"])


def test_the_risk_grows_towards_the_limit() -> None:
    risks = [
        number(
            judge(WEIGHT, play(WEIGHT, MASSES, offset=offset, noise=0.02, d="0.01"), MASSES, day=DAY).details["risk"]
        )
        for offset in (0, 0.04, 0.07, 0.12)
    ]
    assert risks == sorted(risks)
    assert risks[0] < 1
    assert risks[3] > 50


def test_few_masses_reach_less_far() -> None:
    """The line of two small masses may not be believed as far up as that of five large ones."""
    far = judge(WEIGHT, play(WEIGHT, MASSES, noise=0.03), MASSES, day=DAY).details
    near = judge(WEIGHT, play(WEIGHT, SMALL, noise=0.03), SMALL, day=DAY).details
    assert (far["range"], near["range"]) == ("0–100 kg", "0–20 kg")
    assert number(near["valid_to"]) < number(far["valid_to"])
    assert "valid_to" not in judge(WEIGHT, play(WEIGHT, MASSES, hysteresis=0.9), MASSES, day=DAY).details


# --- hostile data -----------------------------------------------------------------------------------------------


def test_what_cannot_be_judged() -> None:
    good = play(WEIGHT, MASSES, noise=0.02)
    late = [replace(one, due_on=date(2026, 11, 21)) for one in MASSES]
    bare = [replace(one, certificate="") for one in MASSES]
    lied = [replace(one, true=one.true * 2) if one.task == "up-1" else one for one in good]
    for points, own, reason in (
        ([], MASSES, "nothing"),
        (changed(good, "up-1", "NaN"), MASSES, "no-number"),
        (changed(good, "up-1", "Infinity"), MASSES, "no-number"),
        ([*good, good[0]], MASSES, "other-plan"),
        ([replace(good[0], task="rod")], MASSES, "other-plan"),
        (good[:1], MASSES, "too-few"),
        (good[:2], MASSES, "too-few"),
        (good, late, "reference-due"),
        (good, bare, "reference-due"),
        (good, (), "no-reference"),
        (good, [replace(one, retired_at=None, kind="rod") for one in MASSES], "reference-due"),
        (good, [replace(one, unit="g") for one in MASSES], "reference-other"),
        (good, [replace(one, uncertainty=Decimal(1)) for one in MASSES], "reference-other"),
        (lied, MASSES, "reference-other"),
    ):
        done = judge(WEIGHT, points, own, day=DAY, legal="no")
        assert (done.verdict, done.found_good, done.left_good) == ("undecided", False, False)
        assert reason in why(done)


def test_a_coarse_device_or_reference_decides_nothing() -> None:
    points = play(WEIGHT, MASSES, d="0.5")
    done = judge(WEIGHT, points, MASSES, day=DAY, resolution=Decimal("0.5"))
    assert (done.verdict, why(done)) == ("undecided", ["device-coarse"])
    rough = [replace(one, uncertainty=Decimal("0.1")) for one in MASSES]
    known = [replace(one, u=Decimal("0.05") * len(one.references)) for one in play(WEIGHT, MASSES)]
    assert why(judge(WEIGHT, known, rough, day=DAY)) == ["reference-coarse"]


def test_another_mass_was_on_it() -> None:
    own = (*MASSES, *SMALL)
    good = play(WEIGHT, own, noise=0.02)
    there = {one.task: one.true for one in good}
    done = judge(WEIGHT, changed(good, "up-2", str(there["up-2"] + 10)), own, day=DAY, legal="no")
    assert (done.verdict, why(done)) == ("undecided", ["wrong-load"])
    assert done.why[0].params[1] == shown(there["up-2"] + 10, Decimal("0.1")) + " kg"


def test_ten_kilograms_read_as_a_hundred_are_not_corrected() -> None:
    good = play(WEIGHT, SMALL)
    done = judge(WEIGHT, changed(good, "up-1", "100.0"), SMALL, day=DAY, legal="no")
    assert (done.verdict, done.correction) == ("fail", None)
    tenfold = [replace(one, reading=one.reading * 10) for one in good]
    done = judge(WEIGHT, tenfold, SMALL, day=DAY, legal="no")
    assert (done.verdict, why(done), done.why[0].params) == ("fail", ["unit"], ("×10",))


@pytest.mark.parametrize(("times", "unit"), [("2.20462", "lb"), ("9.80665", "N"), ("0.001", "×0.001")])
def test_another_unit_is_named(times: str, unit: str) -> None:
    points = [replace(one, reading=one.reading * Decimal(times)) for one in play(GRIP, SMALL)]
    done = judge(GRIP, points, SMALL, day=DAY)
    assert (done.verdict, why(done), done.why[0].params) == ("fail", ["unit"], (unit,))


def test_a_device_that_always_says_the_same() -> None:
    points = [replace(one, reading=Decimal("61.3")) for one in play(WEIGHT, MASSES)]
    assert why(judge(WEIGHT, points, MASSES, day=DAY, legal="no")) == ["stuck"]


def test_up_and_down_swapped() -> None:
    points = play(WEIGHT, MASSES)
    names = {f"up-{n}": f"down-{n}" for n in range(1, 5)}
    names |= {down: up for up, down in names.items()}
    swapped = [replace(one, task=names.get(one.task, one.task)) for one in points]
    done = judge(WEIGHT, swapped, MASSES, day=DAY, legal="no")
    assert (done.verdict, why(done)) == ("undecided", ["order"])


def test_a_point_that_was_made_again_later_is_as_good_as_the_others() -> None:
    late = [replace(one, seconds=900.0) if one.task == "up-2" else one for one in play(WEIGHT, MASSES, noise=0.02)]
    assert judge(WEIGHT, late, MASSES, day=DAY).verdict == "pass"


def test_the_resolution_is_seen_in_the_digits() -> None:
    points = [Point("a", Decimal(0), Decimal(one)) for one in ("0.0", "20", "40.05")]
    assert resolution_of(points) == Decimal("0.01")
    assert resolution_of([Point("a", Decimal(0), Decimal("1E+2"))]) == 1
    strange = judge(WEIGHT, play(WEIGHT, MASSES), MASSES, day=DAY, resolution=Decimal("NaN"))
    assert strange.verdict == "pass"


numbers = st.decimals(allow_nan=True, allow_infinity=True) | st.decimals(-300, 300, places=1)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_nothing_breaks_it_and_nothing_good_comes_of_it(data: st.DataObject) -> None:
    """Any reading on any task, any of the tasks: a verdict with a reason, and only what is within its limits passes."""
    plan, own = data.draw(st.sampled_from([(WEIGHT, MASSES), (GRIP, SMALL), (PRESSURE, MANOMETER), (HEIGHT, ROD)]))
    points = play(plan, own)
    kept = [one for one in points if data.draw(st.booleans())] if data.draw(st.booleans()) else points
    for number in data.draw(st.lists(st.integers(0, max(0, len(kept) - 1)), max_size=4)):
        if kept:
            kept[number] = replace(kept[number], reading=data.draw(numbers))
    done = judge(plan, kept, own, day=DAY, legal="no")
    why(done)
    bad = [one for one in kept if not one.reading.is_finite() or abs(one.reading - one.true) > plan.limit(one.true)]
    assert done.verdict != "pass" or not bad
    assert done.verdict == "pass" or done.why
    assert done.left_good is (done.verdict in ("pass", "adjust"))
    if done.verdict == "adjust" and done.correction is not None:
        assert abs(done.correction.factor - 1) <= plan.largest_gain
        assert abs(done.correction.shift) <= plan.largest_shift


# --- what a centre makes of its own -----------------------------------------------------------------------------


def test_a_check_standard_is_given_its_value() -> None:
    """A sandbag of 37.42 kg on a scale that shows 0.5 % too much."""
    points = play(WEIGHT, MASSES, gain=0.005, noise=0.02)
    readings = [Decimal(one) for one in ("37.6", "37.6", "37.6", "37.7")]
    value, u = assign(WEIGHT, points, readings, Decimal("0.1"))
    assert abs(value - Decimal("37.42")) <= u
    assert u < Decimal("0.2")
    for few in (readings[:2], [Decimal("NaN")] * 3):
        with pytest.raises(ValueError, match="three readings"):
            assign(WEIGHT, points, few, Decimal("0.1"))


def test_numbers_on_paper() -> None:
    tenth = Decimal("0.1")
    assert [shown(Decimal(one), tenth) for one in ("19.981339", "100", "-0.001", "0")] == ["19.98", "100", "0", "0"]
    assert shown(Decimal("0.5"), tenth, sign=True) == "+0.5"
    assert shown(Decimal(250), Decimal(1)) == "250"
