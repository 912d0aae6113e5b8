"""What the screen must show for a visit: `scene(visit)`, pure. Texts are ids; the screen finds the words."""

from __future__ import annotations

from decimal import Decimal

from kiosk.core.assessment import Ask, Measure, Progress, Rest, Show, Taken
from kiosk.core.messages import Scene, SceneKind
from kiosk.core.quantity import QUANTITIES
from kiosk.core.results import Results
from kiosk.core.settle import Failed
from kiosk.core.texts import Sentence
from kiosk.core.visit import Stage, Visit
from kiosk.core.visit_record import End

SAFETY_PICTURES = ("heart", "chest", "rest", "dizzy", "joint", "pill", "other")
DEVICE_PICTURES = {"absent": "unplugged", "device_error": "cuff-again"}
CUFF_CAUSES = ("cuff_loose", "body_movement", "irregular_pulse", "improper_position")

ATTRACT = Scene(
    "attract", Sentence("attract.title"), Sentence("attract.say"), picture="welcome", step="attract", actions=("start",)
)


def closed(reason: str) -> Scene:
    """The kiosk cannot work now; in plain words, for staff (store, crash)."""
    return Scene("closed", Sentence(f"closed.{reason}.title"), Sentence(f"closed.{reason}.say"), picture="staff")


def scene(visit: Visit, results: Results | None, *, saved: bool = True, short_rest: bool = False) -> Scene:
    """Return the scene; ``results`` is needed from the results on, ``saved`` says that values are on the disk."""
    if visit.still_there:
        return _plain("still-there", "still-there", "away", ("still-here", "finish"))
    match visit.stage:
        case Stage.WHO:
            return _plain("who", "who.how", "who-guest", ("finish",))
        case Stage.YOUNG:
            return _plain("staff", "staff.under14", "staff", ("finish",))
        case Stage.KEEP:
            return _plain("consent", "consent.keep", "keep", ("yes", "no", "finish"), question="keep")
        case Stage.CHANGED:
            return _plain("ask", "safety.changed", "safety-other", ("no", "yes", "finish"), question="safety.changed")
        case Stage.SAFETY:
            return _safety(visit)
        case Stage.STAFF:
            return _plain("staff", "staff.safety", "staff-calm", ("next", "clear", "finish"))
        case Stage.TEST:
            assert visit.progress is not None
            return _test(visit, visit.progress, saved=saved, short_rest=short_rest)
        case Stage.BARRED:
            picture = "staff-calm" if visit.barred.reason == "pressure" else "staff"
            return _plain("explain", f"gate.{visit.barred.reason}", picture, ("next", "finish"))
        case Stage.RESULTS:
            actions = ("print", "next", "hide") if visit.taken else ("next",)
            return Scene(
                "results",
                Sentence("results.title"),
                results.headline if results else Sentence("results.headline.none"),
                picture="result",
                step="results",
                actions=actions,
                results=results,
                saved=saved,
            )
        case Stage.SHARE:
            return _plain("consent", "consent.platform", "platform", ("yes", "no"), question="platform")
        case Stage.GOODBYE if visit.broken:
            return _plain("staff", "staff.broken", "staff-calm", ("finish",))
        case Stage.GOODBYE:
            key = "goodbye" if saved or not visit.taken else "goodbye.unkept"
            return _plain("goodbye", key, "goodbye", ("next",))
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


def _test(visit: Visit, progress: Progress, *, saved: bool, short_rest: bool) -> Scene:
    number, total = visit.at + 1, len(visit.programme.assessments)
    step = progress.step
    match step:
        case Show(text=text, picture=picture) | Ask(text=text, picture=picture):
            kind: SceneKind = "explain" if isinstance(step, Show) else "ask"
            back = (
                ("back",) if progress.index > 0 and isinstance(progress.steps[progress.index - 1], Show | Ask) else ()
            )
            return Scene(
                kind,
                Sentence(f"{text}.title"),
                Sentence(f"{text}.say"),
                picture=picture,
                step=text,
                number=number,
                total=total,
                actions=("next", *back, "skip", "finish") if kind == "explain" else ("no", "yes", "finish"),
                question=text if kind == "ask" else "",
            )
        case Rest(seconds=seconds, text=text, picture=picture, forced=forced):
            may_go = not forced or progress.rested
            return Scene(
                "rest",
                Sentence(f"{text}.title"),
                Sentence(f"{text}.say"),
                note=Sentence("demo.short-rest") if short_rest else None,
                picture=picture,
                step=text,
                number=number,
                total=total,
                seconds=seconds,
                actions=("next", "finish") if may_go else ("skip", "finish"),
            )
        case Measure():
            return _measure(progress, step, number, total, saved=saved)
        case _:
            raise AssertionError(f"{step} is never shown")


def _measure(progress: Progress, measure: Measure, number: int, total: int, *, saved: bool) -> Scene:
    assessment = progress.assessment.key
    if progress.phase == "trouble":
        assert progress.trouble is not None
        key = trouble_text(progress.trouble)
        picture = DEVICE_PICTURES.get(progress.trouble.reason, "staff")
        return Scene(
            "trouble",
            Sentence(f"{key}.title"),
            Sentence(f"{key}.say"),
            picture=picture,
            step=measure.step,
            number=number,
            total=total,
            actions=("redo", "skip", "type-value", "finish"),
            quantities=(*measure.needs, *measure.also),
        )
    if progress.phase == "good":
        taken = next(trial for trial in progress.taken if trial.step == measure.step)
        return Scene(
            "good",
            Sentence(f"good.{assessment}.title"),
            Sentence(f"good.{assessment}.say"),
            note=None if saved else Sentence("not-kept"),
            picture="good",
            step=measure.step,
            number=number,
            total=total,
            actions=("next", "redo", "finish"),
            quantities=tuple(key for key, _ in taken.values),
            values=tuple((key, digits(key, taken)) for key, _ in taken.values),
            saved=saved,
        )
    return Scene(
        "live",
        Sentence(f"{measure.text}.title"),
        Sentence(f"{measure.text}.say"),
        picture=measure.picture,
        view=measure.view,
        step=measure.step,
        number=number,
        total=total,
        actions=("skip", "finish"),
        quantities=measure.needs,
        best=_best(progress, measure),
        seconds=measure.lasts,
    )


def digits(quantity: str, taken: Taken) -> str:
    """Return the value as it is shown: the quantity's own decimals."""
    value = taken.get(quantity)
    assert value is not None
    return f"{QUANTITIES[quantity].rounded(value):f}"


def trouble_text(failed: Failed) -> str:
    """Return the text id stem of what to do now."""
    if failed.reason == "device_error" or failed.reason == "unsuccessful":
        cause = next((flag for flag in CUFF_CAUSES if flag in failed.detail), "")
        return f"trouble.cuff.{cause}" if cause else "trouble.cuff"
    known = ("absent", "overload", "timeout", "implausible", "busy")
    return f"trouble.{failed.reason}" if failed.reason in known else "trouble.timeout"


def _best(progress: Progress, measure: Measure) -> Decimal | None:
    values = [trial.get(measure.needs[0]) for trial in progress.taken if trial.side == measure.side]
    return max((value for value in values if value is not None), default=None)


def missing_reason(ended: End, reason: str) -> str:
    """Return the text id that says why a test has no value."""
    if ended is End.UNSAFE:
        return "missing.pressure" if reason == "pressure" else "missing.unsafe"
    return {End.REFUSED: "missing.refused", End.FAULT: "missing.fault", End.LEFT: "missing.left"}.get(
        ended, "missing.refused"
    )
