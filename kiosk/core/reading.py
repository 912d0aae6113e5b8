"""What flows from a device to the store: `Record` → `Reading` or `Block` → `Measurement`.

A Record is what the device said, in the vocabulary of the protocol references, unjudged. A Reading is one
quantity at one instant. A Block is a stretch of a stream. A Measurement is one result worth keeping.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING
from uuid import UUID

from kiosk.core.samples import Samples

if TYPE_CHECKING:  # numpy is heavy, and the first screen does not wait for it
    import numpy as np
    from numpy.typing import NDArray


class Side(StrEnum):
    """The body side a value belongs to."""

    LEFT = "left"
    RIGHT = "right"


class Method(StrEnum):
    """How a value came to be (the contract's words)."""

    DEVICE = "DEVICE"
    TYPED = "TYPED"
    COMPUTED = "COMPUTED"
    TAPPED = "TAPPED"  # timed or counted by touches on this screen: a helper's taps, or a touch task
    ANSWERED = "ANSWERED"  # the points of a questionnaire


@dataclass(frozen=True, slots=True, init=False)
class Record:
    """What the device said, before any plausibility limit.

    ``fields`` uses the names of the protocol reference (``weight_kg``, ``sys``, ``systolic_mmhg``, ``status``,
    ``stable``, ``timestamp`` …). Absent means not sent, None means sent without a value. Numbers are Decimal or
    int, converted values unrounded. ``raw`` is the whole frame; ``at`` is monotonic seconds of its last byte.
    """

    protocol: str
    fields: Mapping[str, object]
    raw: bytes = b""
    at: float = 0.0

    def __init__(self, protocol: str, fields: Mapping[str, object], raw: bytes = b"", at: float = 0.0) -> None:
        # One for every frame of every device: setting the slots directly takes half the time of the usual way.
        _set_protocol(self, protocol)
        # Samples cannot be changed, and are costly to spell out.
        _set_fields(self, fields if isinstance(fields, Samples) else MappingProxyType(dict(fields)))
        _set_raw(self, raw)
        _set_at(self, at)

    def __reduce__(self) -> tuple[object, ...]:
        return (Record, (self.protocol, dict(self.fields), self.raw, self.at))


_set_protocol, _set_fields, _set_raw, _set_at = (
    vars(Record)[name].__set__ for name in ("protocol", "fields", "raw", "at")
)


@dataclass(frozen=True, slots=True)
class Reading:
    """One quantity at one instant, in the quantity's own unit, unrounded."""

    quantity: str
    value: Decimal
    at: float = 0.0
    stable: bool | None = None  # the device's own claim; None when it makes none
    said: str = ""  # the digits as the device gave them


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A stretch of a stream: same-length float64 arrays, seconds (device clock) and values in the quantity's unit."""

    quantity: str
    seconds: NDArray[np.float64]
    values: NDArray[np.float64]
    at: float = 0.0
    single: bool = False  # the values came as 32-bit floats and mean their fewest digits, see `samples.digits`


@dataclass(frozen=True, slots=True)
class Refusal:
    """A Record that holds no usable value, and why: a word of the closed list, plus the device's own code."""

    reason: str  # overload | underload | no_result | device_error | unsuccessful | implausible | not_a_value
    code: str = ""
    detail: tuple[str, ...] = ()  # status flags by name, such as cuff_loose
    at: float = 0.0


@dataclass(frozen=True, slots=True)
class Edge:
    """Something that happens at an instant of the kiosk's monotonic clock: a tap, or the end of a window of time.

    Names: go count uncount lap plus-1 plus-5 miss stop (taps, see `Measure.buttons`), end (the window is over).
    Feet on and off a mat are no Edges but Blocks of the quantity ``contact`` (1 on, 0 off) on the mat's own clock.
    """

    name: str
    at: float


@dataclass(frozen=True, slots=True)
class Proof:
    """What stands behind a value, for ever: decoding ``raw`` with this codec and version gives it again."""

    driver: str = ""  # catalogue slug, e.g. and-ua-651ble
    codec: str = ""  # e.g. gatt_2a35
    codec_version: str = ""
    device_serial: str = ""  # what identifies the physical instrument
    calibration_id: UUID | None = None
    raw: bytes = b""  # frames, length-prefixed when several; or the curve as float64 pairs
    said: str = ""
    quality: str = "good"  # good | accepted | unchecked


@dataclass(frozen=True, slots=True)
class Measurement:
    """One result worth keeping: rounded once to the quantity's decimals, stamped in UTC."""

    id: UUID
    event_id: UUID
    quantity: str
    side: Side | None
    value: Decimal
    taken_at: datetime
    method: Method
    step: str = ""  # the step that asked for it, e.g. grip-right-1
    trial: int = 1
    proof: Proof = field(default_factory=Proof)
    supersedes: UUID | None = None
    typed_by: str = ""  # actor when method is TYPED
    reason: str = ""  # why it was typed or changed, a word
