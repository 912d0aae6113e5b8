"""Blood Pressure Measurement and Intermediate Cuff Pressure: BLE reference 2.3 (and 1, 3.1)."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from kiosk.core.errors import FrameFlaw
from kiosk.core.reading import Reading, Record, Refusal
from kiosk.core.translate import meaning
from kiosk.devices.catalogue import DRIVERS
from kiosk.devices.codecs.gatt_2a35 import PROTOCOLS
from kiosk.devices.conformance import ABSENT, DriverContract, Vector
from kiosk.devices.driver import Frame

REF = "BLE 2.3"
BLOOD, CUFF = PROTOCOLS
KPA = Decimal("7.50061683")
QUIET = {
    "body_movement": False,
    "cuff_loose": False,
    "irregular_pulse": False,
    "pulse_range": "in_range",
    "improper_position": False,
}


def pressures(systolic: object, diastolic: object, mean: object) -> dict[str, object]:
    """Return the three fields that are always there."""
    return {"systolic_mmhg": systolic, "diastolic_mmhg": diastolic, "map_mmhg": mean}


class TestBloodPressure(DriverContract):
    protocol = BLOOD
    drivers = tuple(driver for driver in DRIVERS if driver.protocol == BLOOD.key)
    vectors = (
        Vector(
            bytes.fromhex("16 7800 4F00 5D00 EA070B15090000 4800 0000"),
            (
                pressures(120, 79, 93)
                | {"unit": "mmHg", "timestamp": datetime(2026, 11, 21, 9), "pulse_bpm": 72, "status": QUIET}
                | {"measurement_ok": True, "special": ABSENT, "trailing": ABSENT, "systolic_kpa": ABSENT}
                | {"timestamp_unknown": ABSENT, "user_id": ABSENT},
            ),
            source=f"{REF} row 1",
        ),
        Vector(
            bytes.fromhex("1E 8A00 5800 7800 0000041114293B 3C00 01 2700"),
            (
                pressures(138, 88, 120)
                | {"timestamp": None, "timestamp_unknown": True, "pulse_bpm": 60, "user_id": 1, "measurement_ok": True}
                | {
                    "status": {
                        "body_movement": True,
                        "cuff_loose": True,
                        "irregular_pulse": True,
                        "pulse_range": "in_range",
                        "improper_position": True,
                    }
                },
            ),
            source=f"{REF} row 2: Nordic test vector",
        ),
        Vector(
            bytes.fromhex("15 BDF0 0B00 9FF0 3C00 1200"),
            (
                pressures(Decimal("18.9") * KPA, 11 * KPA, Decimal("15.9") * KPA)
                | {"unit": "kPa", "systolic_kpa": Decimal("18.9"), "diastolic_kpa": 11, "map_kpa": Decimal("15.9")}
                | {"pulse_bpm": 60, "status": QUIET | {"cuff_loose": True, "pulse_range": "below"}}
                | {"timestamp": ABSENT, "measurement_ok": True},
            ),
            source=f"{REF} row 3: Nordic, kPa",
        ),
        Vector(
            bytes.fromhex("14 FF07 FF07 FF07 FF07 0200"),
            (
                pressures(None, None, None)
                | {"pulse_bpm": None, "measurement_ok": False, "status": QUIET | {"cuff_loose": True}}
                | {"special": dict.fromkeys(("systolic", "diastolic", "map", "pulse"), "NaN")},
            ),
            source=f"{REF} row 4: failed measurement",
        ),
        Vector(
            bytes.fromhex("00 7800 4F00 5D00"), (pressures(120, 79, 93) | {"status": ABSENT},), source=f"{REF}, bare"
        ),
        Vector(bytes.fromhex("E0 7800 4F00 5D00"), (pressures(120, 79, 93),), source="BLE 0: reserved flags ignored"),
        Vector(
            bytes.fromhex("01 B0F0 5B00 FE07"),
            (
                pressures(Decimal("17.6") * KPA, 91 * KPA, None)
                | {
                    "systolic_kpa": Decimal("17.6"),
                    "map_kpa": None,
                    "special": {"map": "+INF"},
                    "measurement_ok": True,
                },
            ),
            source="BLE 3.1: A&D kPa; a missing mean is no failure",
            odd="the diastolic has lost its exponent",
        ),
        Vector(
            bytes.fromhex("04 0008 0208 0108 FE07"),
            (
                pressures(None, None, None)
                | {"special": {"systolic": "NRes", "diastolic": "-INF", "map": "reserved", "pulse": "+INF"}},
            ),
            source="BLE 1: specials by the whole word",
        ),
        Vector(
            bytes.fromhex("00 FF17 0018 5D00"),
            (pressures(20470, -20480, 93) | {"special": ABSENT},),
            source="BLE 1: with an exponent it is a number",
            odd="what the bytes say",
        ),
        Vector(
            bytes.fromhex("00 0C10 5000 5D00"),
            (pressures(120, 80, 93),),
            source="BLE 1: positive exponent",
        ),
        Vector(
            bytes.fromhex("08 7800 4F00 5D00 FF"),
            ({"user_id": None, "user_unknown": True},),
            source="BLE 1: user FF is unknown",
        ),
        Vector(
            bytes.fromhex("08 7800 4F00 5D00 00"), ({"user_id": 0, "user_unknown": ABSENT},), source="BLE 1: user 0"
        ),
        Vector(
            bytes.fromhex("02 7800 4F00 5D00 EA070D15090000"),
            ({"timestamp": None, "timestamp_unknown": True, "systolic_mmhg": 120},),
            source="BLE 1: month 13 is no time",
        ),
        Vector(
            bytes.fromhex("10 7800 4F00 5D00 C8FF"),
            ({"status": QUIET | {"pulse_range": "above"}},),
            source=f"{REF}: reserved status bits are ignored",
        ),
        Vector(
            bytes.fromhex("10 7800 4F00 5D00 1800"),
            ({"status": QUIET | {"pulse_range": "reserved"}},),
            source=f"{REF}: pulse range 3",
        ),
        Vector(bytes.fromhex("00 7800 4F00 5D00 AABB"), ({"trailing": 2},), source="BLE 0: bytes left over"),
        Vector(b"", flaw=FrameFlaw.TRUNCATED, source="BLE 0: empty value"),
        Vector(bytes.fromhex("16 7800 4F00 5D00 EA07"), flaw=FrameFlaw.TRUNCATED, source="BLE 0: announced, not there"),
        Vector(bytes.fromhex("10 7800 4F00 5D00 00"), flaw=FrameFlaw.TRUNCATED, source=f"{REF}: status is two bytes"),
    )


class TestCuffPressure(DriverContract):
    protocol = CUFF
    vectors = (
        Vector(
            bytes.fromhex("00 5A00 FF07 FF07"),
            ({"unit": "mmHg", "cuff_mmhg": 90, "special": ABSENT, "measurement_ok": ABSENT, "systolic_mmhg": ABSENT},),
            source=f"{REF} row 5",
        ),
        Vector(
            bytes.fromhex("01 78F0 FF07 FF07"),
            ({"cuff_kpa": Decimal("12.0"), "cuff_mmhg": Decimal("12.0") * KPA},),
            source=f"{REF}, kPa",
        ),
        Vector(bytes.fromhex("04 FF07 FF07 FF07 4800"), ({"cuff_mmhg": None, "pulse_bpm": 72},), source=f"{REF}, none"),
        Vector(bytes.fromhex("00 5A00 FF07"), flaw=FrameFlaw.TRUNCATED, source=f"{REF}, cut short"),
    )


def hear(channel: str, data: str) -> list[Record]:
    """Feed one notification of a cuff's link."""
    said = BLOOD.make("").feed(Frame(bytes.fromhex(data), channel=channel))
    return [record for record in said if isinstance(record, Record)]


def test_other_characteristics_of_the_link_say_nothing() -> None:
    assert hear("2a2b", "EA070B15091E00060001") == []
    assert hear("2a19", "64") == []


def test_cuff_pressure_on_the_same_link_is_no_result() -> None:
    (record,) = hear("2a36", "04 5A00 FF07 FF07 4800")
    assert record.protocol == "gatt:2A36"
    assert meaning(record) == ()


def test_a_failed_measurement_gives_its_reason() -> None:
    (record,) = hear("2a35", "14 FF07 FF07 FF07 FF07 0A00")
    assert meaning(record) == (Refusal("unsuccessful", detail=("cuff_loose", "pulse_range_above")),)


def test_kilopascals_keep_their_digits() -> None:
    (record,) = hear("2a35", "01 BDF0 6EF0 9FF0")
    systolic = meaning(record)[0]
    assert isinstance(systolic, Reading)
    assert (systolic.value, systolic.said) == (Decimal("141.761658087"), "18.9")
