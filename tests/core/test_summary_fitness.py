"""Every line of a fitness visit: what is said, how it is marked, and that all of its words are there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from decimal import Decimal
from uuid import UUID, uuid4

import pytest

from kiosk.core.assessment import Taken
from kiosk.core.quantity import QUANTITIES
from kiosk.core.reading import Measurement, Method, Side
from kiosk.core.resident import Person, Sex
from kiosk.core.results import ResultLine, Results
from kiosk.core.summary import results_of, summarise
from kiosk.core.texts import Sentence, load_texts, tell
from kiosk.core.visit import Programme, Stage, Visit
from kiosk.core.visit_record import AssessmentEnd, End, VisitRecord

TEXTS = {"ko": load_texts("ko"), "en": load_texts("en")}
FORBIDDEN = re.compile("고혈압 ?[0-9]|고혈압 ?전단계|노쇠|근감소|6 ?등급|비정상|(?<!비)정상|오류|검사|진단")
NOT_TOLD = {"mean_pressure", "impedance", "force", "distance", "contact", "gait_4m_time", "gait_3m_time"} | {
    *("side_by_side_hold", "semi_tandem_hold", "tandem_hold", "step_test_time")
}
"""Kept, and part of another line (or a stream, or a number that means nothing to a resident)."""


def page(
    age: int = 72,
    sex: Sex = Sex.FEMALE,
    done: tuple[AssessmentEnd, ...] = (),
    before: Mapping[str, Decimal] | None = None,
    of: Mapping[str, str] | None = None,
    **values: str,
) -> Results:
    measured = values | dict(of or {})
    taken = tuple(Taken(quantity, ((quantity, Decimal(value)),)) for quantity, value in measured.items())
    return told_of(taken, age, sex, done, before)


def told_of(
    taken: tuple[Taken, ...],
    age: int = 72,
    sex: Sex = Sex.FEMALE,
    done: tuple[AssessmentEnd, ...] = (),
    before: Mapping[str, Decimal] | None = None,
) -> Results:
    at = datetime(2026, 11, 21, tzinfo=UTC)
    person = Person(sex, age, 2026 - age)
    stay = Visit(UUID(int=1), at, Programme("x", ()), person, stage=Stage.RESULTS, taken=taken, done=done)
    return summarise(stay, before or {})


def line(found: Results, key: str) -> ResultLine:
    return next(one for one in found.lines if one.key == key)


def said(value: object) -> Iterator[Sentence]:
    if isinstance(value, Sentence):
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from said(getattr(value, field.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from said(one)


# --- against the tables ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("quantity", "age", "sex", "value", "word", "grade"),
    [
        ("two_min_step", 67, Sex.MALE, "122", "breath.strong", "1"),
        ("two_min_step", 67, Sex.MALE, "121", "breath.middle", "2"),
        ("up_and_go_3m", 72, Sex.FEMALE, "30.0", "speed.gentle", "none"),
        ("shuttle_run_20m", 22, Sex.MALE, "62", "breath.strong", "1"),
        ("shuttle_run_20m", 22, Sex.MALE, "61", "breath.middle", "2"),
        ("side_hop", 11, Sex.MALE, "0", "skill.gentle", "none"),
    ],
)
def test_the_sentence_follows_the_official_table(
    quantity: str, age: int, sex: Sex, value: str, word: str, grade: str
) -> None:
    found = line(page(age, sex, of={quantity: value}), quantity)
    assert found.sentence == Sentence(f"result.fit.{word}")
    assert found.notices[:2] == (Sentence(f"grade.{grade}", (f"@quantity.{quantity}",)), Sentence("grade.reference"))
    assert found.source == Sentence("source.norm.nfa")
    assert found.gentle is (grade == "none")


@pytest.mark.parametrize(("value", "word"), [("11", "gentle"), ("12", "middle"), ("17", "middle"), ("18", "strong")])
def test_where_only_the_middle_half_is_known_it_decides(value: str, word: str) -> None:
    found = line(page(arm_curl=value), "arm_curl")  # SFT, women of 70-74: 12 to 17
    assert found.sentence == Sentence(f"result.fit.strength.{word}")
    assert found.source == Sentence("source.norm.sft")
    assert found.bar is not None
    assert (found.bar.band_low, found.bar.band_high) == (Decimal(12), Decimal(17))
    assert found.bar.caption == Sentence("bar.sft")


@pytest.mark.parametrize(
    ("value", "word"), [("4.8", "strong"), ("4.9", "middle"), ("7.1", "middle"), ("7.2", "gentle")]
)
def test_of_a_time_less_is_better(value: str, word: str) -> None:
    found = line(page(up_and_go_8ft=value), "up_and_go_8ft")  # SFT, women of 70-74: 4.9 to 7.1
    assert found.sentence == Sentence(f"result.fit.speed.{word}")
    assert found.bar is not None
    assert (found.bar.left, found.bar.right) == (Sentence("bar.fast"), Sentence("bar.slow"))


@pytest.mark.parametrize(("age", "quantity"), [(30, "arm_curl"), (8, "shuttle_run_20m"), (72, "vo2max")])
def test_without_a_norm_that_is_said_and_nothing_else(age: int, quantity: str) -> None:
    found = line(page(age, of={quantity: "20"}), quantity)
    assert found.sentence == Sentence("result.none")
    assert (found.bar, found.source, found.notices, found.gentle) == (None, None, (), False)


@pytest.mark.parametrize(
    ("quantity", "age", "sex", "mark"),
    [
        ("standing_long_jump", 11, Sex.FEMALE, "weak"),  # the girls' line is above the boys': suspect at its source
        ("curl_up", 11, Sex.MALE, "medium"),
        ("two_min_step", 67, Sex.MALE, None),
    ],
)
def test_weak_cells_are_marked_in_words(quantity: str, age: int, sex: Sex, mark: str | None) -> None:
    found = line(page(age, sex, of={quantity: "100"}), quantity)
    marks = [one.key for one in found.notices if one.key in ("source.weak", "source.medium")]
    assert marks == ([f"source.{mark}"] if mark else [])


@pytest.mark.parametrize(
    ("quantity", "value", "sentence", "params"),
    [
        ("sit_and_reach", "-3.0", "result.toes.short", ("3",)),
        ("sit_and_reach", "-3.5", "result.toes.short", ("3.5",)),
        ("sit_and_reach", "0.0", "result.toes.at", ()),
        ("chair_sit_and_reach", "12.0", "result.toes.past", ("12",)),
        ("back_scratch", "-10.0", "result.hands.short", ("10",)),
        ("back_scratch", "0.0", "result.hands.at", ()),
        ("back_scratch", "2.5", "result.hands.past", ("2.5",)),
    ],
)
def test_reaching_is_told_in_centimetres(quantity: str, value: str, sentence: str, params: tuple[str, ...]) -> None:
    found = line(page(of={quantity: value}), quantity)
    assert found.sentence == Sentence(sentence, params)
    assert any(notice.key.startswith("result.fit.reach.") for notice in found.notices)


def test_minus_three_centimetres_in_words() -> None:
    found = line(page(sit_and_reach="-3.0"), "sit_and_reach")
    assert tell(TEXTS["ko"], found.sentence) == "발끝까지 3센티미터 남았습니다"


@pytest.mark.parametrize("age", [72, 30])
def test_the_bar_holds_every_value_and_its_middle_half(age: int) -> None:
    for quantity, kind in QUANTITIES.items():
        for value in (kind.low, kind.high):
            for one in page(age, of={quantity: str(value)}).lines:
                if one.bar is not None:
                    assert one.bar.low <= one.bar.value <= one.bar.high
                    assert one.bar.low < one.bar.band_low < one.bar.band_high < one.bar.high


# --- with an aid, with arms, by side --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("quantity", "assessment"),
    [("up_and_go_3m", "up_and_go_3m"), ("figure8_walk", "figure8"), ("gait_speed_usual", "gait_speed")],
)
def test_what_was_walked_with_an_aid_is_told_and_not_graded(quantity: str, assessment: str) -> None:
    done = (AssessmentEnd(assessment, End.FINISHED, notes=(("aid", "aid"),)),)
    value, before = "2.00", {quantity: Decimal(90)}
    free = line(page(before=before, of={quantity: value}), quantity)
    aided = line(page(before=before, done=done, of={quantity: value}), quantity)
    assert free.source is not None
    assert free.change is not None or quantity == "figure8_walk"  # nobody knows its smallest real change
    assert (aided.source, aided.bar, aided.change, aided.gentle) == (None, None, None, False)
    assert Sentence("result.aided") in aided.notices
    assert not any(notice.key.startswith("grade.") for notice in aided.notices)


def test_who_used_the_arms_is_told_so() -> None:
    done = (AssessmentEnd("chair_stand_30s", End.FINISHED, notes=(("used", "arms"),)),)
    found = line(page(done=done, chair_stand_30s="0"), "chair_stand_30s")
    assert found.sentence == Sentence("result.arms")


def test_sides_have_a_row_each_and_the_best_counts() -> None:
    sides = {Side.RIGHT: ("10", "14"), Side.LEFT: ("13", "11")}
    taken = tuple(
        Taken(f"arm_curl-{side}-{number}", (("arm_curl", Decimal(value)),), side, number)
        for side, values in sides.items()
        for number, value in enumerate(values, start=1)
    )
    found = line(told_of(taken), "arm_curl")
    assert [row[:2] for row in found.values] == [("result.side.right", "14"), ("result.side.left", "13")]


@pytest.mark.parametrize(
    ("trials", "shown", "notice"),
    [
        (((130, 80), (136, 84)), ("133", "82"), "source.mean"),
        (((130, 80),), ("130", "80"), None),
        (((130, 80), (130, 80)), ("130", "80"), "source.second"),
    ],
)
def test_the_mean_of_the_readings_is_told(
    trials: tuple[tuple[int, int], ...], shown: tuple[str, str], notice: str | None
) -> None:
    keys = ("systolic_pressure", "diastolic_pressure")
    taken = tuple(
        Taken(f"pressure-{number}", tuple(zip(keys, map(Decimal, pair), strict=True)), trial=number)
        for number, pair in enumerate(trials, start=1)
    )
    found = line(told_of(taken), "pressure")
    assert tuple(row[1] for row in found.values) == shown
    assert [one.key for one in found.notices] == ([notice] if notice else [])


# --- body, heart, questions -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("quantity", "age", "value", "word", "gentle"),
    [
        ("waist", 30, "84.9", "ok", False),
        ("waist", 30, "85.0", "high", True),
        ("spo2", 30, "95", "ok", False),
        ("spo2", 30, "94", "low", True),
        ("spo2", 30, "89", "very-low", True),
        ("body_temperature", 30, "37.4", "ok", False),
        ("body_temperature", 30, "37.5", "warm", True),
        ("body_temperature", 30, "38.0", "hot", True),
        ("body_temperature", 30, "34.9", "again", True),
        ("falls_12m", 70, "0", "ok", False),
        ("falls_12m", 70, "1", "talk", True),
        ("sarc_f", 70, "3", "ok", False),
        ("sarc_f", 70, "4", "talk", True),
        ("k_frail", 65, "0", "ok", False),
        ("k_frail", 65, "2", "watch", False),
        ("k_frail", 65, "3", "talk", True),
        ("sppb", 65, "10", "ok", False),
        ("sppb", 65, "9", "low", True),
    ],
)
def test_a_word_at_each_limit(quantity: str, age: int, value: str, word: str, gentle: bool) -> None:
    found = line(page(age, of={quantity: value}), quantity)
    assert found.sentence == Sentence(f"result.{quantity}.{word}")
    assert found.gentle is gentle


@pytest.mark.parametrize(
    ("meal", "value", "word"),
    [
        ("fasting", "99", "ok"),
        ("fasting", "100", "watch"),
        ("fasting", "126", "high"),
        ("fasting", "69", "low"),
        ("later", "126", "eaten"),
        ("later", "200", "high"),
        ("", "110", "unknown"),
        ("", "69", "low"),
    ],
)
def test_glucose_is_judged_by_when_one_ate(meal: str, value: str, word: str) -> None:
    done = (AssessmentEnd("glucose", End.FINISHED, notes=(("meal", meal),) if meal else ()),)
    assert line(page(40, done=done, glucose=value), "glucose").sentence == Sentence(f"result.glucose.{word}")


def test_the_scale_with_electrodes_has_one_line() -> None:
    found = page(40, body_fat="40.0", muscle_mass="20.1", visceral_level="7")
    assert [one.key for one in found.lines] == ["body_composition"]
    assert [row[0] for row in found.lines[0].values] == [
        *("quantity.body_fat", "quantity.muscle_mass", "quantity.visceral_level")
    ]
    assert found.lines[0].sentence == Sentence("result.body_fat.over")


def test_touch_tasks_are_compared_with_oneself_alone() -> None:
    before = {"forward_span": Decimal(4)}
    found = line(page(before=before, forward_span="5"), "forward_span")
    assert found.sentence == Sentence("result.touch")
    assert found.notices == (Sentence("change.from", ("4",)),)
    assert (found.bar, found.change, found.source) == (None, None, None)


# --- the whole ------------------------------------------------------------------------------------------------------

SENIOR = {
    "relative_grip": "60.0",
    "chair_stand_30s": "40",
    "sit_and_reach": "25.0",
    "two_min_step": "160",
    "up_and_go_3m": "4.0",
    "figure8_walk": "15.0",
}


def test_the_overall_grade_is_told_as_reference() -> None:
    found = line(page(of=SENIOR), "overall")
    assert found.sentence == Sentence("result.overall.1")
    assert found.values == (("result.overall.title", "1", "unit.grade"),)
    assert Sentence("grade.reference") in found.notices


def test_what_is_missing_is_named() -> None:
    some = {key: value for key, value in SENIOR.items() if key not in ("figure8_walk", "sit_and_reach")}
    found = line(page(of=some), "overall")
    assert found.sentence == Sentence("result.overall.missing")
    assert tell(TEXTS["ko"], found.sentence) == "일부 항목을 재지 않아 종합 등급을 계산할 수 없습니다"
    named = {one.params for one in found.notices if one.key == "result.overall.without"}
    assert named == {("@quantity.figure8_walk",), ("@quantity.sit_and_reach",)}
    assert found.values == ()


def test_the_lowest_grade_is_told_in_kind_words() -> None:
    weak = {"relative_grip": "1.0", "chair_stand_30s": "0", "sit_and_reach": "-40.0", "two_min_step": "1"}
    found = line(page(grip_force="1.0", up_and_go_3m="60.0", figure8_walk="170.0", of=weak), "overall")
    assert found.sentence == Sentence("result.overall.6")
    assert found.values == ()
    for text in TEXTS.values():
        assert "6" not in tell(text, found.sentence)


def test_a_child_below_the_lowest_grade_took_part() -> None:
    weak = {"relative_grip": "1.0", "curl_up": "0", "sit_and_reach": "-40.0", "shuttle_run_15m": "1"}
    found = line(page(11, Sex.MALE, of=weak), "overall")
    assert found.sentence == Sentence("result.overall.begun")
    assert "참가증" in tell(TEXTS["ko"], found.sentence)


def test_grip_alone_asks_for_no_whole() -> None:
    assert [one.key for one in page(relative_grip="40.0", grip_force="24.0", bmi="22.0").lines] == [
        *("bmi", "grip", "relative_grip")
    ]


def test_the_fitness_age_is_a_range_or_is_not_there() -> None:
    middle = {"relative_grip": "38.0", "chair_stand_30s": "19", "two_min_step": "106", "up_and_go_3m": "6.2"}
    found = line(page(of=middle), "fitness_age")
    assert found.sentence.key.startswith("result.fitness_age.")
    assert found.values[0][2] == "unit.years"
    assert not [one for one in page(relative_grip="38.0", chair_stand_30s="19").lines if one.key == "fitness_age"]


# --- all words ------------------------------------------------------------------------------------------------------


def every_page() -> Iterator[Results]:
    """Every quantity far down, in the middle and far up, for everybody, with and without a last time."""
    for age in (8, 11, 15, 30, 55, 67, 85):
        for sex in Sex:
            for part in (Decimal(0), Decimal("0.08"), Decimal("0.3"), Decimal("0.6"), Decimal(1)):
                taken = tuple(
                    Taken(key, ((key, kind.rounded(kind.low + (kind.high - kind.low) * part)),), method=method)
                    for key, kind in QUANTITIES.items()
                    for method in (Method.TYPED,)
                )
                for back in (Decimal(0), Decimal(1)):
                    before = {key: kind.low + (kind.high - kind.low) * back for key, kind in QUANTITIES.items()}
                    yield told_of(taken, age, sex, (AssessmentEnd("grip", End.FINISHED),), before)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_word_is_there_and_no_place_is_empty(language: str) -> None:
    texts = TEXTS[language]
    count = 0
    for found in every_page():
        for sentence in said(found):
            words = tell(texts, sentence)
            assert not re.search("%[1-9]", words), f"{sentence} leaves a place empty"
            assert not FORBIDDEN.search(words), words
            count += 1
        for row in (row for one in found.lines for row in one.values):
            assert row[0] in texts
            assert row[2] in texts
    assert count > 5000


def test_every_quantity_has_its_line() -> None:
    for quantity, kind in QUANTITIES.items():
        if quantity.endswith("olic_pressure"):  # told as a pair, above
            continue
        value = str(kind.rounded((kind.low + kind.high) / 2))
        shown = {row[1] for one in page(of={quantity: value}).lines for row in one.values}
        assert (value in shown) is (quantity not in NOT_TOLD), quantity


def test_on_a_page_with_the_whole_each_item_is_short_about_its_grade() -> None:
    found = line(page(of=SENIOR), "two_min_step")
    assert found.notices == (Sentence("grade.short.1"),)
    alone = line(page(two_min_step="160"), "two_min_step")
    assert alone.notices == (Sentence("grade.1", ("@quantity.two_min_step",)), Sentence("grade.reference"))


def test_a_kept_fitness_visit_is_told_in_the_same_words() -> None:
    """With its findings and its plan: what forbids an exercise is kept with the tests."""
    at = datetime(2026, 11, 21, tzinfo=UTC)
    done = (
        AssessmentEnd("grip", End.FINISHED),
        AssessmentEnd("up_and_go_3m", End.FINISHED, notes=(("aid", "aid"),)),
        AssessmentEnd("chair_stand_30s", End.UNSAFE, "asked", (("ask.legs", "yes"),)),
    )
    numbers = SENIOR | {"sit_and_reach": "-3.0", "falls_12m": "2", "k_frail": "1", "up_and_go_3m": "14.0"}
    cuffs = tuple(
        Taken(f"pressure-{trial}", (("systolic_pressure", Decimal(value)), ("diastolic_pressure", Decimal(80))))
        for trial, value in ((1, "142"), (2, "146"))
    )
    taken = (*cuffs, *(Taken(key, ((key, Decimal(value)),)) for key, value in numbers.items()))
    rows = tuple(
        Measurement(uuid4(), UUID(int=place), key, one.side, value, at, one.method, one.step, one.trial)
        for place, one in enumerate(taken)
        for key, value in one.values
    )
    kept = VisitRecord(
        *(UUID(int=1), "st-1", "centre-1", "P-test", UUID(int=2), Sex.FEMALE, 72, 1954, "fitness-65", at),
        measurements=rows,
        assessments=done,
    )
    told = told_of(taken, done=done)
    assert results_of(kept, {}) == told
    assert told.findings
    assert [one.rule for one in told.plan] == ["shoulder-stretch"]
