"""From a finished visit to what the resident is told: `summarise`, pure.

A sentence first, then the numbers; grades only as reference (decision 27), with instrument and year; changes in the
words of decision 28 and only where the measurement error is known. No diagnosis anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from kiosk.core import norms
from kiosk.core.assessment import Taken
from kiosk.core.battery import newest_pressure
from kiosk.core.derive import best_grip, newest
from kiosk.core.gate import above_gate
from kiosk.core.quantity import QUANTITIES
from kiosk.core.reading import Measurement, Method, Side
from kiosk.core.resident import Person
from kiosk.core.results import Bar, ResultLine, Results
from kiosk.core.scenes import missing_reason
from kiosk.core.texts import Sentence
from kiosk.core.visit import Visit
from kiosk.core.visit_record import AssessmentEnd, VisitRecord

Before = Mapping[str, Decimal]
"""The newest earlier value by quantity, of the same method and instrument only."""


def summarise(visit: Visit, before: Before, *, unchecked: frozenset[str] = frozenset()) -> Results:
    """Put the visit into lines. ``unchecked`` are the quantities whose instrument's check is overdue or failed."""
    assert visit.person is not None
    return _results(visit.person, visit.all_taken, visit.done, before, unchecked)


def results_of(record: VisitRecord, before: Before, *, unchecked: frozenset[str] = frozenset()) -> Results:
    """Put a kept visit into the same lines, from the values that count now: for the talk, and to print again."""
    person = Person(record.sex, record.age, record.birth_year)
    return _results(person, taken_of(record.measurements), record.assessments, before, unchecked)


def taken_of(measurements: Iterable[Measurement]) -> tuple[Taken, ...]:
    """Put kept values back into the trials they came from; one corrected value makes its trial a typed one."""
    trials: dict[tuple[object, ...], list[Measurement]] = {}
    for one in measurements:
        trials.setdefault((one.event_id, one.step, one.trial, one.side), []).append(one)
    return tuple(
        Taken(
            rows[0].step,
            tuple((row.quantity, row.value) for row in rows),
            rows[0].side,
            rows[0].trial,
            method=next((row.method for row in rows if row.method is Method.TYPED), rows[0].method),
        )
        for rows in trials.values()
    )


def _results(
    person: Person,
    taken: tuple[Taken, ...],
    done: tuple[AssessmentEnd, ...],
    before: Before,
    unchecked: frozenset[str],
) -> Results:
    makers = (_height, _weight, _bmi, _pressure, _pulse, _grip, _relative_grip)
    lines = tuple(line for make in makers if (line := make(taken, person, before, unchecked)) is not None)
    missing = tuple(
        Sentence(missing_reason(end.ended, end.reason), (f"@assessment.{end.assessment}",))
        for end in done
        if end.ended != "finished"
    )
    return Results(_headline(lines, missing), lines, missing, _advice(taken))


def _headline(lines: tuple[ResultLine, ...], missing: tuple[Sentence, ...]) -> Sentence:
    if not lines:
        return Sentence("results.headline.none")
    if any(line.key == "pressure" and line.sentence.key.endswith("very-high") for line in lines):
        return Sentence("results.headline.rest")
    return Sentence("results.headline.some" if missing else "results.headline.good")


def _advice(taken: tuple[Taken, ...]) -> tuple[Sentence, ...]:
    pressure = newest_pressure(taken)
    return (Sentence("advice.pressure"),) if pressure is not None and above_gate(*pressure) else ()


def _shown(quantity: str, value: Decimal) -> str:
    return f"{QUANTITIES[quantity].rounded(value):f}"


def _row(quantity: str, value: Decimal, label: str = "") -> tuple[str, str, str]:
    return (label or f"quantity.{quantity}", _shown(quantity, value), f"unit.{QUANTITIES[quantity].unit}")


def _notices(taken: tuple[Taken, ...], quantities: tuple[str, ...], unchecked: frozenset[str]) -> tuple[Sentence, ...]:
    notices = []
    if unchecked.intersection(quantities):
        notices.append(Sentence("source.unchecked"))
    typed = {quantity for trial in taken if trial.method is Method.TYPED for quantity, _ in trial.values}
    if typed.intersection(quantities):
        notices.append(Sentence("source.typed"))
    return tuple(notices)


def _height(taken: tuple[Taken, ...], _: Person, before: Before, unchecked: frozenset[str]) -> ResultLine | None:
    return _plain("height", "body_height", taken, unchecked)


def _weight(taken: tuple[Taken, ...], _: Person, before: Before, unchecked: frozenset[str]) -> ResultLine | None:
    return _plain("weight", "body_weight", taken, unchecked)


def _plain(key: str, quantity: str, taken: tuple[Taken, ...], unchecked: frozenset[str]) -> ResultLine | None:
    value = newest(taken, quantity)
    if value is None:
        return None
    return ResultLine(
        key,
        Sentence(f"result.{key}.title"),
        (_row(quantity, value),),
        Sentence(f"result.{key}.ok"),
        notices=_notices(taken, (quantity,), unchecked),
    )


