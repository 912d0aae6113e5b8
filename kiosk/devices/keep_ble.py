"""Keeps one Bluetooth device served: wait for its advert, connect at once, hear it out, let go, wait again.

A cuff or scale ("while_sending") calls when it has measured and hangs up itself; a sensor ("stay") is kept.
"""

from __future__ import annotations

import asyncio
from datetime import tzinfo

from bleak.backends.device import BLEDevice

from kiosk.core.errors import LinkLost
from kiosk.devices.backoff import Backoff
from kiosk.devices.bound import Bound
from kiosk.devices.driver import BleSession
from kiosk.devices.events import Ended, State
from kiosk.devices.link_ble import BleLink
from kiosk.devices.radio import Radio
from kiosk.devices.reasons import Reason, reason_of

BOND_FAILURES = 2  # sessions in vain with a paired device: it has probably forgotten us
FAILURES_TOLD = 3  # sessions in vain before staff are told
RADIO_OK = (Reason.NONE, Reason.RADIO_QUIET)


class BleKeeper:
    """One device, its radio, and how often it failed in a row."""

    def __init__(self, device: Bound, session: BleSession, radio: Radio, zone: tzinfo, backoff: Backoff) -> None:
        self._device = device
        self._session = session
        self._radio = radio
        self._zone = zone
        self._backoff = backoff
        self._failures = 0
        self._trouble = Reason.NONE

    async def run(self) -> None:
        """Run until cancelled."""
        await self._radio.known.wait()
        while True:
            seen = await self._sighting()
            link = BleLink(
                self._radio, seen, self._session, self._device.clock, self._zone, self._device.binding.driver.silence
            )
            self._device.change(State.CONNECTING)
            await self._serve(link, bool(seen.details["props"].get("Paired")))
            if link.closed is not None:
                await asyncio.wait((link.closed,))  # only then may the next session begin
            if self._trouble is not Reason.NONE:
                await self._device.pause(self._backoff.next())

    async def _serve(self, link: BleLink, paired: bool) -> None:
        """Hear one session out. A hang-up after a Record is how these devices say goodbye."""
        error: LinkLost | None
        try:
            async with link:
                served = await self._device.serve(link)
                error = served.error if not served.records or self._session.keep == "stay" else None
                self._judge(error, link, paired)
                self._device.hear(Ended(self._device.binding.device_id, served.link, served.records))
        except LinkLost as flaw:
            self._judge(flaw, link, paired)

    def _judge(self, error: LinkLost | None, link: BleLink, paired: bool) -> None:
        """Count failures in a row, and show how the device is now."""
        if error is None or (self._session.keep == "stay" and link.heard):
            self._failures, self._trouble = 0, Reason.NONE
            self._backoff.reset()
        else:
            self._failures += 1
            self._trouble = reason_of(error)
            if paired and self._failures >= BOND_FAILURES:
                self._trouble = Reason.NOT_PAIRED
        self._show()

    async def _sighting(self) -> BLEDevice:
        while True:
            known = self._radio.reason
            self._show()
            seen = await self._radio.sighting(self._device.binding.port, known)
            if seen is not None:
                return seen

    def _show(self) -> None:
        """Tell how the device is while there is no link."""
        radio, stays = self._radio.reason, self._session.keep == "stay"
        if radio not in RADIO_OK:
            self._device.change(State.FAULTY, radio)
        elif self._trouble is Reason.NOT_PAIRED or self._failures >= FAILURES_TOLD:
            self._device.change(State.FAULTY, self._trouble)
        else:
            waiting = Reason.NOT_SEEN if stays else Reason.WAITING
            reason = self._trouble or (radio if radio is Reason.RADIO_QUIET else waiting)
            self._device.change(State.ABSENT if stays else State.READY, reason)
