"""Squeeze after squeeze of one force sensor, in words and numbers: for who watches it, without a trial.

In: its Records. Out: what each squeeze was, once it is over. Nothing here is kept or judged further.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from kiosk.core.reading import Block, Record
from kiosk.core.settle import Settled
from kiosk.core.settle_force import Squeeze
from kiosk.core.translate import meaning

FORCES = ("grip_force", "force")


class Efforts:
    """One sensor; call `hear` with every Record."""

    def __init__(self) -> None:
        self._squeeze: Squeeze | None = None
        self.said = ""  # the newest squeeze in a few words, with a bar behind them

    def hear(self, record: Record) -> Mapping[str, object]:
        """Return ``effort``, the numbers of the squeeze that ended with this Record, if one did; else nothing."""
        for item in meaning(record):
            if isinstance(item, Block) and item.quantity in FORCES:
                if self._squeeze is None or self._squeeze.quantity != item.quantity:
                    self._squeeze = Squeeze(item.quantity)
                outcome = self._squeeze.feed((item,))
                if isinstance(outcome, Settled):
                    told = summary(self._squeeze, outcome)
                    self._squeeze, self.said = None, _line(told)
                    return {"effort": told}
        return {}


def summary(squeeze: Squeeze, settled: Settled) -> Mapping[str, object]:
    """Return its peak, how fast and how steady it was, what speaks against it, and how whole its stream was."""
    effort, course = squeeze.effort, squeeze.course
    told: dict[str, object] = {"peak": settled.values[0][1]}
    if effort is not None:
        numbers = {
            "time_to_peak_s": (effort.time_to_peak, 3),
            **{f"rise_{ms}ms": (rise, 1) for ms, rise in zip((50, 100, 200), effort.rises, strict=True)},
            "steepest": (effort.steepest, 1),
            "steadiness_pct": (effort.steadiness, 2),
            "impulse": (effort.impulse, 2),
            "rate_hz": (effort.rate, 1),
            "zero": (effort.zero, 2),
        }
        told |= {
            name: Decimal(repr(round(number, places)))
            for name, (number, places) in numbers.items()
            if number is not None
        }
        told["flaws"] = effort.flaws
    if course is not None:
        told |= {"samples": course.samples, "missing": course.missing, "doubled": course.doubled}
    return told


def _line(told: Mapping[str, object]) -> str:
    """Peak, rise and steadiness, and what speaks against it."""
    flaws = told.get("flaws", ())
    words = [f"{name} {told[name]}" for name in ("peak", "rise_200ms", "steadiness_pct") if name in told]
    return " ".join([*words, *(flaws if isinstance(flaws, tuple) else ()), "| "])
