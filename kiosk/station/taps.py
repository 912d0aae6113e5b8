"""The helper's taps and the resident's touch tasks: from the intent to the settler, with the track that sounds.

The instant that counts is the touch's own, however long the queue was; the delay is named in the record.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.core.cognition import score
from kiosk.core.messages import Clocked, Live, Tap, TaskDone
from kiosk.core.reading import Edge, Proof
from kiosk.core.settle import Settled
from kiosk.core.timing import CODEC, VERSION
from kiosk.core.tracks import TRACKS
from kiosk.core.visit_record import Instrument
from kiosk.station.opened import Opened
from kiosk.station.ports import Sounds
from kiosk.station.running import HEARD_WITHIN
from kiosk.station.trial import Trial, rounded

if TYPE_CHECKING:
    from kiosk.station.station import Station

MAKER = "Lifelog Kiosk"
MODELS = {"tap": "helper's taps", "touch": "touch task"}


@dataclass(frozen=True, slots=True)
class WindowOver:
    """The timer of a trial's window has rung; ``begun`` says of which trial of the visit, ``turn`` of which start."""

    begun: int
    turn: int


class Taps:
    """What happens on this screen while a trial runs; on the I/O thread."""

    def __init__(self, station: Station, sounds: Sounds) -> None:
        self._station, self._sounds = station, sounds

    async def tap(self, opened: Opened, tap: Tap) -> None:
        """Take one press of a helper's button; a press made for an earlier trial means nothing."""
        trial = opened.trial
        if trial is None or tap.button not in trial.buttons or tap.at < trial.since:
            return
        clock = trial.clock
        if tap.button == "go" and clock.go is None:
            await self._begin(opened, trial, tap)
        elif tap.button == "stop" and clock.counting_down(tap.at):
            trial.take_back()
            self.quiet(trial)
        else:
            await self._heard(opened, trial, clock.press(tap.button, tap.at, tap.late))

    async def task(self, opened: Opened, done: TaskDone) -> None:
        """A touch task is through: it is scored by the plan that was on the screen."""
        trial = opened.trial
        if trial is None or trial.way != "touch" or done.step != trial.measure.step:
            return
        if done.events and done.events[0][1] < trial.since:
            return  # of a plan that has been taken off the screen: by the new one every answer would be wrong
        trial.done(done.events, done.late)
        outcome = score(trial.task, done.events)
        await self._station.bench.settle(opened, trial, rounded(outcome) if isinstance(outcome, Settled) else outcome)

    async def over(self, opened: Opened, rung: WindowOver) -> None:
        """The window is over."""
        trial = opened.trial
        if trial is not None and opened.begun == rung.begun:
            await self._heard(opened, trial, trial.clock.over(rung.turn))

    def quiet(self, trial: Trial) -> None:
        """Nothing runs any more: no sound, no seconds on the screen."""
        if trial.measure.track:
            self._sounds.stop()
        self._station.tell(Clocked(trial.measure.step))

    async def _begin(self, opened: Opened, trial: Trial, tap: Tap) -> None:
        measure, clock = trial.measure, trial.clock
        go = tap.at
        if measure.track:
            go = self._sounds.start(measure.track) + TRACKS[measure.track].go
        edges = clock.begin(go, tap.late)
        if clock.end is not None:
            rings = clock.end + HEARD_WITHIN - self._station.clock.monotonic()
            self._station.later(rings, opened, WindowOver(opened.begun, clock.turn))
        self._station.tell(Clocked(measure.step, clock.go, clock.end))
        await self._heard(opened, trial, edges)

    async def _heard(self, opened: Opened, trial: Trial, edges: tuple[Edge, ...]) -> None:
        outcome, headline = trial.hear(edges)
        if headline is not None and opened is self._station.front:
            self._station.tell(Live(headline.quantity, headline.value))
        if outcome is not None:
            await self._station.bench.settle(opened, trial, outcome)

    def proof(self, trial: Trial, settled: Settled) -> Proof:
        """Say what stands behind a value made on this screen, and how late the touches were heard."""
        instrument = self.instrument(trial)
        codec = f"task:{trial.task}" if trial.task else CODEC
        said = f"{settled.said} late {max(trial.clock.late):.3f} s"
        return Proof(instrument.driver, codec, VERSION, instrument.serial, None, trial.evidence(), said)

    def instrument(self, trial: Trial) -> Instrument:
        """Name this kiosk as what measured."""
        return Instrument(f"kiosk-{trial.way}", MAKER, MODELS[trial.way], self._station.settings.station)
