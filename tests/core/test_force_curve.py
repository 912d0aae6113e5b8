"""The numbers of one effort: curves whose onset, rise, steadiness and area are known, and promises for any curve."""

from __future__ import annotations

import math
from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.force_curve import FLAWS, WINDOWS, Array, Effort, analysed

RATE = 1000.0


def trapezium(
    peak: float = 30.0, rise: float = 0.25, hold: float = 2.0, fall: float = 0.2, *,
    before: float = 1.0, after: float = 1.0, rate: float = RATE, zero: float = 0.0,
) -> tuple[Array, Array]:  # fmt: skip
    """Return a straight rise, a plateau and a straight fall, which begins after ``before`` seconds."""
    seconds = np.arange(0, before + rise + hold + fall + after, 1 / rate)
    corners = np.cumsum([0, before, rise, hold, fall, after])
    return seconds, zero + np.interp(seconds, corners, [0, 0, peak, peak, 0, 0])


def exponential(peak: float, constant: float, rate: float = RATE) -> tuple[Array, Array]:
    """Return peak × (1 - e^(-t / constant)), the usual model of a fast pull, from 1 s on for 3 s, and let go."""
    seconds = np.arange(0, 5, 1 / rate)
    pulled = seconds - 1
    values = np.where((pulled > 0) & (pulled < 3), peak * (1 - np.exp(-np.maximum(pulled, 0) / constant)), 0.0)
    return seconds, values


def effort(curve: tuple[Array, Array], go: float | None = None, full: float | None = None) -> Effort:
    found = analysed(*curve, go=go, full=full)
    assert found is not None
    return found


# --- known curves --------------------------------------------------------------------------------------------------


def test_a_trapezium() -> None:
    found = effort(trapezium(peak=30, rise=0.25, hold=2, fall=0.2))
    assert found.peak == 30
    assert found.zero == 0
    assert found.onset == pytest.approx(1.0 + 0.02 * 0.25, abs=1e-9)  # 2 % of the way up
    assert found.peak_at == pytest.approx(1.25, abs=1 / RATE)
    assert found.time_to_peak == pytest.approx(0.245, abs=2 / RATE)
    assert found.rises == pytest.approx((120, 120, 120))
    assert found.steepest == pytest.approx(120)
    assert found.steadiness == pytest.approx(0, abs=0.2)
    assert found.impulse == pytest.approx(30 * (0.125 + 2 + 0.1 - 0.025), rel=0.01)  # the end is at half the peak
    assert found.rate == pytest.approx(RATE)
    assert found.flaws == ("flat",)
    assert found.valid


@pytest.mark.parametrize("constant", [0.05, 0.1, 0.2])
def test_an_exponential_rise(constant: float) -> None:
    found = effort(exponential(40, constant))
    late = -constant * math.log(1 - 0.02)  # the onset is where 2 % are reached
    assert found.onset == pytest.approx(1 + late, abs=2e-4)
    for window, rise in zip(WINDOWS, found.rises, strict=True):
        true = 40 * (math.exp(-late / constant) - math.exp(-(late + window) / constant)) / window
        assert rise == pytest.approx(true, rel=0.01)
    assert found.rise == found.rises[-1]


@pytest.mark.parametrize("per_cent", [1.0, 2.5, 5.0])
def test_a_trembling_hand_is_as_unsteady_as_it_trembles(per_cent: float) -> None:
    seconds, values = trapezium(hold=4)
    tremble = math.sqrt(2) * per_cent / 100 * np.sin(2 * np.pi * 8 * seconds)
    found = effort((seconds, values * (1 + tremble)))
    assert found.steadiness == pytest.approx(per_cent, rel=0.05)
    assert found.flaws == ()


@pytest.mark.parametrize(
    ("rate", "rises", "steepest"), [(1000, 3, True), (80, 3, False), (40, 2, False), (10, 0, False)]
)
def test_what_the_rate_does_not_permit_is_not_said(rate: float, rises: int, steepest: bool) -> None:
    found = effort(trapezium(rate=rate))
    assert sum(one is not None for one in found.rises) == rises
    assert (found.steepest is not None) is steepest


def test_noise_before_moves_the_onset_up_not_away() -> None:
    chance = np.random.default_rng(1)
    seconds, values = trapezium(peak=30)
    found = effort((seconds, values + chance.normal(0, 0.3, len(values))))
    assert found.onset == pytest.approx(1.0, abs=0.05)
    assert found.zero == pytest.approx(0, abs=0.1)
    assert found.valid


def test_nobody_pulled() -> None:
    assert analysed(np.arange(5.0), np.zeros(5)) is None
    assert analysed(np.arange(5.0), -np.ones(5)) is None
    assert analysed(np.arange(2.0), np.ones(2)) is None
    assert analysed(np.zeros(0), np.zeros(0)) is None
    assert analysed(np.arange(5.0), np.full(5, np.nan)) is None


# --- the verdict ---------------------------------------------------------------------------------------------------


def joined(*curves: tuple[Array, Array]) -> tuple[Array, Array]:
    """Return curves one after the other."""
    seconds, values, at = [], [], 0.0
    for one, force in curves:
        seconds.append(one + at)
        values.append(force)
        at += float(one[-1]) + 1 / RATE
    return np.concatenate(seconds), np.concatenate(values)


def uneven(curve: tuple[Array, Array]) -> tuple[Array, Array]:
    """Add what no hand is without, so that nothing is flat."""
    seconds, values = curve
    return seconds, values * (1 + 0.002 * np.sin(50 * seconds))


