"""Weight and Body Composition Measurement: BLE reference 2.1, 2.2 (and 0, 1)."""

from __future__ import annotations

import struct
from datetime import datetime
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.errors import FrameError, FrameFlaw
from kiosk.core.reading import Reading, Record, Refusal
from kiosk.core.translate import meaning
from kiosk.devices.catalogue import DRIVERS
from kiosk.devices.codecs import composition, gatt_2a9c, gatt_2a9d
from kiosk.devices.conformance import ABSENT, DriverContract
from kiosk.devices.driver import Frame
from tests.devices.codecs.said import flawed, heard, means, quantities, says

W, C = "BLE 2.1", "BLE 2.2"
D = Decimal
NINE = datetime(2026, 11, 21, 9, 30)
LB = D("0.45359237")
FIRST, SECOND = "1E10 F000 EA070B150A0000 01 6815 7001", "0016 F000 8813 E02E"


class TestWeight(DriverContract):
    protocol = gatt_2a9d.PROTOCOL
    drivers = tuple(driver for driver in DRIVERS if driver.protocol == gatt_2a9d.KEY)
    vectors = (
        says(
            "0E 783E EA07050C123536 01 EE00 2607",
            f"{W} row 1: Beurer BF720 capture",
            unit="kg",
            weight_kg=D("79.96"),
            timestamp=datetime(2026, 5, 12, 18, 53, 54),
            user_id=1,
            bmi=D("23.8"),
            height_m=D("1.830"),
            measurement_ok=True,
            user_unknown=ABSENT,
            trailing=ABSENT,
            special=ABSENT,
        ),
        says(
            "0E 205C EA07070E172920 01 4001 8007",
            f"{W} row 2: capture",
            weight_kg=D("117.92"),
            timestamp=datetime(2026, 7, 14, 23, 41, 32),
            user_id=1,
            bmi=D("32.0"),
            height_m=D("1.92"),
        ),
        says("00 5046", f"{W} row 3", unit="kg", weight_kg=D("90.00"), timestamp=ABSENT, user_id=ABSENT, bmi=ABSENT),
        says("03 803E EA070B15091E00", f"{W} row 4: pounds", unit="lb", weight_kg=D(160) * LB, timestamp=NINE),
        says("00 0100", f"{W}: the smallest step is 5 g", odd="5 g", weight_kg=D("0.005")),
        says("01 0100", f"{W}: the smallest step of pounds", odd="a mouse", weight_kg=D("0.01") * LB),
        says("00 FEFF", f"{W}: the greatest number", odd="327 kg", weight_kg=D("327.67"), measurement_ok=True),
        says("00 0000", f"{W}: nobody on it", weight_kg=D(0), measurement_ok=True),
        says("00 FFFF", f"{W}: unsuccessful", weight_kg=None, measurement_ok=False),
        says("01 FFFF", f"{W}: unsuccessful, pounds", unit="lb", weight_kg=None, measurement_ok=False),
        says(
            "06 FFFF EA070B15091E00 02",
            f"{W}: unsuccessful, time and user follow",
            weight_kg=None,
            measurement_ok=False,
            timestamp=NINE,
            user_id=2,
        ),
        says("02 5046 EA070B15091E00", f"{W}: time", timestamp=NINE, user_id=ABSENT),
        says("02 5046 00000B15091E00", "BLE 0: year 0", timestamp=None, timestamp_unknown=True, weight_kg=D(90)),
        says("02 5046 EA070015091E00", "BLE 0: month 0", timestamp=None, timestamp_unknown=True),
        says("02 5046 EA070B00091E00", "BLE 0: day 0", timestamp=None, timestamp_unknown=True),
        says("02 5046 EA07021E091E00", "BLE 1: 30 February is no day", timestamp=None, timestamp_unknown=True),
        says("02 5046 EA070B15181E00", "BLE 1: hour 24 is no hour", timestamp=None, timestamp_unknown=True),
        says("04 5046 FF", "BLE 1: user FF", user_id=None, user_unknown=True),
        says("04 5046 00", "BLE 1: user 0", user_id=0, user_unknown=ABSENT),
        says("04 5046 63", "BLE 3.1: A&D's guest 99", user_id=99),
        says("08 5046 EE00 2607", f"{W}: BMI and height", bmi=D("23.8"), height_m=D("1.830"), timestamp=ABSENT),
        says("09 803E EE00 D002", f"{W}: height in tenths of an inch", height_m=D("72.0") * D("0.0254"), bmi=D("23.8")),
        says("0C 5046 01 EE00 2607", f"{W}: user, BMI", user_id=1, height_m=D("1.830")),
        says("08 5046 FFFF FFFF", "BLE 3.1: FFFF is an error", bmi=None, height_m=None, weight_kg=D(90)),
        says("0A 5046 EA070B15091E00 EE00 2607", f"{W}: time, BMI", timestamp=NINE, bmi=D("23.8")),
        says("0B 803E EA070B15091E00 EE00 D002", f"{W}: pounds, time, BMI", unit="lb", bmi=D("23.8")),
        says("F0 5046", "BLE 0: reserved flags are ignored", weight_kg=D(90), trailing=ABSENT),
        says("00 5046 00", "BLE 0: a byte left over", trailing=1, weight_kg=D(90)),
        says("06 5046 EA070B15091E00 01 0102", "BLE 0: two left over", trailing=2, user_id=1),
        flawed("", "BLE 0: empty"),
        flawed("00", f"{W}: no weight"),
        flawed("00 50", f"{W}: half a weight"),
        flawed("02 5046 EA070B15091E", f"{W}: time cut short"),
        flawed("04 5046", f"{W}: user announced"),
        flawed("08 5046 EE00", f"{W}: height belongs to the BMI"),
        flawed("0E 783E EA07050C123536 01 EE00 26", f"{W} row 1, last byte lost"),
    )


