"""Heart rate, oximetry, temperature: BLE reference 2.4, 2.5, 2.6 (and 0, 1)."""

from __future__ import annotations

import struct
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from kiosk.core.reading import Reading, Refusal
from kiosk.devices.catalogue import DRIVERS
from kiosk.devices.codecs import gatt_2a1c, gatt_2a5e, gatt_2a37
from kiosk.devices.codecs.gatt_2a5e import DEVICE, MEASUREMENT
from kiosk.devices.conformance import ABSENT, DriverContract
from tests.devices.codecs.said import flawed, heard, means, quantities, says

H, P, T = "BLE 2.4", "BLE 2.5", "BLE 2.6"
D = Decimal
NINE = datetime(2026, 11, 21, 9, 30)
STAMP = "EA070B15091E00"
SPOT, CONTINUOUS = gatt_2a5e.PROTOCOLS
BODY, ON_THE_WAY = gatt_2a1c.PROTOCOLS


class TestHeartRate(DriverContract):
    protocol = gatt_2a37.PROTOCOL
    drivers = tuple(driver for driver in DRIVERS if driver.protocol == gatt_2a37.KEY)
    open_ended = True  # it may end after any interval
    vectors = (
        says("06 4A", f"{H} row 1", bpm=74, contact_supported=True, contact=True, energy_kj=ABSENT, rr_ms=ABSENT),
        says(
            "10 3C 0004 E003",
            f"{H} row 2",
            bpm=60,
            contact_supported=False,
            contact=None,
            rr_ms=(D("1000.00"), D("968.75")),
        ),
        says("04 50", f"{H} row 3: contact lost", bpm=80, contact=False, contact_supported=True),
        says("0F 5802 2C01", f"{H} row 4", odd="600 bpm", bpm=600, contact=True, energy_kj=300, energy_saturated=False),
        says("00 48", f"{H}: nothing but the rate", bpm=72, contact=None, contact_supported=False, trailing=ABSENT),
        says("02 48", f"{H}: contact 1 is not supported", contact=None, contact_supported=False),
        says("01 4800", f"{H}: two bytes", bpm=72),
        says("01 0001", f"{H}: two bytes, above 255", odd="256 bpm", bpm=256),
        says("05 4800", f"{H}: two bytes, contact lost", bpm=72, contact=False),
        says("07 4800", f"{H}: two bytes, contact", bpm=72, contact=True),
        says("08 48 0000", f"{H}: energy 0", energy_kj=0, energy_saturated=False),
        says("08 48 FFFF", f"{H}: energy has stopped", energy_kj=65535, energy_saturated=True),
        says("08 48 FEFF", f"{H}: the most energy", energy_kj=65534, energy_saturated=False),
        says("09 4800 2C01", f"{H}: two bytes, energy", bpm=72, energy_kj=300),
        says("18 48 2C01 0004", f"{H}: energy, interval", energy_kj=300, rr_ms=(D("1000.00"),)),
        says("19 4800 2C01 0004", f"{H}: everything wide", bpm=72, energy_kj=300, rr_ms=(D("1000.00"),)),
        says("16 48 5603", f"{H}: one interval", rr_ms=(D("833.98"),), contact=True),
        says("10 48 0100", f"{H}: one tick", rr_ms=(D("0.98"),)),
        says("10 48 FFFF", f"{H}: the longest interval", rr_ms=(D("63999.02"),)),
        says(
            "10 48" + "0004" * 9,
            f"{H}: nine intervals fill a value",
            rr_ms=(D("1000.00"),) * 9,
        ),
        says("10 48 0004 0002 0001", f"{H}: oldest first", rr_ms=(D("1000.00"), D("500.00"), D("250.00"))),
        says("E6 4A", "BLE 0: reserved flags are ignored", bpm=74, contact=True, trailing=ABSENT),
        says("06 4A 00", "BLE 0: a byte left over", trailing=1),
        says("00 00", f"{H}: no beat", odd="none", bpm=0),
        says("0E 4A 2C01", f"{H}: contact, energy", contact=True, energy_kj=300),
        flawed("", "BLE 0: empty"),
        flawed("06", f"{H}: no rate"),
        flawed("01 48", f"{H}: half a rate"),
        flawed("08 48 2C", f"{H}: half the energy"),
        flawed("08 48", f"{H}: energy announced"),
        flawed("10 48 00", "BLE 0: odd number of interval bytes"),
        flawed("10 48 0004 E0", "BLE 0: odd number of interval bytes"),
        flawed("10 48", f"{H}: intervals announced"),
    )


