"""Lines through points: published examples, an independent implementation, what hysteresis and drift must not do."""

from __future__ import annotations

import numpy as np
import pytest
import statsmodels.api as sm

from kiosk.core.metrology.budget import combine
from kiosk.core.metrology.fit import Place, design, fit, repeat_variance
from tests.long.coverage import CASES, FROM_NOISE, Case, expanded, held, places_of, played

THERMOMETER = (21.521, 22.012, 22.512, 23.003, 23.507, 23.999, 24.513, 25.002, 25.503, 26.010, 26.511)
CORRECTIONS = (-0.171, -0.169, -0.166, -0.159, -0.164, -0.165, -0.156, -0.157, -0.159, -0.161, -0.160)
NORRIS_X = """0.2 337.4 118.2 884.6 10.1 226.5 666.3 996.3 448.6 777.0 558.2 0.4 0.6 775.5 666.9 338.0 447.5 11.6
556.0 228.1 995.8 887.6 120.2 0.3 0.3 556.8 339.1 887.2 999.0 779.0 11.1 118.3 229.2 669.1 448.9 0.5"""
NORRIS_Y = """0.1 338.8 118.1 888.0 9.2 228.1 668.5 998.5 449.1 778.9 559.2 0.3 0.1 778.1 668.8 339.3 448.9 10.8
557.7 228.3 998.0 888.8 119.6 0.3 0.6 557.6 339.3 888.0 998.5 778.9 10.2 117.6 228.9 668.4 449.2 0.2"""


def test_the_thermometer_of_the_gum() -> None:
    """JCGM 100:2008, H.3.3 and H.3.4: y1, y2, their uncertainties, s, and the correction at 30 °C with its own.

    Through the design that calibrations use: without pairs, repeats and pauses it is that line.
    """
    done = fit(design([Place(reading - 20, 0.0) for reading in THERMOMETER]), np.array(CORRECTIONS))
    assert done.design.df == 9
    assert done.value(0)[0] == pytest.approx(-0.1712, abs=5e-5)
    assert done.value(None)[0] == pytest.approx(0.00218, abs=5e-6)
    assert done.of(0).u == pytest.approx(0.0029, abs=5e-5)
    assert done.of(None).u == pytest.approx(0.00067, abs=5e-6)
    assert done.s2[0] ** 0.5 == pytest.approx(0.0035, abs=5e-5)
    assert done.value(10)[0] == pytest.approx(-0.1494, abs=5e-5)
    assert done.of(10).u == pytest.approx(0.0041, abs=5e-5)


def test_norris() -> None:
    """NIST StRD, linear regression, data set Norris (ozone monitors): certified to 15 digits."""
    x, y = (np.array([float(one) for one in text.split()]) for text in (NORRIS_X, NORRIS_Y))
    done = fit(design([Place(one, 0.0) for one in x]), y)
    assert done.value(0)[0] == pytest.approx(-0.262323073774029, rel=1e-10)
    assert done.value(None)[0] == pytest.approx(1.00211681802045, rel=1e-12)
    assert done.of(0).u == pytest.approx(0.232818234301152, rel=1e-11)
    assert done.of(None).u == pytest.approx(0.000429796848199937, rel=1e-11)
    assert done.s2[0] ** 0.5 == pytest.approx(0.884796396144373, rel=1e-11)
    assert done.design.df == 34


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_design_is_an_ordinary_regression(case: Case) -> None:
    """Every sequence the product asks for: parameters, their covariance and s², held against statsmodels."""
    places = places_of(case, np.random.default_rng(5))
    plan = design(places)
    errors = np.random.default_rng(6).normal(0, 0.1, len(places))
    done = fit(plan, errors)
    other = sm.OLS(errors, plan.columns).fit()
    assert done.parameters[0] == pytest.approx(np.asarray(other.params), rel=1e-7, abs=1e-10)
    assert plan.df == int(other.df_resid)
    assert float(done.s2[0]) == pytest.approx(float(other.mse_resid))
    u = [part.u for part in done.budget(0.0) if part.key == "fit"]
    if plan.gain:
        assert u == [pytest.approx(float(np.asarray(other.bse)[0]), rel=1e-7)]


UP_DOWN = [
    Place(load, 10.0 * n, way)
    for n, (load, way) in enumerate(((0, 1), (10, 1), (20, 1), (40, 0), (20, -1), (10, -1), (0, -1)))
]
SEQUENCE = (*UP_DOWN, *(Place(20, 80.0 + 7 * n, 0, True) for n in range(5)))


