"""What a reading of the tray would become: the same map, the same limits, the same proof as at a running step."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from uuid import UUID, uuid4

import pytest

from kiosk.core.reading import Method, Record
from kiosk.core.tray import Stray, Values, measurements_of, values_of

AT = datetime(2026, 11, 2, tzinfo=UTC)
CUFF = {"systolic_mmhg": Decimal(124), "diastolic_mmhg": Decimal(76), "map_mmhg": Decimal(92), "pulse_bpm": Decimal(68)}


def stray(record: Record, item: UUID | None = None) -> Stray:
    return Stray(item or uuid4(), record, "and-ua651ble", "2", "SN-7", AT)


def test_one_inflation_is_one_event_with_one_proof() -> None:
    rows = measurements_of(stray(Record("gatt:2A35", CUFF, b"\x1e\x7c")))
    assert {row.quantity: row.value for row in rows} == {
        "systolic_pressure": Decimal(124),
        "diastolic_pressure": Decimal(76),
        "mean_pressure": Decimal(92),
        "heart_rate": Decimal(68),
    }
    assert len({row.event_id for row in rows}) == len({row.proof for row in rows}) == 1
    proof = rows[0].proof
    assert (proof.driver, proof.codec, proof.codec_version, proof.device_serial) == (
        "and-ua651ble",
        "gatt:2A35",
        "2",
        "SN-7",
    )
    assert proof.raw == b"\x02\0\0\0\x1e\x7c"
    assert {(row.method, row.taken_at, row.step) for row in rows} == {(Method.DEVICE, AT, "pressure")}


def test_asked_again_it_is_the_same_rows() -> None:
    item, record = uuid4(), Record("gatt:2A35", CUFF, b"\x1e")
    assert measurements_of(stray(record, item)) == measurements_of(stray(record, item))


def test_it_is_rounded_once_half_up() -> None:
    (row,) = measurements_of(stray(Record("and_standard", {"weight_kg": Decimal("61.25"), "stable": True})))
    assert (f"{row.value}", row.proof.said) == ("61.3", "61.25")


@pytest.mark.parametrize(
    ("protocol", "fields", "why"),
    [
        ("and_standard", {"status": "overload"}, "overload"),
        ("and_standard", {"weight_kg": Decimal("300.1"), "stable": True}, "implausible"),
        ("gatt:2A35", CUFF | {"pulse_bpm": Decimal(300)}, "implausible"),
        ("gatt:2A35", CUFF | {"systolic_mmhg": Decimal("NaN")}, "not_a_value"),
        ("gatt:2A35", CUFF | {"measurement_ok": False}, "unsuccessful"),
        ("gatt:2A36", CUFF, "no_result"),
        ("and_standard", {}, "no_result"),
        ("tindeq:data", {"samples": ((Decimal("12.5"), 0), (Decimal("13.5"), 12500))}, "no_result"),
    ],
)
def test_what_cannot_be_kept_gives_no_row(protocol: str, fields: dict[str, object], why: str) -> None:
    record = Record(protocol, fields)
    assert values_of(record).refused == why
    assert measurements_of(stray(record)) == ()


def test_values_are_as_the_device_said_them() -> None:
    assert values_of(Record("gatt:2A35", CUFF)) == Values(
        (
            ("systolic_pressure", Decimal(124)),
            ("diastolic_pressure", Decimal(76)),
            ("mean_pressure", Decimal(92)),
            ("heart_rate", Decimal(68)),
        )
    )
