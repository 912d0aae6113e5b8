"""Student's t, chi-squared, F and the normal distribution, held against scipy."""

from __future__ import annotations

from collections.abc import Callable
from math import inf

import pytest
from scipy import stats

from kiosk.core.metrology import distributions as ours

CHANCES = (1e-6, 0.001, 0.025, 0.3, 0.5, 0.9, 0.975, 0.995, 1 - 1e-6)
FREEDOM = (1, 1.5, 2, 3.7, 5, 16.7, 100, 1e4)


@pytest.mark.parametrize("df", [*FREEDOM, inf])
def test_t(df: float) -> None:
    for p in CHANCES:
        t = ours.t_quantile(p, df)
        assert t == pytest.approx(float(stats.t.ppf(p, df)), rel=1e-9, abs=1e-12)
        assert ours.t_cdf(t, df) == pytest.approx(p, rel=1e-9)


@pytest.mark.parametrize("df", FREEDOM)
def test_chi2(df: float) -> None:
    for p in CHANCES:
        x = ours.chi2_quantile(p, df)
        assert x == pytest.approx(float(stats.chi2.ppf(p, df)), rel=1e-9)
        assert ours.chi2_cdf(x, df) == pytest.approx(p, rel=1e-9)


@pytest.mark.parametrize(("df1", "df2"), [(1, 4.4), (2, 30), (3.7, 9), (10, 500), (100, 7)])
def test_f(df1: float, df2: float) -> None:
    for p in CHANCES:
        x = ours.f_quantile(p, df1, df2)
        assert x == pytest.approx(float(stats.f.ppf(p, df1, df2)), rel=1e-9)
        assert ours.f_cdf(x, df1, df2) == pytest.approx(p, rel=1e-9)


def test_the_normal_one() -> None:
    for p in CHANCES:
        assert ours.normal_quantile(p) == pytest.approx(float(stats.norm.ppf(p)), rel=1e-12, abs=1e-15)
    for z in (-6.5, -1.96, 0, 0.3, 4):
        assert ours.normal_cdf(z) == pytest.approx(float(stats.norm.cdf(z)), rel=1e-12)


def test_the_table_of_the_gum() -> None:
    """JCGM 100:2008, table G.2: t for 95 % and 99 % by degrees of freedom."""
    table = {
        1: (12.71, 63.66),
        4: (2.78, 4.60),
        10: (2.23, 3.17),
        16: (2.12, 2.92),
        50: (2.01, 2.68),
        inf: (1.96, 2.576),
    }
    for df, (k95, k99) in table.items():
        assert ours.coverage_factor(df) == pytest.approx(k95, abs=0.0051)
        assert ours.coverage_factor(df, 0.99) == pytest.approx(k99, abs=0.0051)


def test_beyond_the_ends() -> None:
    assert ours.beta_inc(2, 3, -1) == 0
    assert ours.beta_inc(2, 3, 2) == 1
    assert ours.chi2_cdf(-1, 3) == ours.f_cdf(-1, 3, 3) == 0
    calls: tuple[Callable[[], float], ...] = (
        lambda: ours.t_quantile(0, 3),
        lambda: ours.normal_quantile(1),
        lambda: ours.t_cdf(1, 0),
        lambda: ours.chi2_cdf(1, float("nan")),
    )
    for call in calls:
        with pytest.raises(ValueError, match="not"):
            call()
