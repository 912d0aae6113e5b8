"""`st_gs`: the "ST,GS" line of weighing indicators (General Measure, CAS "18 bytes for AND", Selleton, Gram, Excell).

Wire: ST stable, US moving or OL out of range ``,`` GS gross, NT net or TR tare ``,`` sign, 7 digits with the point,
unit in 2, CR LF. Also met: a blank for plus, blanks for zeros, a comma or up to three blanks before the unit, one
digit more (Excell, which blanks the value on overload).
Source: serial reference 1.2 (General Measure M02, CAS CI-400, SL-7516, K2, H3 manuals) [V].
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from kiosk.devices import Frame, FrameError, FrameFlaw, Record, Stateless, WireProtocol, lines
from kiosk.devices.codecs.values import decimal, weight

KEY = "st_gs"
STARTS = tuple(b"%s,%s," % pair for pair in product((b"ST", b"US", b"OL"), (b"GS", b"NT", b"TR")))
LINE = re.compile(rb"(ST|US|OL),(GS|NT|TR),([ -~]*?)(,? {0,3})(kg|lb|(?<= )[gt])\r\n")  # a letter stands alone: `` g``
# Sign first and then blanks, or blanks and then the sign; never a blank inside the digits.
VALUE = re.compile(rb"([+-]) *([0-9.]+)| +([+-]?)([0-9.]+)")


def decode(frame: Frame) -> Iterator[Record]:
    line = LINE.fullmatch(frame.data)
    if not line:
        raise FrameError(FrameFlaw.BAD_SHAPE, "not an ST,GS line")
    header, kind, text, gap, unit = line.groups()
    if header == b"OL":
        fields: dict[str, object] = {"status": "underload" if b"-" in text else "overload"}
    else:
        value = VALUE.fullmatch(text)
        # Up to the unit it is 8 columns or more, never less: so a byte lost from the 18 shows.
        if not value or len(text) > 9 or len(text + gap) < 8:
            raise FrameError(FrameFlaw.BAD_SHAPE, "value is not a sign and 7 or 8 columns")
        number = decimal(b"".join(part for part in value.groups() if part))
        fields = {**weight(number, unit.decode()), "stable": header == b"ST", "status": "ok"}
    if kind != b"TR" or header == b"OL":  # what lies in the tare memory is nobody's weight
        yield Record(KEY, {**fields, "net": kind == b"NT"}, frame.data, frame.at)


PROTOCOL = WireProtocol(
    key=KEY,
    version="1",
    source="serial reference 1.2: General Measure M02, CAS CI-400, Selleton SL-7516, Gram K2, Excell H3 manuals",
    make=lambda _: Stateless(decode),
    framer=lambda _: lines(b"\r\n", starts=STARTS),
    quantities=("body_weight",),
)
