"""This side of an isolated codec: no framing, and a look at every Record that its child says it has read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kiosk.core.reading import Record
from kiosk.devices.driver import Frame, Send
from kiosk.devices.plugins.said import parse, record_of


class Through:
    """The framer on this side: none. Every piece goes to the child as it came."""

    rejected, pending = 0, False

    def feed(self, data: bytes) -> Iterator[bytes]:
        yield data


@dataclass(frozen=True, slots=True)
class Believing:
    """The codec on this side: asks the child in its Sends, and makes Records of what it answered."""

    protocol: str
    quantities: tuple[str, ...]

    def open(self) -> Iterable[Send]:
        return (Send(b"open"),)

    def begin(self) -> Iterable[Send]:
        return (Send(b"begin"),)

    def end(self) -> Iterable[Send]:
        return (Send(b"end"),)

    def ask(self) -> Iterable[Send]:
        return (Send(b"ask"),)

    def kept(self) -> Iterable[Send]:
        return (Send(b"kept"),)

    def feed(self, frame: Frame) -> Iterable[Record | Send]:
        said = parse(frame.data)
        return (record_of(said, self.protocol, self.quantities, bytes.fromhex(str(said["raw"])), frame.at),)