@pytest.mark.parametrize("flags", range(16))
def test_every_combination_of_flags(flags: int) -> None:
    data, number = struct.pack("<BH", flags, 14000), D("140.00") * LB if flags & 1 else D("70.000")
    data += bytes.fromhex("EA070B15091E00") * bool(flags & 2) + b"\x03" * bool(flags & 4)
    data += struct.pack("<HH", 241, 1704) * bool(flags & 8)
    (record,) = heard(gatt_2a9d.PROTOCOL, data.hex())
    names = {"unit", "weight_kg", "measurement_ok"}
    names |= {name for bit, name in ((2, "timestamp"), (4, "user_id"), (8, "bmi"), (8, "height_m")) if flags & bit}
    assert set(record.fields) == names
    assert record.fields["weight_kg"] == number


def test_what_a_scale_knows_of_its_user_is_not_taken() -> None:
    assert quantities(gatt_2a9d.PROTOCOL, "0E 783E EA07050C123536 01 EE00 2607") == {"body_weight": D("79.96")}
    assert means(gatt_2a9d.PROTOCOL, "00 FFFF") == (Refusal("unsuccessful"),)
    assert means(gatt_2a9d.PROTOCOL, "00 0000") == (Refusal("no_result", "weight_kg"),)


class TestComposition(DriverContract):
    protocol = gatt_2a9c.PROTOCOL
    drivers = tuple(driver for driver in DRIVERS if driver.protocol == composition.KEY)
    vectors = (
        says(
            "9803 F300 9623 8901 4042 FA2F 550F",
            f"{C} row 1: BF788 capture",
            unit="kg",
            body_fat_pct=D("24.3"),
            bmr_kj=9110,
            muscle_pct=D("39.3"),
            soft_lean_mass_kg=D("84.80"),
            body_water_mass_kg=D("61.41"),
            impedance_ohm=D("392.5"),
            measurement_ok=True,
            complete=True,
            muscle_mass_kg=ABSENT,
            weight_kg=ABSENT,
            timestamp=ABSENT,
            trailing=ABSENT,
        ),
        says(
            "9803 C200 DF1A 9701 CC2F CA21 A811",
            f"{C} row 2: BF720 capture",
            body_fat_pct=D("19.4"),
            bmr_kj=6879,
            muscle_pct=D("40.7"),
            soft_lean_mass_kg=D("61.18"),
            body_water_mass_kg=D("43.25"),
            impedance_ohm=D("452.0"),
        ),
        says("0600 E700 EA070B15091E00 02", f"{C} row 3", body_fat_pct=D("23.1"), timestamp=NINE, user_id=2),
        says(
            FIRST,
            f"{C} row 4, first half",
            body_fat_pct=D("24.0"),
            timestamp=datetime(2026, 11, 21, 10),
            user_id=1,
            bmr_kj=5480,
            muscle_pct=D("36.8"),
            complete=False,
            impedance_ohm=ABSENT,
        ),
        says(SECOND, f"{C} row 4, second half", impedance_ohm=D("500.0"), weight_kg=D("60.00"), complete=False),
        says("0000 F300", f"{C}: nothing but the fat", body_fat_pct=D("24.3"), complete=True, bmr_kj=ABSENT),
        says("0000 FFFF", f"{C}: unsuccessful", body_fat_pct=None, measurement_ok=False, complete=True),
        says("0600 FFFF EA070B15091E00 FF", f"{C}: unsuccessful, time, user", user_unknown=True, timestamp=NINE),
        says("0000 0000", f"{C}: fat 0", body_fat_pct=D(0), measurement_ok=True),
        says(
            "9803 0000 0000 0000 0000 0000 0000",
            f"{C}: Beurer's first frame, not yet",
            body_fat_pct=D(0),
            impedance_ohm=D(0),
            measurement_ok=False,
        ),
        says("0004 F000 FFFF", "BLE 3.1: FFFF is an error", weight_kg=None, body_fat_pct=D(24), measurement_ok=True),
        says("1802 F000 FFFF FFFF FFFF", "BLE 3.1: so too", bmr_kj=None, muscle_pct=None, impedance_ohm=None),
        says("0100 F300", f"{C}: pounds flag alone", unit="lb", body_fat_pct=D("24.3")),
        says("0200 F300 EA070B15091E00", f"{C}: time", timestamp=NINE),
        says("0200 F300 00000B15091E00", "BLE 0: year 0", timestamp=None, timestamp_unknown=True),
        says("0400 F300 FF", "BLE 1: user FF", user_id=None, user_unknown=True),
        says("0800 F300 6815", f"{C}: metabolism in kJ", bmr_kj=5480),
        says("0900 F300 6815", f"{C}: metabolism has no pounds", bmr_kj=5480, unit="lb"),
        says("1000 F300 7001", f"{C}: muscle share", muscle_pct=D("36.8")),
        says("2000 F300 6C20", f"{C}: muscle mass", muscle_mass_kg=D("41.50")),
        says("2100 F300 BC02", f"{C}: muscle mass in lb", odd="3 kg", muscle_mass_kg=D("7.00") * LB),
        says("4000 F300 E02E", f"{C}: fat-free mass", fat_free_mass_kg=D("60.00")),
        says("8000 F300 4042", f"{C}: soft lean mass", soft_lean_mass_kg=D("84.80")),
        says("0001 F300 FA2F", f"{C}: water", body_water_mass_kg=D("61.41")),
        says("0002 F300 550F", f"{C}: impedance", impedance_ohm=D("392.5")),
        says("0302 F300 EA070B15091E00 550F", f"{C}: impedance has no pounds", impedance_ohm=D("392.5"), unit="lb"),
        says("0004 F300 E02E", f"{C}: weight", weight_kg=D("60.00")),
        says("0104 F300 803E", f"{C}: weight in lb", weight_kg=D("160.00") * LB),
        says("0008 F300 2607", f"{C}: height", height_m=D("1.830")),
        says("0108 F300 D002", f"{C}: height in inches", height_m=D("72.0") * D("0.0254")),
        says(
            "FF0F F300 EA070B15091E00 01 6815 7001 BC34 BC34 BC34 BC34 8813 803E D002",
            f"{C}: every field, in pounds",
            bmr_kj=5480,
            muscle_mass_kg=D("135.00") * LB,
            weight_kg=D("160.00") * LB,
            impedance_ohm=D("500.0"),
            height_m=D("72.0") * D("0.0254"),
            trailing=ABSENT,
        ),
        says("00E0 F300", "BLE 0: reserved flags are ignored", complete=True, trailing=ABSENT),
        says("0000 F300 AABB", "BLE 0: bytes left over", trailing=2),
        says("0010 F300 AABB", "BLE 0: bytes left over after a half", trailing=2, complete=False),
        says(FIRST + "0016 F100 8813 E02E", f"{C}: halves of two people", complete=False, trailing=8),
        says(FIRST + "0006 F000 8813 E02E", f"{C}: the second is no half", complete=False, trailing=8),
        flawed("", "BLE 0: empty"),
        flawed("00", f"{C}: half the flags"),
        flawed("0000 F3", f"{C}: half the fat"),
        flawed("0200 F300 EA070B15", f"{C}: time cut short"),
        flawed("0400 F300", f"{C}: user announced"),
        flawed("0006 F300 550F", f"{C}: weight announced"),
        flawed("9803 F300 9623 8901 4042 FA2F 55", f"{C} row 1, last byte lost"),
    )


