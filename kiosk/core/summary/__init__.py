"""From a finished visit to what the resident is told: `summarise`, pure.

A sentence first, then the numbers; grades only as reference (decision 27), with instrument and year; changes in the
words of decision 28 and only where the measurement error is known. No diagnosis anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kiosk.core import answer
from kiosk.core.assessment import Taken
from kiosk.core.care import cautions, findings, plan
from kiosk.core.danger import Danger, dangers
from kiosk.core.gate import above_gate
from kiosk.core.hows import NO_INSTRUMENTS, NOTHING_BEHIND, Behind, Instruments, hows, instruments_of
from kiosk.core.metrology.behind import quantities
from kiosk.core.reading import Measurement, Method
from kiosk.core.resident import Person
from kiosk.core.results import ResultLine, Results
from kiosk.core.scenes import missing_reason
from kiosk.core.summary import body, doubted, fitness, heart, others, questions, strength, whole
from kiosk.core.texts import Sentence
from kiosk.core.told import Before, Told, there
from kiosk.core.visit import Visit
from kiosk.core.visit_record import VisitRecord

__all__ = ["Before", "dangers_of", "results_of", "summarise", "taken_of"]


def summarise(
    visit: Visit,
    before: Before,
    *,
    unchecked: frozenset[str] = frozenset(),
    instruments: Instruments = NO_INSTRUMENTS,
    limits: tuple[Danger, ...] | None = None,
    behind: Behind = NOTHING_BEHIND,
) -> Results:
    """Put the visit into lines. ``unchecked`` are the quantities whose instrument's check is overdue or failed,
    ``instruments`` what measured them, ``limits`` the centre's table of dangerous values (None: ours), ``behind`` what
    is known of the devices."""
    assert visit.person is not None
    told = Told(visit.person, visit.all_taken, visit.done, before, unchecked)
    return _results(told, instruments, limits, behind)


def dangers_of(visit: Visit, limits: tuple[Danger, ...] | None = None) -> tuple[str, ...]:
    """Return the quantities of a running visit that lie beyond a limit."""
    return dangers(Told(visit.person, visit.all_taken, visit.done), limits) if visit.person is not None else ()


def results_of(record: VisitRecord, before: Before, *, behind: Behind = NOTHING_BEHIND) -> Results:
    """Put a kept visit into the same lines, from the values that count now: for the talk, and to print again."""
    person = Person(record.sex, record.age, record.birth_year)
    doubtful = quantities(record.measurements, record.unchecked)
    told = Told(person, taken_of(record.measurements), record.assessments, before, doubtful)
    return _results(told, instruments_of(record.measurements, record.instruments), behind=behind)


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
    told: Told,
    instruments: Instruments,
    limits: tuple[Danger, ...] | None = None,
    behind: Behind = NOTHING_BEHIND,
) -> Results:
    lines = doubted.lines(told, _measured(told))
    missing = tuple(
        Sentence(missing_reason(end.ended, end.reason), (f"@assessment.{end.assessment}",))
        for end in told.done
        if end.ended != "finished"
    )
    found = findings(told)
    planned = plan(told, found, whole=told.whole)
    minded, beyond = cautions(told, planned, found), dangers(told, limits)
    matters = answer.points(lines, found, beyond)
    return Results(
        answer.answer(lines, matters, beyond, missing=bool(missing)),
        lines,
        missing,
        _advice(told),
        1,
        found,
        planned,
        minded,
        matters[: answer.MOST],
        answer.first(planned, minded, beyond),
        beyond,
        hows(told, lines, instruments, behind),
    )


def _measured(told: Told) -> Iterator[ResultLine]:
    """Every line, in the order of the pages."""
    yield from whole.lines(told)
    yield from there((*body.lines(told), *heart.lines(told), *strength.lines(told), *others.lines(told)))
    yield from fitness.lines(told)
    yield from questions.lines(told)


def _advice(told: Told) -> tuple[Sentence, ...]:
    pressure = told.pressure
    return (Sentence("advice.pressure"),) if pressure is not None and above_gate(*pressure) else ()
