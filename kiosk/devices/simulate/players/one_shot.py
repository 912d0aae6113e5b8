"""Cuffs that measure when their button is pressed and then say one result by themselves (serial-devices 3.4, 3.5).

They keep nothing, so a scenario can replay nothing. A failed measurement says its code where the form has one, else it
says that there is no result.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime

from kiosk.devices.registry import installed
from kiosk.devices.simulate import encode_cuffs as encode
from kiosk.devices.simulate.bench import Bench
from kiosk.devices.simulate.encoders import EncodeError
from kiosk.devices.simulate.ledger import Value
from kiosk.devices.simulate.players.pressure import Pressure, measuring, pressure_of
from kiosk.devices.simulate.scenario import At
from kiosk.devices.simulate.serial_player import Wire

PRESS_AFTER = 3.0
Say = Callable[[datetime, str, Pressure | None], bytes]
"""When, the error's code (0: none), what was measured."""
OMRON: dict[str, Say] = {
    "hbp9030_f5": encode.hbp9030_f5,
    "hbp9020_csv": encode.hbp9020_csv,
    "hbp9020_short": lambda at, _, record: encode.hbp9020_short(at, record),
}


class OneShot:
    """The cuff on its stand, and whoever presses its button."""

    def __init__(self, bench: Bench, wire: Wire, say: Say) -> None:
        self._bench, self._wire, self._say = bench, wire, say

    async def idle(self) -> None:
        await asyncio.Event().wait()

    async def play(self, at: At, step: str) -> None:
        if not (at.has_value or at.error):
            return
        frame, values = self._frame(at)
        await self._bench.pace.sleep(PRESS_AFTER + measuring(self._bench))
        frame = frame if at.bytes_ else self._frame(at)[0]  # dated when it is over
        fate = await self._wire.send(frame)
        marks = {"lost": fate != "sent", "garbled": fate == "garbled"}
        self._bench.ledger.write(self._bench.device, step, frame, values, **marks)
        self._bench.tell("sent", device=self._bench.device, step=step, fate=fate)

    def leave(self) -> None:
        """The arm comes out; an inflation was cancelled with the play."""

    def heard(self, data: bytes) -> None:
        """It has no commands."""

    def rehearse(self, at: At) -> None:
        if at.replay:
            raise ValueError("this cuff keeps nothing that it could replay")
        if at.has_value or at.error:
            self._frame(at)

    def _frame(self, at: At) -> tuple[bytes, list[Value]]:
        if at.bytes_:
            return at.raw, [Value(None, None)]
        wall = self._bench.wall()
        if at.error:
            code = at.error.removeprefix("E").lstrip("0")
            if not (len(code) == 1 and code.isdigit()):
                raise EncodeError(f"this cuff's errors are one digit, not {at.error!r}")
            return self._say(wall, code, None), []
        record = pressure_of(at.value)
        said = self._say(wall, "0", record)
        mean = b"," in said[:3] or b"^" in said[:1]  # the other forms have none
        return said, record.values if mean else [one for one in record.values if one.quantity != "mean_pressure"]


def make_amp(bench: Bench, wire: Wire) -> OneShot:
    """AMPall: no error codes, only zeros."""
    return OneShot(bench, wire, lambda _, error, record: encode.amp_bp868(record))


def make_omron(bench: Bench, wire: Wire) -> OneShot:
    """Omron in the form that the driver's variant names."""
    return OneShot(bench, wire, OMRON[installed().drivers[bench.device].variant])
