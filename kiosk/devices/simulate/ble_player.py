"""A device on the radio link: its peripheral in the air and the player behind it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from kiosk.devices.driver import BleSession, Driver
from kiosk.devices.simulate.bench import Bench, Player
from kiosk.devices.simulate.faults import Faults
from kiosk.devices.simulate.peripheral import Ear, Peripheral
from kiosk.devices.simulate.radio import Radio
from kiosk.devices.simulate.scenario import At, Device


class BlePlayer(Player, Ear, Protocol):
    """A player with a radio."""

    @property
    def peripheral(self) -> Peripheral: ...


PASSKEY = 96321  # of every simulated device that wants one: 096321 on its back
MakeBle = Callable[[Bench, Device, Driver], BlePlayer]


class BleDevice:
    """Runs a player in the air; ``unplug`` takes its battery out."""

    def __init__(self, bench: Bench, device: Device, driver: Driver, radio: Radio, make: MakeBle) -> None:
        self.slug = device.driver
        self.link_name = device.link.name
        self.player = make(bench, device, driver)
        self.player.peripheral.ear = self.player
        _bond(self.player.peripheral, driver)
        self._radio = radio
        self._faults: Faults = radio.join(self.player.peripheral)
        self._tell = bench.tell
        self.flaws = bench.flaws

    @property
    def place(self) -> str:
        """It has no path; its address is its link."""
        return ""

    def appear(self) -> None:
        """It is in the air as soon as bluetoothd listens."""

    async def run(self) -> None:
        await self.player.idle()

    async def play(self, at: At, step: str) -> None:
        await self.player.play(at, step)

    def plug(self) -> None:
        if not self.player.peripheral.powered:
            self.player.peripheral.power(True)
            self._tell("plugged", device=self.slug)

    def unplug(self) -> None:
        if self.player.peripheral.powered:
            self.player.peripheral.power(False)
            self._tell("unplugged", device=self.slug)

    def fault(self, fault: str, times: int) -> None:
        """Arm a fault of `faults`, or hang up, vanish, or forget the bond; raises ValueError."""
        if fault == "hang-up":
            self.player.peripheral.hang_up()
        elif fault == "forget-bond":
            self.player.peripheral.forgetful = True
        elif fault == "vanish":
            self._radio.vanish(self.player.peripheral.address)
        else:
            self._faults.arm(fault, times)


def _bond(peripheral: Peripheral, driver: Driver) -> None:
    """Whoever needs a person for pairing has been paired before the play begins."""
    if isinstance(driver.link, BleSession) and driver.link.passkey != "none":
        peripheral.bonded = True
        peripheral.passkey = PASSKEY
        peripheral.typed_here = driver.link.passkey == "typed here"
