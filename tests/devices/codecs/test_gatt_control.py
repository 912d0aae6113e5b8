"""Consent, clocks, user data and features: BLE reference 1, 2, 2.8, 3.1."""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.errors import FrameFlaw
from kiosk.core.reading import Record
from kiosk.devices.codecs import and_uc421, gatt_2a2b, gatt_2a9f, gatt_features, gatt_user
from kiosk.devices.conformance import ABSENT, DriverContract
from kiosk.devices.decode import decode_line
from kiosk.devices.driver import WireProtocol
from tests.devices.codecs.said import flawed, heard, says

U, ONE = "BLE 2.8", "BLE 1"
D = Decimal
BAD = FrameFlaw.BAD_LENGTH
CURRENT, DATE = gatt_2a2b.PROTOCOLS
USER = {protocol.key: protocol for protocol in gatt_user.PROTOCOLS}
FEATURES = {protocol.key: protocol for protocol in gatt_features.PROTOCOLS}


def written(key: str, **value: object) -> object:
    """What `kiosk decode` answers to a request to encode: the bytes, or the kind of error."""
    answer = decode_line(json.dumps({"id": 1, "encode": key, "value": value}))
    error = answer.get("error")
    return error["kind"] if isinstance(error, dict) else answer["hex"]


class TestUserControl(DriverContract):
    protocol = gatt_2a9f.PROTOCOL
    open_ended = True  # a parameter may be left out
    vectors = (
        says("20 02 01", f"{U}: consent given", request_op=2, result=1, user_index=ABSENT, trailing=ABSENT),
        says("20 01 01 02", f"{U}: registered as 2", request_op=1, result=1, user_index=2),
        says("20 01 04", f"{U}: not registered", request_op=1, result=4, user_index=ABSENT),
        says("20 02 05", f"{U}: not authorised", request_op=2, result=5),
        says("20 02 03", f"{U}: bad parameter", request_op=2, result=3),
        says("20 07 02", f"{U}: not known", request_op=7, result=2),
        says("20 03 01", f"{U}: deleted", request_op=3, result=1),
        says("20 04 01 03", f"{U}: three users", request_op=4, user_count=3),
        says("20 05 01 02", f"{U}: user 2 deleted", request_op=5, user_index=2),
        says("20 05 01", f"{U}: deleted, without saying which", request_op=5, user_index=ABSENT),
        says("20 02 01 AA", "BLE 0: a byte left over", trailing=1, user_index=ABSENT),
        says("20 01 01 02 AA", "BLE 0: a byte left over", trailing=1, user_index=2),
        flawed("", "BLE 0: empty"),
        flawed("20", f"{U}: nothing answered"),
        flawed("20 02", f"{U}: no result"),
        flawed("20 01 01", f"{U}: a registration returns the slot"),
        flawed("02 01 D809", f"{U}: a request is no answer", FrameFlaw.BAD_HEADER),
        flawed("00 02 01", f"{U}: no answer", FrameFlaw.BAD_HEADER),
    )


@pytest.mark.parametrize(
    ("value", "data"),
    [
        ({"command": "consent", "user_index": 1, "consent_code": 2520}, "0201d809"),
        ({"command": "consent", "user_index": 99, "consent_code": 9999}, "02630f27"),
        ({"command": "consent", "user_index": 0, "consent_code": 0}, "02000000"),
        ({"command": "register", "consent_code": 2520}, "01d809"),
        ({"command": "register", "consent_code": 9999}, "010f27"),
        ({"command": "delete_data"}, "03"),
        ({"command": "list_users"}, "04"),
        ({"command": "delete_user", "user_index": 2}, "0502"),
        ({"command": "register", "consent_code": 10000}, "bad_request"),
        ({"command": "register"}, "bad_request"),
        ({"command": "consent", "consent_code": 1}, "bad_request"),
        ({"command": "consent", "user_index": 256, "consent_code": 1}, "bad_request"),
        ({"command": "consent", "user_index": -1, "consent_code": 1}, "bad_request"),
        ({"command": "consent", "user_index": 1, "consent_code": "2520"}, "bad_request"),
        ({"command": "register", "consent_code": 2520.5}, "bad_request"),
        ({"command": "register", "consent_code": True}, "bad_request"),
        ({"command": "forget"}, "bad_request"),
        ({}, "bad_request"),
    ],
)
def test_requests_of_consent(value: dict[str, object], data: str) -> None:
    assert written("2A9F", **value) == data


