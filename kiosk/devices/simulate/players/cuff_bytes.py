"""What a cuff with the Blood Pressure service looks like and sends (ble-devices 2.3, 3.1, 3.2): tables and bytes."""

from __future__ import annotations

import struct
from datetime import datetime

from kiosk.devices.driver import BleSession, Driver
from kiosk.devices.simulate.gatt import Characteristic, Service
from kiosk.devices.simulate.peripheral import Advert
from kiosk.devices.simulate.players.pressure import Pressure

NOT_A_NUMBER = 0x07FF
FLAGS = 0x16  # time stamp, pulse, status; mmHg
STATUS = {"body_movement": 1, "cuff_loose": 2, "irregular_pulse": 4, "pulse_above": 8, "pulse_below": 16}
STATUS |= {"improper_position": 32}
AND_SERVICE, AND_CONTROL = "233bf000-5a34-1b6d-975c-000d5690abe4", "233bf001-5a34-1b6d-975c-000d5690abe4"
AND_BYE = bytes.fromhex("020103")
AND_CLOCK, STANDARD_CLOCK = "2a08", "2a2b"
OMRON_MODEL = "00000116"
FULL = b"\x64"


def stamp(moment: datetime) -> bytes:
    """Date Time 2A08, seven bytes."""
    return struct.pack("<HBBBBB", moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second)


def measurement(moment: datetime, record: Pressure | None, status: int = 0) -> bytes:
    """Blood Pressure Measurement 2A35; all numbers NaN for a failed one. Whole mmHg are SFLOATs with exponent 0."""
    numbers = [NOT_A_NUMBER] * 4
    if record is not None:
        numbers = [record.systolic, record.diastolic, record.mean, record.pulse]
    return struct.pack("<BHHH", FLAGS, *numbers[:3]) + stamp(moment) + struct.pack("<HH", numbers[3], status)


def clock_of(driver: Driver) -> str:
    """Where this model keeps its clock: A&D in the measurement service, all others in Current Time."""
    return AND_CLOCK if isinstance(driver.link, BleSession) and driver.link.set_clock == AND_CLOCK else STANDARD_CLOCK


def advert(driver: Driver, serial: str) -> Advert:
    """Names as the makers form them; Omron adds its company data (one user, no record waiting)."""
    prefix = next(iter(driver.link.names), driver.model) if isinstance(driver.link, BleSession) else driver.model
    if clock_of(driver) == AND_CLOCK:
        return Advert(f"{prefix}_{serial[-6:]}", ("1810",))
    if prefix.startswith("BLE"):
        model = OMRON_MODEL if prefix.endswith("_") else ""  # else the name says it
        return Advert(f"{prefix}{model}{serial}", ("1810",), {0x020E: bytes.fromhex("0120010001")})
    return Advert(prefix, ("1810",))


def table(driver: Driver, serial: str) -> tuple[Service, ...]:
    """The GATT table."""
    cuff = [Characteristic("2a35", ("indicate",)), Characteristic("2a49", ("read",), b"\x1f\x00")]
    if clock_of(driver) == AND_CLOCK:
        cuff.append(Characteristic(AND_CLOCK, ("read", "write")))
        battery = Service("180f", (Characteristic("2a19", ("read",), FULL),))
        own = Service(AND_SERVICE, (Characteristic(AND_CONTROL, ("read", "write")),))
    else:
        battery = Service("180f", (Characteristic("2a19", ("read", "notify"), FULL),))
        own = Service("1805", (Characteristic(STANDARD_CLOCK, ("read", "write", "notify")),))
    texts = (("2a29", driver.maker), ("2a24", driver.model), ("2a25", serial), ("2a26", "1.0"))
    about = tuple(Characteristic(uuid, ("read",), text.encode()) for uuid, text in texts)
    return (Service("1810", tuple(cuff)), Service("180a", about), battery, own)
