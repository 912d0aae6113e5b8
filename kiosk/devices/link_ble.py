"""Transport over a Bluetooth LE session: real bleak inside, each notification a Frame with its channel.

Opening connects, subscribes to every channel of the driver at once (these devices send within milliseconds and hang
up), then sets the device's clock; some drivers want something written first. Battery, firmware and the like are read
when the device has said what it had to say. Closing returns at once; bleak's disconnect, which is always called, runs
behind.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import suppress
from datetime import tzinfo
from decimal import Decimal
from functools import partial
from types import TracebackType
from typing import Any, Self

import structlog
from bleak import BleakClient
from bleak.backends.characteristic import BleakGATTCharacteristic
from bleak.backends.device import BLEDevice
from bleak.exc import BleakError, BleakGATTProtocolError
from bleak.uuids import normalize_uuid_str

from kiosk.core.clock import Clock
from kiosk.core.errors import LinkLost
from kiosk.devices.device_time import WRITERS, read_time
from kiosk.devices.driver import BleSession, Frame, Send
from kiosk.devices.events import What
from kiosk.devices.failures import FAILURES, name_failure
from kiosk.devices.inbox import Inbox
from kiosk.devices.limits import limited
from kiosk.devices.noticing import drift
from kiosk.devices.radio import Radio
from kiosk.devices.reasons import Reason, lost

CONNECT_SECONDS = 10.0
PAIR_SECONDS = 30.0
TYPING_SECONDS = 60.0  # likewise, when somebody has to find a number on the back of the device
CALL_SECONDS = 5.0  # one read, write or subscription; a protected one without a bond is never answered
TIDY_SECONDS = 4.0  # bleak disconnects after a connect in vain, before it says so
HASTE_SECONDS = 1.0  # a call before the first measurement, which must not wait long for it
NOTHING_SECONDS = 30.0  # a connected device that calls by itself and then says nothing at all
QUESTION_SECONDS = 2.0  # a question beside the measurement
LULL_SECONDS = 0.3  # so long silent, a device has time for questions
BATTERY = "2a19"
ABOUT: tuple[tuple[str, What], ...] = (("2a26", "firmware"), ("2a24", "model"), ("2a25", "serial"))
LONGEST = 40  # characters of such a text
IGNORED_FIELD = 0x80  # answer of clocks that take the time but not the weekday

log = structlog.get_logger()
Notice = Callable[[What, Decimal | str], None]


class BleLink:
    """One session with one device that was just seen. ``pairing``: staff pair it; there is no hurry.

    ``notice`` is told facts about the device; without it nothing is asked.
    """

    rejected = 0

    def __init__(
        self, radio: Radio, device: BLEDevice, session: BleSession, clock: Clock, zone: tzinfo,
        silence: float | None = None, notice: Notice | None = None, pairing: bool = False,
    ) -> None:  # fmt: skip
        self._radio = radio
        self._device = device
        self._session = session
        self._clock = clock
        self._zone = zone
        self._silence = silence
        self._inbox = Inbox()
        self._notice = notice
        self._pairing = pairing
        pair = session.pair or pairing
        self._seconds = TYPING_SECONDS if pairing else PAIR_SECONDS if pair else CONNECT_SECONDS
        self._client = BleakClient(device, self._hung_up, timeout=self._seconds, pair=pair)
        self._last = 0.0
        self._aside: set[asyncio.Task[None]] = set()
        self._asked = notice is None
        self._clock_told = False
        self.up = False  # connected
        self.ready = False  # and everything was said that comes first
        self.path = str(device.details["path"])
        self.heard = False
        self.clock_set = False
        self.mute = False  # it does not even say what it is

    async def __aenter__(self) -> Self:
        self._radio.links.add(self)
        try:
            async with self._radio.lock:
                await self._call(self._client.connect(), self._seconds + TIDY_SECONDS)
            self.up = True
            if not self._client.is_connected:
                raise lost(Reason.HUNG_UP)
            self._last = self._clock.monotonic()
            await self._prepare()
            self.ready = True
        except BaseException:
            await self.__aexit__(None, None, None)
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._inbox.finish()
        self._radio.links.discard(self)
        for task in self._aside:
            task.cancel()
        self._radio.later(self._let_go(), self.path)

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
        quiet, stays = now - self._last, self._session.keep == "stay"
        if not self._asked and quiet > LULL_SECONDS and (said or stays):
            self._asked = True
            self._beside(self._ask_about())
        if (said or self._pairing) and not stays and quiet > self._session.quiet_after:
            self.drop()
        elif not stays and quiet > NOTHING_SECONDS:
            self.drop(lost(Reason.SILENT, "connected, and sent nothing"))
        elif self._silence is not None and quiet > self._silence:
            self.drop(lost(Reason.SILENT))

    # --- opening -------------------------------------------------------------------------------------------------

    async def _prepare(self) -> None:
        """Say what comes first, subscribe, set the clock. A peer that has spoken may hang up: its words still count."""
        session = self._session
        try:
            await self._clock.sleep(session.settle)
            if session.before or session.clock_first or (self._pairing and session.goodbye):
                await self._first_words()
                await self._clock.sleep(session.settle)
            if not (self._pairing and session.goodbye):
                await self._subscribe()
            if session.set_clock and session.set_clock not in session.notify and not session.clock_first:
                await self._look_at_clock()
        except LinkLost as error:
            if not self.heard:
                raise
            self._inbox.finish(error)

    async def _first_words(self) -> None:
        """Write what the driver wants written before it listens; what is not taken is not missed."""
        session, farewell = self._session, self._pairing and self._session.goodbye
        for send in () if farewell else session.before:
            await self._write(send, "greeting-refused")
        if session.set_clock and (session.clock_first or farewell):
            await self._set_clock()
        for send in session.goodbye if farewell else ():
            await self._write(send, "goodbye-refused")

    async def _write(self, send: Send, refused: str) -> bool:
        """Write if the device has that channel; a refusal is only noted. Raises LinkLost when it never answers."""
        target = self._find(send.channel)
        if target is None:
            return False
        try:
            await limited(self._client.write_gatt_char(target, send.data, response=send.response), HASTE_SECONDS)
        except BleakGATTProtocolError as error:
            log.info(refused, code=int(error.code))
            return error.code == IGNORED_FIELD
        except FAILURES as error:
            log.info(refused, error=type(error).__name__)
            return False
        except LinkLost:
            log.info(refused, error="no answer")
            return False
        return True

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

    # --- the clock -------------------------------------------------------------------------------------------------

    async def _look_at_clock(self) -> None:
        """Read the device's clock where it lets us, and set it."""
        target = self._find(self._session.set_clock)
        data = b""
        if target is not None and "read" in target.properties:
            try:
                data = bytes(await limited(self._client.read_gatt_char(target), HASTE_SECONDS))
            except (*FAILURES, LinkLost) as error:
                log.info("clock-unread", error=type(error).__name__)
        await self._mend_clock(data)

    async def _mend_clock(self, data: bytes) -> None:
        """Set the clock that says ``data``, unless it is as right as the driver wants it."""
        theirs, ours = read_time(data), self._clock.utc()
        if theirs is not None:
            if self._notice is not None:
                self._notice("clock", drift(theirs, ours, self._zone))
            if abs((theirs.replace(tzinfo=self._zone) - ours).total_seconds()) <= self._session.clock_within:
                self.clock_set = True
                return
        await self._set_clock()

    async def _set_clock(self) -> None:
        """Write our wall clock; a device that refuses keeps its own, and `clock_set` stays false."""
        channel = self._session.set_clock
        now = WRITERS[channel](self._clock.utc().astimezone(self._zone))
        self.clock_set = await self._write(Send(now, channel), "clock-refused")

    # --- questions -------------------------------------------------------------------------------------------------

    async def _ask_about(self) -> None:
        """Read battery, firmware, model, serial number. A read that is never answered blocks the link: it is lost."""
        assert self._notice is not None
        try:
            if BATTERY not in self._session.notify:
                await self._read_battery(self._notice)
            for channel, what in ABOUT:
                said = (await self._read(channel)).decode("utf-8", "replace")
                text = "".join(one for one in said if one.isprintable())
                if text.strip():
                    self._notice(what, text.strip()[:LONGEST])
        except FAILURES as error:
            log.info("about-refused", error=type(error).__name__)
        except LinkLost as error:
            self.mute = True
            self.drop(error)

    async def _read_battery(self, notice: Notice) -> None:
        """BlueZ may keep the battery service to itself, and tell the per cent at the device."""
        data = await self._read(BATTERY)
        percent = data[0] if len(data) == 1 else await self._radio.bus.battery(self.path) if self._radio.bus else None
        if percent is not None and percent <= 100:
            notice("battery", Decimal(percent))

    async def _read(self, channel: str) -> bytes:
        """Read a text or number; empty when the device has none."""
        target = self._find(channel)
        if target is None or "read" not in target.properties:
            return b""
        return bytes(await limited(self._client.read_gatt_char(target), QUESTION_SECONDS))

    # --- what comes ------------------------------------------------------------------------------------------------

    def _hear(self, channel: str, _: BleakGATTCharacteristic, data: bytearray) -> None:
        self._last = self._clock.monotonic()
        if channel == self._session.set_clock:
            if not self._clock_told:  # it takes the time only in answer to its own first word of it
                self._clock_told = True
                self._beside(self._mend_clock(bytes(data)))
            return
        if channel == BATTERY:
            if self._notice is not None and len(data) == 1 and data[0] <= 100:
                self._notice("battery", Decimal(data[0]))
            return
        self.heard = True
        self._inbox.put(Frame(bytes(data), self._last, channel))

    def _hung_up(self, _: BleakClient) -> None:
        """Hear of the end. While connecting, bleak reports each try that failed, and tries again by itself."""
        if self.up:
            self._inbox.finish(lost(Reason.HUNG_UP))

    def _beside(self, work: Coroutine[Any, Any, None]) -> None:
        """Do something while the link goes on; it ends with the link."""

        async def until_lost() -> None:
            with suppress(LinkLost):
                await work

        task = asyncio.create_task(until_lost())
        self._aside.add(task)
        task.add_done_callback(self._aside.discard)

    async def _let_go(self) -> None:
        """Disconnect, also after the peer has hung up: else each value comes twice in the next session."""
        try:
            await limited(self._client.disconnect(), CONNECT_SECONDS)
        except FAILURES as error:
            log.info("disconnect-failed", error=type(error).__name__)
        except LinkLost:
            log.info("disconnect-unanswered")
            self._radio.look_again()

    async def _call(self, call: Coroutine[Any, Any, None], seconds: float | None = None) -> None:
        """Await a call of bleak for so long; whatever goes wrong is a lost link with a reason."""
        try:
            await limited(call, seconds or CALL_SECONDS)
        except FAILURES as error:
            if seconds is not None:
                dropped = type(error) is BleakError  # "failed to discover services, device disconnected"
                otherwise = Reason.HUNG_UP if dropped else Reason.CONNECT_FAILED
            else:
                otherwise = Reason.REFUSED if self._client.is_connected else Reason.HUNG_UP
            raise lost(name_failure(error, otherwise), type(error).__name__) from error
