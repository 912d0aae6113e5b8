"""A body composition analyser, or a scale that tells only finished results: measures, and says it once by itself.

Serial-devices 1.10, 5.1, 5.2. A scenario gives the weight alone, or a table with the quantities that the device says;
all of them are in the ledger. An analyser of body composition makes up the rest of whoever has a weight alone. A failed
measurement is a frame without a weight. The ten seconds are assumed.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from decimal import Decimal

from kiosk.devices.registry import installed
from kiosk.devices.simulate import encode_composition as encode
from kiosk.devices.simulate.bench import Bench
from kiosk.devices.simulate.encode_scales import bc418_scale
from kiosk.devices.simulate.encoders import half_up
from kiosk.devices.simulate.ledger import Value
from kiosk.devices.simulate.players.asked_scale import make_wb100
from kiosk.devices.simulate.players.scale import Scale
from kiosk.devices.simulate.scenario import At
from kiosk.devices.simulate.serial_player import SerialPlayer, Wire

MEASURING = 10.0
SHORT = {"weight": "body_weight", "height": "body_height"}

Frame = Callable[[Bench, Mapping[str, Decimal]], bytes]


class Analyser:
    """One frame after each measurement, silence otherwise."""

    def __init__(self, bench: Bench, wire: Wire, frame: Frame) -> None:
        self._bench = bench
        self._wire = wire
        self._frame = frame

    async def idle(self) -> None:
        await asyncio.Event().wait()

    async def play(self, at: At, step: str) -> None:
        frame, values = self._said(at)
        if not frame:
            return
        await self._bench.pace.sleep(MEASURING if self._bench.measuring is None else self._bench.measuring)
        fate = await self._wire.send(frame)
        marks = {"lost": fate != "sent", "garbled": fate == "garbled"}
        self._bench.ledger.write(self._bench.device, step, frame, values, **marks)
        self._bench.tell("sent", device=self._bench.device, step=step, fate=fate)

    def leave(self) -> None:
        """Nothing to undo."""

    def heard(self, data: bytes) -> None:
        """It has no commands."""

    def rehearse(self, at: At) -> None:
        self._said(at)

    def _said(self, at: At) -> tuple[bytes, list[Value]]:
        if at.bytes_:
            return at.raw, [Value(None, None)]
        if at.error:
            return self._frame(self._bench, {}), []
        if at.value is None:
            return b"", []
        table = at.value if isinstance(at.value, dict) else self._usual(at.value)
        values = {SHORT.get(name, name): value for name, value in table.items()}
        return self._frame(self._bench, values), [Value(name, value) for name, value in values.items()]

    def _usual(self, weight: Decimal) -> dict[str, Decimal]:
        """Somebody of this weight, with 28 % of fat."""
        fat = half_up(weight * 28 / 100, 1)
        parts = {
            "body_fat": half_up(fat / weight * 100, 1) if weight else Decimal(0),
            "fat_mass": fat,
            "fat_free_mass": half_up(weight - fat, 1),
            "muscle_mass": half_up((weight - fat) * 94 / 100, 1),
            "body_water": half_up((weight - fat) * 73 / 100, 1),
            "visceral_level": Decimal(8),
        }
        measures = installed().drivers[self._bench.device].measures
        return {"weight": weight} | {name: value for name, value in parts.items() if name in measures}


def make_tanita(bench: Bench, wire: Wire) -> SerialPlayer:
    """The form that the driver's variant names."""
    driver = installed().drivers[bench.device]
    forms: dict[str, Frame] = {
        "bc418": lambda bench, values: encode.bc418(bench.wall(), bench.sex, values),
        "bd815": lambda _, values: encode.bd815(values),
    }
    if driver.variant in ("wb100", "doran_fh"):
        return make_wb100(bench, wire)
    if driver.variant == "bc418_scale":
        return Scale(bench, wire, bc418_scale, 1)
    return Analyser(
        bench,
        wire,
        forms.get(
            driver.variant, lambda bench, values: encode.tanita_csv(driver.model, bench.wall(), bench.sex, values)
        ),
    )


def make_healthometer(bench: Bench, wire: Wire) -> Analyser:
    """Weight, height or both."""
    return Analyser(bench, wire, lambda _, values: encode.healthometer(values))
