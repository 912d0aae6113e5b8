"""What a driver author meets: frames in, Records and replies out; no port, thread, clock or screen.

A *codec* is a small object, fresh for each connection, that turns frames into Records and may answer with
Sends. A *driver* is one row of the catalogue: maker and model, codec and variant, line settings, what it
claims in adverts, and how a session with it goes.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import TYPE_CHECKING, Literal, Protocol, Self, runtime_checkable

from kiosk.core.errors import FrameError
from kiosk.core.reading import Record

if TYPE_CHECKING:
    from kiosk.devices.link import Link


@dataclass(frozen=True, slots=True, init=False)
class Frame:
    """One whole message. BLE: one notification, and ``channel`` is its UUID (4 hex or 128 bit, lower case)."""

    data: bytes
    at: float = 0.0
    channel: str = ""

    def __init__(self, data: bytes, at: float = 0.0, channel: str = "") -> None:
        _set_data(self, data)  # as in Record: the usual way takes twice the time
        _set_at(self, at)
        _set_channel(self, channel)


_set_data, _set_at, _set_channel = (vars(Frame)[name].__set__ for name in ("data", "at", "channel"))


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


@runtime_checkable
class Asking(Protocol):
    """A Codec whose device speaks when it is asked; a driver with ``poll`` has it asked every so many seconds."""

    def ask(self) -> Iterable[Send]:
        """Return the question; harmless at any time."""
        ...


@runtime_checkable
class Forgetting(Protocol):
    """A Codec whose device keeps a result until it is told that we have it."""

    def kept(self, record: Record) -> Iterable[Send]:
        """Return what to say once this Record is stored, in a visit or in the tray."""
        ...


@dataclass(frozen=True, slots=True)
class Stateless:
    """The codec of most devices: a decode function, and fixed words to say at open, begin and end, or to ask with."""

    decode: Callable[[Frame], Iterable[Record]]
    hello: tuple[Send, ...] = ()
    start: tuple[Send, ...] = ()
    stop: tuple[Send, ...] = ()
    question: tuple[Send, ...] = ()

    def open(self) -> Iterable[Send]:
        return self.hello

    def begin(self) -> Iterable[Send]:
        return self.start

    def end(self) -> Iterable[Send]:
        return self.stop

    def ask(self) -> Iterable[Send]:
        return self.question

    def feed(self, frame: Frame) -> Iterable[Record | Send]:
        return tuple(self.decode(frame))


class Reads(Protocol):
    """Bytes in, Records out, without a wire: a `Decoder`, or what stands for one where the codec is isolated."""

    error: FrameError | None

    @property
    def rejected(self) -> int:
        """How many runs of bytes looked like a frame and failed."""
        ...

    @property
    def pending(self) -> bool:
        """Whether an unfinished frame is held back."""
        ...

    def feed(self, data: bytes, at: float = 0.0, channel: str = "") -> list[Record | Send]:
        """Take the next bytes of a stream, or one notification."""
        ...


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
    isolate: Callable[[Link, str], Link] | None = None  # plug-ins: (link, variant) → the link with a child behind it
    offline: Callable[[str], Reads] | None = None  # plug-ins: variant → the same without a wire


@dataclass(frozen=True, slots=True)
class SerialLine:
    """How to open the port; defaults are 9600 8N1."""

    baud: int = 9600
    bits: Literal[7, 8] = 8
    parity: Literal["N", "E", "O"] = "N"
    stop: Literal[1, 2] = 1
    usb: tuple[tuple[int, int], ...] = ()  # VID:PID pairs, used only to suggest
    boot: float = 0.0  # seconds in which a board starts anew because its port was opened; what it says then is dropped


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
    # how pairing asks: "typed here" is printed on the device or shown by it, "shown here" is typed on the device
    passkey: Literal["none", "typed here", "shown here"] = "none"
    settle: float = 0.0  # seconds to wait before the first word, and again before the subscriptions
    before: tuple[Send, ...] = ()  # written before clock and subscriptions, where the device has that channel
    clock_first: bool = False  # the clock is set before the subscriptions
    clock_within: float = 0.0  # seconds that a clock may be off; found within, it counts as set. 0: set it always
    goodbye: tuple[Send, ...] = ()  # ends a session that was for pairing


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
    company_mask: int = 0xFFFF  # for makers who count in the other bits of the id: id & mask == company
    quiet_after: float = 6.0  # seconds without a change that end a weighing: impedance comes up to 5 s after the weight


@dataclass(frozen=True, slots=True)
class ProcessLine:
    """A device behind a program that talks JSON lines on standard input and output, in any language.

    In its words ``{here}`` is ``folder``, where the plug-in lies, and ``{address}`` what staff bound it to.
    """

    argv: tuple[str, ...]
    folder: str = ""
    network: bool = False  # whether it may use the network
    reads: tuple[str, ...] = ()  # further places that it may read


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
    poll: float | None = None  # seconds between two questions of its codec (`Asking`); None: it speaks by itself
    source: str = ""
    confidence: str = ""
    tried: bool = False  # on real hardware, by us
    notes: str = ""
    tags: tuple[str, ...] = field(default=())


LinkKind = Literal["serial", "ble", "advert", "process"]


def link_kind(link: SerialLine | BleSession | BleAdvert | ProcessLine) -> LinkKind:
    """Return the word for a kind of link, as bindings and `Nearby` spell it."""
    match link:
        case SerialLine():
            return "serial"
        case BleSession():
            return "ble"
        case BleAdvert():
            return "advert"
        case _:
            return "process"


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
    "Asking",
    "BleAdvert",
    "BleSession",
    "Codec",
    "Driver",
    "Forgetting",
    "Frame",
    "FrameError",
    "Framer",
    "LinkKind",
    "ProcessLine",
    "Record",
    "Send",
    "SerialLine",
    "Stateless",
    "Transport",
    "WireProtocol",
    "link_kind",
]
