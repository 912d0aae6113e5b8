"""Toledo continuous output: serial reference 1.5."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kiosk.core.reading import Record
from kiosk.devices.catalogue import DRIVERS
from kiosk.devices.codecs.toledo_continuous import PROTOCOL
from kiosk.devices.conformance import ABSENT, DriverContract, Guard, Vector
from kiosk.devices.decode import Decoder
from tests.devices.codecs.weights import FAR, NOBODY, POUND, converted, kilograms, none

REF = "serial 1.5"
GOOD = bytes.fromhex("022C30203030363534303030303030300D26")
TARED = "with a tare"


def summed(data: bytes) -> bytes:
    """Append the checksum."""
    return data + bytes([-sum(data) % 128])


def frame(status: str, weight: str = "006540", tare: str = "000000") -> bytes:
    """Compose a frame with its checksum; status A, B and C as hex."""
    return summed(b"\x02" + bytes.fromhex(status) + (weight + tare).encode("ascii") + b"\r")


BARE = GOOD[:-1]  # the same without its checksum


class TestToledoContinuous(DriverContract):
    protocol = PROTOCOL
    drivers = tuple(driver for driver in DRIVERS if driver.protocol == PROTOCOL.key)
    guard = Guard.CHECKSUM
    vectors = (
        Vector(GOOD, (kilograms("65.40", net=False, tare_kg=Decimal(0)),), source=f"{REF} row 1"),
        Vector(
            bytes.fromhex("022C38203030363533353030303030300D1A"),
            (kilograms("65.35", False, net=False),),
            source=f"{REF} row 2: motion",
        ),
        Vector(
            bytes.fromhex("022B20203030313434323030303030300D3B"),
            (converted("144.2", "lb", POUND),),
            source=f"{REF} row 3: pounds",
        ),
        Vector(
            frame("2C3120", "006390", "000150"),
            (kilograms("63.90", net=True, tare_kg=Decimal("1.50")),),
            source=f"{REF}: net, {TARED}",
        ),
        Vector(
            frame("2C3320", "000035", "000150"),
            (kilograms("-0.35", net=True),),
            source=f"{REF}: negative",
            odd="under the tare",
        ),
        Vector(frame("2C3020", "000000"), (kilograms("0.00"),), source=f"{REF}: zero", odd=NOBODY),
        Vector(frame("2A3020", "000065"), (kilograms("65"),), source=f"{REF}: no decimals"),
        Vector(frame("293020", "000070"), (kilograms("70"),), source=f"{REF}: the last digit is a dead zero"),
        Vector(frame("2B3020", "000654"), (kilograms("65.4"),), source=f"{REF}: 1 decimal"),
        Vector(frame("2D3020", "065400"), (kilograms("65.400"),), source=f"{REF}: 3 decimals"),
        Vector(frame("2E3020", "654000"), (kilograms("65.4000"),), source=f"{REF}: 4 decimals"),
        Vector(frame("343020", "006540"), (kilograms("65.40"),), source=f"{REF}: steps of 2"),
        Vector(frame("3C3020", "006540"), (kilograms("65.40"),), source=f"{REF}: steps of 5"),
        Vector(frame("2C3020", "  6540", "     0"), (kilograms("65.40"),), source="ours: blanks for zeros"),
        Vector(frame("2C3020", "006540", "      "), (kilograms("65.40", tare_kg=ABSENT),), source="ours: tare blank"),
        Vector(frame("2C1020"), (kilograms("65.40"),), source=f"{REF}: Fairbanks, bit 5 of status B is down"),
        Vector(frame("2C3028"), (kilograms("65.40"),), source=f"{REF}: print key"),
        Vector(frame("2C3060"), (kilograms("65.40"),), source=f"{REF}: tare by keyboard"),
        Vector(frame("2C3021"), (converted("65.40", "g", Decimal("0.001")),), source=f"{REF}: grams", odd=FAR),
        Vector(frame("2E3022", "000654"), (converted("0.0654", "t", Decimal(1000)),), source=f"{REF}: tonnes"),
        Vector(frame("2C3420", "999999"), (none("overload", net=False),), source=f"{REF}: out of range"),
        Vector(frame("2C3620", "999999"), (none("underload"),), source=f"{REF}: out of range and negative"),
        Vector(frame("2C3C20", "      "), (none("overload"),), source=f"{REF}: out of range and moving, digits blank"),
        Vector(frame("2C7020"), (none("no_result"),), source=f"{REF}: powered up, zero not set"),
        Vector(
            summed(b"\x02\x2c\x30\x20006540\r"),
            (kilograms("65.40", tare_kg=ABSENT),),
            source=f"{REF}: short form, no tare",
            frail="a byte that is lost or added could make it the other form",
        ),
        Vector(BARE, (kilograms("65.40"),), source=f"{REF}: the checksum is optional", variant="no_checksum"),
        Vector(BARE[:10] + b"\r", (kilograms("65.40"),), source=f"{REF}: short, no checksum", variant="no_checksum"),
        Vector(BARE, source=f"{REF}: the checksum may still come", pending=True),
        Vector(BARE * 2, source=f"{REF}: the second may have lost what the first has lost", pending=True),
        Vector(BARE + b"\x02", source=f"{REF}: a bad checksum or a next frame", pending=True),
        Vector(BARE + b"\x02" + GOOD, (kilograms("65.40"),), rejected=1, source=f"{REF}: it was a bad checksum"),
        Vector(BARE + GOOD, (kilograms("65.40"),), rejected=1, source=f"{REF}: a checksum lost"),
        Vector(BARE + b"\x13\x55" + GOOD, (kilograms("65.40"),), rejected=1, source=f"{REF}: a bad one, noise, a good"),
        Vector(GOOD[:9], source=f"{REF}, unfinished", pending=True),
        Vector(b"\x02", source=f"{REF}, one byte", pending=True),
        Vector(BARE + b"\x27", rejected=1, source=f"{REF}: bad checksum"),
        Vector(BARE + b"\xa6", rejected=1, source=f"{REF}: a checksum has 7 bits"),
        Vector(GOOD.replace(b"54", b"53"), rejected=1, source=f"{REF}: a digit changed"),
        Vector(frame("283020"), rejected=1, source=f"{REF}: decimal code 0 has no meaning"),
        Vector(frame("2F3020"), rejected=1, source=f"{REF}: decimal code 7 has no meaning"),
        Vector(frame("293020", "000065"), rejected=1, source=f"{REF}: the dead zero is no zero"),
        Vector(frame("2C3023"), rejected=1, source=f"{REF}: unit 3 has no meaning"),
        Vector(frame("2C3030"), rejected=1, source=f"{REF}: tenfold display"),
        Vector(frame("0C3020"), source=f"{REF}: bit 5 of status A is always up"),
        Vector(frame("2C3000"), source=f"{REF}: bit 5 of status C is always up"),
        Vector(frame("2C3020", "00.540"), rejected=1, source=f"{REF}: a point among the digits"),
        Vector(frame("2C3020", "00 540"), rejected=1, source=f"{REF}: a blank among the digits"),
        Vector(frame("2C3020", "      "), rejected=1, source=f"{REF}: blank, but not out of range"),
        Vector(b"\x02162.3,65.40,F,112.4, 24.8\x03", rejected=1, source="serial 2.1: another protocol"),
        Vector(b"\x02 1.234\r", rejected=1, source="serial 1.6: another protocol"),
        Vector(GOOD[:8] + GOOD, (kilograms("65.40"),), rejected=1, source=f"{REF}, half a frame and a whole one"),
    )


def weights(decoder: Decoder, data: bytes) -> list[object]:
    said = [one for byte in data for one in decoder.feed(bytes([byte]))]
    return [one.fields["weight_kg"] for one in said if isinstance(one, Record)]


@pytest.mark.parametrize("bare", [BARE, BARE[:10] + b"\r"])
def test_frames_without_a_checksum_are_taken_at_once_only_by_their_variant(bare: bytes) -> None:
    careful, plain = Decoder(PROTOCOL), Decoder(PROTOCOL, "no_checksum")
    assert weights(careful, bare * 9) == [Decimal("65.40")] * 7
    assert (careful.rejected, careful.pending) == (0, True)
    assert weights(plain, bare * 9) == [Decimal("65.40")] * 9
    assert (plain.rejected, plain.pending) == (0, False)


def test_a_spoiled_frame_without_its_checksum_is_not_one_that_has_none() -> None:
    spoiled = GOOD.replace(b"54", b"53")[:-1]
    assert weights(Decoder(PROTOCOL), spoiled + GOOD + spoiled + GOOD) == [Decimal("65.40")] * 2
