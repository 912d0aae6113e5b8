"""A distance sensor (serial-devices 2.4 MaxBotix, 2.5 four bytes): six times a second all its life, whoever is below.

It hangs above: whoever stands up comes nearer. ``still`` and ``reach`` of an entry are the millimetres while sitting
and how much nearer a stand comes. The way there and back is smooth; a few millimetres of noise are added. Only the line
after the last movement is in the ledger, with the result.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal
from functools import partial

from kiosk.devices.registry import installed
from kiosk.devices.simulate.bench import Bench
from kiosk.devices.simulate.ledger import Value
from kiosk.devices.simulate.players.moves import Moves, moves
from kiosk.devices.simulate.scenario import At
from kiosk.devices.simulate.serial_player import Wire

INTERVAL = 1 / 6
EMPTY = 2100
STILL, REACH = Decimal(1250), Decimal(400)
KEYS = ("still", "reach")


def line(millimetres: float, digits: int) -> bytes:
    """``R1250`` in millimetres, ``R125`` in centimetres."""
    number = round(millimetres if digits == 4 else millimetres / 10)
    return f"R{min(number, 10**digits - 1):0{digits}}\r".encode("ascii")


def four_bytes(millimetres: float) -> bytes:
    """FF, millimetres high byte first, the low byte of their sum."""
    data = b"\xff" + round(millimetres).to_bytes(2, "big")
    return data + bytes([sum(data) % 256])


def place(done: Moves, seconds: float) -> float:
    """How far up somebody is so many seconds into the play, 0 to 1."""
    number, since = divmod(seconds - done.after, done.every) if done.every else (0.0, seconds - done.after)
    if not 0 <= number < done.times or not 0 <= since < done.away:
        return 0.0
    share = min(1.0, 3 * since / done.away, 3 * (1 - since / done.away))
    return (1 - math.cos(math.pi * share)) / 2


class Echo:
    """The sensor and whoever is below it."""

    def __init__(self, bench: Bench, wire: Wire, frame: Callable[[float], bytes]) -> None:
        self._bench = bench
        self._wire = wire
        self._frame = frame
        self._moves: Moves | None = None
        self._since = 0.0
        self._still, self._reach = float(EMPTY), 0.0

    async def idle(self) -> None:
        pace = self._bench.pace
        due = pace.now()
        while True:
            due = max(due + INTERVAL / pace.speed, pace.now())
            await pace.until(due)
            await self._wire.send(self._frame(self._millimetres()))

    async def play(self, at: At, step: str) -> None:
        if at.bytes_:
            fate = await self._wire.send(at.raw)
            self._note(at.raw, Value(None, None), step, fate)
        if at.value is None:
            return
        table = at.value if isinstance(at.value, dict) else {}
        done, pace = moves(at, *KEYS), self._bench.pace
        self._still, self._reach = float(table.get("still", STILL)), float(table.get("reach", REACH))
        self._moves, self._since = done, pace.now()
        await pace.sleep(done.after + max(0, done.times - 1) * done.every + done.away)
        frame = self._frame(self._still)
        self._note(frame, done.value, step, await self._wire.send(frame))

    def leave(self) -> None:
        self._moves, self._still, self._reach = None, float(EMPTY), 0.0

    def heard(self, data: bytes) -> None:
        """It has no commands."""

    def rehearse(self, at: At) -> None:
        if at.error or at.curve is not None:
            raise ValueError("a distance sensor has no error and no curve")
        if at.value is not None:
            moves(at, *KEYS)

    def _millimetres(self) -> float:
        seconds = (self._bench.pace.now() - self._since) * self._bench.pace.speed
        up = place(self._moves, seconds) if self._moves else 0.0
        return self._still - self._reach * up + self._bench.jitter.gauss(0, 3)

    def _note(self, frame: bytes, value: Value, step: str, fate: str) -> None:
        marks = {"lost": fate != "sent", "garbled": fate == "garbled"}
        self._bench.ledger.write(self._bench.device, step, frame, [value], **marks)


def make_maxbotix(bench: Bench, wire: Wire) -> Echo:
    """Lines with as many digits as the driver's variant has."""
    digits = 3 if installed().drivers[bench.device].variant == "xl" else 4
    return Echo(bench, wire, partial(line, digits=digits))


def make_uart_ff4(bench: Bench, wire: Wire) -> Echo:
    """Four bytes."""
    return Echo(bench, wire, four_bytes)