def knock() -> tuple[Array, Array]:
    """A sharp top of 40 kg, then a pull of 20 kg."""
    seconds, values = trapezium(peak=20)
    return seconds, values + 20 * np.exp(-(((seconds - 1.26) / 0.015) ** 2))


def holed(start: float, end: float) -> tuple[Array, Array]:
    seconds, values = uneven(trapezium())
    keep = (seconds < start) | (seconds > end)
    return seconds[keep], values[keep]


def since(start: float) -> tuple[Array, Array]:
    seconds, values = uneven(trapezium())
    return seconds[seconds >= start], values[seconds >= start]


@pytest.mark.parametrize(
    ("curve", "flaws"),
    [
        (uneven(trapezium()), ()),
        (uneven(trapezium(peak=3)), ()),
        (trapezium(), ("flat",)),
        (since(1.5), ("not-let-go",)),
        (since(1.05), ()),  # a hand on the handle
        (uneven(trapezium(hold=0.1)), ("short",)),
        (knock(), ("jerk",)),
        (uneven(joined(trapezium(after=0.3), trapezium(before=0.3))), ("twice",)),
        (uneven(trapezium(zero=5.0)), ("zero-off",)),
        (uneven(trapezium(zero=-5.0)), ("zero-off",)),
        (uneven(trapezium(zero=1.0)), ()),
        (uneven(joined(trapezium(after=0), (np.arange(0, 2, 1 / RATE), np.full(2000, 5.0)))), ("zero-off",)),
        (holed(2.0, 2.3), ("gap",)),
        (holed(1.1, 1.19), ()),
        (holed(0.2, 0.6), ()),  # before the pull nothing is missed
        (holed(3.9, 4.2), ()),  # nor afterwards
    ],
)
def test_what_counts_and_what_does_not(curve: tuple[Array, Array], flaws: tuple[str, ...]) -> None:
    found = effort(curve)
    assert found.flaws == flaws
    assert found.valid is (not set(flaws) - {"flat"})


def test_go_and_the_end_of_the_range() -> None:
    curve = uneven(trapezium(peak=30))
    assert effort(curve, go=0.9).flaws == ()
    assert effort(curve, go=1.1).flaws == ("early",)
    assert effort(curve, full=31.0).flaws == ()
    assert effort(curve, full=30.0).flaws == ("saturated",)


def test_every_flaw_is_of_the_list() -> None:
    everything = effort((np.array([0, 0.001, 0.002, 9]), np.array([30.0, 0, 30, 0])), go=1, full=1)
    assert set(everything.flaws) <= set(FLAWS)
    assert list(everything.flaws) == [flaw for flaw in FLAWS if flaw in everything.flaws]


# --- promises ------------------------------------------------------------------------------------------------------

PEAKS = st.floats(5, 80)
CURVES = st.builds(
    lambda peak, rise, hold: uneven(trapezium(peak, rise, hold)), PEAKS, st.floats(0.05, 1), st.floats(0.5, 3)
)


@settings(deadline=None, max_examples=40)
@given(CURVES, st.floats(0.01, 100))
def test_another_unit_scales_forces_and_nothing_else(curve: tuple[Array, Array], factor: float) -> None:
    one, two = effort(curve), effort((curve[0], factor * curve[1]))
    assert two.peak == pytest.approx(factor * one.peak)
    assert two.impulse == pytest.approx(factor * one.impulse, rel=1e-6)
    assert two.rises == pytest.approx([rise and factor * rise for rise in one.rises], rel=1e-6)
    assert two.onset == pytest.approx(one.onset, abs=1e-6)
    assert two.steadiness == pytest.approx(one.steadiness, rel=1e-6)
    assert two.flaws == one.flaws


@settings(deadline=None, max_examples=40)
@given(CURVES, st.floats(-1e4, 1e4))
def test_another_clock_shifts_instants_and_nothing_else(curve: tuple[Array, Array], shift: float) -> None:
    one, two = effort(curve), effort((curve[0] + shift, curve[1]))
    assert two.onset - shift == pytest.approx(one.onset, abs=1e-6)
    assert two.time_to_peak == pytest.approx(one.time_to_peak, abs=1e-6)
    assert two.rises == pytest.approx(one.rises, rel=1e-4)
    assert two.impulse == pytest.approx(one.impulse, rel=1e-4)
    assert two.flaws == one.flaws


@settings(deadline=None, max_examples=40)
@given(PEAKS, st.floats(0.1, 0.6), st.floats(0.6, 2), st.sampled_from([80.0, 100.0, 250.0, 500.0]))
def test_fewer_samples_say_nearly_the_same(peak: float, rise: float, hold: float, rate: float) -> None:
    many, few = (effort(uneven(trapezium(peak, rise, hold, rate=one))) for one in (RATE, rate))
    assert few.peak == pytest.approx(many.peak, rel=0.01)
    assert few.onset == pytest.approx(many.onset, abs=1.5 / rate)
    assert few.impulse == pytest.approx(many.impulse, rel=0.05)
    assert few.rise == pytest.approx(many.rise, rel=0.15)
    assert few.flaws == many.flaws


@settings(deadline=None, max_examples=100)
@given(st.lists(st.tuples(st.floats(-10, 10), st.floats(-50, 200)), max_size=60))
def test_no_curve_gives_what_is_no_number(pairs: list[tuple[float, float]]) -> None:
    found = analysed(np.array([at for at, _ in pairs]), np.array([force for _, force in pairs]))
    if found is None:
        return
    numbers = [getattr(found, one.name) for one in fields(found) if one.name not in ("rises", "flaws")]
    assert all(math.isfinite(one) for one in [*numbers, *found.rises] if one is not None)
    assert found.onset <= found.peak_at
    assert set(found.flaws) <= set(FLAWS)
