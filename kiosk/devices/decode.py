"""`kiosk decode`: a line with bytes in, a dict with what they say out; also the Decoder that everything offline uses.

In: ``{"id", "protocol", "hex": "…" | ["…", …], "variant"?}`` or ``{"id", "encode", "value"}``.
Out: serial ``{"id", "readings", "rejected", "pending"}``, Bluetooth ``{"id", "record"}``, or ``{"id", "error"}``.
Nothing is judged or rounded here. Write the dict with `kiosk.core.json_text.dumps`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal

from kiosk.core.errors import FrameError, FrameFlaw
from kiosk.core.reading import Record
from kiosk.devices.driver import Frame, Send, WireProtocol
from kiosk.devices.registry import installed


class Decoder:
    """A codec with its framer and no wire: bytes in, Records and replies out, failures counted."""

    def __init__(self, protocol: WireProtocol, variant: str = "") -> None:
        if variant and variant not in protocol.variants:
            raise ValueError(f"{protocol.key} has no variant {variant!r}")
        self.codec = protocol.make(variant)
        self._framer = protocol.framer(variant) if protocol.framer else None
        self._spoiled = 0
        self.error: FrameError | None = None  # the newest

    @property
    def rejected(self) -> int:
        """How many runs of bytes looked like a frame and failed."""
        return self._spoiled + (self._framer.rejected if self._framer else 0)

    @property
    def pending(self) -> bool:
        """Whether an unfinished frame is held back."""
        return bool(self._framer and self._framer.pending)

    def feed(self, data: bytes, at: float = 0.0, channel: str = "") -> list[Record | Send]:
        """Take the next bytes of a stream, or one notification."""
        said: list[Record | Send] = []
        for frame in self._framer.feed(data) if self._framer else (data,):
            try:
                said += self.codec.feed(Frame(frame, at, channel))
            except FrameError as error:
                self._spoiled += 1
                self.error = error
        return said


class BadRequest(ValueError):
    """A line that asks for nothing that can be done; ``kind`` is the contract's word."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


def decode_line(line: str) -> dict[str, object]:
    """Answer one line of ``kiosk decode --jsonl``."""
    answer: dict[str, object] = {"id": None}
    try:
        request = _parse(line)
        answer["id"] = request.get("id")
        return answer | (_encode(request) if "encode" in request else _decode(request))
    except BadRequest as error:
        return answer | {"error": {"kind": error.kind, "message": str(error)}}
    except FrameError as error:
        return answer | {"error": {"kind": error.flaw.value, "message": str(error)}}


def _parse(line: str) -> dict[str, object]:
    try:
        request = json.loads(line, parse_float=Decimal, parse_constant=_no_number)
    except (ValueError, ArithmeticError, RecursionError) as error:
        raise BadRequest("bad_request", f"not JSON: {error}") from error
    if not isinstance(request, dict):
        raise BadRequest("bad_request", "not a JSON object")
    if isinstance(request.get("id"), dict | list):
        raise BadRequest("bad_request", "id is neither text nor a number")
    return request


def _no_number(name: str) -> object:
    raise ValueError(f"{name} is no JSON number")


def _decode(request: Mapping[str, object]) -> dict[str, object]:
    protocol = _protocol(_text(request, "protocol"))
    pieces = _bytes(request.get("hex"))
    try:
        variant = _text(request, "variant") if request.get("variant") is not None else ""
        decoder = protocol.offline(variant) if protocol.offline is not None else Decoder(protocol, variant)
    except ValueError as error:
        raise BadRequest("bad_request", str(error)) from error
    if protocol.framer is None and protocol.merge is not None and len(pieces) > 1:
        return {"record": dict(protocol.merge(pieces).fields)}
    records = [dict(said.fields) for piece in pieces for said in decoder.feed(piece) if isinstance(said, Record)]
    if protocol.framer is not None:
        return {"readings": records, "rejected": decoder.rejected, "pending": decoder.pending}
    if decoder.error is not None:
        raise decoder.error
    if len(records) > 1:
        raise FrameError(FrameFlaw.MISMATCH, "these notifications are not one measurement")
    if not records and protocol.merge is not None:
        return {"record": dict(protocol.merge(pieces).fields)}  # it knows what is missing
    if not records:  # a wave, an empty place of a memory: on a link it says nothing, here it is no record
        raise FrameError(FrameFlaw.BAD_HEADER, "nothing here is a measurement")
    return {"record": records[0]}


def _encode(request: Mapping[str, object]) -> dict[str, object]:
    key, value = _text(request, "encode"), request.get("value")
    encode = _protocol(f"gatt:{key}").encode
    if encode is None:
        raise BadRequest("unknown_protocol", f"no encoder for {key}")
    if not isinstance(value, dict):
        raise BadRequest("bad_request", "value is not an object")
    try:
        return {"hex": encode(value).hex()}
    except (LookupError, TypeError, ValueError) as error:
        raise BadRequest("bad_request", f"value: {error}") from error


def _protocol(key: str) -> WireProtocol:
    try:
        return installed().protocols[key]
    except KeyError:
        raise BadRequest("unknown_protocol", f"no protocol {key!r}") from None


def _text(request: Mapping[str, object], name: str) -> str:
    value = request.get(name)
    if not isinstance(value, str):
        raise BadRequest("bad_request", f"{name} is missing or no text")
    return value


def _bytes(value: object) -> tuple[bytes, ...]:
    """Return the pieces: one text of hex digits, or a list of them."""
    given = value if isinstance(value, list) else [value]
    pieces = [piece for piece in given if isinstance(piece, str)]
    if not pieces or len(pieces) < len(given):
        raise BadRequest("bad_request", "hex is neither a text nor a list of texts")
    try:
        return tuple(bytes.fromhex(piece) for piece in pieces)
    except ValueError as error:
        raise BadRequest("bad_hex", str(error)) from error
