"""Value → bytes for the scales of the serial reference 1.3–1.7, 1.9 and 5.2 (scale mode). Exact or refused.

Each takes what the scale feels (ST stands, US moves, OL out of range with the sign of the value telling which) and the
kilograms. A protocol that has no bytes for a moving value says its own words for "no value".
"""

from __future__ import annotations

from decimal import Decimal

from kiosk.devices.simulate.encoders import ETX, STX, EncodeError, digits

LAMP, MOVING_LAMP, ZERO_LAMP = 0xE4, 0xA4, 0x01
SICS = {"ST": "S", "US": "D"}


def plain(value: Decimal, decimals: int) -> str:
    """Return the digits without zeros in front; raises EncodeError when digits would be lost."""
    text = digits(value, decimals, 12).lstrip("0")
    return text if text[:1].isdigit() else f"0{text}"


def signed(value: Decimal, decimals: int, width: int) -> str:
    """Return digits right-aligned with a minus right before them; raises EncodeError."""
    text = f"{'-' if value < 0 else ''}{plain(value, decimals)}"
    if len(text) > width:
        raise EncodeError(f"{value} does not fit into {width} characters")
    return text.rjust(width)


def cas_22(kind: str, value: Decimal) -> bytes:
    """``ST,GS,1`` lamp ``,   65.40 kg``, 22 bytes; device id 1."""
    lamp = (MOVING_LAMP if kind == "US" else LAMP) | (0 if value else ZERO_LAMP)
    body = ("-" if value < 0 else " ") * 8 if kind == "OL" else signed(value, 2, 8)
    return f"{kind},GS,1".encode("ascii") + bytes([lamp]) + f",{body} kg\r\n".encode("ascii")


def mt_sics(kind: str, value: Decimal) -> bytes:
    """``S S      65.40 kg``; S D while it moves, S + and S - out of range."""
    if kind == "OL":
        return b"S -\r\n" if value < 0 else b"S +\r\n"
    return f"S {SICS[kind]} {signed(value, 2, 10)} kg\r\n".encode("ascii")


def toledo_bare(kind: str, value: Decimal) -> bytes:
    """STX, three status bytes, weight and tare of six digits, CR: kilograms, two decimals, gross."""
    state = 0x30 | (2 if value < 0 else 0) | (8 if kind == "US" else 0) | (4 if kind == "OL" else 0)
    weight = "999999" if kind == "OL" else digits(value, 2, 7).replace(".", "")
    return STX + bytes([0x2C, state, 0x20]) + f"{weight}000000\r".encode("ascii")


def toledo_continuous(kind: str, value: Decimal) -> bytes:
    """The same with its checksum."""
    data = toledo_bare(kind, value)
    return data + bytes([-sum(data) % 128])


def toledo_8217(kind: str, value: Decimal) -> bytes:
    """STX, digits, CR; no value below zero, while it moves, or out of range."""
    return STX + signed(value, 2, 6).encode("ascii") + b"\r" if kind == "ST" and value >= 0 else STX + b"?A\r"


def adam(kind: str, value: Decimal) -> bytes:
    """LF, sign, seven columns, kg, CR LF, three status bytes, CR ETX; the status alone while it moves."""
    if kind == "US":
        return b"\n000\r" + ETX
    body = ("_" if value < 0 else "^") * 6 if kind == "OL" else f"{'-' if value < 0 else ' '}{signed(abs(value), 2, 7)}"
    return f"\n{body}kg\r\n000\r".encode("ascii") + ETX


def ohaus(kind: str, value: Decimal) -> bytes:
    """``      65.40 kg``, and `` ?`` while it moves; it has no words for out of range."""
    if kind == "OL":
        raise EncodeError("the reference knows no line of this scale for out of range")
    return f"{signed(value, 2, 11)} kg{' ?' if kind == 'US' else ''}\r\n".encode("ascii")


def tanita_wb100(kind: str, value: Decimal) -> bytes:
    """``S `` or ``SD``, two blanks, six columns, Kg; ``SI`` out of range; it shows no sign."""
    return _person_scale({"ST": "S   ", "US": "SD  ", "OL": "SI  "}[kind], kind, value, 6, "Kg")


def doran_fh(kind: str, value: Decimal) -> bytes:
    """The imitation, with the opposite letters."""
    return _person_scale({"ST": "SD  ", "US": "S   ", "OL": "SI  "}[kind], kind, value, 6, "Kg")


def bc418_scale(kind: str, value: Decimal) -> bytes:
    """``KS078.3``: unit, state, five columns."""
    return _person_scale({"ST": "KS", "US": "KD", "OL": "KI"}[kind], kind, value, 5, "")


def _person_scale(head: str, kind: str, value: Decimal, width: int, unit: str) -> bytes:
    if value < 0:
        raise EncodeError("this scale shows nothing below zero")
    body = "-" * width if kind == "OL" else signed(value, 1, width)
    return f"{head}{body}{unit}\r\n".encode("ascii")