def test_hysteresis_of_any_shape_and_drift_change_nothing() -> None:
    load, seconds, way = (np.array([getattr(one, name) for one in SEQUENCE]) for name in ("load", "seconds", "way"))
    block = np.array([one.block for one in SEQUENCE])
    plain = 0.3 - 0.01 * load
    bent = (
        plain + np.where(block, 0.37, 0.0) + way * np.array([{0: 0.02, 10: 0.5, 20: -0.3, 40: 0}[one] for one in load])
    )
    middle = seconds[~block].mean()
    for errors in (plain, bent, bent + 0.004 * (seconds - middle)):
        done = fit(design(SEQUENCE), errors)
        assert done.value(0)[0] == pytest.approx(0.3)
        assert done.value(None)[0] == pytest.approx(-0.01)
        assert done.value(40)[0] == pytest.approx(-0.1)
        assert done.s2[0] == pytest.approx(0, abs=1e-20)
        assert done.residuals == pytest.approx(0, abs=1e-10)


def test_an_uneven_pause_with_drift_changes_nothing_either() -> None:
    late = [Place(one.load, one.seconds + (50 if n > 2 else 0), one.way, one.block) for n, one in enumerate(SEQUENCE)]
    middle = np.mean([one.seconds for one in late if not one.block])
    errors = np.array([0.1 + 0.002 * one.load + 0.01 * (one.seconds - middle) for one in late])
    done = fit(design(late), errors)
    assert done.design.drift
    assert (done.value(0)[0], done.value(None)[0]) == (pytest.approx(0.1), pytest.approx(0.002))


def test_a_rounding_error_that_repeats_itself_is_not_averaged_away() -> None:
    """Every reading the same: nothing scatters, and yet nobody knows better than d/√12."""
    done = fit(design(SEQUENCE), np.full(len(SEQUENCE), 0.1), 0.1)
    assert done.s2[0] == pytest.approx(0, abs=1e-20)
    assert done.of(0).u >= 0.1 / 12**0.5
    noisy = fit(design(SEQUENCE), np.random.default_rng(1).normal(0, 5, len(SEQUENCE)), 0.1)
    assert {one.key: one.u for one in noisy.budget(0)}["resolution"] < 1e-6


def test_one_load_has_no_gain() -> None:
    done = fit(design([Place(150, 9.0 * n, 0, n > 0) for n in range(6)]), np.array([0.2, 0.3, 0.1, 0.2, 0.2, 0.2]))
    assert not done.design.gain
    assert done.value(None)[0] == 0
    assert done.value(150)[0] == pytest.approx(0.2, abs=0.05)


def test_friction_at_the_largest_load_changes_nothing() -> None:
    """Constant friction: everything that goes up shows too little, the largest load too, and nothing shows it there."""
    places = [Place(one.load, one.seconds, one.way or 1, one.block) for one in UP_DOWN]
    errors = np.array([0.2 + 0.01 * one.load - 0.3 * one.way for one in places])
    done = fit(design(places), errors)
    assert (done.value(0)[0], done.value(40)[0]) == (pytest.approx(0.2), pytest.approx(0.6))


def test_where_nobody_came_down_the_line_takes_what_there_is() -> None:
    places = [Place(load, 9.0 * n, 1) for n, load in enumerate((0, 10, 20, 30))]
    done = fit(design(places), np.array([0.1, 0.2, 0.3, 0.4]))
    assert done.value(30)[0] == pytest.approx(0.4)


def test_repeats_lose_their_drift() -> None:
    rows = np.array([[0.0] * 7 + [1.0, 2.0, 3.0, 4.0, 5.0]])
    assert repeat_variance(SEQUENCE, rows)[0] == pytest.approx(0, abs=1e-20)
    assert repeat_variance(UP_DOWN, rows[:, :7])[0] == 0


# --- coverage: the short form of `make coverage` ----------------------------------------------------------------

RUNS = 2000
"""With so many, 95 % of coverage comes out within ± 2 % in all but one of 40,000 cases."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_intervals_hold_the_truth(case: Case) -> None:
    for noise in (0.0, 0.2, FROM_NOISE):
        for told in held(case, noise, RUNS, seed=7):
            assert told.percent >= 93, (noise, told)
            assert noise < FROM_NOISE or told.percent <= 97, (noise, told)


def test_wrong_intervals_are_noticed() -> None:
    """The count can fail: intervals without their coverage factor hold the truth in two of three cases alone."""
    chance = np.random.default_rng(1)
    places = places_of(CASES[0], chance)
    done, offset, _ = played(places, CASES[0], 0.1, RUNS, chance)
    narrow = np.array([done.of(0.0, run).u for run in range(RUNS)])
    assert 60 < (np.abs(done.value(0.0) - offset) <= narrow).mean() * 100 < 75


def test_many_at_once_are_as_one_by_one() -> None:
    chance = np.random.default_rng(2)
    places = places_of(CASES[3], chance)
    done, _, _ = played(places, CASES[3], 0.04, 20, chance)
    for load in (None, 0.0, 17.0):
        wide = expanded(done, load)
        for run in range(20):
            assert wide[run] == pytest.approx(combine(done.budget(load, run)).expanded, rel=1e-3)
