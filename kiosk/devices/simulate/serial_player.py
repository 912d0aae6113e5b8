"""A device on a serial line: its pty, the wire with its faults, and the player behind it.

The wire paces at 10 bits a byte, adds rubbish, cuts frames into pieces, and turns everything into rubbish when the
client has opened the port with other settings than the device's, as a real line would.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Literal, Protocol

from kiosk.devices.driver import SerialLine
from kiosk.devices.simulate.bench import Bench, Player
from kiosk.devices.simulate.pty_port import PtyPort
from kiosk.devices.simulate.scenario import At, Device

LOOK = 0.01  # seconds between two looks at the port; real ones, since the client is real
HISS = bytes(range(0x80, 0x100)) + b"\x00"
"""Rubbish on the line: bytes that begin or end no frame of any protocol here."""

Fate = Literal["sent", "lost", "garbled"]
WORSE: tuple[Fate, ...] = ("sent", "lost", "garbled")


class SerialPlayer(Player, Protocol):
    """A player that may hear the kiosk's commands."""

    def heard(self, data: bytes) -> None:
        """Bytes from the kiosk, in arbitrary pieces."""
        ...


class Wire:
    """Sends frames over one port."""

    def __init__(self, bench: Bench, device: Device, port: PtyPort) -> None:
        self._bench = bench
        self._device = device
        self._port = port
        self.silent = False
        self.merge = device.merge

    async def send(self, data: bytes) -> Fate:
        """Put bytes on the line, at its pace; tell what became of them."""
        if self._bench.jitter.random() < self._device.noise:
            await self._put(self._hiss(self._bench.jitter.randint(1, 6)))
        fates = [await self._put(piece) for piece in self._pieces(data)]
        return max(fates, key=WORSE.index)

    async def _put(self, data: bytes) -> Fate:
        await self._bench.pace.sleep(10 * len(data) / self._port.line.baud)
        if self.silent or not self._port.ready:
            return "lost"
        client_baud = self._port.client_baud
        if client_baud is not None:
            self._port.write(self._hiss(max(1, min(4 * len(data), len(data) * client_baud // self._port.line.baud))))
            return "garbled"
        return "sent" if self._port.write(data) else "lost"

    def _hiss(self, length: int) -> bytes:
        return bytes(self._bench.jitter.choices(HISS, k=length))

    def _pieces(self, data: bytes) -> list[bytes]:
        if not self._device.split or len(data) < 2:
            return [data]
        cuts = sorted(self._bench.jitter.sample(range(1, len(data)), k=min(len(data) - 1, 3)))
        return [data[start:end] for start, end in zip([0, *cuts], [*cuts, len(data)], strict=True)]


MakeSerial = Callable[[Bench, Wire], SerialPlayer]


class SerialDevice:
    """Runs a player on a pty; also pulls and replugs its cable."""

    def __init__(self, bench: Bench, device: Device, line: SerialLine, folder: Path, make: MakeSerial) -> None:
        self.slug = device.driver
        self.link_name = device.link.name
        self.port = PtyPort(folder / device.link.name.rstrip("/").rpartition("/")[2], line)
        self.wire = Wire(bench, device, self.port)
        self.player = make(bench, self.wire)
        self._bench = bench
        self.flaws = bench.flaws

    @property
    def place(self) -> str:
        """Where the kiosk finds it."""
        return str(self.port.link)

    def appear(self) -> None:
        """Make the port."""
        self.port.plug()

    async def run(self) -> None:
        """Live: talk, and listen to the port."""
        try:
            await asyncio.gather(self.player.idle(), self._listen())
        finally:
            self.port.unplug()

    async def play(self, at: At, step: str) -> None:
        await self.player.play(at, step)

    def plug(self) -> None:
        if not self.port.plugged:
            self.port.plug()
            self._bench.tell("plugged", device=self.slug)

    def unplug(self) -> None:
        if self.port.plugged:
            self.port.unplug()
            self._bench.tell("unplugged", device=self.slug)

    def fault(self, fault: str, times: int) -> None:
        """``silent``: the port is open and says nothing any more; ``clear`` ends it. Raises ValueError."""
        if fault not in ("silent", "clear"):
            raise ValueError(f"a serial device has no fault {fault!r}; it has silent, clear")
        self.wire.silent = fault == "silent"

    async def _listen(self) -> None:
        while True:
            data = self.port.read()
            if data:
                self.player.heard(data)
            await asyncio.sleep(LOOK)
