"""Every place that messages can lead a stay to, and a second opinion on whether effort may begin there.

`explore` walks the real `walk` breadth first over states that differ in anything that matters to the gate. The second
opinion (`Ghost`) is made of the messages and of the values that were kept alone; it shares no code with the gate.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from kiosk.core.assessment import (
    Accepted,
    Ask,
    Assessment,
    Choose,
    DeviceBack,
    Keep,
    Lease,
    Measure,
    Measured,
    Recheck,
    Rest,
    Rested,
    Step,
    Taking,
    TrialFailed,
)
from kiosk.core.battery import gate_pressure
from kiosk.core.gate import QUESTIONS, above_gate
from kiosk.core.messages import Answer, Back, Chosen, Consent, Finish, Later, Next, Redo, Skip, StillHere
from kiosk.core.resident import Person, Sex
from kiosk.core.settle import Failed, Settled
from kiosk.core.visit import (
    Aside,
    AskStillThere,
    Broken,
    Busy,
    ClearanceOver,
    Cleared,
    HelperConfirmed,
    Known,
    Programme,
    Stage,
    Visit,
    WalkedAway,
    walk,
)
from kiosk.core.visit_record import Clearance

AT = datetime(2026, 11, 21, 1, 0, tzinfo=UTC)
ASKED = ("safety.1", "safety.6")
"""Two questions stand for all seven: the walk stays small, and the others are answered no beforehand."""
CALM, UNLIKE, HIGH = (128, 78), (141, 78), (161, 78)
GATE = ("systolic_pressure", "diastolic_pressure")


def person(age: int) -> Person:
    return Person(Sex.FEMALE, age, 2026 - age)


def clearance(*questions: str) -> Clearance:
    return Clearance("staff-1", questions, AT, AT + timedelta(days=1))


def start(*programmes: Programme, age: int, cleared: tuple[str, ...] = (), keep: bool = True) -> tuple[Visit, Ghost]:
    """A visit that knows who it is; all questions but two are answered no."""
    asked = tuple(replace(one, questions=ASKED) for one in programmes)
    given = clearance(*cleared) if cleared else None
    known = Known(person(age), asked[0], {"keep": True} if keep else {}, given, guarded=True, programmes=asked)
    fresh = Visit(UUID(int=1), AT, asked[0], answers=dict.fromkeys(set(QUESTIONS) - set(ASKED), False))
    return walk(fresh, known)[0], Ghost(yes=frozenset(cleared), cleared=frozenset(cleared))


# --- the second opinion ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Ghost:
    """What the messages alone say."""

    answered: frozenset[str] = frozenset()
    yes: frozenset[str] = frozenset()
    cleared: frozenset[str] = frozenset()
    pressure: str = "none"  # of the newest reading that was kept: calm or high
    unrested: bool = False  # a high reading, and no rest of five minutes since
    fever: bool = False
    helper_for: str = ""
    safe: frozenset[str] = frozenset()  # contra-indications of the running test that were answered, safely
    unsafe: frozenset[str] = frozenset()  # tests whose contra-indication was answered the other way


def follow(ghost: Ghost, before: Visit, message: object, after: Visit, effects: Iterable[object]) -> Ghost:
    """Take in one message and what it led to."""
    ghost = _answers(ghost, before, message)
    ghost = _contra_indication(ghost, before, message)
    for effect in effects:
        if isinstance(effect, Keep):
            ghost = _kept(ghost, dict(effect.taken.values))
    step = before.progress.step if before.progress is not None else None
    resting = before.stage in (Stage.TEST, Stage.WHY, Stage.LATER) and isinstance(step, Rest) and step.forced
    if resting and isinstance(message, Rested):
        assert before.progress is not None
        ghost = replace(ghost, unrested=ghost.unrested and message.index != before.progress.index)
    if isinstance(message, Aside):
        return replace(ghost, helper_for="")
    if before.stage is Stage.HELPER and isinstance(message, HelperConfirmed) and message.staff_id and before.assessment:
        ghost = replace(ghost, helper_for=before.assessment.key)
    elif after.at != before.at:
        ghost = replace(ghost, helper_for="", safe=frozenset())
    return ghost


def _answers(ghost: Ghost, before: Visit, message: object) -> Ghost:
    match before.stage, message:
        case Stage.SAFETY, Answer(question=question, yes=yes) if question == ASKED[before.asked]:
            said = ghost.yes | {question} if yes else ghost.yes - {question}
            return replace(ghost, answered=ghost.answered | {question}, yes=said)
        case Stage.CHANGED, Answer(question="safety.changed", yes=yes):
            return replace(ghost, cleared=frozenset()) if yes else replace(ghost, answered=frozenset(ASKED))
        case Stage.STAFF, Cleared(clearance=given):
            return replace(ghost, cleared=frozenset(given.questions))
        case _, ClearanceOver():
            return replace(ghost, cleared=frozenset())
    return ghost


def _contra_indication(ghost: Ghost, before: Visit, message: object) -> Ghost:
    progress = before.progress
    if progress is None or before.stage is not Stage.TEST or progress.phase != "at":
        return ghost
    match progress.step, message:
        case Ask(text=text, safe=safe), Answer(question=question, yes=yes) if question == text:
            ok, name = yes is safe, text
        case Choose(key=key, options=options), Chosen(question=question, option=picked) if question == key:
            ok, name = not any(one.ends for one in options if one.key == picked), key
        case _:
            return ghost
    if ok:
        return replace(ghost, safe=ghost.safe | {name})
    return replace(ghost, unsafe=ghost.unsafe | {progress.assessment.key})


def _kept(ghost: Ghost, values: dict[str, Decimal]) -> Ghost:
    if set(GATE) <= set(values):
        high = values[GATE[0]] > 160 or values[GATE[1]] > 100
        ghost = replace(ghost, pressure="high" if high else "calm", unrested=ghost.unrested or high)
    if "body_temperature" in values:
        ghost = replace(ghost, fever=values["body_temperature"] >= Decimal("37.5"))
    return ghost


def judge(ghost: Ghost, after: Visit, effects: Iterable[object]) -> int:
    """Object to every Lease that should not be; returns how many effort leases there were."""
    leases = [effect for effect in effects if isinstance(effect, Lease)]
    if not leases:
        return 0
    assert after.progress is not None
    assert after.person is not None
    test, age = after.progress.assessment, after.person.age
    asked = {name for name in contra_indications(test)}
    assert asked <= ghost.safe, f"{test.key}: {asked - ghost.safe} was not asked"
    assert test.key not in ghost.unsafe, f"{test.key}: measured in spite of an answer"
    if test.staffed or (test.helper and age >= 65):
        assert ghost.helper_for == test.key, f"{test.key}: no helper for this test"
    assert test.age_min <= age <= test.age_max, f"{test.key}: not for {age}"
    if not test.effort:
        return 0
    assert ghost.answered == set(ASKED), f"{test.key}: the safety questions were not answered"
    assert ghost.yes <= ghost.cleared, f"{test.key}: a yes without clearance"
    assert (ghost.pressure, ghost.unrested) == ("calm", False), f"{test.key}: pressure {ghost.pressure}"
    assert not ghost.fever, f"{test.key}: fever"
    return len(leases)


def contra_indications(test: Assessment) -> Iterator[str]:
    """Every question of a test that may end it."""
    for step in every(test.steps):
        if isinstance(step, Ask):
            yield step.text
        elif isinstance(step, Choose) and any(option.ends for option in step.options):
            yield step.key


def every(steps: Iterable[Step]) -> Iterator[Step]:
    for step in steps:
        yield step
        if isinstance(step, Recheck):
            yield from every(step.steps)


# --- messages -------------------------------------------------------------------------------------------------


def messages(visit: Visit) -> Iterator[object]:
    """Everything that may come here: what the screen offers, what it does not, what devices and staff say."""
    yield from (
        Next(),
        Skip(),
        Back(),
        Redo(),
        Finish(),
        Aside(),
        StillHere(),
        AskStillThere(),
        WalkedAway(),
        Broken(),
        "noise",
    )
    yield from (Consent("keep", True), Consent("keep", False), ClearanceOver(), HelperConfirmed("staff-1"))
    yield from (Cleared(clearance(ASKED[0])), Cleared(clearance(*ASKED)), HelperConfirmed(""), Accepted("s", "seen"))
    yield from (Answer(one, yes=yes) for one in (*ASKED, "safety.changed", "ask.other") for yes in (True, False))
    yield from (Chosen("programme", one.key) for one in visit.programmes)
    yield from (Chosen("why", "hurts"), Chosen("why", "no word"), Chosen("programme", "no word"), Busy(frozenset()))
    yield Known(person(40), visit.programme, {"keep": True}, clearance(*ASKED))
    if visit.assessment is not None:
        yield Busy(frozenset({visit.assessment.key}))
    if visit.stage is Stage.WHICH:
        yield from (Chosen("assessment", key) for key in visit.programme.assessments)
    yield from _of_the_test(visit)


def with_later(visit: Visit) -> Iterator[object]:
    """The same, and 나중에 이어서."""
    yield from (*messages(visit), Later())


def _of_the_test(visit: Visit) -> Iterator[object]:
    progress = visit.progress
    if progress is None:
        yield Measured("pressure", cuff(CALM))
        return
    yield from (Rested(progress.index), Rested(progress.index + 1))
    match progress.step:
        case Ask(text=text):
            yield from (Answer(text, yes=True), Answer(text, yes=False))
        case Choose(key=key, options=options):
            yield from (Chosen(key, option.key) for option in options)
        case Measure() as measure:
            yield from (Taking(measure.step, "tap"), DeviceBack(measure.step))
            yield from (TrialFailed(measure.step, Failed(reason)) for reason in ("absent", "timeout"))
            yield from (Measured(measure.step, value) for value in values(measure))
            yield Measured(measure.step, values(measure)[0], doubt="moved")
            yield Measured("another", values(measure)[0])


def cuff(reading: tuple[int, int]) -> Settled:
    return Settled(tuple((key, Decimal(value)) for key, value in zip(GATE, reading, strict=True)))


def values(measure: Measure) -> tuple[Settled, ...]:
    """What this trial may give: what matters to the gate in all its kinds, else a low and a high number."""
    if measure.needs == GATE:
        return cuff(CALM), cuff(UNLIKE), cuff(HIGH)
    if measure.needs == ("body_temperature",):
        return tuple(Settled((("body_temperature", Decimal(one)),)) for one in ("37.4", "37.5"))
    return tuple(Settled(tuple((key, Decimal(one)) for key in measure.needs)) for one in (5, 60))


# --- the walk -------------------------------------------------------------------------------------------------

State = tuple[Visit, Ghost]
ENDS = (Stage.RESULTS, Stage.SHARE, Stage.GOODBYE, Stage.OVER)


@dataclass
class Found:
    """What a walk came across."""

    states: int = 0
    effort: int = 0  # leases of effort tests
    stages: frozenset[Stage] = frozenset()
    barred: frozenset[str] = frozenset()
    ends: frozenset[tuple[str, str]] = frozenset()  # of the test watched: how it ended, and why


def explore(
    starts: Iterable[State],
    said: Callable[[Visit], Iterable[object]] = messages,
    watched: str = "",
    stop: Callable[[Visit], bool] = lambda visit: False,
) -> Found:
    """Walk every message from every state that can be reached; raises AssertionError if the gate is walked round."""
    todo, found = deque(starts), Found()
    seen = {key(*state) for state in todo}
    while todo:
        before, ghost = todo.popleft()
        found.states += 1
        for message in said(before):
            after, effects = walk(before, message)
            if after is before and not effects:
                continue
            heard = follow(ghost, before, message, after, effects)
            found.effort += judge(heard, after, effects)
            found.stages |= {after.stage}
            found.barred |= {after.barred.reason} if after.stage is Stage.BARRED else set()
            found.ends |= {(end.ended.value, end.reason) for end in after.done if end.assessment == watched}
            place = key(after, heard)
            if place not in seen and after.stage not in ENDS and not stop(after):
                seen.add(place)
                todo.append((after, heard))
    return found


def before_effort(age: int, *keys: str, cleared: bool = False) -> State:
    """A visit whose pressure is calm, and whose questions are answered if it is about to begin effort."""
    programme = Programme("short", ("pressure", *keys))
    return asked(*through(*start(programme, age=age, cleared=ASKED if cleared else ())))


def asked(visit: Visit, ghost: Ghost) -> State:
    """Answer the safety questions the safe way, if this is where they are asked."""
    while visit.stage in (Stage.SAFETY, Stage.CHANGED):
        question = "safety.changed" if visit.stage is Stage.CHANGED else ASKED[visit.asked]
        visit, ghost = hear(visit, ghost, Answer(question, yes=False))
    return visit, ghost


def hear(visit: Visit, ghost: Ghost, message: object) -> State:
    """One message, judged."""
    after, effects = walk(visit, message)
    ghost = follow(ghost, visit, message, after, effects)
    judge(ghost, after, effects)
    return after, ghost


def through(visit: Visit, ghost: Ghost, reading: tuple[int, int] = CALM) -> State:
    """Play the running test to its end: every answer safe, every rest waited out, every trial measured."""
    at, step = visit.at, visit.progress.step if visit.progress else None
    while visit.stage is Stage.TEST and visit.at == at and visit.progress is not None:
        step, index = visit.progress.step, visit.progress.index
        message: object = Next()
        match visit.progress.phase, step:
            case "measuring", Measure() as measure:
                value = cuff(reading) if measure.needs == GATE else values(measure)[0]
                message = Measured(measure.step, value)
            case "at", Ask(text=text, safe=safe):
                message = Answer(text, yes=safe)
            case "at", Choose(key=name, options=options):
                message = Chosen(name, next(one.key for one in options if not one.ends))
            case "at", Rest(forced=True) if not visit.progress.rested:
                message = Rested(index)
        visit, ghost = hear(visit, ghost, message)
    return visit, ghost


def explore_order(starts: Iterable[State]) -> Found:
    """Walk a whole programme test by test: each played through or declined, with and without helper, in any order
    that busy devices lead to."""
    todo, found = deque(starts), Found()
    seen = {key(*state) for state in todo}
    while todo:
        state = todo.popleft()
        found.states += 1
        for after, ghost in _moves(*state):
            found.stages |= {after.stage}
            found.barred |= {after.barred.reason} if after.stage is Stage.BARRED else set()
            found.ends |= {(end.assessment, end.reason) for end in after.done}
            if after.stage not in ENDS and key(after, ghost) not in seen:
                seen.add(key(after, ghost))
                todo.append((after, ghost))
    return found


def _moves(visit: Visit, ghost: Ghost) -> Iterator[State]:
    yield hear(visit, ghost, ClearanceOver())
    busy = frozenset(visit.programme.assessments[visit.at : visit.at + 1])
    if len(visit.done) < DEFERRED:
        yield hear(visit, ghost, Busy(busy if not visit.busy else frozenset()))
    if visit.stage is Stage.TEST:
        yield through(visit, ghost)
        if visit.assessment is not None and visit.assessment.key == "pressure":
            yield through(visit, ghost, HIGH)
        yield hear(*hear(visit, ghost, Skip()), Chosen("why", "tired"))
    for message in _pressed(visit):
        yield hear(visit, ghost, message)


def _pressed(visit: Visit) -> Iterator[object]:
    match visit.stage:
        case Stage.HELPER:
            yield from (HelperConfirmed("staff-1"), Skip())
        case Stage.SAFETY:
            yield from (Answer(ASKED[visit.asked], yes=yes) for yes in (True, False))
        case Stage.CHANGED:
            yield from (Answer("safety.changed", yes=yes) for yes in (True, False))
        case Stage.CHOOSE:
            yield from (Chosen("programme", one.key) for one in visit.programmes)
        case Stage.WHICH:
            yield from (*(Chosen("assessment", one) for one in visit.programme.assessments), Back())
        case Stage.KEEP:
            yield from (Consent("keep", True), Back())
        case Stage.STAFF:
            yield from (Next(), Cleared(clearance(*ASKED)), Cleared(clearance(ASKED[0])))
        case Stage.BARRED:
            yield Next()


DEFERRED = 2
"""So many tests from the start of a programme on, devices are busy; that any order is sound is shown by itself."""


def key(visit: Visit, ghost: Ghost) -> tuple[object, ...]:
    """What two states must share to be one: everything that can still matter. Left out is how often something was
    tried, that somebody was asked whether they are still there, and numbers that nothing later looks at."""
    keys = visit.programme.key, visit.programme.assessments, visit.at, visit.asked
    busy = visit.busy.intersection(visit.programme.assessments[visit.at + 1 :])
    answers = tuple(sorted(question for question, yes in visit.answers.items() if yes)), len(visit.answers)
    cleared = visit.clearance.questions if visit.clearance else None
    pressure = gate_pressure(visit.taken)
    shut = (pressure is None, pressure is not None and above_gate(*pressure))
    test = _test_key(visit) if visit.progress is not None else ()
    at = visit.stage, visit.resting
    return (at, keys, busy, answers, cleared, visit.helper, shut, visit.stopping is None, test, ghost)


def _test_key(visit: Visit) -> tuple[object, ...]:
    progress = visit.progress
    assert progress is not None
    ahead = [step for step in every(progress.steps[progress.index :]) if isinstance(step, Recheck)]
    taken = tuple(step.needed(progress.taken) for step in ahead)  # all that a number can still lead to
    kept = progress.taken[-1].step if progress.taken else ""
    at = (progress.assessment.key, tuple(map(id, progress.steps)), progress.index, progress.phase, progress.rested)
    trouble = progress.trouble.reason if progress.trouble else ""
    return (*at, progress.way == "tap", progress.doubted is None, trouble, progress.failures >= 3, taken, kept)
