"""`pitchsix:force`: a PitchSix Force Board, a plate or hangboard that counts whole pounds.

Wire: how many samples, u16 big-endian, and each in three bytes. Two of them are pounds, big-endian; what the first one
counts, the maker's sheet says oddly, and no hand reaches it: a sample with anything in it is no value. The data hold no
clock: all samples of a notification have the time of its last byte.
Source: BLE reference §3.5 (one client, from the maker's sheet) [B].
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kiosk.devices import Frame, FrameError, FrameFlaw, Record, Send, Stateless, WireProtocol
from kiosk.devices.codecs.values import KILOGRAMS

KEY = "pitchsix:force"
SERVICE, DATA = (f"9a88d6{part}-8df2-4afe-9e0d-c2bbbe773dd0" for part in ("7f", "82"))
MODE = "467a8517-6e39-11eb-9439-0242ac130002"
STREAM, TARE, IDLE = (Send(bytes([mode]), MODE) for mode in (4, 5, 7))
HEAD, SAMPLE = 2, 3


def decode(frame: Frame) -> Iterator[Record]:
    if frame.channel not in ("", DATA):
        return
    data = frame.data
    if len(data) < HEAD:
        raise FrameError(FrameFlaw.TRUNCATED, "no count")
    size = HEAD + SAMPLE * int.from_bytes(data[:HEAD], "big")
    if len(data) < size:
        raise FrameError(FrameFlaw.TRUNCATED, f"{size} bytes announced, {len(data)} there")
    pounds = [_pounds(data[at : at + SAMPLE]) for at in range(HEAD, size, SAMPLE)]
    fields: dict[str, object] = {
        "kind": "weight",
        "raw_unit": "lb",
        "raw_values": tuple(pounds),
        "samples": tuple((KILOGRAMS["lb"] * one, None) for one in pounds if one is not None),
    }
    if len(data) > size:
        fields["trailing"] = len(data) - size
    yield Record(KEY, fields, data, frame.at)


def _pounds(sample: bytes) -> Decimal | None:
    """Return whole pounds; None where the odd first byte counts."""
    return None if sample[0] else Decimal(int.from_bytes(sample[1:], "big"))


PROTOCOL = WireProtocol(
    key=KEY,
    version="1",
    source="BLE reference 3.5: hangtime-grip-connect",
    make=lambda _: Stateless(decode, start=(TARE, STREAM), stop=(IDLE,)),
    quantities=("grip_force",),
)
