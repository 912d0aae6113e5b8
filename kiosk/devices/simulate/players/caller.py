"""Devices that call when they have measured: scales, thermometers, spot oximeters, glucose meters.

ble-devices 2.1, 2.2, 2.5, 2.6, 2.7. They live like the cuff (`gatt_cuff`): measure, advertise for a minute, hand over
what they hold to whoever has subscribed to all their channels, and hang up. A glucose meter waits to be asked.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from kiosk.devices.codecs import and_uc421
from kiosk.devices.codecs.gatt_2a9c import UC421
from kiosk.devices.driver import BleSession, Driver
from kiosk.devices.simulate import encode_gatt
from kiosk.devices.simulate.bench import Bench, number, only
from kiosk.devices.simulate.gatt import Characteristic, Service
from kiosk.devices.simulate.ledger import Value
from kiosk.devices.simulate.peripheral import Advert, Peripheral
from kiosk.devices.simulate.players import cuff_bytes
from kiosk.devices.simulate.players.gatt_cuff import GattCuff
from kiosk.devices.simulate.players.pressure import YESTERDAY
from kiosk.devices.simulate.players.waiting import Waiting
from kiosk.devices.simulate.scenario import At, Device, Values

Table = Mapping[str, Decimal]
Packets = Callable[[Table, datetime], tuple[tuple[str, bytes], ...]]
ALL_RECORDS, LAST_RECORD = bytes.fromhex("0101"), bytes.fromhex("0106")
SENT, NOTHING = bytes.fromhex("06000101"), bytes.fromhex("06000106")
ACCESS, CONSENT = "2a52", "2a9f"
RESULTS = ("2a9d", "2a9c", "2a1c", "2a5e", "2a18")


@dataclass(frozen=True, slots=True)
class Kind:
    """What tells one such device from another."""

    service: str
    names: tuple[str, ...]  # of the numbers of an entry; the first is the one that may stand alone
    quantities: tuple[str, ...]  # of these numbers
    packets: Packets  # (channel, value) of one measurement
    asked: bool = False  # through the record access point
    seconds: float = 5.0  # to measure


def _scale(table: Table, moment: datetime) -> tuple[tuple[str, bytes], ...]:
    """The weight, and the composition if the entry tells a fat."""
    told = encode_gatt.composition(table, moment) if "fat" in table else ()
    return (("2a9d", encode_gatt.weight(table["weight"], moment)), *(("2a9c", one) for one in told))


WEIGHT = Kind("181d", ("weight",), ("body_weight",), _scale)
COMPOSITION = Kind(
    "181b",
    ("weight", "fat", "impedance", "muscle_mass", "fat_free_mass", "body_water"),
    ("body_weight", "body_fat", "impedance", "muscle_mass", "fat_free_mass", "body_water"),
    _scale,
)
TEMPERATURE = Kind(
    "1809",
    ("temperature",),
    ("body_temperature",),
    lambda table, moment: (("2a1c", encode_gatt.temperature(table["temperature"], moment)),),
)
SPOT = Kind(
    "1822",
    ("spo2", "pulse"),
    ("spo2", "heart_rate"),
    lambda table, moment: (("2a5e", encode_gatt.spot(table["spo2"], table["pulse"], moment)),),
)
GLUCOSE = Kind(
    "1808",
    ("glucose",),
    ("glucose",),
    lambda table, moment: (("2a18", encode_gatt.glucose(1, table["glucose"], moment)),),
    asked=True,
)


class Caller(GattCuff):
    """Such a device, its clock and its memory."""

    def __init__(self, kind: Kind, bench: Bench, device: Device, driver: Driver) -> None:
        self._kind = kind
        super().__init__(bench, device, driver)
        assert isinstance(driver.link, BleSession)
        self._channels = {channel for channel in driver.link.notify if channel in RESULTS}
        self._listened: set[str] = set()

    def _radio(self, device: Device, driver: Driver, serial: str) -> Peripheral:
        assert isinstance(driver.link, BleSession)
        name = next(iter(driver.link.names), driver.model)
        return Peripheral(device.link.name, Advert(name, (self._kind.service,)), _table(self._kind, driver, serial))

    # --- the radio -------------------------------------------------------------------------------------------

    def linked(self) -> None:
        self._listened.clear()
        super().linked()

    def _ready(self, uuid: str) -> bool:
        self._listened.add(uuid)
        return uuid in self._channels and self._channels <= self._listened and not self._kind.asked

    def written(self, uuid: str, data: bytes) -> None:
        if uuid == ACCESS and data in (ALL_RECORDS, LAST_RECORD):
            if data == LAST_RECORD:
                del self._memory[:-1]
            self._start(patient=False)
        elif uuid == CONSENT:
            self.peripheral.tell(CONSENT, bytes((0x20, data[0], 1)))
        elif uuid == UC421:
            self.peripheral.tell(and_uc421.CHANNEL, bytes((4, 0, *data[2:4], 0)))
        else:
            super().written(uuid, data)

    async def _said_all(self) -> None:
        if self._kind.asked:
            self.peripheral.tell(ACCESS, SENT)

    # --- memory ----------------------------------------------------------------------------------------------

    def _measuring(self) -> float:
        return self._kind.seconds if self._bench.measuring is None else self._bench.measuring

    def _stored(self, at: At) -> list[Waiting]:
        other = {name: one - 1 for name, one in self._told(at).items()} if at.replay else {}
        tables = [other] * at.replay if isinstance(at.replay, int) else list(at.replay)
        found = []
        for place, table in enumerate(tables):
            hours = table.get("hours_ago", YESTERDAY + len(tables) - 1 - place)
            values = {name: one for name, one in table.items() if name != "hours_ago"}
            found += self._waiting(values, timedelta(hours=float(hours)), foreign=True)
        return found

    def _live(self, at: At) -> list[Waiting]:
        if at.error:
            raise ValueError(f"this device has no error {at.error!r}")
        if at.bytes_:
            return [Waiting(lambda _: at.raw, (Value(None, None),), time.monotonic(), channel=min(self._channels))]
        return self._waiting(self._told(at))

    def _told(self, at: At) -> Values:
        """The entry as a table."""
        only(at.value, self._kind.names)
        first = self._kind.names[0]
        return at.value if isinstance(at.value, dict) else {first: number(at.value, first)}

    def _waiting(self, table: Values, ago: timedelta = timedelta(), foreign: bool = False) -> list[Waiting]:
        """One for each packet; the values stand with the last one."""
        missing = self._kind.names[0] not in table or (self._kind is SPOT and "pulse" not in table)
        if missing:
            raise ValueError(f"needs {', '.join(self._kind.names)}")
        packets = self._kind.packets(table, datetime(2026, 1, 1))
        pairs = zip(self._kind.names, self._kind.quantities, strict=True)
        values = tuple(Value(quantity, table[name]) for name, quantity in pairs if name in table)
        return [
            Waiting(
                lambda moment, place=place: self._kind.packets(table, moment)[place][1],  # type: ignore[misc]
                values if place == len(packets) - 1 else (),
                time.monotonic(),
                ago,
                foreign,
                channel,
            )
            for place, (channel, _) in enumerate(packets)
        ]


def _table(kind: Kind, driver: Driver, serial: str) -> tuple[Service, ...]:
    """The GATT table: the channels of the driver's session in their service, clock, battery, and who it is."""
    assert isinstance(driver.link, BleSession)
    own = [_characteristic(channel) for channel in driver.link.notify]
    common = cuff_bytes.table(driver, serial)[1:]
    if and_uc421.CHANNEL in driver.link.notify:
        own.append(Characteristic(UC421, ("write",)))
    if driver.link.set_clock == cuff_bytes.AND_CLOCK:
        own.append(Characteristic(cuff_bytes.AND_CLOCK, ("read", "write")))
    here = {one.uuid for one in own}
    others = tuple(one for one in common if not {each.uuid for each in one.characteristics} & here)
    return (Service(kind.service, tuple(own)), *others)


def _characteristic(channel: str) -> Characteristic:
    if channel in (ACCESS, CONSENT):
        return Characteristic(channel, ("indicate", "write"))
    if channel in ("2a2b", "2a19"):
        return Characteristic(channel, ("read", "write", "notify"))
    return Characteristic(channel, ("notify" if channel in ("2a18", "2a34", "2a5f", "2a1e") else "indicate",))
