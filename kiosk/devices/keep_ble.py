"""Keeps one Bluetooth device served: wait for its advert, connect at once, hear it out, let go, wait again.

A cuff or scale ("while_sending") calls when it has measured and hangs up itself; a sensor ("stay") is kept. Staff may
have it paired anew at any time (`pairing`).
"""

from __future__ import annotations

from datetime import tzinfo
from decimal import Decimal

from bleak.backends.device import BLEDevice

from kiosk.core.errors import LinkLost
from kiosk.devices.backoff import Backoff
from kiosk.devices.bound import Bound
from kiosk.devices.driver import BleSession
from kiosk.devices.events import Ended, State
from kiosk.devices.failures import FAILURES, name_failure
from kiosk.devices.link_ble import BleLink
from kiosk.devices.pairing import Pairing
from kiosk.devices.radio import RADIO_OK, Radio
from kiosk.devices.reasons import Reason, lost, reason_of

BOND_FAILURES = 2  # links to a paired device that were lost before a word: it has probably forgotten us
FAILURES_TOLD = 3  # sessions in vain before staff are told
STRENGTH_STEP = 6  # dBm by which a signal must have changed to be worth telling


class BleKeeper:
    """One device, its radio, and how often it failed in a row."""

    def __init__(self, device: Bound, session: BleSession, radio: Radio, zone: tzinfo, backoff: Backoff) -> None:
        self._device = device
        self._session = session
        self._radio = radio
        self._zone = zone
        self._backoff = backoff
        self._address = device.binding.port.upper()
        self._failures = 0
        self._dropped = 0  # of these, links that look as if the other side had no bond
        self._trouble = Reason.NONE
        self._rediscovered = False
        self._mute = False
        self._link: BleLink | None = None
        self.pairing = Pairing(device, session, radio, self._interrupt)

    async def run(self) -> None:
        """Run until cancelled."""
        await self._radio.known.wait()
        try:
            while True:
                seen = await self._sighting()
                if self.pairing.wanted:
                    await self.pairing.grant(self._bond)
                elif seen is not None:
                    await self._serve(seen)
                    if self._trouble is not Reason.NONE and not self.pairing.wanted:
                        await self._device.pause(self._backoff.next())
        finally:
            self.pairing.close()

    def _interrupt(self) -> None:
        """End whatever is waited for."""
        self._device.change_now.set()
        self._radio.recall(self._address)
        if self._link is not None:
            self._link.drop()

    async def _bond(self, seen: BLEDevice) -> Reason:
        """Connect to a device that staff pair."""
        await self._serve(seen, pairing=True)
        return self._trouble

    # --- a session -----------------------------------------------------------------------------------------------

    async def _serve(self, seen: BLEDevice, *, pairing: bool = False) -> None:
        """Hear one session out. A hang-up after a Record is how these devices say goodbye."""
        heard = self._radio.last(self._address)
        assert heard is not None, "it was just seen"
        strength_worth_telling(self._device, heard.rssi)
        paired = heard.paired
        if self._session.passkey != "none" and not paired and not pairing:
            self._judge(lost(Reason.NOT_PAIRED, "never paired"), None, paired=False)
            return
        await self._radio.settled(str(seen.details["path"]))
        link = self._link = self._link_to(seen, pairing)
        self._device.change(State.CONNECTING, Reason.PAIRING if pairing else Reason.NONE)
        error: LinkLost | None = None
        try:
            async with link:
                self.pairing.decide(Reason.NONE)
                if not pairing or not (self._session.goodbye or self._session.keep == "stay"):
                    error = await self._hear_out(link)
        except LinkLost as flaw:
            error = flaw
        finally:
            self._link = None
        self._mute |= link.mute
        self._judge(None if pairing and link.up else error, link, paired)
        await self._radio.settled(link.path)
        if self._trouble is Reason.WRONG_SERVICE and not paired and not self._rediscovered:
            self._rediscovered = True
            await self._forget()  # BlueZ may have kept an old table of its services

    def _link_to(self, seen: BLEDevice, pairing: bool) -> BleLink:
        device = self._device
        notice, silence = None if self._mute else device.notice, device.binding.driver.silence
        return BleLink(
            self._radio, seen, self._session, device.clock, self._zone, silence, notice, pairing=pairing
        )  # fmt: skip

    async def _hear_out(self, link: BleLink) -> LinkLost | None:
        served = await self._device.serve(link)
        self._device.hear(Ended(self._device.binding.device_id, served.link, served.records))
        return served.error if not served.records or self._session.keep == "stay" else None

    def _judge(self, error: LinkLost | None, link: BleLink | None, paired: bool) -> None:
        """Count failures in a row, and show how the device is now."""
        if error is None or (link is not None and self._session.keep == "stay" and link.heard):
            self._failures = self._dropped = 0
            self._trouble, self._rediscovered = Reason.NONE, False
            self._backoff.reset()
        elif (
            link is not None and link.up and reason_of(error) is Reason.WRONG_SERVICE and self._bonded_just_now(paired)
        ):
            self._trouble = Reason.NONE  # encrypted services appear with the next link
        else:
            self._failures += 1
            self._trouble = reason_of(error)
            self._dropped += link is not None and _without_bond(link, self._trouble)
            if paired and self._dropped >= BOND_FAILURES:
                self._trouble = Reason.NOT_PAIRED
            self.pairing.decide(self._trouble)
        self._show()

    def _bonded_just_now(self, paired: bool) -> bool:
        return self._session.pair and not paired

    async def _sighting(self) -> BLEDevice | None:
        """Wait for an advert of the device; None: there is something else to do."""
        while not self.pairing.wanted:
            known = self._radio.reason
            self._show()
            seen = await self._radio.sighting(self._address, known)
            if seen is not None:
                return seen
        return None

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

    async def _forget(self) -> None:
        if self._radio.bus is not None:
            try:
                await self._radio.bus.forget(self._address)
            except (*FAILURES, LinkLost) as error:
                self._trouble = name_failure(error, self._trouble)


def strength_worth_telling(device: Bound, strength: int) -> None:
    """Notice the signal (dBm) when it is another one than before."""
    told = device.facts.get("signal")
    if not isinstance(told, Decimal) or abs(strength - told) >= STRENGTH_STEP:
        device.notice("signal", Decimal(strength))


def _without_bond(link: BleLink, reason: Reason) -> bool:
    """Whether a lost link looks as if the device had forgotten its half of the bond."""
    if link.ready:
        return False
    return reason in (Reason.HUNG_UP, Reason.REFUSED, Reason.NOT_PAIRED) or (link.up and reason is Reason.NO_ANSWER)
