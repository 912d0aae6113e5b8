"""What the resident is told: each word at its exact limits, grades only as reference, and why something is missing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from uuid import UUID

import pytest

from kiosk.core.assessment import Taken
from kiosk.core.reading import Method, Side
from kiosk.core.resident import Person, Sex
from kiosk.core.results import ResultLine, Results
from kiosk.core.summary import summarise
from kiosk.core.texts import Sentence
from kiosk.core.visit import Programme, Stage, Visit
from kiosk.core.visit_record import AssessmentEnd, End

NOBODY: Mapping[str, Decimal] = {}


def taken(step: str, method: Method = Method.DEVICE, side: Side | None = None, **values: str | int) -> Taken:
    pairs = tuple((quantity, Decimal(value)) for quantity, value in values.items())
    return Taken(step, pairs, side, method=method)


def visit(*trials: Taken, age: int = 67, sex: Sex = Sex.FEMALE, done: tuple[AssessmentEnd, ...] = ()) -> Visit:
    person = Person(sex, age, 2026 - age)
    at = datetime(2026, 11, 21, tzinfo=UTC)
    programme = Programme("x", ("height", "weight", "pressure", "grip"))
    return Visit(UUID(int=1), at, programme, person, stage=Stage.RESULTS, taken=trials, done=done)


def page(*trials: Taken, before: Mapping[str, Decimal] = NOBODY, **who: object) -> Results:
    return summarise(visit(*trials, **who), before)  # type: ignore[arg-type]  # a test's own keywords


def line(key: str, *trials: Taken, before: Mapping[str, Decimal] = NOBODY, **who: object) -> ResultLine | None:
    return next((one for one in page(*trials, before=before, **who).lines if one.key == key), None)


def cuff(systolic: int, diastolic: int, step: str = "pressure", method: Method = Method.DEVICE) -> Taken:
    return taken(step, method, systolic_pressure=systolic, diastolic_pressure=diastolic)


def word(found: ResultLine | None) -> str:
    assert found is not None
    return found.sentence.key.rpartition(".")[2]


# --- pressure and pulse ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("systolic", "diastolic", "expected"),
    [
        (129, 79, "ok"),
        (90, 50, "ok"),
        (130, 79, "watch"),
        (129, 80, "watch"),
        (139, 89, "watch"),
        (140, 89, "high"),
        (139, 90, "high"),
        (160, 100, "high"),  # the gate is still open
        (161, 100, "very-high"),
        (160, 101, "very-high"),
        (89, 50, "low"),
        (90, 49, "low"),
        (89, 90, "high"),  # the higher of two words counts
        (170, 40, "very-high"),
    ],
)
def test_every_word_for_pressure_at_its_limits(systolic: int, diastolic: int, expected: str) -> None:
    found = line("pressure", cuff(systolic, diastolic))
    assert word(found) == expected
    assert found is not None
    assert found.gentle == (expected not in ("ok", "watch"))
    assert [digits for _, digits, _ in found.values] == [str(systolic), str(diastolic)]
    assert found.source is not None


@pytest.mark.parametrize(("systolic", "diastolic", "advised"), [(160, 100, False), (161, 100, True), (120, 101, True)])
def test_above_the_gate_there_is_advice_and_another_headline(systolic: int, diastolic: int, advised: bool) -> None:
    found = page(cuff(systolic, diastolic))
    assert (found.advice == (Sentence("advice.pressure"),)) is advised
    assert (found.headline == Sentence("results.headline.rest")) is advised


def test_of_two_readings_the_second_counts_and_that_is_said() -> None:
    found = line("pressure", cuff(172, 104), cuff(150, 88, "pressure-2"))
    assert word(found) == "high"
    assert found is not None
    assert [notice.key for notice in found.notices] == ["source.second"]
    assert page(cuff(172, 104), cuff(150, 88, "pressure-2")).advice == ()


@pytest.mark.parametrize(
    ("bpm", "expected"), [(59, "slow"), (60, "ok"), (100, "ok"), (101, "fast"), (35, "slow"), (180, "fast")]
)
def test_pulse(bpm: int, expected: str) -> None:
    found = line("pulse", taken("pressure", systolic_pressure=120, diastolic_pressure=70, heart_rate=bpm))
    assert word(found) == expected
    assert found is not None
    assert found.gentle == (expected == "fast")


# --- body -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("18.4", "low"),
        ("18.5", "ok"),
        ("24.9", "ok"),
        ("25.0", "high"),
        ("29.9", "high"),
        ("30.0", "very-high"),
    ],
)
def test_bmi_at_its_limits(value: str, expected: str) -> None:
    found = line("bmi", taken("bmi", Method.COMPUTED, bmi=value))
    assert word(found) == expected
    assert found is not None
    assert found.gentle == (expected != "ok")
    assert found.bar is not None
    assert (found.bar.band_low, found.bar.band_high) == (Decimal("18.5"), Decimal(25))


@pytest.mark.parametrize(("age", "there"), [(18, False), (19, True), (90, True)])
def test_the_cut_offs_of_adults_say_nothing_about_the_young(age: int, there: bool) -> None:
    assert (line("bmi", taken("bmi", Method.COMPUTED, bmi="24.4"), age=age) is not None) is there


def test_height_and_weight_are_told_with_their_digits() -> None:
    found = page(taken("height", body_height="158.4"), taken("weight", body_weight="61.0"))
    assert [(one.key, one.values) for one in found.lines] == [
        ("height", (("quantity.body_height", "158.4", "unit.cm"),)),
        ("weight", (("quantity.body_weight", "61.0", "unit.kg"),)),
    ]


def test_the_newest_value_is_told() -> None:
    found = line("weight", taken("weight", body_weight="61.0"), taken("weight-2", body_weight="60.0"))
    assert found is not None
    assert found.values[0][1] == "60.0"


# --- grip -----------------------------------------------------------------------------------------------------

GRIPS = (
    taken("grip-right-1", side=Side.RIGHT, grip_force="22.4"),
    taken("grip-left-1", side=Side.LEFT, grip_force="20.1"),
    taken("grip-right-2", side=Side.RIGHT, grip_force="23.2"),
    taken("grip-left-2", side=Side.LEFT, grip_force="20.8"),
)


def test_the_best_of_each_hand_and_the_best_of_both() -> None:
    found = line("grip", *GRIPS)
    assert found is not None
    assert [(label, digits) for label, digits, _ in found.values] == [
        ("result.side.right", "23.2"),
        ("result.side.left", "20.8"),
    ]
    assert found.sentence.params == ("23.2",)


def test_one_hand_is_enough() -> None:
    found = line("grip", *GRIPS[:1])
    assert found is not None
    assert len(found.values) == 1


@pytest.mark.parametrize(
    ("best", "before", "change"),
    [
        ("30.0", "22.9", "change.same"),  # 7.1 kg is the smallest real change
        ("30.0", "22.8", "change.stronger"),
        ("22.8", "30.0", "change.weaker"),
        ("22.9", "30.0", "change.same"),
        ("30.0", None, None),
    ],
)
def test_a_change_is_told_only_beyond_what_the_test_itself_wavers(
    best: str, before: str | None, change: str | None
) -> None:
    earlier = {"grip_force": Decimal(before)} if before else {}
    found = line("grip", taken("grip-right-1", side=Side.RIGHT, grip_force=best), before=earlier)
    assert found is not None
    assert (found.change.key if found.change else None) == change


def relative(value: str, before: Mapping[str, Decimal] = NOBODY, **who: object) -> ResultLine:
    found = line("relative_grip", taken("relative_grip", Method.COMPUTED, relative_grip=value), before=before, **who)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("value", "grade"),
    [("40.6", "grade.1"), ("40.5", "grade.2"), ("36.4", "grade.2"), ("36.3", "grade.3"), ("32.2", "grade.3")],
)
def test_a_grade_is_told_at_its_threshold_as_reference(value: str, grade: str) -> None:
    found = relative(value)
    assert [notice.key for notice in found.notices] == [grade, "grade.reference"]
    assert found.source is not None
    assert not found.gentle


def test_below_the_lowest_grade_no_number_is_told() -> None:
    found = relative("32.1")
    assert [notice.key for notice in found.notices] == ["grade.none", "grade.reference"]
    assert found.gentle


def test_without_a_table_there_is_no_grade_and_no_bar() -> None:
    found = relative("30.0", age=8)
    assert found.notices == ()
    assert found.bar is None
    assert not found.gentle


def test_the_bar_holds_the_value_however_far_out_it_lies() -> None:
    for value in ("5.0", "40.0", "95.0"):
        bar = relative(value).bar
        assert bar is not None
        assert bar.low <= bar.value <= bar.high
        assert bar.low < bar.band_low < bar.band_high < bar.high


def test_the_last_visit_is_a_ring_on_the_bar() -> None:
    bar = relative("40.0", before={"relative_grip": Decimal("38.0")}).bar
    assert bar is not None
    assert bar.before == Decimal("38.0")
    assert (none := relative("40.0").bar) is not None
    assert none.before is None


# --- notices, headline, what is missing -----------------------------------------------------------------------


def test_a_typed_value_says_so_and_what_is_made_of_it_too() -> None:
    typed = taken("weight", Method.TYPED, body_weight="61.0")
    found = page(typed, *GRIPS, taken("relative_grip", Method.COMPUTED, relative_grip="38.0"), cuff(120, 70))
    told = {one.key for one in found.lines if Sentence("source.typed") in one.notices}
    assert told == {"weight", "relative_grip"}


def test_a_value_of_an_instrument_that_is_not_checked_says_so() -> None:
    trials = (taken("weight", body_weight="61.0"), cuff(120, 70))
    found = summarise(visit(*trials), {}, unchecked=frozenset({"diastolic_pressure"}))
    told = {one.key for one in found.lines if Sentence("source.unchecked") in one.notices}
    assert told == {"pressure"}


@pytest.mark.parametrize(
    ("trials", "done", "headline"),
    [
        ((), (), "results.headline.none"),
        ((), (AssessmentEnd("grip", End.REFUSED, "declined"),), "results.headline.none"),
        ((cuff(120, 70),), (AssessmentEnd("pressure", End.FINISHED),), "answer.fine"),
        ((cuff(120, 70),), (AssessmentEnd("grip", End.REFUSED, "declined"),), "answer.fine"),
        ((taken("height", body_height=160),), (AssessmentEnd("height", End.FINISHED),), "results.headline.good"),
        ((taken("height", body_height=160),), (AssessmentEnd("grip", End.LEFT, "x"),), "results.headline.some"),
        ((cuff(135, 70),), (AssessmentEnd("pressure", End.FINISHED),), "answer.one"),
        ((cuff(172, 104),), (AssessmentEnd("grip", End.UNSAFE, "pressure"),), "results.headline.rest"),
    ],
)
def test_the_headline(trials: tuple[Taken, ...], done: tuple[AssessmentEnd, ...], headline: str) -> None:
    assert page(*trials, done=done).headline == Sentence(headline)


def test_what_was_not_measured_is_named_with_its_reason() -> None:
    done = (
        AssessmentEnd("height", End.FINISHED),
        AssessmentEnd("weight", End.FAULT, "overload"),
        AssessmentEnd("pressure", End.REFUSED, "stopped"),
        AssessmentEnd("grip", End.UNSAFE, "pressure"),
    )
    assert page(done=done).missing == (
        Sentence("missing.fault", ("@assessment.weight",)),
        Sentence("missing.refused", ("@assessment.pressure",)),
        Sentence("missing.pressure", ("@assessment.grip",)),
    )


def test_the_order_of_the_lines_is_always_the_same() -> None:
    trials = (
        *GRIPS,
        taken("relative_grip", Method.COMPUTED, relative_grip="38.0"),
        taken("pressure", systolic_pressure=120, diastolic_pressure=70, heart_rate=66),
        taken("bmi", Method.COMPUTED, bmi="24.4"),
        taken("weight", body_weight="61.0"),
        taken("height", body_height="158.4"),
    )
    assert [one.key for one in page(*trials).lines] == [
        *("height", "weight", "bmi", "pressure", "pulse", "grip", "relative_grip")
    ]