def _bmi(taken: tuple[Taken, ...], person: Person, before: Before, unchecked: frozenset[str]) -> ResultLine | None:
    value = newest(taken, "bmi")
    if value is None or person.age < 19:  # the adult cut-offs do not speak about younger people
        return None
    word = "low" if value < Decimal("18.5") else "ok" if value < 25 else "high" if value < 30 else "very-high"
    return ResultLine(
        "bmi",
        Sentence("result.bmi.title"),
        (_row("bmi", value),),
        Sentence(f"result.bmi.{word}"),
        bar=Bar(
            low=Decimal(14),
            high=Decimal(36),
            band_low=Decimal("18.5"),
            band_high=Decimal(25),
            value=value,
            left=Sentence("bar.light"),
            right=Sentence("bar.heavy"),
            caption=Sentence("bar.healthy"),
        ),
        source=Sentence("source.norm.kosso"),
        gentle=word != "ok",
    )


def _pressure(taken: tuple[Taken, ...], person: Person, before: Before, unchecked: frozenset[str]) -> ResultLine | None:
    pressure = newest_pressure(taken)
    if pressure is None:
        return None
    systolic, diastolic = pressure
    if above_gate(systolic, diastolic):
        word = "very-high"
    elif systolic >= 140 or diastolic >= 90:
        word = "high"
    elif systolic < 90 or diastolic < 50:
        word = "low"
    else:
        word = "ok" if systolic < 130 and diastolic < 80 else "watch"
    notices = _notices(taken, ("systolic_pressure", "diastolic_pressure"), unchecked)
    if sum(trial.get("systolic_pressure") is not None for trial in taken) > 1:
        notices = (Sentence("source.second"), *notices)
    return ResultLine(
        "pressure",
        Sentence("result.pressure.title"),
        (_row("systolic_pressure", systolic), _row("diastolic_pressure", diastolic)),
        Sentence(f"result.pressure.{word}"),
        notices=notices,
        source=Sentence("source.norm.ksh"),
        gentle=word not in ("ok", "watch"),
    )


def _pulse(taken: tuple[Taken, ...], _: Person, before: Before, unchecked: frozenset[str]) -> ResultLine | None:
    value = newest(taken, "heart_rate")
    if value is None:
        return None
    word = "ok" if 60 <= value < 101 else "slow" if value < 60 else "fast"
    return ResultLine(
        "pulse",
        Sentence("result.pulse.title"),
        (_row("heart_rate", value),),
        Sentence(f"result.pulse.{word}"),
        notices=_notices(taken, ("heart_rate",), unchecked),
        gentle=word == "fast",
    )


def _grip(taken: tuple[Taken, ...], person: Person, before: Before, unchecked: frozenset[str]) -> ResultLine | None:
    hands = []
    for side in (Side.RIGHT, Side.LEFT):
        values = [value for trial in taken if trial.side is side and (value := trial.get("grip_force")) is not None]
        if values:
            hands.append(_row("grip_force", max(values), f"result.side.{side}"))
    if not hands:
        return None
    best = best_grip(taken)
    assert best is not None
    return ResultLine(
        "grip",
        Sentence("result.grip.title"),
        tuple(hands),
        Sentence("result.grip.say", (_shown("grip_force", best),)),
        change=_change("grip_max", best, before.get("grip_force"), better="change.stronger", worse="change.weaker"),
        notices=_notices(taken, ("grip_force",), unchecked),
    )


def _change(measure: str, now: Decimal, before: Decimal | None, *, better: str, worse: str) -> Sentence | None:
    """Say whether a change is real: only beyond MDC95, silent where that is not known or there is no last time."""
    mdc = norms.mdc95(measure)
    if before is None or mdc is None:
        return None
    if abs(now - before) <= mdc:
        return Sentence("change.same")
    return Sentence(better if now > before else worse)


GRADE_WORDS = {1: "strong", 2: "middle", 3: "middle", None: "gentle"}
"""The sentence follows the official table; the bar shows visitors, who chose to come and do better."""


def _relative_grip(
    taken: tuple[Taken, ...], person: Person, before: Before, unchecked: frozenset[str]
) -> ResultLine | None:
    value = newest(taken, "relative_grip")
    if value is None:
        return None
    marks = norms.percentiles(norms.distribution(), "relative_grip", person.sex, person.age)
    grade = norms.item_grade(norms.grades(), "relative_grip", person.sex, person.age, value)
    word = GRADE_WORDS[grade.grade] if grade is not None else "none"
    bar = None
    if marks:
        bar = Bar(
            low=min(marks["p5"] * Decimal("0.8"), value),
            high=max(marks["p95"] * Decimal("1.1"), value),
            band_low=marks["p25"],
            band_high=marks["p75"],
            value=value,
            before=before.get("relative_grip"),
            caption=Sentence("bar.visitors"),
        )
    notices = _notices(taken, ("grip_force", "body_weight"), unchecked)
    if grade is not None:
        notices = (
            Sentence(f"grade.{grade.grade or 'none'}", ("@result.relative_grip.title",)),
            Sentence("grade.reference"),
            *notices,
        )
    return ResultLine(
        "relative_grip",
        Sentence("result.relative_grip.title"),
        (_row("relative_grip", value),),
        Sentence(f"result.relative_grip.{word}"),
        bar=bar,
        notices=notices,
        source=Sentence("source.norm.nfa"),
        gentle=word == "gentle",
    )
