"""Bias and limits of agreement against the papers that brought them up, and against somebody else's statistics."""

from __future__ import annotations

from math import sqrt

import numpy as np
import pytest
from scipy import stats

from kiosk.core.agreement.figures import HIGH, LEVEL, Figure, Numbers, Z, mean_figure, share, spread_figure
from kiosk.core.agreement.limits import Part, factors, limits, mover, pooled
from kiosk.core.agreement.noncentral import noncentral_t_cdf, noncentral_t_quantile
from tests.core.agreement.published import CARDIAC_IC, CARDIAC_RV, PEFR, PRESSURE


def each(values: Numbers) -> list[Numbers]:
    """One pair a participant."""
    return [np.array([one]) for one in values]


def ends(figure: Figure) -> tuple[float, float, float]:
    assert figure.value is not None
    assert figure.low is not None
    assert figure.high is not None
    return figure.value, figure.low, figure.high


@pytest.mark.parametrize("df", [1, 2, 5, 16, 84, 1000])
@pytest.mark.parametrize("p", [0.025, 0.5, 0.975])
def test_the_noncentral_t_is_scipys(p: float, df: int) -> None:
    for shift in (0.0, -3.0, Z * sqrt(df + 1)):
        wanted = stats.nct.ppf(p, df, shift)
        assert noncentral_t_quantile(p, df, shift) == pytest.approx(wanted, rel=1e-6, abs=1e-6)
        assert noncentral_t_cdf(wanted, df, shift) == pytest.approx(p, abs=1e-7)


@pytest.mark.parametrize(
    ("n", "factor"),
    [(2, 26.260), (5, 4.203), (10, 2.911), (30, 2.220)],
)
def test_published_tolerance_factors(n: int, factor: float) -> None:
    """One-sided factors of a normal distribution, 95 % of it with 95 % confidence (Owen 1963; ISO 16269-6)."""
    shift = float(stats.norm.ppf(0.95)) * sqrt(n)
    assert noncentral_t_quantile(0.95, n - 1, shift) / sqrt(n) == pytest.approx(factor, abs=0.001)


def test_without_a_shift_the_noncentral_t_is_students() -> None:
    assert noncentral_t_cdf(0.0, 7, 0.0) == 0.5
    assert noncentral_t_cdf(2.0, 7, 0.0) == pytest.approx(stats.t.cdf(2.0, 7))


@pytest.mark.parametrize(("p", "df"), [(0.0, 3), (1.0, 3), (0.5, 0)])
def test_there_is_no_such_quantile(p: float, df: float) -> None:
    with pytest.raises(ValueError, match="quantile"):
        noncentral_t_quantile(p, df, 0.0)


def test_peak_flow_of_1986() -> None:
    """Lancet i: 307: large minus mini meter, mean -2.1, SD 38.8; bias from -22.0 to 17.8."""
    found = limits(each(PEFR[:, 2]), each(PEFR[:, 0]))
    bias, low, high = ends(found.bias)
    assert (round(bias, 1), round(low, 1), round(high, 1)) == (-2.1, -22.0, 17.8)
    sd = ends(found.sd)[0]
    assert round(sd, 1) == 38.8
    assert (round(bias - 2 * sd, 1), round(bias + 2 * sd, 1)) == (-79.6, 75.4)  # the paper rounds first: -79.7, 75.5
    assert ends(found.lower)[0] == pytest.approx(bias - Z * sd)
    assert ends(found.upper)[0] == pytest.approx(bias + Z * sd)


def test_systolic_pressure_of_1999() -> None:
    """Stat Methods Med Res 8: 135: first readings, J minus S: -16.29, 19.61, -54.7 to 22.1; bias -20.5 to -12.1."""
    found = limits(each(PRESSURE["S"][:, 0]), each(PRESSURE["J"][:, 0]))
    assert [round(one, 2) for one in (ends(found.bias)[0], ends(found.sd)[0])] == [-16.29, 19.61]
    assert [round(one, 1) for one in ends(found.bias)[1:]] == [-20.5, -12.1]
    assert [round(one, 1) for one in (ends(found.lower)[0], ends(found.upper)[0])] == [-54.7, 22.1]
    # The paper's own intervals are the approximate ones, -61.9 to -47.5 and 14.9 to 29.3: ours lie further out.
    assert ends(found.lower)[1:] == pytest.approx((-62.96, -48.38), abs=0.01)
    assert ends(found.upper)[1:] == pytest.approx((15.79, 30.37), abs=0.01)


def test_three_readings_of_each_of_1999() -> None:
    """Section 5.1: within-subject variances 37.408 and 83.141; -15.62, 20.95, -56.68 to 25.44."""
    j, s = list(PRESSURE["J"]), list(PRESSURE["S"])
    assert [round(pooled(one)[0], 3) for one in (j, s)] == [37.408, 83.141]
    found = limits(s, j, "constant")
    said = [ends(one)[0] for one in (found.bias, found.sd, found.lower, found.upper)]
    assert [round(one, 2) for one in said] == [-15.62, 20.95, -56.68, 25.44]


