"""Uncertainty budgets, held against the worked example H.1 of the GUM."""

from __future__ import annotations

from math import inf, sqrt

import pytest

from kiosk.core.metrology.budget import Contribution, combine, rectangular, rounding
from kiosk.core.metrology.distributions import coverage_factor


def test_the_end_gauge_of_the_gum() -> None:
    """JCGM 100:2008, H.1, table H.1 and H.1.6: u = 32 nm, 16 degrees of freedom, k99 = 2.92, U99 = 93 nm."""
    gauge = (
        Contribution("standard", 25.0, 18),
        Contribution("difference", 9.7, 25.6),
        Contribution("expansion", 2.9, 50),
        Contribution("temperature", 16.6, 2),
    )
    whole = combine(gauge, 0.99)
    assert whole.u == pytest.approx(32, abs=0.5)
    assert int(whole.df) == 16  # the GUM cuts 16.7
    assert whole.df == pytest.approx(16.7, abs=0.3)
    assert coverage_factor(int(whole.df), 0.99) * whole.u == pytest.approx(93, abs=0.5)
    assert whole.expanded == pytest.approx(92, abs=0.5)  # ours is not cut: k = 2.90


def test_the_comparator_of_the_gum() -> None:
    """H.1.3.2 and H.1.6: 5.8 nm (24), 3.9 nm (5) and 6.7 nm (8) make 9.7 nm with 25.6 degrees of freedom."""
    whole = combine((Contribution("mean", 5.8, 24), Contribution("d1", 3.9, 5), Contribution("d2", 6.7, 8)))
    assert whole.u == pytest.approx(9.7, abs=0.05)
    assert whole.df == pytest.approx(25.6, abs=0.3)


def test_what_is_known_exactly_does_not_lower_the_freedom() -> None:
    alone = combine((Contribution("fit", 1, 4),))
    assert alone.df == pytest.approx(4)
    assert alone.k == pytest.approx(2.776, abs=0.001)
    assert combine((Contribution("fit", 1, 4), Contribution("reference", 1))).df == pytest.approx(16)
    assert combine((Contribution("reference", 3),)).k == pytest.approx(1.96, abs=0.001)


def test_nothing_is_uncertain() -> None:
    whole = combine(())
    assert (whole.u, whole.df, whole.expanded) == (0, inf, 0)


def test_tiny_numbers_do_not_vanish() -> None:
    big = combine((Contribution("a", 1, 5), Contribution("b", 2, 9)))
    small = combine((Contribution("a", 1e-120, 5), Contribution("b", 2e-120, 9)))
    assert small.df == pytest.approx(big.df)


def test_type_b() -> None:
    assert rectangular(-3) == pytest.approx(sqrt(3))
    assert rounding(0.1) == pytest.approx(0.1 / sqrt(12))
