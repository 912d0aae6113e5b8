"""Toledo 8217: serial reference 1.6."""

from __future__ import annotations

from decimal import Decimal

from kiosk.devices.catalogue import DRIVERS
from kiosk.devices.codecs.toledo_8217 import PROTOCOL
from kiosk.devices.conformance import ABSENT, DriverContract, Vector
from tests.devices.codecs.weights import FAR, NOBODY, POUND, converted, kilograms, none

REF = "serial 1.6"


def digits(text: str, net: bool = False) -> dict[str, object]:
    """Return the fields of digits whose unit nobody names."""
    fields = {"raw_value": Decimal(text), "stable": True, "net": net, "status": "ok"}
    return {**fields, "weight_kg": ABSENT, "raw_unit": ABSENT}


class TestToledo8217(DriverContract):
    protocol = PROTOCOL
    drivers = tuple(driver for driver in DRIVERS if driver.protocol == PROTOCOL.key)
    vectors = (
        Vector(b"\x02 1.234\r", (digits("1.234"),), source=f"{REF} row 1"),
        Vector(b"\x0265.40N\r", (digits("65.40", net=True),), source=f"{REF} row 2"),
        Vector(b"\x02?A\r", (none("no_result", state="41"),), source=f"{REF} row 3: moving or out of range"),
        Vector(b"\x02 1.234\r", (kilograms("1.234"),), source=f"{REF} row 1", variant="kg", odd=FAR),
        Vector(b"\x0265.40N\r", (kilograms("65.40", net=True),), source=f"{REF} row 2", variant="kg"),
        Vector(b"\x02  65.40\r", (kilograms("65.40", net=False),), source=f"{REF}: blanks in front", variant="kg"),
        Vector(b"\x02 144.20\r", (converted("144.20", "lb", POUND),), source=f"{REF}: pounds", variant="lb"),
        Vector(b"\x02144.20N\r", (converted("144.20", "lb", POUND),), source=f"{REF}: pounds, net", variant="lb"),
        Vector(b"\x02   0.00\r", (kilograms("0.00"),), source=f"{REF}: zero", variant="kg", odd=NOBODY),
        Vector(b"\x02    65\r", (digits("65"),), source=f"{REF}: no decimals"),
        Vector(b"\x02123.456\r", (digits("123.456"),), source=f"{REF}: three decimals"),
        Vector(b"\x02?@\r", (none("no_result", state="40"),), source=f"{REF}: status 40"),
        Vector(b"\x02?D\r", (none("no_result", state="44"),), source=f"{REF}: status 44"),
        Vector(b"\x02?\x00\r", (none("no_result", state="00"),), source=f"{REF}: status 00"),
        Vector(b"\x02? \r", (none("no_result", state="20"),), source=f"{REF}: status 20"),
        Vector(b"\x02E\rhello", source=f"{REF}: answer to the connection check"),
        Vector(b"\x0265.4", source=f"{REF}, unfinished", pending=True),
        Vector(b"\x02?", source=f"{REF}, unfinished status", pending=True),
        Vector(b"\x02\r", rejected=1, source=f"{REF}, nothing between"),
        Vector(b"\x02   \r", rejected=1, source=f"{REF}, blanks only"),
        Vector(b"\x02-1.234\r", rejected=1, source=f"{REF}, a sign, which it does not have"),
        Vector(b"\x0265,40\r", rejected=1, source=f"{REF}, a comma in place of the point"),
        Vector(b"\x026.5.40\r", rejected=1, source=f"{REF}, two points"),
        Vector(b"\x026 5.40\r", rejected=1, source=f"{REF}, a blank among the digits"),
        Vector(b"\x0265.40G\r", rejected=1, source=f"{REF}, a letter other than N"),
        Vector(b"\x0265.40kg\r", rejected=1, source=f"{REF}, a unit, which it does not have"),
        Vector(b"\x02?AB\r", rejected=1, source=f"{REF}, two status bytes"),
        Vector(b"\x026\xb5.40\r", rejected=1, source=f"{REF}, 8-bit noise in it"),
        Vector(b"\x02,0 006540000000\r&", rejected=1, source="serial 1.5: another protocol"),
        Vector(b"\x0265\x02 65.40\r", (digits("65.40"),), rejected=1, source=f"{REF}, half a frame and a whole one"),
        Vector(b"65.40\r", source=f"{REF}: without its STX it is noise"),
    )


def test_it_is_asked() -> None:
    codec = PROTOCOL.make("kg")
    assert [send.data for send in codec.ask()] == [b"W"]  # type: ignore[attr-defined]
