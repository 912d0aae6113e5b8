"""What the checks of the devices mean for the visits of this station: the corrections in force at a lease, and which
values may be shown as good when the results are told.

What is not known is never good: where the store does not answer, a value that has an instrument to check is told like
one whose check is overdue, and no correction is applied (the value names the correction it was made with, so it is
judged by that later).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from kiosk.core.assessment import Taken
from kiosk.core.battery.pressure import PRESSURE_NEEDS
from kiosk.core.duties_checks import DailyCheck, FullCheck, OutsideCheck, VoidCheck
from kiosk.core.errors import StoreError
from kiosk.core.metrology.backgrounds import Looked
from kiosk.core.metrology.behind import Key, in_force, key_of, stands
from kiosk.core.metrology.plans import correctable
from kiosk.core.metrology.standing import Why
from kiosk.core.metrology.values import DeviceCheck
from kiosk.core.reading import Measurement, Method
from kiosk.core.settle import Settled
from kiosk.core.visit import Stage
from kiosk.station.opened import Opened
from kiosk.station.trial import Trial

if TYPE_CHECKING:
    from kiosk.station.station import Station

LOOK_EVERY = 5.0
"""Seconds between two looks while results are on the screen, or a gate is to come: a check may be written elsewhere."""
CHANGE_CHECKS = (DailyCheck, FullCheck, OutsideCheck, VoidCheck)
"""Duties after which another correction may be in force, or a value on the screen be in doubt."""
WRONG: tuple[Why, ...] = ("failed", "doubtful")
"""A cuff of which it is known that it was out of its limits opens no gate; one whose check is only due does, since
nothing speaks against its number and the other choice would be to measure nobody. Staff see both."""


class Checked:
    """On the I/O thread, inside the station's one queue."""

    def __init__(self, station: Station) -> None:
        self._station = station
        self._looked_at = 0.0

    async def corrections(self, devices: Iterable[str]) -> Mapping[str, Mapping[str, DeviceCheck]]:
        """Return by device and quantity the check whose correction is in force now.

        What must not be corrected is not, whatever a row says.
        """
        found: dict[str, Mapping[str, DeviceCheck]] = {}
        now = self._station.clock.utc()
        for device in devices:
            made = self._station.bench.devices.instrument(device)
            looked = await self._look((made.driver, made.serial))
            if looked is None:
                continue
            may = [one for one in self._measures(device) if correctable(one, looked.facts.legal)]
            each = ((quantity, in_force(looked.checks, quantity, now)) for quantity in may)
            found[device] = {quantity: check for quantity, check in each if check is not None}
        return found

    def calibrations(self, trial: Trial, settled: Settled) -> Mapping[str, UUID]:
        """Return by quantity the check whose correction is in the values of a trial."""
        measures = self._measures(trial.device)
        each = ((quantity, trial.calibration(quantity, measures)) for quantity, _ in settled.values)
        return {quantity: check for quantity, check in each if check is not None}

    def _measures(self, device: str) -> tuple[str, ...]:
        bound = self._station.bench.devices.bound().get(device)
        return bound.driver.measures if bound is not None else ()

    async def look(self, opened: Opened) -> None:
        """Read anew what is known of the instruments of a visit, also of those it is compared with."""
        rows = (*opened.counted, *opened.before.rows)
        keys = {key_of(row) for row in rows if row.method is Method.DEVICE}
        opened.looked = {key: await self._look(key) for key in sorted(keys)}
        pressures = [row for row in opened.counted if row.quantity == PRESSURE_NEEDS[0]]
        opened.distrusted = bool(pressures) and self._wrong(opened, pressures[-1])

    async def kept(self, opened: Opened, taken: Taken) -> None:
        """A pressure was taken: before the next test begins it has to be known what its cuff is worth."""
        if taken.get(PRESSURE_NEEDS[0]) is not None:
            await self.look(opened)

    async def changed(self) -> None:
        """A check was written or taken back here: every open visit is judged anew, and what is shown is told anew."""
        front = self._station.front
        for opened in (*((front,) if front is not None else ()), *self._station.aside.values()):
            await self._again(opened)

    async def tick(self, now: float) -> None:
        """Results are on the screen, or were looked for already (the gate, perhaps of a visit that rested since):
        somebody may have written a check at another station."""
        front = self._station.front
        if front is None or not (front.looked or front.visit.stage in (Stage.RESULTS, Stage.PAPER)):
            return
        if now - self._looked_at >= LOOK_EVERY:
            self._looked_at = now
            await self._again(front)

    async def _again(self, opened: Opened) -> None:
        before = opened.looked
        await self.look(opened)
        if opened.looked != before:
            self._station.retell(opened)

    @staticmethod
    def _wrong(opened: Opened, row: Measurement) -> bool:
        looked = opened.looked.get(key_of(row))
        return looked is not None and stands(row, looked.checks).why in WRONG

    async def _look(self, key: Key) -> Looked | None:
        try:
            return await self._station.archive.checks(*key)
        except StoreError:
            return None