MASS = {"muscle_mass_kg", "fat_free_mass_kg", "soft_lean_mass_kg", "body_water_mass_kg", "weight_kg"}
ORDER = (
    *("bmr_kj", "muscle_pct", "muscle_mass_kg", "fat_free_mass_kg", "soft_lean_mass_kg"),
    *("body_water_mass_kg", "impedance_ohm", "weight_kg", "height_m"),
)


@pytest.mark.parametrize("imperial", [0, 1])
def test_every_combination_of_fields(imperial: int) -> None:
    for there in product((0, 1), repeat=len(ORDER)):
        flags = imperial | sum(bit << place for place, bit in enumerate(there, 3))
        names = [name for name, bit in zip(ORDER, there, strict=True) if bit]
        numbers = [1000 + 7 * place for place, _ in enumerate(names)]
        data = struct.pack("<HH", flags, 200) + b"".join(struct.pack("<H", number) for number in numbers)
        (record,) = heard(gatt_2a9c.PROTOCOL, data.hex())
        for name, number in zip(names, numbers, strict=True):
            assert record.fields[name] == number * step(name, imperial), (name, data.hex())
        assert {*ORDER} & set(record.fields) == set(names)


def step(name: str, imperial: int) -> Decimal:
    if name in MASS:
        return D("0.01") * LB if imperial else D("0.005")
    if name == "height_m":
        return D("0.00254") if imperial else D("0.001")
    return D(1) if name == "bmr_kj" else D("0.1")


