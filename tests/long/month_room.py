"""The room of `month`: five devices of the catalogue on replayed links, and what can go wrong with each.

Codecs, keepers and supervisor are the product's; only the wires are played, on a clock that the test moves.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any, Self
from zoneinfo import ZoneInfo

import pytest
from bleak.backends.device import BLEDevice
from bleak.backends.scanner import AdvertisementData

from kiosk.core.clock import Clock
from kiosk.devices.driver import Driver, Framer, SerialLine
from kiosk.devices.events import Binding
from kiosk.devices.link_replay import ReplayLink
from kiosk.devices.radio import Radio
from kiosk.devices.reasons import Reason, lost, port_lost
from kiosk.devices.registry import installed
from kiosk.devices.simulate import encoders
from tests.station.words import pressure

SEOUL = ZoneInfo("Asia/Seoul")
ADDRESS = "F0:0D:18:10:00:01"
SERIAL_FAULTS = ("unplug", "taken", "denied", "noise", "half", "baud")
FAULTS = {
    "scale": (*SERIAL_FAULTS, "silent"),
    "height": SERIAL_FAULTS,
    "cuff": (*SERIAL_FAULTS, "clock"),
    "ble": ("hang-up", "refuses", "memory"),
    "radio": ("daemon", "quiet"),
}
ERRNO = {"taken": errno.EBUSY, "denied": errno.EACCES}


@dataclass
class Played:
    """One device: its driver, what is wrong with it now, and the link that is open."""

    name: str
    driver: Driver
    room: Room
    fault: str = ""
    link: ReplayLink | None = None
    memory: list[bytes] = field(default_factory=list)
    count: int = 0

    def frame(self) -> bytes:
        """Measure: a frame unlike the one before."""
        self.count += 1
        number = self.count
        local = self.room.clock.utc().astimezone(SEOUL)
        if self.fault == "clock":
            local += timedelta(hours=2)
        match self.name:
            case "scale":
                return encoders.st_gs("ST", Decimal(3000 + number % 9000) / 100)
            case "height":
                return encoders.gtech_gl(Decimal(1500 + number % 400) / 10, Decimal(5000 + number % 4000) / 100, "F")
            case "cuff":
                return encoders.tm2655(local, "00", (100 + number % 60, 90, 70 + number % 10, 60 + number % 30))
            case _:
                dated = local.replace(microsecond=0, tzinfo=None)
                return pressure(100 + number % 90, 60 + number % 30, 0.0, dated=dated).raw

    def say(self, data: bytes) -> None:
        """Let bytes out, as today's fault lets them."""
        if self.link is None or self.fault == "silent":
            return
        match self.fault:
            case "noise":
                self.link.play(b"\x00\xff~~" + data)
            case "half":
                self.link.play(data[: len(data) // 2])
            case "baud":
                self.link.play(bytes((byte * 2 + 1) & 0xFF for byte in data))
            case _:
                self.link.play(data)

    def break_down(self, fault: str) -> None:
        """Let a fault begin."""
        self.fault = fault
        if fault in ("unplug", "taken", "denied") and self.link is not None:
            self.link.drop(lost(Reason.CABLE, "pulled"))
        if fault == "unplug":
            Path(self.room.port(self.name)).unlink()

    def mend(self) -> None:
        """Let it end."""
        if self.fault == "unplug":
            Path(self.room.port(self.name)).touch()
        self.fault = ""


class Room:
    """All of it. Use `patched` round a supervisor with these bindings."""

    def __init__(self, folder: Path, clock: Clock, seed: int) -> None:
        self.folder, self.clock, self.chance = folder, clock, Random(seed)
        drivers = installed().drivers
        slugs = {
            "scale": "cas-ci-400",
            "height": "gtech-gl-150",
            "cuff": "and-tm-2655p",
            "ble": "and-ua-651ble",
        }
        self.devices = {name: Played(name, drivers[slug], self) for name, slug in slugs.items()}
        for name in ("scale", "height", "cuff"):
            Path(self.port(name)).touch()
        self.radio = PlayedRadio(clock)

    def port(self, name: str) -> str:
        return ADDRESS if name == "ble" else str(self.folder / name)

    def bindings(self) -> tuple[Binding, ...]:
        return tuple(Binding(one.name, one.driver, self.port(one.name)) for one in self.devices.values())

    def break_down(self, name: str, fault: str) -> None:
        if name == "radio":
            self.radio.tell(Reason.BLUETOOTH_DOWN if fault == "daemon" else Reason.RADIO_QUIET)
        else:
            self.devices[name].break_down(fault)

    def mend(self, name: str) -> None:
        if name == "radio":
            self.radio.tell(Reason.NONE)
        else:
            self.devices[name].mend()

    def patched(self, patch: pytest.MonkeyPatch) -> None:
        """Put the played wires in place of the real ones."""

        async def inline(call: Callable[..., Any], *arguments: Any) -> Any:
            return call(*arguments)

        patch.setattr("kiosk.devices.keep_serial.asyncio", SimpleNamespace(to_thread=inline))
        patch.setattr("kiosk.devices.keep_serial.SerialLink", self._cable)
        patch.setattr("kiosk.devices.keep_ble.BleLink", self._session)

    def _cable(
        self, path: str, line: SerialLine, framer: Callable[[], Framer], now: object, *limits: float
    ) -> ReplayLink:
        return Cable(self.devices[Path(path).name], framer, *limits)

    def _session(self, *_: object, **__: object) -> ReplayLink:
        return Session(self.devices["ble"])


class Cable(ReplayLink):
    """A port that opens, or says why not."""

    def __init__(self, device: Played, framer: Callable[[], Framer], silence: float | None, patience: float) -> None:
        super().__init__((), device.room.clock, framer, stays=True, silence=silence, patience=patience)
        self._device = device

    async def __aenter__(self) -> Self:
        if number := ERRNO.get(self._device.fault):
            raise port_lost(OSError(number, "played"))
        self._device.link = self
        return await super().__aenter__()

    async def __aexit__(self, *error: Any) -> None:
        if self._device.link is self:
            self._device.link = None
        await super().__aexit__(*error)


class Session(ReplayLink):
    """A Bluetooth session: the cuff empties its memory and hangs up."""

    def __init__(self, device: Played) -> None:
        super().__init__((), device.room.clock, stays=True)
        self._device = device
        self.path, self.up, self.ready, self.mute = "/played", False, False, False

    async def __aenter__(self) -> Self:
        if self._device.fault == "refuses":
            raise lost(Reason.CONNECT_FAILED, "played")
        self.up = self.ready = self.clock_set = True
        await super().__aenter__()
        waiting = self._device.memory
        if self._device.fault == "hang-up":
            waiting = waiting[:0]
        for data in waiting:
            self.play(data, "2a35")
        if self._device.fault != "memory":
            del self._device.memory[: len(waiting)]
        self.drop(lost(Reason.HUNG_UP) if self._device.fault == "hang-up" else None)
        return self


class PlayedRadio(Radio):
    """The radio without a bus: it hears what is advertised here."""

    async def run(self) -> None:
        self.tell(Reason.NONE)

    def advertise(self, address: str) -> None:
        """One advert of a bonded device."""
        properties = {"RSSI": -60, "Paired": True, "Address": address, "Alias": "A&D_UA-651BLE"}
        device = BLEDevice(address, "A&D_UA-651BLE", {"path": "/played", "props": properties})
        advert = AdvertisementData("A&D_UA-651BLE", {}, {}, [], None, -60, ("/played", properties))
        self.hear(device, advert)


def windows(room: Room, name: str, days: float, every: float) -> Iterator[tuple[float, str, float]]:
    """Yield (seconds until it begins, fault, seconds that it lasts), drawn by the seed, for so many days."""
    passed = 0.0
    while True:
        wait = 200 + room.chance.expovariate(1 / every)
        lasts = room.chance.uniform(40, 300)
        passed += wait + lasts
        if passed > days * 86_400 - 600:
            return
        yield wait, room.chance.choice(FAULTS[name]), lasts
