"""Adam MDW-300L: serial reference 1.6."""

from __future__ import annotations

from kiosk.devices.catalogue import DRIVERS
from kiosk.devices.codecs.adam import PROTOCOL
from kiosk.devices.conformance import DriverContract, Guard, Vector
from tests.devices.codecs.weights import NOBODY, POUND, converted, kilograms, none

REF = "serial 1.6, MDW-300L"
MANUAL = "MDW-300L manual 8.5.3"


def answer(text: str, unit: str = "kg", state: bytes = b"000") -> bytes:
    """Compose an answer to ``W``."""
    return f"\n{text}{unit}\r\n".encode("ascii") + state + b"\r\x03"


class TestAdam(DriverContract):
    protocol = PROTOCOL
    drivers = tuple(driver for driver in DRIVERS if driver.protocol == PROTOCOL.key)
    guard = Guard.NONE  # leading zeros are suppressed, and two pages give two widths
    vectors = (
        Vector(answer("   65.40"), (kilograms("65.40"),), source=f"{REF}: sign and 7 columns"),
        Vector(answer("    65.40"), (kilograms("65.40"),), source=f"{MANUAL}: sign and 8 columns"),
        Vector(answer("  123.45"), (kilograms("123.45"),), source=f"{REF}: over 100 kg"),
        Vector(answer("    65.4"), (kilograms("65.4"),), source=f"{REF}: one decimal"),
        Vector(answer("      65"), (kilograms("65"),), source=f"{MANUAL}: without a point"),
        Vector(answer(" 0065.40"), (kilograms("65.40"),), source="ours: zeros in front"),
        Vector(answer("-   0.35"), (kilograms("-0.35"),), source=f"{MANUAL}: polarity", odd="under the tare"),
        Vector(answer("    0.00"), (kilograms("0.00"),), source=f"{REF}: zero", odd=NOBODY),
        Vector(answer("   144.2", "lb"), (converted("144.2", "lb", POUND),), source=f"{REF}: pounds"),
        Vector(
            answer("   65.40", state=b"\x80\xff0"), (kilograms("65.40"),), source=f"{REF}: status bytes of any kind"
        ),
        Vector(answer("^^^^^^"), (none("overload"),), source=f"{REF}: above"),
        Vector(answer("^^^^^^^^^"), (none("overload"),), source="MDW-300L manual 8.5.1: nine of them"),
        Vector(answer("______"), (none("underload"),), source=f"{REF}: below"),
        Vector(answer("_________"), (none("underload"),), source="MDW-300L manual 8.5.1: nine of them"),
        Vector(answer("---------"), (none("device_error", error_code="zero"),), source=f"{REF}: zero error"),
        Vector(answer("^^^^^^", "lb"), (none("overload"),), source=f"{REF}: above, in pounds"),
        Vector(b"\n000\r\x03", (none("no_result"),), source=f"{MANUAL}: status alone"),
        Vector(b"\n?\r\x03", (none("device_error", error_code="?"),), source=f"{REF}: unknown command"),
        Vector(answer("   65.40")[:-1], source=f"{REF}, unfinished", pending=True),
        Vector(answer("   65.40")[:5], source=f"{REF}, unfinished in the digits", pending=True),
        Vector(answer("   65.40")[:13], source=f"{REF}, unfinished after the unit", pending=True),
        Vector(b"\n", source=f"{REF}, one byte", pending=True),
        Vector(answer("  65.40"), rejected=1, source=f"{REF}: a column lost"),
        Vector(answer("      65.40"), rejected=1, source=f"{REF}: columns too many"),
        Vector(answer("        "), rejected=1, source=f"{REF}: no digits"),
        Vector(answer("   6 .40"), rejected=1, source=f"{REF}: a blank among the digits"),
        Vector(answer("   6.5.4"), rejected=1, source=f"{REF}: two points"),
        Vector(answer("   65,40"), rejected=1, source=f"{REF}: a comma in place of the point"),
        Vector(answer("+  65.40"), rejected=1, source=f"{REF}: polarity is a blank or a minus"),
        Vector(answer("   65.40", "KG"), rejected=1, source=f"{MANUAL}: units are lower case"),
        Vector(answer("   65.40", "st"), rejected=1, source=f"{REF}: a unit that it does not have"),
        Vector(answer("   65.40", state=b"00"), rejected=2, source=f"{REF}: a status byte lost, twice no answer"),
        Vector(answer("^^^^^"), rejected=1, source=f"{REF}: five of them"),
        Vector(answer("^^^___"), rejected=1, source=f"{REF}: neither above nor below"),
        Vector(b"\n   65.40kgGR\r\x03", rejected=1, source="MDW-300L manual 8.3: continuous output says no state"),
        Vector(b"   65.40 kg\r\n", source=f"{REF}: AZextra is another protocol", pending=True),
        Vector(
            answer("   65.40")[:7] + answer("   65.40"),
            (kilograms("65.40"),),
            rejected=1,
            source=f"{REF}, half an answer and a whole one",
        ),
    )


def test_it_is_asked() -> None:
    assert [send.data for send in PROTOCOL.make("").ask()] == [b"W\r"]  # type: ignore[attr-defined]
