"""One participant's way through a trial, as a pure machine: where they stand, and what an event makes of it.

consent → ready → measuring → (failed → measuring) → between → measuring → ready (next pair) or comfort → over.
An event that does not belong to the stage changes nothing: a press that was meant for the page before is harmless.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from kiosk.core.study.values import DROPPED, Role

Stage = Literal["consent", "ready", "measuring", "failed", "between", "comfort", "over"]
STEPS: tuple[Stage, ...] = ("consent", "ready", "measuring", "comfort")
TRIES = 3
"""So often one device may be tried in one pair."""


@dataclass(frozen=True, slots=True)
class Agree:
    """The participant's own answer to the wording."""

    granted: bool


@dataclass(frozen=True, slots=True)
class Begin:
    """Start: of a new pair with the order that was drawn for it, else of the second device."""

    first: Role | None = None


@dataclass(frozen=True, slots=True)
class Tried:
    """The measurement that was on has ended."""

    outcome: str


@dataclass(frozen=True, slots=True)
class Again:
    """Try the same device once more."""


@dataclass(frozen=True, slots=True)
class LeavePair:
    """This pair stays without one of its values."""


@dataclass(frozen=True, slots=True)
class Score:
    """How the device was, 1 (bad) … ; None: no answer."""

    points: int | None


@dataclass(frozen=True, slots=True)
class Stop:
    """They do not go on; why is a word of `DROPPED`."""

    why: str


Event = Agree | Begin | Tried | Again | LeavePair | Score | Stop


@dataclass(frozen=True, slots=True)
class Run:
    """Where one participant stands. ``order`` is empty until the pair begins."""

    repeats: int
    comfort: int
    stage: Stage = "consent"
    repeat: int = 1
    order: tuple[Role, ...] = ()
    turn: int = 0
    tries: int = 1
    failure: str = ""
    scores: tuple[tuple[Role, int | None], ...] = ()
    ended: str = ""  # done, refused-consent, or why they stopped
    where: str = ""

    @property
    def role(self) -> Role | None:
        """Return the device whose turn it is; None before the order is drawn."""
        return self.order[self.turn] if self.order else None

    @property
    def may_again(self) -> bool:
        """Whether the device that failed may be tried once more."""
        return self.stage == "failed" and self.tries < TRIES

    @property
    def asked(self) -> Role | None:
        """Return the device that the comfort question is about now."""
        return self.order[len(self.scores)] if self.stage == "comfort" else None


def step(run: Run, event: Event) -> Run:
    """Return where an event leads."""
    match run.stage, event:
        case "over", _:
            return run
        case _, Stop(why=why):
            return _over(run, why if why in DROPPED else "other")
        case "consent", Agree(granted=granted):
            return replace(run, stage="ready") if granted else _over(run, "refused-consent")
        case "ready", Begin(first=first) if first is not None:
            order: tuple[Role, ...] = (first, "reference" if first == "test" else "test")
            return replace(run, stage="measuring", order=order, turn=0, tries=1, failure="")
        case "between", Begin():
            return replace(run, stage="measuring")
        case "measuring", Tried(outcome="value"):
            return _second(run) if run.turn == 0 else _pair_over(run)
        case "measuring", Tried(outcome=outcome):
            return replace(run, stage="failed", failure=outcome)
        case "failed", Again() if run.may_again:
            return replace(run, stage="measuring", tries=run.tries + 1, failure="")
        case "failed", LeavePair():
            return _pair_over(run)
        case "comfort", Score(points=points) if points is None or 1 <= points <= run.comfort:
            return _scored(run, points)
    return run


def _second(run: Run) -> Run:
    return replace(run, stage="between", turn=1, tries=1, failure="")


def _pair_over(run: Run) -> Run:
    if run.repeat < run.repeats:
        return replace(run, stage="ready", repeat=run.repeat + 1, order=(), turn=0, tries=1, failure="")
    return replace(run, stage="comfort") if run.comfort else _over(run, "done")


def _scored(run: Run, points: int | None) -> Run:
    role = run.asked
    assert role is not None, "asked in the stage of comfort only"
    scored = replace(run, scores=(*run.scores, (role, points)))
    return scored if len(scored.scores) < len(run.order) else _over(scored, "done")


def _over(run: Run, ended: str) -> Run:
    return replace(run, stage="over", ended=ended, where=run.stage)
