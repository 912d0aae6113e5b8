"""Glucose, its context, and the record access point: BLE reference 2.7 (and 0, 1, 3.2)."""

from __future__ import annotations

import struct
from datetime import datetime
from decimal import Decimal

import pytest

from kiosk.core.reading import Reading, Refusal
from kiosk.core.translate import meaning
from kiosk.devices.catalogue import DRIVERS
from kiosk.devices.codecs import gatt_2a18, gatt_2a52
from kiosk.devices.codecs.gatt_2a18 import SENSOR
from kiosk.devices.conformance import ABSENT, DriverContract
from kiosk.devices.driver import Send
from tests.devices.codecs.said import flawed, heard, means, quantities, says

G = "BLE 2.7"
D = Decimal
SEVEN = datetime(2026, 11, 21, 7)
BASE = "EA070B15070000"
GLUCOSE, CONTEXT = gatt_2a18.PROTOCOLS


class TestGlucose(DriverContract):
    protocol = GLUCOSE
    drivers = tuple(driver for driver in DRIVERS if driver.protocol == GLUCOSE.key)
    vectors = (
        says(
            f"03 0100 {BASE} 0000 5FB0 11",
            f"{G} row 1",
            sequence=1,
            base_time=SEVEN,
            offset_min=0,
            timestamp=SEVEN,
            glucose_mg_dl=95,
            glucose_mmol_l=ABSENT,
            sample_type=1,
            sample_location=1,
            context_follows=False,
            sensor_status=ABSENT,
        ),
        says(
            f"06 0200 {BASE} 3EC0 11",
            f"{G} row 2",
            sequence=2,
            glucose_mmol_l=D("6.2"),
            glucose_mg_dl=ABSENT,
            offset_min=ABSENT,
            timestamp=SEVEN,
        ),
        says(f"00 0100 {BASE}", f"{G}: without a value", sequence=1, glucose_mg_dl=ABSENT, sample_type=ABSENT),
        says(f"02 FFFF {BASE} 5FB0 11", f"{G}: the last sequence number", sequence=65535),
        says(f"03 0100 {BASE} 9600 5FB0 11", f"{G}: later", offset_min=150, timestamp=datetime(2026, 11, 21, 9, 30)),
        says(f"03 0100 {BASE} E2FF 5FB0 11", f"{G}: earlier", offset_min=-30, timestamp=datetime(2026, 11, 21, 6, 30)),
        says(f"01 0100 {BASE} 0080", f"{G}: the most minutes back", offset_min=-32768),
        says(
            "03 0100 00000B15070000 0A00 5FB0 11",
            "BLE 0: year 0",
            base_time=None,
            timestamp=None,
            timestamp_unknown=True,
            offset_min=10,
        ),
        says("01 0100 0F270C1F173B3B FF7F", f"{G}: beyond the last day", timestamp=None, offset_min=32767),
        says(f"02 0100 {BASE} FF07 11", "BLE 1: not a number", glucose_mg_dl=None, special={"glucose": "NaN"}),
        says(f"06 0100 {BASE} FE07 11", "BLE 1: +INF", glucose_mmol_l=None, special={"glucose": "+INF"}),
        says(f"02 0100 {BASE} 0008 11", "BLE 1: not at this resolution", special={"glucose": "NRes"}),
        says(f"02 0100 {BASE} 78B0 11", f"{G}: 120 mg/dL", glucose_mg_dl=120),
        says(f"02 0100 {BASE} F8B1 11", f"{G}: 504 mg/dL", glucose_mg_dl=504),
        says(f"06 0100 {BASE} 37C0 11", f"{G}: 5.5 mmol/L", glucose_mmol_l=D("5.5")),
        says(f"06 0100 {BASE} 4AB2 11", f"{G}: 5.86 mmol/L", glucose_mmol_l=D("5.86")),
        says(f"02 0100 {BASE} 5FB0 1A", f"{G}: control solution", sample_type=10, sample_location=1),
        says(f"02 0100 {BASE} 5FB0 41", f"{G}: control location", sample_type=1, sample_location=4),
        says(f"02 0100 {BASE} 5FB0 22", f"{G}: other finger, plasma", sample_type=2, sample_location=2),
        says(f"02 0100 {BASE} 5FB0 F9", f"{G}: tissue fluid", sample_type=9, sample_location=15),
        says(f"08 0100 {BASE} 0000", f"{G}: status without value", sensor_status=0, sensor_flags=()),
        says(f"0A 0100 {BASE} 5FB0 11 0400", f"{G}: too small", sensor_flags=("sample_too_small",), sensor_status=4),
        says(f"0A 0100 {BASE} 5FB0 11 0100", f"{G}: battery", sensor_flags=("battery_low",)),
        says(f"0A 0100 {BASE} 5FB0 11 FFFF", f"{G}: every bit", sensor_flags=SENSOR, sensor_status=65535),
        says(f"12 0100 {BASE} 5FB0 11", f"{G}: context follows", context_follows=True),
        says(
            f"1F 0100 {BASE} 0500 3EC0 11 0008",
            f"{G}: everything",
            glucose_mmol_l=D("6.2"),
            sensor_flags=("time_fault",),
            context_follows=True,
            offset_min=5,
            trailing=ABSENT,
        ),
        says(f"E2 0100 {BASE} 5FB0 11", "BLE 0: reserved flags are ignored", glucose_mg_dl=95, trailing=ABSENT),
        says(f"02 0100 {BASE} 5FB0 11 00", "BLE 0: a byte left over", trailing=1),
        flawed("", "BLE 0: empty"),
        flawed("00 01", f"{G}: half a sequence number"),
        flawed(f"00 0100 {BASE[:-2]}", f"{G}: time cut short"),
        flawed(f"01 0100 {BASE} 00", f"{G}: half an offset"),
        flawed(f"02 0100 {BASE} 5FB0", f"{G}: type and location belong to it"),
        flawed(f"0A 0100 {BASE} 5FB0 11 04", f"{G}: half a status"),
    )


