"""Ultrasonic distance in four bytes: serial reference 2.5."""

from __future__ import annotations

from decimal import Decimal

from kiosk.core.reading import Block
from kiosk.core.translate import meaning
from kiosk.devices.catalogue import DRIVERS
from kiosk.devices.codecs.uart_ff4 import PROTOCOL
from kiosk.devices.conformance import ABSENT, DriverContract, Vector
from kiosk.devices.decode import Decoder

REF = "serial 2.5"


def frame(number: int) -> bytes:
    """Compose a frame."""
    data = b"\xff" + number.to_bytes(2, "big")
    return data + bytes([sum(data) % 256])


def distance(number: int) -> dict[str, object]:
    """Return the fields of a distance."""
    return {"distance_mm": Decimal(number), "raw_value": Decimal(number), "raw_unit": "mm", "status": "ok"}


class TestUartFf4(DriverContract):
    protocol = PROTOCOL
    drivers = tuple(driver for driver in DRIVERS if driver.protocol == PROTOCOL.key)
    vectors = (
        Vector(bytes.fromhex("FF07A1A7"), (distance(1953),), source=f"{REF} vendor example"),
        Vector(bytes.fromhex("FF064045"), (distance(1600),), source=f"{REF} row 2"),
        Vector(bytes.fromhex("FF064046"), rejected=1, source=f"{REF} row 3: wrong sum"),
        Vector(frame(1), (distance(1),), source=f"{REF}: the least"),
        Vector(frame(30), (distance(30),), source=f"{REF}: 3 cm"),
        Vector(frame(250), (distance(250),), source=f"{REF}: high byte 0"),
        Vector(frame(256), (distance(256),), source=f"{REF}: low byte 0"),
        Vector(frame(1000), (distance(1000),), source=f"{REF}: a metre"),
        Vector(frame(2100), (distance(2100),), source=f"{REF}: an empty place below the head"),
        Vector(frame(4500), (distance(4500),), source=f"{REF}: as far as it sees"),
        Vector(frame(7500), (distance(7500),), source=f"{REF}: a long one"),
        Vector(frame(0x07FF), (distance(2047),), source=f"{REF}: low byte FF"),
        Vector(frame(0x02FF), (distance(767),), source=f"{REF}: low byte FF, another"),
        Vector(frame(0x1234), (distance(0x1234),), source=f"{REF}: high byte first"),
        Vector(frame(0x00A5), (distance(165),), source=f"{REF}: sum with a carry"),
        Vector(frame(0x0D0A), (distance(3338),), source=f"{REF}: bytes that end a line elsewhere"),
        Vector(frame(0x0202), (distance(514),), source=f"{REF}: bytes that begin a frame elsewhere"),
        Vector(
            frame(0),
            ({"status": "no_result", "distance_mm": ABSENT},),
            source="ours: zero is no distance",
        ),
        Vector(frame(1600)[:3], source=f"{REF}, unfinished", pending=True),
        Vector(b"\xff", source=f"{REF}, one byte", pending=True),
        Vector(bytes.fromhex("FE07A1A6"), source=f"{REF}: without FF it is noise"),
        Vector(bytes.fromhex("FF07A1A6"), rejected=1, source=f"{REF}: sum one too small"),
        Vector(bytes.fromhex("FF07A2A7"), rejected=1, source=f"{REF}: a bit turned in the low byte"),
        Vector(bytes.fromhex("FF17A1A7"), rejected=1, source=f"{REF}: a bit turned in the high byte"),
        Vector(bytes.fromhex("FF07A1A8FF07A1A7"), (distance(1953),), rejected=1, source=f"{REF}: a bad one and a good"),
        Vector(bytes.fromhex("FF07FF07A1A7"), (distance(1953),), rejected=1, source=f"{REF}: half a frame and a whole"),
        Vector(b"R1234\r", source="serial 2.4: another protocol"),
    )


def test_every_changed_byte_is_refused() -> None:
    """A byte added is not: one time in 256 four others of the five have a right sum."""
    good = frame(1953)
    for place in range(1, 4):
        for change in range(1, 256):
            decoder = Decoder(PROTOCOL)
            assert decoder.feed(good[:place] + bytes([good[place] ^ change]) + good[place + 1 :]) == []
            assert decoder.rejected == 1


def test_a_distance_is_a_stream_and_none_is_nothing() -> None:
    decoder = Decoder(PROTOCOL)
    (near, none) = (meaning(said) for said in decoder.feed(frame(1600) + frame(0), at=2.0))  # type: ignore[arg-type]
    (block,) = near
    assert isinstance(block, Block)
    assert (block.quantity, block.values.tolist(), block.at) == ("distance", [1600.0], 2.0)
    assert not any(isinstance(item, Block) for item in none)
