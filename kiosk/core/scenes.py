"""What the screen must show for a visit: `scene(visit)`, pure. Texts are ids; the screen finds the words."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core import giving, returning
from kiosk.core.consent_scenes import consent_scene, goodbye_scene
from kiosk.core.messages import Scene, SceneKind
from kiosk.core.programme import DEFAULTS, Programme, choices, minutes
from kiosk.core.results import Results
from kiosk.core.returning import NOBODY, Mine
from kiosk.core.step_scenes import CUFF_CAUSES, digits, step_scene, trouble_text
from kiosk.core.texts import Sentence
from kiosk.core.turns import REASONS
from kiosk.core.visit import Stage, Visit
from kiosk.core.visit_record import End

__all__ = ["ATTRACT", "CUFF_CAUSES", "attract", "closed", "digits", "missing_reason", "scene", "trouble_text"]

NAMED = tuple(one.key for one in DEFAULTS)
SAFETY_PICTURES = ("heart", "chest", "rest", "dizzy", "joint", "pill", "other")
ATTRACT = Scene(
    "attract", Sentence("attract.title"), Sentence("attract.say"), picture="welcome", step="attract", actions=("start",)
)


def attract(*, resume: bool) -> Scene:
    """The welcome; ``resume``: somebody's visit rests here, and may be gone on with."""
    return replace(ATTRACT, actions=(*ATTRACT.actions, "resume")) if resume else ATTRACT


def closed(reason: str) -> Scene:
    """The kiosk cannot work now; in plain words, for staff (store, crash)."""
    return Scene("closed", Sentence(f"closed.{reason}.title"), Sentence(f"closed.{reason}.say"), picture="staff")


def scene(
    visit: Visit,
    results: Results | None,
    *,
    saved: bool = True,
    short_rest: bool = False,
    near: bool = False,
    mine: Mine = NOBODY,
) -> Scene:
    """Return the scene; ``results`` is needed from the results on, ``saved`` says that values are on the disk,
    ``near`` that a helper confirmed being there a moment ago: a tap is enough now."""
    if visit.still_there:
        return _plain("still-there", "still-there", "away", ("still-here", "finish"))
    match visit.stage:
        case Stage.WHO:
            form = _plain("who", "who.how", "who-guest", ("finish",))
            return replace(form, question="resume") if mine.resuming else form
        case Stage.UNSURE:
            return returning.unsure_scene(visit)
        case Stage.WELCOME:
            return returning.welcome_scene(visit, mine)
        case Stage.LATER:
            return returning.later_scene(visit, mine)
        case Stage.YOUNG:
            return _plain("staff", "staff.under14", "staff", ("finish",))
        case Stage.KEEP | Stage.SHARE | Stage.CONSENTS:
            return consent_scene(visit)
        case Stage.CHANGED:
            return _plain("ask", "safety.changed", "safety-other", ("no", "yes", "finish"), question="safety.changed")
        case Stage.SAFETY:
            return _safety(visit)
        case Stage.STAFF:
            return _plain("staff", "staff.safety", "staff-calm", ("next", "clear", "finish"))
        case Stage.CHOOSE:
            return _programmes(visit)
        case Stage.WHICH:
            return _which(visit)
        case Stage.HELPER:
            return returning.with_later(visit, _test(visit, _helper(visit, near=near)))
        case Stage.TEST:
            assert visit.progress is not None
            at_it = _test(visit, step_scene(visit.progress, saved=saved, short_rest=short_rest))
            return returning.with_later(visit, at_it)
        case Stage.WHY:
            return _test(visit, _why())
        case Stage.BARRED:
            picture = "staff-calm" if visit.barred.reason == "pressure" else "staff"
            return _plain("explain", f"gate.{visit.barred.reason}", picture, ("next", "finish"))
        case Stage.RESULTS:
            actions = ("print", "next", "hide") if visit.taken else ("next",)
            return Scene(
                "results",
                Sentence("results.title"),
                results.headline if results else Sentence("results.headline.none"),
                picture="staff-calm" if results and results.dangers else "result",
                step="results",
                actions=actions,
                results=results,
                saved=saved,
            )
        case Stage.PAPER:
            return giving.scene(visit)
        case Stage.GOODBYE if visit.broken:
            return _plain("staff", "staff.broken", "staff-calm", ("finish",))
        case Stage.GOODBYE:
            return goodbye_scene(visit, saved=saved)
        case Stage.OVER:
            return ATTRACT


