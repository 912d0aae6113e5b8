"""Transport over a Bluetooth LE session: real bleak inside, each notification a Frame with its channel.

Opening connects, subscribes to every channel of the driver at once (these devices send within milliseconds and hang
up), then sets the device's clock. Closing returns at once; bleak's disconnect, which is always called, runs behind.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Coroutine
from datetime import tzinfo
from functools import partial
from types import TracebackType
from typing import Any, Self

import structlog
from bleak import BleakClient
from bleak.backends.characteristic import BleakGATTCharacteristic
from bleak.backends.device import BLEDevice
from bleak.exc import BleakGATTProtocolError
from bleak.uuids import normalize_uuid_str

from kiosk.core.clock import Clock
from kiosk.core.errors import LinkLost
from kiosk.devices.bluez import FAILURES, name_failure
from kiosk.devices.device_time import WRITERS
from kiosk.devices.driver import BleSession, Frame, Send
from kiosk.devices.inbox import Inbox
from kiosk.devices.limits import limited
from kiosk.devices.radio import Radio
from kiosk.devices.reasons import Reason, lost

CONNECT_SECONDS = 10.0
PAIR_SECONDS = 30.0
CALL_SECONDS = 5.0  # one read, write or subscription; a protected one without a bond is never answered
TIDY_SECONDS = 4.0  # bleak disconnects after a connect in vain, before it says so
NOTHING_SECONDS = 30.0  # a connected device that calls by itself and then says nothing at all
IGNORED_FIELD = 0x80  # answer of clocks that take the time but not the weekday

log = structlog.get_logger()


class BleLink:
    """One session with one device that was just seen."""

    rejected = 0

    def __init__(
        self, radio: Radio, device: BLEDevice, session: BleSession, clock: Clock, zone: tzinfo,
        silence: float | None = None,
    ) -> None:  # fmt: skip
        self._radio = radio
        self._device = device
        self._session = session
        self._clock = clock
        self._zone = zone
        self._silence = silence
        self._inbox = Inbox()
        self._seconds = PAIR_SECONDS if session.pair else CONNECT_SECONDS
        self._client = BleakClient(device, self._hung_up, timeout=self._seconds, pair=session.pair)
        self._last = 0.0
        self._up = False
        self._setting: asyncio.Task[None] | None = None
        self.path = str(device.details["path"])
        self.heard = False
        self.clock_set = False
        self.closed: asyncio.Task[None] | None = None  # done when bleak has let go of the device

    async def __aenter__(self) -> Self:
        self._radio.links.add(self)
        try:
            async with self._radio.lock:
                await self._call(self._client.connect(), self._seconds + TIDY_SECONDS)
            self._up = True
            if not self._client.is_connected:
                raise lost(Reason.HUNG_UP)
            self._last = self._clock.monotonic()
            await self._prepare()
        except BaseException:
            await self.__aexit__(None, None, None)
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._inbox.finish()
        self._radio.links.discard(self)
        if self._setting is not None:
            self._setting.cancel()
        self.closed = self._radio.later(self._let_go())

    def __aiter__(self) -> AsyncIterator[Frame]:
        return self._inbox.frames()

    async def send(self, send: Send) -> None:
        self._inbox.check()
        try:
            target = self._find(send.channel)
            if target is None:
                raise lost(Reason.WRONG_SERVICE, send.channel)
            await self._call(self._client.write_gatt_char(target, send.data, response=send.response))
        except LinkLost as error:
            self._inbox.finish(error)
            raise

    async def purge(self) -> None:
        """Nothing to do: notifications are read as they come, and what a device has stored is judged by `whose`."""

    def drop(self, error: LinkLost | None = None) -> None:
        """End the session from our side."""
        self._inbox.finish(error)

    def watch(self, now: float, said: bool) -> None:
        """End a session that has said everything, or that says nothing."""
        quiet = now - self._last
        if self._session.keep == "while_sending" and said and quiet > self._session.quiet_after:
            self.drop()
        elif self._session.keep == "while_sending" and quiet > NOTHING_SECONDS:
            self.drop(lost(Reason.SILENT, "connected, and sent nothing"))
        elif self._silence is not None and quiet > self._silence:
            self.drop(lost(Reason.SILENT))

    # --- opening -------------------------------------------------------------------------------------------------

    async def _prepare(self) -> None:
        """Subscribe and set the clock. A peer that has spoken may hang up meanwhile: its words still count."""
        try:
            await self._subscribe()
            if self._session.set_clock and self._session.set_clock not in self._session.notify:
                await self._set_clock()
        except LinkLost as error:
            if not self.heard:
                raise
            self._inbox.finish(error)

    async def _subscribe(self) -> None:
        found = 0
        for channel in self._session.notify:
            target = self._find(channel)
            if target is None:
                log.info("channel-missing", channel=channel)
                continue
            heard = partial(self._hear, channel)
            await self._call(self._client.start_notify(target, heard, bluez={"use_start_notify": True}))
            found += 1
        if not found:
            raise lost(Reason.WRONG_SERVICE)

    def _find(self, channel: str) -> BleakGATTCharacteristic | None:
        """Find a characteristic, in the driver's own service if it is there."""
        uuid, service = normalize_uuid_str(channel), normalize_uuid_str(self._session.service)
        try:
            known = self._client.services.characteristics.values()
        except FAILURES as error:
            raise lost(Reason.HUNG_UP) from error
        same = [one for one in known if one.uuid == uuid]
        return min(same, key=lambda one: one.service_uuid != service, default=None)

    async def _set_clock(self) -> None:
        """Write our wall clock; a device that refuses keeps its own, and `clock_set` stays false."""
        target = self._find(self._session.set_clock)
        if target is None:
            return
        now = WRITERS[self._session.set_clock](self._clock.utc().astimezone(self._zone))
        try:
            await limited(self._client.write_gatt_char(target, now, response=True), CALL_SECONDS)
        except BleakGATTProtocolError as error:
            if error.code != IGNORED_FIELD:
                log.info("clock-refused", code=int(error.code))
                return
        except FAILURES as error:
            log.info("clock-refused", error=type(error).__name__)
            return
        self.clock_set = True

    async def _set_clock_now(self) -> None:
        """Omron takes the time only in answer to its own first notification of it."""
        try:
            await self._set_clock()
        except LinkLost as error:
            self.drop(error)

    # --- what comes ------------------------------------------------------------------------------------------------

    def _hear(self, channel: str, _: BleakGATTCharacteristic, data: bytearray) -> None:
        self._last = self._clock.monotonic()
        if channel == self._session.set_clock:
            if self._setting is None:
                self._setting = asyncio.create_task(self._set_clock_now())
            return
        self.heard = True
        self._inbox.put(Frame(bytes(data), self._last, channel))

    def _hung_up(self, _: BleakClient) -> None:
        """Hear of the end. While connecting, bleak reports each try that failed, and tries again by itself."""
        if self._up:
            self._inbox.finish(lost(Reason.HUNG_UP))

    async def _let_go(self) -> None:
        """Disconnect, also after the peer has hung up: else each value comes twice in the next session."""
        try:
            await limited(self._client.disconnect(), CONNECT_SECONDS)
        except (*FAILURES, LinkLost) as error:
            log.info("disconnect-failed", error=type(error).__name__)

    async def _call(self, call: Coroutine[Any, Any, None], seconds: float | None = None) -> None:
        """Await a call of bleak for so long; whatever goes wrong is a lost link with a reason."""
        try:
            await limited(call, seconds or CALL_SECONDS)
        except FAILURES as error:
            if seconds is not None:
                otherwise = Reason.CONNECT_FAILED
            else:
                otherwise = Reason.REFUSED if self._client.is_connected else Reason.HUNG_UP
            raise lost(name_failure(error, otherwise), type(error).__name__) from error