class TestContext(DriverContract):
    protocol = CONTEXT
    vectors = (
        says("00 0100", f"{G}: nothing but the number", sequence=1, meal=ABSENT, extended_flags=ABSENT),
        says("80 0100 07", f"{G}: more flags", extended_flags=7),
        says("01 0100 01 1EE0", f"{G}: carbohydrate", carbohydrate_id=1, carbohydrate_kg=D("0.30")),
        says("02 0100 01", f"{G}: before the meal", meal=1),
        says("02 0100 02", f"{G}: after the meal", meal=2),
        says("02 0100 03", f"{G}: fasting", meal=3),
        says("02 0100 05", f"{G}: bedtime", meal=5),
        says("04 0100 31", f"{G}: tester 1, health 3", tester=1, health=3),
        says("08 0100 0807 32", f"{G}: half an hour at 50 %", exercise_s=1800, exercise_pct=50),
        says("08 0100 FFFF 64", f"{G}: exercise overrun", exercise_s=65535, exercise_pct=100),
        says("10 0100 02 05A0", f"{G}: 5 mg", medication_id=2, medication_kg=D("0.000005"), medication_l=ABSENT),
        says("30 0100 01 0AD0", f"{G}: 10 mL", medication_id=1, medication_l=D("0.010"), medication_kg=ABSENT),
        says("40 0100 3AF0", f"{G}: HbA1c", hba1c_pct=D("5.8")),
        says("40 0100 FF07", "BLE 1: not a number", hba1c_pct=None, special={"hba1c": "NaN"}),
        says("01 0100 01 FF07", "BLE 1: not a number", carbohydrate_kg=None, special={"carbohydrate": "NaN"}),
        says(
            "FF 0100 07 01 1EE0 01 31 0807 32 02 05A0 3AF0",
            f"{G}: everything",
            extended_flags=7,
            carbohydrate_id=1,
            meal=1,
            tester=1,
            exercise_pct=50,
            medication_id=2,
            medication_l=D("0.000005"),
            hba1c_pct=D("5.8"),
            trailing=ABSENT,
        ),
        says("02 0100 01 AA", "BLE 0: a byte left over", trailing=1, meal=1),
        flawed("", "BLE 0: empty"),
        flawed("00 01", f"{G}: half a number"),
        flawed("80 0100", f"{G}: flags announced"),
        flawed("01 0100 01", f"{G}: kilograms announced"),
        flawed("08 0100 0807", f"{G}: intensity announced"),
        flawed("10 0100 02 05", f"{G}: half a dose"),
        flawed("40 0100 3A", f"{G}: half of it"),
        flawed("FF 0100 07 01 1EE0 01 31 0807 32 02 05A0 3A", f"{G}: everything, last byte lost"),
    )


