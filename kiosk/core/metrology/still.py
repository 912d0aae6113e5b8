"""When the number of a device under check stands still: what it says is taken by itself, without a press.

A reading is still when it stayed within ``spread`` for ``seconds``, and the device itself does not call it unstable.
A device that makes no claim says finished measurements: its word counts at once. Of a stream the mean of that while.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from kiosk.core.reading import Block, Reading, Refusal
from kiosk.core.settle import Said

MEAN_DECIMALS = 4
"""A mean of a stream is told to so many decimals: finer than any limit, coarse enough to read."""


@dataclass(frozen=True, slots=True)
class Stand:
    """A number that stands still. ``said``: the device's own digits; empty for the mean of a stream."""

    value: Decimal
    at: float
    said: str = ""
    whole: bool = False  # a finished measurement, not a scale that goes on talking


@dataclass(slots=True)
class Still:
    """Fed what each Record meant; tells the number that stands, or None. ``shown`` is the newest number of all."""

    quantity: str
    seconds: float = 1.5
    spread: Decimal = Decimal("0.1")
    shown: Decimal | None = None
    said: str = ""
    talks: bool = False  # whether it ever said more than a finished result: a scale that goes on talking says zero
    refused: str = ""  # why the device's last word was no number
    _span: list[tuple[float, Decimal]] = field(default_factory=list)

    def hear(self, said: Iterable[Said]) -> Stand | None:
        """Take what one Record meant."""
        found: Stand | None = None
        for one in said:
            match one:
                case Reading() if one.quantity == self.quantity and one.value.is_finite():
                    found = self._reading(one)
                case Block() if one.quantity == self.quantity and len(one.values):
                    found = self._block(one)
                case Refusal():
                    self.refused, found = one.reason, None
                    self._span.clear()
        return found

    def forget(self) -> None:
        """What came before counts no more: the next number has to stand anew."""
        self._span.clear()

    def _reading(self, one: Reading) -> Stand | None:
        self.shown, self.said, self.refused = one.value, one.said, ""
        if one.stable is None:
            return Stand(one.value, one.at, one.said, whole=True)
        self.talks = True
        if one.stable is False:
            self._span.clear()
            return None
        self._add(one.at, one.value)
        return Stand(one.value, one.at, one.said) if self._held else None

    def _block(self, one: Block) -> Stand | None:
        self.refused, self.talks = "", True
        for at, value in zip(one.seconds.tolist(), one.values.tolist(), strict=True):
            self._add(at, Decimal(repr(value)))
        self.shown, self.said = self._mean(), ""
        return Stand(self.shown, one.at) if self._held else None

    def _add(self, at: float, value: Decimal) -> None:
        """Keep the last while; whatever leaves the spread begins it anew, and so does a clock that goes back."""
        if self._span and at < self._span[-1][0]:
            self._span.clear()
        if any(abs(value - before) > self.spread for _, before in self._span):
            self._span.clear()
        self._span.append((at, value))
        while at - self._span[0][0] > 2 * self.seconds:
            self._span.pop(0)

    @property
    def _held(self) -> bool:
        return self._span[-1][0] - self._span[0][0] >= self.seconds

    def _mean(self) -> Decimal:
        whole = sum((value for _, value in self._span), Decimal(0)) / len(self._span)
        return round(whole, MEAN_DECIMALS)
