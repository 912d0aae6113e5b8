"""`gatt:2A52` Record Access Control Point: asks for stored records, and hears that they are all there.

Wire: op u8, operator u8, operand. Op 1 report, 2 delete, 3 abort, 4 count, 5 the count (u16), 6 the answer (request op
u8, result u8: 1 done, 2-5 9 not understood, 6 no records, 7 8 failed). Requests: [filter type u8, values].
Source: BLE reference §2.7 (SIG service document) [A]; 10 and 11, the latest sequence number: Omron, §3.2 [B].
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kiosk.devices import Frame, Record, Stateless, WireProtocol
from kiosk.devices.codecs.payload import Payload
from kiosk.devices.codecs.values import whole

KEY = "gatt:2A52"
COUNT, ANSWER = 5, 6
DONE = 1


def decode(frame: Frame) -> Iterator[Record]:
    """Read one indication, or a request as it was written."""
    if frame.channel not in ("", "2a52"):
        return
    payload = Payload(frame.data)
    fields: dict[str, object] = {"op": payload.u8(), "operator": payload.u8()}
    if fields["op"] == COUNT:
        fields["count"] = payload.u16()
    elif fields["op"] == ANSWER:
        fields |= {"request_op": payload.u8(), "result": payload.u8()}
    elif payload.left:
        fields["operand_hex"] = payload.take(payload.left).hex()
    yield Record(KEY, fields | payload.rest(), frame.data, frame.at)


def troubles(frame: Frame) -> Iterator[Record]:
    """Yield what a link with records has to tell besides them: that there are none, or that it failed."""
    for record in decode(frame):
        if record.fields.get("result", DONE) != DONE:
            yield record


def encode(value: Mapping[str, object]) -> bytes:
    """Write a request: ``op``, ``operator`` (0), and for a range ``filter`` with its ``values`` (u16 each)."""
    written = bytes((whole(value["op"], 255), whole(value.get("operator", 0), 255)))
    if "filter" in value:
        values = value.get("values", ())
        if not isinstance(values, list | tuple):
            raise TypeError("values is not a list")
        written += bytes((whole(value["filter"], 255),))
        written += b"".join(whole(one, 0xFFFF).to_bytes(2, "little") for one in values)
    return written


PROTOCOL = WireProtocol(
    key=KEY,
    version="1",
    source="BLE reference 2.7: Bluetooth SIG service document",
    make=lambda _: Stateless(decode),
    encode=encode,
)
