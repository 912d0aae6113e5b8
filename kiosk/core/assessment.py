"""One test as data, and `advance`, the one function that says where a message takes it.

Steps are frozen values: Show, Ask, Choose, Score, Measure, Rest, Recheck. `Progress` is where the resident stands.
`advance` is pure: (progress, message) → (progress, effects); an unknown pair changes nothing. An unfinished test is a
result with a reason, never a missing row.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from kiosk.core.messages import Answer, Back, Chosen, LiveView, Next, Redo, Skip
from kiosk.core.quality import agrees, known
from kiosk.core.quantity import QUANTITIES
from kiosk.core.reading import Method, Side
from kiosk.core.settle import Failed, Settled, Settler
from kiosk.core.visit_record import End

ATTEMPTS_BEFORE_CALL = 3
"""After so many failed trials in a row a member of staff is called without being asked, and nothing restarts by
itself: a plug that comes and goes must not keep a stay open that nobody is at."""


@dataclass(frozen=True, slots=True)
class Show:
    """A picture and a sentence; 다음 goes on."""

    text: str
    picture: str


@dataclass(frozen=True, slots=True)
class Ask:
    """A contra-indication: any answer but ``safe`` ends the test as UNSAFE."""

    text: str
    picture: str
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a `Choose`; its words are ``{text}.{key}``. ``ends`` names why this answer ends the test."""

    key: str
    points: int = 0
    ends: str = ""  # "": go on; else the test ends as UNSAFE with this reason (a pacemaker, arms used …)


@dataclass(frozen=True, slots=True)
class Choose:
    """One question with several answers: which arm, which cuff, an item of a questionnaire. Kept with the end."""

    key: str
    text: str
    picture: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """No screen: makes one value of the answers so far (points of a questionnaire), keeps it and goes on."""

    quantity: str
    points: Callable[[Mapping[str, str]], Decimal | None]


Way = Literal["device", "tap", "touch", "typed"]
"""How a trial's value may come: from a bound device, by the helper's taps on this screen, by a touch task of the
resident, or typed by a member of staff. The first of `Measure.ways` that this station can do is taken."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One trial. ``step`` names it everywhere: screens, rows, simulator.

    By device: a bound device that measures all of ``needs``, else one that streams one of ``signals`` (contact,
    distance, grip_force, force). By tap: ``buttons`` stand on the screen in that order and ``tapped`` makes the settler
    that is fed their Edges. ``track`` names what sounds (core/tracks); its "go" is where ``window`` begins.
    """

    step: str
    text: str
    picture: str
    view: LiveView
    needs: tuple[str, ...]
    settler: Callable[[], Settler]
    also: tuple[str, ...] = ()
    side: Side | None = None
    trial: int = 1
    event: str = ""  # trials that belong together share it; default is the step itself
    patience: float = 60.0  # seconds without a value before the screen asks
    lasts: float = 0.0  # seconds the device takes, a hint for the progress bar
    ways: tuple[Way, ...] = ("device",)
    signals: tuple[str, ...] = ()  # streams from which the value can be made
    buttons: tuple[str, ...] = ()  # out of: go count uncount lap plus-1 plus-5 miss stop
    tapped: Callable[[], Settler] | None = None  # for taps; default: ``settler``
    track: str = ""
    window: float = 0.0  # seconds from "go" after which the trial ends by itself; 0: it is open
    task: str = ""  # a touch task (core/cognition)
    far: bool = False  # done away from the screen: one number or word, to be read from three metres
    stands: Callable[[Taken], bool] | None = None  # such a value is not measured away: never doubted, no 다시 재기


@dataclass(frozen=True, slots=True)
class Rest:
    """A pause; 다음 is offered at once unless ``forced``."""

    seconds: float
    text: str
    picture: str
    forced: bool = False


@dataclass(frozen=True, slots=True)
class Recheck:
    """If ``needed`` says so after what was taken, walk ``steps`` next; else go on. 뒤로 never goes back over it.

    ``answered``: and only if the answers of this test say so too (a part that the resident cannot do is passed over).
    """

    needed: Callable[[tuple[Taken, ...]], bool]
    steps: tuple[Step, ...]
    answered: Callable[[Mapping[str, str]], bool] | None = None


