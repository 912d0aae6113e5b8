"""From values to plain findings and two weeks of exercise, by sourced rules (assets/care).

Every sentence carries the values it was made from and the rule that made it. What the person must not do is left out,
or another exercise stands in. Exercise is planned only for who was let through the safety gate in this very visit.
Nothing here is a diagnosis.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kiosk.core.battery import BATTERY
from kiosk.core.battery.pressure import gate_pressure
from kiosk.core.care_rules import Condition, FindingRule, PlanRule, finding_rules, flags, plan_rules
from kiosk.core.gate import above_gate
from kiosk.core.norms.grading import item_grade
from kiosk.core.norms.tables import grades
from kiosk.core.results import Exercise, Finding
from kiosk.core.rules.function import steadi_chair_stand
from kiosk.core.texts import Sentence
from kiosk.core.told import Told, short
from kiosk.core.visit_record import End

NOT_REACHED = Decimal(4)
"""As an item grade: grade 3 is not reached."""
BASE = ("walk", "stretch")
"""For everybody, after what was found."""
MOST = 4
"""Exercises: more are not done by anybody."""
FEVER = Decimal("37.5")
THIN_AIR = Decimal(95)
HIGH = (Decimal(140), Decimal(90))
"""From here on nobody holds the breath or squeezes hard (mmHg)."""
AT_HOME = 65
"""From this age on something to hold stands beside, and somebody is near."""


def findings(told: Told) -> tuple[Finding, ...]:
    """Return what the rules find, in the order of the table; of rules with the same words or values the first."""
    found: list[Finding] = []
    said: set[str] = set()
    for rule in finding_rules():
        if rule.text in said or not rule.fits(told.person) or not _holds(rule, told):
            continue
        values = _values(rule, told)
        if any(set(values) <= set(other.values) for other in found):
            continue  # falls and up-and-go together have said it already
        said.add(rule.text)
        found.append(
            Finding(rule.rule, values, _sentence(rule, values), rule.source, Sentence(f"care.rule.{rule.rule}"))
        )
    return tuple(found)


def _sentence(rule: FindingRule, values: tuple[tuple[str, Decimal], ...]) -> Sentence:
    """Name the values; nobody is told that they reached minus three centimetres (decision 28)."""
    text = rule.text
    if values[0][0] == "sit_and_reach":
        text = f"{text}.{'short' if values[0][1] < 0 else 'past'}"
    return Sentence(text, tuple(short(quantity, abs(value)) for quantity, value in values))


def _holds(rule: FindingRule, told: Told) -> bool:
    return all(condition.holds(_known(condition, told)) for condition in rule.when)


def _values(rule: FindingRule, told: Told) -> tuple[tuple[str, Decimal], ...]:
    names = dict.fromkeys(condition.quantity for condition in rule.when)
    if "systolic_pressure" in names or "diastolic_pressure" in names:
        names = dict.fromkeys(("systolic_pressure", "diastolic_pressure"))
    return tuple((name, value) for name in names if (value := _value(name, told)) is not None)


def _value(quantity: str, told: Told) -> Decimal | None:
    """What counts of a quantity; nothing that was walked with an aid is held against a limit."""
    if quantity in ("systolic_pressure", "diastolic_pressure"):
        return told.pressure[quantity == "diastolic_pressure"] if told.pressure else None
    return None if told.aided(quantity) else told.value(quantity)


def _known(condition: Condition, told: Told) -> Decimal | None:
    """Return the number that a condition compares; None where it is not known."""
    value, person = _value(condition.quantity, told), told.person
    if value is None or condition.name == condition.quantity:
        return value
    match condition.name.partition(".")[0]:
        case "grade":
            grade = item_grade(grades(), condition.quantity, person.sex, person.age, value)
            return None if grade is None else Decimal(grade.grade) if grade.grade else NOT_REACHED
        case "below":
            below = steadi_chair_stand(person.sex, person.age, value).below_average
            return None if below is None else Decimal(below)
        case _:
            return value if told.answer("glucose", "meal") == "fasting" else None


# --- two weeks of exercise ------------------------------------------------------------------------------------------


def barred(told: Told) -> frozenset[str]:
    """Return what the answers in the tests and the values of today forbid."""
    found: set[str] = set()
    for end in told.done:
        for question, answer in end.notes:
            found |= flags().get((question, answer), frozenset())
        if end.reason == "hurts":  # stopped or declined in pain: whatever the test asks about may be what hurts
            found.update(_asked_about(end.assessment))
    if told.pressure is not None and (told.pressure[0] >= HIGH[0] or told.pressure[1] >= HIGH[1]):
        found.add("pressure")
    return frozenset(found)


def _asked_about(assessment: str) -> Iterator[str]:
    steps = BATTERY[assessment].steps if assessment in BATTERY else ()
    for step in steps:
        yield from flags().get((getattr(step, "text", ""), "yes"), ())


def no_plan(told: Told) -> str:
    """Why no exercise is planned today (a word), or nothing."""
    pressure = gate_pressure(told.taken)
    if pressure is not None and above_gate(*pressure):
        return "pressure"
    warm, oxygen = told.value("body_temperature"), told.value("spo2")
    if warm is not None and warm >= FEVER:
        return "fever"
    if oxygen is not None and oxygen < THIN_AIR:
        return "oxygen"
    efforts = [end for end in told.done if end.assessment in BATTERY and BATTERY[end.assessment].effort]
    if any(end.reason in ("safety", "unanswered", "unmeasured", "pressure", "fever", "unchecked") for end in efforts):
        return "gate"
    return "" if any(end.ended is End.FINISHED for end in efforts) else "unknown"


def plan(told: Told, found: tuple[Finding, ...], *, whole: bool = False) -> tuple[Exercise, ...]:
    """Return the exercises for what was found, then for everybody; ``whole``: also where nothing was found."""
    focuses = [(focus, one.rule) for one in found for focus in _rule(one.rule).focus]
    if no_plan(told) or not (focuses or whole):
        return ()
    bars, chosen = barred(told), dict[str, Exercise]()
    done: set[str] = set()
    for focus, why in (*focuses, *((focus, "") for focus in BASE)):
        rule = None if focus in done else _exercise(focus, told.person.age, bars)
        done.add(focus)
        if rule is not None and len(chosen) < MOST:
            chosen.setdefault(rule.rule, _planned(rule, why))
    return tuple(chosen.values())


def _rule(name: str) -> FindingRule:
    return next(rule for rule in finding_rules() if rule.rule == name)


def _exercise(focus: str, age: int, bars: frozenset[str]) -> PlanRule | None:
    """Return the first exercise of this part that nothing forbids; what stands in is asked in its turn."""
    rules = plan_rules()
    for first in rules.values():
        if first.focus == focus and first.first and first.age_min <= age <= first.age_max:
            rule: PlanRule | None = first
            while rule is not None and (rule.barred & bars or not rule.age_min <= age <= rule.age_max):
                rule = rules.get(rule.instead)
            return rule
    return None


def _planned(rule: PlanRule, why: str) -> Exercise:
    first, second = (Sentence(f"plan.dose.{rule.dose}", week) for week in rule.weeks)
    source = Sentence(f"care.source.{rule.source}")
    return Exercise(rule.rule, why, Sentence(f"plan.{rule.rule}"), (first, second), source)


def cautions(told: Told, planned: tuple[Exercise, ...], found: tuple[Finding, ...]) -> tuple[Sentence, ...]:
    """Say what to mind with the plan, or why there is none though something was found."""
    why = no_plan(told)
    if not planned:
        return (Sentence(f"plan.none.{why}"),) if found and why not in ("", "unknown") else ()
    said = [Sentence("plan.mind.stop")]
    bars = barred(told)
    if told.person.age >= AT_HOME or bars & {"aid", "stand", "arms-used"}:
        said.append(Sentence("plan.mind.hold"))
    if "pressure" in bars:
        said.append(Sentence("plan.mind.breath"))
    return tuple(said)
