"""`adam`: Adam MDW-300L person scale; it answers ``W`` CR when it stands still.

Wire: LF, a blank or ``-``, 7 columns of digits with the point, ``kg`` or ``lb``, CR LF, three status bytes, CR ETX. In
place of the digits: ``^`` above, ``_`` below the range, ``-`` no zero point. Status bytes alone mean that there is no
steady weight; ``?`` alone an unknown command. Its continuous output says no state and is not taken.
The maker's AZextra is another protocol, silent while the weight does not change: not done.
Source: serial reference 1.6 (Adam MDW-300L manual 8.5) [V].
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.devices import Cutter, Frame, FrameError, FrameFlaw, Record, Send, Stateless, WireProtocol
from kiosk.devices.codecs.values import decimal, weight

KEY = "adam"
QUESTION = (Send(b"W\r"),)
END = b"\r\x03"
WIDEST, STATUS = 13, 3
ANSWER = re.compile(rb"\n([ -])( *[0-9]+(?:\.[0-9]+)?)(kg|lb)\r\n([^\r\n\x03]{3})\r\x03")
NO_VALUE = re.compile(rb"\n[ -]?(\^{6,9}|_{6,9}|-{6,9})(?:kg|lb)?\r(?:\n[^\r\n\x03]{3}\r)?\x03")
ALONE = re.compile(rb"\n([^\r\n\x03]{3})\r\x03")
UNKNOWN = b"\n?\r\x03"
STATES = {b"^": {"status": "overload"}, b"_": {"status": "underload"}}
ZERO = {"status": "device_error", "error_code": "zero"}


def cut(view: bytes) -> int | None:
    body = re.split(rb"[\r\n]", view[1:], maxsplit=1)[0]
    stop = len(body) + 1
    if len(body) > WIDEST:
        return None
    if len(view) <= stop + (view[stop : stop + 1] == b"\r"):
        return 0 if body or len(view) == 1 else None
    if view.startswith(b"\n", stop) or not body:
        return -stop if body else None
    if view.startswith(END, stop):
        return stop + len(END)
    return _after(view, stop) if view.startswith(b"\n", stop + 1) and len(body) > STATUS else -stop - 2


def _after(view: bytes, stop: int) -> int:
    """Only an answer goes on after CR, with LF and three status bytes; status alone does not."""
    rest = view[stop + 2 :]
    if any(byte in b"\r\n\x03" for byte in rest[:STATUS]) or not END.startswith(rest[STATUS : STATUS + len(END)]):
        return -stop - 2
    return stop + 2 + STATUS + len(END) if len(rest) >= STATUS + len(END) else 0


def decode(frame: Frame) -> Iterator[Record]:
    fields = _fields(frame.data)
    yield Record(KEY, fields, frame.data, frame.at)


def _fields(data: bytes) -> dict[str, object]:
    if data == UNKNOWN:
        return {"status": "device_error", "error_code": "?"}
    if ALONE.fullmatch(data):
        return {"status": "no_result"}
    if without := NO_VALUE.fullmatch(data):
        return {**STATES.get(without[1][:1], ZERO)}
    answer = ANSWER.fullmatch(data)
    if not answer or len(answer[2]) not in (7, 8):  # one page of the manual counts the point, another does not
        raise FrameError(FrameFlaw.BAD_SHAPE, "not a weight of 7 columns")
    sign, digits, unit, _ = answer.groups()
    number = decimal(sign.strip(b" ") + digits.lstrip(b" "))
    return {**weight(number, unit.decode()), "stable": True, "status": "ok"}


PROTOCOL = WireProtocol(
    key=KEY,
    version="1",
    source="serial reference 1.6: Adam MDW-300L manual",
    make=lambda _: Stateless(decode, question=QUESTION),
    framer=lambda _: Cutter((b"\n",), cut, limit=32),
    quantities=("body_weight",),
)
