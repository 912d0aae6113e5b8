"""A Tindeq Progressor (ble-devices 3.5): streams force while told to, about 80 samples a second, eight a notification.

The person squeezes one second after the stream and the step have both begun, and again when the link broke in the
middle. Its microseconds are the device's own and do not run faster with the simulator's speed. Assumed: samples a
notification, no offset before the tare.
"""

from __future__ import annotations

import asyncio
import math
import struct
from collections.abc import Iterator
from decimal import Decimal

from kiosk.devices.codecs.tindeq import CONTROL, DATA, SERVICE
from kiosk.devices.driver import Driver
from kiosk.devices.simulate.bench import Bench
from kiosk.devices.simulate.encoders import half_up
from kiosk.devices.simulate.gatt import Characteristic, Service
from kiosk.devices.simulate.ledger import Value
from kiosk.devices.simulate.peripheral import Advert, Peripheral
from kiosk.devices.simulate.players.squeeze import HUNG, RATE, hanging, packet, squeeze
from kiosk.devices.simulate.scenario import At, Device

BATCH = 8  # samples a notification
REACTION = 1.0
TARE, START, STOP, FIRMWARE, SLEEP, BATTERY = 0x64, 0x65, 0x66, 0x6B, 0x6E, 0x6F
ANSWERS = {BATTERY: struct.pack("<I", 3750), FIRMWARE: b"1.2.3.4"}
LOW_POWER = b"\x04\x00"


class Progressor:
    """The sensor and the hand. A maker's own: names, commands, and how samples go into notifications."""

    name, service, data, control = "Progressor_", SERVICE, DATA, CONTROL
    rate, batch = RATE, BATCH

    def __init__(self, bench: Bench, device: Device, driver: Driver) -> None:
        self._bench = bench
        advert = Advert(f"{self.name}{device.link.name.replace(':', '')[-4:]}", (self.service,))
        data = Characteristic(self.data, ("notify",))
        control = Characteristic(self.control, ("write", "write-without-response"))
        self.peripheral = Peripheral(device.link.name, advert, (Service(self.service, (data, control)),))
        self.peripheral.advertise()
        self._streaming = asyncio.Event()
        self._squeeze: Iterator[float] = iter(())
        self._done = asyncio.Event()
        self._broken = False
        self._top = b""  # the notification that held the greatest sample
        self._best = -math.inf

    async def idle(self) -> None:
        while True:
            await self._streaming.wait()
            await self._stream()

    async def play(self, at: At, step: str) -> None:
        if at.error:
            await self._low_power()
            return
        if not at.has_value:
            return
        drop = at.drop
        while True:
            await self._streaming.wait()
            await self._bench.pace.sleep(REACTION)
            if drop == "before":
                self.peripheral.hang_up()
                drop = ""
            elif self._streaming.is_set():
                if await self._trial(at, step, drop == "mid"):
                    break
                drop = ""
        if drop == "after":
            self.peripheral.hang_up()

    def leave(self) -> None:
        self._squeeze = iter(())

    def shows(self, value: Decimal) -> Decimal:
        """What a squeeze is rounded to."""
        return half_up(value, 1)

    def rehearse(self, at: At) -> None:
        if at.error not in ("", "low_power"):
            raise ValueError(f"this sensor has no error {at.error!r}; it has low_power")
        if at.stays:
            hanging(at)
        elif at.has_value and not at.bytes_:
            squeeze(at, self._bench.chance)

    # --- the radio -------------------------------------------------------------------------------------------

    def linked(self) -> None:
        self._bench.tell("linked", device=self._bench.device)

    def unlinked(self) -> None:
        self._stop()
        self._bench.tell("unlinked", device=self._bench.device)

    def subscribed(self, uuid: str, renewed: bool) -> None:
        """It streams only when told to."""

    def unsubscribed(self, uuid: str) -> None:
        """The stream goes on, into nothing."""

    def written(self, uuid: str, data: bytes) -> None:
        if uuid != CONTROL or not data:
            raise ValueError("an empty command")
        if data[0] == START:
            self._streaming.set()
        elif data[0] in (STOP, SLEEP):
            self._stop()
        elif data[0] in ANSWERS:
            answer = ANSWERS[data[0]]
            self.peripheral.tell(DATA, bytes([0, len(answer)]) + answer)
        if data[0] == SLEEP:
            self.peripheral.advertise(False)
            self.peripheral.hang_up()

    def read(self, uuid: str) -> bytes | None:
        return None

    # --- the stream ------------------------------------------------------------------------------------------

    def _stop(self) -> None:
        self._streaming.clear()
        self._broken = True
        self._done.set()

    async def _stream(self) -> None:
        sent, due = 0, self._bench.pace.now()
        while self._streaming.is_set():
            due = max(due + self.batch / self.rate / self._bench.pace.speed, self._bench.pace.now())
            await self._bench.pace.until(due)
            if not self._streaming.is_set():
                return
            samples = [self._sample() for _ in range(self.batch)]
            frame = self._frame(samples, sent)
            sent += self.batch
            if not all([self.peripheral.tell(self.data, piece) for piece in self._pieces(frame)]):
                self._broken = True
            if max(samples) > self._best:
                self._best, self._top = max(samples), frame

    def _frame(self, samples: list[float], first: int) -> bytes:
        """Encode samples in kilograms; ``first`` is the number of the first one since the start."""
        return packet(samples, first)

    def _pieces(self, frame: bytes) -> list[bytes]:
        """Cut a frame into notifications."""
        return [frame]

    def _sample(self) -> float:
        for kg in self._squeeze:
            return kg
        self._done.set()
        return self._bench.jitter.uniform(-0.04, 0.04)

    async def _trial(self, at: At, step: str, break_off: bool) -> bool:
        """One squeeze; False when it was cut short."""
        if at.bytes_:
            heard = self.peripheral.tell(self.data, at.raw)
            self._bench.ledger.write(self._bench.device, step, at.raw, [Value(None, None)], lost=not heard)
            return True
        if at.stays:
            return await self._hang(at, step)
        samples, peak = squeeze(at, self._bench.chance)
        playing = samples[: len(samples) // 2] if break_off else samples
        self._best, self._top, self._broken = -math.inf, b"", False
        self._done.clear()
        self._squeeze = iter(playing)
        await self._done.wait()
        if break_off:
            self.peripheral.hang_up()
        count, lost = len(playing) - len(list(self._squeeze)), self._broken
        if lost:  # the truth is what got as far as the air
            peak = half_up(Decimal(max(0.0, self._best)), 1)
        value = [Value("grip_force", peak)]
        self._bench.ledger.write(self._bench.device, step, self._top, value, samples=count, lost=lost)
        self._bench.tell("sent", device=self._bench.device, step=step, lost=lost)
        return not lost

    async def _hang(self, at: At, step: str) -> bool:
        """A load that stays: written as soon as it hangs still."""
        self._best, self._top = -math.inf, b""
        self._squeeze, load = hanging(at)
        await self._bench.pace.sleep(HUNG)
        self._bench.ledger.write(self._bench.device, step, self._top, [Value("grip_force", load)])
        self._bench.tell("sent", device=self._bench.device, step=step)
        return True

    async def _low_power(self) -> None:
        await self._streaming.wait()
        self.peripheral.tell(DATA, LOW_POWER)
        self.peripheral.hang_up()
