"""One resident's stay, and `walk`, the one function that says where a message takes it.

Who → may we keep it → safety questions → the programme's tests → results → share → goodbye. Several visits may be
open; a device is leased to one measuring step at a time. Pure: time arrives in messages, effects go to the station.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from kiosk.core import assessment as steps
from kiosk.core.assessment import Assessment, Call, Effect, Keep, Progress, Release, Taken
from kiosk.core.battery import BATTERY, newest_pressure
from kiosk.core.derive import computed
from kiosk.core.gate import QUESTIONS, Verdict, effort_allowed
from kiosk.core.messages import Answer, Back, Consent, Finish, Next, StillHere
from kiosk.core.reading import Method
from kiosk.core.resident import Person
from kiosk.core.visit_record import AssessmentEnd, Clearance, End

YOUNGEST = 14
"""Below this age a guardian's consent is needed: staff take over (decision 24)."""


class Stage(StrEnum):
    """Where in the stay the resident is."""

    WHO = "who"
    YOUNG = "young"
    KEEP = "keep"
    CHANGED = "changed"  # a cleared resident: has anything changed since?
    SAFETY = "safety"
    STAFF = "staff"  # a safety question was answered yes
    TEST = "test"
    BARRED = "barred"  # the gate is closed for the next test: said once, in plain words
    RESULTS = "results"
    SHARE = "share"
    GOODBYE = "goodbye"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Programme:
    """A list of assessments by key, for an age band (completed years, both ends inside).

    ``guarded``: only begun by staff who have the guardian's consent (발육). ``one``: the resident picks one of them.
    """

    key: str
    assessments: tuple[str, ...]
    age_min: int = 0
    age_max: int = 120
    questions: tuple[str, ...] = QUESTIONS
    guarded: bool = False
    one: bool = False


def _none() -> Mapping[str, bool]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Visit:
    """The whole state of one stay; holds nothing that identifies."""

    id: UUID
    started_at: datetime
    programme: Programme
    person: Person | None = None
    stage: Stage = Stage.WHO
    consents: Mapping[str, bool] = field(default_factory=_none)  # standing answers by purpose
    asked: int = 0
    answers: Mapping[str, bool] = field(default_factory=_none)
    clearance: Clearance | None = None
    at: int = 0
    progress: Progress | None = None
    done: tuple[AssessmentEnd, ...] = ()
    taken: tuple[Taken, ...] = ()
    barred: Verdict = field(default_factory=lambda: Verdict(True))
    still_there: bool = False
    ended: End | None = None
    broken: bool = False  # the store will never take it: staff were called, and it ends here

    @property
    def all_taken(self) -> tuple[Taken, ...]:
        """Every trial so far, the running test's included."""
        return (*self.taken, *(self.progress.taken if self.progress else ()))

    @property
    def assessment(self) -> Assessment | None:
        """The test the resident is at."""
        return BATTERY[self.programme.assessments[self.at]] if self.at < len(self.programme.assessments) else None


# --- what the station hears besides intents and the test's own messages -------------------------------------


@dataclass(frozen=True, slots=True)
class Known:
    """Who it is, as the store found or made it; standing consents and a valid clearance come along."""

    person: Person
    programme: Programme
    consents: Mapping[str, bool] = field(default_factory=_none)
    clearance: Clearance | None = None
    guarded: bool = False  # a child whose guardian's consent staff have


@dataclass(frozen=True, slots=True)
class Cleared:
    """A member of staff cleared the resident with a PIN."""

    clearance: Clearance


@dataclass(frozen=True, slots=True)
class AskStillThere:
    """Nobody has touched anything for a while."""


@dataclass(frozen=True, slots=True)
class WalkedAway:
    """And nobody answered."""


@dataclass(frozen=True, slots=True)
class Broken:
    """The store refuses in a way that no waiting heals."""


# --- what the station must do, besides the test's own effects ------------------------------------------------


@dataclass(frozen=True, slots=True)
class RecordConsent:
    """Write this answer into the ledger; keep also opens the visit in the store."""

    purpose: str
    granted: bool


@dataclass(frozen=True, slots=True)
class CloseVisit:
    """Write how the visit ended; its outbox row may go out if consent says so."""

    ended: End


@dataclass(frozen=True, slots=True)
class Wipe:
    """Forget the resident: screen, form, ring buffers; after ``linger`` the welcome screen."""

    linger: bool = True


Todo = Effect | RecordConsent | CloseVisit | Wipe
Walked = tuple[Visit, tuple[Todo, ...]]


def walk(visit: Visit, message: object) -> Walked:
    """Where this message takes the visit, and what the station must now do."""
    match visit.stage, message:
        case Stage.OVER, _:
            return visit, ()
        case _, WalkedAway():
            return _close(visit, End.LEFT, linger=False)
        case _, Broken():
            return _break(visit)
        case _, AskStillThere():
            return replace(visit, still_there=True), ()
        case _, StillHere():
            return replace(visit, still_there=False), ()
        case Stage.GOODBYE, Next() | Finish():
            return replace(visit, stage=Stage.OVER), (Wipe(linger=False),)
        case Stage.WHO | Stage.YOUNG | Stage.KEEP, Finish():
            return _close(visit, End.LEFT, linger=False)
        case Stage.RESULTS | Stage.SHARE, Finish():
            return _goodbye(visit)
        case _, Finish():
            return _finish_early(visit)
    answered = replace(visit, still_there=False)
    walked = _walk_stage(answered, message)
    return (visit, ()) if walked == (answered, ()) else walked  # what changes nothing is no answer either


