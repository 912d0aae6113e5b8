"""Value → bytes, for each serial protocol the simulator speaks. Exact or refused: never a rounded lie.

Layouts: serial-devices 1.1 (A&D standard, 17 bytes), 1.2 (ST,GS, 18 bytes), 2.1 (G-TECH), 3.1 (A&D TM-2655).
"""

from __future__ import annotations

from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import reduce
from operator import xor

STX, ETX, RS, SYN, SOH, ACK = b"\x02", b"\x03", b"\x1e", b"\x16", b"\x01", b"\x06"


class EncodeError(ValueError):
    """The protocol has no bytes for this value."""


def digits(value: Decimal, decimals: int, width: int) -> str:
    """Zero-padded digits of exactly this value; raises EncodeError when digits would be lost."""
    step = Decimal(1).scaleb(-decimals)
    text = format(abs(value).quantize(step), "f").zfill(width)
    if Decimal(text) != abs(value):
        raise EncodeError(f"{value} has more than {decimals} decimals")
    if len(text) > width:
        raise EncodeError(f"{value} does not fit into {width} characters")
    return text


def half_up(value: Decimal, decimals: int = 0) -> Decimal:
    """Round as the kiosk does."""
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def st_gs(kind: str, value: Decimal) -> bytes:
    """``ST,GS,+0065.40kg``; kind ST, US, or OL with the sign telling above from below."""
    sign = "-" if value < 0 else "+"
    body = " " * 7 if kind == "OL" else digits(value, 2, 7)
    return f"{kind},GS,{sign}{body}kg\r\n".encode("ascii")


def and_standard(kind: str, value: Decimal) -> bytes:
    """``ST,+00065.40 kg``; an OL frame carries nines."""
    sign = "-" if value < 0 else "+"
    body = "999999.9" if kind == "OL" else digits(value, 2, 8)
    return f"{kind},{sign}{body} kg\r\n".encode("ascii")


def bmi(height_cm: Decimal, weight_kg: Decimal) -> Decimal:
    """The body mass index that the G-TECH frame prints, one decimal."""
    return half_up(weight_kg / (height_cm / 100) ** 2, 1)


def gtech_gl(height_cm: Decimal, weight_kg: Decimal, sex: str) -> bytes:
    """``<STX>162.3,65.40,F,112.4, 24.8<ETX>``; zeros mean that it has not measured."""
    if height_cm and weight_kg:
        index = bmi(height_cm, weight_kg)
        standard = (height_cm / 100) ** 2 * (22 if sex == "M" else 21)
        obesity = half_up(weight_kg / standard * 100, 1)
    else:
        index = obesity = Decimal("0.0")
    height = digits(height_cm, 1, 5)
    weight = digits(weight_kg, 2, 6 if weight_kg >= 100 else 5)
    return STX + f"{height},{weight},{sex},{digits(obesity, 1, 5)},{index:>5}".encode("ascii") + ETX


def tm2655_block(body: bytes) -> bytes:
    """SYN SYN SOH 00 STX body ETX BCC; BCC is the exclusive or of the body."""
    return SYN + SYN + SOH + b"00" + STX + body + ETX + bytes([reduce(xor, body, 0)])


def tm2655(at: datetime, error: str, pressure: tuple[int, int, int, int] | None) -> bytes:
    """The 64-byte RB answer; ``pressure`` is systolic, mean, diastolic, pulse, blank when None."""
    numbers = [f"{number:>3}" for number in pressure] if pressure else ["   "] * 4
    if any(len(number) > 3 for number in numbers):
        raise EncodeError(f"{pressure} has more than three digits")
    fields = ["TM2655", at.strftime("%y%m%d%H%M"), "RB", "M", f"E{error}"]
    fields += [letter + number for letter, number in zip("SMDP", numbers, strict=True)]
    fields += ["I17", "L139", ""]
    return tm2655_block(RS.join(field.encode("ascii") for field in fields))
