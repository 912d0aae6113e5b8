"""Scales that only advertise (ble-devices 4): nobody connects, and their last weight stays in the air.

Whoever steps on makes the weight run up, unstable; then it stands, then comes the impedance where there is one; with
the step off it says that it was removed. Before all that it still says what the last person weighed.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from kiosk.devices.driver import BleAdvert, Driver
from kiosk.devices.simulate import encode_gatt
from kiosk.devices.simulate.bench import Bench, number, only
from kiosk.devices.simulate.ledger import Value
from kiosk.devices.simulate.peripheral import Advert, Peripheral
from kiosk.devices.simulate.scenario import At, Device

STABLE, REMOVED = 0x20, 0x80
OLD = Decimal("61.4")
RISE = (Decimal("0.4"), Decimal("0.85"), Decimal("1.02"))
EVERY, SOONEST = 0.8, 0.12  # seconds between two payloads of the play, real ones at least: each must be heard
Payload = Callable[[Decimal, Decimal | None, datetime, int], bytes]  # kg, ohms, time, STABLE and REMOVED


@dataclass(frozen=True, slots=True)
class Kind:
    """What tells one such scale from another."""

    payload: Payload
    impedance: bool = False
    step: Decimal = Decimal("0.05")


KINDS: Mapping[str, Kind] = {
    "adv:181B": Kind(encode_gatt.mi_composition, impedance=True),
    "adv:181D": Kind(lambda kg, _, moment, flags: encode_gatt.mi_scale(kg, moment, flags)),
    "adv:FFFF": Kind(lambda kg, _, __, flags: encode_gatt.qn_advert(kg, bool(flags & STABLE))),
    "adv:FF48": Kind(lambda kg, _, __, flags: encode_gatt.eufy_advert(kg, bool(flags & STABLE))),
}


class AdvertScale:
    """The scale and whoever stands on it."""

    def __init__(self, bench: Bench, device: Device, driver: Driver) -> None:
        assert isinstance(driver.link, BleAdvert)
        self._bench = bench
        self._link = driver.link
        self._kind = KINDS[driver.protocol]
        self._on = Decimal(0)
        name = next(iter(driver.link.names), driver.model)
        uuids = (driver.link.service,) if driver.link.service else ()
        self.peripheral = Peripheral(device.link.name, Advert(name, uuids), ())
        self._say(OLD, None, STABLE | REMOVED)
        self.peripheral.advertise()

    async def idle(self) -> None:
        await asyncio.Event().wait()

    async def play(self, at: At, step: str) -> None:
        if not at.has_value:
            return
        if at.bytes_:
            await self._next()
            self._write(step, self._shout(at.raw), [Value(None, None)])
            return
        kg, ohms = self._wanted(at)
        for share in RISE:
            await self._next()
            self._say((kg * share).quantize(self._kind.step), None, 0)
        await self._next()
        self._on = kg
        self._write(step, self._say(kg, None, STABLE), [Value("body_weight", kg)])
        if ohms is not None:
            await self._next()
            both = [Value("body_weight", kg, extra=True), Value("impedance", ohms)]
            self._write(step, self._say(kg, ohms, STABLE), both)

    def leave(self) -> None:
        """They step off."""
        if self._on:
            self._say(self._on, None, STABLE | REMOVED)
        self._on = Decimal(0)

    def rehearse(self, at: At) -> None:
        if at.error:
            raise ValueError(f"this scale has no error {at.error!r}")
        if at.has_value and not at.bytes_:
            kg, ohms = self._wanted(at)
            self._kind.payload(kg, ohms, self._bench.wall(), STABLE)

    def shows(self, value: Decimal) -> Decimal:
        """Round as its display does."""
        return (value / self._kind.step).quantize(Decimal(1)) * self._kind.step

    def _wanted(self, at: At) -> tuple[Decimal, Decimal | None]:
        names = ("weight", "impedance") if self._kind.impedance else ("weight",)
        only(at.value, names)
        return number(at.value, "weight"), at.value.get("impedance") if isinstance(at.value, dict) else None

    async def _next(self) -> None:
        await asyncio.sleep(max(EVERY / self._bench.pace.speed, SOONEST))

    def _say(self, kg: Decimal, ohms: Decimal | None, flags: int) -> bytes:
        return self._shout(self._kind.payload(kg, ohms, self._bench.wall(), flags))

    def _shout(self, payload: bytes) -> bytes:
        advert = self.peripheral.advert
        if self._link.company is None:
            self.peripheral.say(replace(advert, service_data={self._link.service: payload}))
        else:
            self.peripheral.say(replace(advert, manufacturer={self._link.company: payload}))
        return payload

    def _write(self, step: str, frame: bytes, values: list[Value]) -> None:
        self._bench.ledger.write(self._bench.device, step, frame, values)
        self._bench.tell("sent", device=self._bench.device, step=step)

    # --- the radio: nobody can connect -------------------------------------------------------------------------

    def linked(self) -> None:
        """It never is."""

    def unlinked(self) -> None:
        """It never was."""

    def subscribed(self, uuid: str, renewed: bool) -> None:
        """There is nothing to subscribe to."""

    def unsubscribed(self, uuid: str) -> None:
        """There is nothing to subscribe to."""

    def written(self, uuid: str, data: bytes) -> None:
        raise ValueError("nothing can be written")

    def read(self, uuid: str) -> bytes | None:
        return None
