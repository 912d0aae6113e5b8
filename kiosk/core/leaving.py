"""How a stay ends: results and sharing, 오늘은 여기까지, walked away, a store that will never take it."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core import assessment as steps
from kiosk.core.assessment import Progress, Release
from kiosk.core.stay import CloseVisit, Stage, Todo, Visit, Walked, Wipe
from kiosk.core.turns import decided, notes
from kiosk.core.visit_record import AssessmentEnd, End

BEGUN = (Stage.TEST, Stage.WHY, Stage.BARRED, Stage.HELPER, Stage.CHANGED, Stage.SAFETY, Stage.STAFF, Stage.LATER)


def finish_early(visit: Visit) -> Walked:
    """오늘은 여기까지: what is measured stays; the rest is written as not done."""
    visit, kept = decided(visit)
    effects = (*kept, *_let_go(visit))
    left = list(visit.programme.assessments[visit.at :])
    done = list(visit.done)
    if visit.progress is not None:
        left.pop(0)
        done.append(_left(visit, visit.progress, "finished-early"))
    done += [AssessmentEnd(key, End.LEFT, "not-begun") for key in left]
    taken = visit.all_taken
    visit = replace(visit, taken=taken, progress=None, done=tuple(done), at=len(visit.programme.assessments))
    if not taken:
        after, more = goodbye(visit)
        return after, (*effects, *more)
    return replace(visit, stage=Stage.RESULTS), effects


def _left(visit: Visit, progress: Progress, why: str) -> AssessmentEnd:
    return AssessmentEnd(progress.assessment.key, End.LEFT, why, notes(visit, progress))


def goodbye(visit: Visit) -> Walked:
    """Thank you: the visit is closed, the screen forgets."""
    ended = how_it_ended(visit)
    return replace(visit, stage=Stage.GOODBYE, ended=ended), (CloseVisit(ended), Wipe())


def close(visit: Visit, ended: End, *, linger: bool) -> Walked:
    """Close at once: walked away, or left before anything began."""
    begun = visit.stage in BEGUN
    visit, kept = decided(visit)
    effects = (*kept, *_let_go(visit))
    left = visit.programme.assessments[visit.at :] if begun else ()
    done = visit.done
    if visit.progress is not None:  # its answers stay with what was measured: a stick is graded by nobody
        done, left = (*done, _left(visit, visit.progress, "walked-away")), left[1:]
    done = (*done, *(AssessmentEnd(key, End.LEFT, "walked-away") for key in left))
    closing = replace(visit, taken=visit.all_taken, progress=None, done=done, stage=Stage.OVER)
    if visit.stage is Stage.GOODBYE or (visit.stage is Stage.CONSENTS and visit.ended is not None):
        return closing, (Wipe(linger=linger),)  # it was closed before
    if visit.stage in (Stage.RESULTS, Stage.PAPER, Stage.SHARE):
        ended = how_it_ended(visit)  # everything was done; only the goodbye is missing
    return replace(closing, ended=ended), (*effects, CloseVisit(ended), Wipe(linger=linger))


def break_off(visit: Visit) -> Walked:
    """Stop where it is, with words; whatever is in memory stays until the resident leaves."""
    effects = _let_go(visit)
    stopped = replace(visit, taken=visit.all_taken, progress=None, stopping=None, still_there=False)
    return replace(stopped, stage=Stage.GOODBYE, ended=End.FAULT, broken=True), effects


def _let_go(visit: Visit) -> tuple[Todo, ...]:
    progress = visit.progress
    if progress is None or progress.phase != "measuring":
        return ()
    step = progress.step
    assert isinstance(step, steps.Measure)
    return (Release(step.step),)


def how_it_ended(visit: Visit) -> End:
    """One word for the whole stay; the worst of its tests decides."""
    ends = {end.ended for end in visit.done}
    for worst in (End.UNSAFE, End.LEFT, End.FAULT):
        if worst in ends:
            return worst
    return End.FINISHED if visit.taken else End.REFUSED
