"""What every codec and driver promises. Each promise is a function that yields what is broken, in words.

`DriverContract` (kiosk/devices/conformance.py) asks them as tests; `broken` asks all of them at once.
"""

from __future__ import annotations

import os
import pickle
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from kiosk.core.errors import FrameError, FrameFlaw
from kiosk.core.json_text import dumps
from kiosk.core.plausible import plausible
from kiosk.core.quantity import QUANTITIES, Quantity
from kiosk.core.reading import Block, Reading, Record, Refusal
from kiosk.core.translate import meaning
from kiosk.devices.decode import Decoder
from kiosk.devices.driver import BleAdvert, BleSession, Driver, Frame, WireProtocol

NOISE = (b"\x00", b"\xff\xfe\x80\x91", b"~~", b"\r\n")
FORBIDDEN = ("serial", "bleak", "dbus_fast", "PySide6", "sqlalchemy", "sqlmodel", "httpx")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
PROTOCOL_KEY = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*|[a-z]+:[A-Za-z0-9]+")
CHANNEL = re.compile(r"[0-9a-f]{4}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class Guard(StrEnum):
    """What shows that a frame was spoiled on the way."""

    NONE = "none"
    LENGTH = "length"  # one byte lost or added is noticed
    CHANGE = (
        "change"  # one byte lost or changed is noticed; of 256 added ones, a counted frame's 8-bit sum lets 1 through
    )
    CHECKSUM = "checksum"  # one byte lost, added or changed is noticed


@dataclass(frozen=True, slots=True)
class Vector:
    """Bytes with what they decode to, and where that is written.

    ``expect`` holds, for each record in order, the fields that must be there with these values; a field that must not
    be there is given as `ABSENT`. For Bluetooth ``data`` is one notification, and ``flaw`` is why it is refused.
    """

    data: bytes
    expect: tuple[Mapping[str, object], ...] = ()
    source: str = ""
    rejected: int = 0
    pending: bool = False
    flaw: FrameFlaw | None = None
    variant: str = ""
    odd: str = ""  # why its value lies outside the plausible limits, if it does
    frail: str = ""  # why the guard cannot hold for it, if it cannot

    @property
    def guarded(self) -> bool:
        """Whether it is a good frame in the form that the guard protects."""
        return not (self.rejected or self.variant or self.frail)


class _Absent:
    """A field that is not there."""

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT = _Absent()


@dataclass(frozen=True, slots=True)
class Case:
    """What a contract is about; see `DriverContract` for the meaning of each."""

    protocol: WireProtocol
    vectors: tuple[Vector, ...]
    drivers: tuple[Driver, ...] = ()
    guard: Guard = Guard.NONE
    noise: tuple[bytes, ...] = NOISE
    resyncs: bool = True
    open_ended: bool = False
    own: tuple[Quantity, ...] = ()  # quantities that a plug-in's manifest adds to the table

    @property
    def streamed(self) -> bool:
        """Whether it is a serial protocol."""
        return self.protocol.framer is not None

    @property
    def whole(self) -> tuple[Vector, ...]:
        """Return the vectors that leave nothing unfinished."""
        return tuple(vector for vector in self.vectors if not vector.pending)


def is_false(record: Record, true: list[dict[str, object]]) -> bool:
    """Whether it holds a value that was never sent; a refusal made of noise is a nuisance, not a wrong number."""
    return _own(record) not in true and any(not isinstance(item, Refusal) for item in meaning(record))


Promise = Callable[[Case], Iterator[str]]


def _own(record: Record) -> dict[str, object]:
    """Return what its own frame says: how far the clock of the stream has come depends on the frames before."""
    return {name: value for name, value in record.fields.items() if name != "clock_us"}


@dataclass(frozen=True, slots=True)
class _Heard:
    """What came of a stream."""

    records: tuple[Record, ...]
    rejected: int
    pending: bool
    flaw: FrameFlaw | None

    @property
    def fields(self) -> list[dict[str, object]]:
        return [_own(record) for record in self.records]


def _hear(case: Case, variant: str, *pieces: bytes) -> _Heard:
    decoder = Decoder(case.protocol, variant)
    records = tuple(said for piece in pieces for said in decoder.feed(piece) if isinstance(said, Record))
    return _Heard(records, decoder.rejected, decoder.pending, decoder.error.flaw if decoder.error else None)


def vectors_decode(case: Case) -> Iterator[str]:
    """Every vector decodes to what it says, no more and no less."""
    for vector in case.vectors:
        heard = _hear(case, vector.variant, vector.data)
        if len(heard.records) != len(vector.expect):
            yield f"{vector.source}: {len(vector.expect)} records expected, heard {heard.fields}"
        for record, expect in zip(heard.records, vector.expect, strict=False):
            for name, value in expect.items():
                found = record.fields.get(name, ABSENT)
                if found != value:
                    yield f"{vector.source}: {name} is {found!r}, not {value!r}"
        if case.streamed and (heard.rejected, heard.pending) != (vector.rejected, vector.pending):
            yield f"{vector.source}: rejected {heard.rejected}, pending {heard.pending}"
        if not case.streamed and heard.flaw != vector.flaw:
            yield f"{vector.source}: refused as {heard.flaw}, not {vector.flaw}"


def cuts_change_nothing(case: Case) -> Iterator[str]:
    """The same bytes give the same, whole, byte by byte, or cut anywhere."""
    for vector in case.vectors if case.streamed else ():
        data, whole = vector.data, _hear(case, vector.variant, vector.data)
        if _hear(case, vector.variant, *(data[place : place + 1] for place in range(len(data)))) != whole:
            yield f"{vector.source}: byte by byte it decodes to something else"
        for place in range(1, len(data)):
            if _hear(case, vector.variant, data[:place], data[place:]) != whole:
                yield f"{vector.source}: cut after byte {place} it decodes to something else"


def merged_is_both(case: Case) -> Iterator[str]:
    """Two frames in one piece give what they give alone."""
    for first, second in product(case.whole, repeat=2) if case.streamed else ():
        if first.variant == second.variant:
            alone = [_hear(case, vector.variant, vector.data) for vector in (first, second)]
            both = _hear(case, first.variant, first.data + second.data)
            if (both.fields, both.rejected) != (
                alone[0].fields + alone[1].fields,
                alone[0].rejected + alone[1].rejected,
            ):
                yield f"{first.source} + {second.source}: merged they decode to something else"


def noise_is_skipped(case: Case) -> Iterator[str]:
    """Noise before and between frames changes no record."""
    for vector, noise in product(case.whole, case.noise) if case.streamed else ():
        alone = _hear(case, vector.variant, vector.data).fields
        if _hear(case, vector.variant, noise + vector.data + noise + vector.data).fields != alone * 2:
            yield f"{vector.source}: noise {noise!r} changes what it decodes to"


def half_spoils_no_whole(case: Case) -> Iterator[str]:
    """A frame that breaks off neither hides the next one nor mixes with it."""
    for vector in case.whole if case.streamed and case.resyncs else ():
        alone = _hear(case, vector.variant, vector.data).fields
        for place in range(1, len(vector.data)):
            heard = _hear(case, vector.variant, vector.data[:place] + vector.data).fields
            if heard[len(heard) - len(alone) :] != alone or any(fields not in alone for fields in heard):
                yield f"{vector.source}: its first {place} bytes before it give {heard}"


def spoiled_is_refused(case: Case) -> Iterator[str]:
    """Spoiled bytes raise FrameError and nothing else; where a guard protects the frame, they give nothing false."""
    for vector in case.vectors:
        alone = _hear(case, vector.variant, vector.data).fields
        for guard, spoiled in _spoilt(vector.data):
            try:
                heard = _hear(case, vector.variant, spoiled).records
                _feed_directly(case, vector.variant, spoiled)
            except Exception as error:  # whatever a codec lets through is what we look for
                yield f"{vector.source}: {spoiled.hex()} raises {error!r}"
                continue
            if case.guard in guard and vector.guarded and any(is_false(record, alone) for record in heard):
                yield f"{vector.source}: {spoiled.hex()} decodes to {heard}"


def short_is_refused(case: Case) -> Iterator[str]:
    """A notification that breaks off is refused, never half a measurement."""
    for vector in () if case.streamed or case.open_ended else case.vectors:
        whole = _hear(case, vector.variant, vector.data)
        if whole.records and "trailing" not in whole.records[0].fields:
            for place in range(len(vector.data)):
                if _hear(case, vector.variant, vector.data[:place]).flaw is None:
                    yield f"{vector.source}: its first {place} bytes are taken for a measurement"


def readings_are_declared(case: Case) -> Iterator[str]:
    """Readings are of the declared quantities and, unless the vector says why not, plausible."""
    table = {**QUANTITIES, **{one.key: one for one in case.own}}
    for quantity in case.protocol.quantities:
        if quantity not in table:
            yield f"{quantity} is not in the table of quantities"
    for vector in case.vectors:
        for record in _hear(case, vector.variant, vector.data).records:
            for item in meaning(record):
                if isinstance(item, Reading | Block) and item.quantity not in case.protocol.quantities:
                    yield f"{vector.source}: {item.quantity} is not declared"
                if isinstance(item, Reading) and not vector.odd and plausible(item, table) != item:
                    yield f"{vector.source}: {item.quantity} {item.value} is not plausible, and nobody says why"


def records_can_be_kept(case: Case) -> Iterator[str]:
    """A Record can be printed, sent to another process, and made again from its raw bytes."""
    for vector in case.vectors:
        for record in _hear(case, vector.variant, vector.data).records:
            dumps(dict(record.fields))
            if pickle.loads(pickle.dumps(record)) != record:
                yield f"{vector.source}: it does not survive pickling"
            again = _hear(case, vector.variant, record.raw).records
            if [_own(one) for one in again] != [_own(record)]:
                yield f"{vector.source}: its raw bytes decode to {again}"


def sources_are_named(case: Case) -> Iterator[str]:
    """Every vector, protocol and driver says where it comes from."""
    for vector in case.vectors:
        if not vector.source.strip():
            yield f"{vector.data.hex()}: no source"
    for key, source in ((case.protocol.key, case.protocol.source), *((row.key, row.source) for row in case.drivers)):
        if not source.strip():
            yield f"{key}: no source"


def drivers_fit(case: Case) -> Iterator[str]:
    """Keys are well formed, and a driver names a protocol, a variant, quantities and channels that exist."""
    if not PROTOCOL_KEY.fullmatch(case.protocol.key):
        yield f"{case.protocol.key} is no protocol key"
    for driver in case.drivers:
        if not SLUG.fullmatch(driver.key):
            yield f"{driver.key} is no slug"
        if driver.protocol != case.protocol.key or driver.variant not in ("", *case.protocol.variants):
            yield f"{driver.key} speaks {driver.protocol} {driver.variant}, not {case.protocol.key}"
        reader = not case.protocol.quantities  # it tells who it is, and measures nothing
        if bool(driver.measures) is reader or not set(driver.measures) <= set(case.protocol.quantities):
            yield f"{driver.key} measures what its protocol does not"
        if isinstance(driver.link, BleSession | BleAdvert) == case.streamed:
            yield f"{driver.key} has a link of the wrong kind"
        channels = (driver.link.service, *driver.link.notify) if isinstance(driver.link, BleSession) else ()
        for channel in channels:
            if not CHANNEL.fullmatch(channel):
                yield f"{driver.key}: channel {channel} is neither 4 hex digits nor a UUID, lower case"


def codec_is_light(case: Case) -> Iterator[str]:
    """Importing the codec imports no port, radio, screen, database or network."""
    module = getattr(case.protocol.make, "func", case.protocol.make).__module__
    script = f"import sys, {module}; print(*(name for name in {FORBIDDEN!r} if name in sys.modules))"
    paths = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}  # those of a test run may be its own
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=paths)
    heavy = done.stdout.split()
    if heavy:
        yield f"{module} imports {', '.join(heavy)}"