def test_intervals_are_rounded_to_two_decimals() -> None:
    for ticks in range(1, 65536, 61):
        (record,) = heard(gatt_2a37.PROTOCOL, (b"\x10\x48" + struct.pack("<H", ticks)).hex())
        intervals = record.fields["rr_ms"]
        assert isinstance(intervals, tuple)
        (interval,) = intervals
        assert abs(Fraction(interval) - Fraction(ticks * 1000, 1024)) <= Fraction(1, 200)


def test_a_pulse_without_contact_is_none() -> None:
    assert means(gatt_2a37.PROTOCOL, "04 50") == (Refusal("no_result", "no_contact"),)
    assert quantities(gatt_2a37.PROTOCOL, "06 4A") == {"heart_rate": 74}
    assert quantities(gatt_2a37.PROTOCOL, "00 48") == {"heart_rate": 72}


class TestSpotCheck(DriverContract):
    protocol = SPOT
    drivers = tuple(driver for driver in DRIVERS if driver.protocol == SPOT.key)
    vectors = (
        says(
            "00 6200 4600",
            f"{P} row 1",
            spo2_pct=98,
            pulse_bpm=70,
            measurement_ok=True,
            clock_not_set=False,
            special=ABSENT,
            meas_status=ABSENT,
            timestamp=ABSENT,
        ),
        says(
            f"03 6200 4600 {STAMP} 0001",
            f"{P} row 2",
            timestamp=NINE,
            meas_status=256,
            meas_flags=("fully_qualified",),
        ),
        says("00 FF07 4600", f"{P} row 3", spo2_pct=None, pulse_bpm=70, measurement_ok=False, special={"spo2": "NaN"}),
        says("00 6200 FF07", f"{P}: no pulse", pulse_bpm=None, measurement_ok=True, special={"pulse": "NaN"}),
        says("00 0008 0108", "BLE 1: specials", special={"spo2": "NRes", "pulse": "reserved"}, measurement_ok=False),
        says("00 FE07 0208", "BLE 1: specials", special={"spo2": "+INF", "pulse": "-INF"}),
        says("00 D7F3 B8F2", "BLE 1: one decimal", spo2_pct=D("98.3"), pulse_bpm=D("69.6")),
        says("00 6200 0710", "BLE 1: tens", spo2_pct=98, pulse_bpm=70),
        says("10 6200 4600", f"{P}: clock not set", clock_not_set=True),
        says(f"11 6200 4600 {STAMP}", f"{P}: time of a clock nobody set", clock_not_set=True, timestamp=NINE),
        says("01 6200 4600 00000B15091E00", "BLE 0: year 0", timestamp=None, timestamp_unknown=True),
        says("02 6200 4600 2000", f"{P}: ongoing", meas_flags=("ongoing",), meas_status=32),
        says("02 6200 4600 8001", f"{P}: validated", meas_flags=("validated", "fully_qualified")),
        says("02 6200 4600 0080", f"{P}: invalid", meas_flags=("invalid",), meas_status=32768),
        says("02 6200 4600 1F00", f"{P}: reserved bits have no name", meas_flags=(), meas_status=31),
        says("04 6200 4600 010000", f"{P}: device status", device_status=1, device_flags=("display_update",)),
        says("04 6200 4600 000800", f"{P}: finger out", device_flags=("not_on_user",), device_status=2048),
        says("04 6200 4600 0000FF", f"{P}: reserved device bits", device_flags=(), device_status=0xFF0000),
        says("08 6200 4600 1EF0", f"{P}: amplitude", pai_pct=D("3.0")),
        says("08 6200 4600 FF07", f"{P}: amplitude not known", pai_pct=None, special={"pai": "NaN"}),
        says(
            f"1F 6200 4600 {STAMP} 0001 000000 1EF0",
            f"{P}: everything",
            timestamp=NINE,
            meas_status=256,
            device_status=0,
            device_flags=(),
            pai_pct=D("3.0"),
            clock_not_set=True,
            trailing=ABSENT,
        ),
        says("E0 6200 4600", "BLE 0: reserved flags are ignored", spo2_pct=98, trailing=ABSENT),
        says("00 6200 4600 0102", "BLE 0: bytes left over", trailing=2),
        says("00 6900 4600", f"{P}: above 100 % before the finger is settled", odd="105 %", spo2_pct=105),
        says("00 6200 E600", f"{P}: a fast heart", pulse_bpm=230),
        flawed("", "BLE 0: empty"),
        flawed("00 6200", f"{P}: no pulse"),
        flawed(f"01 6200 4600 {STAMP[:-2]}", f"{P}: time cut short"),
        flawed("02 6200 4600 00", f"{P}: half a status"),
        flawed("04 6200 4600 0000", f"{P}: the device status has three bytes"),
        flawed("08 6200 4600 1E", f"{P}: half an amplitude"),
    )


