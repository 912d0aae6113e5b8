"""An ultrasonic distance sensor: serial reference 2.4."""

from __future__ import annotations

from decimal import Decimal

from kiosk.core.reading import Block, Record
from kiosk.core.translate import meaning
from kiosk.devices.catalogue import DRIVERS
from kiosk.devices.codecs.maxbotix_r import PROTOCOL
from kiosk.devices.conformance import DriverContract, Vector
from kiosk.devices.decode import Decoder

REF = "serial 2.4"


def millimetres(number: int) -> dict[str, object]:
    """Return the field of a distance."""
    return {"distance_mm": Decimal(number), "status": "ok"}


class TestMaxbotixR(DriverContract):
    protocol = PROTOCOL
    drivers = tuple(driver for driver in DRIVERS if driver.protocol == PROTOCOL.key)
    vectors = (
        Vector(b"R1234\r", (millimetres(1234) | {"raw_unit": "mm"},), source=f"{REF} row 1"),
        Vector(b"R0853\r", (millimetres(853),), source=f"{REF} row 2"),
        Vector(b"R123\r", (millimetres(1230) | {"raw_value": Decimal(123), "raw_unit": "cm"},), source=f"{REF} row 3"),
        Vector(b"R12", pending=True, source=f"{REF} row 4"),
        Vector(b"R1\xff234\r", (millimetres(1234),), source=f"{REF}: a stray FF"),
        Vector(b"R123\xff4\r", (millimetres(1234),), source=f"{REF}: a stray FF, further on"),
        Vector(b"\xffR123\r", (millimetres(1230),), source=f"{REF}: a stray FF before"),
        Vector(b"R1\xff34\r", rejected=1, source=f"{REF}: the FF may be a digit, and 3 of them centimetres"),
        Vector(b"R1\xff23\r", (millimetres(1230),), variant="xl", source=f"{REF}: a stray FF where all have three"),
        Vector(b"\xffR5000\r", (millimetres(5000),), source=f"{REF}: nothing in sight is what the device said"),
        Vector(b"R0300\rR0301\r", (millimetres(300), millimetres(301)), source=f"{REF}: two lines"),
        Vector(b"R12\r", rejected=1, source=f"{REF}: too few digits"),
        Vector(b"R12345\r", rejected=1, source=f"{REF}: too many digits"),
        Vector(b"R12a4\r", rejected=1, source=f"{REF}: no digits"),
        Vector(b"R12R1234\r", (millimetres(1234),), rejected=1, source=f"{REF}: half a line and a whole one"),
        Vector(b"R123\r", rejected=1, variant="hrxl", source=f"{REF}: a digit lost, where all have four"),
        Vector(b"R1234\r", rejected=1, variant="xl", source=f"{REF}: a digit too many, where all have three"),
        Vector(b"R123\r", (millimetres(1230),), variant="xl", source=f"{REF}: XL"),
    )


def test_a_line_is_a_sample_at_the_time_it_came() -> None:
    (record,) = Decoder(PROTOCOL).feed(b"R1234\r", at=12.5)
    assert isinstance(record, Record)
    (block,) = meaning(record)
    assert isinstance(block, Block)
    assert (block.quantity, block.seconds.tolist(), block.values.tolist(), block.at) == (
        "distance",
        [12.5],
        [1234.0],
        12.5,
    )
