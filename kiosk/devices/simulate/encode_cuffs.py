"""Value → bytes for the cuffs, oximeters, card readers and photocells on serial lines. Exact or refused.

Layouts: serial-devices 3.2 (SELVAS R1), 3.3 (BP250), 3.4 (AMPall), 3.5 (Omron), 3.6 (SunTech), 6.2 (Wichro), 6.3
(CMS50D+), 6.4 (readers).
"""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from functools import reduce
from operator import xor

from kiosk.devices.simulate.encoders import ETX, STX, EncodeError
from kiosk.devices.simulate.players.pressure import Pressure

NOBODY = " " * 20
MOST_UID = 16**10 - 1
NEVER = timedelta()


def summed(text: bytes) -> bytes:
    """STX text ETX and the low byte of the sum of them all."""
    frame = STX + text + ETX
    return frame + bytes([sum(frame) % 256])


def _numbers(record: Pressure | None, *names: str) -> list[str]:
    return [f"{getattr(record, name) if record else 0:03}" for name in names]


ALL = ("systolic", "mean", "diastolic", "pulse")


def selvas_r1(at: datetime, record: Pressure | None) -> bytes:
    """R1 with what it holds; zeros when it holds nothing."""
    dated = at.strftime("%y%m%d,%H%M%S") if record else "000000,000000"
    values = ",".join(_numbers(record, *ALL))
    return summed(f"R1,000000000,{dated},{values},0000,0000,00000,000".encode("ascii"))


def selvas_bp250(at: datetime, record: Pressure | None) -> bytes:
    """The text with slashes."""
    return summed(f"0000,{at:%y/%m/%d,%H/%M},{','.join(_numbers(record, *ALL))},0,0,0,0,0,0".encode("ascii"))


def amp_bp868(record: Pressure | None) -> bytes:
    """Digits between two marks; all zero for a failed measurement."""
    return f"^{''.join(_numbers(record, *ALL))}0^".encode("ascii")


def hbp9030_f5(at: datetime, error: str, record: Pressure | None) -> bytes:
    """Output format 5; blanks beside an error."""
    values = _numbers(record, "systolic", "diastolic", "pulse") if record else ["   "] * 3
    return f"{at:%Y,%m,%d,%H,%M},{NOBODY},{error},{','.join(values)},0\r\n".encode("ascii")


def hbp9020_csv(at: datetime, error: str, record: Pressure | None) -> bytes:
    """Mode 5, F3; zeros beside an error."""
    values = ",".join(_numbers(record, *ALL))
    return f"bp,{'9' * 20},{at:%Y/%m/%d,%H:%M},{values},{error}\r\n".encode("ascii")


def hbp9020_short(at: datetime, record: Pressure | None) -> bytes:
    """The short form; blanks for a failed measurement."""
    values = " ".join(_numbers(record, "systolic", "diastolic", "pulse") if record else ["   "] * 3)
    return STX + f" {at:%y%m%d %H%M} {values}".encode("ascii") + ETX


def suntech(data: bytes) -> bytes:
    """A frame of the module: length, data, and what makes it sum to zero."""
    frame = bytes([0x3E, len(data) + 3]) + data
    return frame + bytes([-sum(frame) % 256])


def suntech_cuff(pressure: int) -> bytes:
    """The pressure in the cuff."""
    return suntech(pressure.to_bytes(2, "little"))


def suntech_result(record: Pressure | None) -> bytes:
    """The last result."""
    systolic, diastolic, mean, pulse = (getattr(record, name) if record else 0 for name in (*ALL[::2], *ALL[1::2]))
    if pulse > 255:
        raise EncodeError(f"a pulse of {pulse} does not fit into a byte")
    head = b"".join(number.to_bytes(2, "little") for number in (systolic, diastolic))
    return suntech(head + bytes(10) + bytes([pulse, 0]) + mean.to_bytes(2, "little") + bytes(3))


def cms50d_old(spo2: int, pulse: int, *, flags: int = 0, more: int = 0, wave: int = 64) -> bytes:
    """Five bytes; ``flags`` and ``more`` are bits of the bytes 0 and 2."""
    if not (0 <= spo2 < 128 and 0 <= pulse < 256):
        raise EncodeError(f"{spo2} % and {pulse} a minute do not fit")
    return bytes([0x80 | flags | 5, wave & 0x7F, more | 4 | (pulse & 0x80) >> 1, pulse & 0x7F, spo2])


def cms50d_new(spo2: int, pulse: int, *, state: int = 0, wave: int = 64) -> bytes:
    """Nine bytes; ``state`` 0 valid, 1 wave only, 2 nothing."""
    if not (0 <= spo2 < 128 and 0 <= pulse < 128):
        raise EncodeError(f"how a pulse of {pulse} is sent is not known")
    return bytes([0x01, 0xE0 | state, 0x85, 0x80 | wave, 0x96, 0x80 | pulse, 0x80 | spo2, 0xFF, 0xFF])


def card_number(value: Decimal) -> int:
    """The number of a card: whole, up to five bytes."""
    if value != int(value) or not 0 <= value <= MOST_UID:
        raise EncodeError(f"{value} is no card's number of five bytes")
    return int(value)


def rdm6300(number: int) -> bytes:
    """Ten hex digits, two that check them."""
    card = number.to_bytes(5)
    return STX + (card + bytes([reduce(xor, card)])).hex().upper().encode("ascii") + ETX


def chronojump_rfid(number: int) -> bytes:
    """Five numbers of a byte."""
    return f"s{','.join(str(byte) for byte in number.to_bytes(5))}e\r\n".encode("ascii")


def uid_line(number: int) -> bytes:
    """A line of hex digits."""
    return f"{number:010X}\r\n".encode("ascii")


def barcode(number: int) -> bytes:
    """A code of digits."""
    return f"{number}\r".encode("ascii")


def wichro(terminal: int, milliseconds: int, state: int) -> bytes:
    """An event."""
    return f"{terminal};{milliseconds};{state}\r\n".encode("ascii")
