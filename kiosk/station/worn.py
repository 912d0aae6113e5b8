"""Who wears a clip or strap: what goes on saying a value of one resident is not measured for the next one.

An oximeter that is left on the finger of whoever was measured before looks like a good one. So its values count for
another visit only after it has been off: it said that it has no value, was silent for a while, or its link is another.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from kiosk.core.plausible import plausible
from kiosk.core.quantity import QUANTITIES
from kiosk.core.reading import Reading, Record, Refusal
from kiosk.core.translate import CONTINUOUS, meaning

OFF_AFTER = 3.0
"""Seconds of silence after which somebody else may have put it on; they say a value every second."""


@dataclass(slots=True)
class _Wearer:
    visit: UUID
    link: int
    at: float


@dataclass(slots=True)
class Worn:
    """The wearer of each device that says values all the time."""

    _wearers: dict[str, _Wearer] = field(default_factory=dict)

    def hear(self, device: str, link: int, record: Record) -> None:
        """Note, of everything it says, whether it came off."""
        wearer = self._wearers.get(device)
        if wearer is None or record.protocol not in CONTINUOUS:
            return
        if wearer.link != link or record.at - wearer.at > OFF_AFTER or _off(record):
            del self._wearers[device]
        else:
            wearer.at = record.at

    def counts(self, device: str, link: int, record: Record, visit: UUID) -> bool:
        """Whether it may be of this visit; if so, whoever measures wears it from now on."""
        if record.protocol not in CONTINUOUS:
            return True
        if device not in self._wearers and not _off(record):
            self._wearers[device] = _Wearer(visit, link, record.at)
        return device not in self._wearers or self._wearers[device].visit == visit


def _off(record: Record) -> bool:
    said = meaning(record)
    tested = (plausible(one, QUANTITIES) if isinstance(one, Reading) else one for one in said)
    return any(isinstance(one, Refusal) for one in tested)
