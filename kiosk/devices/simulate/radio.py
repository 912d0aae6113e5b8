"""The Bluetooth side of the simulator: a private bus (or a given one), bluetoothd on it, and the devices in the air."""

from __future__ import annotations

from pathlib import Path

from kiosk.devices.simulate.bench import Tell
from kiosk.devices.simulate.bluetoothd import Bluetoothd
from kiosk.devices.simulate.bus import PrivateBus
from kiosk.devices.simulate.faults import Faults
from kiosk.devices.simulate.pace import Pace
from kiosk.devices.simulate.peripheral import Peripheral

WIDE = (
    *(f"adapter-{what}" for what in ("off", "on", "unplug", "plug", "plug-next")),
    *(f"adapter-{what}{how}" for what in ("deaf", "busy") for how in ("", "-hard")),
    *(f"bluetoothd-{what}" for what in ("die", "return", "hang", "wake")),
    *(f"bus-{what}" for what in ("die", "return")),
)


class Radio:
    """Starts and stops the bus and bluetoothd; carries out the faults that concern no single device."""

    def __init__(self, pace: Pace, folder: Path, address: str | None, tell: Tell) -> None:
        self._pace = pace
        self._tell = tell
        self._own = PrivateBus(folder) if address is None else None
        self.address = address or (self._own.address if self._own else "")
        self._devices: dict[str, tuple[Peripheral, Faults]] = {}
        self._daemon: Bluetoothd | None = None

    def join(self, peripheral: Peripheral) -> Faults:
        """Put a device into the air; its faults outlive bluetoothd."""
        faults = Faults()
        self._devices[peripheral.address] = (peripheral, faults)
        return faults

    def vanish(self, address: str) -> None:
        """bluetoothd removes a device without saying that it is disconnected."""
        if self._daemon is not None:
            self._daemon.remotes[address].vanish()

    async def start(self) -> None:
        """Return when clients may come; raises ScenarioError when there is no dbus-daemon."""
        if self._own is not None:
            await self._own.start()
        await self._wake(late=False)

    async def stop(self) -> None:
        await self._die()
        if self._own is not None:
            self._own.remove()

    async def fault(self, fault: str) -> None:
        """A fault of adapter, bluetoothd or bus; raises ValueError."""
        match fault.split("-"):
            case ["bluetoothd", "die"]:
                await self._die()
            case ["bluetoothd", "return"]:
                await self._wake(late=True)
            case ["bus", "die"] if self._own is not None:
                await self._die()
                self._own.stop()
            case ["bus", "return"] if self._own is not None:
                await self._own.start()
                await self._wake(late=True)
            case ["adapter", "on" | "off" as what]:
                self._alive().adapter.power(what == "on")
            case ["adapter", "unplug"]:
                self._alive().adapter.unplug()
            case ["adapter", "plug", *where]:
                self._alive().plug(elsewhere=where == ["next"])
            case ["adapter", "deaf" | "busy", *_]:
                self._alive().adapter.ill = fault.removeprefix("adapter-")
            case ["bluetoothd", "hang" | "wake" as what]:
                self._alive().gate.shut(what == "hang")
            case ["clear"]:
                self._clear()
            case _:
                raise ValueError(f"no fault {fault!r} without a device; there are {', '.join(WIDE)}, clear")

    def _clear(self) -> None:
        if self._daemon is not None:
            self._daemon.adapter.ill = ""
            self._daemon.gate.shut(False)
        for _, faults in self._devices.values():
            faults.arm("clear")

    def _alive(self) -> Bluetoothd:
        if self._daemon is None:
            raise ValueError("bluetoothd is dead")
        return self._daemon

    async def _wake(self, *, late: bool) -> None:
        if self._daemon is None:
            self._daemon = Bluetoothd(self._pace, self._devices, self._tell)
            await self._daemon.start(self.address, late=late)

    async def _die(self) -> None:
        daemon, self._daemon = self._daemon, None
        if daemon is not None:
            await daemon.die()
