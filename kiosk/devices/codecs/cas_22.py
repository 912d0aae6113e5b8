"""`cas_22`: the 22-byte line of CAS indicators (CI, NT), which streams or answers ``RW``.

Wire: ST stable, US moving or OL out of range ``,`` GS gross or NT net ``,`` device id as 30h + number, lamp byte ``,``
8 columns of sign, blanks, digits and point, a blank, ``kg`` or ``t``, CR LF. The lamp byte is never text: bit 7 is
always up, 6 stable, 4 hold, 2 gross, 1 tare, 0 zero point. Stable is what header and lamp both call so. Variant
``relay``: any byte in place of the blank (without it a digit there is refused: a column might have slipped).
``!`` refuses a command, ``?`` does not know it. The 10-byte form says neither state nor unit and is never taken.
Source: serial reference 1.3 (CAS CI-400 appendix, NT-200 section 14; CI-600D manual for zero padding) [V].
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import product

from kiosk.devices import Cutter, Frame, FrameError, FrameFlaw, Framer, Record, Stateless, WireProtocol
from kiosk.devices.codecs.values import decimal, weight
from kiosk.devices.framing import columns

KEY = "cas_22"
STARTS = tuple(b"%s,%s," % pair for pair in product((b"ST", b"US", b"OL"), (b"GS", b"NT")))
ANSWERS = (b"!\r\n", b"?\r\n")
IDS, LAMPS, TEXT, DIGITS = bytes(range(0x30, 0x94)), bytes(range(0x80, 0x100)), bytes(range(0x20, 0x7F)), b"0123456789"
GAPS = {"": bytes(byte for byte in range(256) if byte not in DIGITS + b".+-\r\n"), "relay": b""}
VALUE = re.compile(rb" *([+-]?) *([0-9.]+)")
HOLD, TARE, ZERO, STABLE = 0x10, 0x02, 0x01, 0x40


def shape(variant: str, start: bytes) -> tuple[bytes, ...]:
    """Return what may stand at each of the 22 places."""
    head = tuple(bytes([byte]) for byte in start)
    value = TEXT if start.startswith(b"OL") else b" +-." + DIGITS
    return (*head, IDS, LAMPS, b",", *[value] * 8, GAPS[variant], b"kt ", b"gt ", b"\r", b"\n")


def decode(variant: str, frame: Frame) -> Iterator[Record]:
    data = frame.data
    if data in ANSWERS:
        yield Record(KEY, {"status": "device_error", "error_code": data[:1].decode()}, data, frame.at)
        return
    if data[:6] not in STARTS or columns(*shape(variant, data[:6]), sure=0)(data) != len(data):
        raise FrameError(FrameFlaw.BAD_SHAPE, "not 22 columns")
    header, net, lamp = data[:2], data[3:5] == b"NT", data[7]
    fields: dict[str, object] = {"device_number": data[6] - 0x30, "net": net}
    if header == b"OL":
        fields["status"] = "underload" if b"-" in data[9:17] else "overload"
    else:
        value, unit = VALUE.fullmatch(data[9:17]), data[18:20].strip(b" ")
        if not value or unit not in (b"kg", b"t"):
            raise FrameError(FrameFlaw.BAD_SHAPE, "not a number of 8 columns and a unit")
        fields |= weight(decimal(value[1] + value[2]), unit.decode())
        fields |= {"stable": header == b"ST" and bool(lamp & STABLE), "status": "ok"}
    lamps = {"hold": bool(lamp & HOLD), "tare": bool(lamp & TARE), "zero": bool(lamp & ZERO)}
    yield Record(KEY, fields | lamps, data, frame.at)


def _framer(variant: str) -> Framer:
    cuts = {start: columns(*shape(variant, start), sure=len(start)) for start in STARTS}

    def cut(view: bytes) -> int | None:
        return len(ANSWERS[0]) if view.startswith(ANSWERS) else cuts[view[:6]](view)

    return Cutter((*STARTS, *ANSWERS), cut)


PROTOCOL = WireProtocol(
    key=KEY,
    version="1",
    source="serial reference 1.3: CAS CI-400, NT-200 and CI-600D manuals",
    make=lambda variant: Stateless(partial(decode, variant)),
    framer=_framer,
    variants=("relay",),
    quantities=("body_weight",),
)
