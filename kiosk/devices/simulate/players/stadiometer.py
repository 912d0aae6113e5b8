"""A G-TECH stadiometer with scale: measures for a few seconds, then sends one frame by itself (serial-devices 2.1).

Its frame carries weight and body mass index too; the ledger marks those as ``extra``. A failed measurement is a
frame of zeros. The four seconds are assumed.
"""

from __future__ import annotations

import asyncio
from decimal import Decimal

from kiosk.devices.simulate.bench import Bench, number, only
from kiosk.devices.simulate.encoders import bmi, gtech_gl, half_up
from kiosk.devices.simulate.ledger import Value
from kiosk.devices.simulate.scenario import At
from kiosk.devices.simulate.serial_player import Wire

MEASURING = 4.0
USUAL_BMI = Decimal(23)  # whoever has no weight in the scenario


class Stadiometer:
    """One frame after each measurement, silence otherwise."""

    def __init__(self, bench: Bench, wire: Wire) -> None:
        self._bench = bench
        self._wire = wire

    async def idle(self) -> None:
        await asyncio.Event().wait()

    async def play(self, at: At, step: str) -> None:
        frame, values = self._frame(at)
        if not frame:
            return
        await self._bench.pace.sleep(MEASURING if self._bench.measuring is None else self._bench.measuring)
        fate = await self._wire.send(frame)
        self._bench.ledger.write(
            self._bench.device, step, frame, values, lost=fate != "sent", garbled=fate == "garbled"
        )
        self._bench.tell("sent", device=self._bench.device, step=step, fate=fate)

    def leave(self) -> None:
        """Nothing to undo."""

    def heard(self, data: bytes) -> None:
        """It has no commands."""

    def rehearse(self, at: At) -> None:
        self._frame(at)

    def shows(self, value: Decimal) -> Decimal:
        """Round as its display does."""
        return half_up(value, 1)

    def _frame(self, at: At) -> tuple[bytes, list[Value]]:
        if at.bytes_:
            return at.raw, [Value(None, None)]
        if at.error:
            return gtech_gl(Decimal(0), Decimal(0), self._bench.sex), []
        if at.value is None:
            return b"", []
        only(at.value, ("height", "weight"))
        height, weight = number(at.value, "height"), self._weight(at)
        values = [
            Value("body_height", height),
            Value("body_weight", weight, extra=True),
            Value("bmi", bmi(height, weight), extra=True),
        ]
        return gtech_gl(height, weight, self._bench.sex), values

    def _weight(self, at: At) -> Decimal:
        if isinstance(at.value, dict) and "weight" in at.value:
            return at.value["weight"]
        if self._bench.weight is not None:
            return self._bench.weight
        return half_up(USUAL_BMI * (number(at.value, "height") / 100) ** 2, 2)
