"""A known interval: two contacts of a device, so far apart by its own clock and by the station's. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from kiosk.core.reading import Block
from kiosk.core.settle import Said

ENOUGH, TOO_LATE = 0.9, 2.0
"""Of the interval that is asked for: sooner is only stepping off and on again, later is a new beginning."""


@dataclass(slots=True)
class Contacts:
    """Fed what the device means. ``since``: when the interval that is being measured began, on the station's clock."""

    quantity: str
    since: float | None = None
    _device: float = 0.0
    _on: bool = False

    def hear(self, said: Iterable[Said], wanted: float) -> tuple[Decimal, Decimal] | None:
        """Return seconds by the station's clock and by the device's, once two contacts are far enough apart."""
        for block in said:
            if not isinstance(block, Block) or block.quantity != self.quantity:
                continue
            for seconds, value in zip(block.seconds.tolist(), block.values.tolist(), strict=True):
                touches, self._on = value > 0 and not self._on, value > 0
                if touches and (found := self._touched(seconds, block.at, wanted)):
                    return found
        return None

    def _touched(self, seconds: float, here: float, wanted: float) -> tuple[Decimal, Decimal] | None:
        since, before = self.since, self._device
        if since is not None and here - since < ENOUGH * wanted:
            return None
        self.since, self._device = here, seconds
        if since is None or here - since > TOO_LATE * wanted:
            return None
        return round(Decimal(here - since), 4), round(Decimal(seconds - before), 4)