class TestCurrentTime(DriverContract):
    protocol = CURRENT
    vectors = (
        says(
            "EA070B15091E00 06 00 01",
            f"{ONE}: set by hand",
            datetime=datetime(2026, 11, 21, 9, 30),
            day_of_week=6,
            fractions256=0,
            adjust_reason=1,
            timestamp_unknown=ABSENT,
        ),
        says("EA070B15091E00 00 80 00", f"{ONE}: half a second", fractions256=128, day_of_week=0),
        says("EA070B15091E00 07 00 0F", f"{ONE}: every reason", adjust_reason=15, day_of_week=7),
        says("00000B15091E00 00 00 00", f"{ONE}: year 0", datetime=None, timestamp_unknown=True),
        says("EA070015091E00 00 00 00", f"{ONE}: month 0", datetime=None, timestamp_unknown=True),
        says("EA070B15091E3C 06 00 00", f"{ONE}: second 60", datetime=None),
        says("2E060101000000 05 00 00", f"{ONE}: the first year", datetime=datetime(1582, 1, 1)),
        says("2D060101000000 05 00 00", f"{ONE}: a year too early", datetime=None),
        says("0F270C1F173B3B 05 FF 00", f"{ONE}: the last second", datetime=datetime(9999, 12, 31, 23, 59, 59)),
        flawed("", "BLE 0: empty"),
        flawed("EA070B15091E00 06 00", f"{ONE}: nine bytes", BAD),
        flawed("EA070B15091E00", f"{ONE}: a Date Time is no Current Time", BAD),
        flawed("EA070B15091E00 06 00 01 00", f"{ONE}: eleven bytes", BAD),
    )


class TestDateTime(DriverContract):
    protocol = DATE
    vectors = (
        says("EA070B15091E00", f"{ONE}: seven bytes", timestamp=datetime(2026, 11, 21, 9, 30)),
        says("EA07020115001E00"[:14], f"{ONE}: another day", timestamp=datetime(2026, 2, 1, 21, 0, 30)),
        says("00000000000000", f"{ONE}: unknown", timestamp=None, timestamp_unknown=True),
        flawed("", "BLE 0: empty"),
        flawed("EA070B15091E", f"{ONE}: six bytes", BAD),
        flawed("EA070B15091E0000", f"{ONE}: eight bytes", BAD),
    )


@pytest.mark.parametrize(
    ("value", "data"),
    [
        ({"datetime": "2026-11-21T09:30:00", "adjust_reason": 1}, "ea070b15091e00060001"),
        ({"datetime": "2026-11-21T09:30:00", "adjust_reason": 1, "fractions256": 0}, "ea070b15091e00060001"),
        ({"datetime": "2026-11-22 23:59:59", "adjust_reason": 0, "fractions256": 255}, "ea070b16173b3b07ff00"),
        ({"datetime": "2024-02-29T00:00:00"}, "e807021d000000040000"),
        ({"datetime": "2026-11-21T09:30:00.5"}, "ea070b15091e00068000"),
        ({"datetime": "2026-11-21T09:30:00+09:00"}, "bad_request"),
        ({"datetime": "2026-02-29T09:30:00"}, "bad_request"),
        ({"datetime": "1581-12-31T23:59:59"}, "bad_request"),
        ({"datetime": "yesterday"}, "bad_request"),
        ({"datetime": 5}, "bad_request"),
        ({"datetime": "2026-11-21T09:30:00", "adjust_reason": 256}, "bad_request"),
        ({"datetime": "2026-11-21T09:30:00", "fractions256": -1}, "bad_request"),
        ({}, "bad_request"),
    ],
)
def test_times_to_write(value: dict[str, object], data: str) -> None:
    assert written("2A2B", **value) == data
    if data != "bad_request":
        assert written("2A08", datetime=value["datetime"]) == data[:14]


@given(st.datetimes(datetime(1582, 1, 1)))
def test_a_written_time_reads_the_same(moment: datetime) -> None:
    for protocol, name in ((CURRENT, "datetime"), (DATE, "timestamp")):
        assert protocol.encode is not None
        (record,) = heard(protocol, protocol.encode({"datetime": moment.isoformat()}).hex())
        assert record.fields[name] == moment.replace(microsecond=0)


class TestBirthDate(DriverContract):
    protocol = USER["gatt:2A85"]
    vectors = (
        says("A707 05 11", f"{U}: 1959-05-17", birth_date=date(1959, 5, 17)),
        says("0000 00 00", f"{U}: unknown", birth_date=None),
        says("A707 05 00", f"{U}: day unknown", birth_date=None),
        flawed("A707 05", f"{U}: no day"),
    )


class TestSex(DriverContract):
    protocol = USER["gatt:2A8C"]
    vectors = (
        says("00", f"{U}: male", sex="M"),
        says("01", f"{U}: female", sex="F"),
        says("02", f"{U}: unspecified", sex=None),
        flawed("", "BLE 0: empty"),
        flawed("03", f"{U}: not laid down", FrameFlaw.BAD_HEADER),
    )


class TestHeight(DriverContract):
    protocol = USER["gatt:2A8E"]
    vectors = (says("A200", f"{U}: 162 cm", user_height_cm=162, height_cm=ABSENT), flawed("A2", f"{U}: half of it"))


class TestChangeCounter(DriverContract):
    protocol = USER["gatt:2A99"]
    vectors = (
        says("01000000", f"{U}: once", change_counter=1),
        says("FFFFFFFF", f"{U}: the most", change_counter=0xFFFFFFFF),
        flawed("010000", f"{U}: three bytes"),
    )