Step = Show | Ask | Choose | Score | Measure | Rest | Recheck
PAGES = (Show, Ask, Choose)
"""What 뒤로 goes back over."""


Posture = Literal["seated", "standing", "floor", "moving"]


@dataclass(frozen=True, slots=True)
class Assessment:
    """One fitness test. ``effort`` tests are offered only behind the safety gate (decision 26).

    ``helper``: at 65 and over a helper confirms being within reach before it begins (decision 26); ``staffed``: at any
    age. ``age_min`` … ``age_max`` (completed years, both inside): it is not offered to others. ``needs``: quantities
    that must have been measured before in this visit. The rest is for the order and the time estimate of a programme.
    """

    key: str
    steps: tuple[Step, ...]
    effort: bool = False
    helper: bool = False
    staffed: bool = False
    age_min: int = 0
    age_max: int = 120
    gives: tuple[str, ...] = ()  # quantities it measures, computed ones left out
    needs: tuple[str, ...] = ()
    posture: Posture = "standing"
    barefoot: bool = False
    cardio: bool = False
    minutes: float = 2.0


@dataclass(frozen=True, slots=True)
class Taken:
    """One trial that gave values, rounded; ``redo`` counts how often it was measured anew."""

    step: str
    values: tuple[tuple[str, Decimal], ...]
    side: Side | None = None
    trial: int = 1
    event: str = ""
    method: Method = Method.DEVICE
    redo: int = 0
    quality: str = "good"  # good | repeated (a doubt, and measured the same again) | accepted (by staff)
    by: str = ""  # the member of staff who accepted it
    why: str = ""  # and why: a word of `quality.ACCEPTED_BECAUSE`

    def get(self, quantity: str) -> Decimal | None:
        """Return the value of a quantity, or None."""
        return dict(self.values).get(quantity)


Phase = Literal["at", "measuring", "trouble", "doubt", "good", "over"]


@dataclass(frozen=True, slots=True)
class Progress:
    """Where one test stands. ``steps`` may grow by a Recheck."""

    assessment: Assessment
    steps: tuple[Step, ...]
    index: int = 0
    phase: Phase = "at"
    taken: tuple[Taken, ...] = ()
    chosen: tuple[tuple[str, str], ...] = ()  # answers to its Choose steps, by key
    failures: int = 0
    trouble: Failed | None = None
    rested: bool = False
    end: End | None = None
    reason: str = ""
    doubt: str = ""  # in phase doubt: why (a word of `quality.DOUBTS`)
    doubted: Taken | None = None  # the trial that is not kept yet; a repeat is compared with it
    way: Way | Literal[""] = ""  # how the running trial is taken, as the station said; "": the first of its ways

    @property
    def step(self) -> Step:
        """The step the resident is at."""
        return self.steps[self.index]


# --- what the station hears besides intents ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Measured:
    """The running trial settled; values are rounded already. ``doubt``: why it should be repeated first."""

    step: str
    settled: Settled
    method: Method = Method.DEVICE
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Accepted:
    """A member of staff accepts the doubtful value, with a PIN, and says why (`quality.ACCEPTED_BECAUSE`)."""

    staff_id: str
    why: str


@dataclass(frozen=True, slots=True)
class Taking:
    """The trial has begun in this way: the station says so after the Lease."""

    step: str
    way: Way


@dataclass(frozen=True, slots=True)
class TrialFailed:
    """The running trial failed: the device said so, nothing came, or the link is gone (reason ``absent``)."""

    step: str
    failed: Failed


@dataclass(frozen=True, slots=True)
class DeviceBack:
    """The device that was absent is ready again."""

    step: str


@dataclass(frozen=True, slots=True)
class Rested:
    """The pause is over."""

    index: int


# --- what the station must do --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Lease:
    """Take the device of this step and begin measuring."""

    measure: Measure


@dataclass(frozen=True, slots=True)
class Release:
    """Stop measuring and let the device go."""

    step: str


@dataclass(frozen=True, slots=True)
class Keep:
    """Write these values now; the screen may show them only when they are on the disk."""

    taken: Taken
    supersedes_redo: int | None = None  # the redo number of the row this one corrects


@dataclass(frozen=True, slots=True)
class Pause:
    """Send Rested(index) after so many seconds."""

    seconds: float
    index: int


