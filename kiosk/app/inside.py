"""What runs on the I/O thread: store, devices, station with its staff side, sync and keeping, put together.

Imported on that thread, so that the first screen does not wait for any of it.
"""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import date
from typing import TYPE_CHECKING

import structlog

from kiosk.app import modes
from kiosk.app.archive import StoreArchive
from kiosk.app.caller import StaffCaller
from kiosk.app.consent_paper import ConsentPaper
from kiosk.app.device_log import DeviceLog
from kiosk.app.device_side import DeviceSide
from kiosk.app.housekeeping import Housekeeper
from kiosk.app.io_thread import IoThread
from kiosk.app.modes import Ground, ModeSwitch
from kiosk.app.office_side import services_of
from kiosk.app.paper import PaperDesk
from kiosk.app.showing import Hear, shown_devices
from kiosk.app.sounding import Sounding
from kiosk.app.speaking import Speaking
from kiosk.app.storing import bindings_of, open_ground
from kiosk.app.syncing import sync_loop
from kiosk.app.timescale import to_screen, to_station
from kiosk.core import danger
from kiosk.core.errors import StoreError
from kiosk.core.messages import Fact, ModeChanged
from kiosk.devices import registry
from kiosk.devices.events import Event
from kiosk.devices.radio import Radio
from kiosk.devices.supervisor import Supervisor
from kiosk.station.clock import SystemClock
from kiosk.station.office.office import Office
from kiosk.station.office.services import Services
from kiosk.station.settings import StationSettings
from kiosk.station.station import Station
from kiosk.store.gateway import StoreGateway
from kiosk.store.records import Store
from kiosk.sync.loop import SyncLoop

if TYPE_CHECKING:
    from kiosk.app.compose import Options

log = structlog.get_logger()


