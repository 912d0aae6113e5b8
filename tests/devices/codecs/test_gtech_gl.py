"""G-TECH GL-150 and GL-310: serial reference 2.1."""

from __future__ import annotations

from decimal import Decimal

from kiosk.core.reading import Record, Refusal
from kiosk.core.translate import meaning
from kiosk.devices.catalogue import DRIVERS
from kiosk.devices.codecs.gtech_gl import PROTOCOL
from kiosk.devices.conformance import ABSENT, DriverContract, Vector
from kiosk.devices.decode import Decoder

REF = "serial 2.1"
SLIP = (
    b"WEIGHT   ---- 90.05 kg\r\nSTANDARD ---- 74.69 kg\r\nHEIGHT   ---- 188.6 cm\r\nB  M  I  ----  25.3\r\n"
    b"GENDER   ---- FEMALE\r\nFATNESS  ---- 120.5 %\r\nMARKS    ---- FATTY\r\n\x1bT"
)
ON_SLIP = {
    "height_cm": Decimal("188.6"),
    "weight_kg": Decimal("90.05"),
    "bmi": Decimal("25.3"),
    "obesity_pct": Decimal("120.5"),
    "gender": "F",
    "status": "ok",
}
SIMULATED = bytes.fromhex("023135382E352C36302E35342C4D2C3132332E352C3637382E3903")


def person(height: str, weight: str, bmi: str) -> dict[str, object]:
    """Return the fields of one measurement."""
    return {"height_cm": Decimal(height), "weight_kg": Decimal(weight), "bmi": Decimal(bmi), "status": "ok"}


class TestGtechGl(DriverContract):
    protocol = PROTOCOL
    drivers = tuple(driver for driver in DRIVERS if driver.protocol == PROTOCOL.key)
    vectors = (
        Vector(
            SIMULATED,
            (
                {
                    "height_cm": Decimal("158.5"),
                    "weight_kg": Decimal("60.54"),
                    "gender": "M",
                    "bmi": ABSENT,
                    "bmi_rejected": Decimal("678.9"),
                },
            ),
            source=f"{REF} row 1: the BMI is nonsense",
        ),
        Vector(
            b"\x02162.3,65.40,F,112.4, 24.8\x03",
            (person("162.3", "65.40", "24.8") | {"gender": "F", "obesity_pct": Decimal("112.4")},),
            source=f"{REF} row 2",
        ),
        Vector(b"\x021623,65.40,F,112.4, 24.8\x03", rejected=1, source=f"{REF}: xxx.x, so its point is lost"),
        Vector(b"\x02162.3,6540,F,112.4, 24.8\x03", rejected=1, source=f"{REF}: xx.xx, so its point is lost"),
        Vector(b"\x02180.2,123.4,M,165.0, 38.0\x03", (person("180.2", "123.4", "38.0"),), source=f"{REF}: over 100 kg"),
        Vector(
            b"\x02180.2,123.45,M,165.0,38.0\x03", (person("180.2", "123.45", "38.0"),), source=f"{REF}: over 100 kg"
        ),
        Vector(b"\x02095.5,14.20,C,098.0, 15.5\x03", (person("95.5", "14.20", "15.5"),), source=f"{REF}: a child"),
        Vector(
            b"\x02162.3,65.40,F,     ,     \x03",
            ({"height_cm": Decimal("162.3"), "weight_kg": Decimal("65.40"), "bmi": ABSENT, "obesity_pct": ABSENT},),
            source=f"{REF}, blank fields",
        ),
        Vector(b"\x02000.0,65.40,F,000.0,000.0\x03", source=f"{REF}: height 0 is no measurement"),
        Vector(b"\x02162.3,00.00,F,000.0,000.0\x03", source=f"{REF}: weight 0 is no measurement"),
        Vector(b"\x02000.0,00.00,F,000.0,000.0\x03", source=f"{REF}: both 0"),
        Vector(b"\x020,0,F,0,0\x03", source=f"{REF}: both 0, however they are printed"),
        Vector(b"\0\r\n" + SLIP + b"\0", (ON_SLIP,), source=f"{REF} slip, captured"),
        Vector(b"\0\r\n" + SLIP + b"\0", (ON_SLIP,), source=f"{REF} slip, captured", variant="gl310_f4"),
        Vector(SIMULATED, source=f"{REF}: a block is no slip", variant="gl310_f4"),
        Vector(b"\x02162.3,65.4", source=f"{REF}, unfinished", pending=True),
        Vector(SLIP[:-1], source=f"{REF} slip, unfinished", pending=True),
        Vector(
            b"\x02162.3,65.4\x02162.3,65.40,F,112.4, 24.8\x03",
            (person("162.3", "65.40", "24.8"),),
            rejected=1,
            source=f"{REF}, half a frame and a whole one",
        ),
        Vector(
            b"WEIGHT   ---- 90.05 kg\r\nHEIG" + SLIP.replace(b"90.05", b"71.20").replace(b"25.3", b"20.0"),
            ({"weight_kg": Decimal("71.20"), "height_cm": Decimal("188.6")},),
            rejected=1,
            source=f"{REF} slip: never the weight of one and the height of another",
        ),
        Vector(
            b"\x02A,162.3,65.40,F,112.4, 24.8\x03", rejected=1, source=f"{REF}: older firmware puts something first"
        ),
        Vector(b"\x02162.3,65.40,F,112.4\x03", rejected=1, source=f"{REF}, a field lost"),
        Vector(b"\x02162.3,65.40,X,112.4, 24.8\x03", rejected=1, source=f"{REF}: gender is M, F or C"),
        Vector(b"\x02162.3,6\xb5.40,F,112.4, 24.8\x03", rejected=1, source=f"{REF}, 8-bit noise in it"),
        Vector(b"\x02     ,65.40,F,112.4, 24.8\x03", rejected=1, source=f"{REF}, no height"),
        Vector(b"\x021 2.3,65.40,F,112.4, 24.8\x03", rejected=1, source=f"{REF}, a blank among the digits"),
        Vector(SLIP.replace(b"188.6 cm", b" 74.2 in"), rejected=1, source=f"{REF} slip in inches"),
        Vector(SLIP.replace(b"HEIGHT ", b"XEIGHT "), rejected=1, source=f"{REF} slip without height"),
        Vector(SLIP.replace(b"STANDARD", b"B  M  I "), rejected=1, source=f"{REF} slip with a line twice"),
    )


def test_nonsense_bmi_makes_no_measurement() -> None:
    (record,) = Decoder(PROTOCOL).feed(SIMULATED, at=3.0)
    assert isinstance(record, Record)
    assert meaning(record) == (Refusal("implausible", "bmi", at=3.0),)


def test_a_frame_that_never_ends_is_dropped() -> None:
    decoder = Decoder(PROTOCOL)
    assert decoder.feed(b"\x02" + b"1" * 4000) == []
    assert (decoder.rejected, decoder.pending) == (1, False)
    assert len(decoder.feed(b"\x02162.3,65.40,F,112.4, 24.8\x03")) == 1
