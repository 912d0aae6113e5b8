"""Writes down what becomes of the devices, for the statistics and each device's history.

A state counts when it has lasted a few seconds: a cable that is moved, or a radio that reconnects, is no event. What
a device tells about itself counts when it differs from what stands there; how well it is heard, now and then.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import structlog

from kiosk.core.clock import Clock
from kiosk.core.errors import StoreError
from kiosk.devices.events import Changed, Event, Noticed, State
from kiosk.store.gateway import StoreGateway
from kiosk.store.records import Store

log = structlog.get_logger()
LASTS, EVERY = 5.0, 1.0
SELDOM = {"signal": 3600.0, "battery": 600.0}
"""Seconds between two lines of what moves all the time."""
_AS = {State.BUSY: State.READY}  # in a measuring step: as well as ready
_PASSING = (State.CONNECTING,)
_Key = tuple[str, str]  # device, what it told


@dataclass(frozen=True, slots=True)
class _State:
    state: str
    reason: str
    at: datetime
    since: float


class DeviceLog:
    """``hear`` takes every event of the supervisor, on the event loop; `run` writes until cancelled.

    ``driver_of`` returns the driver's slug of a bound device, empty for one that is gone.
    """

    def __init__(self, gateway: StoreGateway, clock: Clock, driver_of: Callable[[str], str]) -> None:
        self._gateway, self._clock, self._driver_of = gateway, clock, driver_of
        self._now: dict[str, _State] = {}
        self._written: dict[str, tuple[str, str]] = {}
        self._told: dict[_Key, tuple[str, datetime]] = {}
        self._stands: dict[_Key, tuple[str, float]] = {}
        self._read: set[str] = set()

    def hear(self, event: Event) -> None:
        """Note a change of state, or a fact; anything else is not for this log."""
        match event:
            case Changed(state=state) if state not in _PASSING:
                self._changed(event)
            case Noticed():
                self._told[event.device_id, event.what] = str(event.value), self._clock.utc()

    def _changed(self, event: Changed) -> None:
        state = _AS.get(event.state, event.state).value
        before = self._now.get(event.device_id)
        if before is None or (before.state, before.reason) != (state, event.reason_key):
            at, since = self._clock.utc(), self._clock.monotonic()
            self._now[event.device_id] = _State(state, event.reason_key, at, since)

    async def run(self) -> None:
        """Write what has lasted; what the store refuses is tried again."""
        while True:
            await self._clock.sleep(EVERY)
            for device, now in tuple(self._now.items()):
                lasted = self._clock.monotonic() - now.since >= LASTS
                if lasted and self._written.get(device) != (now.state, now.reason):
                    await self._write(device, now)
            for (device, what), (value, at) in tuple(self._told.items()):
                if self._counts(device, what, value):
                    await self._write_fact(device, what, value, at)

    def _counts(self, device: str, what: str, value: str) -> bool:
        stands = self._stands.get((device, what))
        if stands is None:
            return True
        return value != stands[0] and self._clock.monotonic() - stands[1] >= SELDOM.get(what, 0.0)

    async def _write(self, device: str, now: _State) -> None:
        driver = self._driver_of(device)
        try:
            await self._gateway.call(Store.device_event_add, device, driver, now.state, now.reason, now=now.at)
        except StoreError as error:
            log.warning("device-unwritten", device=device, reason=error.key)
        else:
            self._written[device] = (now.state, now.reason)

    async def _write_fact(self, device: str, what: str, value: str, at: datetime) -> None:
        """Write a fact, unless it stands there since an earlier day."""
        try:
            if device not in self._read:
                for known, note in (await self._gateway.read(Store.device_facts, device)).items():
                    self._stands.setdefault((device, known), (note.value, self._clock.monotonic()))
                self._read.add(device)
            stands = self._stands.get((device, what))
            if stands is None or stands[0] != value:
                await self._gateway.call(Store.device_fact_add, device, self._driver_of(device), what, value, now=at)
        except StoreError as error:
            log.warning("device-unwritten", device=device, reason=error.key)
        else:
            self._stands[device, what] = value, self._clock.monotonic()
