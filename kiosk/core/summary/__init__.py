"""From a finished visit to what the resident is told: `summarise`, pure.

A sentence first, then the numbers; grades only as reference (decision 27), with instrument and year; changes in the
words of decision 28 and only where the measurement error is known. No diagnosis anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable

from kiosk.core.assessment import Taken
from kiosk.core.care import cautions, findings, plan
from kiosk.core.gate import above_gate
from kiosk.core.reading import Measurement, Method
from kiosk.core.resident import Person
from kiosk.core.results import ResultLine, Results
from kiosk.core.scenes import missing_reason
from kiosk.core.summary import body, fitness, heart, others, questions, strength, whole
from kiosk.core.texts import Sentence
from kiosk.core.told import Before, Told, there
from kiosk.core.visit import Visit
from kiosk.core.visit_record import VisitRecord

__all__ = ["Before", "results_of", "summarise", "taken_of"]


def summarise(visit: Visit, before: Before, *, unchecked: frozenset[str] = frozenset()) -> Results:
    """Put the visit into lines. ``unchecked`` are the quantities whose instrument's check is overdue or failed."""
    assert visit.person is not None
    return _results(Told(visit.person, visit.all_taken, visit.done, before, unchecked))


def results_of(record: VisitRecord, before: Before, *, unchecked: frozenset[str] = frozenset()) -> Results:
    """Put a kept visit into the same lines, from the values that count now: for the talk, and to print again."""
    person = Person(record.sex, record.age, record.birth_year)
    return _results(Told(person, taken_of(record.measurements), record.assessments, before, unchecked))


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


def _results(told: Told) -> Results:
    lines = (
        *whole.lines(told),
        *there((*body.lines(told), *heart.lines(told), *strength.lines(told), *others.lines(told))),
        *fitness.lines(told),
        *questions.lines(told),
    )
    missing = tuple(
        Sentence(missing_reason(end.ended, end.reason), (f"@assessment.{end.assessment}",))
        for end in told.done
        if end.ended != "finished"
    )
    found = findings(told)
    planned = plan(told, found, whole=told.whole)
    minded = cautions(told, planned, found)
    return Results(_headline(lines, missing), lines, missing, _advice(told), 1, found, planned, minded)


def _headline(lines: tuple[ResultLine, ...], missing: tuple[Sentence, ...]) -> Sentence:
    if not lines:
        return Sentence("results.headline.none")
    if any(line.key == "pressure" and line.sentence.key.endswith("very-high") for line in lines):
        return Sentence("results.headline.rest")
    return Sentence("results.headline.some" if missing else "results.headline.good")


def _advice(told: Told) -> tuple[Sentence, ...]:
    pressure = told.pressure
    return (Sentence("advice.pressure"),) if pressure is not None and above_gate(*pressure) else ()
