"""Writes down what becomes of the devices, for the statistics and each device's history.

A state counts when it has lasted a few seconds: a cable that is moved, or a radio that reconnects, is no event.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import structlog

from kiosk.core.clock import Clock
from kiosk.core.errors import StoreError
from kiosk.devices.events import Changed, Event, State
from kiosk.store.gateway import StoreGateway
from kiosk.store.records import Store

log = structlog.get_logger()
LASTS, EVERY = 5.0, 1.0
_AS = {State.BUSY: State.READY}  # in a measuring step: as well as ready
_PASSING = (State.CONNECTING,)


@dataclass(frozen=True, slots=True)
class _State:
    state: str
    reason: str
    at: datetime
    since: float


class DeviceLog:
    """``hear`` takes every event of the supervisor, on the event loop; `run` writes until cancelled."""

    def __init__(self, gateway: StoreGateway, clock: Clock, drivers: Mapping[str, str]) -> None:
        self._gateway, self._clock, self._drivers = gateway, clock, drivers
        self._now: dict[str, _State] = {}
        self._written: dict[str, tuple[str, str]] = {}

    def hear(self, event: Event) -> None:
        """Note a change; anything else is not for this log."""
        if not isinstance(event, Changed) or event.state in _PASSING:
            return
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

    async def _write(self, device: str, now: _State) -> None:
        driver = self._drivers.get(device, "")
        try:
            await self._gateway.call(Store.device_event_add, device, driver, now.state, now.reason, now=now.at)
        except StoreError as error:
            log.warning("device-unwritten", device=device, reason=error.key)
        else:
            self._written[device] = (now.state, now.reason)
