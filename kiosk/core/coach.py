"""The right word at the right moment of a trial: `Coach.see(signs)` gives the text id that stands there now, pure.

In: what the screen knows of the trial (`Signs`): its view, its clock, the headline numbers. Out: a text id, or nothing,
and then the scene's own sentence stands. A word stays `DWELL` seconds at least and never contradicts what is seen:
nobody is told "more" after the hand let go. Words encourage and never push: a rest is allowed, a limit is no failure.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from kiosk.core.coach_signs import Memory, Signs, cuff_phase

DWELL = 2.5
"""Seconds: so long a word stays; shorter could not be read or heard."""
QUIET, LOST = 8.0, 25.0
"""Seconds without a sign of the device until it is said what to do, and until help is offered in words."""
ENOUGH = 3.5
"""Seconds of squeezing after which nothing more is won, and an old arm only suffers."""
SWAYING = 10.0
"""Seconds on the scale without coming to rest: the reason is said (a hand on the wall, a bag)."""
SHORT = 25.0
"""Seconds: a shorter stretch needs no words in between."""
TURNS: Mapping[str, str] = MappingProxyType({"up_and_go_3m": "coach.watch.turn", "figure8_walk": "coach.watch.around"})
"""What is left of the way, said once it has begun; where we cannot know how far it is, only this is true."""
RULED = ("recovery_hr_60s",)
"""The helper counts a pulse: the resident sits still and needs no word."""
VALUES: Mapping[str, str] = MappingProxyType(
    {"body_fat": "coach.value.handles", "spo2": "coach.value.finger", "heart_rate": "coach.value.calm"}
)
"""What to do when a device that says one number says nothing."""


def _silence(signs: Signs, what: str, *, quiet: float = QUIET, lost: float = LOST) -> str:
    """Say what to do when nothing comes, then offer help."""
    silent = signs.now - signs.heard
    return "coach.help" if silent >= lost else what if silent >= quiet else ""


def _scale(signs: Signs, memory: Memory) -> str:
    if memory.rose < 0 or signs.value is None:
        return _silence(signs, "coach.scale.on")
    if signs.stable:
        return "coach.scale.nearly"
    return "coach.scale.alone" if signs.now - memory.rose >= SWAYING else "coach.scale.still"


def _height(signs: Signs, memory: Memory) -> str:
    return _silence(signs, "coach.height.stand") if signs.value is None else "coach.still"


def _value(signs: Signs, memory: Memory) -> str:
    what = VALUES.get(signs.quantity, "coach.wait")
    if signs.value is None:
        return _silence(signs, what, quiet=max(QUIET, signs.lasts / 2), lost=LOST + signs.lasts)
    return "coach.still" if signs.stable is not None else ""


def _grip(signs: Signs, memory: Memory) -> str:
    if memory.rose < 0:
        return _silence(signs, "coach.grip.hold")
    if memory.let_go or signs.now - memory.rose >= ENOUGH:
        return "coach.grip.release"
    return "coach.grip.more"


def _cuff(signs: Signs, memory: Memory) -> str:
    """By the pressure in the cuff where the device tells it; else by the time, and only what is true at any moment."""
    phase = cuff_phase(memory)
    if phase:
        return f"coach.cuff.{phase}"
    if signs.now < QUIET:
        return ""
    if signs.now < 2 * QUIET:
        return "coach.cuff.press"
    if signs.now < signs.lasts:
        return "coach.cuff.calm"
    return "coach.help" if signs.now >= signs.lasts + LOST else "coach.cuff.wait"


def _count(signs: Signs, memory: Memory) -> str:
    if signs.quantity in RULED:
        return ""
    if signs.phase == "over":
        return "coach.stop" if signs.quantity == "six_min_walk" else "coach.over"
    if signs.phase == "ready":
        begun = signs.value is not None
        return "" if signs.helped or begun else _silence(signs, "coach.count.begin", lost=4 * LOST)
    if signs.phase != "running" or 0 <= signs.left + signs.elapsed < SHORT:
        return ""
    idle = signs.elapsed if memory.came < 0 else signs.now - memory.came
    if idle >= max(6.0, 2.5 * memory.gap) and signs.quantity != "six_min_walk":
        return "coach.count.rest"
    return _stretch(signs, "coach.count.last")


def _stretch(signs: Signs, last: str) -> str:
    """Cheer where it helps: half of the way, and the last of it."""
    if signs.left < 0:
        return ""
    if signs.left <= min(10.0, signs.elapsed / 2):
        return last
    return "coach.good" if signs.elapsed >= signs.left else ""


def _watch(signs: Signs, memory: Memory) -> str:
    return TURNS.get(signs.quantity, "") if signs.phase == "running" and signs.elapsed >= DWELL else ""


def _hold(signs: Signs, memory: Memory) -> str:
    if signs.phase == "over":
        return "coach.over"
    if signs.phase != "running" or signs.elapsed < DWELL:
        return ""
    return _stretch(signs, "coach.hold.last") or "coach.hold.look"


def _track(signs: Signs, memory: Memory) -> str:
    if signs.phase == "over":
        return "coach.over"
    if signs.phase != "running":
        return ""
    return "coach.track.faster" if signs.faster else _stretch(signs, "coach.count.last")


_VIEWS: Mapping[str, Callable[[Signs, Memory], str]] = MappingProxyType(
    {
        "scale": _scale,
        "height": _height,
        "value": _value,
        "grip": _grip,
        "cuff": _cuff,
        "count": _count,
        "watch": _watch,
        "hold": _hold,
        "track": _track,
    }
)


@dataclass(frozen=True, slots=True)
class Coach:
    """Who stands beside one trial. ``word``: a text id, empty: the scene's own sentence; ``since``: when it came."""

    word: str = ""
    since: float = -DWELL
    memory: Memory = field(default_factory=Memory)

    def see(self, signs: Signs) -> Coach:
        """Look again; the same word as long as it holds, or has just come."""
        memory = self.memory.take(signs)
        view = _VIEWS.get(signs.view)
        word = view(signs, memory) if view is not None else ""
        ending = signs.phase == "running" and 0 <= signs.left < DWELL  # the next one is that it is over
        if word == self.word or signs.now - self.since < DWELL or ending:
            return replace(self, memory=memory)
        return Coach(word, signs.now, memory)
