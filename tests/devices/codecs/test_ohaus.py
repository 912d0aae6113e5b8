"""Ohaus: serial reference 1.7."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kiosk.core.reading import Record
from kiosk.devices.catalogue import DRIVERS
from kiosk.devices.codecs.ohaus import PROTOCOL
from kiosk.devices.conformance import ABSENT, DriverContract, Vector
from kiosk.devices.decode import Decoder
from tests.devices.codecs.weights import FAR, NOBODY, OUNCE, POUND, converted, kilograms, none

REF = "serial 1.7"
GRAM = Decimal("0.001")


class TestOhaus(DriverContract):
    protocol = PROTOCOL
    drivers = tuple(driver for driver in DRIVERS if driver.protocol == PROTOCOL.key)
    vectors = (
        Vector(b"     192.21 g\r\n", (converted("192.21", "g", GRAM),), source=f"{REF} vendor example", odd=FAR),
        Vector(b"       0.01 g ?\r\n", (converted("0.01", "g", GRAM, False),), source=f"{REF} vendor example", odd=FAR),
        Vector(
            b"     176.30 g ? 00:00:15\r\n",
            (converted("176.30", "g", GRAM, False),),
            source=f"{REF} vendor example: interval print",
            odd=FAR,
        ),
        Vector(b"     176.30 g 00:00:30\r\n", (converted("176.30", "g", GRAM),), source=f"{REF}: steady", odd=FAR),
        Vector(b"      65.40 kg\r\n", (kilograms("65.40", net=ABSENT),), source=f"{REF}: kilograms"),
        Vector(b"      65.38 kg ?\r\n", (kilograms("65.38", False),), source=f"{REF}: moving"),
        Vector(b"     123.45 kg\r\n", (kilograms("123.45"),), source=f"{REF}: over 100 kg"),
        Vector(b"     65.400 kg B\r\n", (kilograms("65.400", net=False),), source=f"{REF}: gross"),
        Vector(b"     65.400 kg G\r\n", (kilograms("65.400", net=False),), source=f"{REF}: gross"),
        Vector(b"     63.900 kg NET\r\n", (kilograms("63.900", net=True),), source=f"{REF}: net"),
        Vector(b"     63.900 kg ? NET\r\n", (kilograms("63.900", False, net=True),), source=f"{REF}: net, moving"),
        Vector(b"      -0.35 kg\r\n", (kilograms("-0.35"),), source=f"{REF}: below zero", odd="under the tare"),
        Vector(b"  -   0.35 kg\r\n", (kilograms("-0.35"),), source="ours: sign apart", odd="under the tare"),
        Vector(b"       0.00 kg\r\n", (kilograms("0.00"),), source=f"{REF}: zero", odd=NOBODY),
        Vector(b"         65 kg\r\n", (kilograms("65"),), source=f"{REF}: no decimals"),
        Vector(b"   144.20 lb\r\n", (converted("144.20", "lb", POUND),), source=f"{REF}: 9 columns, pounds"),
        Vector(b"    2307.00 oz\r\n", (converted("2307.00", "oz", OUNCE),), source=f"{REF}: ounces"),
        Vector(b"     0.0654 t\r\n", (converted("0.0654", "t", Decimal(1000)),), source=f"{REF}: tonnes"),
        Vector(b"         12 PCS\r\n", source=f"{REF}: pieces are no weight"),
        Vector(b"      99.50 %\r\n", source=f"{REF}: a percentage is no weight"),
        Vector(b"ES\r\n", (none("device_error", error_code="ES"),), source=f"{REF}: unknown command"),
        Vector(b"      65.40 k", source=f"{REF}, unfinished", pending=True),
        Vector(b"      65.40 kg\r", source=f"{REF}, half a terminator", pending=True),
        Vector(b"      65.40\r\n", rejected=1, source=f"{REF}, no unit"),
        Vector(b"            kg\r\n", rejected=1, source=f"{REF}, no digits"),
        Vector(b"      65.40 st\r\n", rejected=1, source=f"{REF}, a unit that we do not know"),
        Vector(b"       1:02 lb\r\n", rejected=1, source=f"{REF}, pounds and ounces in one"),
        Vector(b"      65,40 kg\r\n", rejected=1, source=f"{REF}, a comma in place of the point"),
        Vector(b"      6 5.40 kg\r\n", rejected=1, source=f"{REF}, a blank among the digits"),
        Vector(b"      6.5.4 kg\r\n", rejected=1, source=f"{REF}, two points"),
        Vector(b"      65.40kg\r\n", rejected=1, source=f"{REF}, no blank before the unit"),
        Vector(b"      65.40 kg !\r\n", rejected=1, source=f"{REF}, a mark that it does not have"),
        Vector(b"      65.40 kg T\r\n", rejected=1, source="ours: a tare is no weight"),
        Vector(b"      65.4\xb0 kg\r\n", rejected=1, source=f"{REF}, 8-bit noise in it"),
        Vector(b"ST,+00065.40 kg\r\n", rejected=1, source="serial 1.1: another protocol"),
        Vector(b"ST,GS,+011.120kg\r\n", rejected=1, source="serial 1.2: another protocol"),
        Vector(b"OL,-999999.9  g\r\n", rejected=1, source="serial 1.1: another protocol, no value"),
        Vector(b"S D      65.38 kg\r\n", rejected=1, source="serial 1.4: another protocol, moving"),
        Vector(b"SI   200.0 kg\r\n", rejected=1, source="serial 1.9: another protocol, overload"),
        Vector(b"     \x0092.21 g\r\n", rejected=1, source=f"{REF}: the noise may have been a digit"),
        Vector(b"      \xb65.40 kg\r\n", rejected=1, source=f"{REF}: a digit with a wrong bit"),
        Vector(b"Ohaus Corporation\r\n", rejected=1, source=f"{REF}: a line of the printed head"),
        Vector(b"      6      65.40 kg\r\n", (kilograms("65.40"),), source=f"{REF}, half a line and a whole one"),
        Vector(b"\x00\xe4~      65.40 kg\r\n", (kilograms("65.40"),), source=f"{REF}, noise before"),
    )


@pytest.mark.parametrize(("line", "grams", "stable"), [(b"192.21 g", "192.21", True), (b"0.01 g ?", "0.01", False)])
def test_a_line_without_its_columns(line: bytes, grams: str, stable: bool) -> None:
    """Serial 9. A half line before such a one cannot be told from its digits, so it is not among the vectors above."""
    (record,) = Decoder(PROTOCOL).feed(line + b"\r\n")
    assert isinstance(record, Record)
    assert (record.fields["raw_value"], record.fields["stable"]) == (Decimal(grams), stable)


def test_it_is_asked() -> None:
    assert [send.data for send in PROTOCOL.make("").ask()] == [b"IP\r\n"]  # type: ignore[attr-defined]
