"""A change is told only when it is real: at the limits of every measure, and over ten thousand made-up people."""

from __future__ import annotations

import csv
from decimal import Decimal
from importlib import resources

import numpy as np
import pytest

from kiosk.core.change import CHANGES, say, smallest, verdict
from kiosk.core.norms.changing import direction
from kiosk.core.quantity import QUANTITIES
from kiosk.core.texts import Sentence

PEOPLE, VISITS = 10_000, 20
BEFORE = Decimal(50)


def published() -> dict[str, Decimal]:
    """The largest MDC95 of each measure, read from the file itself."""
    text = resources.files("kiosk").joinpath("assets/norms/change.csv").read_text(encoding="utf-8")
    found: dict[str, Decimal] = {}
    for row in csv.DictReader(text.splitlines()):
        if row["MDC95"]:
            found[row["measure"]] = max(Decimal(row["MDC95"]), found.get(row["measure"], Decimal(0)))
    return found


def test_every_published_limit_is_used_and_no_other() -> None:
    assert {words.measure for words in CHANGES.values()} == set(published())


@pytest.mark.parametrize("quantity", CHANGES)
def test_exactly_the_limit_is_no_change_and_one_step_more_is(quantity: str) -> None:
    limit, step = smallest(quantity), QUANTITIES[quantity].step
    assert limit is not None
    assert limit - step < published()[CHANGES[quantity].measure] <= limit  # the next value that can be recorded
    for sign in (1, -1):
        assert say(quantity, BEFORE, BEFORE + sign * limit) == Sentence("change.same")
        beyond = BEFORE + sign * (limit + step)
        words = CHANGES[quantity]
        assert say(quantity, BEFORE, beyond) == Sentence(words.grew if sign > 0 else words.fell)
        assert verdict(quantity, BEFORE, beyond) == direction(quantity, BEFORE, beyond)


@pytest.mark.parametrize(
    ("quantity", "before", "now", "word", "judged"),
    [
        ("grip_force", "20.0", "27.2", "stronger", "better"),
        ("grip_force", "27.2", "20.0", "weaker", "worse"),
        ("up_and_go_3m", "12.0", "9.2", "faster", "better"),
        ("up_and_go_3m", "9.2", "12.0", "slower", "worse"),
        ("chair_stand_5x", "20.0", "13.7", "faster", "better"),
        ("gait_speed_usual", "1.00", "0.60", "slower", "worse"),
        ("gait_speed_max", "1.00", "1.40", "faster", "better"),
        ("two_min_step", "80", "102", "more", "better"),
        ("two_min_step", "80", "101", "same", "same"),
        ("chair_sit_and_reach", "-9.0", "0.0", "more", "better"),
    ],
)
def test_the_words_fit_the_measure(quantity: str, before: str, now: str, word: str, judged: str) -> None:
    assert say(quantity, Decimal(before), Decimal(now)) == Sentence(f"change.{word}")
    assert verdict(quantity, Decimal(before), Decimal(now)) == judged


@pytest.mark.parametrize("quantity", [key for key in QUANTITIES if key not in CHANGES])
def test_nothing_is_said_where_nobody_knows_the_limit(quantity: str) -> None:
    assert smallest(quantity) is None
    assert say(quantity, Decimal(1), Decimal(99)) is None


def test_without_a_last_time_there_is_no_change() -> None:
    assert say("grip_force", None, Decimal(30)) is None
    assert verdict("grip_force", None, Decimal(30)) is None


def seen(quantity: str, true: np.ndarray[tuple[int, ...], np.dtype[np.float64]], seed: int) -> float:
    """Return the share of visits that are told to differ from the one before: true values, noise, rounded as kept.

    Noise as the limit itself implies it: SD = MDC95 / (1.96 √2). The pairs of steps are judged by `verdict`.
    """
    limit = published()[CHANGES[quantity].measure]
    noise = np.random.default_rng(seed).normal(0.0, float(limit) / (1.96 * 2**0.5), true.shape)
    step = float(QUANTITIES[quantity].step)
    kept = np.rint((true + noise) / step).astype(np.int64)
    apart, often = np.unique(np.abs(np.diff(kept, axis=1)), return_counts=True)
    told = sum(
        count
        for steps, count in zip(apart.tolist(), often.tolist(), strict=True)
        if verdict(quantity, Decimal(0), steps * QUANTITIES[quantity].step) != "same"
    )
    return float(told) / float(often.sum())


@pytest.mark.parametrize("quantity", CHANGES)
def test_stable_people_are_told_of_a_change_at_most_once_in_twenty_visits(quantity: str) -> None:
    """Made-up people whose true value never changes, each with a true value of their own."""
    own = np.random.default_rng(7).uniform(40.0, 60.0, (PEOPLE, 1))
    assert 0.0 < seen(quantity, np.repeat(own, VISITS, axis=1), seed=11) <= 0.05


@pytest.mark.parametrize("quantity", CHANGES)
@pytest.mark.parametrize("sign", [1, -1])
def test_a_change_of_twice_the_limit_is_found_nine_times_in_ten(quantity: str, sign: int) -> None:
    own = np.random.default_rng(8).uniform(40.0, 60.0, (PEOPLE, 1))
    moved = own + sign * 2 * float(published()[CHANGES[quantity].measure])
    assert seen(quantity, np.hstack((own, moved)), seed=12) >= 0.9
