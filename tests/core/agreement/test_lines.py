"""Lines and concordance against statsmodels, scipy and sums that were written down another way."""

from __future__ import annotations

from math import sqrt, tanh

import numpy as np
import pytest
import statsmodels.api as sm
from scipy import stats

from kiosk.core.agreement.concordance import concordance, repeatability
from kiosk.core.agreement.figures import Numbers, Z
from kiosk.core.agreement.lines import _clustered, deming, regress
from kiosk.core.agreement.shape import blom, normal, shape
from tests.core.agreement.published import MILK, PEFR, PLASMA, PRESSURE
from tests.core.agreement.test_limits import each, ends

LUCK = np.random.default_rng(11)
X = LUCK.normal(60, 10, 40)
Y = 2.0 + 0.97 * X + LUCK.normal(0, 2, 40)


def test_least_squares_are_statsmodels() -> None:
    theirs = sm.OLS(Y, sm.add_constant(X)).fit()
    ours = regress(each(X), each(Y))
    assert ours.start == pytest.approx(theirs.params[0])
    assert ends(ours.slope) == pytest.approx((theirs.params[1], *theirs.conf_int()[1]))
    assert ours.slope.p == pytest.approx(theirs.pvalues[1])


def test_robust_errors_of_lone_pairs_are_hc2() -> None:
    design = np.column_stack([np.ones_like(X), X - X.mean()])
    fit = sm.OLS(Y, design).fit()
    error, df = _clustered(design, np.asarray(fit.resid), [1] * 40)
    assert error == pytest.approx(fit.get_robustcov_results("HC2").bse[1])
    assert 10 < df < 38  # few participants far out carry the slope: fewer than 38


def test_robust_errors_of_two_groups_of_participants_are_those_of_their_means() -> None:
    """Balanced participants, each in one group: the difference's error is that of two samples of means (Welch)."""
    luck = np.random.default_rng(5)
    people = [luck.normal(0, 1) + luck.normal(0, 1, 4) for _ in range(16)]
    group = [np.full(4, 0.5 if number < 7 else -0.5) for number in range(16)]
    found = regress(group, people).slope
    means = np.array([one.mean() for one in people])
    one, other = means[:7], means[7:]
    error = sqrt(one.var(ddof=1) / 7 + other.var(ddof=1) / 9)
    theirs = stats.ttest_ind(one, other, equal_var=False)
    assert found.value == pytest.approx(one.mean() - other.mean())
    assert found.p == pytest.approx(theirs.pvalue, abs=0.02)
    assert found.high is not None
    assert found.value is not None
    assert (found.high - found.value) / error == pytest.approx(stats.t.ppf(0.975, 14), rel=0.05)


def test_deming_is_orthogonal_distance() -> None:
    """With errors alike it is the first principal axis."""
    _, _, axes = np.linalg.svd(np.column_stack([X - X.mean(), Y - Y.mean()]))
    ours = deming(each(X), each(Y))
    assert ends(ours.slope)[0] == pytest.approx(axes[0, 1] / axes[0, 0])
    assert ours.start == pytest.approx(Y.mean() - axes[0, 1] / axes[0, 0] * X.mean())
    scaled = deming(each(X), each(3 * Y), 9.0)  # the units of a device do not matter
    assert ends(scaled.slope)[0] == pytest.approx(3 * axes[0, 1] / axes[0, 0])
    assert ends(ours.slope)[1] < ends(ours.slope)[0] < ends(ours.slope)[2]


def test_lins_coefficient_and_its_interval() -> None:
    """Against the formulae of Lin 1989 with the corrected variance (2000), written down from moments again."""
    x, y = PEFR[:, 0], PEFR[:, 2]
    n, r = 17, float(np.corrcoef(x, y)[0, 1])
    sx, sy = x.std(), y.std()
    value = 2 * r * sx * sy / (sx**2 + sy**2 + (x.mean() - y.mean()) ** 2)
    u = (x.mean() - y.mean()) / sqrt(sx * sy)
    first = (1 - r**2) * value**2 * (1 - value**2) / r**2
    second = 2 * value**3 * (1 - value) * u**2 / r
    third = value**4 * u**4 / (2 * r**2)
    error = sqrt((first + second - third) / (n - 2)) / (1 - value**2)
    z = np.arctanh(value)
    assert ends(concordance(each(x), each(y))) == pytest.approx((value, tanh(z - Z * error), tanh(z + Z * error)))
    assert round(value, 2) == 0.94


def test_repeatability_of_1986_and_1999() -> None:
    """Peak flow: 15.3 and 19.9 l/min. Pressure: variances 37.408 and 83.141, so 17.0 and 25.3 mm Hg."""
    large, mini = (repeatability(list(PEFR[:, place : place + 2]), "constant") for place in (0, 2))
    assert [round(ends(one.within)[0], 1) for one in (large, mini)] == [15.3, 19.9]
    assert ends(large.coefficient)[0] == pytest.approx(1.96 * sqrt(2) * 15.3, abs=0.1)
    j, s = (repeatability(list(PRESSURE[name]), "constant").coefficient for name in "JS")
    assert [round(ends(one)[0], 1) for one in (j, s)] == [17.0, 25.3]