class TestRecordAccess(DriverContract):
    protocol = gatt_2a52.PROTOCOL
    open_ended = True  # an operand may have any length
    vectors = (
        says("06 00 01 01", f"{G} row 3: done", op=6, operator=0, request_op=1, result=1, count=ABSENT),
        says("06 00 01 06", f"{G}: no records", request_op=1, result=6),
        says("06 00 02 01", f"{G}: deleted", request_op=2, result=1),
        says("06 00 03 07", f"{G}: not aborted", request_op=3, result=7),
        says("06 00 09 02", f"{G}: not understood", request_op=9, result=2),
        says("05 00 0300", f"{G}: three", op=5, count=3, result=ABSENT),
        says("05 00 0000", f"{G}: none", count=0),
        says("05 00 FFFF", f"{G}: the most", count=65535),
        says("01 06", f"{G}: asks for the last", op=1, operator=6, operand_hex=ABSENT),
        says("01 01", f"{G}: asks for all", op=1, operator=1),
        says("03 00", f"{G}: asks to stop", op=3, operator=0),
        says("04 01", f"{G}: asks how many", op=4, operator=1),
        says("01 03 01 0500", f"{G}: asks from number 5 on", operator=3, operand_hex="010500"),
        says("01 03 04 FFFF", "BLE 3.2: Omron's filter", operand_hex="04ffff"),
        says("11 00 1200", "BLE 3.2: Omron's answer", op=17, operand_hex="1200"),
        says("06 00 01 01 00", "BLE 0: a byte left over", trailing=1, result=1),
        says("05 00 0300 00", "BLE 0: a byte left over", trailing=1, count=3),
        flawed("", "BLE 0: empty"),
        flawed("06", f"{G}: no operator"),
        flawed("06 00 01", f"{G}: no result"),
        flawed("06 00", f"{G}: no answer"),
        flawed("05 00 03", f"{G}: half a number"),
    )


@pytest.mark.parametrize(
    ("value", "data"),
    [
        ({"op": 1, "operator": 6}, "0106"),
        ({"op": 1, "operator": 1}, "0101"),
        ({"op": 3}, "0300"),
        ({"op": 1, "operator": 3, "filter": 4, "values": [65535]}, "010304ffff"),
        ({"op": 1, "operator": 4, "filter": 1, "values": [5, 9]}, "01040105000900"),
    ],
)
def test_requests(value: dict[str, object], data: str) -> None:
    assert gatt_2a52.encode(value).hex() == data


@pytest.mark.parametrize(
    "value", [{}, {"op": 256}, {"op": "1"}, {"op": True}, {"op": 1, "filter": 1, "values": [65536]}]
)
def test_requests_that_cannot_be(value: dict[str, object]) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        gatt_2a52.encode(value)


def test_the_last_record_is_asked_for() -> None:
    assert tuple(GLUCOSE.make("").open()) == (Send(bytes.fromhex("0106"), "2a52"),)


def test_what_a_glucose_means() -> None:
    assert quantities(GLUCOSE, f"03 0100 {BASE} 0000 5FB0 11") == {"glucose": 95}
    (reading,) = means(GLUCOSE, f"06 0200 {BASE} 3EC0 11")
    assert isinstance(reading, Reading)
    assert (reading.value, D(reading.said)) == (D("6.2") * D("18.0156"), D("6.2"))
    assert means(GLUCOSE, f"02 0100 {BASE} 5FB0 1A") == (Refusal("no_result", "control_solution"),)
    assert means(GLUCOSE, f"02 0100 {BASE} 5FB0 41") == (Refusal("no_result", "control_solution"),)
    assert means(GLUCOSE, f"02 0100 {BASE} FF07 11") == (Refusal("unsuccessful"),)
    assert means(GLUCOSE, f"00 0100 {BASE}") == ()
    assert means(CONTEXT, "40 0100 3AF0") == ()


@pytest.mark.parametrize("place", range(12))
def test_each_sensor_flag(place: int) -> None:
    data = f"0A 0100 {BASE} 5FB0 11 " + struct.pack("<H", 1 << place).hex()
    if SENSOR[place] in ("battery_low", "time_fault"):
        assert quantities(GLUCOSE, data) == {"glucose": 95}
    else:
        assert means(GLUCOSE, data) == (Refusal("unsuccessful", detail=(SENSOR[place],)),)


def test_only_trouble_is_told_beside_the_records() -> None:
    assert heard(GLUCOSE, "06 00 01 01", channel="2a52") == []
    (record,) = heard(GLUCOSE, "06 00 01 06", channel="2a52")
    assert meaning(record) == (Refusal("no_result", "no_records"),)
    (record,) = heard(GLUCOSE, "06 00 01 08", channel="2a52")
    assert meaning(record) == (Refusal("no_result", "not_reported"),)
    (record,) = heard(GLUCOSE, "02 0100 01", channel="2a34")
    assert record.protocol == "gatt:2A34"
