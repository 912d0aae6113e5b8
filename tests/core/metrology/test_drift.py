"""Both charts against published examples and run lengths, and the word that is said before a limit is reached."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import numpy as np
import pytest

from kiosk.core.metrology.drift import D2, LEARNED, cusum, drift, ewma, ewma_limit, learned
from kiosk.core.texts import load_texts
from tests.long.drift import CUSUM_ARL, EWMA_ARL, LONGEST, OURS, runs

# NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.3 (k and h in units of the data) and 6.3.2.4.
NIST_CUSUM = (
    *(324.925, 324.675, 324.725, 324.350, 325.350, 325.225, 324.125, 324.525, 325.225, 324.600),
    *(324.625, 325.150, 328.325, 327.250, 327.825, 328.500, 326.675, 327.775, 326.875, 328.350),
)
NIST_EWMA = (
    *(52.0, 47.0, 53.0, 49.3, 50.1, 47.0, 51.0, 50.1, 51.2, 50.5),
    *(49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1),
)
NIST_LEVELS = (
    *(50.60, 49.52, 50.56, 50.18, 50.16, 49.21, 49.75, 49.85, 50.26, 50.33),
    *(50.11, 49.36, 49.52, 50.05, 49.38, 49.92, 50.73, 51.23, 51.94, 51.99),
)
# Montgomery, Introduction to Statistical Quality Control, table 9.1: twenty of N(10, 1), ten of N(11, 1).
MONTGOMERY = (
    *(9.45, 7.99, 9.29, 11.66, 12.16, 10.18, 8.04, 11.46, 9.20, 10.34),
    *(9.03, 11.47, 10.51, 9.40, 10.08, 9.37, 10.62, 10.31, 8.52, 10.84),
    *(10.90, 9.33, 12.29, 11.50, 10.60, 11.08, 10.38, 11.62, 11.31, 10.52),
)
START = datetime(2026, 3, 2, 0, 0, tzinfo=UTC)


def daily(errors: list[float]) -> list[tuple[datetime, float]]:
    return [(START + timedelta(days=day), error) for day, error in enumerate(errors)]


def noise(many: int, seed: int = 4) -> list[float]:
    return [float(one) for one in np.random.default_rng(seed).normal(0, 1, many)]


def test_montgomerys_example_of_the_cusum() -> None:
    """Table 9.2: the upper sum passes 5 at observation 29 with 5.28, seven observations after it left zero."""
    up, down = cusum([one - 10 for one in MONTGOMERY], k=0.5)
    assert [round(one, 2) for one in up[:5]] == [0.0, 0.0, 0.0, 1.16, 2.82]
    assert [round(one, 2) for one in down[:3]] == [0.05, 1.56, 1.77]
    first = next(place for place, one in enumerate(up, 1) if one > 5)
    assert (first, round(up[28], 2)) == (29, 5.28)
    assert all(one > 0 for one in up[22:29])
    assert up[21] == 0
    assert all(one <= 5 for one in down)


def test_nists_example_of_the_cusum() -> None:
    """Mean 325, k 0.3175, h 4.1959: the upper sum signals at sample 14 and stays, the lower one never does."""
    up, down = cusum([one - 325 for one in NIST_CUSUM], k=0.3175)
    assert [round(one, 2) for one in up[10:16]] == [0.0, 0.0, 3.01, 4.94, 7.45, 10.63]
    assert next(place for place, one in enumerate(up, 1) if one > 4.1959) == 14
    assert max(down) < 4.1959


def test_nists_example_of_the_ewma() -> None:
    """λ 0.3, mean 50, s 2.0539: limits 52.5884 and 47.4115, the printed levels, and none outside."""
    levels, wide = ewma(NIST_EWMA, 50, 0.3), ewma_limit(2.0539, 0.3, 3)
    assert [round(one, 2) for one in levels] == pytest.approx(NIST_LEVELS, abs=0.011)
    assert (round(50 + wide, 3), round(50 - wide, 3)) == (52.588, 47.412)
    assert all(abs(one - 50) < wide for one in levels)


def test_montgomerys_example_of_the_ewma() -> None:
    """λ 0.1, L 2.7: the first levels and limits of table 9.10, and the limit that they come to."""
    levels = ewma(MONTGOMERY, 10, 0.1)
    limits = [ewma_limit(1, 0.1, 2.7, after) for after in range(1, len(levels) + 1)]
    assert [round(one, 3) for one in levels[:2]] == [9.945, 9.75]
    assert [round(10 + one, 2) for one in limits[:2]] == [10.27, 10.36]
    assert round(10 + ewma_limit(1, 0.1, 2.7), 2) == 10.62
    signals = [place for place, one in enumerate(levels, 1) if abs(one - 10) > limits[place - 1]]
    assert signals[0] > 20, "not before the mean has moved"


@pytest.mark.parametrize("shift", [0.5, 1.0, 2.0])
def test_run_lengths_are_the_published_ones(shift: float) -> None:
    """Montgomery's table 9.3; Lucas and Saccucci. The short form: ``make drift`` has more shifts and more runs."""
    found = runs(np.random.default_rng(7), 1500, 0.0, shift)
    assert found.cusum.mean() == pytest.approx(CUSUM_ARL[shift], rel=0.08)
    assert found.ewma.mean() == pytest.approx(EWMA_ARL[shift], rel=0.08)


