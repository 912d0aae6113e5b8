"""A&D standard format: serial reference 1.1."""

from __future__ import annotations

from decimal import Decimal

from kiosk.devices.catalogue import DRIVERS
from kiosk.devices.codecs.and_standard import PROTOCOL
from kiosk.devices.conformance import ABSENT, DriverContract, Guard, Vector

OVER = {"status": "overload", "weight_kg": ABSENT, "raw_value": ABSENT}
UNDER = OVER | {"status": "underload"}
REF = "serial 1.1"
FAR = "a balance in a laboratory: grams, or more than a person"


def kilograms(text: str, stable: bool = True) -> dict[str, object]:
    """Return the fields of a weight in kilograms."""
    number = Decimal(text)
    return {"weight_kg": number, "raw_value": number, "raw_unit": "kg", "stable": stable, "status": "ok"}


class TestAndStandard(DriverContract):
    protocol = PROTOCOL
    drivers = tuple(driver for driver in DRIVERS if driver.protocol == PROTOCOL.key)
    guard = Guard.LENGTH
    vectors = (
        Vector(bytes.fromhex("53542C2B30303036352E3430206B670D0A"), (kilograms("65.40"),), source=f"{REF} row 1"),
        Vector(
            b"US,+00065.35 kg\r\n",
            (kilograms("65.35", stable=False),),
            source=f"{REF} row 2",
            frail="a T put into US makes it noise and ST: the same weight, called stable",
        ),
        Vector(
            b"ST,+001234.5  g\r\n",
            ({"weight_kg": Decimal("1.2345"), "raw_value": Decimal("1234.5"), "raw_unit": "g", "stable": True},),
            source=f"{REF} vendor example",
            odd=FAR,
        ),
        Vector(b"QT,+00012345 PC\r\n", source=f"{REF} vendor example: a count is never a weight"),
        Vector(b"OL,+999999.9  g\r\n", (OVER,), source=f"{REF} vendor example"),
        Vector(b"ST,OK,+0001.234 kg\r\n", (kilograms("1.234"),), source=f"{REF} vendor example, comparator", odd=FAR),
        Vector(b"OL,-999999.9 kg\r\n", (UNDER,), source=f"{REF}: the sign tells below from above"),
        Vector(b"OL,HI,+999999.9 kg\r\n", (OVER,), source=f"{REF}: comparator on"),
        Vector(b"OL,+9999999E+19\r\n", (OVER,), source="A&D FX-i manual: nines with an exponent in the same columns"),
        Vector(b"ST,LO,+00002.10 kg\r\n", (kilograms("2.10"),), source=f"{REF}: comparator LO"),
        Vector(b"US,--,+00070.10 kg\r\n", (kilograms("70.10", stable=False),), source=f"{REF}: comparator --"),
        Vector(b"ST,HI,+00150.00 kg\r\n", (kilograms("150.00"),), source=f"{REF}: comparator HI"),
        Vector(b"ST,+00000.00 kg\r\n", (kilograms("0.00"),), source=f"{REF}: zero is +", odd="nobody on it"),
        Vector(b"ST,-00000.35 kg\r\n", (kilograms("-0.35"),), source=f"{REF}: below zero", odd="under the tare"),
        Vector(b"ST,+   65.40 kg\r\n", (kilograms("65.40"),), source="ours: blanks in place of zeros, same columns"),
        Vector(
            b"ST,+00144.20 lb\r\n",
            ({"weight_kg": Decimal("65.4080197540"), "raw_value": Decimal("144.20"), "raw_unit": "lb"},),
            source=f"{REF}: pounds, unrounded",
        ),
        Vector(
            b"ST,+00100.00 oz\r\n",
            ({"weight_kg": Decimal("2.8349523"), "raw_unit": "oz"},),
            source=f"{REF}: ounces",
        ),
        Vector(
            b"ST,+00100.00ozt\r\n",
            ({"weight_kg": Decimal("3.11034768"), "raw_unit": "ozt"},),
            source=f"{REF}: troy ounces",
        ),
        Vector(b"ST,+0012.345  %\r\n", source=f"{REF}: a percentage is no weight"),
        Vector(b"US,+00000012 PC\r\n", source=f"{REF}: pieces while moving"),
        Vector(b"EC,E02\r\n", ({"status": "device_error", "error_code": "E02"},), source=f"{REF}: command refused"),
        Vector(b"AK\r\n", source=f"{REF}: GC acknowledges"),
        Vector(b"\x06\r\n", source=f"{REF}: others acknowledge"),
        Vector(b"ST,+00065.40 k", source=f"{REF}, unfinished", pending=True),
        Vector(b"ST,+00065.40 kg\r", source=f"{REF}, half a terminator", pending=True),
        Vector(b"S", source=f"{REF}, one byte", pending=True),
        Vector(b"ST,+0065.40 kg\r\n", rejected=1, source=f"{REF}, a digit lost"),
        Vector(b"ST,+000065.40 kg\r\n", rejected=1, source=f"{REF}, a digit too many"),
        Vector(b"ST,00065.400 kg\r\n", rejected=1, source=f"{REF}, no sign"),
        Vector(b"ST,+00065.40 st\r\n", rejected=1, source=f"{REF}, a unit that A&D does not list"),
        Vector(b"ST,+0006 .40 kg\r\n", rejected=1, source=f"{REF}, a blank among the digits"),
        Vector(b"ST,+000.5.40 kg\r\n", rejected=1, source=f"{REF}, two points"),
        Vector(b"ST,+999999E2 kg\r\n", rejected=1, source=f"{REF}, no nines without OL"),
        Vector(b"ST,+        kg\r\n", rejected=1, source=f"{REF}, no digits"),
        Vector(b"XT,+00065.40 kg\r\n", rejected=1, source=f"{REF}, header spoiled"),
        Vector(b"ST,GS,+011.120kg\r\n", rejected=1, source="serial 1.2: another protocol"),
        Vector(b"ST,+00065.4\xb0 kg\r\n", rejected=1, source=f"{REF}, 8-bit noise in it"),
        Vector(b"\x80\x01\xffrubbish\x81ST,+00065.40 kg\r\n", (kilograms("65.40"),), source=f"{REF}, noise before"),
        Vector(b"\xff\x80\xfe\r\n", source="noise with a terminator: it does not look like a frame"),
    )
