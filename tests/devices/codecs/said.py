"""Short ways to write a table of vectors for Bluetooth codecs."""

from __future__ import annotations

from kiosk.core.errors import FrameFlaw
from kiosk.core.reading import Block, Reading, Record, Refusal
from kiosk.core.translate import meaning
from kiosk.devices.conformance import Vector
from kiosk.devices.driver import Frame, WireProtocol


def says(data: str, source: str, /, odd: str = "", **fields: object) -> Vector:
    """A notification, as hex digits, with the fields it decodes to."""
    return Vector(bytes.fromhex(data), (fields,), source, odd=odd)


def flawed(data: str, source: str, flaw: FrameFlaw = FrameFlaw.TRUNCATED) -> Vector:
    """A notification that is refused, and why."""
    return Vector(bytes.fromhex(data), source=source, flaw=flaw, frail="spoiled as it stands")


def silent(data: str, source: str) -> Vector:
    """A notification that says nothing here."""
    return Vector(bytes.fromhex(data), source=source)


def heard(protocol: WireProtocol, data: str, channel: str = "", variant: str = "") -> list[Record]:
    """Feed one notification to a fresh codec."""
    said = protocol.make(variant).feed(Frame(bytes.fromhex(data), channel=channel))
    return [one for one in said if isinstance(one, Record)]


def means(protocol: WireProtocol, data: str) -> tuple[Reading | Block | Refusal, ...]:
    """Say what one notification means in the end."""
    (record,) = heard(protocol, data)
    return meaning(record)


def quantities(protocol: WireProtocol, data: str) -> dict[str, object]:
    """The readings of one notification, by quantity."""
    return {item.quantity: item.value for item in means(protocol, data) if isinstance(item, Reading)}