@dataclass(frozen=True, slots=True)
class Call:
    """Call a member of staff, for this reason (a word)."""

    reason: str


Effect = Lease | Release | Keep | Pause | Call
Moved = tuple[Progress, tuple[Effect, ...]]


def begin(assessment: Assessment) -> Moved:
    """Start a test."""
    return _enter(Progress(assessment, assessment.steps), 0)


def advance(progress: Progress, message: object) -> Moved:
    """Where this message takes the test, and what the station must now do."""
    match progress.phase, progress.step, message:
        case "at", Show() | Rest(forced=False), Next():
            return _enter(progress, progress.index + 1)
        case "at", Rest(forced=True), Next() if progress.rested:
            return _enter(progress, progress.index + 1)
        case "at", Rest(), Rested(index=index) if index == progress.index:
            return replace(progress, rested=True), ()
        case "at", Ask(text=text) as ask, Answer(question=question, yes=yes) if question == text:
            return _asked(progress, ask, yes)
        case "at", Choose(key=key) as choose, Chosen(question=question, option=option) if question == key:
            return _chosen(progress, choose, option)
        case "at", _, Back():
            return _back(progress), ()
        case "measuring", Measure() as measure, Taking(step=step, way=way) if step == measure.step:
            return replace(progress, way=way), ()
        case "measuring", Measure() as measure, Measured(step=step) if step == measure.step:
            return _settled(progress, measure, message)
        case "trouble", Measure() as measure, Measured(method=Method.TYPED, step=step) if step == measure.step:
            return _settled(progress, measure, message)
        case "measuring", Measure() as measure, TrialFailed(step=step, failed=failed) if step == measure.step:
            return _trouble(progress, measure, failed)
        case "trouble", Measure() as measure, DeviceBack(step=step) if step == measure.step and _returns(progress):
            return _measure(progress, measure)
        case "measuring", Measure() as measure, Redo() if progress.way in ("tap", "touch"):
            return _measure(progress, measure, Release(measure.step))
        case "trouble" | "doubt" | "good", Measure() as measure, Redo() if may_redo(progress):
            return _measure(progress, measure)
        case "doubt", Measure(), Accepted(staff_id=staff_id, why=why) if progress.doubted is not None:
            return _keep(progress, replace(progress.doubted, quality="accepted", by=staff_id, why=why))
        case "good", Measure(), Next():
            return _enter(replace(progress, failures=0), progress.index + 1)
        case "trouble", Measure(), Skip():
            return _over(progress, End.FAULT, progress.trouble.reason if progress.trouble else "trouble")
        case "doubt", Measure(), Skip():
            return _over(progress, End.REFUSED, "doubt")
        case "measuring", Measure() as measure, Skip():
            return _over(progress, End.REFUSED, "stopped", Release(measure.step))
        case "at" | "good", _, Skip():
            return _over(progress, End.REFUSED, "declined")
        case _:
            return progress, ()


def may_redo(progress: Progress) -> bool:
    """Whether the value on the screen may be measured anew: one that stands may not."""
    step = progress.step
    if progress.phase != "good" or not isinstance(step, Measure) or step.stands is None:
        return True
    return not any(step.stands(trial) for trial in progress.taken if trial.step == step.step)


def halted(progress: Progress) -> Progress:
    """The same place with nothing running: its trial was stopped, and may begin anew (`again`)."""
    return replace(progress, phase="at") if progress.phase == "measuring" else progress


def again(progress: Progress) -> Moved:
    """Go on from a halted place: a trial that was stopped begins anew."""
    if progress.phase == "at" and isinstance(progress.step, Measure):
        return _measure(progress, progress.step)
    return progress, ()


def _enter(progress: Progress, index: int) -> Moved:
    """Go to a step and do what it begins with."""
    if index >= len(progress.steps):
        return _over(progress, End.FINISHED, "")
    progress = replace(progress, index=index, phase="at", rested=False, trouble=None, doubted=None)
    match progress.step:
        case Measure() as measure:
            return _measure(progress, measure)
        case Rest(seconds=seconds):
            return progress, (Pause(seconds, index),)
        case Score() as score:
            return _score(progress, score)
        case Recheck(needed=needed, steps=steps, answered=answered):
            fits = answered is None or answered(dict(progress.chosen))
            more = steps if fits and needed(progress.taken) else ()
            spliced = (*progress.steps[: index + 1], *more, *progress.steps[index + 1 :])
            return _enter(replace(progress, steps=spliced), index + 1)
        case _:
            return progress, ()


