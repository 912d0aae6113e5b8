"""The ST,GS line: serial reference 1.2."""

from __future__ import annotations

from decimal import Decimal

from kiosk.devices.catalogue import DRIVERS
from kiosk.devices.codecs.st_gs import PROTOCOL
from kiosk.devices.conformance import ABSENT, DriverContract, Vector

REF = "serial 1.2"


def kilograms(text: str, stable: bool = True, net: bool = False) -> dict[str, object]:
    """Return the fields of a weight in kilograms."""
    number = Decimal(text)
    return {"weight_kg": number, "raw_value": number, "raw_unit": "kg", "stable": stable, "net": net, "status": "ok"}


def no_weight(status: str) -> dict[str, object]:
    """Return the fields of a scale out of its range."""
    return {"status": status, "weight_kg": ABSENT, "raw_value": ABSENT, "stable": ABSENT}


class TestStGs(DriverContract):
    protocol = PROTOCOL
    drivers = tuple(driver for driver in DRIVERS if driver.protocol == PROTOCOL.key)
    vectors = (
        Vector(
            bytes.fromhex("53542C47532C2B3031312E3132306B670D0A"),
            (kilograms("11.120"),),
            source=f"{REF} vendor example",
        ),
        Vector(b"US,NT,-001.500kg\r\n", (kilograms("-1.500", False, True),), source=f"{REF} row 2", odd="net"),
        Vector(b"ST,GS, 0065.40kg\r\n", (kilograms("65.40"),), source=f"{REF} row 3: blank for plus"),
        Vector(b"OL,GS,+       kg\r\n", (no_weight("overload"),), source=f"{REF} row 4"),
        Vector(b"OL,NT,-       kg\r\n", (no_weight("underload") | {"net": True},), source=f"{REF}, below"),
        Vector(b"OL,GS,+999.999kg\r\n", (no_weight("overload"),), source=f"{REF}: digits on overload are none"),
        Vector(b"OL,TR,+       kg\r\n", (no_weight("overload"),), source=f"{REF}, while it shows the tare"),
        Vector(b"ST,GS,+  65.40kg\r\n", (kilograms("65.40"),), source=f"{REF}: blanks for zeros"),
        Vector(b"ST,GS,   65.40kg\r\n", (kilograms("65.40"),), source=f"{REF}: blanks for zeros and plus"),
        Vector(b"ST,GS,  +65.40kg\r\n", (kilograms("65.40"),), source=f"{REF}: blanks before the sign"),
        Vector(b"ST,NT,   -0.35kg\r\n", (kilograms("-0.35", net=True),), source=f"{REF}, net", odd="net"),
        Vector(b"ST,GS,+0065.40,kg\r\n", (kilograms("65.40"),), source=f"{REF}: Tiger, comma before the unit"),
        Vector(b"ST,GS,+0065.40 kg\r\n", (kilograms("65.40"),), source=f"{REF}: one blank before the unit"),
        Vector(b"ST,GS,+0065.40   kg\r\n", (kilograms("65.40"),), source=f"{REF}: three blanks before the unit"),
        Vector(b"ST,GS,+065.40 kg\r\n", (kilograms("65.40"),), source=f"{REF}: the blank is one of the 18"),
        Vector(b"ST,GS,+065.40,kg\r\n", (kilograms("65.40"),), source=f"{REF}: the comma is one of the 18"),
        Vector(b"ST,GS,+00065.40  kg\r\n", (kilograms("65.40"),), source=f"{REF}: Excell, 21 bytes"),
        Vector(b"OL,GS,+          kg\r\n", (no_weight("overload"),), source=f"{REF}: Excell blanks the value"),
        Vector(
            b"ST,GS,+0144.20lb\r\n",
            ({"weight_kg": Decimal("65.4080197540"), "raw_value": Decimal("144.20"), "raw_unit": "lb"},),
            source=f"{REF}: pounds",
        ),
        Vector(b"ST,GS,+0065.40g\r\n", rejected=1, source=f"{REF}: `` g`` in 2 columns, so the k is lost"),
        Vector(b"ST,GS,+65400.0 g\r\n", ({"weight_kg": Decimal("65.4000"), "raw_unit": "g"},), source=f"{REF}: grams"),
        Vector(
            b"US,GS,+00.0654 t\r\n",
            ({"weight_kg": Decimal("65.4"), "raw_unit": "t", "stable": False},),
            source=f"{REF}: tonnes",
        ),
        Vector(b"ST,TR,+000.500kg\r\n", source=f"{REF}: what lies in the tare memory is no weight"),
        Vector(b"ST,GS,+0065.40k", source=f"{REF}, unfinished", pending=True),
        Vector(b"ST,G", source=f"{REF}, half a header", pending=True),
        Vector(b"ST,GS,+065.40kg\r\n", rejected=1, source=f"{REF}, a digit lost"),
        Vector(b"ST,GS,+000065.40kg\r\n", rejected=1, source=f"{REF}, two digits too many"),
        Vector(b"ST,GS,+       kg\r\n", rejected=1, source=f"{REF}: blank, but not on overload"),
        Vector(b"ST,GS,+0065.40    kg\r\n", rejected=1, source=f"{REF}, four blanks"),
        Vector(b"ST,GS,+0065.4\r\n", rejected=1, source=f"{REF}, cut short"),
        Vector(b"ST,GS,+00 5.40kg\r\n", rejected=1, source=f"{REF}, a blank among the digits"),
        Vector(b"ST,GS,+0065,40kg\r\n", rejected=1, source=f"{REF}, a comma in place of the point"),
        Vector(b"ST,GS,+1.2.345kg\r\n", rejected=1, source=f"{REF}, two points"),
        Vector(b"ST,XX,+011.120kg\r\n", rejected=1, source=f"{REF}, neither gross nor net"),
        Vector(b"ST,+00065.40 kg\r\n", rejected=1, source="serial 1.1: another protocol"),
        Vector(
            bytes.fromhex("53542C47532C31E42C20202036352E3430206B670D0A"),
            rejected=1,
            source="serial 1.3: the CAS 22-byte line, whose lamp byte is no text",
        ),
        Vector(
            b"ST,GS,+011.1ST,GS,+011.120kg\r\n",
            (kilograms("11.120"),),
            rejected=1,
            source=f"{REF}, half a frame and a whole one",
        ),
        Vector(b"\x00\xe4ST,US,,GS\x80ST,GS,+011.120kg\r\n", (kilograms("11.120"),), source=f"{REF}, noise before"),
    )
