"""What the screen must show for the running test: a scene for each kind of step, pure. Texts are ids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

from kiosk.core.assessment import PAGES, Ask, Choose, Measure, Progress, Rest, Show, Taken, may_redo
from kiosk.core.counts import counted_taken
from kiosk.core.messages import Scene, SceneKind
from kiosk.core.quantity import QUANTITIES
from kiosk.core.settle import Failed
from kiosk.core.texts import Sentence

DEVICE_PICTURES = {"absent": "unplugged", "device_error": "cuff-again"}
CAUSE_PICTURES = {  # what the sentence of the cause asks for
    "trouble.cuff.cuff_loose": "cuff-place",
    "trouble.cuff.improper_position": "pressure-explain",
    "trouble.cuff.body_movement": "pressure-rest",
    "trouble.cuff.irregular_pulse": "pressure-rest",
}
CUFF_CAUSES = ("cuff_loose", "body_movement", "irregular_pulse", "improper_position")


def step_scene(progress: Progress, *, saved: bool, short_rest: bool) -> Scene:
    """Return the scene of the step the resident is at; ``n of N`` and the minutes are added by the caller."""
    match progress.step:
        case Show(text=text, picture=picture):
            return _page("explain", text, picture, ("next", *_back(progress), "skip", "finish"))
        case Ask(text=text, picture=picture):
            asked = _page("ask", text, picture, ("no", "yes", *_back(progress), "finish"))
            return replace(asked, question=text)
        case Choose(key=key, text=text, picture=picture) as choose:
            options = tuple((one.key, Sentence(f"{text}.{one.key}")) for one in choose.options)
            chosen = _page("choose", text, picture, (*_back(progress), "skip", "finish"))
            return replace(chosen, question=key, options=options)
        case Rest() as rest:
            return _rest(progress, rest, short_rest=short_rest)
        case Measure() as measure:
            return _measure(progress, measure, saved=saved)
        case _:
            raise AssertionError(f"{progress.step} is never shown")


def _page(kind: SceneKind, text: str, picture: str, actions: tuple[str, ...]) -> Scene:
    title, say = Sentence(f"{text}.title"), Sentence(f"{text}.say")
    return Scene(kind, title, say, picture=picture, step=text, actions=actions)


def _back(progress: Progress) -> tuple[str, ...]:
    """뒤로 stands only where there is a page to go back to."""
    return ("back",) if progress.index > 0 and isinstance(progress.steps[progress.index - 1], PAGES) else ()


def _rest(progress: Progress, rest: Rest, *, short_rest: bool) -> Scene:
    may_go = not rest.forced or progress.rested
    page = _page("rest", rest.text, rest.picture, ("next", "finish") if may_go else ("skip", "finish"))
    return replace(page, note=Sentence("demo.short-rest") if short_rest else None, seconds=rest.seconds)


def _measure(progress: Progress, measure: Measure, *, saved: bool) -> Scene:
    match progress.phase:
        case "trouble":
            return _trouble(progress, measure)
        case "doubt":
            return _doubt(progress, measure)
        case "good":
            return _good(progress, measure, saved=saved)
        case _:
            return _live(progress, measure)


def _trouble(progress: Progress, measure: Measure) -> Scene:
    assert progress.trouble is not None
    key = trouble_text(progress.trouble)
    return Scene(
        "trouble",
        Sentence(f"{key}.title"),
        Sentence(f"{key}.say"),
        picture=CAUSE_PICTURES.get(key) or DEVICE_PICTURES.get(progress.trouble.reason, "staff"),
        step=measure.step,
        actions=("redo", "skip", "finish") if measure.task else ("redo", "skip", "type-value", "finish"),
        quantities=(*measure.needs, *measure.also),
    )


def _doubt(progress: Progress, measure: Measure) -> Scene:
    assert progress.doubted is not None
    return Scene(
        "doubt",
        Sentence(f"doubt.{progress.doubt}.title"),
        Sentence(f"doubt.{progress.doubt}.say"),
        picture="doubt-again",
        step=measure.step,
        actions=("redo", "accept", "skip", "finish"),
        quantities=tuple(key for key, _ in progress.doubted.values),
        values=_values(progress.doubted),
    )


def _good(progress: Progress, measure: Measure, *, saved: bool) -> Scene:
    assessment = progress.assessment.key
    taken = next(trial for trial in progress.taken if trial.step == measure.step)
    return Scene(
        "good",
        Sentence(f"good.{assessment}.title"),
        Sentence(f"good.{assessment}.say"),
        note=None if saved else Sentence("not-kept"),
        picture="good",
        step=measure.step,
        actions=("next", "redo", "finish") if may_redo(progress) else ("next", "finish"),
        quantities=tuple(key for key, _ in taken.values),
        values=_values(taken),
        saved=saved,
    )


LIVE_ACTIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"typed": ("type-value", "skip", "finish"), "tap": ("skip", "redo", "finish")}
)
"""By the way in which the trial is taken; else it is only skipped. A void trial by tap begins anew."""


def _live(progress: Progress, measure: Measure) -> Scene:
    way = progress.way or measure.ways[0]
    return Scene(
        "live",
        Sentence(f"{measure.text}.title"),
        Sentence(f"{measure.text}.say"),
        picture=measure.picture,
        view=measure.view,
        step=measure.step,
        actions=LIVE_ACTIONS.get(progress.way, ("skip", "finish")),
        quantities=measure.needs,
        best=_best(progress, measure),
        seconds=measure.lasts,
        taps=measure.buttons if way == "tap" else (),
        window=measure.window,
        task=measure.task if way == "touch" else "",
        track=measure.track if way != "typed" else "",
        far=measure.far,
    )


def _values(taken: Taken) -> tuple[tuple[str, str], ...]:
    return tuple((key, digits(key, taken)) for key, _ in taken.values)


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
    known = ("absent", "overload", "timeout", "implausible", "busy", "too-long", "too-few", "incomplete")
    return f"trouble.{failed.reason}" if failed.reason in known else "trouble.timeout"


def _best(progress: Progress, measure: Measure) -> Decimal | None:
    """The best trial so far of this side, by the rule that says which of several counts."""
    return counted_taken(progress.taken, measure.needs[0], measure.side) if measure.needs else None
