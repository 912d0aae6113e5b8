"""`cms50d`: the Contec CMS50D+ finger oximeter, sixty packets a second, in the forms of its two firmware families.

- ``old`` (v4.5 and before): 5 bytes, only the first with bit 7: strength and flags, wave, bar and flags (40: pulse bit
  7), pulse, SpO2.
- ``new``: 9 bytes, 01 En and seven with bit 7: n 0 valid, 1 wave only, 2 nothing; bytes 5 and 6 pulse and SpO2, 7 and 8
  FF. It must be started and kept awake. Of the pulse only seven bits are known: another n is refused.
The bytes tell them apart. A finger that is out, a search, a bad probe, zeros or more than 100 %: named, never a number.
Source: serial reference 6.3 (CMS50Dplus with unit tests; contec_data, captured) [C][D].
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from kiosk.devices import Cutter, Frame, FrameError, FrameFlaw, Record, Send, Stateless, WireProtocol

KEY, OLD, NEW = "cms50d", "old", "new"
OLD_SIZE, NEW_SIZE, NEW_MARK, VALID = 5, 9, b"\x01", 0xE0
NEW_STATES = {0xE1: "wave_only", 0xE2: "nothing"}
OLD_MARKS = tuple(bytes([byte]) for byte in range(0x80, 0x100))
START = Send(bytes.fromhex("7D81A1808080808080"))
KEEP_ALIVE = Send(bytes.fromhex("7D81AF808080808080"))
NO_PULSE, MOST = (0, 255), 100


def decode(variant: str, frame: Frame) -> Iterator[Record]:
    data = frame.data
    new = data[:1] == NEW_MARK
    if variant not in ("", NEW if new else OLD) or not data or cut(data) != len(data):
        raise FrameError(FrameFlaw.BAD_SHAPE, "not one whole packet")
    yield Record(KEY, _new(data) if new else _old(data), data, frame.at)


def _old(data: bytes) -> dict[str, object]:
    flags, _, more, low, spo2 = data
    states = {"finger_out": flags & 0x10, "probe_error": more & 0x10, "searching": more & 0x20}
    state = next((name for name, up in states.items() if up), "")
    fields = _values(low | (more & 0x40) << 1, spo2, state)
    notes: dict[str, object] = {"strength": flags & 15, "bar": more & 15, "spo2_dropping": bool(flags & 0x20)}
    return fields | notes


def _new(data: bytes) -> dict[str, object]:
    if data[1] in NEW_STATES:
        return _values(0, 0, NEW_STATES[data[1]])
    if data[1] != VALID or data[7:] != b"\xff\xff":
        raise FrameError(FrameFlaw.BAD_SHAPE, "a state that nobody has described")
    return _values(data[5] & 0x7F, data[6] & 0x7F, "")


def _values(pulse: int, spo2: int, state: str) -> dict[str, object]:
    if state or pulse in NO_PULSE or not 0 < spo2 <= MOST:
        return {"status": "no_result", "state": state or "not_settled"}
    return {"spo2": spo2, "pulse": pulse, "status": "ok"}


def cut(view: bytes) -> int | None:
    """Return how long the packet at this byte is. A byte with bit 7 and no lower one after it begins none."""
    new = view[:1] == NEW_MARK
    size = NEW_SIZE if new else OLD_SIZE
    if new and len(view) > 1 and view[1] & 0xF0 != VALID:
        return None
    wrong = next((place for place in range(1, min(size, len(view))) if (view[place] > 0x7F) is not new), None)
    if wrong is not None:
        return -wrong if wrong > 1 else None
    return size if len(view) >= size else 0


def _framer(variant: str) -> Cutter:
    return Cutter((*(OLD_MARKS if variant != NEW else ()), *((NEW_MARK,) if variant != OLD else ())), cut)


def _make(variant: str) -> Stateless:
    wakes = (START, KEEP_ALIVE) if variant == NEW else ()
    return Stateless(partial(decode, variant), hello=wakes[:1], start=wakes[:1], question=wakes[1:])


PROTOCOL = WireProtocol(
    key=KEY,
    version="1",
    source="serial reference 6.3: atbrask CMS50Dplus; headrotor contec_data",
    make=_make,
    framer=_framer,
    variants=(OLD, NEW),
    quantities=("spo2", "heart_rate"),
)
