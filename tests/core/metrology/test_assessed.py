"""What an assessor tried: checks that looked good and were not, with the verdict that a person comes to by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import UUID, uuid4

import pytest

from kiosk.core.metrology.plans import PLANS
from kiosk.core.metrology.resolution import resolution_of
from kiosk.core.metrology.standing import Demands, standing
from kiosk.core.metrology.values import Correction, DeviceCheck, Point, Reference
from kiosk.core.metrology.verdict import judge
from tests.core.metrology.plays import (
    DAY,
    GLUCOSE,
    GRIP,
    MANOMETER,
    MASSES,
    PRESSURE,
    SMALL,
    SOLUTIONS,
    WEIGHT,
    changed,
    play,
)

GOOD = tuple(play(WEIGHT, MASSES, noise=0.02))
CUFF = tuple(play(PRESSURE, MANOMETER, d="1"))


def keys(why: tuple[object, ...]) -> list[str]:
    return [str(getattr(one, "key", "")).removeprefix("metrology.why.") for one in why]


@pytest.mark.parametrize("lost", ["corner-3", "zero-1", "zero-2", "repeat", "up", "down"])
def test_a_check_with_something_left_out_passes_nothing(lost: str) -> None:
    kept = [one for one in GOOD if not one.task.startswith(lost)]
    done = judge(WEIGHT, kept, MASSES, day=DAY, legal="no")
    assert (done.verdict, done.left_good) == ("undecided", False)
    assert "valid_to" not in done.details


@pytest.mark.parametrize("lost", ["look", "zero-2", "down", "repeat"])
def test_a_cuff_that_nobody_looked_at_passes_nothing(lost: str) -> None:
    assert (
        judge(PRESSURE, [one for one in CUFF if not one.task.startswith(lost)], MANOMETER, day=DAY).verdict
        == "undecided"
    )


def test_what_is_found_bad_is_bad_whatever_is_left_out_and_is_not_corrected() -> None:
    off = [one for one in play(WEIGHT, MASSES, offset=0.3) if not one.task.startswith("corner")]
    done = judge(WEIGHT, off, MASSES, day=DAY, legal="no")
    assert (done.verdict, keys(done.why)) == ("fail", ["outside", "too-few-to-correct"])


def test_two_repeats_of_five_may_be_left_out() -> None:
    assert judge(WEIGHT, [one for one in GOOD if one.task not in ("repeat-1", "repeat-4")], MASSES, day=DAY).left_good


def test_one_mass_is_not_put_on_five_times_at_once() -> None:
    one = MASSES[0].id
    points = [replace(point, references=(one,) * len(point.references)) for point in GOOD]
    assert keys(judge(WEIGHT, points, MASSES, day=DAY).why) == ["reference-other"]


@pytest.mark.parametrize("other", [{"issued_on": date(2026, 11, 23)}, {"uncertainty": Decimal(0)}])
def test_a_reference_of_tomorrow_or_without_any_uncertainty_proves_nothing(other: dict[str, object]) -> None:
    own = tuple(replace(one, **other) for one in MASSES)  # type: ignore[arg-type]  # fields of a reference
    assert judge(WEIGHT, GOOD, own, day=DAY).verdict == "undecided"


def test_a_printed_range_is_a_range_whatever_its_k() -> None:
    own = tuple(replace(one, k=Decimal(1)) for one in SOLUTIONS)  # ±15 would become ±30
    points = [
        replace(one, reading=one.true + 20, u=next(ref.uncertainty for ref in own if ref.id in one.references))
        for one in play(GLUCOSE, SOLUTIONS, d="1")
    ]
    assert not judge(GLUCOSE, points, own, day=DAY).left_good


def test_a_zero_that_does_not_come_back_is_not_corrected_away() -> None:
    done = judge(WEIGHT, changed(GOOD, "zero-2", "0.2"), MASSES, day=DAY, legal="no")
    assert (done.verdict, keys(done.why)) == ("fail", ["outside", "not-straight"])


def test_a_scale_that_goes_no_further_is_no_slip_of_the_hand() -> None:
    points = [replace(one, reading=min(one.reading, Decimal("60.0"))) for one in GOOD]
    assert judge(WEIGHT, points, MASSES, day=DAY, legal="no").verdict == "fail"
    slip = changed(GOOD, "up-3", "40.0")
    done = judge(WEIGHT, slip, MASSES, day=DAY)
    assert keys(done.why) == ["wrong-load"]
    assert "valid_to" not in done.details  # of a line through a slip nothing is believed


def test_a_step_as_large_as_the_limit_is_not_judged() -> None:
    whole = [replace(one, reading=Decimal(round(one.true)), said=str(round(one.true))) for one in play(GRIP, SMALL)]
    assert keys(judge(GRIP, whole, SMALL, day=DAY).why) == ["device-coarse"]


def test_the_resolution_is_that_of_what_the_device_said_itself() -> None:
    newton = PLANS["grip_force"].covers["force"]
    told = [Point("a", Decimal(0), Decimal("0.0") * newton, said="0.0")]
    assert resolution_of([*told, Point("b", Decimal(20), Decimal("196.1") * newton, said="196.1")]) == Decimal(
        "0.01020"
    )
    pounds = Point("b", Decimal(20), Decimal(44) * Decimal("0.45359237"), said="44")
    assert resolution_of([pounds]) == Decimal("0.4536")
    assert resolution_of(told) > 0
    assert judge(WEIGHT, GOOD, MASSES, day=DAY).details["resolution_by"] == "digits"
    assert judge(WEIGHT, GOOD, MASSES, day=DAY, resolution=Decimal("0.1")).details["resolution_by"] == "noted"


def test_a_correction_that_the_law_forbids_meanwhile_holds_nothing_up() -> None:
    used = Correction(Decimal(1), Decimal("-0.5"), 1)
    off = play(WEIGHT, MASSES, offset=0.5, noise=0.02)
    for legal in ("yes", "unknown"):
        done = judge(WEIGHT, off, MASSES, day=DAY, legal=legal, in_force=used)
        assert (done.verdict, done.correction) == ("fail", None)
        right = judge(WEIGHT, GOOD, MASSES, day=DAY, legal=legal, in_force=used)
        assert (right.verdict, right.correction) == ("pass", None)


def test_a_correction_takes_the_place_of_another_and_says_which() -> None:
    used = Correction(Decimal(1), Decimal("-0.3"), 1)
    off = play(WEIGHT, MASSES, offset=0.5, noise=0.02)
    done = judge(WEIGHT, off, MASSES, day=DAY, legal="no", in_force=used)
    assert done.correction is not None
    assert done.correction.shift == Decimal("-0.5")  # of the raw readings, not on top of the other
    assert done.details["used_shift"] == "-0.3 kg"


# --- taking back the check that made a correction -----------------------------------------------------------------

AT = datetime(2026, 11, 1, 9, tzinfo=UTC)
FIX = Correction(Decimal(1), Decimal("-0.5"), 1)


def made(kind: str, hours: float, *, good: bool = True, fix: Correction | None = None) -> DeviceCheck:
    return DeviceCheck(
        uuid4(), "d", "s", "body_weight", AT + timedelta(hours=hours), kind,  # type: ignore[arg-type]  # a kind
        "pass" if good else "adjust", good, True, AT + timedelta(days=30), fix,
    )  # fmt: skip


def test_who_passed_with_a_correction_that_was_taken_back_vouches_for_nothing() -> None:
    before, adjusted = made("full", 0), made("full", 24, good=False, fix=FIX)
    morning = made("daily", 25, fix=FIX)
    later = AT + timedelta(hours=30)
    assert standing([before, adjusted, morning], Demands(), later).good
    void = replace(adjusted, voided_at=AT + timedelta(hours=29))
    assert standing([before, void, morning], Demands(), later).why == "daily"
    anew = made("daily", 29.5)
    assert standing([before, void, morning, anew], Demands(), later).good
    bad = replace(morning, found_good=False, left_good=False, verdict="fail")
    assert standing([before, void, bad], Demands(), later).why == "failed"  # what was found bad stays bad


def test_a_reference_counts_from_its_day_on() -> None:
    one = Reference(
        UUID(int=1), "mass", "m", Decimal(1), "kg", Decimal(1), Decimal("0.1"), certificate="x", issued_on=DAY
    )
    assert one.good_on(DAY)
    assert not one.good_on(DAY - timedelta(days=1))
