"""The Bluetooth encoders of the simulator against the kiosk's codecs: what is written is what is read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from random import Random

import pytest

from kiosk.core.reading import Record
from kiosk.devices.driver import BleAdvert, BleSession, Frame
from kiosk.devices.registry import installed
from kiosk.devices.simulate import encode_gatt
from kiosk.devices.simulate.cast import BLE, SERIAL
from kiosk.devices.simulate.encoders import EncodeError

D = Decimal
NOON = datetime(2026, 11, 21, 12, 30)


def fields(protocol: str, *data: bytes) -> dict[str, object]:
    """The one Record in these notifications."""
    spoken = installed().protocols[protocol]
    if len(data) > 1 and spoken.merge is not None:
        return dict(spoken.merge(data).fields)
    (record,) = (one for one in spoken.make("").feed(Frame(data[0])) if isinstance(one, Record))
    return dict(record.fields)


def some(count: int, low: int, high: int, step: str) -> list[Decimal]:
    chance = Random(count)
    return [chance.randint(low, high) * D(step) for _ in range(count)]


def test_weights() -> None:
    for kg in some(200, 400, 65534, "0.005"):
        read = fields("gatt:2A9D", encode_gatt.weight(kg, NOON))
        assert (read["weight_kg"], read["timestamp"], read["user_unknown"]) == (kg, NOON, True)
        assert fields("adv:181D", encode_gatt.mi_scale(kg, NOON, 0x20))["weight_kg"] == kg
        assert fields("adv:181B", encode_gatt.mi_composition(kg, D(500), NOON, 0x20))["impedance_ohm"] == 500


@pytest.mark.parametrize("packets", [1, 2])
def test_compositions(packets: int) -> None:
    for fat, kg in zip(some(60, 30, 600, "0.1"), some(60, 6000, 30000, "0.005"), strict=True):
        values = {"fat": fat, "weight": kg, "impedance": D("512.5"), "muscle_mass": kg / 2}
        values |= {"fat_free_mass": kg, "body_water": kg} if packets == 2 else {}
        values["muscle_mass"] -= values["muscle_mass"] % D("0.005")
        told = encode_gatt.composition(values, NOON)
        assert len(told) == packets
        assert max(map(len, told)) <= encode_gatt.PACKET
        read = fields("gatt:2A9C", *told)
        assert (read["body_fat_pct"], read["weight_kg"], read["impedance_ohm"]) == (fat, kg, D("512.5"))
        assert (read["muscle_mass_kg"], read["complete"]) == (values["muscle_mass"], True)


def test_signs() -> None:
    for spo2, pulse in zip(some(80, 60, 100, "1"), some(80, 30, 240, "1"), strict=True):
        assert fields("gatt:2A37", encode_gatt.heart_rate(pulse))["bpm"] == pulse
        for protocol, data in (
            ("gatt:2A5E", encode_gatt.spot(spo2, pulse, NOON)),
            ("gatt:2A5F", encode_gatt.continuous(spo2, pulse)),
            ("nonin:oximetry", encode_gatt.nonin(spo2, pulse, 7)),
            ("jumper:81", encode_gatt.jumper(spo2, pulse)),
            ("berrymed:bci", encode_gatt.berrymed(spo2, pulse, 7)),
            ("viatom:o2", encode_gatt.viatom(spo2, pulse)),
        ):
            read = fields(protocol, data)
            assert (read["spo2_pct"], read["pulse_bpm"]) == (spo2, pulse), protocol
    for protocol, data in (
        ("gatt:2A5F", encode_gatt.continuous(None, None)),
        ("nonin:oximetry", encode_gatt.nonin(None, None, 7)),
        ("jumper:81", encode_gatt.jumper(None, None)),
        ("berrymed:bci", encode_gatt.berrymed(None, None, 7)),
        ("viatom:o2", encode_gatt.viatom(None, None)),
    ):
        read = fields(protocol, data)
        assert (read["spo2_pct"], read["pulse_bpm"]) == (None, None), protocol
    assert fields("gatt:2A37", encode_gatt.heart_rate(None))["contact"] is False


def test_temperatures_and_glucose() -> None:
    for celsius in some(80, 3000, 4300, "0.01"):
        assert fields("gatt:2A1C", encode_gatt.temperature(celsius, NOON))["temp_c"] == celsius
    for mg_dl in some(80, 20, 600, "1"):
        read = fields("gatt:2A18", encode_gatt.glucose(9, mg_dl, NOON))
        assert (read["glucose_mg_dl"], read["sequence"], read["base_time"]) == (mg_dl, 9, NOON)


def test_adverts_of_others() -> None:
    for kg in some(80, 200, 20000, "0.01"):
        for protocol, encode in (("adv:FFFF", encode_gatt.qn_advert), ("adv:FF48", encode_gatt.eufy_advert)):
            for stable in (True, False):
                read = fields(protocol, encode(kg, stable))
                assert (read["weight_kg"], read["stable"]) == (kg, stable)


REFUSED: tuple[Callable[[], object], ...] = (
    lambda: encode_gatt.weight(D("61.351"), NOON),
    lambda: encode_gatt.weight(D("327.675"), NOON),  # it would say "unsuccessful"
    lambda: encode_gatt.weight(D(-1), NOON),
    lambda: encode_gatt.heart_rate(D(256)),
    lambda: encode_gatt.heart_rate(D("72.5")),
    lambda: encode_gatt.sfloat(D("204.7")),  # its mantissa would be a special word
    lambda: encode_gatt.glucose(1, D("95.123"), NOON),
    lambda: encode_gatt.jumper(D(101), D(72)),
    lambda: encode_gatt.composition({"fat": D("24.33")}, NOON),
)


@pytest.mark.parametrize("write", REFUSED)
def test_nothing_is_rounded(write: Callable[[], object]) -> None:
    with pytest.raises(EncodeError):
        write()


def test_every_bluetooth_driver_can_be_played() -> None:
    radio = [row for row in installed().drivers.values() if isinstance(row.link, BleSession | BleAdvert)]
    assert [row.key for row in radio if row.protocol not in BLE] == []
    assert not set(BLE) & set(SERIAL)
