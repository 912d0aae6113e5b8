"""Two devices of the same quantity side by side: the last value of each, their difference, the pairs so far. Pure.

Nothing here is a result: it is for people who look on.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from kiosk.core.metrology.still import Still
from kiosk.core.plausible import plausible
from kiosk.core.quantity import QUANTITIES
from kiosk.core.reading import Block, Reading, Refusal
from kiosk.core.settle import Said

SPREADS = {"body_weight": Decimal("0.1"), "body_height": Decimal("0.2")}


@dataclass(slots=True)
class Side:
    """One of the two. ``value``: the last that stood still, or the greatest of a stream since the last pair."""

    quantity: str
    instrument: str = ""  # driver and serial number: another one may take its place
    value: Decimal | None = None
    fresh: bool = False  # since the last pair
    refused: str = ""
    _still: Still = field(init=False)

    def __post_init__(self) -> None:
        self._still = Still(self.quantity, spread=SPREADS.get(self.quantity, Decimal(0)))

    def hear(self, said: Iterable[Said]) -> None:
        """Take what one Record meant; an empty scale, or what cannot be a value, changes nothing."""
        heard = tuple(said)
        for one in heard:
            match one:
                case Refusal():
                    self.refused = one.reason
                case Block() if one.quantity == self.quantity and len(one.values):
                    self._peak(float(one.values.max()))
        stands = self._still.hear(one for one in heard if not isinstance(one, Block))
        if stands is not None and self._can_be(stands.value):
            self._take(stands.value)

    def _peak(self, top: float) -> None:
        if not math.isfinite(top) or not self._can_be(peak := Decimal(str(round(top, 4)))):
            return
        if not self.fresh or self.value is None or peak > self.value:
            self._take(peak)

    def _take(self, value: Decimal) -> None:
        self.value, self.fresh, self.refused = value, True, ""

    def _can_be(self, value: Decimal) -> bool:
        return value > 0 and not isinstance(plausible(Reading(self.quantity, value, 0.0), QUANTITIES), Refusal)


@dataclass(frozen=True, slots=True)
class Both:
    """One pair, and which instruments it is of."""

    first: Decimal
    second: Decimal
    of: tuple[str, str]

    @property
    def off(self) -> Decimal:
        """How much more the first says."""
        return self.first - self.second


@dataclass(slots=True)
class Beside:
    """The two, and the pairs that were kept for the chart."""

    names: tuple[str, str]
    quantity: str
    first: Side
    second: Side
    pairs: list[Both] = field(default_factory=list)

    @property
    def off(self) -> Decimal | None:
        """The difference of what stands there now."""
        if self.first.value is None or self.second.value is None:
            return None
        return self.first.value - self.second.value

    @property
    def now(self) -> tuple[Both, ...]:
        """The pairs of the two instruments that stand there now: those of before a swap are another story."""
        of = (self.first.instrument, self.second.instrument)
        return tuple(pair for pair in self.pairs if pair.of == of)

    def keep(self) -> bool:
        """Keep what both say as a pair; False where one of them has said nothing since the last."""
        first, second = self.first, self.second
        if not (first.fresh and second.fresh) or first.value is None or second.value is None:
            return False
        self.pairs.append(Both(first.value, second.value, (first.instrument, second.instrument)))
        first.fresh = second.fresh = False
        return True

    def stand(self, first: str, second: str) -> None:
        """Say which instruments stand there now; what another one said last is forgotten."""
        for side, instrument in ((self.first, first), (self.second, second)):
            if side.instrument != instrument:
                side.instrument, side.value, side.fresh = instrument, None, False

    def clear(self) -> None:
        """Begin again."""
        self.pairs.clear()
        for side in (self.first, self.second):
            side.value, side.fresh = None, False