PROMISES: tuple[Promise, ...] = (
    vectors_decode,
    cuts_change_nothing,
    merged_is_both,
    noise_is_skipped,
    half_spoils_no_whole,
    spoiled_is_refused,
    short_is_refused,
    readings_are_declared,
    records_can_be_kept,
    sources_are_named,
    drivers_fit,
    codec_is_light,
)


def broken(case: Case) -> list[str]:
    """Return every broken promise, in words."""
    return [f"{promise.__name__}: {problem}" for promise in PROMISES for problem in promise(case)]


def _spoilt(data: bytes) -> Iterator[tuple[tuple[Guard, ...], bytes]]:
    """Yield the bytes with one lost, one added, or one bit turned, and the guards that must notice."""
    for place in range(len(data)):
        before, byte, after = data[:place], data[place], data[place + 1 :]
        yield (Guard.LENGTH, Guard.CHANGE, Guard.CHECKSUM), before + after
        yield (Guard.LENGTH, Guard.CHECKSUM), before + b"0" + data[place:]
        for bit in range(8):
            yield (Guard.CHANGE, Guard.CHECKSUM), before + bytes([byte ^ 1 << bit]) + after


def _feed_directly(case: Case, variant: str, data: bytes) -> None:
    """Show the codec bytes that no framer has looked at: kept ones may be anything."""
    codec = case.protocol.make(variant)
    try:
        tuple(codec.feed(Frame(data)))
    except FrameError:
        return
