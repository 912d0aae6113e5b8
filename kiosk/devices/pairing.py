"""Pairing one Bluetooth device because staff want it: forget the bond, wait for the button, bond, see whether it holds.

Only in that time may the device ask for a passkey, or have one shown (`agent`).
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

from bleak.backends.device import BLEDevice

from kiosk.core.errors import LinkLost
from kiosk.devices.agent import CAPABILITIES, PLAIN
from kiosk.devices.bound import Bound
from kiosk.devices.driver import BleSession
from kiosk.devices.events import Passkey, State
from kiosk.devices.failures import FAILURES, name_failure
from kiosk.devices.radio import RADIO_OK, Radio
from kiosk.devices.reasons import Reason

BUTTON_SECONDS = 60.0  # for staff to find the button that makes it ready for pairing
VERIFY_SECONDS = 10.0  # for a device that goes on advertising after it was paired

Bond = Callable[[BLEDevice], Awaitable[Reason]]
"""Connect to a device that was just seen, and pair; NONE when that went well."""


class Pairing:
    """The wish of staff to pair a device, and what became of it. ``interrupt`` ends whatever its keeper waits for."""

    def __init__(self, device: Bound, session: BleSession, radio: Radio, interrupt: Callable[[], None]) -> None:
        self._device = device
        self._session = session
        self._radio = radio
        self._interrupt = interrupt
        self._address = device.binding.port.upper()
        self._wish: asyncio.Future[Reason] | None = None
        self._verdict: asyncio.Future[Reason] | None = None  # paired; the next link shows whether it holds

    @property
    def wanted(self) -> bool:
        """Whether the keeper should leave everything else and `grant` it."""
        return self._wish is not None

    async def ask(self) -> Reason:
        """Have it paired; NONE when that is done, else why not. Cancel it to give up."""
        if self._wish is None:
            self._wish = asyncio.get_running_loop().create_future()
        wish = self._wish
        self._interrupt()
        try:
            return await asyncio.shield(wish)
        except asyncio.CancelledError:
            if not wish.done():
                wish.set_result(Reason.NOT_PAIRED)
                self.answer("")
                self._interrupt()
            raise

    def answer(self, passkey: str) -> bool:
        """Pass on what staff typed or confirmed, empty for no. False: nobody asked, or that is no passkey."""
        return self._radio.agent.answer(self._address, passkey)

    async def grant(self, bond: Bond) -> None:
        """Pair, with the agent open for this one device; the verdict comes with the next link, or in silence."""
        wish, agent = self._wish, self._radio.agent
        assert wish is not None, "it is wanted"
        agent.staff[self._address] = lambda number: self._device.hear(Passkey(self._device.binding.device_id, number))
        agent.capability = CAPABILITIES[self._session.passkey]
        self._device.change(State.CONNECTING, Reason.PAIRING)
        try:
            reason = await self._pair(wish, bond)
        finally:
            del agent.staff[self._address]
            agent.capability = PLAIN
            self._wish = None
            if self._radio.bus is not None:
                with suppress(*FAILURES, LinkLost):
                    await self._radio.bus.register_agent()
        if wish.done():
            return
        if reason is not Reason.NONE or self._session.goodbye:
            wish.set_result(reason)
            return
        self._verdict = wish
        asyncio.get_running_loop().call_later(VERIFY_SECONDS, self.decide, Reason.NONE)

    def decide(self, reason: Reason) -> None:
        """What the first link after the pairing shows."""
        verdict, self._verdict = self._verdict, None
        if verdict is not None and not verdict.done():
            verdict.set_result(reason)

    def close(self) -> None:
        """The device is taken off the station."""
        for question in (self._wish, self._verdict):
            if question is not None and not question.done():
                question.set_result(Reason.UNBOUND)

    async def _pair(self, wish: asyncio.Future[Reason], bond: Bond) -> Reason:
        if self._radio.reason not in RADIO_OK or self._radio.bus is None:
            return self._radio.reason or Reason.BLUETOOTH_DOWN
        try:
            await self._radio.bus.register_agent()
            await self._radio.bus.forget(self._address)
        except (*FAILURES, LinkLost) as error:
            return name_failure(error, Reason.BLUETOOTH_DOWN)
        seen = await self._button(wish)
        if seen is not None:
            return await bond(seen)
        return self._radio.reason if self._radio.reason not in RADIO_OK else Reason.NOT_SEEN

    async def _button(self, wish: asyncio.Future[Reason]) -> BLEDevice | None:
        """Wait until the device advertises; None when it does not, or staff give up."""
        with suppress(TimeoutError):
            async with asyncio.timeout(BUTTON_SECONDS):
                while not wish.done() and self._radio.reason in RADIO_OK:
                    seen = await self._radio.sighting(self._address, self._radio.reason)
                    if seen is not None:
                        return seen
        return None
