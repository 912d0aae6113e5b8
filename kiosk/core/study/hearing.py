"""One measurement with one device in a trial: Records in, one outcome out, unrounded and with the digits as they came.

The rules by which readings become a value are the quantity's own, those of its assessment. A device under test may say
anything: another quantity, NaN, 1e308, a hundred thousand numbers. What is not a value of the asked quantity is counted
and never one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from kiosk.core.assessment import Measure, Recheck, Step
from kiosk.core.battery import BATTERY
from kiosk.core.metrology.applied import Corrections, corrected
from kiosk.core.plausible import plausible
from kiosk.core.quantity import QUANTITIES
from kiosk.core.reading import Block, Reading, Record, Refusal
from kiosk.core.settle import Failed, Final, Peak, Said, Settled, Settler
from kiosk.core.settle_force import Squeeze
from kiosk.core.translate import meaning

CURVES = (Peak, Squeeze)
LONGEST_SAID = 40
"""So much of a device's own digits is kept."""


@dataclass(frozen=True, slots=True)
class Rule:
    """How a quantity settles. ``steps_on``: implausible readings are only somebody stepping on or off; ``curve``: the
    settler reads a curve, so that a device which says one finished number has said its value."""

    settler: Callable[[], Settler]
    steps_on: bool = False
    curve: bool = False


def rule_of(quantity: str) -> Rule | None:
    """Return the quantity's own rule; None for what needs a helper's taps, a window or a task, and for no quantity."""
    if quantity not in QUANTITIES:
        return None
    known = [one for test in BATTERY.values() for one in _trials(test.steps) if quantity in one.needs]
    for measure in known:
        if "device" in measure.ways and not (measure.buttons or measure.window or measure.track or measure.task):
            return Rule(measure.settler, measure.view == "scale", isinstance(measure.settler(), CURVES))
    return None if known else Rule(lambda: Final((quantity,)))


def _trials(steps: tuple[Step, ...]) -> Iterator[Measure]:
    for one in steps:
        if isinstance(one, Measure):
            yield one
        elif isinstance(one, Recheck):
            yield from _trials(one.steps)


@dataclass(slots=True)
class Hearing:
    """Everything about one measurement that is on. ``since``: monotonic, of the invitation.

    ``corrections``: those in force of the reference; a device under test is taken at its word.
    """

    quantity: str
    rule: Rule
    since: float
    corrections: Corrections = field(default_factory=dict)
    settler: Settler = field(init=False)
    outcome: str = ""  # empty: not yet
    reason: str = ""
    value: Decimal | None = None
    said: str = ""
    at: float = 0.0  # when it ended, monotonic
    shown: Decimal | None = None  # the newest number of the asked quantity
    odd: int = 0  # values that cannot be
    foreign: int = 0  # values of another quantity

    def __post_init__(self) -> None:
        self.settler = self.rule.settler()

    def hear(self, record: Record) -> None:
        """Take one Record; one that was complete before the invitation is not of this measurement."""
        if self.outcome or record.at < self.since:
            return
        try:
            items = tuple(self._judged(one) for one in meaning(record))
            mine = tuple(self._mine(items))
            settled = self.settler.feed(mine) or self._finished(mine)
        except (ArithmeticError, ValueError, TypeError):  # numbers nobody can reckon with
            self.odd += 1
            return
        match settled:
            case Settled():
                self._settled(settled, record.at)
            case Failed(reason=reason):
                self.end("implausible" if reason == "implausible" else "refused", record.at, reason)

    def _judged(self, item: Said) -> Said:
        made = corrected(item, self.corrections)
        return plausible(made, QUANTITIES) if isinstance(made, Reading) else made

    def _mine(self, items: tuple[Said, ...]) -> Iterator[Said]:
        for item in items:
            if isinstance(item, Refusal) and item.reason in ("implausible", "not_a_value"):
                self.odd += 1
                if self.rule.steps_on or item.code not in ("", self.quantity):
                    continue
            elif isinstance(item, Reading | Block):
                if item.quantity != self.quantity:
                    self.foreign += 1
                else:
                    self._show(item)
            yield item

    def _finished(self, items: tuple[Said, ...]) -> Settled | None:
        """Where a curve is read: a finished number, which the device says once and calls neither steady nor not."""
        said = (one for one in items if isinstance(one, Reading) and one.quantity == self.quantity)
        found = next((one for one in said if one.stable is None), None) if self.rule.curve else None
        return Settled(((found.quantity, found.value),), found.said) if found is not None else None

    def _show(self, item: Reading | Block) -> None:
        if isinstance(item, Reading):
            self.shown, self.said = item.value, item.said
        elif len(item.values):
            self.shown = Decimal(f"{float(item.values[-1]):.2f}")

    def _settled(self, settled: Settled, at: float) -> None:
        value = dict(settled.values).get(self.quantity)
        spec = QUANTITIES[self.quantity]
        if value is None or not value.is_finite() or not spec.low <= value <= spec.high:
            self.end("implausible", at)
            return
        self.value, self.said = value, printable(self.said or settled.said)
        self.end("value", at)

    def end(self, outcome: str, at: float, reason: str = "") -> None:
        """It is over; the first end counts."""
        if not self.outcome:
            self.outcome, self.at, self.reason = outcome, at, reason

    def late(self, now: float, seconds: int) -> bool:
        """End it when nothing came in time; tells whether it is over. What came and could not be says so."""
        if not self.outcome and now - self.since >= seconds:
            self.end("implausible" if self.odd and self.shown is None else "timeout", now)
        return bool(self.outcome)

    @property
    def seconds(self) -> Decimal:
        """How long it took, to a tenth of a second."""
        return Decimal(str(round(max(0.0, self.at - self.since), 1)))


def printable(text: str) -> str:
    """The device's own digits, as far as they can be shown and kept."""
    return "".join(char for char in text if char.isprintable())[:LONGEST_SAID]
