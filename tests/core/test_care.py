"""Findings and exercises: each rule at its edge, what the answers forbid, and that every word of it exists."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

import pytest

from kiosk.core.assessment import Choose, Recheck, Step, Taken
from kiosk.core.battery import BATTERY
from kiosk.core.care import MOST, barred, cautions, findings, no_plan, plan
from kiosk.core.care_rules import KINDS, conditions, finding_rules, flags, plan_rules
from kiosk.core.quantity import QUANTITIES
from kiosk.core.resident import Person, Sex
from kiosk.core.results import Exercise, Finding
from kiosk.core.texts import Sentence, load_texts, tell
from kiosk.core.told import Told, short
from kiosk.core.visit_record import AssessmentEnd, End

KO, EN = load_texts("ko"), load_texts("en")
PASSED = AssessmentEnd("grip", End.FINISHED)
"""An effort test that came to its end: the gate was open."""
DIAGNOSES = re.compile(
    "진단|병입니다|환자|노쇠|근감소|비만입니다|고혈압입니다|당뇨|골다공증|sarcopenia|frail|disease|patient", re.I
)


def told(
    age: int = 72,
    sex: Sex = Sex.FEMALE,
    done: tuple[AssessmentEnd, ...] = (PASSED,),
    of: Mapping[str, str] | None = None,
    **values: str,
) -> Told:
    measured = values | dict(of or {})
    taken = tuple(Taken(quantity, ((quantity, Decimal(value)),)) for quantity, value in measured.items())
    return Told(Person(sex, age, 2026 - age), taken, done)


def cuff(systolic: str, diastolic: str, age: int = 72, **values: str) -> Told:
    pair = (("systolic_pressure", Decimal(systolic)), ("diastolic_pressure", Decimal(diastolic)))
    start = told(age, of=values)
    return Told(start.person, (Taken("pressure", pair), *start.taken), start.done)


def rules(found: tuple[Finding, ...]) -> list[str]:
    return [one.rule for one in found]


def planned(who: Told) -> tuple[Exercise, ...]:
    return plan(who, findings(who))


def names(who: Told) -> list[str]:
    return [one.rule for one in planned(who)]


# --- findings -------------------------------------------------------------------------------------------------------

W, M = Sex.FEMALE, Sex.MALE
EDGES = [
    # quantity, sex, age, the last value of which nothing is said, the first of which the rule speaks
    ("up_and_go_3m", W, 72, "11.9", "12.0", "up-and-go"),
    ("one_leg_stance_open", W, 60, "5.0", "4.9", "stance"),
    ("sppb", W, 65, "10", "9", "sppb"),
    ("chair_stand_5x", M, 65, "11.9", "12.0", "chair-5x"),
    ("gait_speed_usual", M, 65, "1.00", "0.99", "gait"),
    ("grip_force", M, 65, "28.0", "27.9", "grip-men"),
    ("grip_force", W, 65, "18.0", "17.9", "grip-women"),
    ("grip_force", M, 64, "34.0", "33.9", "grip-men-50"),
    ("grip_force", W, 50, "20.0", "19.9", "grip-women-50"),
    ("calf", M, 65, "34.0", "33.9", "calf-men"),
    ("calf", W, 65, "33.0", "32.9", "calf-women"),
    ("sarc_f", W, 65, "3", "4", "strength-questions"),
    ("k_frail", W, 65, "2", "3", "energy-low"),
    ("k_frail", W, 65, "0", "1", "energy-some"),
    ("falls_12m", W, 65, "0", "1", "falls"),
    ("bmi", W, 30, "18.5", "18.4", "weight-low"),
    ("bmi", W, 30, "24.9", "25.0", "weight-high"),
    ("waist", M, 30, "89.9", "90.0", "waist-men"),
    ("waist", W, 30, "84.9", "85.0", "waist-women"),
    ("spo2", W, 30, "95", "94", "oxygen-low"),
    ("glucose", W, 30, "199", "200", "glucose-any"),
    ("two_min_step", W, 72, "61", "60", "steps-few"),
    ("chair_stand_30s", W, 72, "10", "9", "chair-30s"),  # STEADI: women of 70-74 below 10
    ("relative_grip", W, 72, "30.1", "1.0", "grade-grip"),
    ("sit_and_reach", W, 72, "20.0", "-3.0", "grade-reach"),
]


@pytest.mark.parametrize(("quantity", "sex", "age", "fine", "found", "rule"), EDGES)
def test_every_rule_at_its_edge(quantity: str, sex: Sex, age: int, fine: str, found: str, rule: str) -> None:
    assert rule not in rules(findings(told(age, sex, of={quantity: fine})))
    (one,) = [one for one in findings(told(age, sex, of={quantity: found})) if one.rule == rule]
    assert one.values == ((quantity, Decimal(found)),)
    assert one.source
    digits = short(quantity, abs(Decimal(found)))
    assert one.sentence.params == (digits,)
    assert all(digits in tell(texts, one.sentence) for texts in (KO, EN))


@pytest.mark.parametrize(
    ("systolic", "diastolic", "rule"),
    [
        ("139", "89", []),
        ("140", "89", ["pressure-high"]),
        ("139", "90", ["pressure-high-lower"]),
        ("150", "95", ["pressure-high"]),
    ],
)
def test_pressure_is_told_with_both_numbers_once(systolic: str, diastolic: str, rule: list[str]) -> None:
    found = findings(cuff(systolic, diastolic))
    assert rules(found) == rule
    for one in found:
        assert one.sentence.params == (systolic, diastolic)


@pytest.mark.parametrize(("quantity", "age"), [("up_and_go_3m", 64), ("sppb", 64), ("k_frail", 64), ("calf", 64)])
def test_limits_of_older_people_say_nothing_about_others(quantity: str, age: int) -> None:
    assert findings(told(age, of={quantity: "5" if quantity in ("sppb", "k_frail") else "20.0"})) == ()


def test_two_rules_about_the_same_values_are_told_once() -> None:
    found = findings(told(falls_12m="2", up_and_go_3m="13.0"))
    assert rules(found)[0] == "falls-and-slow"
    assert not {"falls", "up-and-go"} & set(rules(found))
    assert found[0].sentence.params == ("2", "13")


def test_the_reach_is_never_a_minus() -> None:
    (found,) = findings(told(sit_and_reach="-3.0"))
    assert tell(KO, found.sentence).startswith("발끝까지 3센티미터 남았습니다")
    assert "-" not in tell(KO, found.sentence)


@pytest.mark.parametrize(
    ("meal", "value", "said"),
    [("fasting", "126", True), ("fasting", "125", False), ("later", "126", False), ("", "150", False)],
)
def test_fasting_limits_need_a_fasting_person(meal: str, value: str, said: bool) -> None:
    notes = (("meal", meal),) if meal else ()
    who = told(40, done=(AssessmentEnd("glucose", End.FINISHED, notes=notes),), glucose=value)
    assert ("glucose-fasting" in rules(findings(who))) is said


def test_what_was_walked_with_an_aid_is_held_against_nothing() -> None:
    aided = AssessmentEnd("up_and_go_3m", End.FINISHED, notes=(("aid", "aid"),))
    assert "up-and-go" in rules(findings(told(up_and_go_3m="25.0")))
    assert findings(told(done=(aided,), up_and_go_3m="25.0")) == ()


def test_somebody_without_anything_to_find() -> None:
    assert findings(told(bmi="22.0", up_and_go_3m="5.0", falls_12m="0", k_frail="0", grip_force="30.0")) == ()
    assert findings(told()) == ()


# --- exercises ------------------------------------------------------------------------------------------------------


def test_what_is_found_is_exercised_first_and_says_why() -> None:
    made = planned(told(up_and_go_3m="13.0"))
    assert [(one.rule, one.finding) for one in made] == [
        ("one-leg-hold", "up-and-go"),
        ("chair-rise", "up-and-go"),
        ("walk", ""),
        ("leg-stretch", ""),
    ]
    assert tell(KO, made[1].weeks[0]) == "하루 8번씩 2차례, 일주일에 3일"
    assert tell(KO, made[1].weeks[1]) == "하루 10번씩 2차례, 일주일에 3일"


def test_nobody_is_given_more_than_can_be_done() -> None:
    everything = told(
        up_and_go_3m="20", sit_and_reach="-9", relative_grip="9", bmi="30", two_min_step="20", k_frail="4"
    )
    assert len(planned(everything)) == MOST


def test_without_a_finding_there_is_a_plan_only_for_a_whole_fitness_visit() -> None:
    who = told(bmi="22.0")
    assert plan(who, ()) == ()
    assert [one.rule for one in plan(who, (), whole=True)] == ["walk", "leg-stretch"]


@pytest.mark.parametrize(
    ("who", "why"),
    [
        (cuff("161", "80", up_and_go_3m="13.0"), "pressure"),
        (cuff("120", "101", up_and_go_3m="13.0"), "pressure"),
        (told(body_temperature="37.5", up_and_go_3m="13.0"), "fever"),
        (told(spo2="94", up_and_go_3m="13.0"), "oxygen"),
        (told(done=(AssessmentEnd("grip", End.UNSAFE, "safety"),), k_frail="3"), "gate"),
        (told(done=(PASSED, AssessmentEnd("up_and_go_3m", End.UNSAFE, "pressure")), k_frail="3"), "gate"),
        (told(done=(), k_frail="3"), "unknown"),
        (told(done=(AssessmentEnd("grip", End.REFUSED, "declined"),), k_frail="3"), "unknown"),
    ],
)
def test_no_exercise_for_who_did_not_pass_the_gate(who: Told, why: str) -> None:
    found = findings(who)
    assert found
    assert no_plan(who) == why
    assert plan(who, found, whole=True) == ()
    said = cautions(who, (), found)
    assert said == ((Sentence(f"plan.none.{why}"),) if why != "unknown" else ())


@pytest.mark.parametrize(("value", "expected"), [("160", True), ("161", False)])  # the gate's own limit: equal passes
def test_at_the_gate_itself_there_is_a_plan_without_squeezing(value: str, expected: bool) -> None:
    who = cuff(value, "80", 72, grip_force="10.0")
    assert bool(planned(who)) is expected
    if expected:
        assert "pressure" in barred(who)
        assert Sentence("plan.mind.breath") in cautions(who, planned(who), findings(who))


def answered(*notes: tuple[str, str], reason: str = "") -> tuple[AssessmentEnd, ...]:
    return PASSED, AssessmentEnd("chair_stand_30s", End.UNSAFE if reason else End.FINISHED, reason, notes)


@pytest.mark.parametrize(
    ("notes", "instead"),
    [
        ((("aid", "aid"),), ["heel-toe-seated", "chair-rise", "walk", "leg-stretch"]),
        ((("used", "arms"),), ["one-leg-hold", "chair-rise-hands", "walk", "leg-stretch"]),
        ((("aid", "cannot"),), ["heel-toe-seated", "seated-kick", "march-seated", "leg-stretch"]),
        ((("ask.bend", "yes"),), ["one-leg-hold", "chair-rise", "walk", "calf-stretch"]),
        ((("ask.legs", "yes"),), ["shoulder-stretch"]),
        ((("ask.legs", "yes"), ("ask.shoulder", "yes")), []),
    ],
)
def test_what_the_answers_forbid_is_replaced_or_left_out(
    notes: tuple[tuple[str, str], ...], instead: list[str]
) -> None:
    assert names(told(done=answered(*notes), up_and_go_3m="13.0", sppb="8")) == instead


def test_a_test_that_hurt_forbids_what_it_asks_about() -> None:
    who = told(done=answered(reason="hurts"), sppb="8")
    assert "legs" in barred(who)
    assert names(who) == ["shoulder-stretch"]


@pytest.mark.parametrize("flag", sorted({flag for rule in plan_rules().values() for flag in rule.barred}))
@pytest.mark.parametrize("age", [11, 18, 30, 49, 50, 64, 65, 90])
def test_whatever_is_forbidden_is_in_no_plan(flag: str, age: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.core.care.barred", lambda _: frozenset({flag}))
    who = told(
        age, bmi="30.0", sit_and_reach="-30.0", relative_grip="1.0", cross_sit_up="0", curl_up="0", falls_12m="1"
    )
    assert findings(who)
    for found in findings(who):
        for one in plan(who, (found,), whole=True):
            assert flag not in plan_rules()[one.rule].barred
            assert plan_rules()[one.rule].age_min <= age <= plan_rules()[one.rule].age_max


def test_the_cautions_of_a_plan() -> None:
    old, young = told(up_and_go_3m="13.0"), told(30, bmi="30.0")
    assert cautions(old, planned(old), findings(old)) == (Sentence("plan.mind.stop"), Sentence("plan.mind.hold"))
    assert cautions(young, planned(young), findings(young)) == (Sentence("plan.mind.stop"),)


# --- the tables themselves ------------------------------------------------------------------------------------------


def asked() -> set[tuple[str, str]]:
    """Every question and answer that a test can put into its notes."""

    def walk(steps: tuple[Step, ...]) -> set[tuple[str, str]]:
        found: set[tuple[str, str]] = set()
        for step in steps:
            if isinstance(step, Recheck):
                found |= walk(step.steps)
            elif isinstance(step, Choose):
                found |= {(step.key, option.key) for option in step.options}
            else:
                found.add((getattr(step, "text", ""), "yes"))
        return found

    return {one for test in BATTERY.values() for one in walk(test.steps)}


def test_every_rule_names_known_things_and_a_source() -> None:
    for rule in finding_rules():
        assert rule.source
        assert rule.age_min <= rule.age_max
        assert {condition.quantity for condition in rule.when} <= set(QUANTITIES)
        assert set(rule.focus) <= {one.focus for one in plan_rules().values() if one.first}
    for exercise in plan_rules().values():
        assert exercise.instead in {"", *plan_rules()}
        assert exercise.dose in ("reps", "minutes", "hold")
    assert len({rule.rule for rule in finding_rules()}) == len(finding_rules())


def test_what_stands_in_never_goes_round_in_circles() -> None:
    for rule in plan_rules().values():
        seen = {rule.rule}
        while rule.instead:
            rule = plan_rules()[rule.instead]
            assert rule.rule not in seen
            seen.add(rule.rule)


def test_every_flag_belongs_to_a_question_that_is_asked_and_forbids_something() -> None:
    assert set(flags()) <= asked()
    used = {flag for rule in plan_rules().values() for flag in rule.barred}
    assert {flag for found in flags().values() for flag in found} <= used


def test_every_question_about_a_body_part_forbids_something() -> None:
    questions = {question for question, answer in asked() if question.startswith("ask.") and answer == "yes"}
    silent = {"ask.pacemaker", "ask.slow-pulse"}  # they are about the instrument and about what a pulse means
    assert questions - silent == {question for question, _ in flags() if question.startswith("ask.")}


@pytest.mark.parametrize("texts", [KO, EN], ids=["ko", "en"])
def test_every_word_is_there_and_none_is_a_diagnosis(texts: dict[str, str]) -> None:
    for rule in finding_rules():
        ids = [rule.text] if not rule.text.endswith("reach") else [f"{rule.text}.short", f"{rule.text}.past"]
        for key in (*ids, f"care.rule.{rule.rule}"):
            assert not DIAGNOSES.search(re.sub("K-FRAIL", "", texts[key])), texts[key]
        names_said = {condition.quantity for condition in rule.when}
        count = 2 if names_said & {"systolic_pressure", "diastolic_pressure"} else len(names_said)
        for key in ids:
            assert len(set(re.findall("%[1-9]", texts[key]))) == count
    for exercise in plan_rules().values():
        for key in (f"plan.{exercise.rule}", f"care.source.{exercise.source}", f"plan.dose.{exercise.dose}"):
            assert texts[key]
        for week in exercise.weeks:
            assert len(week) == len(set(re.findall("%[1-9]", texts[f"plan.dose.{exercise.dose}"])))


@pytest.mark.parametrize("text", ["bmi", "bmi > ", "bmi = 3", "bmi >= three", "bmi >= 3 or waist > 4", ""])
def test_a_condition_that_cannot_be_understood_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no condition"):
        conditions(text)


def test_a_condition_is_read() -> None:
    one, other = conditions("grade.relative_grip >= 4 and sit_and_reach < -3.5")
    assert (one.name, one.quantity, one.sign, one.limit) == ("grade.relative_grip", "relative_grip", ">=", Decimal(4))
    assert (other.quantity, other.limit) == ("sit_and_reach", Decimal("-3.5"))
    assert one.name.partition(".")[0] in KINDS
    assert not one.holds(None)
