"""Bytes on the wire against the vectors of the protocol references."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from random import Random

import numpy as np
import pytest

from kiosk.devices.simulate.encoders import (
    EncodeError,
    and_standard,
    gtech_gl,
    half_up,
    st_gs,
    tm2655,
)
from kiosk.devices.simulate.players.cuff_bytes import measurement
from kiosk.devices.simulate.players.pressure import Pressure
from kiosk.devices.simulate.players.squeeze import float32_at, packet


def test_scale_lines() -> None:
    assert st_gs("ST", Decimal("65.40")) == b"ST,GS,+0065.40kg\r\n"  # serial 1.2
    assert st_gs("US", Decimal("-1.5")) == b"US,GS,-0001.50kg\r\n"
    assert st_gs("OL", Decimal(1)) == b"OL,GS,+       kg\r\n"  # serial 1.2
    assert bytes.fromhex("53542C2B30303036352E3430206B670D0A") == and_standard("ST", Decimal("65.40"))  # serial 1.1
    assert and_standard("OL", Decimal(-1)) == b"OL,-999999.9 kg\r\n"
    with pytest.raises(EncodeError):
        st_gs("ST", Decimal("65.405"))
    with pytest.raises(EncodeError):
        st_gs("ST", Decimal(12345))


def test_stadiometer_frame() -> None:
    assert gtech_gl(Decimal("162.3"), Decimal("65.40"), "F") == b"\x02162.3,65.40,F,118.2, 24.8\x03"  # serial 2.1
    assert gtech_gl(Decimal("180.0"), Decimal("105.40"), "M").startswith(b"\x02180.0,105.40,M,")
    assert gtech_gl(Decimal(0), Decimal(0), "M") == b"\x02000.0,00.00,M,000.0,  0.0\x03"


def test_tm2655_answer() -> None:
    captured = bytes.fromhex(  # serial 3.1, whole frame
        "1616013030 02 544D32363535 1E 31393130323931343239 1E 5242 1E 4D 1E 453030 1E 53313032 1E 4D203837 1E 44203632"
        "1E 50203833 1E 493137 1E 4C313339 1E 03 36"
    )
    at = datetime(2019, 10, 29, 14, 29)
    assert tm2655(at, "00", (102, 87, 62, 83)) == captured
    assert len(captured) == 64
    assert b"\x1eE02\x1eS   \x1eM   \x1eD   \x1eP   \x1e" in tm2655(at, "02", None)


def test_blood_pressure_measurement() -> None:
    at = datetime(2026, 11, 21, 9)
    assert measurement(at, Pressure(120, 79, 93, 72)) == bytes.fromhex(
        "1678004F005D00EA070B1509000048000000"
    )  # ble 2.3
    assert measurement(at, None, 2) == bytes.fromhex("16FF07FF07FF07EA070B15090000FF070200")


def test_tindeq_packet() -> None:
    assert packet([10.0], 0) == bytes.fromhex("01080000204100000000")
    assert packet([35.0], 40) == bytes.fromhex("010800000C4220A10700")  # ble 3.5: 35.0 kg at 0.5 s


def test_a_float32_peak_rounds_to_the_declared_tenth() -> None:
    chance = Random(3)
    for peak in (*(Decimal(n).scaleb(-2) for n in range(5, 9000, 10)), Decimal(chance.randrange(10**6)).scaleb(-4)):
        near = float32_at(peak)
        assert near == float(np.float32(near))
        assert half_up(Decimal(near), 1) == half_up(peak, 1)
        assert half_up(Decimal(repr(near)), 1) == half_up(peak, 1)
        assert abs(near - float(peak)) < 0.001
