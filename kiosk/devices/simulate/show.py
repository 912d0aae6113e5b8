"""The whole simulator: builds the devices of a scenario and plays their entries when a step begins."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from kiosk.devices.simulate.bench import Tell
from kiosk.devices.simulate.cast import Simulated, Stage, cast
from kiosk.devices.simulate.flaws import Flaw
from kiosk.devices.simulate.ledger import Ledger
from kiosk.devices.simulate.pace import Pace
from kiosk.devices.simulate.playbook import Playbook
from kiosk.devices.simulate.radio import Radio
from kiosk.devices.simulate.scenario import At, Scenario, Values

LOAD = "load"
"""The step of what is put on a device by hand, in the ledger."""


@dataclass(slots=True)
class Part:
    """A device, its entries, and what it plays now."""

    device: Simulated
    book: Playbook
    step: str = ""
    playing: asyncio.Task[None] | None = None
    aside: set[asyncio.Task[None]] = field(default_factory=set)  # cables, timed entries: outlive a step


class Show:
    """Holds every part; `begin` and `end` are the steps of the kiosk."""

    def __init__(
        self, scenario: Scenario, folder: Path, pace: Pace, seed: int, tell: Tell, bus: str | None = None
    ) -> None:
        self._pace = pace
        self.radio = Radio(pace, folder, bus, tell)
        self._tell = tell
        self.ledger = Ledger(folder / "sent.jsonl", pace)
        devices = cast(scenario, folder, Stage(pace, tell, self.ledger, self.radio, seed))
        self.parts = [
            Part(simulated, Playbook(device.at)) for simulated, device in zip(devices, scenario.device, strict=True)
        ]
        self.step = ""

    async def open(self) -> None:
        """Put every device in its place; after this the kiosk finds them."""
        self.ledger.open()
        await self.radio.start()
        for part in self.parts:
            part.device.appear()

    async def run(self) -> None:
        """Let every device live until cancelled; a player's own error ends the show."""
        try:
            async with asyncio.TaskGroup() as group:
                for part in self.parts:
                    group.create_task(part.device.run())
                    for entry in part.book.timed:
                        group.create_task(self._timed(part, entry))
        finally:
            for part in self.parts:
                self._stop(part)
            await self.radio.stop()
            self.ledger.close()

    def begin(self, step: str) -> list[str]:
        """A step begins (again); return the devices that play."""
        self.step = step
        playing = []
        for part in self.parts:
            entry = part.book.begin(step)
            if entry is not None:
                self._stop(part)
                self._start(part, entry, step)
                playing.append(part.device.slug)
        return playing

    def end(self, step: str) -> None:
        """The step is over (all of them when empty): people step off and let go."""
        self.step = "" if step in ("", self.step) else self.step
        for part in self.parts:
            if part.step and step in ("", part.step):
                self._stop(part)
                part.device.flaws.off()

    def rewind(self) -> None:
        """A new visit."""
        self.end("")
        for part in self.parts:
            part.book.rewind()

    async def fault(self, fault: str, name: str, times: int) -> None:
        """Make something go wrong; without a name, with the adapter, bluetoothd or the bus. Raises ValueError."""
        if name:
            self.find(name).fault(fault, times)
        else:
            await self.radio.fault(fault)

    def find(self, name: str) -> Simulated:
        """A device by slug or link name; raises ValueError."""
        return self._part(name).device

    def load(self, name: str, load: Decimal | Values | None) -> None:
        """Put a load on a device, in place of the one before; None takes it off. Raises ValueError."""
        part = self._part(name)
        if load is None:
            self._stop(part)
            part.device.flaws.off()
            return
        entry = self._said(part, At(step=LOAD, value=load, stays=True))
        part.device.player.rehearse(entry)
        self._stop(part)
        self._play(part, entry, LOAD)

    def flaw(self, name: str, flaw: Flaw) -> None:
        """From now on this is wrong with a device; what is on it already keeps its word. Raises ValueError."""
        self.find(name).flaws.set(flaw)

    def _part(self, name: str) -> Part:
        for part in self.parts:
            if name in (part.device.slug, part.device.link_name):
                return part
        raise ValueError(f"no device {name!r}")

    def _start(self, part: Part, entry: At, step: str) -> None:
        self._play(part, self._said(part, entry), step)

    def _said(self, part: Part, entry: At) -> At:
        return part.device.flaws.said(entry, getattr(part.device.player, "shows", None))

    def _play(self, part: Part, entry: At, step: str) -> None:
        part.step = step
        part.playing = asyncio.create_task(self._guarded(part, part.device.play(entry, step)))
        if entry.unplug:
            self._aside(part, self._cable(part.device, entry))

    def _stop(self, part: Part) -> None:
        if part.playing is not None:
            part.playing.cancel()
            part.device.player.leave()
        part.playing, part.step = None, ""

    def _aside(self, part: Part, work: Coroutine[object, object, None]) -> None:
        task = asyncio.create_task(self._guarded(part, work))
        part.aside.add(task)
        task.add_done_callback(part.aside.discard)

    async def _guarded(self, part: Part, work: Coroutine[object, object, None]) -> None:
        try:
            await work
        except (ValueError, OSError) as error:
            self._tell("failed", device=part.device.slug, error=str(error))

    async def _cable(self, device: Simulated, entry: At) -> None:
        await self._pace.sleep(entry.unplug_after)
        device.unplug()
        if entry.replug_after is not None:
            await self._pace.sleep(entry.replug_after)
            device.plug()

    async def _timed(self, part: Part, entry: At) -> None:
        await self._pace.sleep(entry.seconds or 0.0)
        self._stop(part)
        self._start(part, entry, self.step)
