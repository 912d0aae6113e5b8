"""Tells the outbox what a check changed, a bite at a time beside everything else: also what a crash left half told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog

from kiosk.core.errors import StoreError
from kiosk.store.gateway import StoreGateway
from kiosk.store.records import Store

if TYPE_CHECKING:
    from kiosk.station.station import Station

log = structlog.get_logger()
ACTOR = "system:checks"
LOOK_EVERY = 5.0
"""Seconds between two looks whether there is anything to tell: a check may have been made at another station."""
BREATH = 0.05
"""Seconds between two bites; a bite takes about as long at most, so a value that is to be saved waits for one."""


class Teller:
    """Beside the station's queue, on the I/O thread."""

    def __init__(self, station: Station, store: StoreGateway) -> None:
        self._station, self._store = station, store
        self._next = 0.0
        self._telling = False

    def tick(self, now: float) -> None:
        """A second has passed."""
        if now >= self._next and not self._telling:
            self._next, self._telling = now + LOOK_EVERY, True
            self._station.start_job(self._tell())

    async def _tell(self) -> None:
        clock = self._station.clock
        try:
            if not await self._store.read(Store.checks_untold):
                return
            while await self._store.call(Store.check_tell, actor=ACTOR, now=clock.utc()):
                await clock.sleep(BREATH)
            log.info("checks-told")
        except StoreError as error:
            log.warning("checks-untold", reason=error.key)
        finally:
            self._telling = False