def _plain(kind: SceneKind, key: str, picture: str, actions: tuple[str, ...], question: str = "") -> Scene:
    return Scene(
        kind,
        Sentence(f"{key}.title"),
        Sentence(f"{key}.say"),
        picture=picture,
        step=key,
        actions=actions,
        question=question,
    )


def _safety(visit: Visit) -> Scene:
    question = visit.programme.questions[visit.asked]
    number = int(question.rpartition(".")[2])
    return Scene(
        "ask",
        Sentence("safety.title"),
        Sentence(f"{question}.say"),
        picture=f"safety-{SAFETY_PICTURES[number - 1]}",
        step=question,
        number=visit.asked + 1,
        total=len(visit.programme.questions),
        actions=("no", "yes", "back", "finish") if visit.asked else ("no", "yes", "finish"),
        question=question,
    )


def _test(visit: Visit, shown: Scene) -> Scene:
    """Say which test of how many it is, and about how long the rest takes."""
    keys = visit.programme.assessments
    return replace(shown, number=visit.at + 1, total=len(keys), minutes=minutes(keys[visit.at :]))


def _programmes(visit: Visit) -> Scene:
    options = tuple((one.key, _programme(one)) for one in visit.programmes)
    back = ("back",) if visit.last is not None else ()
    page = _plain("choose", "choose.programme", "choose-programme", (*back, "finish"), question="programme")
    return replace(page, options=options)


def _programme(programme: Programme) -> Sentence:
    """A programme's name and how long it takes; one that the centre made itself is called as in its configuration."""
    name = f"@programme.{programme.key}.title" if programme.key in NAMED else programme.key
    if programme.one:
        return Sentence("choose.programme.short", (name,))
    return Sentence("choose.programme.long", (name, str(minutes(programme.assessments))))


def _which(visit: Visit) -> Scene:
    assert visit.person is not None
    tests = choices(visit.programme, visit.person.age, visit.able)
    back = ("back",) if len(visit.programmes) > 1 else ()
    page = _plain("choose", "choose.assessment", "choose-programme", (*back, "finish"), question="assessment")
    return replace(page, options=tuple((key, Sentence(f"assessment.{key}")) for key in tests))


def _why() -> Scene:
    page = _plain("choose", "stopped", "stop-sit", ("back", "finish"), question="why")
    return replace(page, options=tuple((reason, Sentence(f"stopped.{reason}")) for reason in REASONS))


def _helper(visit: Visit, *, near: bool) -> Scene:
    """A helper confirms: with a PIN, or by a tap when one did so a moment ago."""
    assert visit.assessment is not None
    page = _plain("helper", "helper", "helper-beside", ("helper-here" if near else "helper-pin", "skip", "finish"))
    return replace(page, note=Sentence(f"assessment.{visit.assessment.key}"))


MISSING = {
    "age": "missing.age",
    "needs": "missing.needs",
    "no-helper": "missing.helper",
    "unchecked": "missing.unchecked",
}
"""Why a test that nobody declined was not begun."""


def missing_reason(ended: End, reason: str) -> str:
    """Return the text id that says why a test has no value."""
    if ended is End.UNSAFE:
        return {"pressure": "missing.pressure", "fever": "missing.fever"}.get(reason, "missing.unsafe")
    if ended is End.REFUSED and reason in MISSING:
        return MISSING[reason]
    return {End.FAULT: "missing.fault", End.LEFT: "missing.left"}.get(ended, "missing.refused")