def test_cardiac_output_of_zou() -> None:
    """Zou 2013: first four subjects, RV minus IC, the truth moves: -2.14 to 3.59; intervals by the normal."""
    found = limits(CARDIAC_IC[:4], CARDIAC_RV[:4])
    assert [round(ends(one)[0], 2) for one in (found.bias, found.lower, found.upper)] == [0.73, -2.14, 3.59]
    d = [one - other for one, other in zip(CARDIAC_RV[:4], CARDIAC_IC[:4], strict=True)]
    means = np.array([one.mean() for one in d])
    square = float(means.var(ddof=1))
    within, df = pooled(d)
    parts = [Part(1.0, square, 3), Part(1 - float(np.mean([1 / len(one) for one in d])), within, df)]
    _, lower, upper = mover(float(means.mean()), square / 4, parts, 4, Z)
    assert ends(lower)[1:] == pytest.approx((-9.83, -0.33), abs=0.01)
    assert ends(upper)[1:] == pytest.approx((1.77, 11.27), abs=0.01)
    assert found.lower.low is not None
    assert found.lower.low < -9.83  # Student's t is the more careful one


def test_cardiac_output_of_2007_is_near() -> None:
    """Bland and Altman weigh pairs, Zou participants: -1.34 to 2.54 (their method) beside -1.30 to 2.72."""
    d = [one - other for one, other in zip(CARDIAC_RV, CARDIAC_IC, strict=True)]
    every, m = np.concatenate(d), np.array([len(one) for one in d])
    between = sum(len(one) * (one.mean() - every.mean()) ** 2 for one in d) / 11
    within, _ = pooled(d)
    assert between / within == pytest.approx(stats.f_oneway(*d).statistic)  # the one-way analysis of variance
    part = (between - within) / ((60**2 - float((m**2).sum())) / (11 * 60))
    theirs = [float(every.mean()) + way * Z * sqrt(part + within) for way in (-1, 1)]
    assert theirs == pytest.approx((-1.34, 2.54), abs=0.005)
    found = limits(CARDIAC_IC, CARDIAC_RV)
    assert [round(ends(one)[0], 2) for one in (found.bias, found.lower, found.upper)] == [0.71, -1.30, 2.72]
    assert ends(found.within)[0] == pytest.approx(sqrt(within))


def test_limits_are_exact_by_scipy() -> None:
    luck = np.random.default_rng(7)
    for n in (3, 10, 40):
        d = luck.normal(1, 3, n)
        found = limits(each(np.zeros(n)), each(d))
        mean, sd = float(d.mean()), float(d.std(ddof=1))
        assert ends(found.bias)[1:] == pytest.approx(stats.t.interval(LEVEL, n - 1, mean, sd / sqrt(n)))
        far = stats.nct.ppf([1 - HIGH, HIGH], n - 1, Z * sqrt(n)) / sqrt(n) * sd
        assert ends(found.upper)[1:] == pytest.approx(tuple(mean + far))
        assert ends(found.lower)[1:] == pytest.approx(tuple(mean - far[::-1]))
        chi = stats.chi2.ppf([HIGH, 1 - HIGH], n - 1)
        assert ends(found.sd)[1:] == pytest.approx(tuple(sd * np.sqrt((n - 1) / chi)))


def test_more_participants_make_the_limits_surer() -> None:
    widths = [high - low for low, high in map(factors, (5, 10, 30, 85, 300))]
    assert widths == sorted(widths, reverse=True)
    assert widths[-1] == pytest.approx(2 * 1.96 * sqrt(2.92 / 300), rel=0.02)  # Bland and Altman: SE² is 2.92 s²/n


def test_balanced_repeats_of_which_none_differ_within_are_single_pairs() -> None:
    luck = np.random.default_rng(3)
    d = luck.normal(0, 1, 20)
    twice = limits([np.zeros(2)] * 20, [np.array([one, one]) for one in d])
    assert ends(twice.sd)[0] == pytest.approx(d.std(ddof=1) * 1.0)
    assert ends(twice.bias) == pytest.approx(ends(mean_figure(d)))


def test_nothing_and_too_little_say_so() -> None:
    none = limits([], [])
    assert (none.bias, none.lower) == (Figure(why="none"), Figure(why="none"))
    one = limits(each(np.array([1.0])), each(np.array([2.0])))
    assert (one.bias, one.sd.why, one.lower.why) == (Figure(1.0, n=1, why="few"), "few", "few")
    two = limits(each(np.array([1.0, 5.0])), each(np.array([2.0, 7.0])))
    assert two.bias.low is not None
    assert (two.lower.value, two.lower.why) == (None, "few")


def test_one_participant_speaks_for_nobody_else() -> None:
    alone = limits([np.array([1.0, 2.0, 3.0])], [np.array([2.0, 2.5, 3.0])])
    assert alone.bias == Figure(0.5, n=1, why="one")
    assert {one.why for one in (alone.sd, alone.lower, alone.upper)} == {"one"}


@pytest.mark.parametrize("pairs", [1, 3])
def test_equal_differences_have_no_limits(pairs: int) -> None:
    values = [np.full(pairs, float(one)) for one in (50, 60, 70, 80)]
    found = limits(values, [one + 0.1 for one in values])
    assert found.bias.value == pytest.approx(0.1)
    assert {found.bias.why, found.lower.why, found.upper.why} == {"spread"}
    assert found.lower.value is None
    assert found.sd.value == 0.0


@pytest.mark.parametrize(("count", "of"), [(0, 30), (1, 30), (15, 30), (30, 30), (3, 7)])
def test_shares_are_wilsons(count: int, of: int) -> None:
    from statsmodels.stats.proportion import proportion_confint

    assert ends(share(count, of))[1:] == pytest.approx(proportion_confint(count, of, method="wilson"), abs=1e-9)


def test_no_share_of_nothing() -> None:
    assert share(0, 0) == Figure(why="none")
    assert spread_figure(1.0, 0, 1).why == "few"
