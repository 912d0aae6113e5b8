"""Devices that go on saying how it is: pulse straps and finger oximeters.

ble-devices 2.4, 2.5, 3.4. A strap is always in the air and always says something; a clip wakes when a finger is in it
and sleeps when the finger leaves. Either says "nothing yet" a few times before it says values. Pulse and SpO2 do not
waver: what is in the ledger is what every frame says.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from kiosk.devices.codecs import berrymed, jumper, nonin, viatom
from kiosk.devices.driver import BleSession, Driver
from kiosk.devices.simulate import encode_gatt
from kiosk.devices.simulate.bench import Bench, number, only
from kiosk.devices.simulate.gatt import Characteristic, Service
from kiosk.devices.simulate.ledger import Value
from kiosk.devices.simulate.peripheral import Advert, Peripheral
from kiosk.devices.simulate.scenario import At, Device

Level = Decimal | None
EVERY, UNSETTLED = 1.0, 2  # seconds; frames without a value


@dataclass(frozen=True, slots=True)
class Kind:
    """What tells one such device from another."""

    channel: str
    frame: Callable[[Level, Level, int], bytes]  # SpO2, pulse, how many came before
    oximeter: bool = True
    asked: str = ""  # the characteristic that questions are written to
    packet: int = 512  # bytes of one notification


STRAP = Kind("2a37", lambda _, pulse, __: encode_gatt.heart_rate(pulse), oximeter=False)
CONTINUOUS = Kind("2a5f", lambda spo2, pulse, _: encode_gatt.continuous(spo2, pulse))
NONIN = Kind(nonin.CHANNEL, encode_gatt.nonin)
JUMPER = Kind(jumper.CHANNEL, lambda spo2, pulse, _: encode_gatt.jumper(spo2, pulse))
BERRYMED = Kind(berrymed.CHANNEL, encode_gatt.berrymed, packet=3)
VIATOM = Kind(viatom.CHANNEL, lambda spo2, pulse, _: encode_gatt.viatom(spo2, pulse), asked=viatom.WRITE, packet=20)


class Signal:
    """Such a device, and the body at it."""

    def __init__(self, kind: Kind, bench: Bench, device: Device, driver: Driver) -> None:
        assert isinstance(driver.link, BleSession)
        self._kind = kind
        self._bench = bench
        self._stays = driver.link.keep == "stay"
        told = [Characteristic(channel, ("notify",)) for channel in driver.link.notify]
        asked = [Characteristic(kind.asked, ("write", "write-without-response"))] if kind.asked else []
        name = next(iter(driver.link.names), driver.model)
        services = (Service(driver.link.service, (*told, *asked)),)
        self.peripheral = Peripheral(device.link.name, Advert(name, (driver.link.service,)), services)
        self.peripheral.advertise(self._stays)
        self._listening = asyncio.Event()
        self._levels: tuple[Level, Level] = (None, None)
        self._raw = b""
        self._step = ""
        self._count = self._unsettled = 0

    async def idle(self) -> None:
        while True:
            await self._listening.wait()
            if not self._kind.asked:
                self._tell()
            await self._bench.pace.sleep(EVERY)

    async def play(self, at: At, step: str) -> None:
        if not at.has_value:
            return
        self._step, self._raw, self._unsettled = step, at.raw, UNSETTLED
        self._levels = (None, None) if at.bytes_ else self._wanted(at)
        self.peripheral.advertise()
        if at.drop:
            await self._listening.wait()
            await self._bench.pace.sleep(EVERY * (UNSETTLED + 2 * (at.drop != "before")))
            self.peripheral.hang_up()
        await asyncio.Event().wait()

    def leave(self) -> None:
        """The finger comes out. A clip falls asleep."""
        self._levels, self._step, self._raw = (None, None), "", b""
        if not self._stays:
            self.peripheral.advertise(False)
            self.peripheral.hang_up()

    def rehearse(self, at: At) -> None:
        if at.error:
            raise ValueError(f"this device has no error {at.error!r}")
        if at.has_value and not at.bytes_:
            self._kind.frame(*self._wanted(at), 0)

    def _wanted(self, at: At) -> tuple[Level, Level]:
        names = ("spo2", "pulse") if self._kind.oximeter else ("pulse",)
        only(at.value, names)
        if not self._kind.oximeter:
            return None, number(at.value, "pulse")
        if not isinstance(at.value, dict) or set(at.value) != set(names):
            raise ValueError("an oximeter needs a table: {spo2=97, pulse=72}")
        return at.value["spo2"], at.value["pulse"]

    # --- the radio -------------------------------------------------------------------------------------------

    def linked(self) -> None:
        self._bench.tell("linked", device=self._bench.device)

    def unlinked(self) -> None:
        self._listening.clear()
        self._bench.tell("unlinked", device=self._bench.device)

    def subscribed(self, uuid: str, renewed: bool) -> None:
        if uuid == self._kind.channel:
            self._listening.set()

    def unsubscribed(self, uuid: str) -> None:
        """It goes on, into nothing."""

    def written(self, uuid: str, data: bytes) -> None:
        if uuid == self._kind.asked:
            if data != viatom.ASK.data:
                raise ValueError("no question that it knows")
            asyncio.get_running_loop().call_soon(self._tell)

    def read(self, uuid: str) -> bytes | None:
        return None

    def _tell(self) -> None:
        """Say how it is now, in as many notifications as it takes."""
        spo2, pulse = self._levels if self._unsettled == 0 else (None, None)
        self._unsettled = max(0, self._unsettled - 1)
        frame = self._raw or self._kind.frame(spo2, pulse, self._count)
        self._count += 1
        size = self._kind.packet
        pieces = [frame[place : place + size] for place in range(0, len(frame), size)]
        heard = all([self.peripheral.tell(self._kind.channel, piece) for piece in pieces])
        values = [Value("heart_rate", pulse)] if pulse is not None else [Value(None, None)] if self._raw else []
        if spo2 is not None:
            values.insert(0, Value("spo2", spo2))
        if values and self._step:
            self._bench.ledger.write(self._bench.device, self._step, frame, values, lost=not heard)