class Inside:
    """One run of everything behind the screen; ``leave`` closes the screen when staff change the mode."""

    def __init__(self, options: Options, io: IoThread, leave: Callable[[], None], voice: Speaking | None) -> None:
        self._options, self._io, self._leave = options, io, leave
        self._clock = SystemClock(options.speed)
        self.switch: ModeSwitch | None = None
        self._follow: Hear = lambda fact: None
        # a track cannot sound faster than it is: a demonstration that runs faster is silent
        self._sounds = Sounding(options.data_dir / "cache/tracks", others=voice) if options.speed == 1.0 else None

    async def run(self) -> None:
        """Work until cancelled."""
        options = self._options
        now = self._clock.utc()
        ground = await asyncio.to_thread(modes.ground, options.settings, options.data_dir, options.config, now)
        self._io.tell(ModeChanged(ground.mode))
        async with self._open(ground) as (gateway, sync, paper):
            closed = await gateway.call(Store.recover_open_visits, actor="system:start", now=self._clock.utc())
            log.info("store-open", visits=len(closed))
            async with shown_devices(ground, gateway, self._clock) as self._follow:
                try:
                    await self._serve(ground, gateway, sync, paper)
                finally:
                    if self._sounds is not None:
                        self._sounds.stop()

    def _tell(self, fact: Fact) -> None:
        fact = to_screen(fact, self._options.speed)
        self._io.tell(fact)
        self._follow(fact)

    @asynccontextmanager
    async def _open(self, ground: Ground) -> AsyncIterator[tuple[StoreGateway, SyncLoop | None, PaperDesk]]:
        options = self._options
        async with AsyncExitStack() as stack:
            gateway = await stack.enter_async_context(open_ground(ground, options.data_dir))
            sync = await stack.enter_async_context(sync_loop(ground.settings, gateway, self._clock, self._io.tell))
            reports = options.reports or ground.data_dir / "reports"
            paper = PaperDesk(ground.settings, reports, demo=options.demo, mark=modes.MARKS[ground.mode])
            stack.callback(paper.close)
            yield gateway, sync, paper

    async def _serve(self, ground: Ground, gateway: StoreGateway, sync: SyncLoop | None, paper: PaperDesk) -> None:
        known = registry.installed()
        bindings = await bindings_of(gateway, known)

        def hear(event: Event) -> None:
            devices.hear(event)
            events.hear(event)
            station.hear(event)

        zone, drivers, radio = ground.settings.zone, known.drivers.values(), self._radio(ground)
        supervisor = Supervisor(bindings, known.protocols, self._clock, hear, zone=zone, radio=radio, drivers=drivers)
        devices = DeviceSide(bindings, known.protocols, supervisor, self._clock.utc)
        events = DeviceLog(gateway, self._clock, devices.driver_of)
        keeper = Housekeeper(ground.settings, ground.data_dir, ground.store, gateway, self._clock)
        services = self._services(ground, gateway, supervisor, paper, keeper)
        station = self._station(ground, gateway, devices, paper, services, sync.wake if sync else lambda: None)
        gc.freeze()  # what is loaded now stays: a full collection would stop the screen for tens of milliseconds
        if self._sounds is not None and self._sounds.command:
            self._sounds.prepare()
        self._io.listen(lambda intent: station.hear(to_station(intent, self._options.speed)))
        async with asyncio.TaskGroup() as group:
            group.create_task(self._reindex(gateway))
            group.create_task(supervisor.run())
            group.create_task(station.run())
            group.create_task(events.run())
            if not ground.mode:
                group.create_task(keeper.watch())
            if sync is not None and self._options.sync:
                group.create_task(sync.run())

    def _radio(self, ground: Ground) -> Radio | None:
        """Make one only for a chosen adapter; without a choice the supervisor does when a device needs it."""
        adapter = ground.settings.bluetooth.adapter
        return Radio(self._clock, adapter) if adapter else None

    async def _reindex(self, gateway: StoreGateway) -> None:
        """After an update: people from before the name index are made findable, a few at a time."""
        try:
            while await gateway.call(Store.people_reindex, actor="system:update", now=self._clock.utc()):
                await asyncio.sleep(0.05)
        except StoreError as error:
            log.error("reindex-failed", reason=error.key)

    def _services(
        self, ground: Ground, gateway: StoreGateway, supervisor: Supervisor, paper: PaperDesk, keeper: Housekeeper
    ) -> Services:
        def today() -> date:
            return self._clock.utc().astimezone(ground.settings.zone).date()

        self.switch = switch = ModeSwitch(ground, self._options.data_dir, self._leave, today)
        return services_of(ground, self._options.config, gateway, self._clock, supervisor, paper, keeper, switch)

    def _station(
        self,
        ground: Ground,
        gateway: StoreGateway,
        devices: DeviceSide,
        paper: PaperDesk,
        services: Services,
        wake: Callable[[], None],
    ) -> Station:
        return Station(
            station_settings(self._options, ground),
            self._clock,
            self._tell,
            StoreArchive(gateway, self._clock, ground.settings.zone),
            devices,
            StaffCaller(ground.settings.staff_call, ground.settings.centre.station),
            paper,
            wake,
            lambda made: Office(made, gateway, services),
            self._sounds,
            ConsentPaper(paper, ground.settings, self._clock),
        )


def station_settings(options: Options, ground: Ground) -> StationSettings:
    """Say in one value what the station must know of the configuration."""
    settings = ground.settings
    return StationSettings(
        zone=settings.zone,
        programme_for=settings.programmes_for,
        ask_after=settings.idle.ask_s,
        answer_within=settings.idle.answer_s,
        cover_after=settings.idle.cover_s,
        goodbye=settings.idle.goodbye_s,
        lock_after=settings.staff.lock_s,
        ring_again=settings.staff_call.escalate_s,
        short_rest=options.demo or bool(ground.mode),
        rest_speed=max(options.rest_speed, NO_RESTS if ground.mode else 1.0),
        language=settings.screen.language,
        asks=settings.consents.asked,
        keep_years=settings.keeping.people_years,
        follow_up=settings.follow_up.rules,
        dangers=danger.rules(settings.danger),
        smallest=settings.statistics.smallest,
        station=settings.centre.station,
    )


NO_RESTS = 1000.0
"""In practice nobody waits for a pause."""
