"""The simulator's encoders against the kiosk's own codecs: the ledger's value is what a decoder finds in the bytes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from random import Random

import pytest

from kiosk.core.reading import Record
from kiosk.devices.driver import Frame
from kiosk.devices.registry import installed
from kiosk.devices.simulate.encoders import and_standard, gtech_gl, half_up, st_gs, tm2655
from kiosk.devices.simulate.players.cuff_bytes import measurement
from kiosk.devices.simulate.players.pressure import Pressure
from kiosk.devices.simulate.players.squeeze import packet, squeeze
from kiosk.devices.simulate.scenario import At

NOON = datetime(2026, 11, 21, 12, 30)


def decoded(protocol: str, data: bytes, channel: str = "") -> Record:
    """The one Record in these bytes."""
    spoken = installed().protocols[protocol]
    codec = spoken.make("")
    frames = [data] if spoken.framer is None else list(spoken.framer("").feed(data))
    (record,) = (said for one in frames for said in codec.feed(Frame(one, channel=channel)) if isinstance(said, Record))
    return record


def numbers(count: int, low: int, high: int, decimals: int) -> Iterator[Decimal]:
    chance = Random(count)
    yield from (Decimal(chance.randint(low, high)).scaleb(-decimals) for _ in range(count))


@pytest.mark.parametrize(("protocol", "encode"), [("st_gs", st_gs), ("and_standard", and_standard)])
def test_scales(protocol: str, encode: object) -> None:
    assert callable(encode)
    for value in numbers(200, -9999, 30000, 2):
        for kind in ("ST", "US"):
            fields = decoded(protocol, encode(kind, value)).fields
            assert (fields["weight_kg"], fields["stable"]) == (value, kind == "ST")
    assert decoded(protocol, encode("OL", Decimal(1))).fields["status"] == "overload"
    assert decoded(protocol, encode("OL", Decimal(-1))).fields["status"] == "underload"


def test_stadiometer() -> None:
    for height, weight in zip(numbers(200, 1300, 2000, 1), numbers(200, 3500, 13000, 2), strict=True):
        fields = decoded("gtech_gl", gtech_gl(height, weight, "F")).fields
        assert (fields["height_cm"], fields["weight_kg"]) == (height, weight)


def test_cuffs() -> None:
    for systolic in range(60, 250, 7):
        record = Pressure(systolic, systolic // 2, systolic * 2 // 3, 40 + systolic // 3)
        fields = decoded(
            "and_tm2655", tm2655(NOON, "00", (record.systolic, record.mean, record.diastolic, record.pulse))
        ).fields
        assert [fields[key] for key in ("sys", "dia", "map", "pulse")] == in_order(record)
        fields = decoded("gatt:2A35", measurement(NOON, record), "2a35").fields
        keys = ("systolic_mmhg", "diastolic_mmhg", "map_mmhg", "pulse_bpm")
        assert [fields[key] for key in keys] == in_order(record)
        assert fields["timestamp"] == NOON


def in_order(record: Pressure) -> list[Decimal | None]:
    systolic, diastolic, pulse, mean = (one.value for one in record.values)
    return [systolic, diastolic, mean, pulse]


def test_force() -> None:
    for peak in numbers(100, 30, 900, 1):
        samples, _ = squeeze(At.model_validate({"step": "grip", "value": peak}), Random(1))
        found = decoded("tindeq:data", packet(samples[90:120], 0), "7e4e1702-1ea6-40c9-9dcc-13d34ffead57").fields
        assert isinstance(found["samples"], tuple)
        assert half_up(max(kg for kg, _ in found["samples"]), 1) == peak
