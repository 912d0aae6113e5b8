"""A session with a device as a table of vectors: its bytes with their times, as the codec of today decodes them.

A `Tape` listens between link and codec, so that what is taped is what was decoded. What names a person is replaced by
zeros, and where the frame does not survive that, it is left out. Readers of cards are not taped at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from kiosk.core.errors import FrameError
from kiosk.core.reading import Record
from kiosk.devices.decode import Decoder
from kiosk.devices.driver import Asking, Codec, Forgetting, Frame, Framer, Send, WireProtocol

PERSONAL = ("card_id", "person_id", "patient_id", "user_id", "name")
"""Fields that name a person; they are shown and written nowhere."""
IDS = {
    "omron_hbp": rb"^(?:\d{4}(?:,\d\d){4}|bp),([^,]*),",
    "selvas_r1": rb"R1,([^,]*),",
    "selvas_bp250": rb"\x02([^,]*),\d\d/",
    "and_tm2655": rb"\x1eI([^\x1e\x03]*)",
}
"""Where frames hold a person's number that their codecs leave out."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Bytes as they came: of a stream, or one notification with its channel. ``at`` counts from the first one."""

    at: float
    data: bytes = field(repr=False)
    channel: str = ""


@dataclass(slots=True)
class Tape:
    """What came so far."""

    now: Callable[[], float]
    pieces: list[Piece] = field(default_factory=list)
    _start: float | None = None

    def add(self, data: bytes, channel: str = "") -> None:
        """Note bytes that came now."""
        at = self.now()
        self._start = at if self._start is None else self._start
        self.pieces.append(Piece(round(at - self._start, 3), data, channel))


class _Framer:
    """A framer that writes down what it is fed."""

    def __init__(self, framer: Framer, tape: Tape) -> None:
        self._framer, self._tape = framer, tape

    @property
    def rejected(self) -> int:
        return self._framer.rejected

    @property
    def pending(self) -> bool:
        return self._framer.pending

    def feed(self, data: bytes) -> Iterator[bytes]:
        self._tape.add(data)
        return self._framer.feed(data)


class _Codec:
    """A codec that writes down each notification; on a cable the framer has done so."""

    def __init__(self, codec: Codec, tape: Tape) -> None:
        self._codec, self._tape = codec, tape

    def open(self) -> Iterable[Send]:
        return self._codec.open()

    def begin(self) -> Iterable[Send]:
        return self._codec.begin()

    def end(self) -> Iterable[Send]:
        return self._codec.end()

    def ask(self) -> Iterable[Send]:
        return self._codec.ask() if isinstance(self._codec, Asking) else ()

    def kept(self, record: Record) -> Iterable[Send]:
        return self._codec.kept(record) if isinstance(self._codec, Forgetting) else ()

    def feed(self, frame: Frame) -> Iterable[Record | Send]:
        self._tape.add(frame.data, frame.channel)
        return self._codec.feed(frame)


def taped(protocol: WireProtocol, tape: Tape) -> WireProtocol:
    """Return the same protocol, with a tape running."""
    framer = protocol.framer
    if framer is not None:
        return replace(protocol, framer=lambda variant: _Framer(framer(variant), tape))
    return replace(protocol, make=lambda variant: _Codec(protocol.make(variant), tape))


@dataclass(frozen=True, slots=True)
class Taken:
    """One frame that made Records, or was refused: the row of a table of vectors."""

    at: float
    data: bytes
    channel: str
    records: tuple[Mapping[str, object], ...]
    flaw: str = ""


def take(protocol: WireProtocol, variant: str, pieces: Iterable[Piece]) -> tuple[tuple[Taken, ...], int]:
    """Cut the pieces into frames and decode each; returns the rows, and how many were left out for naming a person."""
    rows, left_out = [], 0
    codec = protocol.make(variant)
    for at, data, channel in _frames(protocol, variant, pieces):
        row = _decoded(codec, at, data, channel)
        safe = _scrubbed(protocol, variant, row, found) if (found := _ids(protocol.key, row)) else row
        if safe is None:
            left_out += 1
        elif safe.records or safe.flaw:
            rows.append(replace(safe, records=tuple(map(shown, safe.records))))
    return tuple(rows), left_out


def shown(fields: Mapping[str, object]) -> dict[str, object]:
    """Return the fields that may be shown and written: none that names a person."""
    return {key: value for key, value in fields.items() if key not in PERSONAL}


def _frames(protocol: WireProtocol, variant: str, pieces: Iterable[Piece]) -> Iterator[tuple[float, bytes, str]]:
    framer = protocol.framer(variant) if protocol.framer else None
    for piece in pieces:
        for data in framer.feed(piece.data) if framer else (piece.data,):
            yield piece.at, data, piece.channel


def _decoded(codec: Codec, at: float, data: bytes, channel: str) -> Taken:
    try:
        said = tuple(one for one in codec.feed(Frame(data, 0.0, channel)) if isinstance(one, Record))
    except FrameError as error:
        return Taken(at, data, channel, (), error.flaw.value)
    return Taken(at, data, channel, tuple(shown(one.fields) | _who(one.fields) for one in said))


def _who(fields: Mapping[str, object]) -> dict[str, object]:
    return {key: fields[key] for key in PERSONAL if key in fields}


def _ids(key: str, row: Taken) -> tuple[bytes, ...]:
    """Return what names a person in a frame: what its codec says, and what stands where numbers of persons stand."""
    told = [str(value) for fields in row.records for value in _who(fields).values() if value is not None]
    found = [text.encode("latin-1", "replace") for text in told]
    if row.channel == "" and (match := re.search(IDS.get(key, rb"(?!)"), row.data)):
        found.append(match[1])
    return tuple(one for one in found if one.strip(b" 0"))


def _scrubbed(protocol: WireProtocol, variant: str, row: Taken, ids: tuple[bytes, ...]) -> Taken | None:
    """Put zeros for what names a person; None when the bytes then say something else, or nothing."""
    data = row.data
    for one in ids:
        data = data.replace(one, b"0" * len(one))
    if data == row.data:
        return None
    again = [one for one in Decoder(protocol, variant).feed(data, 0.0, row.channel) if isinstance(one, Record)]
    records = tuple(shown(one.fields) for one in again)
    if records != tuple(shown(fields) for fields in row.records):
        return None
    return Taken(row.at, data, row.channel, records)
