"""What the supervisor tells the station: frozen values, handed to `hear()` on the event loop."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from kiosk.core.reading import Record
from kiosk.devices.driver import Driver


class State(StrEnum):
    """How a bound device is."""

    ABSENT = "absent"  # not plugged in, or a sensor that should stay and is not seen
    CONNECTING = "connecting"
    READY = "ready"  # open; or a device that calls by itself, and the radio listens
    BUSY = "busy"  # open, in a measuring step
    FAULTY = "faulty"  # somebody must do something: taken, no right, adapter off, bond lost
    STUCK = "stuck"  # open and silent for too long; the supervisor reopens it


@dataclass(frozen=True, slots=True)
class Binding:
    """One device of this station, as staff bound it: ``port`` is a serial path or a Bluetooth address."""

    device_id: str
    driver: Driver
    port: str
    serial_number: str = ""
    purpose: Literal["care", "study"] = "care"  # study: a device under test, which serves no visit


@dataclass(frozen=True, slots=True)
class Said:
    """A Record. ``link`` numbers the openings of all devices; times are monotonic."""

    device_id: str
    record: Record = field(repr=False)
    opened_at: float  # when this link was opened
    link: int
    clock_set: bool  # whether we have set the device's clock on this link


@dataclass(frozen=True, slots=True)
class Changed:
    """A device's state, with the translation key of the reason and a word for the log."""

    device_id: str
    state: State
    reason_key: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Rejected:
    """So many pieces from this device were no frames, counted since the start of the program."""

    device_id: str
    count: int


@dataclass(frozen=True, slots=True)
class Ended:
    """A session is over: its Records are judged together. The link number is that of `Said`.

    Bluetooth: the peer hung up, was quiet, or was lost. A cable to a device with a memory: it has been quiet for a
    moment since its last Record, or the link is lost.
    """

    device_id: str
    link: int
    records: int


What = Literal["battery", "signal", "firmware", "model", "serial", "clock"]


@dataclass(frozen=True, slots=True)
class Noticed:
    """A fact about a device besides its state: told when it changes.

    ``what``: battery (per cent), signal (dBm), clock (seconds by which its clock is ahead of ours); firmware, model,
    serial (texts).
    """

    device_id: str
    what: What
    value: Decimal | str


@dataclass(frozen=True, slots=True)
class Passkey:
    """Pairing needs a person: ``number`` is shown for the device; None: it is read off the device and typed here."""

    device_id: str
    number: str | None = None


Event = Said | Changed | Rejected | Ended | Noticed | Passkey
Hear = Callable[[Event], None]
