"""Keeps one device that only advertises: its changed payloads become Frames, one weighing a link.

BlueZ repeats the last payload at any change of a device, also long after the device has gone, and keeps the data of
earlier adverts beside the new. So only what differs from what was there before is a Frame, and the first payload after
a scanner start never is: it may be from yesterday. Weak adverts are not trusted to be ours (ble-devices §4).
"""

from __future__ import annotations

import asyncio

from bleak.backends.scanner import AdvertisementData

from kiosk.core.errors import LinkLost
from kiosk.devices.bound import Bound
from kiosk.devices.driver import BleAdvert, Frame
from kiosk.devices.events import Ended, State
from kiosk.devices.heard import Heard, short
from kiosk.devices.keep_ble import strength_worth_telling
from kiosk.devices.link_advert import AdvertLink
from kiosk.devices.radio import RADIO_OK, Radio
from kiosk.devices.reasons import Reason


class AdvertKeeper:
    """One device, and what it advertised last."""

    def __init__(self, device: Bound, advert: BleAdvert, radio: Radio) -> None:
        self._device = device
        self._advert = advert
        self._radio = radio
        self._before: dict[str, bytes] = {}
        self._scan = 0
        self._far = False
        self._link: AdvertLink | None = None
        self._wake = asyncio.Event()

    async def run(self) -> None:
        """Run until cancelled."""
        await self._radio.known.wait()
        self._radio.told.add(self._wake.set)
        try:
            with self._radio.listen(self._device.binding.port, self._hear):
                while True:
                    self._wake.clear()
                    self._show()
                    if self._link is not None:
                        await self._serve(self._link)
                    else:
                        await self._wake.wait()
        finally:
            self._radio.told.discard(self._wake.set)

    async def _serve(self, link: AdvertLink) -> None:
        self._radio.links.add(link)
        try:
            async with link:
                served = await self._device.serve(link)
                self._device.hear(Ended(self._device.binding.device_id, served.link, served.records))
        except LinkLost:
            pass  # the radio says why
        finally:
            self._radio.links.discard(link)
            if self._link is link:  # the next one may have come already
                self._link = None

    def _hear(self, heard: Heard, advert: AdvertisementData) -> None:
        """Called with every advert of the address."""
        now = self._payloads(advert)
        fresh = {channel: data for channel, data in now.items() if self._before.get(channel) != data}
        known = self._scan == self._radio.scanner.scans
        self._before, self._scan = now, self._radio.scanner.scans
        far = heard.rssi < self._advert.rssi_least
        if far is not self._far:
            self._far = far
            self._wake.set()
        if far or not known or not fresh:
            return
        strength_worth_telling(self._device, heard.rssi)
        if self._link is None or self._link.over:
            self._link = AdvertLink(self._advert.quiet_after)
            self._wake.set()
        for channel, data in fresh.items():
            self._link.put(Frame(data, heard.at, channel))

    def _payloads(self, advert: AdvertisementData) -> dict[str, bytes]:
        """Pick what is of this device: channel → payload."""
        if self._advert.service:
            data = {short(uuid): payload for uuid, payload in advert.service_data.items()}
            return {key: payload for key, payload in data.items() if key == self._advert.service}
        company, mask = self._advert.company, self._advert.company_mask
        return {f"{key:04x}": payload for key, payload in advert.manufacturer_data.items() if key & mask == company}

    def _show(self) -> None:
        """Tell how the device is while nobody is weighed."""
        radio = self._radio.reason
        if radio not in RADIO_OK:
            self._device.change(State.FAULTY, radio)
        else:
            hint = Reason.TOO_FAR if self._far else radio or Reason.WAITING
            self._device.change(State.READY, hint)