def _walk_stage(visit: Visit, message: object) -> Walked:
    match visit.stage, message:
        case Stage.WHO, Known():
            return _known(visit, message)
        case Stage.KEEP, Consent(purpose="keep", granted=granted):
            visit = replace(visit, consents=_with(visit.consents, "keep", granted))
            return _then(_questions(visit), RecordConsent("keep", granted))
        case Stage.CHANGED, Answer(yes=yes):
            if yes:
                return replace(visit, stage=Stage.SAFETY, clearance=None, asked=0), ()
            return _next_test(replace(visit, answers=_as_cleared(visit)))
        case Stage.SAFETY, Answer(question=question, yes=yes) if question == visit.programme.questions[visit.asked]:
            return _answered(visit, question, yes)
        case Stage.SAFETY, Back() if visit.asked > 0:
            return replace(visit, asked=visit.asked - 1), ()
        case Stage.STAFF, Cleared(clearance=clearance):
            return _next_test(replace(visit, clearance=clearance))
        case Stage.STAFF, Next():
            return _next_test(visit)
        case Stage.BARRED, Next():
            visit = _bar(visit)
            return _next_test(visit, visit.at)
        case Stage.TEST, _:
            return _test(visit, message)
        case Stage.RESULTS, Next():
            return _share(visit)
        case Stage.SHARE, Consent(purpose="platform", granted=granted):
            visit = replace(visit, consents=_with(visit.consents, "platform", granted))
            return _then(_goodbye(visit), RecordConsent("platform", granted))
        case Stage.SHARE, Back():
            return replace(visit, stage=Stage.RESULTS), ()
    return visit, ()


def _known(visit: Visit, known: Known) -> Walked:
    visit = replace(
        visit,
        person=known.person,
        programme=known.programme,
        consents=known.consents,
        clearance=known.clearance,
    )
    if known.person.age < YOUNGEST and not known.guarded:
        return replace(visit, stage=Stage.YOUNG), (Call("young"),)
    if known.consents.get("keep"):
        return _then(_questions(visit), RecordConsent("keep", True))
    return replace(visit, stage=Stage.KEEP), ()


def _questions(visit: Visit) -> Walked:
    if visit.clearance is not None:
        return replace(visit, stage=Stage.CHANGED), ()
    return replace(visit, stage=Stage.SAFETY, asked=0), ()


def _answered(visit: Visit, question: str, yes: bool) -> Walked:
    visit = replace(visit, answers=_with(visit.answers, question, yes))
    if visit.asked + 1 < len(visit.programme.questions):
        return replace(visit, asked=visit.asked + 1), ()
    if any(visit.answers.values()):
        return replace(visit, stage=Stage.STAFF), (Call("safety"),)
    return _next_test(visit)


def _as_cleared(visit: Visit) -> Mapping[str, bool]:
    """Nothing has changed since the clearance: its questions are still yes, the others no."""
    cleared = visit.clearance.questions if visit.clearance else ()
    return MappingProxyType({question: question in cleared for question in visit.programme.questions})


def verdict(visit: Visit) -> Verdict:
    """Whether an effort test may begin now."""
    cleared = frozenset(visit.clearance.questions) if visit.clearance else frozenset()
    return effort_allowed(visit.answers, cleared, newest_pressure(visit.all_taken))


def _next_test(visit: Visit, at: int = 0) -> Walked:
    """Begin the test at this place, or say why not, or show the results."""
    visit = replace(visit, at=at, progress=None)
    test = visit.assessment
    if test is None:
        return replace(visit, stage=Stage.RESULTS), ()
    judged = verdict(visit)
    if test.effort and not judged.allowed:
        call = (Call("pressure"),) if judged.reason == "pressure" else ()
        return replace(visit, stage=Stage.BARRED, barred=judged), call
    progress, effects = steps.begin(test)
    return _settle_test(replace(visit, stage=Stage.TEST, progress=progress), effects)


def _bar(visit: Visit) -> Visit:
    """Write that the gate was closed for this test, and go past it."""
    test = visit.assessment
    assert test is not None
    # A pressure nobody took is the resident's choice or a broken cuff, not a danger found.
    unsafe = End.REFUSED if visit.barred.reason == "unmeasured" else End.UNSAFE
    end = AssessmentEnd(test.key, unsafe, visit.barred.reason)
    return replace(visit, done=(*visit.done, end), at=visit.at + 1)


def _test(visit: Visit, message: object) -> Walked:
    assert visit.progress is not None
    progress, effects = steps.advance(visit.progress, message)
    return _settle_test(replace(visit, progress=progress), effects)