def test_repeatability_needs_repeats_of_one_truth() -> None:
    assert repeatability(each(X), "constant").within.why == "single"
    assert repeatability(list(PEFR[:, :2]), "varying").within.why == "varying"
    assert repeatability([], "constant").within.why == "none"
    assert repeatability([np.array([5.0, 5.0])] * 6, "constant").within.why == "spread"


def test_plasma_volume_of_1999_as_a_ratio() -> None:
    """Section 3.1: logarithms 0.099, 0.056 to 0.141; ratio 1.11 (1.10 by the data), 1.06 to 1.15."""
    ratio = shape(each(PLASMA[1]), each(PLASMA[0]), "varying").ratio
    assert ratio is not None
    assert [round(ends(one)[0], 2) for one in (ratio.bias, ratio.lower, ratio.upper)] == [1.10, 1.06, 1.15]
    assert np.log([ends(one)[0] for one in (ratio.bias, ratio.lower, ratio.upper)]) == pytest.approx(
        (0.099, 0.056, 0.141), abs=0.0005
    )


def test_fat_in_milk_of_1999_by_regression() -> None:
    """Section 3.2: difference 0.079 - 0.0283 x mean; the residuals' SD is 0.08033 and does not go with the size."""
    found = shape(each(MILK[1]), each(MILK[0]), "varying")
    assert found.proportional.start == pytest.approx(0.079, abs=0.0005)
    assert ends(found.proportional.slope)[0] == pytest.approx(-0.0283, abs=0.00005)
    assert found.sloped is not None
    assert not found.sloped.grows
    assert not found.fits
    for bias, low, high in zip(found.sloped.bias, found.sloped.lower, found.sloped.upper, strict=True):
        assert ((high - low) / 2, (high + low) / 2) == pytest.approx((Z * 0.08033, bias), abs=5e-5)


def test_a_spread_that_grows_is_found() -> None:
    luck = np.random.default_rng(2)
    x = luck.uniform(10, 100, 300)
    found = shape(each(x), each(x + luck.normal(0, 1, 300) * 0.05 * x), "varying")
    assert not found.fits
    assert found.sloped is not None
    assert found.sloped.grows
    wide = [high - low for low, high in zip(found.sloped.lower, found.sloped.upper, strict=True)]
    assert [one / (2 * Z) / at for one, at in zip(wide, found.sloped.at, strict=True)][1:] == pytest.approx(
        [0.05, 0.05], rel=0.15
    )


def test_normality_agrees_with_shapiro_and_wilk() -> None:
    luck = np.random.default_rng(9)
    for n in (8, 30, 200):
        for values in (luck.normal(0, 1, n), luck.exponential(1, n), luck.uniform(0, 1, n)):
            ours, theirs = normal(values), stats.shapiro(values)
            assert ours.value == pytest.approx(theirs.statistic, abs=0.03)
            assert ours.p is not None
            assert (ours.p < 0.01) == (theirs.pvalue < 0.01) or abs(ours.p - theirs.pvalue) < 0.05


def test_normal_values_are_called_abnormal_as_often_as_said() -> None:
    luck = np.random.default_rng(4)
    found = [normal(luck.normal(0, 1, 25)).p or 0.0 for _ in range(800)]
    assert np.mean([one < 0.05 for one in found]) == pytest.approx(0.05, abs=0.02)


def test_expected_order_is_symmetric() -> None:
    assert blom(7) == pytest.approx(-blom(7)[::-1])


@pytest.mark.parametrize(
    ("x", "y", "why"),
    [
        ([], [], "none"),
        ([1.0, 2.0], [1.0, 2.0], "few"),
        ([5.0] * 6, [1.0, 2.0, 3.0, 4.0, 5.0, 6.0], "range"),
        ([1.0, 2.0, 3.0, 4.0, 5.0], [7.0] * 5, "spread"),
        ([1.0, 2.0, 3.0, 4.0, 5.0], [3.0, 5.0, 7.0, 9.0, 11.0], "line"),
    ],
)
def test_no_line_where_there_is_none(x: Numbers, y: Numbers, why: str) -> None:
    assert regress(each(x), each(y)).slope.why == why


def test_no_concordance_with_a_device_that_always_says_the_same() -> None:
    assert concordance(each(X), each(np.full(40, 61.0))).why == "range"
    assert deming(each(X), each(np.full(40, 61.0))).slope.why == "range"
    assert concordance(each(X), each(X)).why == "spread"
    assert concordance(each(X[:3]), each(Y[:3])).why == "few"
    assert concordance([], []).why == "none"


def test_the_ratio_needs_values_above_zero() -> None:
    found = shape(each(X), each(X - 100), "varying")
    assert (found.ratio, found.ratio_why) == (None, "positive")