class Link:
    """One link with a scale: notifications in, what came of them out."""

    def __init__(self, variant: str = gatt_2a9c.BY_HAND) -> None:
        self.codec = gatt_2a9c.PROTOCOL.make(variant)

    def hear(self, channel: str, data: str, at: float = 0.0) -> list[Record]:
        said = self.codec.feed(Frame(bytes.fromhex(data), at, channel))
        return [one for one in said if isinstance(one, Record)]


def test_two_packets_are_one_result() -> None:
    link = Link()
    assert link.hear("2a9c", FIRST) == []
    (record,) = link.hear("2a9c", SECOND, at=4.9)
    assert record.fields["complete"] is True
    assert record.raw == bytes.fromhex(FIRST + SECOND)
    (again,) = heard(gatt_2a9c.PROTOCOL, record.raw.hex())  # the kept bytes decode to the same
    assert again.fields == record.fields
    assert {item.quantity for item in meaning(again) if isinstance(item, Reading)} == {
        "body_fat",
        "body_weight",
        "impedance",
        "basal_metabolism",
    }


def test_a_second_packet_that_is_late_or_another_s() -> None:
    late = Link()
    assert late.hear("2a9c", FIRST) == []
    (half,) = late.hear("2a9c", SECOND, at=5.1)
    assert (half.fields["complete"], half.raw) == (False, bytes.fromhex(FIRST))
    assert meaning(half) == (Refusal("no_result", "incomplete"),)
    other = Link()
    assert other.hear("2a9c", FIRST) == []
    with pytest.raises(FrameError) as flaw:
        other.hear("2a9c", "0016 F100 8813 E02E")
    assert flaw.value.flaw is FrameFlaw.MISMATCH


def test_a_half_does_not_swallow_the_next_measurement() -> None:
    link = Link()
    assert link.hear("2a9c", FIRST) == []
    half, whole = link.hear("2a9c", "9803 F300 9623 8901 4042 FA2F 550F", at=1.0)
    assert (half.fields["complete"], whole.fields["impedance_ohm"]) == (False, D("392.5"))
    assert link.hear("2a9c", FIRST, at=2.0) == []
    with pytest.raises(FrameError):
        link.hear("2a9c", FIRST, at=3.0)  # the same half twice is not a whole
    (record,) = link.hear("2a9c", SECOND, at=4.0)
    assert record.fields["complete"] is True