def _settle_test(visit: Visit, effects: tuple[Effect, ...]) -> Walked:
    """If the running test is over, write that down and go on."""
    if visit.progress is None or visit.progress.phase != "over":
        return visit, effects
    visit, kept = _write_end(visit, visit.progress)
    after, more = _next_test(visit, visit.at)
    return after, (*effects, *kept, *more)


def _write_end(visit: Visit, progress: Progress) -> Walked:
    """Write the end of a test, compute what it makes computable, and go past it."""
    assert progress.end is not None
    key = progress.assessment.key
    end = AssessmentEnd(key, progress.end, progress.reason)
    visit = replace(visit, progress=None, taken=visit.all_taken, done=(*visit.done, end), at=visit.at + 1)
    kept: list[Effect] = []
    for quantity, value in computed(visit.taken, key):
        taken = Taken(step=quantity, values=((quantity, value),), event=quantity, method=Method.COMPUTED)
        visit = replace(visit, taken=(*visit.taken, taken))
        kept.append(Keep(taken))
    return visit, tuple(kept)


def _decided(visit: Visit) -> Walked:
    """Write the end of what is decided already, though nobody presses 다음: the last value is in, or the gate shut."""
    if visit.stage is Stage.BARRED:
        return _bar(visit), ()
    if visit.progress is None or visit.progress.phase != "good":
        return visit, ()
    progress, _ = steps.advance(visit.progress, Next())
    return _write_end(visit, progress) if progress.phase == "over" else (visit, ())


def _finish_early(visit: Visit) -> Walked:
    """오늘은 여기까지: what is measured stays; the rest is written as not done."""
    visit, effects = _decided(visit)
    left = list(visit.programme.assessments[visit.at :])
    done = list(visit.done)
    if visit.progress is not None:
        step = visit.progress.step
        if visit.progress.phase == "measuring" and isinstance(step, steps.Measure):
            effects = (Release(step.step),)
        left.pop(0)
        done.append(AssessmentEnd(visit.progress.assessment.key, End.LEFT, "finished-early"))
    done += [AssessmentEnd(key, End.LEFT, "not-begun") for key in left]
    taken = visit.all_taken
    visit = replace(visit, taken=taken, progress=None, done=tuple(done), at=len(visit.programme.assessments))
    if not taken:
        after, more = _goodbye(visit)
        return after, (*effects, *more)
    return replace(visit, stage=Stage.RESULTS), effects


def _share(visit: Visit) -> Walked:
    """Ask for the platform only what is kept, and only once."""
    if not visit.taken or not visit.consents.get("keep") or "platform" in visit.consents:
        return _goodbye(visit)
    return replace(visit, stage=Stage.SHARE), ()


def _goodbye(visit: Visit) -> Walked:
    ended = how_it_ended(visit)
    return replace(visit, stage=Stage.GOODBYE, ended=ended), (CloseVisit(ended), Wipe())


def _close(visit: Visit, ended: End, *, linger: bool) -> Walked:
    """Close at once: walked away, or left before anything began."""
    visit, effects = _decided(visit)
    if visit.progress is not None and visit.progress.phase == "measuring":
        step = visit.progress.step
        assert isinstance(step, steps.Measure)
        effects = (Release(step.step),)
    begun = visit.stage in (Stage.TEST, Stage.BARRED)
    left = visit.programme.assessments[visit.at :] if begun else ()
    done = (*visit.done, *(AssessmentEnd(key, End.LEFT, "walked-away") for key in left))
    closing = replace(visit, taken=visit.all_taken, progress=None, done=done, stage=Stage.OVER)
    if visit.stage is Stage.GOODBYE:
        return closing, (Wipe(linger=linger),)
    if visit.stage in (Stage.RESULTS, Stage.SHARE):
        ended = how_it_ended(visit)  # everything was done; only the goodbye is missing
    return replace(closing, ended=ended), (*effects, CloseVisit(ended), Wipe(linger=linger))


def _break(visit: Visit) -> Walked:
    """Stop where it is, with words; whatever is in memory stays until the resident leaves."""
    effects: tuple[Todo, ...] = ()
    if visit.progress is not None and visit.progress.phase == "measuring":
        step = visit.progress.step
        assert isinstance(step, steps.Measure)
        effects = (Release(step.step),)
    stopped = replace(visit, taken=visit.all_taken, progress=None, still_there=False)
    return replace(stopped, stage=Stage.GOODBYE, ended=End.FAULT, broken=True), effects


def how_it_ended(visit: Visit) -> End:
    """One word for the whole stay; the worst of its tests decides."""
    ends = {end.ended for end in visit.done}
    for worst in (End.UNSAFE, End.LEFT, End.FAULT):
        if worst in ends:
            return worst
    return End.FINISHED if visit.taken else End.REFUSED


def _with(mapping: Mapping[str, bool], key: str, value: bool) -> Mapping[str, bool]:
    return MappingProxyType({**mapping, key: value})


def _then(walked: Walked, *more: Todo) -> Walked:
    visit, effects = walked
    return visit, (*more, *effects)
