"""Which words of an unleased device are worth the holding tray: results, not the idle chatter of a scale.

A scale says 0.00 all day; only a load that settles is a reading of nobody. After a step the same load still stands
there, so the scale must be empty once before it can make a stray again.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.core.reading import Block, Reading, Record
from kiosk.core.settle import Hold
from kiosk.core.translate import meaning


@dataclass(slots=True)
class _Watch:
    hold: Hold
    armed: bool = False


@dataclass(slots=True)
class Strays:
    """One watch for each talkative device."""

    _watches: dict[str, _Watch] = field(default_factory=dict)

    def step_over(self, device: str) -> None:
        """A step on this device ended: its load is known."""
        if device in self._watches:
            self._watches[device].armed = False

    def worth_keeping(self, device: str, record: Record) -> bool:
        """Whether this record, outside any step, is a reading somebody may miss."""
        said = meaning(record)
        readings = [item for item in said if isinstance(item, Reading) and item.value.is_finite()]
        if any(isinstance(item, Block) for item in said) or not readings:
            return False
        if all(item.stable is None for item in readings):
            return True
        return self._settled(device, readings)

    def _settled(self, device: str, readings: list[Reading]) -> bool:
        watch = self._watches.setdefault(device, _Watch(Hold(readings[0].quantity)))
        if all(item.value < watch.hold.threshold for item in readings):
            watch.armed = True
            watch.hold = Hold(readings[0].quantity)
        if not watch.armed or watch.hold.feed(readings) is None:
            return False
        watch.armed = False
        return True
