"""Fitness machines: BLE reference 2.9."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kiosk.core.errors import FrameError, FrameFlaw
from kiosk.core.translate import meaning
from kiosk.devices.codecs import ftms
from kiosk.devices.conformance import ABSENT, DriverContract
from tests.devices.codecs.said import flawed, heard, says

F = "BLE 2.9"
D = Decimal
BIKE, TREADMILL, CLIMBER = ftms.PROTOCOLS


class TestBike(DriverContract):
    protocol = BIKE
    open_ended = True  # the resistance has one byte or two, and only the length tells which
    vectors = (
        says("4400 C409 B400 6400", f"{F}: example", speed_kmh=25, cadence_rpm=90, power_w=100, complete=True),
        says("0000 C409", f"{F}: speed", speed_kmh=25, cadence_rpm=ABSENT),
        says("0100", f"{F}: more comes, no speed", speed_kmh=ABSENT, complete=False),
        says("0200 C409 CA08", f"{F}: average speed", average_speed_kmh=D("22.5")),
        says("0800 C409 A000", f"{F}: average cadence", average_cadence_rpm=80),
        says("1000 C409 A08601", f"{F}: distance", distance_m=100000),
        says("2000 C409 F6FF", f"{F}: resistance of two bytes", resistance=-10),
        says("2000 C409 05", f"{F}: resistance of one byte", resistance=50),
        says("6000 C409 05 6400", f"{F}: one byte, power after it", resistance=50, power_w=100),
        says("6000 C409 0500 6400", f"{F}: two bytes, power after it", resistance=5, power_w=100),
        says("4000 C409 9CFF", f"{F}: negative power", power_w=-100),
        says("8000 C409 6400", f"{F}: average power", average_power_w=100),
        says("0001 C409 0A00 9001 07", f"{F}: energy", energy_kcal=10, energy_kcal_h=400, energy_kcal_min=7),
        says("0002 C409 78", f"{F}: pulse", heart_rate_bpm=120),
        says("0004 C409 37", f"{F}: MET", met=D("5.5")),
        says("0008 C409 2C01", f"{F}: elapsed", elapsed_s=300),
        says("0010 C409 2C01", f"{F}: remaining", remaining_s=300),
        says(
            "FE1F C409 CA08 B400 A000 A08601 0A00 6400 6400 0A00 9001 07 78 37 2C01 5802",
            f"{F}: everything",
            remaining_s=600,
            heart_rate_bpm=120,
            trailing=ABSENT,
        ),
        says("00E0 C409", "BLE 0: reserved flags are ignored", speed_kmh=25, trailing=ABSENT),
        says("0000 C409 00", "BLE 0: a byte left over", trailing=1),
        flawed("", "BLE 0: empty"),
        flawed("0000 C4", f"{F}: half a speed"),
        flawed("4400 C409 B400", f"{F}: power announced"),
        flawed("0001 C409 0A00 9001", f"{F}: energy is three numbers"),
    )


class TestTreadmill(DriverContract):
    protocol = TREADMILL
    vectors = (
        says("0000 F401", f"{F}: speed", speed_kmh=5),
        says("0400 F401 A08601", f"{F}: distance is bit 2", distance_m=100000),
        says("0800 F401 0F00 ECFF", f"{F}: incline", inclination_pct=D("1.5"), ramp_deg=D("-2.0")),
        says("1000 F401 6400 3200", f"{F}: climb", elevation_up_m=10, elevation_down_m=5),
        says("2000 F401 05", f"{F}: pace", pace_km_min=D("0.5")),
        says("4000 F401 05", f"{F}: average pace", average_pace_km_min=D("0.5")),
        says("8000 F401 0A00 9001 07", f"{F}: energy", energy_kcal=10),
        says("0001 F401 78", f"{F}: pulse", heart_rate_bpm=120),
        says("0002 F401 37", f"{F}: MET", met=D("5.5")),
        says("0004 F401 2C01", f"{F}: elapsed", elapsed_s=300),
        says("0008 F401 2C01", f"{F}: remaining", remaining_s=300),
        says("0010 F401 9CFF 6400", f"{F}: force, power", force_n=-100, power_w=100),
        flawed("0800 F401 0F00", f"{F}: ramp announced"),
        flawed("00", f"{F}: half the flags"),
    )


class TestClimber(DriverContract):
    protocol = CLIMBER
    vectors = (
        says("0000 0300 3C00", f"{F}: floors and steps", floors=3, steps=60),
        says("0100", f"{F}: more comes", floors=ABSENT, complete=False),
        says("0200 0300 3C00 2800", f"{F}: steps a minute", steps_per_min=40),
        says("0400 0300 3C00 2800", f"{F}: average", average_steps_per_min=40),
        says("0800 0300 3C00 0C00", f"{F}: climb", elevation_up_m=12),
        says("2000 0300 3C00 78", f"{F}: pulse", heart_rate_bpm=120),
        says("FE01 0300 3C00 2800 2800 0C00 0A00 9001 07 78 37 2C01 5802", f"{F}: everything", remaining_s=600),
        flawed("0000 0300", f"{F}: steps announced"),
    )


def test_a_measurement_in_two_notifications() -> None:
    first, last = bytes.fromhex("4500 B400 6400"), bytes.fromhex("0002 C409 78")
    fields = ftms.merge(BIKE.key, (first, last)).fields
    assert (fields["cadence_rpm"], fields["speed_kmh"], fields["heart_rate_bpm"]) == (90, 25, 120)
    assert fields["complete"] is True
    assert ftms.merge(BIKE.key, (first,)).fields["complete"] is False


@pytest.mark.parametrize("pieces", [("0000 C409", "0000 C409"), ("4500 B400 6400", "4500 B400 6400")])
def test_two_measurements_are_not_one(pieces: tuple[str, ...]) -> None:
    with pytest.raises(FrameError) as flaw:
        ftms.merge(BIKE.key, tuple(map(bytes.fromhex, pieces)))
    assert flaw.value.flaw is FrameFlaw.MISMATCH


def test_nothing_of_it_is_a_result() -> None:
    (record,) = heard(BIKE, "0002 C409 78")
    assert meaning(record) == ()
    assert heard(BIKE, "0002 C409 78", channel="2acd") == []
