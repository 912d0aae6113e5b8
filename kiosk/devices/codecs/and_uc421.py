"""`and:uc421` the maker's own service of A&D's UC-421BLE: its modes. Weights and compositions come by 2A9D and 2A9C.

Wire: length of what follows, 01 to or 00 from the device, 05, id (0A mode: 02 measure, 03 setting; 28 exam mode, in
which nothing is stored; 29 ask for it), value; an answer carries 00 for done.
Source: BLE reference §3.1 (obniz UC421BLE) [B C].
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kiosk.core.errors import FrameError, FrameFlaw
from kiosk.devices import Frame, Record, Stateless, WireProtocol
from kiosk.devices.codecs.payload import Payload

KEY = "and:uc421"
CHANNEL = "11127002-b364-11e4-ab27-0800200c9a66"
MARK = 5
COMMANDS = {
    "measure": "0401050A02",
    "setting": "0401050A03",
    "exam_on": "0401052801",
    "exam_off": "0401052800",
    "exam_ask": "03010529",
}


def decode(frame: Frame) -> Iterator[Record]:
    """Read one answer."""
    if frame.channel not in ("", CHANNEL):
        return
    payload = Payload(frame.data)
    length = payload.u8()
    if length > payload.left:
        raise FrameError(FrameFlaw.TRUNCATED, f"{length} bytes announced, {payload.left} left")
    if length < 3:
        raise FrameError(FrameFlaw.BAD_LENGTH, f"{length} bytes announced")
    sender, mark, what = payload.take(3)
    if sender > 1 or mark != MARK:
        raise FrameError(FrameFlaw.BAD_HEADER, "not of this service")
    fields = {"from_device": not sender, "op": what, "value_hex": payload.take(length - 3).hex()}
    yield Record(KEY, fields | payload.rest(), frame.data, frame.at)


def encode(value: Mapping[str, object]) -> bytes:
    """Write a ``command``: measure, setting, exam_on, exam_off, exam_ask."""
    return bytes.fromhex(COMMANDS[str(value["command"])])


PROTOCOL = WireProtocol(
    key=KEY,
    version="1",
    source="BLE reference 3.1: obniz",
    make=lambda _: Stateless(decode),
    encode=encode,
)
