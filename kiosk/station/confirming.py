"""What a member of staff confirms beside a resident: being within reach of the test, and a doubtful value.

The first time in a visit a helper confirms with a PIN or a card; for a while after that a tap is enough, and it counts
as the same person's. Whoever it was is named in the record.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.core.assessment import Accepted
from kiosk.core.messages import Accept, Told
from kiosk.core.quality import ACCEPTED_BECAUSE
from kiosk.core.texts import Sentence
from kiosk.core.visit import HelperConfirmed, Stage
from kiosk.station.opened import Opened

if TYPE_CHECKING:
    from kiosk.station.station import Station

MAY_ACCEPT = ("specialist", "manager", "administrator")
TAP_COUNTS = 900.0
"""Seconds after the last confirmation of a visit in which a tap is enough: fifteen minutes (decision 26)."""


class Confirming:
    """On the I/O thread, inside the station's one queue."""

    def __init__(self, station: Station) -> None:
        self._station = station

    def tap_is_enough(self, opened: Opened) -> bool:
        """Whether somebody confirmed a little while ago in this visit."""
        return bool(opened.helper) and self._station.clock.monotonic() - opened.helper_at <= TAP_COUNTS

    async def helper(self, opened: Opened, pin: str) -> None:
        """옆에 있습니다: with a PIN, or with a tap soon after."""
        if opened.visit.stage is not Stage.HELPER:
            return
        if pin:
            who = await self._station.desk.check(pin)
            if who is not None:
                await self._confirmed(opened, who.id)
        elif self.tap_is_enough(opened):
            await self._confirmed(opened, opened.helper)
        else:
            self._refuse(Sentence("helper.pin-first"))
            self._station.show(opened)  # the button asks for the PIN again

    async def card(self, opened: Opened, code: str) -> bool:
        """A card shown where a helper is asked for: a colleague's confirms; tells whether it was one."""
        if opened.visit.stage is not Stage.HELPER:
            return False
        archive = self._station.archive
        who = await self._station.insist(lambda: archive.staff_of_card(code))
        if who is None:
            return False
        await self._confirmed(opened, who.id)
        return True

    async def _confirmed(self, opened: Opened, staff_id: str) -> None:
        if opened.visit.stage is Stage.HELPER:  # the store was asked meanwhile
            opened.helper, opened.helper_at = staff_id, self._station.clock.monotonic()
            await self._station.move(opened, HelperConfirmed(staff_id))
            await self._station.desk.here(staff_id)

    async def accept(self, opened: Opened, intent: Accept) -> None:
        """A specialist or above lets a doubtful value stand, and says why."""
        progress = opened.visit.progress
        if progress is None or progress.phase != "doubt" or intent.why not in ACCEPTED_BECAUSE:
            return
        who = await self._station.desk.check(intent.pin)
        if who is None:
            return
        if who.role not in MAY_ACCEPT:
            self._refuse(Sentence("pin.role"))
            return
        await self._station.move(opened, Accepted(who.id, intent.why))
        await self._station.desk.here(who.id)

    def _refuse(self, why: Sentence) -> None:
        self._station.tell(Told("pin", why, ok=False))
