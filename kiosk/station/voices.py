"""The voices of a trial: what each leased device has said, corrected and within limits, and the bytes behind it."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.core.metrology.applied import NO_CORRECTIONS, Corrections, corrected
from kiosk.core.plausible import plausible
from kiosk.core.quantity import QUANTITIES
from kiosk.core.reading import Reading, Record
from kiosk.core.settle import Said, Settler
from kiosk.station.evidence import Frame

EVIDENCE_FRAMES = 400
"""So many raw frames of a trial are kept, newest last: half a minute of a talkative scale. A stream keeps all."""


@dataclass(slots=True)
class Voice:
    """What one leased device has said in this trial, or the helper by taps."""

    settler: Settler
    corrections: Corrections = field(default_factory=dict)  # in force since the lease
    frames: list[Frame] = field(default_factory=list)
    streaming: bool = False

    def remember(self, record: Record, taps: int) -> None:
        """Keep a raw frame; of a stream every one, since its clock counts from the first."""
        self.frames.append(Frame(record.raw, record.at, taps))
        if not self.streaming:
            del self.frames[:-EVIDENCE_FRAMES]


def judged(said: Said, corrections: Corrections = NO_CORRECTIONS) -> Said:
    """Apply the correction in force and then the plausible limits, each once, here, for every driver."""
    made = corrected(said, corrections)
    return plausible(made, QUANTITIES) if isinstance(made, Reading) else made
