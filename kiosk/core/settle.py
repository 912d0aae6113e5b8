"""When readings become one value: hold for scales, steady for oximeters, peak for forces, final for the rest.

Each settler is fed what one Record meant and answers None until it is sure. A settler serves one trial.
Values stay Decimal and unrounded here; rounding happens once, when the Measurement is made.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Protocol

from kiosk.core.reading import Block, Edge, Reading, Refusal
from kiosk.core.samples import digits

Said = Reading | Block | Refusal | Edge


@dataclass(frozen=True, slots=True)
class Settled:
    """The trial's values by quantity, and the digits as the device gave them."""

    values: tuple[tuple[str, Decimal], ...]
    said: str = ""
    doubt: str = ""  # why it should rather be measured again (a word of `quality.DOUBTS`); empty: good


@dataclass(frozen=True, slots=True)
class Failed:
    """The trial gave no value: a word of Refusal's list (or timeout, absent), and the status flags."""

    reason: str
    detail: tuple[str, ...] = ()
    code: str = ""


Outcome = Settled | Failed


class Settler(Protocol):
    """Feed it; None means not yet."""

    def feed(self, said: Iterable[Said]) -> Outcome | None:
        """Take what one Record meant."""
        ...


@dataclass(slots=True)
class Hold:
    """A value that stays within ``spread`` for ``seconds``: for scales.

    A reading the device itself calls unstable starts the wait anew. Values below ``threshold`` mean that nobody
    stands on it. The answer is the newest reading, not an average: it is a number the device has shown. A device that
    makes no claim about stability says only finished measurements, once: its first word counts.
    """

    quantity: str
    seconds: float = 1.0
    spread: Decimal = Decimal("0.1")
    threshold: Decimal = Decimal(5)
    _anchor: Reading | None = field(default=None, init=False)

    def feed(self, said: Iterable[Said]) -> Outcome | None:
        for item in said:
            if isinstance(item, Refusal) and item.reason in ("overload", "underload", "device_error"):
                self._anchor = None
                return Failed(item.reason, item.detail, item.code)
            if isinstance(item, Reading) and item.quantity == self.quantity:
                outcome = self._take(item)
                if outcome is not None:
                    return outcome
        return None

    def _take(self, reading: Reading) -> Settled | None:
        if reading.stable is False or reading.value < self.threshold:
            self._anchor = None
            return None
        if reading.stable is None:
            return Settled(((self.quantity, reading.value),), reading.said)
        if self._anchor is None or abs(reading.value - self._anchor.value) > self.spread:
            self._anchor = reading
        if reading.at - self._anchor.at >= self.seconds:
            return Settled(((self.quantity, reading.value),), reading.said)
        return None


@dataclass(slots=True)
class Steady:
    """A value that stays valid and within ``spread`` for ``seconds``: for oximeters and pulse belts.

    Before a finger is settled they say nonsense (Bluetooth reference 2.5), so whatever is no value, or not plausible,
    starts the wait anew, and so does a silence of ``gap`` seconds. The answer is the newest reading. A device that
    makes no claim about stability says finished measurements: its first word counts.
    """

    quantity: str
    also: tuple[str, ...] = ()
    seconds: float = 5.0
    spread: Decimal = Decimal(2)
    gap: float = 3.0
    _anchor: Reading | None = field(default=None, init=False)
    _last: float = field(default=0.0, init=False)

    def feed(self, said: Iterable[Said]) -> Outcome | None:
        items = tuple(said)
        found = {item.quantity: item for item in items if isinstance(item, Reading)}
        reading = found.get(self.quantity)
        refused = any(isinstance(item, Refusal) for item in items)
        if reading is None or refused or reading.stable is False:
            self._anchor = None if refused or reading is not None else self._anchor
            return None
        if reading.stable is not None and not self._held(reading):
            return None
        kept = tuple((key, found[key].value) for key in (self.quantity, *self.also) if key in found)
        return Settled(kept, " ".join(found[key].said for key, _ in kept))

    def _held(self, reading: Reading) -> bool:
        anchor, silent = self._anchor, reading.at - self._last > self.gap
        self._last = reading.at
        if anchor is None or silent or abs(reading.value - anchor.value) > self.spread:
            anchor = self._anchor = reading
        return reading.at - anchor.at >= self.seconds


@dataclass(slots=True)
class Peak:
    """The highest value of one effort: begins above ``onset``, ends when it stays under half its peak for ``release``
    seconds, or ``longest`` seconds after it began. Times are the stream's own."""

    quantity: str
    onset: float = 3.0
    release: float = 0.8
    longest: float = 8.0
    best: float = field(default=0.0, init=False)
    _began: float | None = field(default=None, init=False)
    _last_high: float = field(default=0.0, init=False)

    def feed(self, said: Iterable[Said]) -> Outcome | None:
        for item in said:
            if isinstance(item, Refusal) and item.reason == "device_error":
                return Failed(item.reason, item.detail, item.code)
            if isinstance(item, Block) and item.quantity == self.quantity:
                for at, value in zip(item.seconds.tolist(), item.values.tolist(), strict=True):
                    if self._over(at, value):
                        shown = digits(self.best, item.single)  # the fewest: 23.15 stays 23.15
                        return Settled(((self.quantity, Decimal(shown)),), shown)
        return None

    def _over(self, at: float, value: float) -> bool:
        if self._began is None:
            if value < self.onset:
                return False
            self._began = at
        self.best = max(self.best, value)
        if value >= self.best / 2:
            self._last_high = at
        return at - self._last_high >= self.release or at - self._began >= self.longest


@dataclass(slots=True)
class Final:
    """The device measures by itself and then says one result: for cuffs and stadiometers.

    All of ``needs`` must come in one Record; ``also`` are kept when they come. A refusal is a failed trial.
    """

    needs: tuple[str, ...]
    also: tuple[str, ...] = ()

    def feed(self, said: Iterable[Said]) -> Outcome | None:
        items = tuple(said)
        found = {item.quantity: item for item in items if isinstance(item, Reading)}
        if all(need in found for need in self.needs):
            kept = tuple((key, found[key].value) for key in (*self.needs, *self.also) if key in found)
            return Settled(kept, " ".join(found[key].said for key, _ in kept))
        for item in items:
            if isinstance(item, Refusal) and item.reason != "no_result":
                return Failed(item.reason, item.detail, item.code)
        return None
