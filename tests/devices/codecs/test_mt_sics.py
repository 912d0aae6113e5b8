"""MT-SICS: serial reference 1.4."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kiosk.core.reading import Record
from kiosk.devices.catalogue import DRIVERS
from kiosk.devices.codecs.mt_sics import PROTOCOL
from kiosk.devices.conformance import DriverContract, Vector
from kiosk.devices.decode import Decoder
from tests.devices.codecs.weights import FAR, NOBODY, OUNCE, POUND, converted, kilograms, none

REF = "serial 1.4"
GRAM = Decimal("0.001")


class TestMtSics(DriverContract):
    protocol = PROTOCOL
    drivers = tuple(driver for driver in DRIVERS if driver.protocol == PROTOCOL.key)
    vectors = (
        Vector(b"S S     100.00 g\r\n", (converted("100.00", "g", GRAM),), source=f"{REF} vendor example", odd=FAR),
        Vector(b"S S 100.00 g\r\n", (converted("100.00", "g", GRAM),), source="serial 9: the same, one blank", odd=FAR),
        Vector(bytes.fromhex("53205320202020202036352E3430206B670D0A"), (kilograms("65.40"),), source=f"{REF} row 2"),
        Vector(b"S D      65.38 kg\r\n", (kilograms("65.38", False),), source=f"{REF} row 3"),
        Vector(b"S +\r\n", (none("overload"),), source=f"{REF} row 4"),
        Vector(b"S I\r\n", (none("device_error"),), source=f"{REF} row 5"),
        Vector(b"S -\r\n", (none("underload"),), source=f"{REF}: below the range"),
        Vector(b"S S      -0.35 kg\r\n", (kilograms("-0.35"),), source=f"{REF}: below zero", odd="under the tare"),
        Vector(b"S S       0.00 kg\r\n", (kilograms("0.00"),), source=f"{REF}: zero", odd=NOBODY),
        Vector(b"S D      -0.02 kg\r\n", (kilograms("-0.02", False),), source=f"{REF}: moving at zero", odd=NOBODY),
        Vector(b"S S     123.45 kg\r\n", (kilograms("123.45"),), source=f"{REF}: over 100 kg"),
        Vector(b"S S    65.4000 kg\r\n", (kilograms("65.4000"),), source=f"{REF}: four decimals"),
        Vector(b"S S         65 kg\r\n", (kilograms("65"),), source=f"{REF}: no decimals"),
        Vector(b"S S 1234567.89 kg\r\n", (kilograms("1234567.89"),), source=f"{REF}: all 10 columns", odd="a ship"),
        Vector(b"S S     144.20 lb\r\n", (converted("144.20", "lb", POUND),), source=f"{REF}: pounds"),
        Vector(b"S S    2307.00 oz\r\n", (converted("2307.00", "oz", OUNCE),), source=f"{REF}: ounces"),
        Vector(b"S S         12 PCS\r\n", source="ours: pieces are no weight"),
        Vector(b"S D      99.50 %\r\n", source="ours: a percentage is no weight"),
        Vector(b"ES\r\n", (none("device_error", error_code="ES"),), source=f"{REF}: syntax error"),
        Vector(b"ET\r\n", (none("device_error", error_code="ET"),), source=f"{REF}: transmission error"),
        Vector(b"EL\r\n", (none("device_error", error_code="EL"),), source=f"{REF}: logical error"),
        Vector(b"Z A\r\n", source=f"{REF}: zeroed"),
        Vector(b"Z I\r\n", source=f"{REF}: not zeroed"),
        Vector(b"ZI S\r\n", source=f"{REF}: zeroed at once"),
        Vector(b"T S       2.50 kg\r\n", source=f"{REF}: what lies in the tare memory is no weight"),
        Vector(b"TI D       2.50 kg\r\n", source=f"{REF}: nor taken at once"),
        Vector(b"TA A       2.50 kg\r\n", source=f"{REF}: nor when asked for"),
        Vector(b"TAC A\r\n", source=f"{REF}: tare cleared"),
        Vector(b'I4 A "0123456789"\r\n', source=f"{REF}: serial number after a reset"),
        Vector(b'I1 A "01" "2.00" "2.00" "2.00" "2.00"\r\n', source=f"{REF}: levels"),
        Vector(b"S A\r\n", rejected=1, source=f"{REF} traps: Radwag acknowledges"),
        Vector(b"S       65.400 kg \r\n", rejected=1, source=f"{REF} traps: Radwag's mass frame, stable"),
        Vector(b"S ?     65.400 kg \r\n", rejected=1, source=f"{REF} traps: Radwag's mass frame, moving"),
        Vector(b"S S      65.40 st\r\n", rejected=1, source=f"{REF}, a unit that we do not know"),
        Vector(b"S S      65.40\r\n", rejected=1, source=f"{REF}, no unit"),
        Vector(b"S S            kg\r\n", rejected=1, source=f"{REF}, no digits"),
        Vector(b"S S      65,40 kg\r\n", rejected=1, source=f"{REF}, a comma in place of the point"),
        Vector(b"S S      6 .40 kg\r\n", rejected=1, source=f"{REF}, a blank among the digits"),
        Vector(b"S S      6.5.4 kg\r\n", rejected=1, source=f"{REF}, two points"),
        Vector(b"S S      - 0.35 kg\r\n", rejected=1, source=f"{REF}, a sign apart"),
        Vector(b"s s      65.40 kg\r\n", rejected=1, source=f"{REF}: upper case only"),
        Vector(b"ST,+00065.40 kg\r\n", rejected=1, source="serial 1.1: another protocol"),
        Vector(b"S S      65.4\xb0 kg\r\n", rejected=1, source=f"{REF}, 8-bit noise in it"),
        Vector(b"S S      65.40 kg\r", source=f"{REF}, half a terminator", pending=True),
        Vector(b"S S    ", source=f"{REF}, unfinished", pending=True),
        Vector(
            b"S S      6S S      65.40 kg\r\n",
            (kilograms("65.40"),),
            rejected=1,
            source=f"{REF}, half a line before it",
        ),
        Vector(b"\x00\xe4~S S      65.40 kg\r\n", (kilograms("65.40"),), source=f"{REF}, noise before"),
    )


@pytest.mark.parametrize("moment", ["open", "begin", "ask"])
def test_it_asks_for_a_stream_at_once_and_again(moment: str) -> None:
    assert [send.data for send in getattr(PROTOCOL.make(""), moment)()] == [b"SIR\r\n"]


def test_nothing_of_a_radwag_session_is_a_weight() -> None:
    said = Decoder(PROTOCOL).feed(b"S A\r\nS       65.400 kg \r\nSI A\r\nSI      65.400 kg \r\nSU      65.400 kg \r\n")
    assert not any(isinstance(one, Record) and "weight_kg" in one.fields for one in said)
