"""A whole trial in figures: usual, empty, hostile; what the protocol stated; whether intervals hold the truth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal

import numpy as np
import pytest

from kiosk.core.agreement.agreement import Agreement, agreement, verdict
from kiosk.core.agreement.figures import Figure
from kiosk.core.agreement.limits import Limits
from kiosk.core.agreement.people import comfort, failures, plain_firmware, seconds, segments
from kiosk.core.agreement.values import Acceptance, Pair, Study
from tests.core.agreement.trials import PROTOCOL, STUDIES, pairs
from tests.core.agreement.worlds import WORLDS, coverage, shares

PAIR = Pair("P01", 1, "test", Decimal("60.1"), Decimal("60.3"))


@pytest.mark.parametrize("value", ["NaN", "sNaN", "Infinity", "-Infinity", "1E+9", "1E+400"])
def test_what_is_no_number_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="no number"):
        replace(PAIR, reference=Decimal(value))
    with pytest.raises(ValueError, match="no number"):
        replace(PAIR, test=Decimal(value))


@pytest.mark.parametrize("spent", [float("nan"), float("inf"), -1.0, 1e9])
def test_seconds_that_are_none_are_refused(spent: float) -> None:
    with pytest.raises(ValueError, match="seconds"):
        replace(PAIR, reference_seconds=spent)
    with pytest.raises(ValueError, match="seconds"):
        replace(PAIR, test_seconds=spent)


def figures(found: object) -> list[Figure]:
    """Every figure in a value."""
    if isinstance(found, Figure):
        return [found]
    if isinstance(found, tuple):
        return [one for part in found for one in figures(part)]
    if isinstance(found, Mapping):
        return [one for part in found.values() for one in figures(part)]
    if is_dataclass(found):
        return [one for field in fields(found) for one in figures(getattr(found, field.name))]
    return []


HOSTILE = {
    "one": pairs(1),
    "two": pairs(2),
    "one person": pairs(1, 9),
    "two people": pairs(2, 4),
    "all equal": (PAIR,) * 7,
    "equal apart": tuple(replace(PAIR, participant=f"P{one}") for one in range(9)),
    "lies": pairs(12, lies=0.0),
    "error codes": tuple(replace(one, test=Decimal("327.675")) for one in pairs(8)),
    "largest": tuple(replace(one, test=Decimal(999_999_999) * (-1) ** place) for place, one in enumerate(pairs(8))),
    "smallest": tuple(
        replace(one, reference=Decimal("1E-300"), test=Decimal(place).scaleb(-299))
        for place, one in enumerate(pairs(8))
    ),
    "nothing at all": tuple(replace(one, reference=Decimal(0), test=Decimal(0)) for one in pairs(6, 2)),
    "one order": tuple(replace(one, first="test") for one in pairs(10)),
    "some repeat": (*pairs(6), *pairs(3, 4, seed=9)),
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("constant", [False, True])
def test_whatever_comes_every_figure_is_a_number_or_says_why(name: str, constant: bool) -> None:
    protocol = replace(PROTOCOL, repeats="constant" if constant else "varying")
    listed = figures(agreement(Study(protocol, HOSTILE[name])))
    assert len(listed) >= 20
    for one in listed:
        numbers = [part for part in (one.value, one.low, one.high, one.p) if part is not None]
        assert all(np.isfinite(part) for part in numbers), one
        assert one.why or one.value is not None
        assert (one.low is None) == (one.high is None)
        assert (one.low is None) == (not one.how)
        if one.low is not None and one.high is not None and one.value is not None:
            assert one.low <= one.value <= one.high


def test_nothing_measured_is_nothing_said() -> None:
    found = agreement(STUDIES["none"])
    assert (found.pairs, found.participants, found.verdict, found.interim) == (0, 0, "unstated", True)
    assert {one.why for one in figures(found)} == {"none"}


def test_a_usual_trial() -> None:
    found = agreement(STUDIES["usual"])
    assert (found.design, found.pairs, found.participants, found.interim) == ("single", 30, 30, False)
    assert found.verdict == "inside"
    assert sum(found.firsts.values()) == 30
    assert [one.firmware for one in found.segments] == ["1.0.2", "1.1.0"]
    assert sum(one.pairs for one in found.segments) == 30
    assert (found.failures["test"].attempts, sum(found.failures["test"].reasons.values())) == (34, 4)
    assert (found.failures["reference"].attempts, found.failures["reference"].part.value) == (31, 0.0)
    assert found.dropped.value == pytest.approx(5 / 35)
    assert found.precision.in_sd == pytest.approx(found.precision.wanted_in_sd)
    assert found.stuck == ()
    assert (found.inside.value, found.inside.n, found.inside.how) == (1.0, 30, "wilson")


def test_a_device_that_always_says_the_same_is_named() -> None:
    found = agreement(STUDIES["lying"])
    assert found.stuck == ("test",)
    assert found.verdict == "outside"
    assert not found.shape.fits
    assert found.concordance.why == "range"


def test_pairs_within_the_stated_limits_are_counted() -> None:
    on = [replace(PAIR, participant=f"P{one}", test=PAIR.reference + Decimal(one) / 10) for one in range(-8, 9)]
    found = agreement(Study(PROTOCOL, tuple(on))).inside  # -0.5 and 0.5 count
    assert (found.value, found.n) == (11 / 17, 17)
    assert agreement(Study(replace(PROTOCOL, acceptance=None), tuple(on))).inside.why == "unstated"


def test_differences_that_are_not_normal_are_told() -> None:
    odd = tuple(
        replace(one, test=one.reference + (Decimal(9) if place % 9 == 0 else Decimal(place % 4) / 10))
        for place, one in enumerate(pairs(40))
    )
    assert agreement(Study(PROTOCOL, odd)).shape.abnormal
    assert not agreement(STUDIES["large"]).shape.abnormal


def test_an_error_that_grows_is_told() -> None:
    assert not agreement(STUDIES["growing"]).shape.fits


def test_repeats_are_worked_out_as_repeats() -> None:
    found = agreement(STUDIES["repeated"])
    assert (found.design, found.pairs, found.participants) == ("constant", 60, 12)
    assert (found.limits.bias.n, found.limits.lower.how, found.order.how) == (12, "mover", "cr2")
    assert found.repeats["test"].within.value == pytest.approx(0.08, abs=0.02)
    assert found.repeats["reference"].within.value == pytest.approx(0.03, abs=0.01)
    assert (found.inside.value, found.inside.why) == (1.0, "approximate")
    varying = agreement(replace(STUDIES["repeated"], protocol=replace(PROTOCOL, repeats="varying")))
    assert (varying.design, varying.repeats["test"].within.why) == ("varying", "varying")


LIMITS = Acceptance(Decimal("-5"), Decimal("5"))


@pytest.mark.parametrize(
    ("lower", "upper", "wanted"),
    [
        ((-4.9, -3.0), (3.0, 4.9), "inside"),
        ((-5.0, -3.0), (3.0, 5.0), "inside"),
        ((-5.1, -3.0), (3.0, 4.9), "undecided"),
        ((-7.0, -5.1), (3.0, 4.9), "outside"),
        ((-4.0, -3.0), (5.2, 9.0), "outside"),
        ((-4.0, -3.0), (4.0, 9.0), "undecided"),
    ],
)
def test_the_whole_interval_decides(lower: tuple[float, float], upper: tuple[float, float], wanted: str) -> None:
    low, high = (Figure(sum(one) / 2, *one) for one in (lower, upper))
    assert verdict(Limits(lower=low, upper=high), LIMITS) == wanted
    assert verdict(Limits(lower=low, upper=high), None) == "unstated"


def test_without_limits_nothing_is_decided() -> None:
    assert verdict(Limits(), LIMITS) == "undecided"


def test_the_order_of_measuring_shows() -> None:
    later = tuple(
        replace(one, test=one.test + (Decimal(1) if one.first == "reference" else Decimal(0))) for one in pairs(40)
    )
    found = agreement(Study(PROTOCOL, later)).order
    assert found.value == pytest.approx(1.0, abs=0.15)
    assert found.p is not None
    assert found.p < 1e-6


def test_seconds_and_comfort_are_described() -> None:
    some = pairs(25)
    spent = np.array([one.test_seconds for one in some], dtype=float)
    found = seconds(some, "test")
    assert (found.n, found.median, found.low, found.high, found.p95) == pytest.approx(
        (25, *np.percentile(spent, [50, 25, 75, 95]))
    )
    assert seconds(some[:10], "test").p95 is None
    assert seconds((), "test").median is None
    asked = [replace(PAIR, participant=f"P{who}", test_comfort=said) for who, said in enumerate((1, 3, 3, None, 9))]
    assert comfort([*asked, replace(PAIR, participant="P0", test_comfort=2)], "test", 3) == (0, 1, 2)


def test_firmware_says_nothing_harmful() -> None:
    assert plain_firmware("1.2\n\x1b[31m<b>\u202e" + "9" * 99) == "1.2[31m<b>" + "9" * 14
    assert segments(pairs(9)) == ()
    back = (*pairs(3, versions=("1",)), *pairs(3, versions=("2",)), *pairs(3, versions=("1",)))
    assert [one.pairs for one in segments(back)] == [6, 3]


def test_failures_count_every_attempt_once() -> None:
    found = failures(STUDIES["usual"], "test")
    assert next(iter(found.reasons.items())) == ("timeout", 2)
    assert failures(Study(PROTOCOL), "test").part.why == "none"


def test_names_of_the_result_are_those_of_the_report() -> None:
    assert {"limits", "shape", "segments", "verdict"} < {field.name for field in fields(Agreement)}


SETS = 150


@pytest.mark.parametrize("name", ["10 single", "12 x 2-8, the truth moves", "15 x 3, the truth stands"])
def test_intervals_hold_the_truth(name: str) -> None:
    """The short form of `make agreement`: three standard errors below 93 % are 0.87."""
    found = coverage(WORLDS[name], SETS, seed=2)
    assert {key: part for key, part in found.items() if not 0.87 <= part <= 1.0} == {}


def test_shares_hold_the_truth() -> None:
    assert shares(0.1, 60, 4000, 1) == pytest.approx(0.95, abs=0.02)
