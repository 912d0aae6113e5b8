"""Put the kiosk together: screen first, then, on the I/O thread, store, devices, station and sync."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.app.io_thread import IoThread
from kiosk.config import Settings
from kiosk.core.messages import Fact

if TYPE_CHECKING:
    from kiosk.devices.supervisor import Binding
    from kiosk.station.settings import StationSettings
    from kiosk.ui.engine import Ui


@dataclass(frozen=True, slots=True)
class Options:
    """How this run differs from an ordinary day."""

    settings: Settings
    data_dir: Path
    config: Path
    windowed: tuple[int, int] | None = None
    speed: float = 1.0
    rest_speed: float = 1.0  # divides pauses only: a demonstration in a window
    demo: bool = False
    reports: Path | None = None
    sync: bool = True
    logs: Path | None = None  # where the log goes; None: set up already, or not wanted


class Kiosk:
    """One running kiosk. `watch` sees every fact after the screen has it (demonstrations, tests)."""

    def __init__(self, options: Options, watch: Callable[[Fact], None] | None = None) -> None:
        self.options = options
        self.ui = self._build_ui(watch)
        self.io = IoThread(self._work, self.ui.tell)

    def _build_ui(self, watch: Callable[[Fact], None] | None) -> Ui:
        from kiosk.ui import engine  # Qt is loaded only by commands with a screen

        screen = self.options.settings.screen
        return engine.build(
            self.options.windowed or (screen.width, screen.height),
            screen.pitch_mm,
            screen.language,
            send=lambda intent: self.io.send(intent),
            windowed=self.options.windowed is not None,
            zoom=screen.text_scale / 100,
            place=self._place(),
            watch=watch,
        )

    def _place(self) -> str:
        centre = self.options.settings.centre
        return centre.name_en if self.options.settings.screen.language == "en" else centre.name_ko

    def run(self) -> int:
        """Show the screen and work until it is closed; returns the exit code."""
        from kiosk.app.stopping import QuitOnSignal

        sys.setswitchinterval(0.0005)  # the interpreter's 5 ms default is the tail of the wire-to-callback latency
        self.ui.when_drawn(self.io.start)  # what it loads would slow the first screen down
        stopping = QuitOnSignal(self.ui.app.quit)
        try:
            return self.ui.exec()
        finally:
            self.io.stop()
            self.ui.close()
            stopping.restore()

    def _reports(self) -> Path:
        return self.options.reports or self.options.data_dir / "reports"

    # --- the I/O thread ----------------------------------------------------------------------------------------

    async def _work(self, io: IoThread) -> None:
        # Imported here, on this thread, so that the first screen does not wait for them.
        import asyncio
        import gc

        import structlog

        from kiosk.app import logs
        from kiosk.app.archive import StoreArchive
        from kiosk.app.caller import StaffCaller
        from kiosk.app.device_side import DeviceSide
        from kiosk.app.paper import PaperDesk
        from kiosk.app.storing import bindings_of, open_gateway
        from kiosk.app.syncing import sync_loop
        from kiosk.devices import registry
        from kiosk.devices.supervisor import Supervisor
        from kiosk.station.clock import SystemClock
        from kiosk.station.station import Station
        from kiosk.store.records import Store

        if self.options.logs is not None:
            logs.set_up(self.options.logs)
        log = structlog.get_logger()
        settings = self.options.settings
        clock = SystemClock(self.options.speed)
        async with (
            open_gateway(settings, self.options.data_dir, self.options.config) as gateway,
            sync_loop(settings, gateway, clock, io.tell) as sync,
        ):
            closed = await gateway.call(Store.recover_open_visits, actor="system:start", now=clock.utc())
            log.info("store-open", visits=len(closed))
            known = registry.installed()
            bindings: Sequence[Binding] = await bindings_of(gateway, known)
            supervisor = Supervisor(
                bindings, known.protocols, clock, lambda event: station.hear(event), zone=settings.zone
            )
            paper = PaperDesk(settings, self._reports(), demo=self.options.demo)
            station = Station(
                self._station_settings(),
                clock,
                io.tell,
                StoreArchive(gateway, clock, settings.zone),
                DeviceSide(bindings, known.protocols, supervisor),
                StaffCaller(settings.staff_call, settings.centre.station),
                paper,
                sync.wake if sync else lambda: None,
            )
            gc.freeze()  # what is loaded now stays: a full collection would stop the screen for tens of milliseconds
            io.listen(station.hear)
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(supervisor.run())
                    group.create_task(station.run())
                    if sync is not None and self.options.sync:
                        group.create_task(sync.run())
            finally:
                paper.close()

    def _station_settings(self) -> StationSettings:
        from kiosk.station.settings import StationSettings

        settings = self.options.settings
        return StationSettings(
            zone=settings.zone,
            programme_for=settings.programme_for,
            ask_after=settings.idle.ask_s,
            answer_within=settings.idle.answer_s,
            goodbye=settings.idle.goodbye_s,
            short_rest=self.options.demo,
            rest_speed=self.options.rest_speed,
            language=settings.screen.language,
        )