def test_merging_what_is_not_one_measurement_is_refused() -> None:
    first, second = bytes.fromhex(FIRST), bytes.fromhex(SECOND)
    assert composition.merge((first, second)).fields["complete"] is True
    dated = bytes.fromhex("0216 F000 EA070B150A0000 8813 E02E")
    pounds = bytes.fromhex("0116 F000 8813 E02E")
    single = bytes.fromhex("0006 F000 8813 E02E")
    for pieces in ((first, dated), (first, pounds), (first, single), (single, second), (first, first), (second, first)):
        with pytest.raises(FrameError) as flaw:
            composition.merge(pieces)
        assert flaw.value.flaw is FrameFlaw.MISMATCH
    for others in ((first, second, second), (first,), (single, single)):
        with pytest.raises(FrameError):
            composition.merge(others)
    with pytest.raises(FrameError) as flaw:
        composition.merge((first, second[:-1]))
    assert flaw.value.flaw is FrameFlaw.TRUNCATED


def test_a_frame_of_zeros_is_not_yet_a_result() -> None:
    zeros = "9803 0000 0000 0000 0000 0000 0000"
    assert Link().hear("2a9c", zeros) == []
    assert means(gatt_2a9c.PROTOCOL, zeros) == (Refusal("no_result", "not_yet"),)


WEIGHT = "06 E02E EA070B15091E00 01"  # 60.00 kg at 09:30 of slot 1
PLAIN = "0006 F000 8813 E02E"  # 24.0 %, 500 ohms, 60.00 kg, no time


def test_a_composition_takes_the_time_of_its_weight() -> None:
    link = Link()
    link.hear("2a9d", WEIGHT)
    (record,) = link.hear("2a9c", PLAIN, at=1.0)
    assert (record.fields["timestamp"], record.fields["user_id"]) == (NINE, 1)
    assert record.raw == bytes.fromhex(PLAIN)


@pytest.mark.parametrize("case", ["late", "another weight", "its own time", "compositions first", "second of one"])
def test_a_composition_does_not_take_the_time_of_another(case: str) -> None:
    link = Link()
    if case == "compositions first":
        link.hear("2a9c", PLAIN)
    link.hear("2a9d", "06 D02E EA070B15091E00 01" if case == "another weight" else WEIGHT)
    if case == "second of one":
        link.hear("2a9c", PLAIN)
    own = "0206 F000 EA070B15083B00 8813 E02E"
    (record,) = link.hear("2a9c", own if case == "its own time" else PLAIN, at=9.0 if case == "late" else 0.0)
    assert record.fields.get("timestamp") == (datetime(2026, 11, 21, 8, 59) if case == "its own time" else None)


def test_whose_composition_it_is() -> None:
    """A slot's person has another height: only what the scale felt is taken, unless it was set for who stands there."""
    (slot,) = Link("").hear("2a9c", PLAIN)
    (own,) = Link().hear("2a9c", PLAIN)
    kept = {item.quantity for item in meaning(slot) if isinstance(item, Reading)}
    assert kept == {"body_weight", "impedance"}
    assert {item.quantity for item in meaning(own) if isinstance(item, Reading)} == kept | {"body_fat"}
    assert (slot.fields["composed_for"], "composed_for" in own.fields) == ("slot", False)
    link = Link("")
    assert len(link.hear("2a9d", WEIGHT)) == 1
    assert link.hear("2a9c", PLAIN) == []  # the weight has come by itself


def test_other_channels_say_nothing() -> None:
    assert Link().hear("2a2b", "EA070B15091E00060001") == []
    assert Link().hear("2a9f", "200201") == []


def test_the_check_up_mode_is_asked_for() -> None:
    hello = gatt_2a9c.PROTOCOL.make("uc421").open()
    assert [(send.data.hex(), send.channel[:8]) for send in hello] == [
        ("0401050a03", "11127001"),
        ("0401052801", "11127001"),
        ("0401050a02", "11127001"),
        ("02630f27", "2a9f"),
    ]
    assert gatt_2a9c.PROTOCOL.make("").open() == ()


@given(st.lists(st.binary(max_size=30), max_size=6), st.lists(st.floats(0, 20), min_size=6, max_size=6))
def test_any_bytes_are_records_or_refused(frames: list[bytes], times: list[float]) -> None:
    codec = gatt_2a9c.PROTOCOL.make("")
    for data, at in zip(frames, sorted(times), strict=False):
        for channel in ("2a9c", "2a9d"):
            try:
                for one in codec.feed(Frame(data, at, channel)):
                    assert isinstance(one, Record)
                    meaning(one)
            except FrameError:
                continue
