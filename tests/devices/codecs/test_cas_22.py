"""The CAS 22-byte line: serial reference 1.3."""

from __future__ import annotations

from decimal import Decimal

from kiosk.devices.catalogue import DRIVERS
from kiosk.devices.codecs.cas_22 import PROTOCOL
from kiosk.devices.conformance import DriverContract, Guard, Vector
from tests.devices.codecs.weights import NOBODY, converted, kilograms, none

REF = "serial 1.3"
GOOD = bytes.fromhex("53542C47532C31E42C20202036352E3430206B670D0A")
TONNE = Decimal(1000)


def line(header: str, lamp: int, value: str, number: int = 1, gap: bytes = b" ", unit: bytes = b"kg") -> bytes:
    """Compose 22 bytes as the manual lays them out."""
    head = f"{header},".encode("ascii") + bytes([0x30 + number, lamp]) + b","
    return head + value.encode("ascii") + gap + unit + b"\r\n"


class TestCas22(DriverContract):
    protocol = PROTOCOL
    drivers = tuple(driver for driver in DRIVERS if driver.protocol == PROTOCOL.key)
    guard = Guard.LENGTH
    vectors = (
        Vector(GOOD, (kilograms("65.40", net=False, device_number=1),), source=f"{REF} row 1"),
        Vector(
            bytes.fromhex("55532C47532C31A42C20202036352E3235206B670D0A"),
            (kilograms("65.25", False, net=False),),
            source=f"{REF} row 2",
        ),
        Vector(
            bytes.fromhex("53542C4E542C31E22C2D202020302E3335206B670D0A"),
            (kilograms("-0.35", net=True, tare=True),),
            source=f"{REF} row 3: blanks between sign and digits",
            odd="under the tare",
        ),
        Vector(
            line("ST,GS", 0xE5, "    0.00"), (kilograms("0.00", zero=True),), source=f"{REF}: zero lamp", odd=NOBODY
        ),
        Vector(line("ST,NT", 0xE2, "   63.90"), (kilograms("63.90", net=True),), source=f"{REF}: net with tare"),
        Vector(line("US,NT", 0xA2, "   63.90"), (kilograms("63.90", False, net=True),), source=f"{REF}: net, moving"),
        Vector(line("ST,GS", 0xF4, "   65.40"), (kilograms("65.40", hold=True),), source=f"{REF}: hold lamp"),
        Vector(line("ST,GS", 0xEC, "   65.40"), (kilograms("65.40", hold=False),), source=f"{REF}: printer lamp"),
        Vector(line("ST,GS", 0xC4, "   65.40"), (kilograms("65.40"),), source="CI-600D manual 10-1: bit 5 is down"),
        Vector(line("ST,GS", 0xE4, "00065.40"), (kilograms("65.40"),), source="CI-600D manual 10-1: zeros in front"),
        Vector(line("ST,GS", 0xE4, "+0065.40"), (kilograms("65.40"),), source=f"{REF}: sign and zeros"),
        Vector(line("ST,GS", 0xE4, "+  65.40"), (kilograms("65.40"),), source=f"{REF}: sign and blanks"),
        Vector(line("ST,GS", 0xE4, "  +65.40"), (kilograms("65.40"),), source=f"{REF}: blanks and sign"),
        Vector(line("ST,GS", 0xE4, " 123.456"), (kilograms("123.456"),), source=f"{REF}: three decimals"),
        Vector(line("ST,GS", 0xE4, "      65"), (kilograms("65"),), source=f"{REF}: no decimals"),
        Vector(
            line("ST,GS", 0xE4, "12345.67"),
            (kilograms("12345.67"),),
            source=f"{REF}: all 8 columns",
            odd="a lorry",
        ),
        Vector(line("ST,GS", 0xE4, "   65.40", 9), (kilograms("65.40", device_number=9),), source=f"{REF}: id 9 is 39"),
        Vector(
            line("ST,GS", 0xE4, "   65.40", 13), (kilograms("65.40", device_number=13),), source=f"{REF}: id 13 is 3D"
        ),
        Vector(
            line("ST,GS", 0xE4, "  0.0654", unit=b" t"),
            (converted("0.0654", "t", TONNE),),
            source=f"{REF}: tonnes, right-aligned",
        ),
        Vector(
            line("ST,GS", 0xE4, "  0.0654", unit=b"t "),
            (converted("0.0654", "t", TONNE),),
            source=f"{REF}: tonnes, left-aligned",
        ),
        Vector(
            line("ST,GS", 0xA4, "   65.40"),
            (kilograms("65.40", False),),
            source="ours: header says stable, lamp says moving: not called stable",
        ),
        Vector(
            line("US,GS", 0xE4, "   65.40"),
            (kilograms("65.40", False),),
            source="ours: header says moving, lamp says stable: not called stable",
        ),
        Vector(line("OL,GS", 0xA4, "        "), (none("overload"),), source=f"{REF}: out of range"),
        Vector(line("OL,GS", 0xE4, "   65.40"), (none("overload"),), source=f"{REF}: digits on overload are none"),
        Vector(line("OL,NT", 0xA2, "-       "), (none("underload", net=True),), source="as 1.2: the sign tells below"),
        Vector(line("OL,GS", 0xA4, "--------"), (none("underload"),), source="ours: a display of dashes"),
        Vector(
            line("ST,GS", 0xE4, "   65.40", gap=b"\x81"), (kilograms("65.40"),), source=f"{REF}: a relay byte, no digit"
        ),
        Vector(
            line("ST,GS", 0xE4, "   65.40", gap=b"1"),
            (kilograms("65.40"),),
            source=f"{REF}: a relay byte that is a digit, by the variant only",
            variant="relay",
        ),
        Vector(
            line("ST,GS", 0xE4, "   65.40", gap=b"\n"),
            (kilograms("65.40"),),
            source=f"{REF}: any relay byte",
            variant="relay",
        ),
        Vector(line("ST,GS", 0xE4, "   65.40", gap=b"1"), rejected=1, source="ours: a digit where the blank belongs"),
        Vector(b"!\r\n", (none("device_error", error_code="!"),), source=f"{REF}: could not do it"),
        Vector(b"?\r\n", (none("device_error", error_code="?"),), source=f"{REF}: bad command"),
        Vector(b"01MZ\r\n", source=f"{REF}: echo of a command"),
        Vector(b"   65.40\r\n", source=f"{REF}: the 10-byte form has neither state nor unit"),
        Vector(GOOD[:-1], source=f"{REF}, unfinished", pending=True),
        Vector(GOOD[:8], source=f"{REF}, unfinished after the lamp byte", pending=True),
        Vector(b"ST,GS,+011.120kg\r\n", rejected=1, source="serial 1.2: the 18-byte line is another protocol"),
        Vector(b"ST,+00065.40 kg\r\n", source="serial 1.1: another protocol"),
        Vector(line("ST,GS", 0x64, "   65.40"), rejected=1, source=f"{REF}: a lamp byte has bit 7 up"),
        Vector(line("ST,GS", 0xE4, "  65.40"), rejected=1, source=f"{REF}: a column lost"),
        Vector(line("ST,GS", 0xE4, "    65.40"), rejected=1, source=f"{REF}: a column too many"),
        Vector(line("ST,GS", 0xE4, "        "), rejected=1, source=f"{REF}: blank, but not on overload"),
        Vector(line("ST,GS", 0xE4, "   6 .40"), rejected=1, source=f"{REF}: a blank among the digits"),
        Vector(line("ST,GS", 0xE4, "  6.5.40"), rejected=1, source=f"{REF}: two points"),
        Vector(line("ST,GS", 0xE4, "  65.40 "), rejected=1, source=f"{REF}: a blank after the digits"),
        Vector(line("ST,GS", 0xE4, "   65.40", unit=b"lb"), rejected=1, source=f"{REF}: a unit that it does not have"),
        Vector(line("ST,GS", 0xE4, "   65.40", unit=b"kt"), rejected=1, source=f"{REF}: half of each unit"),
        Vector(GOOD[:12] + GOOD, (kilograms("65.40"),), rejected=1, source=f"{REF}, half a frame and a whole one"),
        Vector(b"\x00\xe4ST,XS,\x80" + GOOD, (kilograms("65.40"),), source=f"{REF}, noise before"),
    )