def test_false_words_are_rare_and_a_drift_is_seen_before_the_limit() -> None:
    """Spread 0.02 kg, limit 0.1 kg (five spreads), a check a day; drift of 0.1 and 2 % of 20 kg a month."""
    chance = np.random.default_rng(8)
    calm = runs(chance, 400, 0.0, chart=OURS)
    assert (calm.both > 250).mean() > 0.85
    for per_cent in (0.1, 2.0):
        a_day = 20 * per_cent / 100 / 30 / 0.02
        seen = runs(chance, 400, a_day, chart=OURS).both
        assert seen.max() < LONGEST
        assert np.quantile(seen, 0.9) < 5 / a_day, "nine of ten before the limit is reached"


def test_what_a_sound_instrument_teaches() -> None:
    values = noise(60)
    centre, sigma = learned(values, 10.0)
    assert centre == pytest.approx(sum(values[:LEARNED]) / LEARNED)
    moving = [abs(one - two) for one, two in pairwise(values[:LEARNED])]
    assert sigma == pytest.approx(sum(moving) / len(moving) / D2)
    assert learned([0.0] * 30, 10.0) == (0.0, 0.5), "a display that never changes has the least spread"
    assert learned([1.0] * 3, 10.0) == (0.0, 2.5), "too few: the prior"
    assert learned([1.0] * 3, 10.0, prior=1.2) == (0.0, 1.2)


def test_the_words_come_before_the_limit() -> None:
    assert drift([], 10).say == "drift.none"
    assert drift(daily(noise(LEARNED - 1)), 10).say == "drift.learning"
    calm = drift(daily(noise(60)), 10)
    assert (calm.state, calm.say, calm.since, calm.reached) == ("calm", "drift.calm", None, None)
    creeping = [one + 0.1 * max(0, day - 30) for day, one in enumerate(noise(75))]
    states = [drift(daily(creeping[:day]), 10).state for day in range(31, 76)]
    assert "act" not in states[:20]
    first = next(place for place, state in enumerate(states) if state != "calm")
    assert 0.1 * first < 5, "said long before the limit"
    moving = drift(daily(creeping), 10)
    assert (moving.state, moving.say) == ("watch", "drift.reaches")
    assert moving.since is not None
    assert moving.since >= START + timedelta(days=25)
    assert moving.reached is not None
    truth = START + timedelta(days=130)  # 10 at 0.1 a day from day 30
    assert abs(moving.reached - truth) < timedelta(days=30)


def test_soon_and_over() -> None:
    quick = [one + 0.5 * max(0, day - 30) for day, one in enumerate(noise(45))]
    soon = drift(daily(quick), 10)
    assert (soon.state, soon.say) == ("act", "drift.soon")
    assert soon.reached is not None
    over = drift(daily([*noise(30), 12.0]), 10)
    assert (over.state, over.say) == ("act", "drift.over")


def test_a_step_that_stands_still_is_told_without_a_day() -> None:
    """It moved, and moves no more: no day is made up for it."""
    step = [0.0, 1.0] * 12 + [6.0, 7.0] * 20
    found = drift(daily(step), 30)
    assert (found.state, found.reached) == ("watch", None)
    assert found.say == "drift.moves"


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_word_of_it_has_a_sentence(language: str) -> None:
    texts = load_texts(language)
    for word in ("none", "learning", "calm", "moves", "reaches", "soon", "over"):
        assert f"drift.{word}" in texts
        assert ("%1" in texts[f"drift.{word}"]) == (word in ("reaches", "soon"))


@pytest.mark.parametrize(("errors", "limit"), [([math.nan], 1.0), ([math.inf], 1.0), ([0.0], 0.0)])
def test_what_is_no_number_is_refused(errors: list[float], limit: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        drift(daily(errors), limit)
