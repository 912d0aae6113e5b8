"""Kept visits over time and told again: nothing is joined that is not alike; a record gives the visit's own words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest

from kiosk.core.assessment import Taken
from kiosk.core.reading import Measurement, Method, Proof, Side
from kiosk.core.resident import Person, Sex
from kiosk.core.summary import results_of, summarise, taken_of
from kiosk.core.texts import Sentence
from kiosk.core.trend import before, trends
from kiosk.core.visit import Programme, Stage, Visit
from kiosk.core.visit_record import AssessmentEnd, End, Instrument, VisitRecord

AT = datetime(2026, 11, 2, tzinfo=UTC)
SCALE = Proof("and-hv200kc", "and_standard", "1", "SN-1")


def value(quantity: str, digits: str, **more: object) -> Measurement:
    fields: dict[str, object] = {
        "id": uuid4(),
        "event_id": uuid4(),
        "quantity": quantity,
        "side": None,
        "value": Decimal(digits),
        "taken_at": AT,
        "method": Method.DEVICE,
        "step": quantity,
        "proof": SCALE,
    }
    return Measurement(**fields | more)  # type: ignore[arg-type]  # a test's own shorthand


def record(*values: Measurement, days: int = 0, **more: object) -> VisitRecord:
    at = AT + timedelta(days=days)
    fields = (uuid4(), "st-1", "centre-1", "P-test", uuid4(), Sex.FEMALE, 67, 1959, "fitness-65", at)
    return VisitRecord(*fields, measurements=values, **more)  # type: ignore[arg-type]  # a test's own shorthand


def say(*visits: VisitRecord) -> Sentence | str:
    (trend,) = trends(visits)
    assert isinstance(trend.say, Sentence | str)
    return trend.say


def test_the_order_is_that_of_time_whatever_the_order_they_came_in() -> None:
    late, early = record(value("body_weight", "60.0"), days=9), record(value("body_weight", "63.0"))
    (trend,) = trends((late, early))
    assert [point.shown for point in trend.groups[0][1]] == ["63.0", "60.0"]
    assert (trend.label, trend.unit) == (Sentence("quantity.body_weight"), "kg")


def test_once_is_no_trend() -> None:
    assert trends((record(value("body_weight", "60.0")),)) == ()


def test_two_instruments_and_two_methods_are_never_joined() -> None:
    other = replace(SCALE, device_serial="SN-2")
    typed = value("body_weight", "61.0", method=Method.TYPED, proof=Proof(codec="typed"))
    seen = Instrument("and-hv200kc", "A&D", "HV-200KC", "SN-1")
    (trend,) = trends(
        (
            record(value("body_weight", "63.0"), instruments=(seen,)),
            record(value("body_weight", "62.0", proof=other), days=1),
            record(typed, days=2),
            record(value("body_weight", "60.0"), days=3),
        )
    )
    names = [name for name, _ in trend.groups]
    assert names == [
        Sentence("trend.device", ("A&D HV-200KC", "SN-1")),
        Sentence("trend.device", ("and-hv200kc", "SN-2")),
        Sentence("trend.typed"),
    ]
    assert [[point.shown for point in points] for _, points in trend.groups] == [["63.0", "60.0"], ["62.0"], ["61.0"]]


@pytest.mark.parametrize(
    ("quantity", "first", "then", "word"),
    [
        ("grip_force", "20.0", "27.2", "stronger"),
        ("grip_force", "20.0", "27.1", "same"),
        ("grip_force", "27.2", "20.0", "weaker"),
        ("up_and_go_3m", "12.0", "9.2", "faster"),
        ("up_and_go_3m", "9.2", "12.0", "slower"),
        ("chair_stand_30s", "10", "15", "more"),
        ("chair_stand_30s", "10", "14", "same"),  # whole stands: 3.7 is exceeded by 5, as half a stand may be rounding
        ("gait_speed_usual", "1.00", "0.60", "slower"),
        ("one_leg_stance_open", "40.0", "5.0", "less"),
    ],
)
def test_changes_are_told_in_their_own_words(quantity: str, first: str, then: str, word: str) -> None:
    visits = record(value(quantity, first)), record(value(quantity, then), days=30)
    assert say(*visits) == Sentence(f"change.{word}")


@pytest.mark.parametrize("quantity", ["body_weight", "systolic_pressure", "body_fat", "sit_and_reach"])
def test_where_the_error_is_not_known_nothing_is_said(quantity: str) -> None:
    assert say(record(value(quantity, "60")), record(value(quantity, "20"), days=30)) == ""


def test_a_change_is_never_told_across_instruments() -> None:
    other = replace(SCALE, device_serial="SN-2")
    assert say(record(value("grip_force", "10.0")), record(value("grip_force", "30.0", proof=other), days=3)) == ""


def test_of_several_trials_the_best_stands_in_the_trend() -> None:
    hands = [value("grip_force", digits, side=side) for side in Side for digits in ("20.0", "24.0", "22.0")]
    (trend,) = trends((record(*hands), record(*hands, days=7)))
    assert [point.value for point in trend.groups[0][1]] == [Decimal("24.0"), Decimal("24.0")]


def test_me_before_is_only_of_the_same_method_and_instrument() -> None:
    now = record(value("grip_force", "24.0"), value("body_weight", "60.0"))
    other = replace(SCALE, device_serial="SN-2")
    earlier = (value("grip_force", "22.0"), value("grip_force", "23.0"), value("body_weight", "61.0", proof=other))
    assert before(now, earlier) == {"grip_force": Decimal("23.0")}


# --- a kept visit in the words of the visit itself ------------------------------------------------------------------


def cuff(systolic: str, diastolic: str, **more: object) -> tuple[Measurement, ...]:
    event = uuid4()
    pairs = (("systolic_pressure", systolic), ("diastolic_pressure", diastolic))
    return tuple(value(key, digits, event_id=event, step="pressure", **more) for key, digits in pairs)


def test_a_kept_visit_says_the_same_as_the_visit_said() -> None:
    done = (AssessmentEnd("height", End.REFUSED, "declined"),)
    taken = (
        Taken("weight", (("body_weight", Decimal("61.2")),)),
        Taken("pressure", (("systolic_pressure", Decimal(172)), ("diastolic_pressure", Decimal(98)))),
        Taken("pressure-2", (("systolic_pressure", Decimal(150)), ("diastolic_pressure", Decimal(90)))),
        Taken("grip-right-1", (("grip_force", Decimal("22.1")),), Side.RIGHT),
        Taken("relative_grip", (("relative_grip", Decimal("36.1")),), method=Method.COMPUTED),
    )
    person = Person(Sex.FEMALE, 67, 1959)
    visit = Visit(uuid4(), AT, Programme("fitness-65", ()), person, stage=Stage.RESULTS, taken=taken, done=done)
    rows = (
        value("body_weight", "61.2"),
        *cuff("172", "98"),
        *cuff("150", "90"),
        value("grip_force", "22.1", side=Side.RIGHT),
        value("relative_grip", "36.1", method=Method.COMPUTED),
    )
    earlier = {"grip_force": Decimal("14.0"), "relative_grip": Decimal("30.0")}
    kept = record(*rows, assessments=done)
    assert results_of(kept, earlier) == summarise(visit, earlier)


def test_half_a_corrected_pressure_is_told_with_its_other_half() -> None:
    systolic, diastolic = cuff("172", "98")
    corrected = replace(systolic, id=uuid4(), value=Decimal(127), method=Method.TYPED, supersedes=systolic.id)
    (line,) = results_of(record(corrected, diastolic), {}).lines
    assert [row[1] for row in line.values] == ["127", "98"]
    assert Sentence("source.typed") in line.notices
    (trial,) = taken_of((corrected, diastolic))
    assert trial.method is Method.TYPED
