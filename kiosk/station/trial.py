"""One running trial: what the leased devices say goes in, one Outcome comes out; evidence is kept for the row.

Each device settles by itself: the words of two scales are never one value, nor one proof.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal

from kiosk.core.assessment import Measure
from kiosk.core.plausible import plausible
from kiosk.core.quantity import QUANTITIES
from kiosk.core.reading import Block, Reading, Record, Refusal
from kiosk.core.settle import Failed, Outcome, Said, Settled, Settler
from kiosk.core.stream import Ring
from kiosk.core.translate import meaning

EVIDENCE_FRAMES = 400
"""So many raw frames of a trial are kept, newest last: half a minute of a talkative scale. A stream keeps all."""
LIVE_EVERY = 0.1
"""Seconds between two headline numbers: ten a second can be read."""


@dataclass(slots=True)
class Voice:
    """What one leased device has said in this trial."""

    settler: Settler
    frames: list[bytes] = field(default_factory=list)
    streaming: bool = False

    def remember(self, frame: bytes) -> None:
        """Keep a raw frame; of a stream every one, since its clock counts from the first."""
        self.frames.append(frame)
        if not self.streaming:
            del self.frames[:-EVIDENCE_FRAMES]


@dataclass(slots=True)
class Trial:
    """Everything that belongs to one lease. Times: ``since`` monotonic, ``began`` wall clock in UTC."""

    measure: Measure
    devices: tuple[str, ...]
    since: float
    began: datetime
    ring: Ring | None = None
    device: str = ""  # the one whose words were taken last
    alive_at: float = 0.0
    held: float = 0.0  # so long staff had the screen
    _voices: dict[str, Voice] = field(default_factory=dict)
    leader: str = ""  # of several devices the one that has had the most load on it
    _most: Decimal = Decimal(0)
    _live_at: float = -1.0

    def __post_init__(self) -> None:
        self.alive_at = self.since
        if self.measure.view == "grip":
            self.ring = Ring(self.measure.needs[0])

    def feed(self, device: str, record: Record) -> tuple[Outcome | None, Reading | None]:
        """Take one Record that is of this trial; returns the outcome if settled, and a headline number to show."""
        said = tuple(judged(item) for item in meaning(record))
        self.device = device
        voice = self._voices.setdefault(device, Voice(self.measure.settler()))
        voice.streaming |= any(isinstance(item, Block) for item in said)
        voice.remember(record.raw)
        if any(not isinstance(item, Refusal) for item in said):
            self.alive_at = record.at
        outcome = voice.settler.feed(self._relevant(said))
        return (rounded(outcome) if isinstance(outcome, Settled) else outcome), self._headline(device, said, record.at)

    def _relevant(self, said: tuple[Said, ...]) -> tuple[Said, ...]:
        """An implausible reading is no value; on a scale it is only somebody stepping on or off."""
        if self.measure.view == "scale":
            return tuple(item for item in said if not (isinstance(item, Refusal) and item.reason == "implausible"))
        return said

    def _headline(self, device: str, said: tuple[Said, ...], at: float) -> Reading | None:
        """Fill the curve, and return the number to show, if it is time for one."""
        shown: Reading | None = None
        for item in said:
            if isinstance(item, Block) and item.quantity in self.measure.needs and len(item.values):
                if not self._leads(device, Decimal(float(item.values.max()))):
                    return None
                if self.ring is not None:
                    self.ring.push(item.seconds, item.values)
                newest = Decimal(repr(float(item.values[-1])))
                shown = Reading(item.quantity, max(newest, Decimal(0)), at)
            elif isinstance(item, Reading) and item.quantity == self.measure.needs[0]:
                shown = item if self._leads(device, item.value) else None
        if shown is None or at - self._live_at < LIVE_EVERY:
            return None
        self._live_at = at
        return shown

    def _leads(self, device: str, value: Decimal) -> bool:
        """Whether the screen follows this device."""
        if not self.leader or value > self._most:
            self.leader, self._most = device, value
        return device == self.leader

    def evidence(self) -> bytes:
        """The raw frames, each behind its length (u32 little-endian): decoding them gives the value again."""
        frames = self._voices[self.device].frames if self.device in self._voices else []
        return b"".join(len(frame).to_bytes(4, "little") + frame for frame in frames)


def judged(said: Said) -> Said:
    """Apply the plausible limits, once, here, for every driver."""
    return plausible(said, QUANTITIES) if isinstance(said, Reading) else said


def rounded(settled: Settled) -> Outcome:
    """Round once; a value outside its limits after settling (a stream's peak) is refused."""
    values = []
    for quantity, value in settled.values:
        spec = QUANTITIES[quantity]
        if not spec.low <= value <= spec.high:
            return Failed("implausible")
        values.append((quantity, spec.rounded(value)))
    return replace(settled, values=tuple(values))
