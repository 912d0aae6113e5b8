"""Scales that only advertise, and a record out of a cuff's memory: BLE reference 4, 3.2."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest

from kiosk.core.errors import FrameFlaw
from kiosk.core.reading import Reading, Refusal
from kiosk.devices.catalogue import DRIVERS
from kiosk.devices.codecs import adv_others, adv_xiaomi, omron_record
from kiosk.devices.conformance import ABSENT, DriverContract
from tests.devices.codecs.said import flawed, heard, means, quantities, says, silent

A = "BLE 4"
D = Decimal
LB = D("0.45359237")
NINE = datetime(2026, 11, 21, 9, 30)
STAMP = "EA070B15091E00"
BODY, SCALE = adv_xiaomi.PROTOCOLS
QN, EUFY = adv_others.PROTOCOLS
LENGTH, HEADER = FrameFlaw.BAD_LENGTH, FrameFlaw.BAD_HEADER


class TestMiBody(DriverContract):
    protocol = BODY
    drivers = tuple(driver for driver in DRIVERS if driver.protocol == BODY.key)
    vectors = (
        says(
            "02 26 B20705040F0201 AC01 8642",
            f"{A}: example 1",
            weight_kg=D("85.15"),
            unit="kg",
            stable=True,
            removed=False,
            usable=True,
            impedance_ohm=428,
            timestamp=datetime(1970, 5, 4, 15, 2, 1),
        ),
        says(
            "02 04 B207010112101A 0000 A852",
            f"{A}: example 2",
            weight_kg=D("105.80"),
            stable=False,
            usable=False,
            impedance_ohm=None,
        ),
        says(
            "03 26 E8070A0511121A F201 6C3A",
            f"{A}: example 3",
            weight_kg=D("149.56") * LB,
            unit="lb",
            impedance_ohm=498,
        ),
        says(f"02 66 {STAMP} F401 8C3C", f"{A}: example 4", weight_kg=D("77.5"), unit="jin", timestamp=NINE),
        says(f"02 20 {STAMP} F401 8642", f"{A}: impedance not valid", impedance_ohm=None, usable=True),
        says(f"02 22 {STAMP} 0000 8642", f"{A}: impedance 0, flagged", odd="0 ohms", impedance_ohm=0),
        says(f"02 22 {STAMP} FEFF 8642", f"{A}: impedance out of its range", odd="65534 ohms", impedance_ohm=65534),
        says(f"02 A6 {STAMP} F401 8642", f"{A}: removed", removed=True, stable=True, usable=False, impedance_ohm=500),
        says(f"02 80 {STAMP} 0000 8642", f"{A}: removed before it stood", removed=True, stable=False, usable=False),
        says(f"02 20 {STAMP} 0000 0000", f"{A}: stable at nothing", weight_kg=D(0), usable=False, stable=True),
        says(f"02 00 {STAMP} 0000 0000", f"{A}: just woken", usable=False, stable=False),
        says(f"00 20 {STAMP} 0000 8642", f"{A}: only bit 0 is the pound", unit="kg"),
        says(f"03 60 {STAMP} 0000 8C3C", f"{A}: jin goes before pounds", unit="jin", weight_kg=D("77.5")),
        says(f"02 20 {STAMP} 0000 0100", f"{A}: the smallest step", odd="5 g", weight_kg=D("0.005")),
        says(f"03 20 {STAMP} 0000 0100", f"{A}: the smallest step of pounds", odd="5 g", weight_kg=D("0.01") * LB),
        says(f"02 20 {STAMP} 0000 FFFF", f"{A}: the greatest number", odd="327 kg", weight_kg=D("327.675")),
        says("02 20 00000B15091E00 0000 8642", "BLE 0: year 0", timestamp=None, timestamp_unknown=True, usable=True),
        says(f"02 35 {STAMP} 0000 8642", f"{A}: other bits are ignored", usable=True),
        flawed("", "BLE 0: empty"),
        flawed(f"02 26 {STAMP} F401 86", f"{A}: twelve bytes", LENGTH),
        flawed(f"02 26 {STAMP} F401 8642 00", f"{A}: fourteen bytes", LENGTH),
        flawed("22 9E43 E507040B101301", f"{A}: the other scale's ten bytes", LENGTH),
        flawed("0E 783E EA07050C123536 01 EE00 26 07", "BLE 2.1: not the SIG layout", LENGTH),
    )


class TestMiScale(DriverContract):
    protocol = SCALE
    drivers = tuple(driver for driver in DRIVERS if driver.protocol == SCALE.key)
    vectors = (
        says(
            "22 9E43 E507040B101301",
            f"{A}: example 5",
            weight_kg=D("86.55"),
            unit="kg",
            stable=True,
            removed=False,
            usable=True,
            timestamp=datetime(2021, 4, 11, 16, 19, 1),
            impedance_ohm=ABSENT,
        ),
        says("A2 2044 B20701010A1A15", f"{A}: example 6, removed", weight_kg=D("87.20"), removed=True, usable=False),
        says("32 D430 EA070B15091E00", f"{A}: example 7", weight_kg=D("62.5"), unit="jin", timestamp=NINE),
        says(f"23 6C3A {STAMP}", f"{A}: pounds", weight_kg=D("149.56") * LB, unit="lb", usable=True),
        says(f"02 9E43 {STAMP}", f"{A}: unstable", stable=False, usable=False, weight_kg=D("86.55")),
        says(f"03 6C3A {STAMP}", f"{A}: unstable pounds", stable=False, unit="lb"),
        says(f"12 D430 {STAMP}", f"{A}: unstable jin", stable=False, unit="jin"),
        says(f"82 9E43 {STAMP}", f"{A}: removed, unstable", removed=True, stable=False, usable=False),
        says(f"22 0000 {STAMP}", f"{A}: stable at nothing", usable=False, weight_kg=D(0)),
        says(f"20 9E43 {STAMP}", f"{A}: without bit 1", usable=True, unit="kg"),
        says(f"33 D430 {STAMP}", f"{A}: jin goes before pounds", unit="jin"),
        says(f"6E 9E43 {STAMP}", f"{A}: other bits are ignored", usable=True, unit="kg"),
        says("22 9E43 00000000000000", "BLE 0: no time", timestamp=None, timestamp_unknown=True, usable=True),
        says(f"22 0100 {STAMP}", f"{A}: the smallest step", odd="5 g", weight_kg=D("0.005")),
        says(f"22 FFFF {STAMP}", f"{A}: the greatest number", odd="327 kg", weight_kg=D("327.675")),
        flawed("", "BLE 0: empty"),
        flawed(f"22 9E43 {STAMP[:-2]}", f"{A}: nine bytes", LENGTH),
        flawed(f"22 9E43 {STAMP} 00", f"{A}: eleven bytes", LENGTH),
        flawed(f"02 26 {STAMP} F401 8642", f"{A}: the other scale's thirteen bytes", LENGTH),
        flawed("00 5046", "BLE 2.1: not the SIG layout", LENGTH),
    )


MAC, REST = "112233445566", "00" * 7


class TestQn(DriverContract):
    protocol = QN
    open_ended = True  # what may follow is not known
    drivers = tuple(driver for driver in DRIVERS if driver.protocol == QN.key)
    vectors = (
        says(f"AABB {MAC} {REST} 20 00 1D18", f"{A}: stable", weight_kg=D("61.73"), stable=True, usable=True),
        says(f"AABB {MAC} {REST} 00 00 1D18", f"{A}: unstable", stable=False, usable=False, weight_kg=D("61.73")),
        says(f"AABB {MAC} {REST} FF 00 1D18", f"{A}: only bit 5 counts", stable=True),
        says(f"AABB {MAC} {REST} DF 00 1D18", f"{A}: all but bit 5", stable=False),
        says(f"AABB {MAC} {REST} 20 00 0000", f"{A}: nobody on it", weight_kg=D(0), usable=False),
        says(f"AABB {MAC} {REST} 20 00 1D18 0102", f"{A}: more bytes", usable=True),
        flawed("", "BLE 0: empty"),
        flawed("AABB", f"{A}: cut short"),
        flawed(f"AABB {MAC} {REST} 20 00 1D", f"{A}: half a weight"),
        flawed(f"AABC {MAC} {REST} 20 00 1D18", f"{A}: another mark", HEADER),
    )


class TestEufy(DriverContract):
    protocol = EUFY
    open_ended = True  # what may follow is not known
    drivers = tuple(driver for driver in DRIVERS if driver.protocol == EUFY.key)
    vectors = (
        says(f"{MAC} CF 48 00 1D18 00000000 00", f"{A}: final", weight_kg=D("61.73"), stable=True, usable=True),
        says(f"{MAC} CF 48 00 1D18 00000000 01", f"{A}: not final", stable=False, usable=False),
        says(f"{MAC} CF 00 00 0000 00000000 00", f"{A}: nobody on it", usable=False, weight_kg=D(0)),
        says(f"{MAC} CF 00 00 1D18 00000000 00 AA", f"{A}: more bytes", usable=True),
        flawed("", "BLE 0: empty"),
        flawed(f"{MAC} CF 48 00 1D18", f"{A}: without the final mark"),
        flawed(f"{MAC} CE 48 00 1D18 00000000 00", f"{A}: another mark", HEADER),
    )


def test_only_what_stands_is_taken() -> None:
    (weight, impedance) = means(BODY, f"02 26 {STAMP} F401 8642")
    assert isinstance(weight, Reading)
    assert isinstance(impedance, Reading)
    assert (weight.quantity, weight.value, weight.stable) == ("body_weight", D("85.15"), None)
    assert (impedance.quantity, impedance.value) == ("impedance", D(500))
    assert quantities(BODY, f"02 20 {STAMP} F401 8642") == {"body_weight": D("85.15")}


@pytest.mark.parametrize(
    ("flags", "weight", "why"),
    [("00", "8642", "unstable"), ("A0", "8642", "removed"), ("80", "8642", "removed"), ("20", "0000", "empty")],
)
def test_what_is_not_taken(flags: str, weight: str, why: str) -> None:
    assert means(BODY, f"02 {flags} {STAMP} 0000 {weight}") == (Refusal("no_result", why),)
    assert means(SCALE, f"{int(flags, 16) | 2:02x} {weight} {STAMP}") == (Refusal("no_result", why),)


def test_other_channels_say_nothing() -> None:
    assert heard(BODY, "22 9E43 E507040B101301", channel="181d") == []
    assert heard(QN, "64", channel="0100") == []


class TestOmronRecord(DriverContract):
    protocol = omron_record.PROTOCOL
    vectors = (
        says(
            "4E601A426EA9078F000000000000",
            "BLE 3.2: example",
            systolic_mmhg=121,
            diastolic_mmhg=78,
            pulse_bpm=66,
            status={"body_movement": False, "irregular_pulse": True},
            timestamp=datetime(2026, 11, 21, 9, 30, 15),
            stored=True,
            unit="mmHg",
        ),
        says(
            "4E601A42AEA9078F000000000000",
            "BLE 3.2: movement",
            status={"body_movement": True, "irregular_pulse": False},
        ),
        says(
            "4E601A422EA9078F000000000000",
            "BLE 3.2: neither",
            status={"body_movement": False, "irregular_pulse": False},
        ),
        says("4E601A426EA907BF000000000000", "BLE 3.2: second 63 is 59", timestamp=datetime(2026, 11, 21, 9, 30, 59)),
        says("4E601A4240A9078F000000000000", "BLE 3.2: month 0", timestamp=None, timestamp_unknown=True),
        says(
            "4E601A426EA9F78F000000000000",
            "BLE 3.2: bits 48-51 are not known",
            timestamp=datetime(2026, 11, 21, 9, 30, 15),
        ),
        silent("FF" * 14, "BLE 3.2: empty"),
        flawed("", "BLE 0: empty"),
        flawed("4E601A426EA9078F0000000000", "BLE 3.2: thirteen bytes", LENGTH),
        flawed("4E601A426EA9078F00000000000000", "BLE 3.2: fifteen bytes", LENGTH),
    )
