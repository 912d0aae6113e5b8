"""One running trial: what the leased devices say and the helper taps goes in, one Outcome comes out, with its evidence.

Each device settles by itself: the words of two scales are never one value, nor one proof. Taps are heard by every one
of them, since they say when the window was; without a device they have a settler of their own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from kiosk.core.assessment import Measure, Way
from kiosk.core.metrology.applied import corrections_of
from kiosk.core.metrology.values import DeviceCheck
from kiosk.core.quantity import QUANTITIES
from kiosk.core.reading import Block, Edge, Reading, Record, Refusal
from kiosk.core.samples import digits
from kiosk.core.settle import Failed, Outcome, Said, Settled
from kiosk.core.stream import Ring
from kiosk.core.timing import evidence as taps
from kiosk.core.translate import meaning
from kiosk.station import evidence
from kiosk.station.running import Running, track_end
from kiosk.station.voices import Voice, judged

LIVE_EVERY = 0.1
"""Seconds between two headline numbers: ten a second can be read."""
HERE = ""
"""The voice of this screen, among those of the devices."""
BEGINNING = ("go", "stop")
"""The taps that are left when a device counts: when it begins, and that it is over."""


@dataclass(slots=True)
class Trial:
    """Everything that belongs to one lease. Times: ``since`` monotonic, ``began`` wall clock in UTC."""

    measure: Measure
    devices: tuple[str, ...]
    since: float
    began: datetime
    way: Way = "device"
    task: str = ""  # of a touch task: its key and seed
    checks: Mapping[str, Mapping[str, DeviceCheck]] = field(default_factory=dict)  # whose correction is in force
    ring: Ring | None = None
    device: str = ""  # the one whose words were taken last
    alive_at: float = 0.0
    held: float = 0.0  # so long staff had the screen
    covered: bool = False  # and the helper's buttons were under theirs while it ran
    _voices: dict[str, Voice] = field(default_factory=dict)
    leader: str = ""  # of several devices the one that has had the most load on it
    _most: Decimal = Decimal(0)
    _live_at: float = -1.0
    clock: Running = field(init=False)

    def __post_init__(self) -> None:
        self.alive_at = self.since
        self.clock = Running(self.buttons, self.measure.window or track_end(self.measure.track))
        self._voices = {device: self._voice_of(device) for device in self.devices}
        if self.way == "tap":
            self._voices[HERE] = self._voice_here()
        elif self.measure.view == "grip":
            self.ring = Ring(self.measure.needs[0])

    @property
    def buttons(self) -> tuple[str, ...]:
        """The helper's buttons in this trial: where a device counts, only those that begin and end it."""
        if self.way == "tap":
            return self.measure.buttons
        timed = self.way == "device" and bool(self.measure.window or self.measure.track)
        return tuple(one for one in self.measure.buttons if one in BEGINNING) if timed else ()

    @property
    def works(self) -> bool:
        """Whether something is being measured at this moment; else it waits for a person."""
        if self.way == "device":
            return self.clock.go is not None or "go" not in self.buttons
        return self.way == "tap" and self.clock.go is not None

    def _voice_of(self, device: str) -> Voice:
        return Voice(self.measure.settler(), corrections_of(self.checks.get(device, {})))

    def _voice_here(self) -> Voice:
        return Voice((self.measure.tapped or self.measure.settler)())

    def take_back(self) -> None:
        """시작 was pressed too early: everything begins anew."""
        self.clock.take_back()
        self.covered = False
        for device in self._voices:
            self._voices[device] = self._voice_here() if device == HERE else self._voice_of(device)

    def hear(self, edges: tuple[Edge, ...]) -> tuple[Outcome | None, Reading | None]:
        """Let every settler hear these taps; as `feed`."""
        if not edges:
            return None, None
        self.alive_at = max(self.alive_at, edges[-1].at)
        spoken = any(voice.frames for voice in self._voices.values())
        # those that spoke come first; a dead one answers too, but it has not seen that nobody rose
        for device, voice in sorted(self._voices.items(), key=lambda one: not one[1].frames):
            outcome = voice.settler.feed(edges)
            mute = device != HERE and not voice.frames
            if outcome is None or (mute and spoken):
                continue
            self.device, outcome = device, Failed("timeout") if mute else outcome
            return (rounded(outcome) if isinstance(outcome, Settled) else outcome), None
        return None, self._counted(edges[-1].at)

    def done(self, events: Sequence[tuple[str, float]], late: float) -> None:
        """A touch task is through: keep what happened; ``late``: how late the screen saw a touch, at most."""
        self.clock.edges = [Edge(what, at) for what, at in events]
        self.clock.late = [late if what.startswith("press:") else 0.0 for what, _ in events]

    def _counted(self, at: float) -> Reading | None:
        """How far the count is, if its settler counts."""
        if HERE not in self._voices or self.way != "tap":
            return None
        shown = getattr(self._voices[HERE].settler, "shown", None)
        return Reading(self.measure.needs[0], Decimal(shown), at) if shown is not None and self.measure.needs else None

    def feed(self, device: str, record: Record) -> tuple[Outcome | None, Reading | None]:
        """Take one Record that is of this trial; returns the outcome if settled, and a headline number to show."""
        voice = self._voices[device]
        said = tuple(judged(item, voice.corrections) for item in meaning(record))
        self.device = device
        voice.streaming |= any(isinstance(item, Block) for item in said)
        voice.remember(record, len(self.clock.edges))
        if any(not isinstance(item, Refusal) for item in said):
            self.alive_at = record.at
        outcome = voice.settler.feed(self._relevant(said))
        return (rounded(outcome) if isinstance(outcome, Settled) else outcome), self._headline(device, said, record.at)

    def calibration(self, quantity: str, measures: Sequence[str]) -> UUID | None:
        """Return the check whose correction is in a value of this trial; ``measures``: what the device itself says.

        What is made of its stream goes with the stream's.
        """
        checks = self.checks.get(self.device, {})
        made_of = next(iter(checks.values()), None) if quantity not in measures else None
        check = checks.get(quantity, made_of)
        return check.id if check is not None else None

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
                newest = Decimal(digits(float(item.values[-1]), item.single))
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
        """What decodes to the value again: frames, taps, or both; see `kiosk.station.evidence`."""
        frames = self._voices[self.device].frames if self.device in self._voices else []
        if self.device == HERE:
            return taps(self.clock.edges, self.clock.late)
        if self.clock.edges:
            return evidence.of_both(frames, self.clock.edges, self.clock.late)
        return evidence.of_frames(frames)


def rounded(settled: Settled) -> Outcome:
    """Round once; a value outside its limits after settling (a stream's peak) is refused."""
    values = []
    for quantity, value in settled.values:
        spec = QUANTITIES[quantity]
        if not spec.low <= value <= spec.high:
            return Failed("implausible")
        values.append((quantity, spec.rounded(value)))
    return replace(settled, values=tuple(values))
