"""What several tests share: questions before effort, rests, and the three ways in which a trial is made.

Sources: fitness-tests §2 (who must not), §3 (a minute between the trials of one test), §5 (trials and buttons).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from kiosk.core import timing
from kiosk.core.assessment import Ask, Choose, Measure, Option, Rest, Step
from kiosk.core.reading import Side
from kiosk.core.settle import Final, Outcome, Said, Settled, Settler

BETWEEN_TRIALS = 60.0
"""Seconds between two trials of one test (fitness-tests §3)."""
SIDES = (Side.RIGHT, Side.LEFT)

LEGS = Ask("ask.legs", "ask-legs")
"""Sore, freshly operated or broken legs or back, or unable to stand up alone."""
RUNNING = Ask("ask.run", "ask-run")
KNEES = Ask("ask.knee", "ask-knee")
PREGNANT = Ask("ask.pregnant", "ask-pregnant")
BENDING = Ask("ask.bend", "ask-bend")
TRUNK = Ask("ask.trunk", "ask-trunk")
SHOULDERS = Ask("ask.shoulder", "ask-shoulder")

AID = Choose(
    "aid",
    "walk-aid",
    "walk-aid",
    (Option("none"), Option("aid"), Option("cannot", ends="cannot-walk")),
)
"""A stick or walker is allowed, noted with the end, and never graded."""
AIDED = "aid"


def rest() -> Rest:
    """A minute between two trials."""
    return Rest(BETWEEN_TRIALS, "rest.between", "rest-stand")


@dataclass(frozen=True, slots=True)
class Trial:
    """What the trials of one test have in common; calling it makes trial ``number`` of a side."""

    key: str
    quantity: str
    picture: str
    trials: int = 1
    text: str = ""
    more: Mapping[str, Any] | None = None  # further fields of Measure

    def __call__(self, number: int = 1, side: Side | None = None) -> Measure:
        sided = f"-{side}" if side else ""
        return Measure(
            step=f"{self.key}{sided}-{number}",
            text=self.text or f"{self.key}.measure{sided.replace('-', '.')}",
            picture=self.picture + sided,
            needs=(self.quantity,),
            side=side,
            trial=number,
            event=f"{self.key}{sided}",
            **(self.more or {}),
        )

    def all(self) -> tuple[Step, ...]:
        """Every trial, with a minute of rest between them."""
        steps: list[Step] = [self(1)]
        for number in range(2, self.trials + 1):
            steps += [rest(), self(number)]
        return tuple(steps)


def timed(key: str, quantity: str, picture: str, trials: int = 1, **more: Any) -> Trial:
    """A stopwatch in the helper's hand: from "go" to the second tap (fitness-tests §5.7: the clock starts at "go")."""
    longest = more.pop("longest", None)
    settler = more.pop("settler", None) or (lambda: timing.Stopwatch(quantity, longest))
    fields = {
        "view": "watch",
        "settler": settler,
        "tapped": lambda: timing.Stopwatch(quantity, longest),
        "ways": ("tap", "typed"),
        "buttons": ("go", "stop"),
        "track": "stopwatch",
        "patience": 300.0,
        "far": True,
    }
    return Trial(key, quantity, picture, trials, more=fields | more)


def counted(key: str, quantity: str, picture: str, seconds: float, **more: Any) -> Trial:
    """Repetitions in a stretch of time, one tap each."""
    fields = {
        "view": "count",
        "settler": lambda: timing.Counted(quantity, seconds),
        "tapped": lambda: timing.Counted(quantity, seconds),
        "ways": ("tap", "typed"),
        "buttons": ("go", "count", "uncount"),
        "window": seconds,
        "lasts": seconds,
        "patience": seconds + 120.0,
        "far": True,
    }
    return Trial(key, quantity, picture, 1, more=fields | more)


def typed(key: str, quantity: str, picture: str, trials: int = 1, **more: Any) -> Trial:
    """A number read off a tape or a box: a device that says it, else a member of staff types it."""
    fields = {
        "view": "value",
        "settler": lambda: Final((quantity,)),
        "ways": ("device", "typed"),
        "patience": 300.0,
    }
    return Trial(key, quantity, picture, trials, more=fields | more)


def led(
    key: str, quantity: str, picture: str, track: str, settler: Callable[[str, str], Settler], **more: Any
) -> Trial:
    """Led by the sounds of a track, until the second miss that the helper taps."""
    fields = {
        "view": "track",
        "settler": lambda: settler(quantity, track),
        "ways": ("tap", "typed"),
        "buttons": ("go", "miss", "stop"),
        "track": track,
        "patience": 900.0,
        "far": True,
    }
    return Trial(key, quantity, picture, 1, more=fields | more)


def points(items: tuple[Choose, ...]) -> Callable[[Mapping[str, str]], Decimal | None]:
    """Return what adds up the points of these questions; None while one is unanswered."""

    def sum_up(answers: Mapping[str, str]) -> Decimal | None:
        total = 0
        for item in items:
            chosen = next((one for one in item.options if one.key == answers.get(item.key)), None)
            if chosen is None:
                return None
            total += chosen.points
        return Decimal(total)

    return sum_up


@dataclass(slots=True)
class Times:
    """A settler whose values are multiplied: ten seconds of pulse beats times six."""

    settler: Settler
    factor: int

    def feed(self, said: Iterable[Said]) -> Outcome | None:
        """Feed the inner settler; multiply what it settles."""
        outcome = self.settler.feed(said)
        if not isinstance(outcome, Settled):
            return outcome
        return replace(outcome, values=tuple((key, value * self.factor) for key, value in outcome.values))