@pytest.mark.parametrize(
    ("key", "value", "data"),
    [
        ("2A85", {"birth_date": "1959-05-17"}, "a7070511"),
        ("2A8C", {"sex": "M"}, "00"),
        ("2A8C", {"sex": "F"}, "01"),
        ("2A8C", {"sex": None}, "02"),
        ("2A8E", {"height_cm": 162}, "a200"),
        ("2A99", {"change_counter": 1}, "01000000"),
        ("2A85", {"birth_date": "1959-02-30"}, "bad_request"),
        ("2A85", {"birth_date": 1959}, "bad_request"),
        ("2A8C", {"sex": "f"}, "bad_request"),
        ("2A8C", {"sex": ["F"]}, "bad_request"),
        ("2A8E", {"height_cm": 162.3}, "bad_request"),
        ("2A8E", {"height_cm": 65536}, "bad_request"),
        ("2A8E", {}, "bad_request"),
    ],
)
def test_user_data_to_write(key: str, value: dict[str, object], data: str) -> None:
    assert written(key, **value) == data


class TestWeightFeature(DriverContract):
    protocol = FEATURES["gatt:2A9E"]
    vectors = (
        says(
            "BF010000",
            "BLE 2.1: all, 5 g, 1 mm",
            time=True,
            multi_user=True,
            bmi=True,
            mass_resolution_kg=D("0.005"),
            height_resolution_m=D("0.001"),
        ),
        says("00000000", "BLE 2.1: nothing said", time=False, mass_resolution_kg=None, height_resolution_m=None),
        says(
            "99000000", "BLE 2.1: 0.1 kg, 1 cm", mass_resolution_kg=D("0.1"), height_resolution_m=D("0.01"), bmi=False
        ),
        says("78000000", "BLE 2.1: a resolution that is not laid down", mass_resolution_kg=None),
        flawed("BF0100", "BLE 2.1: three bytes"),
    )


class TestCompositionFeature(DriverContract):
    protocol = FEATURES["gatt:2A9B"]
    vectors = (
        says(
            "FFBF0100",
            "BLE 2.2: all, 5 g, 1 mm",
            impedance=True,
            height=True,
            mass_resolution_kg=D("0.005"),
            height_resolution_m=D("0.001"),
        ),
        says("00010000", "BLE 2.2: impedance", impedance=True, weight=False, time=False),
        says("00080000", "BLE 2.2: 0.5 kg", mass_resolution_kg=D("0.5"), height_resolution_m=None, height=False),
        flawed("", "BLE 0: empty"),
    )


class TestPressureFeature(DriverContract):
    protocol = FEATURES["gatt:2A49"]
    vectors = (
        says("1F00", "BLE 2.3: all but bonds", body_movement=True, position=True, multiple_bonds=False),
        says("0200", "BLE 2.3: cuff fit", cuff_fit=True, body_movement=False),
        flawed("1F", "BLE 2.3: half of it"),
    )


class TestBattery(DriverContract):
    protocol = FEATURES["gatt:2A19"]
    vectors = (says("64", "BLE 2: full", battery_percent=100), flawed("", "BLE 0: empty"))


class TestUc421(DriverContract):
    protocol = and_uc421.PROTOCOL
    vectors = (
        says("04 00 05 0A 00", "BLE 3.1: mode set", from_device=True, op=10, value_hex="00"),
        says("04 00 05 28 00", "BLE 3.1: exam mode set", op=40, value_hex="00"),
        says("04 00 05 29 01", "BLE 3.1: exam mode is on", op=41, value_hex="01"),
        says("03 01 05 29", "BLE 3.1: asks", from_device=False, op=41, value_hex=""),
        says("04 00 05 0A 00 AA", "BLE 0: a byte left over", trailing=1, value_hex="00"),
        flawed("", "BLE 0: empty"),
        flawed("04 00 05 0A", "BLE 3.1: value announced"),
        flawed("02 00 05", "BLE 3.1: too short for an id", BAD),
        flawed("04 02 05 0A 00", "BLE 3.1: neither to nor from it", FrameFlaw.BAD_HEADER),
        flawed("04 00 06 0A 00", "BLE 3.1: another mark", FrameFlaw.BAD_HEADER),
    )


def test_the_modes_of_the_uc421() -> None:
    told = {name: and_uc421.encode({"command": name}).hex() for name in and_uc421.COMMANDS}
    assert told == {
        "measure": "0401050a02",
        "setting": "0401050a03",
        "exam_on": "0401052801",
        "exam_off": "0401052800",
        "exam_ask": "03010529",
    }
    with pytest.raises(KeyError):
        and_uc421.encode({"command": "off"})


@pytest.mark.parametrize("protocol", [CURRENT, DATE, *USER.values(), *FEATURES.values(), gatt_2a9f.PROTOCOL])
def test_other_channels_say_nothing(protocol: WireProtocol) -> None:
    records: list[Record] = heard(protocol, "00", channel="2a37")
    assert records == []