class TestContinuous(DriverContract):
    protocol = CONTINUOUS
    drivers = tuple(driver for driver in DRIVERS if driver.protocol == CONTINUOUS.key)
    vectors = (
        says(
            "10 6200 4600 1EF0",
            f"{P} row 4",
            spo2_pct=98,
            pulse_bpm=70,
            pai_pct=D("3.0"),
            measurement_ok=True,
            clock_not_set=ABSENT,
        ),
        says(
            "0C 6000 5000 2000 010000",
            f"{P} row 5",
            spo2_pct=96,
            pulse_bpm=80,
            meas_flags=("ongoing",),
            device_flags=("display_update",),
        ),
        says("00 6200 4600", f"{P}: bare", spo2_pct=98, pulse_bpm=70, fast=ABSENT, slow=ABSENT),
        says("01 6200 4600 6100 4700", f"{P}: fast", fast={"spo2_pct": 97, "pulse_bpm": 71}, slow=ABSENT, spo2_pct=98),
        says("02 6200 4600 6300 4500", f"{P}: slow", slow={"spo2_pct": 99, "pulse_bpm": 69}, fast=ABSENT),
        says(
            "03 6200 4600 6100 4700 6300 4500",
            f"{P}: fast, then slow",
            fast={"spo2_pct": 97, "pulse_bpm": 71},
            slow={"spo2_pct": 99, "pulse_bpm": 69},
        ),
        says(
            "01 6200 4600 FF07 FF07",
            f"{P}: fast is not known",
            fast={"spo2_pct": None, "pulse_bpm": None},
            special={"fast_spo2": "NaN", "fast_pulse": "NaN"},
            measurement_ok=True,
        ),
        says("00 FF07 FF07", f"{P}: no finger", spo2_pct=None, pulse_bpm=None, measurement_ok=False),
        says("04 6200 4600 0080", f"{P}: invalid", meas_flags=("invalid",), meas_status=32768),
        says("04 6200 4600 0040", f"{P}: questionable", meas_flags=("questionable",)),
        says("04 6200 4600 0004", f"{P}: demonstration", meas_flags=("demo",)),
        says("04 6200 4600 0008", f"{P}: test", meas_flags=("test",)),
        says("04 6200 4600 4000", f"{P}: early", meas_flags=("early_estimate",)),
        says("08 6200 4600 040000", f"{P}: irregular", device_flags=("irregular_processing",)),
        says("08 6200 4600 200000", f"{P}: low perfusion", device_flags=("low_perfusion",)),
        says("08 6200 4600 008000", f"{P}: disconnected", device_flags=("disconnected",), device_status=32768),
        says("08 6200 4600 FFFF00", f"{P}: every bit", device_flags=DEVICE),
        says(
            "1F 6200 4600 6100 4700 6300 4500 2000 010000 1EF0",
            f"{P}: everything",
            pai_pct=D("3.0"),
            meas_status=32,
            device_status=1,
            trailing=ABSENT,
        ),
        says("E0 6200 4600", "BLE 0: reserved flags are ignored", trailing=ABSENT),
        says("00 6200 4600 00", "BLE 0: a byte left over", trailing=1),
        says("10 6200 4600 0008", "BLE 1: amplitude without resolution", pai_pct=None, special={"pai": "NRes"}),
        says("00 0000 0000", f"{P}: zeros", odd="no finger", spo2_pct=0, pulse_bpm=0),
        flawed("", "BLE 0: empty"),
        flawed("00 6200 46", f"{P}: cut short"),
        flawed("01 6200 4600 6100", f"{P}: half a pair"),
        flawed("03 6200 4600 6100 4700 6300", f"{P}: half the second pair"),
        flawed("0C 6000 5000 2000 0100", f"{P} row 5, last byte lost"),
    )


