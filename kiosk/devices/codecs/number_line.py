"""`number_line`: a home-made load cell (HX711 and the like) that prints one number a line.

Wire: a label and a colon (or none), sign (or none), digits with a point or comma, unit kg, g, N, kgf or lb (or none),
CR or LF or both. One number a line: two of them, NaN, 1e9 and 1_000 are no value. Variant: the unit of lines without
one; without both, nobody knows what the number is, and no force is made of it. After opening or purging, the first line
is dropped: the rest of a cut one would parse; so is noise before a digit, which makes a peak no greater.
Source: serial reference 4.2.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from kiosk.devices import Frame, FrameError, FrameFlaw, Record, Send, WireProtocol, lines
from kiosk.devices.codecs.values import KILOGRAMS, decimal, unspoiled

KEY = "number_line"
KGF = Decimal("9.80665")
NEWTONS = {"N": Decimal(1), "kgf": KGF} | {unit: KILOGRAMS[unit] * KGF for unit in ("kg", "g", "lb")}
SPELT = {"KG": "kg", "Kg": "kg", "Kgf": "kgf", "KGF": "kgf", "lbs": "lb", "LB": "lb"}
LINE = re.compile(
    rb"[ \t]*(?:[A-Za-z][A-Za-z0-9 _./#()-]{0,31}:)?[ \t]*([+-]?[0-9]{1,9})(?:[.,]([0-9]{1,6}))?[ \t]*"
    rb"(kgf|Kgf|KGF|kg|Kg|KG|g|N|lbs|lb|LB)?[ \t]*[\r\n]"
)


@dataclass(slots=True)
class NumberLine:
    """``unit`` is that of lines without one."""

    unit: str
    cut: bool = False  # the next line may be the end of one

    def open(self) -> Iterable[Send]:
        self.cut = True
        return ()

    def begin(self) -> Iterable[Send]:
        self.cut = True
        return ()

    def end(self) -> Iterable[Send]:
        return ()

    def feed(self, frame: Frame) -> Iterable[Record | Send]:
        cut, self.cut = self.cut, False
        line = LINE.fullmatch(unspoiled(frame.data))
        if cut:
            return ()
        if not line:
            raise FrameError(FrameFlaw.BAD_SHAPE, "not one number with a known unit")
        number = decimal(line[1] + (b"." + line[2] if line[2] else b""))
        said = (line[3] or b"").decode()
        unit = SPELT.get(said, said) or self.unit
        fields: dict[str, object] = {"raw_value": number, "raw_unit": unit or None}
        if unit:
            fields |= {"force_n": number * NEWTONS[unit], "status": "ok"}
        return (Record(KEY, fields, frame.data, frame.at),)


PROTOCOL = WireProtocol(
    key=KEY,
    version="1",
    source="serial reference 4.2: home-made HX711 boards",
    make=NumberLine,
    framer=lambda _: lines(b"\r", b"\n", limit=128),
    variants=tuple(NEWTONS),
    quantities=("grip_force",),
)
