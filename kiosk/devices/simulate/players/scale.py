"""A platform scale that talks all the time: ten lines a second, in one of several protocols.

Empty it streams stable zeros. Someone steps on: the load rises within half a second, wobbles (US) for one and a half
and then stands still (ST) until the step ends; then it falls back to zero. Zeros of an empty scale are not written
to the ledger, every other frame is. Assumed, not measured on a real one: the times and the size of the wobble.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain, islice, repeat

from kiosk.devices.registry import installed
from kiosk.devices.simulate.bench import Bench, number, only
from kiosk.devices.simulate.encode_scales import cas_22, toledo_bare, toledo_continuous
from kiosk.devices.simulate.encoders import EncodeError, and_standard, half_up, st_gs
from kiosk.devices.simulate.ledger import Value
from kiosk.devices.simulate.scenario import At, Curve
from kiosk.devices.simulate.serial_player import Wire

INTERVAL = 0.1
RISING, WOBBLING, FALLING = 5, 15, 4  # frames
PATIENCE = 600  # frames somebody stands there at most
FOR_GOOD = 10**9
ERRORS = {"overload": Decimal(1), "underload": Decimal(-1)}

Encode = Callable[[str, Decimal], bytes]


@dataclass(frozen=True, slots=True)
class Load:
    """What the scale feels at one frame. ``kind``: ST, US, OL."""

    kind: str = "ST"
    value: Decimal = Decimal("0.00")
    step: str = ""
    noted: bool = False  # in the ledger
    raw: bytes = b""


EMPTY = Load()


class Scale:
    """The scale and whoever stands on it."""

    def __init__(self, bench: Bench, wire: Wire, encode: Encode, decimals: int = 2) -> None:
        self._bench = bench
        self._wire = wire
        self._encode = encode
        self._decimals = decimals  # that it shows
        self._load = EMPTY
        self._coming: Iterator[Load] = self._off("")

    async def idle(self) -> None:
        due = self._bench.pace.now()
        while True:
            loads = [self._next() for _ in range(2 if self._wire.merge else 1)]
            due = max(due + INTERVAL * len(loads) / self._bench.pace.speed, self._bench.pace.now())
            await self._bench.pace.until(due)
            fate = await self._wire.send(b"".join(self._bytes(load) for load in loads))
            for load in loads:
                self._note(load, fate)

    async def play(self, at: At, step: str) -> None:
        self._coming = chain(self._loads(at, step), self._off(step))

    def leave(self) -> None:
        if self._load.noted or self._load.kind == "OL":
            self._coming = self._off(self._load.step)

    def heard(self, data: bytes) -> None:
        """Commands of the A&D and CAS command modes are not simulated: this scale is set to stream."""

    def rehearse(self, at: At) -> None:
        for load in islice(self._loads(at, at.step), PATIENCE):
            self._bytes(load)

    def _loads(self, at: At, step: str) -> Iterator[Load]:
        if at.bytes_:
            return iter([Load(step=step, noted=True, raw=at.raw)])
        if at.error:
            if at.error not in ERRORS:
                raise ValueError(f"a scale has no error {at.error!r}; it has {', '.join(ERRORS)}")
            return repeat(Load("OL", ERRORS[at.error], step), PATIENCE)
        if not at.has_value:
            return iter(())
        only(at.value, ("weight",))
        return self._standing(at, step)

    def _standing(self, at: At, step: str) -> Iterator[Load]:
        if isinstance(at.curve, Curve):
            raise ValueError("a scale plays a list of numbers, not a squeeze")
        target = at.curve[-1] if at.curve and at.value is None else number(at.value, "weight")
        swings = [half_up(value, self._decimals) for value in self._swings(target)] if at.curve is None else at.curve
        moving = (Load("US", value, step, noted=True) for value in swings)
        return chain(moving, repeat(Load("ST", target, step, noted=True), FOR_GOOD if at.stays else PATIENCE))

    def _swings(self, target: Decimal) -> Iterator[Decimal]:
        for frame in range(1, RISING + 1):
            yield target * frame / (RISING + 1)
        for frame in range(WOBBLING):
            swing = Decimal(self._bench.chance.uniform(-1.2, 1.2)) * (WOBBLING - frame) / WOBBLING
            yield max(Decimal(0), target + swing)

    def _off(self, step: str) -> Iterator[Load]:
        start = self._load.value if self._load.kind != "OL" and self._load.noted else Decimal(0)
        for frame in range(FALLING if start else 0, 0, -1):
            yield Load("US", half_up(start * frame / (FALLING + 1), self._decimals), step, noted=True)
        while True:
            yield self._empty()

    def shows(self, value: Decimal) -> Decimal:
        """Round as its display does."""
        return half_up(value, self._decimals)

    def _empty(self) -> Load:
        """Zero; what a flawed one says instead, where its protocol has bytes for it."""
        said = self._bench.flaws.nothing(self.shows)
        if not said:
            return EMPTY
        load = replace(EMPTY, value=said)
        try:
            self._bytes(load)
        except EncodeError:
            return EMPTY
        return load

    def _next(self) -> Load:
        self._load = next(self._coming, self._load)
        return self._load

    def _bytes(self, load: Load) -> bytes:
        return load.raw or self._encode(load.kind, load.value)

    def _note(self, load: Load, fate: str) -> None:
        if load.noted:
            value = Value(None, None) if load.raw else Value("body_weight", load.value)
            marks = {} if load.raw else {"stable": load.kind == "ST"}
            marks |= {"lost": fate != "sent", "garbled": fate == "garbled"}
            self._bench.ledger.write(self._bench.device, load.step, self._bytes(load), [value], **marks)


def make_st_gs(bench: Bench, wire: Wire) -> Scale:
    """An indicator that speaks the 18-byte form."""
    return Scale(bench, wire, st_gs)


def make_and_standard(bench: Bench, wire: Wire) -> Scale:
    """A scale that speaks the A&D standard form."""
    return Scale(bench, wire, and_standard)


def make_cas_22(bench: Bench, wire: Wire) -> Scale:
    """An indicator that speaks the CAS 22-byte form."""
    return Scale(bench, wire, cas_22)


def make_toledo_continuous(bench: Bench, wire: Wire) -> Scale:
    """An indicator that speaks Toledo's; whether with a checksum, the driver's variant says."""
    bare = installed().drivers[bench.device].variant == "no_checksum"
    return Scale(bench, wire, toledo_bare if bare else toledo_continuous)