def _asked(progress: Progress, ask: Ask, yes: bool) -> Moved:
    if yes is ask.safe:
        return _enter(progress, progress.index + 1)
    return _over(_noted(progress, ask.text, "yes" if yes else "no"), End.UNSAFE, "asked")


def _chosen(progress: Progress, choose: Choose, picked: str) -> Moved:
    option = next((one for one in choose.options if one.key == picked), None)
    if option is None:
        return progress, ()
    progress = _noted(progress, choose.key, picked)
    return _over(progress, End.UNSAFE, option.ends) if option.ends else _enter(progress, progress.index + 1)


def _noted(progress: Progress, key: str, answer: str) -> Progress:
    """The newest answer to a question counts: somebody may have gone back to it."""
    others = tuple(one for one in progress.chosen if one[0] != key)
    return replace(progress, chosen=(*others, (key, answer)))


def _score(progress: Progress, score: Score) -> Moved:
    points = score.points(dict(progress.chosen))
    kept: tuple[Effect, ...] = ()
    if points is not None:
        value = QUANTITIES[score.quantity].rounded(points)
        quantity = score.quantity
        taken = Taken(quantity, ((quantity, value),), event=quantity, method=Method.ANSWERED)
        progress, kept = replace(progress, taken=(*progress.taken, taken)), (Keep(taken),)
    progress, effects = _enter(progress, progress.index + 1)
    return progress, (*kept, *effects)


def _measure(progress: Progress, measure: Measure, *first: Effect) -> Moved:
    return replace(progress, phase="measuring", trouble=None, doubt="", way=""), (*first, Lease(measure))


def _settled(progress: Progress, measure: Measure, message: Measured) -> Moved:
    """A value is in: it counts, unless it should be measured again first and does not agree with the one before."""
    word, doubted = known(message.doubt or message.settled.doubt), progress.doubted
    values = message.settled.values
    event = measure.event or measure.step
    taken = Taken(measure.step, values, measure.side, measure.trial, event, message.method)
    if not word or (measure.stands is not None and measure.stands(taken)):
        return _keep(progress, taken)
    if doubted is not None and agrees(values, dict(doubted.values)):
        return _keep(progress, replace(taken, quality="repeated"))
    return replace(progress, phase="doubt", doubt=word, doubted=taken, failures=0, trouble=None), _let_go(progress)


def _keep(progress: Progress, taken: Taken) -> Moved:
    before = [trial for trial in progress.taken if trial.step == taken.step]
    taken = replace(taken, redo=before[-1].redo + 1 if before else 0)
    others = tuple(trial for trial in progress.taken if trial.step != taken.step)
    effects = (*_let_go(progress), Keep(taken, before[-1].redo if before else None))
    good = replace(progress, phase="good", taken=(*others, taken), failures=0, trouble=None, doubt="", doubted=None)
    return good, effects


def _let_go(progress: Progress) -> tuple[Effect, ...]:
    step = progress.step
    return (Release(step.step),) if progress.phase == "measuring" and isinstance(step, Measure) else ()


def _trouble(progress: Progress, measure: Measure, failed: Failed) -> Moved:
    failures = progress.failures + 1
    effects: tuple[Effect, ...] = (Release(measure.step),)
    if failures == ATTEMPTS_BEFORE_CALL or failed.reason == "absent":
        effects = (*effects, Call(f"trouble.{failed.reason}"))
    return replace(progress, phase="trouble", failures=failures, trouble=failed), effects


def _returns(progress: Progress) -> bool:
    absent = progress.trouble is not None and progress.trouble.reason == "absent"
    return absent and progress.failures < ATTEMPTS_BEFORE_CALL


def _back(progress: Progress) -> Progress:
    """One page back over pages only; a measured value is never walked over."""
    index = progress.index - 1
    if index >= 0 and isinstance(progress.steps[index], PAGES):
        return replace(progress, index=index, rested=False)
    return progress


def _over(progress: Progress, end: End, reason: str, *effects: Effect) -> Moved:
    return replace(progress, phase="over", end=end, reason=reason), effects
