"""`toledo_8217`: Toledo's shop-counter scale protocol; it answers ``W`` and says nothing by itself.

Wire: STX, blanks, digits with the point, N when net, CR; or STX, ``?``, a status byte, CR: it moves or is out of range,
and there is no value. STX ``E`` CR begins the echo of a connection check. The unit is not on the wire: the variants
``kg`` and ``lb`` name it, and without one there are digits but no weight.
Source: serial reference 1.6 (Odoo's scale driver) [D].
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from kiosk.devices import Frame, FrameError, FrameFlaw, Record, Send, Stateless, WireProtocol, delimited
from kiosk.devices.codecs.values import decimal, weight

KEY = "toledo_8217"
QUESTION = (Send(b"W"),)
ANSWER = re.compile(rb"\x02 *([0-9.]+)(N?)\r")
NO_VALUE = re.compile(rb"\x02\?[^\x02\r]\r", re.DOTALL)
ECHO = b"\x02E\r"


def decode(variant: str, frame: Frame) -> Iterator[Record]:
    if frame.data == ECHO:
        return
    if NO_VALUE.fullmatch(frame.data):
        yield Record(KEY, {"status": "no_result", "state": f"{frame.data[2]:02X}"}, frame.data, frame.at)
        return
    answer = ANSWER.fullmatch(frame.data)
    if not answer:
        raise FrameError(FrameFlaw.BAD_SHAPE, "neither digits nor a status")
    number = decimal(answer[1])
    fields = weight(number, variant) if variant else {"raw_value": number}
    fields |= {"stable": True, "net": answer[2] == b"N", "status": "ok"}
    yield Record(KEY, fields, frame.data, frame.at)


PROTOCOL = WireProtocol(
    key=KEY,
    version="1",
    source="serial reference 1.6: odoo/odoo SerialScaleDriver",
    make=lambda variant: Stateless(partial(decode, variant), question=QUESTION),
    framer=lambda _: delimited((b"\x02", b"\r"), limit=24),
    variants=("kg", "lb"),
    quantities=("body_weight",),
)
