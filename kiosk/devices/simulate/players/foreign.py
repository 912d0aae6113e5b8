"""The device of a plug-in: a moment after the step has begun it says its value, in the bytes that the plug-in made.

The plug-in's own function turns values into frames, in an isolated child and before the play begins; nothing of it runs
here. Value: one number (of the first quantity that the device measures) or a table of quantities. Assumed: one second.
"""

from __future__ import annotations

import asyncio
from decimal import Decimal

from kiosk.devices.driver import BleSession, Driver
from kiosk.devices.plugins.sandbox import Sandbox
from kiosk.devices.simulate.bench import Bench
from kiosk.devices.simulate.gatt import Characteristic, Service
from kiosk.devices.simulate.ledger import Value
from kiosk.devices.simulate.peripheral import Advert, Peripheral
from kiosk.devices.simulate.scenario import At, Device
from kiosk.devices.simulate.serial_player import Wire

MEASURING = 1.0
Values = dict[str, Decimal]


class _Script:
    """Which frames each entry means, made once."""

    def __init__(self, driver: Driver, sandbox: Sandbox) -> None:
        self._driver, self._sandbox = driver, sandbox
        self.repeat = sandbox.repeat
        self._made: dict[tuple[tuple[str, Decimal], ...], list[bytes]] = {}

    def values(self, at: At) -> Values:
        """Return the quantities of an entry; raises ValueError for one that the device does not measure."""
        given = at.value if isinstance(at.value, dict) else {}
        if isinstance(at.value, Decimal):
            given = {self._driver.measures[0]: at.value}
        foreign = sorted(set(given) - set(self._driver.measures))
        if foreign:
            raise ValueError(f"unknown key {', '.join(foreign)}; this device has {', '.join(self._driver.measures)}")
        return given

    def frames(self, at: At) -> list[bytes]:
        """Return what the device says; raises ValueError."""
        if at.error or at.curve is not None:
            raise ValueError("a plug-in's device plays `value` and `bytes`")
        values = self.values(at)
        if at.bytes_ or not values:
            return [at.raw] if at.bytes_ else []
        key = tuple(sorted(values.items()))
        if key not in self._made:
            self._made[key] = self._sandbox.frames(self._driver.protocol, values)
        return self._made[key]

    def said(self, at: At) -> list[Value]:
        """Return the truth for the ledger."""
        return [Value(key, value) for key, value in self.values(at).items()] or [Value(None, None)]


class ForeignSerial:
    """On a serial line."""

    def __init__(self, bench: Bench, wire: Wire, driver: Driver, sandbox: Sandbox) -> None:
        self._bench, self._wire, self._script = bench, wire, _Script(driver, sandbox)

    async def idle(self) -> None:
        """Be silent until somebody uses it."""
        await asyncio.Event().wait()

    async def play(self, at: At, step: str) -> None:
        frames = self._script.frames(at)
        if not frames:
            return
        measuring = self._bench.measuring
        await self._bench.pace.sleep(MEASURING if measuring is None else measuring)
        await self._say(at, step, frames)
        while self._script.repeat:
            await self._bench.pace.sleep(self._script.repeat)
            await self._say(at, step, frames)

    async def _say(self, at: At, step: str, frames: list[bytes]) -> None:
        fates = [await self._wire.send(frame) for frame in frames]
        lost, garbled = any(fate != "sent" for fate in fates), "garbled" in fates
        self._bench.ledger.write(
            self._bench.device, step, b"".join(frames), self._script.said(at), lost=lost, garbled=garbled
        )

    def leave(self) -> None:
        """It does not notice."""

    def heard(self, data: bytes) -> None:
        """What the kiosk tells it is not simulated."""

    def rehearse(self, at: At) -> None:
        self._script.frames(at)


class ForeignBle:
    """In the air: one service, its channels, notifications on the first."""

    def __init__(self, bench: Bench, device: Device, driver: Driver, sandbox: Sandbox) -> None:
        assert isinstance(driver.link, BleSession), "a Bluetooth driver"
        self._bench, self._session, self._script = bench, driver.link, _Script(driver, sandbox)
        link = driver.link
        channels = tuple(Characteristic(one, ("notify", "write", "write-without-response")) for one in link.notify)
        name = (link.names or (driver.model,))[0]
        self.peripheral = Peripheral(
            device.link.name, Advert(name, (link.service,)), (Service(link.service, channels),)
        )
        self._calls = link.keep == "while_sending"
        if not self._calls:
            self.peripheral.advertise()
        self._subscribed = False

    async def idle(self) -> None:
        """Be silent until somebody uses it."""
        await asyncio.Event().wait()

    async def play(self, at: At, step: str) -> None:
        frames = self._script.frames(at)
        if not frames:
            return
        self.peripheral.advertise()
        measuring = self._bench.measuring
        await self._bench.pace.sleep(MEASURING if measuring is None else measuring)
        while not self._subscribed:
            await self._bench.pace.sleep(0.1)
        self._say(at, step, frames)
        while self._script.repeat and not self._calls:
            await self._bench.pace.sleep(self._script.repeat)
            self._say(at, step, frames)
        if self._calls:
            self.peripheral.advertise(False)
            self.peripheral.hang_up()

    def _say(self, at: At, step: str, frames: list[bytes]) -> None:
        told = [self.peripheral.tell(self._session.notify[0], frame) for frame in frames]
        self._bench.ledger.write(self._bench.device, step, b"".join(frames), self._script.said(at), lost=not all(told))

    def leave(self) -> None:
        """It does not notice."""

    def rehearse(self, at: At) -> None:
        self._script.frames(at)

    def linked(self) -> None:
        self._bench.tell("linked", device=self._bench.device)

    def unlinked(self) -> None:
        self._subscribed = False
        self._bench.tell("unlinked", device=self._bench.device)

    def subscribed(self, uuid: str, renewed: bool) -> None:
        self._subscribed = True

    def unsubscribed(self, uuid: str) -> None:
        self._subscribed = False

    def written(self, uuid: str, data: bytes) -> None:
        """What the kiosk tells it is not simulated."""

    def read(self, uuid: str) -> bytes | None:
        return None
