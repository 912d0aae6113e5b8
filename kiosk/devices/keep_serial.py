"""Keeps one serial device alive: find its port, open, serve, lose, wait, open again; says each time why not."""

from __future__ import annotations

import asyncio
from pathlib import Path

from kiosk.core.errors import LinkLost
from kiosk.devices.backoff import PATIENCE, Backoff
from kiosk.devices.bound import Bound
from kiosk.devices.driver import SerialLine
from kiosk.devices.events import State
from kiosk.devices.link_serial import SerialLink
from kiosk.devices.ports import Look, Port, find, holder
from kiosk.devices.reasons import Reason, reason_of

STATES = {
    Reason.NOT_PLUGGED: State.ABSENT,
    Reason.CABLE: State.ABSENT,
    Reason.SILENT: State.STUCK,
}


class SerialKeeper:
    """One device, its port as it was found last, and how often it was silent in a row."""

    def __init__(self, device: Bound, line: SerialLine, backoff: Backoff, look: Look) -> None:
        self._device = device
        self._line = line
        self._backoff = backoff
        self._look = look
        self._last: Port | None = None
        self._silences = 0

    async def run(self) -> None:
        """Run until cancelled. While the port is away it is only looked for, at the shortest interval."""
        while True:
            path, port, reason = await self._find()
            if path:
                await self._once(path, port)
            else:
                self._device.change(STATES.get(reason, State.FAULTY), reason)
                self._backoff.reset()
            await self._device.pause(self._backoff.next())

    async def _find(self) -> tuple[str, Port | None, Reason]:
        """Find the port; the machine's list of ports is only asked for names that it gives."""
        wanted = self._device.binding.port
        if self._last is None and not Path(wanted).exists():
            return "", None, Reason.NOT_PLUGGED
        ports = await asyncio.to_thread(self._look) if wanted.startswith("/dev/") else ()
        return find(wanted, self._last, ports)

    async def _once(self, path: str, port: Port | None) -> None:
        device, link = self._device, self._link(path)
        if device.changed.state is not State.STUCK and device.changed.reason_key != Reason.GARBLED:
            device.change(State.CONNECTING)
        error: LinkLost | None
        try:
            async with link:
                self._last = port or self._last
                await self._boot(link)
                error = (await device.serve(link)).error
        except LinkLost as flaw:
            error = flaw
        if error is not None:
            await self._tell(error, path)
        if link.heard:
            self._backoff.reset()
        self._silences = self._silences + 1 if error is not None and reason_of(error) is Reason.SILENT else 0

    def _link(self, path: str) -> SerialLink:
        """Listen to a device that was silent for as long as is left of our patience, then open anew."""
        binding, framer = self._device.binding, self._device.protocol.framer
        assert framer is not None, "a serial protocol has a framer"
        patience = PATIENCE[min(self._silences, len(PATIENCE)) - 1] if self._silences else 0.0
        now, silence = self._device.clock.monotonic, binding.driver.silence
        return SerialLink(path, self._line, lambda: framer(binding.driver.variant), now, silence, patience)

    async def _boot(self, link: SerialLink) -> None:
        """Let a board start that was reset by the opening, and forget what it said meanwhile."""
        if self._line.boot:
            await self._device.clock.sleep(self._line.boot)
            await link.purge()
            link.heard = False

    async def _tell(self, error: LinkLost, path: str) -> None:
        """Say why; of a taken port also who has it, as far as the system tells."""
        reason, detail = reason_of(error), str(error)
        if reason is Reason.TAKEN and (name := await asyncio.to_thread(holder, path)):
            detail = name
        self._device.change(STATES.get(reason, State.FAULTY), reason, detail)