USABLE = ("ongoing", "validated", "fully_qualified", "display_update", "irregular_processing", "poor_signal")
USABLE_TOO = ("low_perfusion", "analysing")


@pytest.mark.parametrize("place", range(5, 16))
def test_each_measurement_flag(place: int) -> None:
    name = MEASUREMENT[place]
    said = means(CONTINUOUS, (b"\x04\x62\x00\x46\x00" + struct.pack("<H", 1 << place)).hex())
    if name in USABLE:
        assert [item.quantity for item in said if isinstance(item, Reading)] == ["heart_rate", "spo2"]
    else:
        assert said == (Refusal("no_result", name),)


@pytest.mark.parametrize("place", range(16))
def test_each_device_flag(place: int) -> None:
    name = DEVICE[place]
    said = means(CONTINUOUS, (b"\x08\x62\x00\x46\x00" + (1 << place).to_bytes(3, "little")).hex())
    if name in (*USABLE, *USABLE_TOO):
        assert [item.quantity for item in said if isinstance(item, Reading)] == ["heart_rate", "spo2"]
    else:
        assert said == (Refusal("no_result", name),)


def test_a_spot_check_is_finished_or_refused() -> None:
    assert quantities(SPOT, f"03 6200 4600 {STAMP} 0001") == {"spo2": 98, "heart_rate": 70}
    assert means(SPOT, "02 6200 4600 2000") == (Refusal("no_result", "ongoing"),)
    assert means(SPOT, "00 FF07 4600") == (Refusal("unsuccessful"),)
    assert means(SPOT, "02 6200 4600 0002") == (Refusal("no_result", "from_storage"),)
    assert quantities(SPOT, f"03 6200 4600 {STAMP} 0002") == {"spo2": 98, "heart_rate": 70}  # its time tells whose


def test_fast_and_slow_are_not_taken() -> None:
    assert quantities(CONTINUOUS, "03 6200 4600 6100 4700 6300 4500") == {"spo2": 98, "heart_rate": 70}
    assert means(CONTINUOUS, "01 FF07 FF07 6100 4700") == (Refusal("no_result", "no_finger"),)


def test_a_continuous_value_stands_for_itself() -> None:
    assert {item.stable for item in means(CONTINUOUS, "00 6200 4600") if isinstance(item, Reading)} == {True}
    assert {item.stable for item in means(SPOT, "00 6200 4600") if isinstance(item, Reading)} == {None}


def test_both_kinds_on_one_link() -> None:
    (record,) = heard(SPOT, "00 6200 4600", channel="2a5f")
    assert record.protocol == "gatt:2A5F"
    assert heard(SPOT, "64", channel="2a19") == []


