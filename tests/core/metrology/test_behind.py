"""What checks say of values: corrections in force, what follows from what, and what is due this morning."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import UUID, uuid4

import pytest

from kiosk.core.metrology.backgrounds import Looked, backgrounds
from kiosk.core.metrology.behind import Checks, doubtful_before, in_force, quantities, stands, unchecked
from kiosk.core.metrology.due import SOON_DAYS, due
from kiosk.core.metrology.pretend import NOTE, pretended
from kiosk.core.metrology.values import Correction, DeviceCheck, InstrumentFacts
from kiosk.core.reading import Measurement, Method, Proof

AT = datetime(2026, 11, 2, tzinfo=UTC)
KEY = ("d", "s")
FIX = Correction(Decimal("1.01"), Decimal(0), 1)


def hours(count: float) -> datetime:
    return AT + timedelta(hours=count)


def check(at: float, kind: str = "full", *, fix: Correction | None = None, **more: object) -> DeviceCheck:
    row = DeviceCheck(uuid4(), *KEY, "body_weight", hours(at), kind, "pass", True, True, hours(9999), fix)  # type: ignore[arg-type]  # words
    return replace(row, **more)  # type: ignore[arg-type]  # a test's own keywords


def value(
    quantity: str = "body_weight",
    at: float = 5,
    used: UUID | None = None,
    method: Method = Method.DEVICE,
    step: str = "",
) -> Measurement:
    proof = Proof(*((KEY[0], "c", "1", KEY[1], used) if method is Method.DEVICE else ("", "computed", "1", "", None)))
    return Measurement(uuid4(), uuid4(), quantity, None, Decimal(60), hours(at), method, step or quantity, proof=proof)


def test_the_correction_in_force_is_that_of_the_last_thorough_check() -> None:
    first, second = check(1, fix=FIX), check(3, fix=FIX)
    every = [first, check(2, "daily"), second, check(4, verdict="undecided"), check(6, "outside"), check(8, fix=FIX)]
    assert in_force(every, "body_weight", hours(0.5)) is None
    assert in_force(every, "body_weight", hours(2.5)) is first, "a check of the morning changes nothing"
    assert in_force(every, "body_weight", hours(5)) is second, "an undecided one neither"
    assert in_force(every, "body_weight", hours(7)) is None, "whoever calibrates elsewhere measures the device as it is"
    assert in_force([replace(second, voided_at=AT), first], "body_weight", hours(5)) is first
    assert in_force([first, check(2, "reset")], "body_weight", hours(5)) is None
    assert in_force([replace(first, quantity="systolic_pressure")], "systolic_pressure", hours(5)) is None
    assert in_force([replace(first, quantity="grip_force")], "grip_rfd", hours(5)) is not None, "made of the stream"


def test_a_value_is_good_only_with_the_correction_in_force() -> None:
    full = check(1, fix=FIX)
    every = [full, check(2, "daily"), check(3, fix=FIX, voided_at=AT)]
    assert stands(value(used=full.id), every).good
    assert stands(value(used=every[2].id), every).good, "the same numbers"
    assert stands(value(), every).why == "doubtful"
    assert stands(value(used=uuid4()), every).why == "doubtful"
    assert stands(value(quantity="heart_rate"), []).good, "nobody can check it"
    assert stands(value(method=Method.TYPED), []).good


def test_what_is_computed_follows_and_old_words_are_kept() -> None:
    weight, bmi, spo2 = value(), value("bmi", method=Method.COMPUTED), value("spo2")
    old = replace(value("spo2"), proof=replace(value("spo2").proof, quality="unchecked"))
    rows = (weight, bmi, spo2, old)
    assert unchecked(rows, {KEY: Checks()}) == {weight.id, bmi.id, old.id}
    assert unchecked(rows, {}) == {weight.id, bmi.id, old.id}, "what is not known is not good"
    assert unchecked(rows, {KEY: [check(1), check(2, "daily")]}) == {old.id}
    assert quantities(rows, frozenset({bmi.id})) == {"bmi"}
    own = value("gait_4m_time", step="gait_speed-1")
    sppb = value("sppb", method=Method.COMPUTED)
    assert sppb.id not in unchecked((own, sppb), {})


def test_an_earlier_value_is_judged_by_its_own_visit() -> None:
    """The newest weight is good; the share of grip was computed from one that was not."""
    every = [check(1), check(2, "daily"), check(3.5, found_good=False, verdict="fail"), check(4, "daily")]
    grip = [replace(one, id=uuid4(), quantity="grip_force") for one in (check(1), check(2, "daily"))]
    rows = (value(at=5), value("grip_force", at=3), value("relative_grip", at=3, method=Method.COMPUTED))
    assert doubtful_before(rows, {KEY: [*every, *grip]}) == {"relative_grip"}


def test_what_is_known_of_a_device_is_told_and_nothing_else() -> None:
    full = check(1, fix=FIX)
    looked = Looked(Checks([full, check(2, "daily"), check(3, voided_at=AT)]), InstrumentFacts(validated=True))
    found = backgrounds((value(used=full.id), value("spo2"), value(method=Method.TYPED)), {KEY: looked}, UTC)
    weight, spo2 = found["body_weight"], found["spo2"]
    assert (weight.checked, weight.corrected, weight.checkable, weight.validated) == (AT.date(), True, True, True)
    assert (spo2.checked, spo2.corrected, spo2.checkable) == (None, False, False)
    assert backgrounds((value(),), {KEY: None}, UTC)["body_weight"].validated is None


@pytest.mark.parametrize(
    ("checks", "todo", "days"),
    [
        ([], "never", None),
        ([check(1)], "daily", 416),
        ([check(1), check(2, "daily")], "ok", 416),
        ([check(1, due_at=hours(10 + 24 * SOON_DAYS)), check(2, "daily")], "ok", SOON_DAYS),
        ([check(1, due_at=hours(9 + 24 * SOON_DAYS)), check(2, "daily")], "soon", SOON_DAYS - 1),
        ([check(1, due_at=hours(10 - 49)), check(2, "daily")], "overdue", -3),
        ([check(1), check(2, found_good=False, left_good=False, verdict="fail")], "failed", 416),
        ([check(1), check(2, "reset")], "moved", 416),
    ],
)
def test_what_is_to_be_done_this_morning(checks: list[DeviceCheck], todo: str, days: int | None) -> None:
    found = due(checks, "body_weight", hours(10))
    assert (found.todo, found.days) == (todo, days)


@pytest.mark.parametrize(("how", "good"), [("good", True), ("overdue", False), ("failed", False)])
def test_made_up_checks_say_so_and_do_what_they_are_for(how: str, good: bool) -> None:
    measures = ("body_weight", "body_height", "spo2", "diastolic_pressure")
    made = pretended(*KEY, measures, AT, how)  # type: ignore[arg-type]  # a word
    assert {one.quantity for one in made} == {"body_weight", "body_height", "systolic_pressure"}
    assert {one.note for one in made} == {NOTE}
    for quantity in ("body_weight", "diastolic_pressure"):
        assert stands(value(quantity, at=0), made).good is good
    before = value(at=-12)
    assert stands(before, made).good is (how == "good")
