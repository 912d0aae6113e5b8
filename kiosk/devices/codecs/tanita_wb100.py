"""Tanita's person scale WB-100/110, asked with ``DR``, and the like line of the BC-418 in scale mode; see `tanita_csv`.

Wire WB-100: ``S`` and a blank stable, ``SD`` moving, ``SI`` out of range; two blanks; weight right-aligned in 6; ``Kg``
or ``Lb``; CR LF: 14 bytes. The Doran DS8030 imitates it with the opposite meaning: ``SD`` stable, ``S_`` moving.
Wire BC-418: ``K`` or ``L`` for the unit, ``S``, ``D`` or ``I`` as above, weight in 5, CR LF: 9 bytes.
Source: serial reference 1.9 and 5.2 (WB-100, BC-418MA and Doran DS8030 manuals) [V].
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.core.errors import FrameError, FrameFlaw
from kiosk.devices.codecs.values import decimal, weight
from kiosk.devices.driver import Send
from kiosk.devices.framing import Cut, columns

ASK = (Send(b"DR\r\n"),)
NUMBER, ANY = b" .0123456789", bytes(range(0x20, 0x7F))
UNITS = {b"Kg": "kg", b"Lb": "lb", b"K": "kg", b"L": "lb"}
LINE = re.compile(rb"S([ DI_])  (.{6})(Kg|Lb)\r\n")
SHORT_LINE = re.compile(rb"([KL])([SDI])(.{5})\r\n")
VALUE = re.compile(rb" *[0-9]+\.[0-9]{1,2}")
MOVING = {"": (b"D",), "doran_fh": (b" ", b"_")}


def _each(text: bytes) -> Iterator[bytes]:
    return (bytes([byte]) for byte in text)


def _long(mark: bytes) -> Cut:
    value = ANY if mark == b"SI" else NUMBER
    return columns(*_each(mark), b" ", b" ", *[value] * 6, b"KL", b"gb", b"\r", b"\n", sure=4)


def _short(mark: bytes) -> Cut:
    return columns(*_each(mark), *[ANY if mark.endswith(b"I") else NUMBER] * 5, b"\r", b"\n", sure=6)


WB100 = {mark: _long(mark) for mark in (b"S ", b"SD", b"SI")}
DORAN = WB100 | {b"S_": _long(b"S_")}
SCALE_MODE = {mark: _short(mark) for mark in (b"KS", b"KD", b"KI", b"LS", b"LD", b"LI")}


def fields_of(data: bytes, variant: str) -> dict[str, object]:
    """Read either line; raises FrameError."""
    long, short = LINE.fullmatch(data), SHORT_LINE.fullmatch(data)
    if long:
        state, digits, unit = long.groups()
    elif short:
        unit, state, digits = short.groups()
    else:
        raise FrameError(FrameFlaw.BAD_SHAPE, "neither 14 nor 9 columns")
    if state == b"I":
        return {"status": "overload"}
    if not VALUE.fullmatch(digits):
        raise FrameError(FrameFlaw.BAD_SHAPE, "not a number to the right of its columns")
    moving = MOVING[variant if long and variant in MOVING else ""]
    return {**weight(decimal(digits.lstrip(b" ")), UNITS[unit]), "stable": state not in moving, "status": "ok"}
