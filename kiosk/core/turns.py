"""The tests of a programme, one after the other: which is next, what keeps it from beginning, how its end is written.

Every `Lease` goes through `_guarded`: an effort test measures only while the gate is open, a test that wants a helper
only after one confirmed being within reach for this very test (decision 26).
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.core import assessment as steps
from kiosk.core.asking import asks, unfit
from kiosk.core.assessment import Assessment, Call, Effect, Keep, Lease, Progress, Rested, Taken
from kiosk.core.battery import gate_pressure
from kiosk.core.derive import computed, newest
from kiosk.core.gate import CALLED, QUESTIONS, Verdict, effort_allowed
from kiosk.core.messages import Next
from kiosk.core.programme import next_free, wants_helper
from kiosk.core.reading import Method
from kiosk.core.stay import Stage, Visit, Walked
from kiosk.core.visit_record import AssessmentEnd, End

REASONS = ("hurts", "tired", "unwilling", "no-time", "other")
"""Why a test is declined or stopped: the answers of `Stage.WHY`."""
ASKED_WHY = ("declined", "stopped")


def verdict(visit: Visit, *, answered: bool = False) -> Verdict:
    """Whether an effort test may begin now; ``answered``: if all questions were answered no."""
    cleared = frozenset(visit.clearance.questions) if visit.clearance else frozenset()
    answers = dict.fromkeys(QUESTIONS, False) if answered else visit.answers
    judged = Verdict(True)
    for taken in (visit.all_taken, *(() if visit.counts is None else (visit.counts,))):  # a correction only closes it
        if judged.allowed:
            pressure, warmth = gate_pressure(taken), newest(taken, "body_temperature")
            judged = effort_allowed(answers, cleared, pressure, warmth, trusted=not visit.distrusted)
    return judged


def helped(visit: Visit, test: Assessment) -> bool:
    """Whether a helper is there, where this test wants one for this person."""
    age = visit.person.age if visit.person else 0
    return bool(visit.helper) or not wants_helper(test, age)


def next_test(visit: Visit, at: int = 0) -> Walked:
    """Begin the test at this place, or the next that is free; say why not; or show the results."""
    keys = visit.programme.assessments
    programme = replace(visit.programme, assessments=(*keys[:at], *next_free(keys[at:], visit.busy)))
    visit = replace(visit, programme=programme, at=at, progress=None, stopping=None, helper="")
    test = visit.assessment
    if test is None:
        return replace(visit, stage=Stage.RESULTS), ()
    if reason := unfit(visit, test):
        end = AssessmentEnd(test.key, End.REFUSED, reason)
        return next_test(replace(visit, done=(*visit.done, end)), at + 1)
    judged = verdict(visit)
    if test.effort and asks(visit):
        judged = verdict(visit, answered=True)  # who is barred anyway is not asked
        if judged.allowed:
            return replace(visit, stage=Stage.SAFETY if visit.clearance is None else Stage.CHANGED, asked=0), ()
    if test.effort and not judged.allowed:
        new = judged.reason in CALLED and visit.barred.reason != judged.reason  # staff know, by now
        call = (Call(judged.reason),) if new else ()
        return replace(visit, stage=Stage.BARRED, barred=judged), call
    if not helped(visit, test):
        return replace(visit, stage=Stage.HELPER), ()
    return begin(visit)


def begin(visit: Visit) -> Walked:
    """Begin the test the resident is at."""
    test = visit.assessment
    assert test is not None
    progress, effects = steps.begin(test)
    return settle(replace(visit, stage=Stage.TEST, progress=progress), effects)


def step(visit: Visit, message: object) -> Walked:
    """Let the running test hear a message. Who declines or stops it is asked why before the next one begins."""
    assert visit.progress is not None
    progress, effects = steps.advance(visit.progress, message)
    if progress.end is End.REFUSED and progress.reason in ASKED_WHY:
        halted = steps.halted(visit.progress)
        return replace(visit, stage=Stage.WHY, progress=halted, stopping=progress), effects
    return settle(replace(visit, progress=progress), effects)


def told_why(visit: Visit, why: str) -> Walked:
    """The resident said why: the test is over. Pain calls a member of staff."""
    assert visit.stopping is not None
    stopped = replace(visit, stage=Stage.TEST, progress=replace(visit.stopping, reason=why), stopping=None)
    return settle(stopped, (Call("hurts"),) if why == "hurts" else ())


def back_to_it(visit: Visit) -> Walked:
    """Not stopped after all: a trial that was let go begins anew."""
    assert visit.progress is not None
    progress, effects = steps.again(visit.progress)
    return settle(replace(visit, stage=Stage.TEST, progress=progress, stopping=None), effects)


def rested(visit: Visit, over: Rested) -> Walked:
    """The pause is over while it is asked why: whoever goes back to it after all does not wait for ever."""
    assert visit.progress is not None
    progress, effects = steps.advance(visit.progress, over)
    return replace(visit, progress=progress), effects


def settle(visit: Visit, effects: tuple[Effect, ...]) -> Walked:
    """If the running test is over, write that down and go on."""
    visit, effects = _guarded(visit, effects)
    if visit.progress is None or visit.progress.phase != "over":
        return visit, effects
    visit, kept = write_end(visit, visit.progress)
    after, more = next_test(visit, visit.at)
    return after, (*effects, *kept, *more)


def _guarded(visit: Visit, effects: tuple[Effect, ...]) -> tuple[Visit, tuple[Effect, ...]]:
    """Nothing is measured behind a closed gate, or without a helper, whatever led here: a clearance may have run out
    meanwhile, and who was put aside is asked for a helper again."""
    progress = visit.progress
    if progress is None or not any(isinstance(effect, Lease) for effect in effects):
        return visit, effects
    test, judged = progress.assessment, verdict(visit)
    others = tuple(effect for effect in effects if not isinstance(effect, Lease))
    if test.effort and not judged.allowed:
        over = replace(progress, phase="over", end=End.UNSAFE, reason=judged.reason)
        return replace(visit, progress=over), others
    if not helped(visit, test):
        return replace(visit, stage=Stage.HELPER, progress=steps.halted(progress)), others
    return visit, effects


def bar(visit: Visit) -> Visit:
    """Write that the gate was closed for this test, and go past it."""
    # A pressure nobody took, or a cuff that is out of its limits, is no danger that was found.
    unsafe = End.REFUSED if visit.barred.reason in ("unmeasured", "unchecked") else End.UNSAFE
    return _passed(visit, unsafe, visit.barred.reason)


def with_helper(visit: Visit) -> Walked:
    """A helper is within reach: the test begins, or goes on where it was put aside."""
    return begin(visit) if visit.progress is None else back_to_it(visit)


def without_helper(visit: Visit) -> Walked:
    """Nobody is within reach: this test is not begun, or ends where it was put aside."""
    if visit.progress is not None:
        over = replace(visit.progress, phase="over", end=End.REFUSED, reason="no-helper")
        return settle(replace(visit, stage=Stage.TEST, progress=over), ())
    visit = _passed(visit, End.REFUSED, "no-helper")
    return next_test(visit, visit.at)


def _passed(visit: Visit, ended: End, reason: str) -> Visit:
    test = visit.assessment
    assert test is not None
    return replace(visit, done=(*visit.done, AssessmentEnd(test.key, ended, reason)), at=visit.at + 1)


def notes(visit: Visit, progress: Progress) -> tuple[tuple[str, str], ...]:
    """What is written with the end of a test, however it ended: its answers, and who was within reach."""
    return (*progress.chosen, *((("helper", visit.helper),) if visit.helper else ()))


def write_end(visit: Visit, progress: Progress) -> tuple[Visit, tuple[Effect, ...]]:
    """Write the end of a test, compute what it makes computable, and go past it."""
    assert progress.end is not None
    key = progress.assessment.key
    end = AssessmentEnd(key, progress.end, progress.reason, notes(visit, progress))
    visit = replace(visit, progress=progress)
    taken, done = visit.all_taken, (*visit.done, end)
    visit = replace(visit, progress=None, stopping=None, taken=taken, done=done, at=visit.at + 1)
    kept: list[Effect] = []
    for quantity, value in computed(visit.taken, key, visit.person, progress.end):
        one = Taken(step=quantity, values=((quantity, value),), event=quantity, method=Method.COMPUTED)
        former = [trial for trial in visit.taken if (trial.step, trial.method) == (quantity, Method.COMPUTED)]
        others = tuple(trial for trial in visit.taken if trial not in former)
        one = replace(one, redo=former[-1].redo + 1 if former else 0)  # what was computed of less is no second trial
        visit = replace(visit, taken=(*others, one))
        kept.append(Keep(one, former[-1].redo if former else None))
    return visit, tuple(kept)


def decided(visit: Visit) -> tuple[Visit, tuple[Effect, ...]]:
    """Write the end of what is decided already, though nobody presses 다음: the last value is in, the gate is shut,
    the test was stopped."""
    if visit.stage is Stage.BARRED:
        return bar(visit), ()
    if visit.stopping is not None:
        return write_end(visit, visit.stopping)
    if visit.progress is None or visit.progress.phase != "good":
        return visit, ()
    progress, effects = steps.advance(visit.progress, Next())
    if progress.phase != "over":
        return visit, ()
    visit, kept = write_end(visit, progress)
    return visit, (*effects, *kept)
