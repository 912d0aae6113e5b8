"""What keeps the records safe without being asked: a backup, a look over the store, and what may be kept no longer.

Every night, or as soon as the kiosk is on again: many are switched off at night. Each job runs on a thread of its own
with a connection of its own and pauses after each piece, so that saving never waits for it. How it ended stands in the
log of the place, where the opening check and the page of keeping read it.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path

import structlog

from kiosk.app.keeping import read_back
from kiosk.app.sweeping import rules_of, sweep_files
from kiosk.config import Settings
from kiosk.core.clock import Clock
from kiosk.core.errors import StoreError
from kiosk.store.backup import ENDING, write_backup
from kiosk.store.copies import fold_log, forget_schemas
from kiosk.store.engine import StoreSettings
from kiosk.store.examine import examine_store
from kiosk.store.gateway import StoreGateway
from kiosk.store.keys import DataKey
from kiosk.store.records import Store
from kiosk.store.retention import Swept
from kiosk.store.switch import stamp
from kiosk.store.trouble import told

log = structlog.get_logger()
JOBS = ("backup", "integrity", "retention")
_ACTOR = "system:keeping"
_FIRST, _AGAIN = 300.0, 900.0  # seconds: after the start, and between two looks at the clock
_LEASE = 6 * 3600.0  # longer than any of the jobs takes
_BREATH = 0.02  # seconds after each piece; a piece takes about as long


class Housekeeper:
    """Implements `kiosk.station.office.services.Housekeeping`, and does the same by itself when it is due."""

    def __init__(
        self, settings: Settings, data_dir: Path, where: StoreSettings, gateway: StoreGateway, clock: Clock
    ) -> None:
        self._settings, self._data_dir, self._where = settings, data_dir, where
        self._gateway, self._clock = gateway, clock
        self._one = asyncio.Lock()

    @property
    def folder(self) -> Path:
        """Where backups go."""
        named = self._settings.keeping.backups
        return Path(named) if named else self._data_dir / "backups"

    async def watch(self) -> None:
        """Do what is due, for ever."""
        await self._clock.sleep(_FIRST)
        while True:
            await self.do_due()
            await self._clock.sleep(_AGAIN)

    async def do_due(self) -> None:
        """Do whatever was not done since the last night."""
        for what in JOBS:
            try:
                if await self._due(what):
                    await self.run(what)
            except StoreError as error:
                log.error("keeping-failed", kind=what, reason=error.key)
                return

    async def _due(self, what: str) -> bool:
        """Tell whether it is this station's turn: of stations that share a database one does the work for all."""
        now, shared = self._clock.utc(), bool(self._where.url)
        last = await self._gateway.read(Store.upkeep_last, what, here=not shared)
        if last is not None and last.at >= last_night(now, self._settings):
            return False
        lease = f"keeping-{what}", self._where.station_id
        return not shared or await self._gateway.call(Store.lease_take, *lease, now=now, seconds=_LEASE)

    async def run(self, what: str) -> bool:
        """Do backup, integrity or retention now; tells how it ended. Never raises."""
        jobs: Mapping[str, Callable[[], Awaitable[dict[str, int]]]] = {
            "backup": self._backup,
            "integrity": self._integrity,
            "retention": self._retention,
        }
        async with self._one:
            try:
                counts = await jobs[what]()
            except StoreError as error:
                log.error("keeping-failed", kind=what, reason=error.key)
                await self._write(what, "fail", error.key)
                return False
            log.info("keeping-done", kind=what)
            return await self._write(what, "ok", json.dumps(counts))

    async def _write(self, what: str, result: str, detail: str) -> bool:
        now = self._clock.utc()
        day = now.astimezone(self._settings.zone).date()
        try:
            await self._gateway.call(
                Store.upkeep_add, what, day=day, actor=_ACTOR, now=now, result=result, detail=detail
            )
        except StoreError as error:
            log.error("keeping-failed", kind=what, reason=error.key)
            return False
        return result == "ok"

    def _keys(self, store: Store) -> DataKey:
        return store.keys

    async def _backup(self) -> dict[str, int]:
        now = self._clock.utc()
        keys = await self._gateway.call(self._keys)
        await self._gateway.call(Store.note, "backup", actor=_ACTOR, now=now)
        file = self.folder / f"{self._where.station_id}-{stamp(now)}{ENDING}"

        def job() -> dict[str, int]:
            with told():
                file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            made = write_backup(self._where, keys, file, now=now, pause=_breathe)
            read_back(file, keys, made)
            with told():
                return {"rows": made.total, "bytes": file.stat().st_size}

        counts = await asyncio.to_thread(job)
        await self._gateway.call(lambda store: fold_log(store.engine))  # what was erased meanwhile leaves the disk
        return counts

    async def _integrity(self) -> dict[str, int]:
        keys = await self._gateway.call(self._keys)
        found = await asyncio.to_thread(examine_store, self._where, keys, pause=_breathe)
        return {"identities": found.identities, "entries": found.audit_entries}

    async def _retention(self) -> dict[str, int]:
        now = self._clock.utc()
        rules, swept = rules_of(self._settings, now), Swept(more=True)
        await self._gateway.call(Store.tray_expire, actor=_ACTOR, now=now)
        while swept.more:
            swept += await self._gateway.call(Store.retention_sweep, rules, actor=_ACTOR, now=now)
        files = await asyncio.to_thread(sweep_files, self._settings, self._data_dir, self.folder, now)
        copies = now - timedelta(days=self._settings.keeping.copy_days)
        files += await self._gateway.call(lambda store: forget_schemas(store.engine, copies))
        return {"people": swept.people, "visits": swept.visits, "tray": swept.tray, "files": files}


def last_night(now: datetime, settings: Settings) -> datetime:
    """Return the newest moment at which the nightly work was to begin."""
    hour, minute = map(int, settings.keeping.nightly.split(":"))
    local = now.astimezone(settings.zone)
    night = local.replace(hour=hour, minute=minute, second=0, microsecond=0)
    return night if night <= local else night - timedelta(days=1)


def _breathe() -> None:
    time.sleep(_BREATH)