class TestTemperature(DriverContract):
    protocol = BODY
    drivers = tuple(driver for driver in DRIVERS if driver.protocol == BODY.key)
    vectors = (
        says(
            "00 690E00FE",
            f"{T} row 1",
            unit="C",
            temp_c=D("36.89"),
            measurement_ok=True,
            timestamp=ABSENT,
            temp_type=ABSENT,
            special=ABSENT,
        ),
        says(f"02 6F0100FF {STAMP}", f"{T} row 2", temp_c=D("36.7"), timestamp=NINE),
        says("01 DA0300FF", f"{T} row 3", unit="F", temp_c=37),
        says("01 FFFF7F00", f"{T} row 4", temp_c=None, measurement_ok=False, special={"temp": "NaN"}, unit="F"),
        says("00 00008000", "BLE 1: not at this resolution", temp_c=None, special={"temp": "NRes"}),
        says("00 FEFF7F00", "BLE 1: +INF", temp_c=None, special={"temp": "+INF"}),
        says("00 02008000", "BLE 1: -INF", temp_c=None, special={"temp": "-INF"}),
        says("00 01008000", "BLE 1: reserved", temp_c=None, special={"temp": "reserved"}),
        says("00 FFFF7FFF", "BLE 1: with an exponent it is a number", odd="what it says", temp_c=D("838860.7")),
        says("00 25000000", f"{T}: whole degrees", temp_c=37),
        says("00 04000001", "BLE 1: positive exponent", temp_c=40),
        says("00 9BFFFFFF", "BLE 1: below zero", odd="frost", temp_c=D("-10.1")),
        says("00 086E05FC", f"{T}: four decimals", temp_c=D("35.5848")),
        says("04 6F0100FF 01", f"{T}: armpit", temp_type=1),
        says("04 6F0100FF 03", f"{T}: ear", temp_type=3),
        says("04 6F0100FF 06", f"{T}: mouth", temp_type=6),
        says("04 6F0100FF 09", f"{T}: eardrum", temp_type=9),
        says(f"06 6F0100FF {STAMP} 02", f"{T}: time and type", timestamp=NINE, temp_type=2),
        says(f"07 DA0300FF {STAMP} 02", f"{T}: everything", unit="F", temp_c=37, timestamp=NINE, temp_type=2),
        says("01 68270 0FE".replace(" ", ""), f"{T}: 100.88 F", unit="F", measurement_ok=True),
        says("01 D30300FF", f"{T}: 97.9 F is no round number", unit="F"),
        says("02 6F0100FF 0000000000 0000", "BLE 0: no time", timestamp=None, timestamp_unknown=True),
        says("F8 6F0100FF", "BLE 0: reserved flags are ignored", temp_c=D("36.7"), trailing=ABSENT),
        says("00 6F0100FF AA", "BLE 0: a byte left over", trailing=1),
        flawed("", "BLE 0: empty"),
        flawed("00 6F0100", f"{T}: cut short"),
        flawed(f"02 6F0100FF {STAMP[:-2]}", f"{T}: time cut short"),
        flawed("04 6F0100FF", f"{T}: type announced"),
    )


class TestTemperatureOnTheWay(DriverContract):
    protocol = ON_THE_WAY
    vectors = (
        says("00 6F0100FF", f"{T}: the same layout", temp_c=D("36.7")),
        flawed("00 6F", f"{T}: cut short"),
    )


def test_fahrenheit_is_not_rounded() -> None:
    (record,) = heard(BODY, "01 D30300FF")
    assert record.fields["temp_c"] == (D("97.9") - 32) * 5 / 9


def test_what_a_temperature_means() -> None:
    assert quantities(BODY, "00 690E00FE") == {"body_temperature": D("36.89")}
    assert means(BODY, "01 FFFF7F00") == (Refusal("unsuccessful"),)
    assert means(ON_THE_WAY, "00 6F0100FF") == ()
    (record,) = heard(BODY, "00 6F0100FF", channel="2a1e")
    assert record.protocol == "gatt:2A1E"
