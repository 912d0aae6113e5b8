"""`gatt:2A9F` User Control Point: consent and the scale's own user slots, which are no identities.

Answer: 20, request op, result (1 done, 2 not known, 3 bad parameter, 4 failed, 5 not authorised), [parameter: the new
slot after a registration]. Requests: 01 code u16 register, 02 index code consent, 03 delete the consented user's data,
04 list users, 05 index delete user; a code has four digits.
Source: BLE reference §2.8 (SIG service document) [A].
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kiosk.core.errors import FrameError, FrameFlaw
from kiosk.devices import Frame, Record, Stateless, WireProtocol
from kiosk.devices.codecs.payload import Payload
from kiosk.devices.codecs.values import whole

KEY = "gatt:2A9F"
ANSWER = 0x20
REGISTER, DONE = 1, 1
PARAMETER = {1: "user_index", 4: "user_count", 5: "user_index"}  # of a request that was done
CODES = 9999
COMMANDS = {
    # command: op, whether it names a slot, whether it says a code
    "register": (1, False, True),
    "consent": (2, True, True),
    **dict.fromkeys(("delete_data", "delete_user_data", "delete"), (3, False, False)),
    **dict.fromkeys(("list_users", "list_all_users", "list"), (4, False, False)),
    **dict.fromkeys(("delete_user", "delete_users"), (5, True, False)),
}


def decode(frame: Frame) -> Iterator[Record]:
    """Read one answer."""
    if frame.channel not in ("", "2a9f"):
        return
    payload = Payload(frame.data)
    if payload.u8() != ANSWER:
        raise FrameError(FrameFlaw.BAD_HEADER, "no answer")
    request, result = payload.u8(), payload.u8()
    fields: dict[str, object] = {"request_op": request, "result": result}
    if result == DONE and (request == REGISTER or (request in PARAMETER and payload.left)):
        fields[PARAMETER[request]] = payload.u8()
    yield Record(KEY, fields | payload.rest(), frame.data, frame.at)


def encode(value: Mapping[str, object]) -> bytes:
    """Write a request: ``command``, and where it needs them ``user_index`` and ``consent_code``."""
    op, slot, code = COMMANDS[str(value["command"])]
    written = bytes((op,))
    if slot:
        written += bytes((whole(value["user_index"], 255),))
    if code:
        written += whole(value["consent_code"], CODES).to_bytes(2, "little")
    return written


PROTOCOL = WireProtocol(
    key=KEY,
    version="1",
    source="BLE reference 2.8: Bluetooth SIG service document",
    make=lambda _: Stateless(decode),
    encode=encode,
)
