"""What a driver author meets: frames in, Records and replies out; no port, thread, clock or screen.

A *codec* is a small object, fresh for each connection, that turns frames into Records and may answer with
Sends. A *driver* is one row of the catalogue: maker and model, codec and variant, line settings, what it
claims in adverts, and how a session with it goes.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Literal, Protocol, Self

from kiosk.core.errors import FrameError
from kiosk.core.reading import Record


@dataclass(frozen=True, slots=True)
class Frame:
    """One whole message. BLE: one notification, and ``channel`` is its UUID (4 hex or 128 bit, lower case)."""

    data: bytes
    at: float = 0.0
    channel: str = ""


@dataclass(frozen=True, slots=True)
class Send:
    """Bytes for the device; ``channel`` names the BLE characteristic (as in Frame), empty on a serial line."""

    data: bytes
    channel: str = ""
    response: bool = True  # BLE: write with response


class Framer(Protocol):
    """A pure stream cutter: keeps its leftovers, so that any cut of the stream gives the same frames."""

    @property
    def rejected(self) -> int:
        """How many runs of bytes looked like a frame and failed."""
        ...

    @property
    def pending(self) -> bool:
        """Whether the start of an unfinished frame is held back."""
        ...

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Yield each frame that these bytes complete."""
        ...


class Codec(Protocol):
    """Wire talk without a wire. A codec instance serves one connection."""

    def open(self) -> Iterable[Send]:
        """Return what to say once when the link is up (BLE: after all subscriptions)."""
        ...

    def begin(self) -> Iterable[Send]:
        """Return what to say when a measuring step begins (tare, start)."""
        ...

    def end(self) -> Iterable[Send]:
        """Return what to say when a measuring step ends (stop)."""
        ...

    def feed(self, frame: Frame) -> Iterable[Record | Send]:
        """Turn one frame into Records and replies; raises FrameError, and then nothing was returned."""
        ...


@dataclass(frozen=True, slots=True)
class Stateless:
    """The codec of most devices: a decode function, and fixed words to say at open, begin and end."""

    decode: Callable[[Frame], Iterable[Record]]
    hello: tuple[Send, ...] = ()
    start: tuple[Send, ...] = ()
    stop: tuple[Send, ...] = ()

    def open(self) -> Iterable[Send]:
        return self.hello

    def begin(self) -> Iterable[Send]:
        return self.start

    def end(self) -> Iterable[Send]:
        return self.stop

    def feed(self, frame: Frame) -> Iterable[Record | Send]:
        return tuple(self.decode(frame))


@dataclass(frozen=True, slots=True)
class WireProtocol:
    """One codec of `devices/codecs/<key>.py`: how to cut the stream and how to read a frame.

    ``key`` is spelt exactly as in the references (``and_tm2655``, ``gatt:2A35``). ``variants`` names the forms
    that the bytes do not tell apart. Changing what the same bytes decode to means a new ``version``.
    """

    key: str
    version: str
    source: str
    make: Callable[[str], Codec]  # variant → fresh codec
    framer: Callable[[str], Framer] | None = None  # None: BLE, one notification is one frame
    variants: tuple[str, ...] = ()
    quantities: tuple[str, ...] = ()
    merge: Callable[[tuple[bytes, ...]], Record] | None = None  # several notifications of one measurement
    encode: Callable[[Mapping[str, object]], bytes] | None = None  # what may be written: fields → exact bytes


@dataclass(frozen=True, slots=True)
class SerialLine:
    """How to open the port; defaults are 9600 8N1."""

    baud: int = 9600
    bits: Literal[7, 8] = 8
    parity: Literal["N", "E", "O"] = "N"
    stop: Literal[1, 2] = 1
    usb: tuple[tuple[int, int], ...] = ()  # VID:PID pairs, used only to suggest


@dataclass(frozen=True, slots=True)
class BleSession:
    """How a BLE session goes. Channels are 4-hex or 128-bit UUIDs, lower case.

    ``keep``: "while_sending" for cuffs and scales that hang up by themselves (connect from the advert, subscribe to all
    at once, collect until the peer leaves or is quiet); "stay" for streaming sensors.
    """

    service: str
    notify: tuple[str, ...]
    keep: Literal["while_sending", "stay"] = "while_sending"
    names: tuple[str, ...] = ()  # advertised name prefixes, used only to suggest
    set_clock: str = ""  # characteristic to write our time to after subscribing: "2a2b" or "2a08"
    pair: bool = False
    quiet_after: float = 2.0  # seconds of silence that end a "while_sending" session


@dataclass(frozen=True, slots=True)
class BleAdvert:
    """A device that never connects: each changed payload of its adverts is a Frame.

    ``service`` is the 4-hex key of its service data, ``company`` the id of its manufacturer data (the two id bytes are
    not part of the Frame); one of them is given. The Frame's channel is ``service``, or the company id as 4 hex digits.
    """

    service: str = ""
    company: int | None = None
    names: tuple[str, ...] = ()  # advertised name prefixes, used only to suggest
    rssi_least: int = -75  # dBm: weaker ones may stand in the flat next door


@dataclass(frozen=True, slots=True)
class ProcessLine:
    """A device behind a program that talks JSON lines on standard input and output, in any language."""

    argv: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Driver:
    """One catalogue row. ``key`` is the maker-model slug."""

    key: str
    maker: str
    model: str
    protocol: str
    link: SerialLine | BleSession | BleAdvert | ProcessLine
    measures: tuple[str, ...]  # quantity keys
    variant: str = ""
    memory: bool = False  # may send stored results of other people
    silence: float | None = None  # seconds without a byte after which a talkative device is stuck; None: may be idle
    source: str = ""
    confidence: str = ""
    tried: bool = False  # on real hardware, by us
    notes: str = ""
    tags: tuple[str, ...] = field(default=())


class Transport(Protocol):
    """The only thing that does I/O with a device: `async with` opens and closes, `async for` yields Frames.

    Raises LinkLost from any method when the link is gone, and from ``__aenter__`` when it cannot be had. A send that
    failed ends the iteration too, after the frames that came before it.
    """

    async def __aenter__(self) -> Self: ...

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def __aiter__(self) -> AsyncIterator[Frame]: ...

    async def send(self, send: Send) -> None:
        """Write to the device; returns when it is handed to the system."""
        ...


__all__ = [
    "BleAdvert",
    "BleSession",
    "Codec",
    "Driver",
    "Frame",
    "FrameError",
    "Framer",
    "ProcessLine",
    "Record",
    "Send",
    "SerialLine",
    "Stateless",
    "Transport",
    "WireProtocol",
]
